"""Latin spellings of one foreign name brought together by their sound.

Lossy on purpose, so for finding candidates and comparing words one by one, never for showing.
"""

import functools
import re

_DOUBLES = re.compile(r"([a-z])\1+")
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        # Arabic: article joined or parted is the caller's; kh, gh, dh, th as their plain letters
        (r"^(?:al|el|ul)(?=[bcdfghjkmnpqrstvwyz][aeiouy])", "al"),
        # Slavic and German clusters
        (r"shch|sch|tsch|shtch", "sh"),
        (r"tch|cz|tsj", "ch"),
        (r"tz|ts|cs", "z"),
        (r"dzh|dj|dž", "j"),
        (r"zh", "j"),
        (r"kh|ck|q", "k"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"x|cks|ks", "ks"),
        (r"w", "v"),
        (r"ff?$", "v"),
        # vowels
        (r"ou|oo", "u"),
        (r"ee", "i"),
        (r"y", "i"),
        (r"(?<![a-z])ie|(?<=[aeou])i(?=[aeou])", "e"),
        (r"iu|ju", "u"),
        (r"(?<=[aeou])i$", ""),
        (r"ii+", "i"),
        (r"ei|ai", "e"),
        (r"h(?![aeiou])", ""),
    )
)


@functools.lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """Return what one folded Latin word sounds like across habits of spelling."""
    for pattern, plain in _RULES:
        word = pattern.sub(plain, word)
    return _DOUBLES.sub(r"\1", word)


_KOREAN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"oo", "u"),
        (r"ee", "i"),
        (r"ye?o(?=[bcdfghjklmnprstv]|$)", "yo"),
        (r"weo", "wo"),
        (r"eo", "o"),
        (r"eu", "u"),
        (r"yu?i$", "ui"),
        (r"ay|ai", "ae"),
        (r"b", "p"),
        (r"d", "t"),
        (r"(?<!n)g", "k"),
        (r"tch|j|zh|z", "ch"),
        (r"sh(?=i)", "s"),
        (r"(?<=[ptk])h", ""),
        (r"^l", "r"),
        (r"ng(?=[aeiouyw])", "nk"),
    )
)


@functools.lru_cache(maxsize=200_000)
def korean_sound(word: str) -> str:
    """Return one key for a Korean word in Revised, McCune-Reischauer, northern and press spelling.

    For words of places and firms; it tells voiced from voiceless and eo from o no more.

    Examples:
        >>> korean_sound("muyeok") == korean_sound("muyok"), korean_sound("daeseong") == korean_sound("taesong")
        (True, True)
    """
    for pattern, plain in _KOREAN:
        word = pattern.sub(plain, word)
    return _DOUBLES.sub(r"\1", word)
