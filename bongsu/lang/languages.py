"""Which language a paragraph is in, as far as its letters and its commonest words tell.

Bongsu reads English. This module says what it must leave alone, and rather says nothing than calls English foreign.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bongsu.lang.names import scripts_in
from bongsu.lang.paragraphs import paragraphs


@dataclass(frozen=True, slots=True)
class Language:
    """A language as far as it could be told: its ISO 639-1 code, or None, and what to call it."""

    code: str | None
    name: str


class Passage(NamedTuple):
    """A paragraph at these offsets; its language is None when it is too short to tell."""

    start: int
    end: int
    language: Language | None


ENGLISH = Language("en", "English")
KOREAN = Language("ko", "Korean")
JAPANESE = Language("ja", "Japanese")
CHINESE = Language("zh", "Chinese")
RUSSIAN = Language("ru", "Russian")
UKRAINIAN = Language("uk", "Ukrainian")
CYRILLIC = Language(None, "a language in Cyrillic letters")
FOREIGN = Language(None, "another language than English")

SAMPLE = 400
"""So many characters of a paragraph are looked at; more tell nothing new."""

FEWEST_LETTERS = 8
"""With fewer letters in a script of its own, a line is a name or a heading, and nothing is lost in it."""

FEWEST_WORDS = 20
"""With fewer words in small letters, a paragraph in Latin letters is taken as English."""

LEAST_ENGLISH = 0.17
"""The least share of `_COMMONEST` among the words in small letters of English prose.

Of English paragraphs of 20 such words and more, 99 in 100 have at least .30 (KCNA, other publishers, sentences of the
PLOVER manual) or .25 (a chronology in note form); in Debian's manual pages in 17 other languages, half have at most
.15 (Hungarian) or .07 (the others).
"""

_COMMONEST = frozenset(
    """
    the of and to in at a an that with for from by were has have had be been which who whom whose its their they them
    he his she it this these those not but would will could should may might can said says after before into than
    more most also about between during under over through against while when where what there such other any all
    some new no as on are is if out up down because since until although among both each you your our or per only
    """.split()
)
"""Words that hold English sentences together, with few that other languages spell alike."""

_AROUND = "\"'()[].,;:!?\u2018\u2019\u201c\u201d\u00ab\u00bb"
_KANA = ("Hira", "Kana")
_LEAST_KANA = 0.05  # Japanese prose is about half kana; Chinese has none
_UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)
_RUSSIAN = re.compile("[ыэё]|ь(?!о)", re.IGNORECASE)  # Bulgarian has only ьо


def language_of(paragraph: str) -> Language | None:
    """Return the language of a paragraph, or None where nothing tells it."""
    if len(paragraph) < FEWEST_LETTERS:
        return None
    sample = paragraph[:SAMPLE]
    if sample.isascii():
        return _in_latin(sample)
    letters = scripts_in(sample)
    kana = sum(letters.pop(script, 0) for script in _KANA)
    letters["Hani"] += kana
    script, count = letters.most_common(1)[0]
    if script == "Latn":
        return _in_latin(sample)
    return _in_other_letters(script, kana / count, sample) if count >= FEWEST_LETTERS else None


def passages(text: str) -> list[Passage]:
    """Return every paragraph of a text with its language, in order."""
    return [Passage(start, end, language_of(text[start:end])) for start, end in paragraphs(text)]


def is_read(language: Language | None) -> bool:
    """Say whether Bongsu reads it: English, and what may be."""
    return language is None or language is ENGLISH


def in_english(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield those spans, given in order, that do not begin in a paragraph of another language."""
    unread = [passage for passage in passages(text) if not is_read(passage.language)]
    at = 0
    for start, end in spans:
        while at < len(unread) and unread[at].end <= start:
            at += 1
        if at == len(unread) or start < unread[at].start:
            yield start, end


def _in_latin(sample: str) -> Language | None:
    if sample.count(" the ") > 1:
        return ENGLISH  # most paragraphs end here, which keeps the reader fast
    words = [word for token in sample.split() if (word := token.strip(_AROUND)).islower() and word.isalpha()]
    if len(words) < FEWEST_WORDS:
        return None
    share = sum(word in _COMMONEST for word in words) / len(words)
    return ENGLISH if share >= LEAST_ENGLISH else FOREIGN


def _in_other_letters(script: str, kana: float, sample: str) -> Language:
    if script == "Hani":
        return JAPANESE if kana > _LEAST_KANA else CHINESE
    if script == "Cyrl":
        return _in_cyrillic(sample)
    return KOREAN if script == "Hang" else FOREIGN


def _in_cyrillic(sample: str) -> Language:
    if _UKRAINIAN.search(sample):
        return UKRAINIAN
    return RUSSIAN if _RUSSIAN.search(sample) else CYRILLIC
