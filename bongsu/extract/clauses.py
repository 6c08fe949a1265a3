"""Where clauses end: closed words that open clauses, marks and verbs are enough for news English."""

from bisect import bisect_right

from bongsu.extract.lexicon import Lexicon
from bongsu.extract.parse import Sentence

_STRONG = frozenset(";:\u2014\u2013()")
_CONTRASTS = frozenset({"but", "and"})


def clause_end(sentence: Sentence, place: int, book: Lexicon) -> int:
    """Return the place before which the clause of this token ends: the next mark or word that opens another."""
    if sentence.bounds is None:
        sentence.bounds = _bounds(sentence, book)
    after = bisect_right(sentence.bounds, place)
    return sentence.bounds[after] if after < len(sentence.bounds) else len(sentence.low)


def _bounds(sentence: Sentence, book: Lexicon) -> list[int]:
    relatives, subordinators = book.grammar["relatives"], book.grammar["subordinators"]
    found = []
    for at, word in enumerate(sentence.low):
        # most words open nothing, and are passed by here
        may_open = word in subordinators or word in relatives or word in _CONTRASTS or word.endswith("ing")
        if word in _STRONG or (may_open and at > 0 and _opens(sentence, at, book)):
            found.append(at)
    return found


def _opens(sentence: Sentence, at: int, book: Lexicon) -> bool:
    word, after_comma = sentence.low[at], sentence.low[at - 1] == ","
    if word in book.grammar["relatives"]:
        return after_comma
    if word in book.grammar["subordinators"] and word not in _WEAK:
        return True
    if after_comma and (word == "but" or (word.endswith("ing") and len(word) > _SHORTEST_PARTICIPLE)):
        return True
    return word in _CONTRASTS and _begins_predicate(sentence, at, after_comma=after_comma)


def parting_clauses(sentence: Sentence) -> list[tuple[int, int]]:
    """Return where clauses begin and end that tell of something else: "although Moscow signed it", "after Kim left"."""
    found = _participles(sentence)
    for at, word in enumerate(sentence.low):
        if word in _PARTING and _has_verb(sentence, at):
            found.append((at, _parting_end(sentence, at)))
    return found


def _participles(sentence: Sentence) -> list[tuple[int, int]]:
    """Return the asides of the sentence: ", designated by Japan in 2020,"."""
    asides = []
    for verb in sentence.verbs:
        if verb.tag in {"ed", "en"} and verb.group > 0 and sentence.low[verb.group - 1] == ",":
            end = _parting_end(sentence, verb.group)
            if sentence.low[end : end + 1] == [","] and sentence.low[verb.end : verb.end + 1] in (
                ["by"],
                ["in"],
                ["on"],
            ):
                asides.append((verb.group, end))
    return asides


_PARTING = frozenset(["although", "though", "whereas", "while", "after", "before"])
_REACH_PREDICATE = 8


def _has_verb(sentence: Sentence, at: int) -> bool:
    """Tell "after the ship sailed" from "after the talks", and from "while sailing", which has no subject."""
    if sentence.low[at + 1 : at + 2] and sentence.low[at + 1].endswith("ing"):
        return False
    verbs = [verb for verb in sentence.verbs if at < verb.first <= at + _REACH_PREDICATE and verb.group > at + 1]
    own = next((verb for verb in verbs if verb.tag in {"ed", "s", "base"} or verb.group < verb.first), None)
    if own is None:
        return False
    return not {",", ";"} & set(sentence.low[at + 1 : own.group])


def _parting_end(sentence: Sentence, at: int) -> int:
    low = sentence.low
    for place in range(at + 1, len(low)):
        if low[place] in _STRONG:
            return place
        following = low[place + 1] if place + 1 < len(low) else ""
        if low[place] == "," and not following[:1].isdigit():  # no comma of a date
            return place
    return len(low)


_WEAK = frozenset(["that", "so", "as", "before", "after", "since", "until", "once"])
_SHORTEST_PARTICIPLE = 5


def _begins_predicate(sentence: Sentence, at: int, *, after_comma: bool) -> bool:
    """Say whether "and" or "but" begins a predicate of its own: "was not aware of it and called for restraint"."""
    if sentence.low[at] == "and" and any(verb.group == at + 1 and verb.tag in {"ed", "s"} for verb in sentence.verbs):
        return True
    follows = any(at < verb.group <= at + 5 and verb.tag != "base" for verb in sentence.verbs)
    return follows and (after_comma or sentence.low[at] == "but")
