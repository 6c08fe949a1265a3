"""Floors on outside corpora of factuality: how sure the text is of a marked word, in three steps."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bongsu.extract.judgement import Certainty, judge_word
from bongsu.extract.lexicon import lexicon
from bongsu.extract.parse import parse

FLOORS = yaml.safe_load((Path(__file__).parent / "floors.yml").read_text(encoding="utf-8"))["factuality"]
pytestmark = pytest.mark.shared


def sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Yield the sentences of a corpus as (word, value from -3 to 3 or _)."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line.strip()]
        if rows:
            yield [(row[1], row[2]) for row in rows]


def accuracy(path: Path) -> float:
    """Return the share of marked words that are judged as their annotators did: above 2 certain, below -2 denied."""
    right = asked = 0
    for words in sentences(path):
        offsets, text = [], ""
        for word, _ in words:
            offsets.append(len(text))
            text += f"{word} "
        sentence = parse(text, 0, len(text), lexicon())
        for (_, value), offset in zip(words, offsets, strict=True):
            if value != "_":
                asked += 1
                right += judge_word(sentence, sentence.token_at(offset), lexicon()).certainty is _wanted(float(value))
    return right / asked


def _wanted(value: float) -> Certainty:
    if value > 2:
        return Certainty.CERTAIN
    return Certainty.DENIED if value < -2 else Certainty.UNCERTAIN


@pytest.mark.parametrize("corpus", sorted(FLOORS))
def test_no_corpus_sinks_below_its_floor(shared: Path, corpus: str) -> None:
    """What "all certain" reaches stands beside each floor."""
    assert accuracy(shared / "data" / "events" / "factuality" / corpus) >= FLOORS[corpus]
