"""Do two readings of Korean names agree, and under which coarse keys they are looked up."""

import functools
from itertools import islice, product

from bongsu.lang.korean.hangul import NO_ONSET, parted
from bongsu.lang.korean.names import KoreanName
from bongsu.lang.korean.spellings import Syllable

MOST_KEYS = 64
"""No more keys of one reading are given."""

# Vowels that ears, systems and typists take for one another.
_CONFUSED = frozenset(
    frozenset(pair)
    for pair in """
    ㅓㅗ ㅓㅜ ㅗㅜ ㅡㅜ ㅓㅡ ㅐㅔ ㅏㅐ ㅕㅛ ㅕㅠ ㅛㅠ ㅕㅖ ㅢㅣ ㅢㅡ ㅟㅢ ㅟㅣ ㅚㅙ ㅚㅞ ㅙㅞ ㅚㅘ ㅐㅖ ㅔㅖ ㅝㅓ ㅝㅜ
    """.split()
)
# The same, but only after an onset: the glide of hwa and ha is weak, that of yo and o is not.
_GLIDES = frozenset(frozenset(pair) for pair in "ㅘㅏ ㅕㅓ ㅠㅜ ㅛㅗ ㅑㅏ ㅝㅓ".split())
NEAR = 0.62
"""What is left of an agreement when one syllable differs, by a sound that is often confused."""

NEAR_NEEDS = 0.85
"""All other syllables must agree so well, and the arrangement be as likely."""

OTHER_HALF = 0.97
"""What is left when one Korea's spelling meets the other's: Ri and Yi, Ryu and Yu."""

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
    """Return in 0-1 how well two readings agree: 1.0 for one reading, or for systems' spellings that can be one name.

    0 when some syllable can not be the same in both; `NEAR` of it when just one differs, by a confused sound.
    """
    if one == other:
        return 1.0
    if len(one.surname) != len(other.surname) or len(one.given) != len(other.given):
        return 0.0
    score, far = one.exactness * other.exactness, None
    for mine, theirs in zip((*one.surname, *one.given), (*other.surname, *other.given), strict=True):
        met = meeting(mine, theirs)
        if met:
            score *= met
        elif far is None:
            far = (mine, theirs)
        else:
            return 0.0
    if far is not None:
        if score < NEAR_NEEDS or not _nearly(*far):
            return 0.0
        score *= NEAR
    return score


def meeting(one: Syllable, other: Syllable) -> float:
    """Return the weight of the likeliest syllable that both can stand for, 1 for one spelling; 0 when there is none."""
    if one == other:
        return 1.0
    best = 0.0
    for key, weight in one:
        for their_key, their_weight in other:
            if key[0] == their_key[0]:
                both = min(weight, their_weight)
                best = max(best, both if key == their_key else both * OTHER_HALF)
    return best


def skeletons(reading: KoreanName) -> tuple[str, ...]:
    """Return coarse keys without vowels, such that two readings that agree share at least one of them."""
    options = [_classes(part) for part in (*reading.surname, *reading.given)]
    split = len(reading.surname)
    combined = islice(product(*options), MOST_KEYS)
    return tuple("-".join(classes[:split]) + "/" + "-".join(classes[split:]) for classes in combined)


@functools.lru_cache(maxsize=1 << 14)
def _classes(part: Syllable) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_class(key[0]) for key, _ in part))


@functools.lru_cache(maxsize=4096)
def _class(hangul: str) -> str:
    onset, _, coda = parted(hangul)
    return _ONSETS[onset] + "." + _CODAS[coda]


@functools.lru_cache(maxsize=1 << 14)
def _nearly(one: Syllable, other: Syllable) -> bool:
    """Say whether some readings of two syllables differ by one confused sound alone: a vowel, or a breath."""
    return any(_confused(key[0], their_key[0]) for key, _ in one for their_key, _ in other)


def _confused(one: str, other: str) -> bool:
    onset, vowel, coda = parted(one)
    their_onset, their_vowel, their_coda = parted(other)
    if coda != their_coda or _ONSETS[onset] != _ONSETS[their_onset]:
        return False
    if vowel == their_vowel or onset != their_onset:
        return vowel == their_vowel
    pair = frozenset((vowel, their_vowel))
    return pair in _CONFUSED or (onset != NO_ONSET and pair in _GLIDES)
