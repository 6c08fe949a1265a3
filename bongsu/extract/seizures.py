"""Who or what is seized, detained or arrested, where only the text names it."""

from bongsu.extract.parse import Sentence, VerbAt
from bongsu.model.event import EventKind
from bongsu.model.party import Party, PartyKind, named

_SEIZING = frozenset(["seize", "arrest", "detain", "capture", "charge", "accuse"])
GROUNDS = frozenset(["suspicion", "suspected", "accused", "charges", "allegations"])
"""Words whose "of" leads to what somebody is held for: "seized a ship on suspicion of passing oil to Iran"."""
_SHIPS = frozenset("ship ships tanker tankers vessel vessels freighter freighters trawler trawlers".split())
_AT_SEA = _SHIPS | {"port", "sea", "waters", "coastguard"}
_ARTICLES = frozenset(["the", "a", "an", "its", "their", "two", "three", "four", "several"])


def takes_hold(verb: VerbAt) -> bool:
    """Say whether the verb is of seizing or arresting: who is seized for a deed did it, not who seizes."""
    return verb.lemma in _SEIZING or any(frame.kind is EventKind.VESSEL_DETENTION for frame in verb.frames)


def what_is_seized(sentence: Sentence, verb: VerbAt) -> tuple[Party, ...]:
    """Return what stands behind the verb: a name only the text has, "the Blue Heron", or "a Panamanian-flagged ship".

    A mere "ship" is nobody: it could not be told from another.
    """
    written, low = sentence.written, sentence.low
    first = verb.end + (low[verb.end : verb.end + 1] != [] and low[verb.end] in _ARTICLES)
    end = first
    while end < len(written) and written[end][0].isupper():
        end += 1
    if end == first or low[end : end + 1] == ["'s"]:
        return ()
    at_sea = not _AT_SEA.isdisjoint(low)
    end += low[end : end + 1] != [] and low[end] in _SHIPS
    kind = PartyKind.VESSEL if at_sea else PartyKind.ORGANISATION
    return (named(" ".join(written[first:end]), kind),)
