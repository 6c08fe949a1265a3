"""Articles: a draft of any format becomes a document, and what it says of itself is checked word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bongsu.lang.languages import Passage, passages
from bongsu.model.errors import EvidenceError, Problem
from bongsu.model.evidence import Document, Evidence, Source
from bongsu.model.grade import Handling
from bongsu.sources.attribution import host_of, source_of
from bongsu.sources.custody import MEGABYTE, Exhibit
from bongsu.sources.days import publication_day
from bongsu.sources.decoding import decode
from bongsu.sources.draft import Draft
from bongsu.sources.formats import READERS
from bongsu.sources.language import language_code, unread
from bongsu.sources.received import Received

# Whole newspapers have less than a megabyte of text; what is larger is no article.
LARGEST = 50 * MEGABYTE
LONGEST_LINE_OF_METADATA = 1_000

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,30})", re.IGNORECASE)
_LANGUAGE = re.compile(r"([A-Za-z]{2})([-_].*)?")


def read_article(exhibit: Exhibit, suffix: str, sources: Sequence[Source]) -> Received:
    """Return the document that the file holds.

    Raises:
        EvidenceError: nothing of the file can be used; the sentence lacks the file's name.
    """
    media_type, reader = READERS[suffix]
    content = exhibit.read()
    text, guess = decode(content, exhibit.charset or _declared(content, media_type))
    draft = reader(text)
    if not draft.text.strip():
        raise EvidenceError("holds no text.")
    told = passages(draft.text)
    said = _Said(draft, told)
    if guess:
        said.doubts.append(f"is not UTF-8 and was read as {guess}; save it as UTF-8 if words look wrong.")
    if doubt := unread(told):
        said.doubts.append(doubt)
    evidence = said.evidence(exhibit, media_type, sources)
    problems = tuple(Problem(exhibit.where, doubt) for doubt in said.doubts)
    return Received(evidence, Document(evidence, draft.text, said.line("publisher")), problems=problems)


def _declared(content: bytes, media_type: str) -> str | None:
    found = _META_CHARSET.search(content[:4096]) if media_type == "text/html" else None
    return found[1].decode("ascii") if found else None


@dataclass
class _Said:
    """What a draft says of itself, checked; what is not usable becomes a doubt."""

    draft: Draft
    passages: Sequence[Passage]
    doubts: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.doubts = list(self.draft.doubts)

    def evidence(self, exhibit: Exhibit, media_type: str, sources: Sequence[Source]) -> Evidence:
        url = exhibit.address or self.url()
        return Evidence(
            exhibit.id,
            source_of(sources, self.line("source"), self.line("publisher"), url, exhibit.where),
            exhibit.where,
            media_type,
            url,
            self.line("title"),
            self.published(),
            exhibit.modified,
            self.handling(),
            self.language(),
        )

    def line(self, key: str) -> str | None:
        """Return a value as one line of printable characters, or None."""
        words = "".join(character if character.isprintable() else " " for character in self.draft.said.get(key, ""))
        return " ".join(words.split())[:LONGEST_LINE_OF_METADATA] or None

    def url(self) -> str | None:
        url = self.line("url")
        if url and not host_of(url):
            self.doubts.append(f"the url {_short(url)} is no http address and was ignored.")
            return None
        return url

    def published(self) -> date | None:
        given = self.line("date")
        day = publication_day(given) if given else None
        if given and not day:
            self.doubts.append(f"the date {_short(given)} cannot be one; write it as 2024-10-17.")
        return day

    def handling(self) -> Handling:
        """Return the mark; one that is not understood closes the evidence rather than opens it."""
        given = self.line("handling")
        if not given:
            return Handling.CLEAR
        mark = "TLP:" + given.upper().removeprefix("TLP:").strip().replace("WHITE", "CLEAR")
        if mark in set(Handling):
            return Handling(mark)
        self.doubts.append(f"the handling mark {_short(given)} is none of TLP 2.0; it is held as {Handling.RED}.")
        return Handling.RED

    def language(self) -> str | None:
        said = _LANGUAGE.fullmatch(self.line("language") or "")
        return language_code(self.passages, said[1].lower() if said else None)


def _short(value: str) -> str:
    return repr(value if len(value) <= 60 else value[:57] + "...")
