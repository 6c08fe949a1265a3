"""The letters of a name brought to the ones that the tables of spellings know, script by script."""

import functools
import re
import unicodedata
from collections.abc import Callable

from bongsu.lang.names import APOSTROPHES

# The marks that stand for McCune-Reischauer's breve where it could not be set.
_BREVES = "\u0306\u0302\u030c\u0303\u0304\u0308"
_BREVED = {letter + mark: breved for letter, breved in (("o", "ŏ"), ("u", "ŭ")) for mark in _BREVES}
_DASHES = re.compile(r"[\u2010-\u2015\u2212\u30fb\uff65\uff1d=·\u00b7]")
_APOSTROPHES = re.compile(f"[{re.escape(APOSTROPHES)}]")
# OFAC writes o' and u' for ŏ and ŭ; after a consonant an apostrophe is an aspirate's or parts syllables.
_POINTS = re.compile(r"(?<=[^\W\d_])[.](?=[^\W\d_])")
_BREVE_SIGN = re.compile("([ou])'")
_LOOSE = re.compile(r"'(?![^\W\d_])|(?<![^\W\d_])'")
# OFAC also sets a blank behind the sign: Myo' ng
_PARTED_SIGN = re.compile("(?<=[ou]') (?=(?:ng|[nlkmpt])(?![a-z]))")
_OPEN_BREVE = {"o": "ŏ", "u": "ŭ"}
_MARK = re.compile("([a-zäöü])([\u0300-\u036f]+)")

_CYRILLIC = str.maketrans({"ё": "е", "ї": "і", "ј": "й", "'": "ь", "’": "ь"})

_SMALL = dict(zip("ャュョァィゥェォヮ", ("ya", "yu", "yo", "a", "i", "u", "e", "o", "wa"), strict=True))
_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "g": "ガギグゲゴ", "s": "サ スセソ", "z": "ザ ズゼゾ", "t": "タ  テト",
    "d": "ダヂヅデド", "n": "ナニヌネノ", "h": "ハヒ ヘホ", "b": "バビブベボ", "p": "パピプペポ", "m": "マミムメモ",
    "y": "ヤ ユ ヨ", "r": "ラリルレロ", "w": "ワヰ ヱヲ",
}  # fmt: skip
_KANA = {kana: onset + vowel for onset, row in _ROWS.items() for kana, vowel in zip(row, "aiueo", strict=False)}
_KANA |= {"シ": "shi", "ジ": "ji", "チ": "chi", "ツ": "tsu", "フ": "fu", "ン": "n", "ッ": "t", "ヴ": "bu", "ー": ""}
_KANA.pop(" ", None)


@functools.lru_cache(maxsize=1 << 14)
def script_of_letter(letter: str) -> str | None:
    """Return the script of a letter: a table's name, ``hangul`` or ``hanja``; None for others."""
    return next((script for script, (low, high) in _RANGES.items() if low <= letter <= high), None)


def is_odd(letter: str) -> bool:
    """Say whether a letter is of a width or composition of its own: a full-width K, a part of a Hangul syllable."""
    return "\u1100" <= letter <= "\u11ff" or "\uf900" <= letter <= "\ufaff" or "\uff01" <= letter <= "\uffdc"


def latin(name: str) -> str:
    """Return a Latin name in small letters, with ŏ, ŭ, ' and - as its only marks."""
    plain = _APOSTROPHES.sub("'", _DASHES.sub("-", name)) if not name.isascii() else name.replace("`", "'")
    plain = plain.lower()
    if not plain.isascii():
        plain = _MARK.sub(_without_mark, unicodedata.normalize("NFD", plain))
    if "." in plain:
        plain = _POINTS.sub("-", plain)
    if "'" in plain:
        plain = _PARTED_SIGN.sub("", plain)
        plain = _LOOSE.sub("", _BREVE_SIGN.sub(lambda match: _OPEN_BREVE[match[1]], plain))
    return plain


def cyrillic(name: str) -> str:
    """Return a Cyrillic name in small letters, with few of the letters that only some languages have."""
    return _DASHES.sub("-", unicodedata.normalize("NFC", name).lower()).translate(_CYRILLIC)


def kana(name: str) -> str:
    """Return a name in kana in Hepburn letters, its parts joined by hyphens; what is no kana stays."""
    wide = unicodedata.normalize("NFKC", _DASHES.sub(" ", name))
    letters = ""
    for character in wide:
        upper = chr(ord(character) + 0x60) if "ぁ" <= character <= "ゖ" else character
        if upper in _SMALL:
            letters = _contracted(letters, _SMALL[upper])
        else:
            letters += _KANA.get(upper, upper)
    return letters.replace("kuwa", "kwa").replace("guwa", "gwa")


def composed(name: str) -> str:
    """Return a name in Hangul or Chinese characters, composed and of ordinary width."""
    return _DASHES.sub(" ", unicodedata.normalize("NFKC", name))


def _contracted(letters: str, small: str) -> str:
    """Join a small kana to what it follows: ji and ya to ja, ri and yo to ryo, fu and a to fa."""
    if small.startswith("y"):
        return letters[:-1] + (small[1:] if letters.endswith(("shi", "chi", "ji")) else small)
    if letters.endswith(("fu", "tsu")):
        return letters[:-1] + small
    if letters.endswith("u") and len(letters) > 1 and letters[-2] in "kg":
        return letters[:-1] + "w" + small.removeprefix("w")
    if letters.endswith("u"):
        return letters[:-1] + "w" + small  # ウォ, ウィ
    return letters[:-1] + small  # シェ, チェ, ティ


def _without_mark(match: re.Match[str]) -> str:
    return _BREVED.get(match[1] + match[2][0], match[1])


_RANGES = {
    "latin": ("A", "\u024f"), "cyrillic": ("\u0400", "\u04ff"), "hangul": ("가", "힣"), "hanja": ("\u3400", "\u9fff"),
    "kana": ("\u3041", "\u30ff"),
}  # fmt: skip
NORMAL: dict[str, Callable[[str], str]] = {
    "latin": latin, "cyrillic": cyrillic, "kana": kana, "hangul": composed, "hanja": composed,
}  # fmt: skip
