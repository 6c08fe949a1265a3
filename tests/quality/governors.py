"""How far any rule by governing words could go on MEANTIME: `python -m tests.quality.governors`.

A rule by governors gives the same step to all words under the same construction and governor. The best one of a part
gives each the step that most of its words bear there; on another part it shows how much of that carries over.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from bongsu.extract.certainty.chains import climb
from bongsu.extract.certainty.judgement import Certainty, judge_word
from bongsu.extract.certainty.wordgroups import Words
from bongsu.extract.lexicon import lexicon
from tests.quality.factuality import Judged, marked
from tests.quality.report import CHECKOUT
from tests.quality.wording import number, table

PARTS = ("MEANTIME.train", "MEANTIME.dev", "UW.train", "UW.dev")
Rule: TypeAlias = Mapping[tuple[str, str, str], Certainty]
"""The step of all words of one key; see `Governed.key`."""
_PASSING = frozenset({"keeps", "passes", "known", "tells"})
_INFINITIVES = ("to after", "to alone", "be to", "purpose", "would like")


@dataclass(frozen=True)
class Governed:
    """A marked word with the construction that decides on it and the words that do."""

    judged: Judged
    construction: str
    governor: str

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what a rule by governors can know of the word."""
        return self.construction, self.governor, self.judged.certainty


def of_corpus(path: Path) -> list[Governed]:
    """Judge the marked words of a corpus and name what decides on each."""
    found = []
    for sentence, place, value in marked(path):
        judgement = judge_word(sentence, place, lexicon())
        links = [link for _, link in climb(Words(sentence, lexicon()), place)[0]] if place is not None else []
        deciding = next((link for link in links if link.effect not in _PASSING), links[0] if links else None)
        construction = deciding.rule if deciding else "clause"
        governor = judgement.cue or (deciding.cue if deciding else "")
        found.append(Governed(Judged(value, judgement.certainty), construction, governor))
    return found


def best_rule(words: Iterable[Governed]) -> Rule:
    """Return the step that most words of each construction and governor bear."""
    steps: dict[tuple[str, str, str], Counter[Certainty]] = defaultdict(Counter)
    for word in words:
        steps[word.key][word.judged.wanted] += 1
    return {key: counts.most_common(1)[0][0] for key, counts in steps.items()}


def right(words: list[Governed], rule: Rule) -> float:
    """Return the share that a rule gets right; what it does not know is left as we judge it."""
    given = [rule.get(word.key, word.judged.certainty) for word in words]
    return sum(word.judged.wanted is step for word, step in zip(words, given, strict=True)) / len(words)


def ceilings(parts: Mapping[str, list[Governed]]) -> str:
    """Return a table of what the best rule of each part reaches on each part."""
    certain = {word.key: Certainty.CERTAIN for words in parts.values() for word in words}
    rules: dict[str, Rule] = {"our rules": {}, "all certain": certain}
    rules |= {f"best rule of {name}": best_rule(words) for name, words in parts.items()}
    rows = [(how, *(number(right(words, rule)) for words in parts.values())) for how, rule in rules.items()]
    return table(("rule", *parts), rows)


def constructions(parts: Mapping[str, list[Governed]]) -> str:
    """Return a table of what the annotators say of the words that we call uncertain: certain, uncertain, denied."""
    rows = []
    for kind in ("infinitives", "modal can", "other"):
        cells = []
        for words in parts.values():
            ours = [one for one in words if one.judged.certainty is Certainty.UNCERTAIN and _kind(one) == kind]
            cells.append(_steps(Counter(one.judged.wanted for one in ours)))
        rows.append((kind, *cells))
    return table(("judged uncertain", *parts), rows)


def disagreements(one: list[Governed], other: list[Governed]) -> str:
    """Return a table of governors in both parts under which words that we call uncertain mostly bear another step."""
    left, right = _by_governor(one), _by_governor(other)
    shared = sorted(left.keys() & right.keys())
    rows = [
        (governor, _steps(left[governor]), _steps(right[governor]))
        for governor in shared
        if left[governor].most_common(1)[0][0] is not right[governor].most_common(1)[0][0]
    ]
    return table(("governor", "here", "there"), rows)


def excused(words: list[Governed], other: list[Governed]) -> tuple[int, int]:
    """Return how many certain words we call uncertain, and how many of them hang on what is mostly open elsewhere."""
    elsewhere = _by_governor(other)
    wrong = [
        one for one in words if (one.judged.certainty, one.judged.wanted) == (Certainty.UNCERTAIN, Certainty.CERTAIN)
    ]
    left_open = [
        one
        for one in wrong
        if one.governor in elsewhere and elsewhere[one.governor].most_common(1)[0][0] is Certainty.UNCERTAIN
    ]
    return len(wrong), len(left_open)


def _by_governor(words: list[Governed]) -> dict[str, Counter[Certainty]]:
    steps: dict[str, Counter[Certainty]] = defaultdict(Counter)
    for word in words:
        if word.judged.certainty is Certainty.UNCERTAIN:
            steps[word.governor][word.judged.wanted] += 1
    return steps


def _steps(wanted: Counter[Certainty]) -> str:
    return " / ".join(str(wanted[step]) for step in Certainty)


def _kind(word: Governed) -> str:
    if word.construction.startswith(_INFINITIVES):
        return "infinitives"
    return "modal can" if word.governor == "can" else "other"


if __name__ == "__main__":
    corpora = CHECKOUT.parent / "shared" / "data" / "events" / "factuality"
    read = {name: of_corpus(corpora / f"{name}.conll") for name in PARTS}
    differing = disagreements(read["MEANTIME.train"], read["UW.train"])
    sys.stdout.write(f"{ceilings(read)}\n{constructions(read)}\n{differing}\n")
    for name in PARTS[:2]:
        wrong, left_open = excused(read[name], read["UW.train"])
        sys.stdout.write(
            f"{name}: {wrong} certain words judged uncertain, {left_open} under what UW.train leaves open\n"
        )
