"""Whether the words stand beside a verb that its frame asks for, and none that forbid it."""

from bongsu.extract.exclusions import is_another
from bongsu.extract.lexicon import Frame, WordRows
from bongsu.extract.literal import SOON, follows, has_any, is_object
from bongsu.extract.parse import Sentence, ThingAt, VerbAt
from bongsu.model.event import Category
from bongsu.model.party import PartyKind

_REACH_OBJECT = 16


def meets(sentence: Sentence, verb: VerbAt, frame: Frame) -> bool:
    """Say whether the words are there that the frame asks for beside the verb, and none that forbid it."""
    return (
        (not frame.needs or follows(sentence, verb.end, frame.needs, SOON if frame.soon else None))
        and (not frame.near or any_of(sentence.things, frame.near))
        and (not frame.words or bool(frame.object) or _words_beside(sentence, verb, frame.words))
        and (not frame.by_state or _by_state(sentence, verb))
        and (not frame.subject_words or _words_before(sentence, verb, frame.subject_words))
        and not is_another(sentence, verb, frame)
    )


def _by_state(sentence: Sentence, verb: VerbAt) -> bool:
    """Say whether a state or body does it to somebody named: "Japan designated the Harbour Bank", not "as" a venue."""
    end = verb.end
    if {"as", "for"} & set(sentence.low[end : end + _REACH_ROLE]):
        return False
    acting = [name for name in sentence.names if name.party is not None and name.party.kind in _MAY_LIST]
    if sentence.low[end : end + 1] == ["by"]:
        return any(0 < name.first - end <= _NEAR_NAME for name in acting)
    subject = any(0 <= verb.group - name.end <= 1 and not name.owner for name in acting)
    return subject and any(0 <= name.first - end <= _NEAR_NAME and name.party for name in sentence.names)


_MAY_LIST = frozenset({PartyKind.STATE, PartyKind.ORGANISATION})
_REACH_ROLE = 9
_NEAR_NAME = 3


def _words_beside(sentence: Sentence, verb: VerbAt, phrases: WordRows) -> bool:
    ahead = sentence.low[verb.end : verb.end + _REACH_OBJECT]
    asked = not phrases.keys().isdisjoint(ahead) and not is_bare(sentence, verb)
    if asked and is_object(ahead[: object_end(sentence, verb.end) - verb.end], phrases):
        return True
    return is_passive(verb) and has_any(sentence.low[max(0, verb.group - 12) : verb.group], phrases)


def is_bare(sentence: Sentence, verb: VerbAt) -> bool:
    """Say whether a participle stands without "have": "stolen identities" took none."""
    return verb.tag == "en" and not verb.passive and _HAVE.isdisjoint(sentence.low[verb.group : verb.first])


_HAVE = frozenset(["have", "has", "had"])


def _words_before(sentence: Sentence, verb: VerbAt, phrases: WordRows) -> bool:
    return has_any(sentence.low[max(0, verb.group - 14) : verb.group], phrases)


def is_passive(verb: VerbAt) -> bool:
    """Say whether the verb may be passive: "was shipped", "shells shipped"."""
    return verb.passive or verb.tag in {"ed", "en"}


def any_of(things: list[ThingAt], classes: frozenset[Category]) -> bool:
    """Say whether one of the things is of one of these classes."""
    return any(thing.categories & classes for thing in things)


_OBJECT_ENDS = frozenset("; : \u2014 when while because although which who that after before if".split())


def object_end(sentence: Sentence, place: int) -> int:
    """Return where the object of a verb ends: at the next verb, mark of a new clause, or after so many words."""
    stop = min(len(sentence.low), place + _REACH_OBJECT)
    if sentence.low[place : place + 1] == ["what"]:  # "fired what appeared to be missiles"
        return stop
    verbs = {
        other.first
        for other in sentence.verbs
        if place <= other.first < stop and other.tag != "ing" and not holds(sentence, other.end)
    }
    for at, word in enumerate(sentence.low[place:stop], place):
        if word in _OBJECT_ENDS or at in verbs:
            return at
    return stop


def holds(sentence: Sentence, place: int) -> bool:
    """Say whether the "with" here tells what a container holds: "ships loaded with shells"."""
    low = sentence.low
    return 0 < place < len(low) and low[place] == "with" and low[place - 1] in _FILLED


_FILLED = frozenset("filled loaded laden packed stuffed crammed stacked stocked brimming".split())
