"""Korean surnames: how each is written, and how many people in South Korea bear it."""

import functools
from collections import defaultdict
from collections.abc import Mapping
from importlib.resources import files
from typing import NamedTuple

from bongsu.lang.korean.hangul import canonical, canonical_syllable, folded
from bongsu.lang.korean.hanja import readings_of
from bongsu.lang.korean.spellings import Syllable, ranked, syllables

BEARERS_COUNTED = 49_706
"""Thousands of people whose surname has five bearers and more (Statistics Korea, census of 2015)."""

# A surname that the table does not count has about so many thousand bearers. Ours.
_FEW = 1.5

# A character that is no surname's is taken by its sound for surnames of more than so large a share only. Ours.
_COMMON = 20 / BEARERS_COUNTED
_BY_SOUND = 0.9

# Spellings with R that the South uses for its own surnames are not among these: Roh is 노, Rhee is 이.
_NORTHERN_ALONE = frozenset("ri rim ryu ryang ryo ryom ryuk ryong ro ra ри рим рю рян ро ра".split())

Surname = tuple[Syllable, ...]
"""A surname, one syllable or two."""


class _Entry(NamedTuple):
    hangul: str
    thousands: float
    hanja: tuple[str, ...]
    spellings: tuple[str, ...]


@functools.cache
def surnames(script: str) -> dict[str, Syllable]:
    """Return the map from a spelled word to the one-syllable surnames that it can be.

    The script is ``latin``, ``cyrillic`` or ``kana``.
    """
    found: dict[str, dict[str, float]] = defaultdict(dict)
    shares = _shares()
    for word, readings in syllables(script).items():
        for key, weight in readings:
            # no surname begins with the ㄴ that the South drops
            if key[0] in shares and not key.endswith("ㄴ"):
                found[word][key] = weight
    for entry in _entries():
        if len(entry.hangul) == 1:
            for word in entry.spellings:
                if word.isascii() == (script == "latin") and script != "kana":
                    found[word].update(dict.fromkeys(_keys(entry.hangul, word), 1.0))
    return {word: ranked(readings) for word, readings in found.items()}


def double_surname(first: Syllable, second: Syllable) -> Surname | None:
    """Return the surname of two syllables that these can stand for, or None: ``nam`` and ``gung`` for 남궁."""
    doubles = _doubles()
    for key, weight in first:
        if key in doubles:
            for other, their_weight in second:
                if other in doubles[key]:
                    return ((key, weight),), ((other, their_weight),)
    return None


def surname_characters() -> Mapping[str, str]:
    """Return each Chinese character of a surname of one syllable with the surname in Hangul."""
    return _by_character()


def sino_korean_surname(character: str) -> Syllable | None:
    """Return the surname that a Chinese character is read as, or None: 金 is 김 there, not 금.

    Where a name's characters are not known, newspapers choose some of the same sound: 努 for 盧.
    """
    hangul = _by_character().get(character)
    keys = {folded(reading) for reading in readings_of(character)}
    if hangul is None:
        guessed = {key: _BY_SOUND for key in keys if share_of(key[0]) > _COMMON and not key.endswith("ㄴ")}
        return ranked(guessed) or None
    return ranked({key: 1.0 for key in keys | {folded(hangul)} if key[0] == canonical(hangul)})


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
def _doubles() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for entry in _entries():
        if len(entry.hangul) == 2:
            found[canonical_syllable(entry.hangul[0])].add(canonical_syllable(entry.hangul[1]))
    return {first: frozenset(seconds) for first, seconds in found.items()}


@functools.cache
def _by_character() -> dict[str, str]:
    return {
        character: entry.hangul for entry in _entries() if len(entry.hangul) == 1 for character in reversed(entry.hanja)
    }


@functools.cache
def _entries() -> tuple[_Entry, ...]:
    text = files("bongsu.lang.korean").joinpath("surnames.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return tuple(
        _Entry(hangul, float(thousands or _FEW), tuple(hanja.split()), tuple(spellings.split()))
        for hangul, thousands, hanja, spellings in rows
    )


def _keys(hangul: str, word: str) -> list[str]:
    """Return the keys of a surname so written: Lee is 이 and 리, Ri the North's 리, Yi the South's 이."""
    key = canonical_syllable(hangul)
    northern = key + "ㄹ"
    if word[0] not in "rlрл" or northern not in _northern():
        return [key]
    return [northern] if word in _NORTHERN_ALONE else [key, northern]


@functools.cache
def _northern() -> frozenset[str]:
    return frozenset(key for readings in syllables("latin").values() for key, _ in readings if key.endswith("ㄹ"))
