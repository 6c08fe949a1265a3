"""Words of a text with their places."""

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}                      # U.S.  p.m.  N.K.
  | [^\W\d_]+n['\u2019]t(?![\w])              # didn't
  | \d+(?:\.\d+)?(?=(?:bn|tn|mn|m|k|km|mm)\b) # 2.8bn
  | \d+(?:,\d{3})*(?:\.\d+)?(?:st|nd|rd|th)?(?![\w-])       # 1,500  2.8  23rd
  | [^\W_]+(?:[-\u2010\u2011/.&][^\W_]+)*   # words, also Hwasong-19, long-range, S/2024/215
  | ['\u2019][sS](?![\w])                   # the possessive, a token of its own
  | \S
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word or mark: its text, its lower-case form, and its offsets in the whole text (end excluded)."""

    text: str
    low: str
    start: int
    end: int


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens between two offsets; offsets count in the whole text."""
    stop = len(text) if end is None else end
    return [
        Token(
            match.group(),
            match.group().lower().replace("\u2010", "-").replace("\u2011", "-"),
            match.start(),
            match.end(),
        )
        for match in _TOKEN.finditer(text, start, stop)
    ]
