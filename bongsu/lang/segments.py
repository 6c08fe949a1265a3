"""Text without blanks parted into words of a table and names between them."""

from collections.abc import Iterator, Mapping, Set
from typing import NamedTuple

WORD = 1.0
"""What a word of the table costs; the cheapest parting wins, so few long words do."""
ACROSS = 0.3
"""What a word costs more for each blank that it reaches over: print and copies part words anywhere."""
NAME = 1.2
"""What a name costs, and each of its characters."""
NAME_CHARACTER = 0.8
LONE_CHARACTER = 1.0
"""What a name of one character costs more: it is rarely one."""
LONGEST_RUN = 64
"""After so many characters without a blank one is taken to stand, so that time grows with the length alone."""
NO_BLANKS: frozenset[int] = frozenset()


class Segment(NamedTuple):
    """A piece of a text, and whether the table has it."""

    text: str
    known: bool


class _Step(NamedTuple):
    """The cheapest way to a place: what it costs, where its last piece began, and whether a word stood before that."""

    cost: float
    start: int
    after_word: bool


_Places = list[dict[bool, _Step]]


def segments(
    text: str,
    words: Mapping[str, object],
    longest: int,
    blanks: frozenset[int] = NO_BLANKS,
    *,
    after_word: bool = False,
) -> list[Segment]:
    """Return the cheapest parting of a text into words of a table and names.

    A word of one character stands only after another word of the table: alone it is a syllable of a name.
    `longest` is the length of the longest word of the table.
    `blanks` are the offsets at which the text was parted; `after_word` says that a word or number stands before it.
    """
    blanks = blanks.union(range(LONGEST_RUN, len(text), LONGEST_RUN)) if len(text) > LONGEST_RUN else blanks
    places: _Places = [{after_word: _Step(0.0, 0, after_word)}]
    for end in range(1, len(text) + 1):
        found: dict[bool, _Step] = {}
        for start in range(max(0, end - longest), end):
            if text[start:end] in words:
                across = ACROSS * sum(start < blank < end for blank in blanks)
                _keep(found, True, _cheapest(places, start, WORD + across, end - start == 1))
        for start in _name_starts(end, blanks):
            cost = NAME + NAME_CHARACTER * (end - start) + (LONE_CHARACTER if end - start == 1 else 0.0)
            _keep(found, False, _cheapest(places, start, cost, bool(start) and start not in blanks))
        places.append(found)
    return _traced(text, places)


def _name_starts(end: int, blanks: Set[int]) -> Iterator[int]:
    """Yield where a name that ends here may begin: no name reaches over a blank."""
    for start in range(end - 1, -1, -1):
        yield start
        if start in blanks:
            return


def _cheapest(places: _Places, start: int, cost: float, only_after_word: bool) -> _Step | None:
    before = [(step.cost, word) for word, step in places[start].items() if word or not only_after_word]
    return _Step(min(before)[0] + cost, start, min(before)[1]) if before else None


def _keep(found: dict[bool, _Step], known: bool, step: _Step | None) -> None:
    if step is not None and (known not in found or step.cost < found[known].cost):
        found[known] = step


def _traced(text: str, places: _Places) -> list[Segment]:
    found: list[Segment] = []
    end = len(text)
    known = min(places[end], key=lambda key: places[end][key].cost)
    while end:
        step = places[end][known]
        found.append(Segment(text[step.start : end], known))
        end, known = step.start, step.after_word
    return found[::-1]
