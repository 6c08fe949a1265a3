"""The words of two names laid side by side: which are the same, which nearly, and what is left over."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from bongsu.screen.blocks import LONG, MOST_SLIPS, SHORTEST

WHOLE = 0.97
"""What names score that share all their words, in other spellings or not."""

SAME_SOUND = 0.97
"""Another habit of spelling the same word: "Sergey" for "Sergei"."""

SAME_KOREAN = 0.95
"""Another romanisation of the same Korean word: "Daesong" for "Taesong"."""

JOINED = 0.97
"""Two words written as one: "Silver Star" for "Silverstar"."""

JOINED_LIKE = 0.8
"""The least likeness of a word to others written together."""

MOST_JOINED = 3
"""Words that may be written as one: "Nam Chon Gang" for "Namchongang"."""

TRANSLATED = 0.9
"""A name and its translation: "Green Pine" for "Chongsong"."""

INITIAL = 0.5
"""A letter for the word that it begins."""

TELLING = 0.05
"""The least weight of a word that is worth telling of."""

SLIP = 1.6
"""What an edit costs, as a multiple of its share of the word: a name of five letters with one other keeps .68."""

_EDGES, _WHOLE = 32, 128
"""Bits for hooks of each sort; with fewer of them too many words would seem to have one in common."""

_LETTERS = 63
"""Bits for letters: all of the Latin ones have one of their own."""

HOOKS_OF_EDGES = 4 * _EDGES
"""So many bits tell how a word begins and ends; all others are of its other readings and meanings, if it has any."""


@dataclass(slots=True, eq=False)
class Word:
    """One word of a name; `Rarity` makes each once, so a word is the same as another only where it is that very one.

    Attributes:
        text: as folded.
        sound: as it sounds; words of one sound are spellings of one word.
        weight: how much the word tells: near 1 for a rare name, near 0 for "of" and "Ltd".
        korean: as it sounds when it is a Korean word, which unites other spellings; empty where that is out of place.
        also: how it sounds in other readings of its script; they count as the word itself.
        means: what it means in English, without blanks, where it is a name that is also translated.
        leads: what else a name with the word is found by, with the share of its weight.
        firsts: bits of the letters that its spellings begin with, as `letter_bits` gives them.
        letters: bits of all letters of its spellings.
        hooks: bits of what two words must have one in common of to be nearly one, or parts of one.
    """

    text: str
    sound: str
    weight: float
    korean: str = ""
    also: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    leads: tuple[tuple[str, float], ...] = ()
    firsts: int = 0
    letters: int = 0
    hooks: int = field(init=False)

    def __post_init__(self) -> None:
        hooks = _begin(self.sound) | _begin(self.text) | _end(self.sound) | _whole(self.sound) | _meant(self.text)
        if self.korean:
            hooks |= _begin(self.korean) << 2 * _EDGES | _end(self.korean) << 2 * _EDGES | _whole(self.korean)
        for other in self.also:
            hooks |= _whole(other)
        for meaning in self.means:
            hooks |= _meant(meaning) | _begin(meaning)
        self.hooks = hooks


def letter_bits(*texts: str) -> int:
    """Return a bit for each letter of the texts; some letters share one."""
    bits = 0
    for letter in set().union(*texts):
        bits |= 1 << ord(letter) % _LETTERS
    return bits


def _begin(word: str) -> int:
    return 1 << ord(word[0]) % _EDGES if word else 0


def _end(word: str) -> int:
    return 1 << _EDGES + hash(word[-2:]) % _EDGES


def _whole(word: str) -> int:
    return 1 << HOOKS_OF_EDGES + hash(word) % _WHOLE


def _meant(word: str) -> int:
    return 1 << HOOKS_OF_EDGES + _WHOLE + hash(word) % _WHOLE


class Row(NamedTuple):
    """The words of a name, in their order, and how they sound."""

    words: tuple[Word, ...]
    sounds: frozenset[str]


def row(words: Sequence[Word]) -> Row:
    """Return these words as a row."""
    return Row(tuple(words), frozenset([word.sound for word in words]))


class Alignment(NamedTuple):
    """What two names share and what each has alone, in weight; and the words that differ, for the reasons."""

    shared: float
    lost: float
    alone_asked: float
    alone_listed: float
    spelled: tuple[tuple[str, str], ...]
    extra: tuple[Word, ...]
    missing: tuple[Word, ...]
    translated: bool


class Scale(NamedTuple):
    """What speaks against two names being one, as a share of the weight of the words.

    Attributes:
        alone: what a word that only one of the names has costs, where that is least.
        lost: what the difference of two spellings of a word costs.
    """

    alone: float
    lost: float

    def score(self, shared: float, alone: float, lost: float) -> float:
        """Return how like names are that share, have alone, and lose by spelling so much weight."""
        return WHOLE * shared / (shared + self.alone * alone + self.lost * lost)

    def of(self, found: Alignment) -> float:
        """Return how like names are of which this was found."""
        return self.score(found.shared, found.alone_asked + found.alone_listed, found.lost)


class Kin(NamedTuple):
    """How likely two words of different sound are one, and whether one may be the first of those the other joins."""

    likeness: float
    joins: bool


_Pairs = list[tuple[Word, Word, float]]
"""Words that are taken for one another, with their likeness: 1 where they are the very same."""

_Joins = Sequence[tuple[Word, Sequence[Word]]]
"""Words with those that they are written apart into."""


def aligned(asked: Row, listed: Row, scale: Scale, least: float = 0.0) -> Alignment | None:
    """Return the best pairing of the words, in any order; each word is used once.

    None where the names share nothing, or score less than the least on this scale.
    """
    rest, left, pairs = _same(asked, listed)
    same = len(pairs)
    joins: _Joins = ()
    if rest and left and _take_near(rest, left, pairs) and len(rest) + len(left) > 2:
        joins = _joined(rest, left)
    if not pairs and not joins:
        return None
    shared, lost = _weighed(pairs, joins)
    alone_asked, alone_listed = sum([word.weight for word in rest]), sum([word.weight for word in left])
    if not shared or scale.score(shared, alone_asked + alone_listed, lost) < least:
        return None
    spelled = tuple([(word.text, other.text) for word, other, likeness in pairs if likeness != 1])
    translated = (len(pairs) > same or bool(joins)) and _translated(pairs[same:], joins)
    return Alignment(shared, lost, alone_asked, alone_listed, spelled, tuple(rest), tuple(left), translated)


def _translated(pairs: _Pairs, joins: _Joins) -> bool:
    """Say whether a word is what another means."""
    return any(other.text in word.means or word.text in other.means for word, other, _ in pairs) or any(
        "".join([word.text for word in run]) in one.means for one, run in joins
    )


def _same(asked: Row, listed: Row) -> tuple[list[Word], list[Word], _Pairs]:
    """Return the words of each side that have no other of the same sound, and the pairs of those that have one."""
    common = asked.sounds & listed.sounds
    left: list[Word] = list(listed.words)
    if not common:
        return list(asked.words), left, []
    rest, pairs = [], []
    for word in asked.words:
        sound = word.sound
        if sound in common:
            for at, other in enumerate(left):
                if other.sound == sound:
                    pairs.append((word, other, 1.0 if other.text == word.text else SAME_SOUND))
                    del left[at]
                    break
            else:
                rest.append(word)
        else:
            rest.append(word)
    return rest, left, pairs


def _take_near(rest: list[Word], left: list[Word], pairs: _Pairs) -> bool:
    """Pair each word that tells with the one it is likest to; say whether others may be joined."""
    joins = False
    for word in rest[:]:
        hooks = word.hooks
        best, likest = None, 0.0
        for other in [other for other in left if hooks & other.hooks]:
            if found := kin(word, other):
                joins |= found.joins
                if found.likeness > likest:
                    best, likest = other, found.likeness
        if best and word.weight >= TELLING:
            pairs.append((word, best, likest))
            left.remove(best)
            rest.remove(word)
    return joins


def _weighed(pairs: _Pairs, joins: _Joins) -> tuple[float, float]:
    """Return what the names share by these words, and what they lose since the words are not the same."""
    shared = lost = 0.0
    for word, other, likeness in pairs:
        one, two = word.weight, other.weight
        if likeness == 1:
            shared += min(one, two)
        else:
            weight = max(one, two)
            shared += likeness * weight
            lost += (1 - likeness) * weight
    for one_word, run in joins:
        weight = max(one_word.weight, *[word.weight for word in run])
        shared += JOINED * weight
        lost += (1 - JOINED) * weight
    return shared, lost


@functools.lru_cache(maxsize=1 << 17)
def kin(word: Word, other: Word) -> Kin | None:
    """Return what two words that have a hook in common are to each other; None where they are nothing."""
    likeness, joins = _nearness(word, other), _begins(word, other) or _begins(other, word)
    return Kin(likeness, joins) if likeness or joins else None


def _begins(first: Word, one: Word) -> bool:
    """Say whether a word may be the first of those that one was written apart into."""
    if len(one.text) < SHORTEST:
        return False
    text, korean = first.text, first.korean
    if one.text.startswith(text) or (korean and one.korean.startswith(korean)):
        return True
    return bool(one.means) and any(meaning.startswith(text) for meaning in one.means)


def _nearness(word: Word, other: Word) -> float:
    if (word.also or other.also) and _read_alike(word, other):
        return SAME_SOUND
    if other.text in word.means or word.text in other.means:
        return TRANSLATED
    likeness = _likeness(word.sound, other.sound) if _may_be(word.sound, other.sound) else 0.0
    if word.korean and likeness < SAME_KOREAN and _may_be(word.korean, other.korean):
        return max(likeness, SAME_KOREAN * _likeness(word.korean, other.korean))
    return likeness


def _may_be(one: str, other: str) -> bool:
    """Say whether two words begin or end alike; a slip leaves one of the two as it was."""
    return one[:1] == other[:1] or one[-2:] == other[-2:]


def _read_alike(word: Word, other: Word) -> bool:
    return bool(
        not word.also.isdisjoint(other.also)
        or word.also & {other.sound, other.korean}
        or other.also & {word.sound, word.korean}
    )


def _joined(rest: list[Word], left: list[Word]) -> _Joins:
    """Take words off both sides of which one is two or three that follow each other on the other side."""
    joins = []
    for few, many in ((rest, left), (left, rest)):
        for one in few[:]:
            if run := _run(one, many):
                joins.append((one, run))
                few.remove(one)
                for word in run:
                    many.remove(word)
    return joins


def _run(one: Word, many: Sequence[Word]) -> Sequence[Word]:
    """Return the words that follow each other and are this one written apart; none if there are none."""
    hooks = one.hooks
    for at, first in enumerate(many[:-1]):
        if hooks & first.hooks and _begins(first, one):
            for end in (at + 2, at + MOST_JOINED):
                if end <= len(many) and _joins(one, many[at:end]):
                    return many[at:end]
    return ()


def _joins(one: Word, run: Sequence[Word]) -> bool:
    text = "".join([word.text for word in run])
    if one.text == text or text in one.means:
        return True
    together = "".join([word.korean for word in run])
    return bool(one.korean) and _likeness(one.korean, together) >= JOINED_LIKE


def _likeness(one: str, other: str) -> float:
    """Return how far two words of different sound may be one: 0 where they may not."""
    if one == other:
        return 1.0
    short, long = len(one), len(other)
    if short > long:
        short, long = long, short
    if long - short > MOST_SLIPS and short > 1:
        return 0.0
    if short == 1:
        return INITIAL if one[0] == other[0] and long > 1 else 0.0
    if short < SHORTEST:
        return 0.0
    allowed = MOST_SLIPS if long >= LONG else 1
    if long - short > allowed:
        return 0.0
    edits = Levenshtein.distance(one, other, score_cutoff=allowed)
    return 0.0 if edits > allowed else 1 - SLIP * edits / long
