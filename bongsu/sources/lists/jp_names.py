"""Names as the Japanese Ministry of Finance writes them: several in one cell, in katakana and in Latin letters.

"(a)カン・リョン(b)カン・ヨン⏎(a.k.a.: (a)KANG Ryong (b)Kang Yong)", "（旧称）...", "ロンボ大佐（Colonel Rombo）".
"""

import re
import unicodedata
from collections.abc import Iterator

from bongsu.lang.names import script_of
from bongsu.model.designation import NameQuality
from bongsu.sources.lists.naming import Rated

# What the ministry writes where there is nothing to say.
NOTHING = frozenset({"", "不明", "なし", "-", "該当なし", "情報なし", "n/a", "na"})
# A longer part is a remark on the name, not a name.
LONGEST = 150

_MARK = re.compile(
    r"[(「]?\s*(?P<word>別称|別名|旧称|旧名|以前の名称|a\.k\.a|f\.k\.a|original script)[\s.:)、,]*", re.IGNORECASE
)
_PARTS = re.compile(r"[;\n•]|\([a-z]{1,2}\)")
_JAPANESE_PARTS = re.compile(r"[、，]")
_BRACKETED = re.compile(r"^(?P<before>[^()]+?)\s*\((?P<inside>[^()]+)\)?$")
_FORMER = ("旧", "以前", "f.k.a")
_JAPANESE = frozenset({"Kana", "Hira", "Hani"})
_EDGES = ' \t()「」"“”,、.:･'


def names_in(cell: str, quality: NameQuality) -> Iterator[Rated]:
    """Yield the names in a cell; "旧称" and "f.k.a." make former names of those behind them.

    Args:
        cell: the text, with its line ends.
        quality: how the cell's column rates its names.
    """
    plain = unicodedata.normalize("NFKC", cell)
    at, rated = 0, quality
    for mark in _MARK.finditer(plain):
        yield from _parts(plain[at : mark.start()], rated)
        rated = NameQuality.FORMER if mark["word"].casefold().startswith(_FORMER) else quality
        at = mark.end()
    yield from _parts(plain[at:], rated)


def _parts(text: str, quality: NameQuality) -> Iterator[Rated]:
    for part in _PARTS.split(text):
        pieces = _JAPANESE_PARTS.split(part) if script_of(part) in _JAPANESE else [part]
        for piece in pieces:
            yield from ((name, quality) for name in _spellings(piece.strip()))


def _spellings(text: str) -> Iterator[str]:
    """Yield a name, or a name and what stands in brackets behind it where that is the name in another script."""
    found = _BRACKETED.match(text.strip(" 「」,、."))
    if found and script_of(found["before"]) != script_of(found["inside"]):
        yield from (part for part in (found["before"].strip(_EDGES), found["inside"].strip(_EDGES)) if _is_name(part))
        return
    plain = text if found else text.strip(_EDGES)
    if _is_name(plain):
        yield plain


def _is_name(text: str) -> bool:
    return text.casefold() not in NOTHING and len(text) <= LONGEST and "。" not in text and any(map(str.isalpha, text))
