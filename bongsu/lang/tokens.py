"""Words of a text with their places.

Kept whole: words with inner hyphens, slashes and apostrophes (``Hwasong-19``, ``S/RES/2375``, ``O'Brien``, ``didn't``),
abbreviations with stops (``U.S.``, ``a.m.``), figures (``1,500``, ``2.8``, ``23rd``), web and e-mail addresses.
Kept apart: the possessive and other clitics (``'s``, ``'ll``), a figure from its unit (``170`` ``mm``), currency signs
(``US$`` ``2.8`` ``bn``), a hyphen beside an abbreviation (``U.S.`` ``-`` ``led``), every other mark by itself.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple, cast

_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_HYPHENS = r"\-\u2010\u2011\u00ad\uff0d"
_LETTER = r"[^\W\d_]"
_RUN = r"(?:[^\W_]++[\u0300-\u036f]*+)++"  # letters and digits with their loose accents
_CLITIC = r"['\u2019](?i:s|ll|re|ve|d|m)(?![\w\u0300-\u036f])"
_ADDRESS = r"(?=[hHwW])(?:https?://|www\.)[^\s<>\"\u201c\u201d]*[^\s<>\"\u201c\u201d.,;:!?)\]'\u2019]"
_MAIL = r"[\w.+-]{1,64}+@[^\W_][\w-]{0,62}(?:\.[^\W_][\w-]{0,62}){1,8}"
_ACRONYM = rf"(?:{_LETTER}\.(?:{_LETTER}\.)++(?:{_LETTER}(?!\w))?+|{_LETTER}\.{_LETTER}(?!\w))"
_FIGURE = r"\d++(?:,\d{3})*+(?:\.\d+)?"
_JOINED = rf"""
    (?:
        [{_HYPHENS}] (?! {_ACRONYM}) {_RUN}    # long-range, but not anti-U.S.
      | (?! {_CLITIC}) ['\u2019] {_RUN}                    # O'Brien, didn't
      | [/&] {_RUN}                                        # S/RES/2375, AT&T
      | (?<={_LETTER}) [\u2012\u2013\u2212] \d++ {_LETTER}*+      # an en dash for the hyphen of a type: KN–23s
      | (?<=\d) \. \d++ | (?<={_LETTER}) \. [a-z]++         # 2.8-inch, kcna.kp
    )*+
"""
_TOKEN = re.compile(
    rf"""
    (?![\s{_INVISIBLE}])                                  # fail fast at blanks
    (?:
    [A-Za-z]++(?=[ ,\n])                                  # most words
  | [.,](?=[ \n])                                         # most marks
  | (?i:{_ADDRESS} | {_MAIL})
  | {_ACRONYM}
  | [A-Z]{{1,3}}(?=\$)\$                                  # US$
  | {_FIGURE}(?:st|nd|rd|th)?(?![\w{_HYPHENS}/.]|,\d)
  | {_FIGURE}(?=(?:bn|tn|mn|m|k|mm|cm|km|kg|kt|MW|kW)(?![\w{_HYPHENS}]))
  | {_FIGURE}(?=[.,/])(?![/.][^\W_])                      # a figure before the end of the sentence
  | \d{{1,3}}(?:,\d{{3}})++(?=[{_HYPHENS}]){_JOINED}       # 1,500-km
  | {_RUN} {_JOINED}
  | (?<=[\w.)\]\"'\u201d\u2019]) {_CLITIC}
  | .
    )
    """,
    re.VERBOSE | re.DOTALL,
)
_PLAIN = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2212": "-", "\uff0d": "-"})


class Token(NamedTuple):
    """A word or mark: its text, its lower case with plain hyphens, its offsets in the whole text (end excluded)."""

    text: str
    low: str
    start: int
    end: int


# the class's own constructor is Python code; this one is not, and half of all reading time went there
_token = cast("Callable[[tuple[str, str, int, int]], Token]", partial(tuple.__new__, Token))


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens between two offsets; offsets count in the whole text.

    They stand in order, do not overlap, and cover every character but blanks and invisible format marks.
    """
    stop = len(text) if end is None else end
    return [
        _token(
            (word := match[0], word.lower() if word.isascii() else _low(word), (at := match.start()), at + len(word))
        )
        for match in _TOKEN.finditer(text, start, stop)
    ]


def words(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """Return the texts of the tokens between two offsets: where no places are asked, in half the time."""
    return _TOKEN.findall(text, start, len(text) if end is None else end)


def lowered(found: list[str]) -> list[str]:
    """Return the lower-case forms of words, as tokens have them."""
    if "".join(found).isascii():
        return [word.lower() for word in found]
    return [word.lower() if word.isascii() else _low(word) for word in found]


def _low(word: str) -> str:
    """Return the lower-case form of a word; a dash that stands alone stays what it is."""
    low = word.lower()
    return low.translate(_PLAIN).replace("\u00ad", "") or low if len(word) > 1 else low
