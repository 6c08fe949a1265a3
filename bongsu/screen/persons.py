"""Names of people: how one is taken apart, by what it is found, and how like two of them are."""

import functools
from dataclasses import replace
from itertools import product
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from bongsu.lang.korean import (
    KoreanName,
    agreement,
    given_alone,
    mandarin_readings,
    readings,
    skeletons,
    surname_share,
)
from bongsu.lang.names import fold, in_brackets, script_of, without_brackets
from bongsu.lang.romanised import romanised
from bongsu.lang.spelling import sound
from bongsu.screen.candidates import KEY
from bongsu.screen.likeness import Likeness, Spelling, whole
from bongsu.screen.rarity import Rarity
from bongsu.screen.words import Row, Scale, Word, aligned, row

PARTICLES = frozenset(
    "al el bin ibn bint abu umm de del della da di do dos van von der den ter la le y e of the mr mrs ms dr gen col "
    "haji hajji sheikh shaykh mullah maulavi mawlawi sayyid sayed".split()
)
"""Words of names and titles that thousands bear or that lists leave out."""

_PARTICLE = 0.15
_PATRONYMIC = 0.3
_PATRONYMICS = ("ovich", "evich", "ovna", "evna", "ivna", "ovych", "evych", "oglu", "ogly", "uulu", "kyzy", "gizi")
_LONGEST_ENDING = 8

OTHER_KOREAN_AT_MOST = 0.6
"""Two names that both read as Korean, and as different ones, are two people's, however alike their letters."""

ALONE, ALONE_ON_ONE_SIDE = 0.6, 0.55
"""What a word that only one of two names has costs of its weight; less where the other name has none such."""

LOST = 1.2
"""What the difference of two spellings of a word costs of its weight."""

_SCALE, _SCALE_ON_ONE_SIDE = Scale(ALONE, LOST), Scale(ALONE_ON_ONE_SIDE, LOST)

OTHER_WORD_AT_MOST = 0.55
"""Each name has a word that is nothing like any of the other's: somebody else's name; the order of hints is kept."""

_TELLS = 0.4
_SOMEWHAT = 60
_ONE_WORD_AT_MOST = 0.5
"""One common word of several is a common surname."""

_UNLIKE = Likeness()

_BY_MANDARIN, _GIVEN_ALONE = KEY + "zh:", KEY + "/"
_BY_MANDARIN_WEIGHT, _GIVEN_ALONE_WEIGHT = 0.6, 0.7
"""What such a key weighs: enough to be compared, less than a name's own words."""


class PersonName(NamedTuple):
    """A person's name, taken apart.

    Attributes:
        folded: as `fold` gives it.
        spellings: its words in Latin letters, in each way that its script may be read.
        korean: its readings as a Korean name; () where it is none.
        mandarin: its readings as a Korean name that is written as Chinese papers read it.
        given: a Korean given name alone, without a surname.
    """

    folded: str
    spellings: tuple[Row, ...]
    korean: tuple[KoreanName, ...]
    mandarin: tuple[KoreanName, ...] = ()
    given: KoreanName | None = None


def person_name(text: str, rarity: Rarity) -> PersonName:
    """Return a name taken apart, each word with what it weighs by its rarity.

    A name in another script that stands in brackets is one more spelling of the same: "Jin Zhe (金哲)".
    """
    parts = _parts(text)
    spellings = tuple(
        [row([_word(word, rarity) for word in latin.split()]) for part in parts for latin in romanised(part)]
    )
    korean = readings(parts[0]) if len(parts) == 1 else tuple(reading for part in parts for reading in readings(part))
    alone = given_alone(parts[0])
    return PersonName(
        fold(text),
        spellings,
        korean,
        mandarin_readings(parts[0]),
        KoreanName((), alone, 1.0) if alone else None,
    )


def _parts(text: str) -> tuple[str, ...]:
    """Return the name, or what stands before and within its brackets where these are of different scripts."""
    if "(" not in text and "（" not in text:
        return (text,)
    outer = " ".join(without_brackets(text).split())
    inner = in_brackets(text)
    if not outer and len(inner) == 1:
        return (inner[0].strip(),)
    others = [part.strip() for part in inner if not part.isascii() and script_of(part) != script_of(outer)]
    return (outer, *others) if others else (text,)


def person_keys(name: PersonName, *, asked: bool) -> list[tuple[str, float]]:
    """Return what the name is found by: the sounds of its words, and the skeletons of its Korean readings.

    One in pinyin that is asked for leads to Korean ones that are listed, and the other way round; so does a given name.
    """
    found: list[tuple[str, float]] = []
    for words, _ in name.spellings:
        length = sum([word.weight * word.weight for word in words]) ** 0.5
        found += [(word.sound, word.weight / length) for word in words]
    for reading in name.korean:
        for skeleton in skeletons(reading):
            found.append((KEY + skeleton, 1.0))
            if asked:
                found.append((_BY_MANDARIN + skeleton, _BY_MANDARIN_WEIGHT))
            else:
                found.append((KEY + skeleton[skeleton.index("/") :], _GIVEN_ALONE_WEIGHT))
    for reading in name.mandarin:
        key = KEY if asked else _BY_MANDARIN
        found += [(key + skeleton, _BY_MANDARIN_WEIGHT) for skeleton in skeletons(reading)]
    if name.given and asked:
        found += [(KEY + skeleton, 1.0) for skeleton in skeletons(name.given)]
    return found


def bearers(name: PersonName) -> float:
    """Return the share of Koreans who have the surname of a Korean name; 0 for any other."""
    return surname_share(name.korean[0]) if name.korean else 0.0


def compare_persons(asked: PersonName, listed: PersonName, least: float = 0.0) -> Likeness:
    """Return how likely two names are one person's, by the names alone.

    What would be less than the least may be told as nothing, or as another likeness that is less.
    """
    if asked.folded == listed.folded:
        return whole(Spelling.SAME)
    if len(asked.spellings) == len(listed.spellings) == 1:
        nearest = _compared(asked.spellings[0], listed.spellings[0], least)
    else:
        nearest = max(
            (_compared(one, other, least) for one in asked.spellings for other in listed.spellings),
            key=lambda likeness: likeness.score,
            default=Likeness(),
        )
    if nearest.exact:
        return nearest
    if not (asked.korean and listed.korean):
        hinted = _hinted(asked, listed)
        return hinted if hinted.score > nearest.score else nearest
    agreed = max(agreement(one, other) for one in asked.korean for other in listed.korean)
    if agreed > 0:
        return max(
            nearest,
            Likeness((1 - Spelling.KOREAN.penalty) * agreed, Spelling.KOREAN),
            key=lambda likeness: likeness.score,
        )
    return max(nearest.at_most(OTHER_KOREAN_AT_MOST), _hinted(asked, listed), key=lambda likeness: likeness.score)


def _hinted(asked: PersonName, listed: PersonName) -> Likeness:
    """Return how likely one of two names is the other's Chinese reading, or its given name alone; always a hint."""
    if not ((asked.mandarin or asked.given) and listed.korean) and not (asked.korean and listed.mandarin):
        return _UNLIKE
    pairs = [*product(asked.mandarin, listed.korean), *product(asked.korean, listed.mandarin)]
    read = max((agreement(one, other) for one, other in pairs), default=0.0)
    if read > 0:
        return Likeness((1 - Spelling.MANDARIN.penalty) * read, Spelling.MANDARIN)
    if asked.given and listed.korean:
        alone = max(agreement(asked.given, replace(other, surname=())) for other in listed.korean)
        return Likeness((1 - Spelling.GIVEN.penalty) * alone, Spelling.GIVEN)
    return _UNLIKE


def _compared(asked: Row, listed: Row, least: float) -> Likeness:
    found = aligned(asked, listed, _SCALE_ON_ONE_SIDE, least)
    if found is None:
        return _UNLIKE
    alone = found.alone_asked + found.alone_listed
    if found.lost == 0 and not found.extra and not found.missing:
        return whole(Spelling.REORDERED)
    score = (_SCALE if found.extra and found.missing else _SCALE_ON_ONE_SIDE).of(found)
    if len(asked.words) - len(found.extra) < 2 and alone:
        score = min(score, _ONE_WORD_AT_MOST)
    if found.extra and found.missing and _contradict(found.extra, found.missing):
        score = min(score, OTHER_WORD_AT_MOST + 0.05 * score)
    return Likeness(score, Spelling.NEAR, found)


def _contradict(extra: tuple[Word, ...], missing: tuple[Word, ...]) -> bool:
    """Say whether each name has a word that tells and is nothing like one of the other's."""
    ours = [word for word in extra if word.weight >= _TELLS]
    theirs = [word for word in missing if word.weight >= _TELLS]
    return bool(ours) and bool(theirs) and not any(_alike(one, other) for one in ours for other in theirs)


@functools.lru_cache(maxsize=1 << 16)
def _alike(one: Word, other: Word) -> bool:
    return ratio(one.sound, other.sound) >= _SOMEWHAT


def _word(text: str, rarity: Rarity) -> Word:
    return rarity.held.get(text) or rarity.keep(text, _made(text, rarity))


def _made(text: str, rarity: Rarity) -> Word:
    heard = sound(text)
    if text in PARTICLES:
        base = _PARTICLE
    elif len(text) > _LONGEST_ENDING and text.endswith(_PATRONYMICS):
        base = _PATRONYMIC
    else:
        base = 1.0
    return Word(text, heard, base * (0.45 + 0.55 * rarity(heard)))
