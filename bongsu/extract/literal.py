"""Literal words that a frame asks for beside its verb or noun."""

from bongsu.extract.lexicon import WordRows
from bongsu.extract.parse import Sentence


def follows(sentence: Sentence, place: int, phrases: WordRows, reach: int | None = None) -> bool:
    """Say whether one of the phrases follows this place, within so many words or to the end of the sentence."""
    return has_any(sentence.low[place : None if reach is None else place + reach], phrases)


SOON = 7
"""Within so many words stands what must follow soon."""


def has_any(window: list[str], phrases: WordRows) -> bool:
    """Say whether one of the phrases stands in this stretch of words."""
    if phrases.keys().isdisjoint(window):
        return False
    for at, word in enumerate(window):
        for rest in phrases.get(word, ()):
            if not rest or window[at + 1 : at + 1 + len(rest)] == rest:
                return True
    return False


_PARTS_OF = frozenset(
    """
    series round package set raft slew string number couple range batch host wave type kind lot dozen dozens
    hundreds thousands tons tonnes barrels amount amounts volume piece pieces one some many most several
    """.split()
)
_PARTING = frozenset(["of", "by", "from"])


def is_object(window: list[str], phrases: WordRows) -> bool:
    """Say whether a phrase is the object itself, not what hangs on another noun: "the launch of a team"."""
    for at, word in enumerate(window):
        if word in phrases and has_any(window[at : at + _LONGEST_PHRASE], {word: phrases[word]}):
            return True
        if (
            word in _PARTING
            and at > 0
            and not (_PARTS_OF & set(window[max(0, at - 2) : at]) or window[at - 1][0].isdigit())
        ):
            return False
    return False


_LONGEST_PHRASE = 8
