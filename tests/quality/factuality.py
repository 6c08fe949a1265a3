"""Outside corpora of factuality: how sure a text is of a marked word, from -3 (no fact) to 3 (fact)."""

import json
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bongsu.extract.certainty.judgement import Certainty, judge, judge_word
from bongsu.extract.lexicon import lexicon
from bongsu.extract.parse import Sentence, parse
from tests.quality.figures import Count, Figure, Measured, share

STEPS = {Certainty.CERTAIN: 3.0, Certainty.UNCERTAIN: 0.0, Certainty.DENIED: -3.0}
"""Our three steps on the annotators' scale."""


@dataclass(frozen=True)
class Judged:
    """A marked word: the mean of its annotators' values, and what our reader says."""

    value: float
    certainty: Certainty

    @property
    def wanted(self) -> Certainty:
        """Return the annotators' step: above 2 certain, below -2 denied, else uncertain."""
        if self.value > 2:
            return Certainty.CERTAIN
        return Certainty.DENIED if self.value < -2 else Certainty.UNCERTAIN


def of_columns(path: Path) -> list[Judged]:
    """Judge a corpus of one word a line (word in column 2, value in column 3) and a blank line between sentences."""
    return [Judged(value, judge_word(sentence, at, lexicon()).certainty) for sentence, at, value in marked(path)]


def marked(path: Path) -> Iterator[tuple[Sentence, int | None, float]]:
    """Yield every marked word of such a corpus: its sentence, its place there, the mean of its annotators' values."""
    for words in _sentences(path):
        yield from _marked(words)


def _sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line.strip()]
        if rows:
            yield [(row[1], row[2]) for row in rows]


def _marked(words: list[tuple[str, str]]) -> Iterator[tuple[Sentence, int | None, float]]:
    text = "".join(f"{word} " for word, _ in words)
    sentence, at = parse(text, 0, len(text), lexicon()), 0
    for word, value in words:
        if value != "_":
            yield sentence, sentence.token_at(at), float(value)
        at += len(word) + 1


def of_targets(path: Path) -> list[Judged]:
    """Judge a corpus of one text a line, whose targets are spans of its blank-separated words."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [_target(row["text"], target) for row in rows for target in row["targets"]]


def _target(text: str, target: dict[str, object]) -> Judged:
    span, label = target["span1"], target["label"]
    assert isinstance(span, list)
    assert isinstance(label, float | int)
    before = text.split(" ")[: span[0]]
    return Judged(float(label), judge(text, sum(len(word) + 1 for word in before)).certainty)


def measure(judged: list[Judged]) -> Measured:
    """Return the share in three steps, the mean F1 of the steps, the correlation, and the mean distance."""
    values, ours = [one.value for one in judged], [STEPS[one.certainty] for one in judged]
    steps = {str(step): _count(judged, step) for step in Certainty}
    right = sum(count.hit for count in steps.values())
    certain, commonest = (step / len(judged) for step in (steps["certain"].there, max(map(_there, steps.values()))))
    return Measured(
        {
            "three_steps": share(right, len(judged), all_certain=certain, commonest_step=commonest),
            "mean_f1": Figure(_mean_f1(steps), len(judged), {"all certain": 2 * certain / (1 + certain) / len(steps)}),
            "correlation": Figure(statistics.correlation(ours, values), len(judged), {"all certain": 0.0}),
            "mean_error": Figure(
                _distance(ours, values),
                len(judged),
                {"all certain": _distance([3.0] * len(values), values)},
                error=True,
            ),
        },
        kinds=steps,
    )


def _there(count: Count) -> int:
    return count.there


def _distance(ours: list[float], values: list[float]) -> float:
    return statistics.fmean(abs(mine - value) for mine, value in zip(ours, values, strict=True))


def _count(judged: list[Judged], step: Certainty) -> Count:
    wanted = [one.wanted is step for one in judged]
    given = [one.certainty is step for one in judged]
    hit = sum(want and give for want, give in zip(wanted, given, strict=True))
    return Count(hit, sum(wanted) - hit, sum(given) - hit)


def _mean_f1(steps: dict[str, Count]) -> float:
    return statistics.fmean(count.f1 for count in steps.values())
