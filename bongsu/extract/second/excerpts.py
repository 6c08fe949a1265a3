"""A document in excerpts: whole paragraphs up to a size that a model reads at once, as numbered sentences."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import groupby

from bongsu.lang.languages import in_english
from bongsu.lang.paragraphs import paragraphs
from bongsu.lang.sentences import sentences

LONGEST_EXCERPT = 3_000
"""Characters of an excerpt; with the instructions and the answer it fits a context of 4,096 tokens."""

MOST_EXCERPTS = 60
"""Excerpts of one document that are asked about; what is left out is told."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the document: its offsets, and its words as they are shown, with single blanks."""

    start: int
    end: int
    words: str


Excerpt = tuple[Line, ...]
"""Consecutive sentences of one document, together at most `LONGEST_EXCERPT` characters long."""


def excerpts(text: str) -> tuple[list[Excerpt], int]:
    """Return the excerpts of a text in their order, and how many of its sentences are in none.

    Left out is what comes after `MOST_EXCERPTS`. Paragraphs in a language that is not read do not count. Every sentence
    fits: `bongsu.lang.sentences` parts what is longer than prose.
    """
    spans = in_english(text, sentences(text))
    lines = [Line(start, end, " ".join(text[start:end].split())) for start, end in spans]
    found = _packed([piece for paragraph in _paragraphs(text, lines) for piece in _pieces(paragraph)])
    kept = [tuple(excerpt) for excerpt in found[:MOST_EXCERPTS]]
    return kept, len(lines) - sum(map(len, kept))


def _paragraphs(text: str, lines: list[Line]) -> list[list[Line]]:
    """Return the lines of each paragraph."""
    ends = [end for _, end in paragraphs(text)]
    return [list(group) for _, group in groupby(lines, key=lambda line: bisect_right(ends, line.start))]


def _pieces(paragraph: list[Line]) -> list[list[Line]]:
    """Return a paragraph whole, or as runs of its sentences where it is longer than an excerpt."""
    return [paragraph] if _fit(paragraph, paragraph) else _packed([[line] for line in paragraph])


def _packed(groups: list[list[Line]]) -> list[list[Line]]:
    """Join neighbours as long as they fit into one excerpt."""
    packed: list[list[Line]] = []
    for group in groups:
        if packed and _fit(packed[-1], group):
            packed[-1] += group
        else:
            packed.append(list(group))
    return packed


def _fit(before: list[Line], after: list[Line]) -> bool:
    return after[-1].end - before[0].start <= LONGEST_EXCERPT
