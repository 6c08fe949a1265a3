"""From a syllable written in foreign letters to every Hangul syllable that it can stand for.

A table beside this module (``latin.tsv``, ``cyrillic.tsv``, ``kana.tsv``) holds the spellings of the single sounds.
The syllables that occur in names, spelled by it in all ways, give the map from a spelling to the syllables.
"""

import functools
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from itertools import product
from typing import NamedTuple

from bongsu.lang.korean.hangul import NO_CODA, NO_ONSET, canonical_syllable, folded, parted
from bongsu.lang.korean.hanja import sino_korean

Syllable = tuple[tuple[str, float], ...]
"""The Hangul that a spelled syllable can stand for, as `folded` gives it, with weights in 0-1; the heaviest first."""

# How far a column of a table is to be trusted: a system's own spelling, a habit's, a rare habit's. Ours.
WEIGHTS = (1.0, 0.95, 0.88)
# Two rare habits and one more in one syllable are no spelling of it any more.
LEAST_WEIGHT = 0.77
# So many readings of one spelling are kept.
MOST_READINGS = 12
# Syllables of native names and words that no Chinese character is read as.
NATIVE = (
    "늘봄솔빛슬름꽃샘돌쇠별새힘달님든들맑밝뜻잎글얼참큰볕숲솜돋뫼벗"
    "룬레루엘너네더데또쌀쑥잣헌티키커코카타토파푸포하허혀빈린란랑람룡울흰희"
)

_Spelled = tuple[str, float]


class _Sound(NamedTuple):
    """One spelling of one jamo: where it may stand, and its weight."""

    letters: str
    weight: float
    opening: bool
    following: bool
    closing: bool
    before: str


_NO_SOUND = _Sound("", 1.0, opening=False, following=False, closing=False, before="")


@functools.cache
def syllables(script: str) -> dict[str, Syllable]:
    """Return the map from a spelled syllable to its readings; the script is ``latin``, ``cyrillic`` or ``kana``."""
    sounds = _sounds(script)
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for hangul in sorted(sino_korean().union(NATIVE)):
        key = folded(hangul)
        for letters, weight in _spelled(hangul, sounds):
            readings = found[letters]
            if weight > readings.get(key, 0.0):
                readings[key] = weight
    return {letters: ranked(readings) for letters, readings in found.items()}


def ranked(readings: dict[str, float]) -> Syllable:
    """Return readings as a syllable, the heaviest first and no more than are worth keeping."""
    if len(readings) == 1:
        return tuple(readings.items())
    return tuple(sorted(readings.items(), key=lambda item: (-item[1], item[0]))[:MOST_READINGS])


def _spelled(hangul: str, sounds: dict[tuple[str, str], list[_Sound]]) -> Iterator[_Spelled]:
    """Yield every way in which one syllable is written."""
    onset, vowel, _ = parted(hangul)
    coda = parted(canonical_syllable(hangul)).coda
    opens, closes = onset == NO_ONSET, coda == NO_CODA
    onsets = [sound for sound in sounds["onset", onset] if not sound.before or vowel in sound.before]
    vowels = [
        sound
        for sound in sounds["vowel", vowel]
        if (opens or not sound.opening) and not (opens and sound.following) and (closes or not sound.closing)
    ]
    codas = [_NO_SOUND] if closes else sounds.get(("coda", coda), [])
    for first, middle in product(onsets, vowels):
        letters, weight = first.letters + middle.letters, first.weight * middle.weight
        for last in codas:
            if weight * last.weight >= LEAST_WEIGHT:
                yield letters + last.letters, weight * last.weight


def _sounds(script: str) -> dict[tuple[str, str], list[_Sound]]:
    """Read a script's table: kind and jamo to their spellings."""
    text = files("bongsu.lang.korean").joinpath(f"{script}.tsv").read_text(encoding="utf-8")
    sounds: dict[tuple[str, str], list[_Sound]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, jamo, *columns = line.split("\t")
            weighed = zip(columns, WEIGHTS, strict=False)
            sounds[kind, jamo] = [_sound(cell, weight) for column, weight in weighed for cell in column.split()]
    return sounds


def _sound(cell: str, weight: float) -> _Sound:
    letters, _, before = cell.rstrip("]").partition("[")
    opening, following, closing = letters.startswith("^"), letters.startswith("-"), letters.endswith("$")
    return _Sound(letters.strip("^-$."), weight, opening, following, closing, before)
