"""Do two readings of Korean names agree, and under which coarse keys they are looked up."""

import functools
from itertools import product

from bongsu.lang.korean.hangul import parted
from bongsu.lang.korean.names import KoreanName
from bongsu.lang.korean.spellings import Syllable

MOST_KEYS = 24
"""No more keys of one reading are given."""

# Vowels that ears, systems and typists take for one another.
_CONFUSED = frozenset(
    frozenset(pair)
    for pair in """
    ㅓㅗ ㅓㅜ ㅗㅜ ㅡㅜ ㅓㅡ ㅐㅔ ㅏㅐ ㅕㅛ ㅕㅠ ㅛㅠ ㅕㅖ ㅢㅣ ㅢㅡ ㅟㅢ ㅟㅣ
    ㅚㅙ ㅚㅞ ㅙㅞ ㅚㅘ ㅐㅖ ㅔㅖ ㅝㅓ ㅝㅜ ㅘㅏ ㅕㅓ ㅠㅜ ㅛㅗ ㅑㅏ
    """.split()
)
NEAR = 0.62
"""What is left of an agreement when one vowel differs in a way that is often confused."""

_ONSETS = {
    "ㄱ": "k",
    "ㅋ": "k",
    "ㄴ": "n",
    "ㄷ": "t",
    "ㅌ": "t",
    "ㅁ": "m",
    "ㅂ": "p",
    "ㅍ": "p",
    "ㅅ": "s",
    "ㅇ": "",
    "ㅈ": "c",
    "ㅊ": "c",
    "ㅎ": "h",
}
_CODAS = {" ": "", "ㄱ": "k", "ㄴ": "n", "ㄷ": "t", "ㄹ": "l", "ㅁ": "m", "ㅂ": "p", "ㅇ": "x"}


def agreement(one: KoreanName, other: KoreanName) -> float:
    """Return in 0-1 how well two readings agree: 1.0 for spellings of one system each that can be one name.

    0 when some syllable can not be the same in both; `NEAR` of it when just one vowel is a confused one.
    """
    if len(one.surname) != len(other.surname) or len(one.given) != len(other.given):
        return 0.0
    score = one.exactness * other.exactness
    near = False
    for mine, theirs in zip((*one.surname, *one.given), (*other.surname, *other.given), strict=True):
        met = meeting(mine, theirs)
        if not met:
            if near or not _nearly(mine, theirs):
                return 0.0
            near, met = True, NEAR
        score *= met
    return score


def meeting(one: Syllable, other: Syllable) -> float:
    """Return the weight of the likeliest syllable that both can stand for; 0 when there is none."""
    best = 0.0
    for hangul, weight in one:
        for theirs, their_weight in other:
            if hangul == theirs and weight * their_weight > best:
                best = weight * their_weight
    return best


def skeletons(reading: KoreanName) -> tuple[str, ...]:
    """Return coarse keys without vowels, such that two readings that agree share at least one of them."""
    options = [_classes(part) for part in (*reading.surname, *reading.given)]
    split = len(reading.surname)
    found = []
    for combined in product(*options):
        found.append("-".join(combined[:split]) + "/" + "-".join(combined[split:]))
        if len(found) == MOST_KEYS:
            break
    return tuple(found)


@functools.lru_cache(maxsize=1 << 14)
def _classes(part: Syllable) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_class(hangul) for hangul, _ in part))


@functools.lru_cache(maxsize=4096)
def _class(hangul: str) -> str:
    onset, _, coda = parted(hangul)
    return _ONSETS[onset] + "." + _CODAS[coda]


@functools.lru_cache(maxsize=1 << 14)
def _nearly(one: Syllable, other: Syllable) -> bool:
    """Say whether some readings of two syllables differ by one confused vowel alone."""
    for hangul, _ in one:
        onset, vowel, coda = parted(hangul)
        for theirs, _ in other:
            their_onset, their_vowel, their_coda = parted(theirs)
            if onset == their_onset and coda == their_coda and frozenset((vowel, their_vowel)) in _CONFUSED:
                return True
    return False
