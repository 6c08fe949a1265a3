"""Names of people: how one is taken apart, by what it is found, and how like two of them are."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from bongsu.lang.korean import KoreanName, agreement, readings, skeletons, surname_share
from bongsu.lang.names import fold
from bongsu.lang.romanised import romanised
from bongsu.lang.spelling import sound
from bongsu.screen.candidates import KEY
from bongsu.screen.likeness import Likeness, Spelling, whole
from bongsu.screen.words import Word, aligned

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

OTHER_WORD_AT_MOST = 0.55
"""Each name has a word that is nothing like any of the other's: somebody else's name; the order of hints is kept."""

_TELLS = 0.4
_SOMEWHAT = 60
_ONE_WORD_AT_MOST = 0.5
"""One common word of several is a common surname."""

Rarity = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name, taken apart.

    Attributes:
        folded: as `fold` gives it.
        spellings: its words in Latin letters, in each way that its script may be read.
        korean: its readings as a Korean name; () where it is none.
    """

    folded: str
    spellings: tuple[tuple[Word, ...], ...]
    korean: tuple[KoreanName, ...]


def person_name(text: str, rarity: Rarity) -> PersonName:
    """Return a name taken apart; rarity says of a word's sound how rare it is among the listed names, from 0 to 1."""
    spellings = tuple(tuple(_word(word, rarity) for word in latin.split()) for latin in romanised(text))
    return PersonName(fold(text), spellings, readings(text))


def person_keys(name: PersonName) -> Iterator[tuple[str, float]]:
    """Yield what the name is found by: the sounds of its words, and the skeletons of its Korean readings."""
    for words in name.spellings:
        length = sum(word.weight**2 for word in words) ** 0.5
        for word in words:
            yield word.sound, word.weight / length
    for reading in name.korean:
        for skeleton in skeletons(reading):
            yield KEY + skeleton, 1.0


def bearers(name: PersonName) -> float:
    """Return the share of Koreans who have the surname of a Korean name; 0 for any other."""
    return surname_share(name.korean[0]) if name.korean else 0.0


def compare_persons(asked: PersonName, listed: PersonName) -> Likeness:
    """Return how likely two names are one person's, by the names alone."""
    if asked.folded == listed.folded:
        return whole(Spelling.SAME)
    nearest = max(
        (_compared(one, other) for one in asked.spellings for other in listed.spellings),
        key=lambda likeness: likeness.score,
        default=Likeness(),
    )
    if not (asked.korean and listed.korean) or nearest.exact:
        return nearest
    agreed = max(agreement(one, other) for one in asked.korean for other in listed.korean)
    if agreed > 0:
        return max(
            nearest,
            Likeness((1 - Spelling.KOREAN.penalty) * agreed, Spelling.KOREAN),
            key=lambda likeness: likeness.score,
        )
    return nearest.at_most(OTHER_KOREAN_AT_MOST)


def _compared(asked: tuple[Word, ...], listed: tuple[Word, ...]) -> Likeness:
    found = aligned(asked, listed)
    if found.lost == 0 and not found.extra and not found.missing:
        return whole(Spelling.REORDERED)
    alone = found.alone_asked + found.alone_listed
    if not found.shared:
        return Likeness()
    share = ALONE if found.extra and found.missing else ALONE_ON_ONE_SIDE
    score = 0.97 * found.shared / (found.shared + share * alone + LOST * found.lost)
    if len(asked) - len(found.extra) < 2 and alone:
        score = min(score, _ONE_WORD_AT_MOST)
    if _contradict(found.extra, found.missing):
        score = min(score, OTHER_WORD_AT_MOST + 0.05 * score)
    return Likeness(score, Spelling.NEAR, found)


def _contradict(extra: tuple[Word, ...], missing: tuple[Word, ...]) -> bool:
    """Say whether each name has a word that tells and is nothing like one of the other's."""
    ours = [word for word in extra if word.weight >= _TELLS]
    theirs = [word for word in missing if word.weight >= _TELLS]
    alike = any(ratio(one.sound, other.sound) >= _SOMEWHAT for one in ours for other in theirs)
    return bool(ours) and bool(theirs) and not alike


def _word(text: str, rarity: Rarity) -> Word:
    heard = sound(text)
    if text in PARTICLES:
        base = _PARTICLE
    elif len(text) > _LONGEST_ENDING and text.endswith(_PATRONYMICS):
        base = _PATRONYMIC
    else:
        base = 1.0
    return Word(text, heard, base * (0.45 + 0.55 * rarity(heard)))
