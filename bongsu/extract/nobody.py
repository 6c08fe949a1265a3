"""Whether nobody does what a verb says: "neither Seoul nor Tokyo has confirmed", "no official said"."""

from bongsu.extract.lexicon import Lexicon
from bongsu.extract.parse import Sentence, VerbAt

_REACH = 16
"""How many tokens before its verb such a subject may begin."""
_ENDS = frozenset(";:\u2014\u2013()") | {"that", "but", "while", "although", "though", "because", "whether", "if"}
_BEGINS = frozenset(["neither", "none", "nobody", "no", "nor"])
_BEFORE = frozenset([",", ";", ":", "that", "and", "but", "while", "although", "though", "because", '"', "\u201c"])
"""Words behind which a subject may begin; behind others "no" belongs to what stands before: "with no comment"."""


def by_nobody(sentence: Sentence, verb: VerbAt, book: Lexicon) -> int | None:
    """Return where the subject begins that says that nobody does it, or None."""
    low, place = sentence.low, verb.group
    if _BEGINS.isdisjoint(low[max(0, place - _REACH) : place]):
        return None
    for at in range(place - 1, max(-1, place - 1 - _REACH), -1):
        if low[at] in _ENDS:
            return None
        if low[at] in _BEGINS and _is_subject(sentence, at, place, book):
            return at
    return None


def _is_subject(sentence: Sentence, at: int, place: int, book: Lexicon) -> bool:
    """Say whether what begins here is all of the subject of the verb at `place`."""
    low = sentence.low
    word, between = low[at], low[at + 1 : place]
    if at > 0 and low[at - 1] not in _BEFORE:
        return False
    if word == "nor":  # ", nor has it confirmed the launch"
        return bool(between) and any(between[0] in book.grammar[group] for group in ("have", "do", "be"))
    if word == "neither":
        return "nor" in between or "," not in between
    if between[:1] == ["longer"] or any(at < other.group < place for other in sentence.verbs):
        return False
    return "," not in between and not ("and" in between and word == "no")
