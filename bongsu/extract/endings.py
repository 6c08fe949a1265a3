"""What verbs of ending do to an event: who "stopped sending" it sends it no more, who "did not stop" goes on."""

from typing import NamedTuple

from bongsu.extract.clauses import clause_end
from bongsu.extract.lexicon import Lexicon
from bongsu.extract.parse import Sentence, VerbAt

_REACH_NOUN = 4
_ONE = frozenset(["a", "an", "this", "that", "one", "two", "three", "several"])
"""Who stops "a shipment" stops one that was on its way, not the shipping."""


class Ending(NamedTuple):
    """From ``first`` to before ``end`` the sentence tells what is ended, by the verb at ``verb``."""

    verb: VerbAt
    first: int
    end: int


def endings(sentence: Sentence, book: Lexicon) -> tuple[list[Ending], set[int]]:
    """Return what is ended, and the places of words that only negate such a verb: what is "not stopped" goes on."""
    found: list[Ending] = []
    silent: set[int] = set()
    for verb in sentence.verbs:
        if verb.lemma not in book.ending or not _ends_an_event(sentence, verb, book):
            continue
        negators = _negators(sentence, verb)
        silent |= negators
        if not negators and "yet" not in sentence.low[max(0, verb.group - 1) : verb.first]:
            found.append(Ending(verb, verb.end, clause_end(sentence, verb.end - 1, book)))
    return found, silent


def tells_an_end(sentence: Sentence, place: int) -> bool:
    """Say whether the verb here tells that something ended or goes on, and is no demand or aim: "to stop sending"."""
    verb = next((verb for verb in sentence.verbs if verb.first == place), None)
    if verb is None or verb.tag == "ing":
        return False
    if verb.tag != "base":
        return True
    before = set(sentence.low[max(0, verb.group - 1) : verb.first])
    return not before.isdisjoint(_TELLING) or bool(_negators(sentence, verb))


_TELLING = frozenset("will would 'll shall did does do didn't doesn't don't won't wouldn't yet".split())


def _negators(sentence: Sentence, verb: VerbAt) -> set[int]:
    """Return the places of what negates the verb: "did not stop", "refused to stop"."""
    cues = [cue for cue in sentence.cues if cue.group == "negators" and cue.end <= verb.first]
    own = [cue for cue in cues if cue.first >= verb.group or cue.end in {verb.group, verb.first}]
    return {at for cue in own for at in range(cue.first, cue.end)}


def _ends_an_event(sentence: Sentence, verb: VerbAt, book: Lexicon) -> bool:
    """Say whether a deed follows: "stopped sending", "ceased to send", "stopped from sending", "halted deliveries"."""
    low = sentence.low
    after = low[verb.end : verb.end + 2]
    if after[:1] == ["to"]:
        return verb.lemma == "cease" and any(other.first == verb.end + 1 for other in sentence.verbs)
    if after[:1] in (["from"], ["all"]):
        after = after[1:]
    if after and after[0].endswith("ing") and after[0] not in book.grammar["no_verb"]:
        return True
    return any(_is_object(sentence, verb, head.first, book) for head in sentence.heads)


def _is_object(sentence: Sentence, verb: VerbAt, place: int, book: Lexicon) -> bool:
    """Say whether the noun here is what the verb ends, and no single one of its kind."""
    between = sentence.low[verb.end : place]
    whole = all(word.isalpha() for word in between) and _ONE.isdisjoint(between)
    parted = any(other.first >= verb.end and other.first < place for other in sentence.verbs)
    if verb.passive or parted or not whole or not 0 <= place - verb.end <= _REACH_NOUN:
        return False
    return book.grammar["prepositions"].isdisjoint(between)
