"""How like two names are: a score from 0 to 1, and why in words."""

from enum import Enum
from typing import NamedTuple

from bongsu.screen.words import Alignment


class Spelling(Enum):
    """How the asked name's spelling meets the listed one: what it takes off the score, why, and if letters alone do."""

    SAME = (0.0, "the same name as {quality} “{listed}”", True)
    UNBRACKETED = (0.02, "the same name as {quality} “{listed}” without its brackets", True)
    JOINED = (0.03, "the same letters as {quality} “{listed}”, with words joined or parted", True)
    REORDERED = (0.05, "the same words as {quality} “{listed}”, in another order", True)
    REORDERED_JOINED = (0.07, "the same words as {quality} “{listed}”, in another order and joined or parted", True)
    KOREAN = (0.03, "the same Korean name as {quality} “{listed}”, in another spelling or script")
    KOREAN_WORD = (0.05, "the same Korean words as {quality} “{listed}”, in another spelling")
    MANDARIN = (0.42, "may be the Chinese reading of the same Korean name as {quality} “{listed}”")
    GIVEN = (0.5, "the same given name as {quality} “{listed}”, without a surname")
    SAME_WORDS = (0.03, "the same words as {quality} “{listed}”, in other spellings, forms or languages")
    TRANSLATED = (0.03, "may be {quality} “{listed}” in translation")
    ACRONYM = (0.25, "may be short for {quality} “{listed}”")
    NEAR = (0.03, "much like {quality} “{listed}”")

    def __init__(self, penalty: float, words: str, exact: bool = False) -> None:
        self.penalty = penalty
        self.words = words
        self.exact = exact


class Likeness(NamedTuple):
    """How like an asked name is to a listed one.

    Attributes:
        score: 0-1, before the quality of the listed name and all else that is known count.
        spelling: the way in which they meet.
        alignment: the words that differ, where words were compared.
    """

    score: float = 0.0
    spelling: Spelling = Spelling.NEAR
    alignment: Alignment | None = None

    @property
    def exact(self) -> bool:
        """Whether letters alone make it the same name."""
        return self.spelling.exact

    def at_most(self, score: float) -> "Likeness":
        """Return it with no higher score than this."""
        return self if self.score <= score else self._replace(score=score)


def whole(spelling: Spelling) -> Likeness:
    """Return the likeness of names that are the same but for this."""
    return _WHOLE[spelling]


_WHOLE = {spelling: Likeness(1 - spelling.penalty, spelling) for spelling in Spelling}

LEAST_EXACT = min(1 - spelling.penalty for spelling in Spelling if spelling.exact)
"""The least likeness of names that are the same by letters alone."""
