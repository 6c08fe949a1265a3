"""What words like "false" and "a lie" deny: the report whose predicate they are, not the whole sentence."""

from typing import NamedTuple

from bongsu.extract.clauses import clause_end
from bongsu.extract.lexicon import Lexicon
from bongsu.extract.parse import MODALS, CueAt, Sentence, VerbAt

_REPORTS = frozenset(
    """
    report reports claim claims allegation allegations accusation accusations assertion assertions story stories
    account accounts suggestion suggestions statement statements rumour rumours rumor rumors charge charges news
    information speculation notion idea
    """.split()
)
"""Nouns for what somebody says, which may be false."""
_COPULAS = frozenset("is are was were be been being 's proved proven as called branded labelled labeled".split())
_CALLS = frozenset(["call", "brand", "label", "deem", "consider"])
_BETWEEN = frozenset("a an all just only complete total outright pure sheer utter another mere blatant".split())
_REACH = 3
"""How many adverbs and articles may stand between "were" and "false"."""


class Falsehood(NamedTuple):
    """From ``first`` to before ``end`` stands what is denied; ``verb`` is that of calling it false, for its speaker."""

    first: int
    end: int
    verb: VerbAt | None = None


def falsehood(sentence: Sentence, cue: CueAt, book: Lexicon) -> Falsehood | None:
    """Return what is said to be false: "reports that ... were false", "the false claim that", "it is false that"."""
    low = sentence.low
    if low[cue.end : cue.end + 1] == ["that"]:
        return Falsehood(cue.end, clause_end(sentence, cue.end, book)) if _copula(sentence, cue.first) else None
    if low[cue.end : cue.end + 1] != [] and low[cue.end] in _REPORTS:
        return Falsehood(cue.end + 1, clause_end(sentence, cue.end + 1, book))
    report = next((at for at in range(cue.first - 1, -1, -1) if low[at] in _REPORTS), None)
    if report is None or ";" in low[report : cue.first]:
        return None
    if (copula := _copula(sentence, cue.first)) is not None:
        return Falsehood(report + 1, copula)
    verb = next((verb for verb in sentence.verbs if verb.lemma in _CALLS and 0 <= report - verb.end <= _REACH), None)
    return Falsehood(report + 1, cue.first, verb) if verb is not None else None


def _copula(sentence: Sentence, place: int) -> int | None:
    """Return where the "were" of "were completely false" stands; None for "were not false" and "would be false"."""
    for at in range(place - 1, max(-1, place - 1 - _REACH), -1):
        word = sentence.low[at]
        if word in _COPULAS:
            return None if not MODALS.isdisjoint(sentence.low[max(0, at - 2) : at]) else at
        if word not in _BETWEEN and not word.endswith("ly"):
            return None
    return None
