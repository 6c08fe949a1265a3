"""What a verb says of the event that is its subject: "the launch of the ship, due in May, was cancelled"."""

from bongsu.extract.certainty.government import Link, effect_of
from bongsu.extract.certainty.wordclasses import (
    ADVERB,
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    MARK,
    MODAL,
    NEGATION,
    PAST,
    PREPOSITION,
    TO,
    WORD,
)
from bongsu.extract.certainty.wordgroups import Words
from bongsu.lang.inflection import verb_forms

_REACH = 30
"""How many words an event may stand before its verb, and the end of an insertion behind its comma."""
_REACH_TO = 8
"""How many words what is expected may stand before its "to"."""
_GROUP = frozenset({AUXILIARY, ADVERB, MODAL, NEGATION})
_SAID_OF_IT = frozenset({PREPOSITION, DETERMINER, WORD})
_AFTER_PASSIVE = frozenset({"", MARK, PREPOSITION, ADVERB, TO, COORDINATOR})
_RAISING = frozenset(["expected", "scheduled"])
_EXPECTING = frozenset(
    form for verb in ("expect", "believe", "forecast", "project", "predict") for form in verb_forms(verb)
)
_OCCURRING = frozenset(["be", "begin", "start", "take", "happen", "occur", "come", "open", "follow", "resume"])
"""Verbs that say of an event no more than that it is."""


def of_its_verb(words: Words, noun: int) -> Link | None:
    """Return what the passive verb makes of its subject; a headline leaves "was" out: "Launch delayed by storm"."""
    first = _verb_group(words, noun + 1)
    if first is None:
        return None
    at = first
    while words.kind(at) in _GROUP:
        at += 1
    effect = effect_of("subject", words.low, at) if words.kind(at) in {PAST, WORD} else ""
    bare = first == noun + 1 and words.kind(at + 1) in _AFTER_PASSIVE
    if not effect or not (bare or AUXILIARY in words.kinds[first:at]):
        return None
    raised = words.low[at] in _RAISING and _acts(words, at + 1)
    return None if raised else Link(effect, at, words.low[at], "subject")


def has_verb(words: Words, noun: int) -> bool:
    """Say whether a verb that can be told for certain follows the noun as its subject."""
    at = _verb_group(words, noun + 1)
    return at is not None and words.kinds[at] in {AUXILIARY, MODAL, PAST}


def _verb_group(words: Words, start: int) -> int | None:
    """Return where the verb of a subject begins, past what is said of it: "of the ship", ", due in May,"."""
    if words.kind(start) in {ADVERB, PAST, WORD}:
        return start
    at, end = start, min(len(words.low), start + _REACH)
    while at < end:
        if words.kinds[at] in {AUXILIARY, MODAL}:
            return at
        if words.low[at] == ",":
            at = next((comma for comma in range(at + 1, end) if words.low[comma] == ","), end)
        elif words.kinds[at] not in _SAID_OF_IT:
            return None
        at += 1
    return None


def acts_under(words: Words, verb: int, noun: int) -> bool:
    """Read "expects sales of the ship to rise": what acts is there, and only what it does is expected."""
    if words.low[verb] not in _EXPECTING:
        return False
    for at in range(noun + 1, min(len(words.low), noun + _REACH_TO)):
        if words.kinds[at] not in _SAID_OF_IT:
            return _acts(words, at)
    return False


def _acts(words: Words, to: int) -> bool:
    """Tell "the merger is expected to cut costs", which is about a merger, from "is expected to take place"."""
    return words.kind(to) == TO and words.word(to + 1) not in _OCCURRING
