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


_WEAK = frozenset(["that", "so", "as", "before", "after", "since", "until", "once"])
_SHORTEST_PARTICIPLE = 5


def _begins_predicate(sentence: Sentence, at: int, *, after_comma: bool) -> bool:
    """Say whether "and" or "but" begins a predicate of its own: "was not aware of it and called for restraint"."""
    if sentence.low[at] == "and" and any(verb.group == at + 1 and verb.tag in {"ed", "s"} for verb in sentence.verbs):
        return True
    follows = any(at < verb.group <= at + 5 and verb.tag != "base" for verb in sentence.verbs)
    return follows and (after_comma or sentence.low[at] == "but")
