"""The table of organisations' words, read once: what each script writes for one canonical English word."""

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from bongsu.lang.chinese import simplified
from bongsu.lang.korean_letters import reischauer, revised
from bongsu.lang.names import fold
from bongsu.lang.numerals import number_of
from bongsu.lang.romanised import latin_letters
from bongsu.lang.spelling import korean_sound, sound

Role = Literal["name", "kind", "place", "legal", "filler", "number"]
TABLE = Path(__file__).with_name("organisation_words.txt")
FEWEST_KOREAN_LETTERS = 7
"""A Korean word in Latin letters is known from so many on: shorter ones are syllables of many names."""
FEWEST_RUSSIAN_LETTERS = 6
"""The same for the stems of Russian words."""

LONGEST_LEGAL_ABBREVIATION = 3
"""A legal form so short is one only at the edge of a name: SA, AG and AD are syllables inside it."""
ABBREVIATED_ANYWHERE = frozenset("co ltd llc inc jsc ooo oao zao pao pte pvt bhd sdn plc ооо оао зао пао ао".split())
"""Short legal forms that are nothing else."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an organisation's name, in Latin letters, and what it is there for.

    `also` holds other spellings of the same word, those of the text among them; they do not count in a comparison.
    """

    text: str
    role: Role
    also: tuple[str, ...] = field(default=(), compare=False)


Words = tuple[Word, ...]


@dataclass(slots=True)
class WordTable:
    """Every spelling by its script, with the words it stands for; `stems` are beginnings, `phrases` sequences."""

    latin: dict[str, Words] = field(default_factory=dict)
    hangul: dict[str, Words] = field(default_factory=dict)
    han: dict[str, Words] = field(default_factory=dict)
    kana: dict[str, Words] = field(default_factory=dict)
    cyrillic: dict[str, Words] = field(default_factory=dict)
    stems: dict[str, Words] = field(default_factory=dict)
    korean: dict[str, Words] = field(default_factory=dict)
    russian: dict[str, Words] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], Words]]] = field(default_factory=dict)


@functools.cache
def word_table() -> WordTable:
    """Return the table; read at the first call."""
    lines = [_parsed(line) for line in _lines()]
    roles = {canonical: role for canonical, role, _ in lines if " " not in canonical}
    table = WordTable()
    for canonical, role, cells in lines:
        words = _meant(canonical, role, roles)
        for tag, spellings in cells.items():
            _enter(table, tag, spellings, words)
    _enter_romanised(table)
    for canonical, role, _ in lines:
        for word in _meant(canonical, role, roles):
            if " " not in canonical or word.text in roles:
                table.latin[word.text] = (word,)
    for canonical, role, cells in lines:
        words = _meant(canonical, role, roles)
        if role == "number":
            continue
        own = [canonical] if any(word.text not in roles for word in words) else []
        _enter_phrases(
            table, [*own, *(item for item in cells.get("la", ()) if " " in item), *cells.get("ph", ())], words
        )
    return table


@functools.cache
def scripted_words(script: str) -> tuple[dict[str, Words], int]:
    """Return the words of ``hangul``, ``han`` or ``kana``, and the length of the longest."""
    words: dict[str, Words] = getattr(word_table(), script)
    return words, max(map(len, words))


@functools.cache
def short_legal_forms() -> frozenset[str]:
    """Return the legal forms that are one only at the edge of a name."""
    table = word_table()
    known = (*table.latin.items(), *table.cyrillic.items())
    legal = {spelling for spelling, words in known if words[0].role == "legal"}
    return frozenset(form for form in legal if len(form) <= LONGEST_LEGAL_ABBREVIATION) - ABBREVIATED_ANYWHERE


def _lines() -> Iterator[str]:
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _parsed(line: str) -> tuple[str, Role, dict[str, list[str]]]:
    head, *cells = line.split("|")
    canonical, _, role = head.strip().rpartition(" ")
    spellings = {}
    for cell in cells:
        tag, _, items = cell.strip().partition(":")
        spellings[tag] = [item.strip() for item in items.split(",")]
    return canonical, role, spellings  # type: ignore[return-value]


def _meant(canonical: str, role: Role, roles: dict[str, Role]) -> Words:
    if role == "number":
        return (Word(str(number_of(canonical)), "number", (canonical,)),)
    return tuple(Word(text, roles.get(text, role)) for text in canonical.split())


def _enter(table: WordTable, tag: str, spellings: Iterable[str], words: Words) -> None:
    for spelling in spellings:
        folded = fold(spelling)
        if tag == "la" and " " not in folded:
            table.latin[folded] = tuple(Word(word.text, word.role, (folded,)) for word in words)
        elif tag == "cy":
            (table.stems if spelling.endswith("*") else table.cyrillic)[folded.replace("ё", "е")] = words
        elif tag in _SCRIPTED:
            getattr(table, _SCRIPTED[tag])[simplified(folded) if tag == "zh" else folded] = words


_SCRIPTED = {"ko": "hangul", "zh": "han", "ka": "kana"}


def _enter_romanised(table: WordTable) -> None:
    """Enter what Korean and Russian words look like in Latin letters."""
    for hangul, words in table.hangul.items():
        if len(hangul) == 1:
            continue
        for spelled in (revised(hangul), reischauer(hangul)):
            if len(spelled) >= FEWEST_KOREAN_LETTERS:
                table.korean.setdefault(korean_sound(spelled), words)
    for stem, words in (*table.stems.items(), *table.cyrillic.items()):
        if len(latin := sound(latin_letters(stem))) >= FEWEST_RUSSIAN_LETTERS:
            table.russian.setdefault(latin, words)


def _enter_phrases(table: WordTable, phrases: Iterable[str], words: Words) -> None:
    for phrase in phrases:
        texts: list[str] = []
        for token in fold(phrase).split():
            known = table.latin.get(token, (Word(token, "name"),))
            texts += [word.text for word in known if word.role != "filler"]
        if tuple(texts) != tuple(word.text for word in words) or len(texts) > 1:
            table.phrases.setdefault(texts[0], []).append((tuple(texts), words))
            table.phrases[texts[0]].sort(key=lambda item: -len(item[0]))
