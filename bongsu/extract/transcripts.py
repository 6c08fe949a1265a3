"""Transcripts: who speaks in remarks that a title announces, and whose turn it is behind "MR. PRICE:"."""

import re

from bongsu.extract.lexicon import Lexicon
from bongsu.extract.memory import Memory
from bongsu.extract.parse import Sentence, parse
from bongsu.extract.persons import find_persons
from bongsu.model.party import Party, PartyKind, named

_REMARKS = re.compile(
    r"\b(?:remarks|briefing|gaggle|speech|address|testimony|keynote|press conference|interview|comments|transcript)\b"
    r".{0,60}?\b(?:by|from|of|with)\s+",
    re.IGNORECASE,
)
_LONGEST_TURN = 5
_ASKED = frozenset(["q", "question", "reporter", "journalist", "moderator"])
_REPORTER = named("reporter", PartyKind.PERSON)
_TITLES = frozenset(
    """
    mr ms mrs dr secretary minister president ambassador general admiral colonel senator spokesperson spokesman
    spokeswoman director chairman chair commissioner governor representative
    """.split()
)
_MARKS = frozenset([".", "-"])


def speaker_of_title(title: str | None, book: Lexicon) -> Party | None:
    """Return who speaks where a title says whose remarks follow: "Press Briefing by Press Secretary Ann Wood"."""
    if not title:
        return None
    announced = _REMARKS.search(title)
    if announced is None:
        return None
    sentence = parse(title, announced.end(), len(title), book)
    find_persons(sentence, Memory(), book)
    people = [name.party for name in sentence.names if name.party and name.party.kind is PartyKind.PERSON]
    return people[0] if people else None


def turn(sentence: Sentence, memory: Memory) -> Party | None:
    """Return whose turn it is where a sentence opens with "MR. PRICE:" or "Q:"; a dateline in capitals is none."""
    if ":" not in sentence.low[: _LONGEST_TURN + 1]:
        return None
    opening = [word for word in sentence.written[: sentence.low.index(":")] if word not in _MARKS]
    if not opening or not all(word.isupper() for word in opening):
        return _REPORTER if opening and opening[-1].lower() in _ASKED else None
    if opening[-1].lower() in _ASKED:
        return _REPORTER
    surname = opening[-1].title()
    known = memory.surnames.get(surname)
    if known is None and opening[0].strip(".").lower() in _TITLES and len(opening) > 1:
        return named(surname, PartyKind.PERSON)
    return known
