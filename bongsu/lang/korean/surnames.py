"""Korean surnames: how each is written, and how many people in South Korea bear it."""

import functools
from collections import defaultdict
from importlib.resources import files
from itertools import product
from typing import NamedTuple

from bongsu.lang.korean.hangul import canonical, canonical_syllable
from bongsu.lang.korean.hanja import readings_of
from bongsu.lang.korean.spellings import Syllable, ranked, syllables

BEARERS_COUNTED = 49_706
"""Thousands of people whose surname has five bearers and more (Statistics Korea, census of 2015)."""

# A surname that the census table here does not count has about so many thousand bearers. Ours.
_FEW = 1.5

Surname = tuple[Syllable, ...]
"""A surname, one syllable or two."""


class _Entry(NamedTuple):
    hangul: str
    thousands: float
    hanja: tuple[str, ...]
    spellings: tuple[str, ...]


@functools.cache
def surnames(script: str) -> dict[str, tuple[Surname, ...]]:
    """Return the map from a spelled word to the surnames that it can be; one-syllable ones in one reading.

    The script is ``latin``, ``cyrillic``, ``kana``, ``hangul`` or ``hanja``.
    """
    singles: dict[str, dict[str, float]] = defaultdict(dict)
    doubles: dict[str, list[Surname]] = defaultdict(list)
    for entry in _entries():
        if len(entry.hangul) == 1:
            for word, weight in _words(entry, script).items():
                readings = singles[word]
                hangul = canonical(entry.hangul)
                readings[hangul] = max(weight, readings.get(hangul, 0.0))
        else:
            for word in _double_words(entry, script):
                doubles[word].append(tuple(((canonical_syllable(part), 1.0),) for part in entry.hangul))
    found: dict[str, tuple[Surname, ...]] = {word: ((ranked(readings),),) for word, readings in singles.items()}
    for word, names in doubles.items():
        found[word] = (*names, *found.get(word, ()))
    return found


@functools.lru_cache(maxsize=1024)
def share_of(hangul: str) -> float:
    """Return the share of people in South Korea who bear this surname, given in canonical Hangul; 0 when unknown."""
    return _shares().get(hangul, 0.0)


@functools.cache
def _shares() -> dict[str, float]:
    shares: dict[str, float] = defaultdict(float)
    for entry in _entries():
        shares[canonical(entry.hangul)] += entry.thousands / BEARERS_COUNTED
    return dict(shares)


@functools.cache
def _entries() -> tuple[_Entry, ...]:
    text = files("bongsu.lang.korean").joinpath("surnames.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return tuple(
        _Entry(hangul, float(thousands or _FEW), tuple(hanja.split()), tuple(spellings.split()))
        for hangul, thousands, hanja, spellings in rows
    )


def _words(entry: _Entry, script: str) -> dict[str, float]:
    """Return how a one-syllable surname is written in a script, each with its weight."""
    if script == "hangul":
        return {canonical(entry.hangul): 1.0}
    if script == "hanja":
        return dict.fromkeys(entry.hanja, 1.0)
    words = dict(_regular(script).get(canonical(entry.hangul), {}))
    # the kana table has all; in the others a spelling of one script is no word of another
    words.update(dict.fromkeys((word for word in entry.spellings if word.isascii() == (script == "latin")), 1.0))
    return words


def _double_words(entry: _Entry, script: str) -> list[str]:
    if script in {"hangul", "hanja"}:
        return [canonical(entry.hangul)] if script == "hangul" else list(entry.hanja)
    regular = [_regular(script).get(canonical_syllable(part), {}) for part in entry.hangul]
    extra = entry.spellings if script == "latin" else ()
    return list(dict.fromkeys([*extra, *("".join(parts) for parts in product(*regular))]))


@functools.cache
def _regular(script: str) -> dict[str, dict[str, float]]:
    """Return, by canonical Hangul, the spellings of a script's table with their weights."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for word, readings in syllables(script).items():
        for hangul, weight in readings:
            found[hangul][word] = weight
    return found


def is_surname_character(character: str) -> bool:
    """Say whether some reading of a Chinese character is a surname."""
    return any(canonical_syllable(reading) in _shares() for reading in readings_of(character))
