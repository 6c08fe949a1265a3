"""What Korean names of firms mean, for those that are also given in translation: Chongsong is Green Pine."""

import functools
from pathlib import Path

from bongsu.lang.korean_letters import reischauer, revised
from bongsu.lang.spelling import korean_sound

TABLE = Path(__file__).with_name("korean_meanings.txt")

FEWEST_LETTERS = 5
"""A name in Latin letters is known from so many on: shorter ones are words of too many languages."""


@functools.lru_cache(maxsize=20_000)
def meanings(word: str) -> tuple[str, ...]:
    """Return what a Korean name in Latin letters, of any romanisation, means in English; () for most names.

    Examples:
        >>> meanings("paekho"), meanings("baekho"), meanings("baltic")
        (('white tiger',), ('white tiger',), ())
    """
    return _table().get(korean_sound(word), ()) if len(word) >= FEWEST_LETTERS else ()


@functools.cache
def known_meanings() -> frozenset[str]:
    """Return every English meaning of the table, without blanks."""
    return frozenset(english.replace(" ", "") for some in _table().values() for english in some)


@functools.cache
def known_beginnings() -> frozenset[str]:
    """Return all that an English meaning of the table begins with, and each of them whole, without blanks."""
    return frozenset(meaning[:end] for meaning in known_meanings() for end in range(1, len(meaning) + 1))


@functools.cache
def _table() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            hangul, _, english = line.partition("\t")
            for spelled in (revised(hangul), reischauer(hangul)):
                known = found.get(korean_sound(spelled), ())
                found[korean_sound(spelled)] = tuple(dict.fromkeys((*known, *english.split(", "))))
    return found
