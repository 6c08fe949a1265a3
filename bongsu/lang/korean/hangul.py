"""Hangul arithmetic: syllables taken apart and put together, and one canonical spelling for North and South.

Constants: the Unicode Standard, section 3.12 "Conjoining Jamo Behavior".
"""

import functools
import unicodedata
from typing import NamedTuple

ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
CODAS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
FIRST, LAST = "가", "힣"

NO_ONSET = "ㅇ"
NO_CODA = " "

_LAX = str.maketrans("ㄲㄸㅃㅆㅉ", "ㄱㄷㅂㅅㅈ")
# What a coda sounds like before a pause: one of seven.
_SOUNDS = dict(zip(CODAS, " ㄱㄱㄱㄴㄴㄴㄷㄹㄱㅁㄹㄹㄹㅂㄹㅁㅂㅂㄷㄷㅇㄷㄷㄱㄷㅂㄷ", strict=True))
# Before these the South drops an initial ㄹ or ㄴ (리 and 이, 녀 and 여); before others it writes ㄹ as ㄴ (로 and 노).
_DROPPING = frozenset("ㅑㅒㅕㅖㅛㅠㅣ")
_FIRST = ord(FIRST)


class Jamo(NamedTuple):
    """A syllable taken apart; a missing coda is a blank."""

    onset: str
    vowel: str
    coda: str


def is_hangul(character: str) -> bool:
    """Say whether the character is one whole Hangul syllable."""
    return FIRST <= character <= LAST


def parted(syllable: str) -> Jamo:
    """Take one Hangul syllable apart: ``"룡"`` gives ``("ㄹ", "ㅛ", "ㅇ")``."""
    number = ord(syllable) - _FIRST
    onset, rest = divmod(number, len(VOWELS) * len(CODAS))
    vowel, coda = divmod(rest, len(CODAS))
    return Jamo(ONSETS[onset], VOWELS[vowel], CODAS[coda])


def joined(onset: str, vowel: str, coda: str = NO_CODA) -> str:
    """Put one Hangul syllable together."""
    return chr(_FIRST + (ONSETS.index(onset) * len(VOWELS) + VOWELS.index(vowel)) * len(CODAS) + CODAS.index(coda))


@functools.lru_cache(maxsize=12_000)
def canonical_syllable(syllable: str) -> str:
    """Return the one syllable that North and South, tense and lax, and codas of one sound are written as here."""
    onset, vowel, coda = parted(syllable)
    onset = onset.translate(_LAX)
    if onset in "ㄹㄴ":
        onset = NO_ONSET if vowel in _DROPPING else "ㄴ"
    return joined(onset, vowel, _SOUNDS[coda])


@functools.lru_cache(maxsize=12_000)
def folded(syllable: str) -> str:
    """Return the canonical syllable, followed by ㄹ or ㄴ where the South drops or changes that onset.

    Two syllables can be one where their first characters are the same: ``"리"`` gives ``"이ㄹ"``, ``"이"`` itself.
    """
    canonical, onset = canonical_syllable(syllable), parted(syllable).onset
    return canonical + onset if onset in "ㄹㄴ" and parted(canonical).onset != onset else canonical


def unfolded(folded: str) -> str:
    """Return the syllable as the North writes it: ``"이ㄹ"`` gives ``"리"``."""
    if len(folded) == 1:
        return folded
    _, vowel, coda = parted(folded[0])
    return joined(folded[1], vowel, coda)


def canonical(text: str) -> str:
    """Return a text whose Hangul is spelled in one way: ``"리룡해"`` and ``"이용해"`` give ``"이용해"``.

    An initial ㄹ or ㄴ is written as the South writes it, tense consonants as lax ones, a coda as its sound.
    What is not Hangul stays. A second time changes nothing.
    """
    composed = unicodedata.normalize("NFC", text)
    return "".join(canonical_syllable(letter) if is_hangul(letter) else letter for letter in composed)
