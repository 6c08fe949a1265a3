"""The words of two names laid side by side: which are the same, which nearly, and what is left over."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from bongsu.screen.blocks import LONG, MOST_SLIPS, SHORTEST

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

_HOOKS = 240
"""Bits; with fewer of them too many words would seem to have one in common."""


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
        hooks: bits of what two words must have one in common of to be nearly one, or parts of one.
    """

    text: str
    sound: str
    weight: float
    korean: str = ""
    also: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    leads: tuple[tuple[str, float], ...] = ()
    hooks: int = field(init=False)

    def __post_init__(self) -> None:
        hooks = _edges(self.sound) | _bit("=" + self.sound) | _bit("m" + self.text) | _bit(self.text[:1])
        if self.korean:
            hooks |= _edges("~" + self.korean) | _bit("=" + self.korean)
        for other in self.also:
            hooks |= _bit("=" + other)
        for meaning in self.means:
            hooks |= _bit("m" + meaning) | _bit(meaning[:1])
        self.hooks = hooks


def _edges(word: str) -> int:
    """Return bits for how a word begins and how it ends; what stands before "~" begins no word."""
    return _bit(word[:2] if word[:1] == "~" else word[:1]) | _bit("$" + word[-2:])


def _bit(hook: str) -> int:
    return 1 << hash(hook) % _HOOKS


@dataclass(slots=True)
class Alignment:
    """What two names share and what each has alone, in weight; and the words that differ, for the reasons."""

    shared: float = 0.0
    lost: float = 0.0
    alone_asked: float = 0.0
    alone_listed: float = 0.0
    spelled: list[tuple[str, str]] | None = None
    extra: tuple[Word, ...] = ()
    missing: tuple[Word, ...] = ()
    translated: bool = False


def aligned(asked: Sequence[Word], listed: Sequence[Word]) -> Alignment:
    """Return the best pairing of the words, in any order; each word is used once."""
    found = Alignment()
    left = list(listed)
    rest = _without_same(asked, left, found)
    if rest and left:
        hooks = 0
        for word in left:
            hooks |= word.hooks
        if any(word.hooks & hooks for word in rest):
            rest = [word for word in rest if word.weight < TELLING or not _take_near(word, left, found)]
            if rest and left and len(rest) + len(left) > 2:
                _take_joined(rest, left, found)
    if rest:
        found.extra = tuple(rest)
        for word in rest:
            found.alone_asked += word.weight
    if left:
        found.missing = tuple(left)
        for word in left:
            found.alone_listed += word.weight
    return found


def _without_same(asked: Sequence[Word], left: list[Word], found: Alignment) -> list[Word]:
    """Return the words that have no other of the same sound; those that have one are taken off both sides."""
    rest = []
    for word in asked:
        sound = word.sound
        for at, other in enumerate(left):
            if other.sound == sound:
                if other.text == word.text:
                    found.shared += min(word.weight, other.weight)
                else:
                    _spelled(found, word, other, SAME_SOUND)
                del left[at]
                break
        else:
            rest.append(word)
    return rest


def _take_near(word: Word, left: list[Word], found: Alignment) -> bool:
    best, likest, hooks = -1, 0.0, word.hooks
    for at, other in enumerate(left):
        if hooks & other.hooks and (likeness := _nearness(word, other)) > likest:
            best, likest = at, likeness
    if best < 0:
        return False
    other = left.pop(best)
    found.translated |= other.text in word.means or word.text in other.means
    _spelled(found, word, other, likest)
    return True


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


def _take_joined(rest: list[Word], left: list[Word], found: Alignment) -> None:
    """Take one word for two or three that follow each other on the other side."""
    for few, many in ((rest, left), (left, rest)):
        if len(many) < 2:
            continue
        texts, korean = {word.text[:2] for word in many}, {word.korean[:2] for word in many if word.korean}
        for one in few[:]:
            if len(one.text) < SHORTEST or not (
                one.text[:2] in texts
                or one.text[:1] in texts
                or one.korean[:2] in korean
                or one.korean[:1] in korean
                or one.means
            ):
                continue
            run = _run(one, many)
            if run:
                weight = max(one.weight, *(word.weight for word in run))
                found.translated |= "".join(word.text for word in run) in one.means
                found.shared += JOINED * weight
                found.lost += (1 - JOINED) * weight
                few.remove(one)
                for word in run:
                    many.remove(word)


def _run(one: Word, many: Sequence[Word]) -> Sequence[Word]:
    """Return the words that follow each other and are this one written apart; none if there are none."""
    text, korean, means = one.text, one.korean, one.means
    for at, first in enumerate(many[:-1]):
        spelled = text.startswith(first.text) or (means and any(meaning.startswith(first.text) for meaning in means))
        if not spelled and not (first.korean and korean.startswith(first.korean)):
            continue
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


def _spelled(found: Alignment, asked: Word, listed: Word, likeness: float) -> None:
    weight = max(asked.weight, listed.weight)
    found.shared += likeness * weight
    found.lost += (1 - likeness) * weight
    found.spelled = [*(found.spelled or ()), (asked.text, listed.text)]


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
