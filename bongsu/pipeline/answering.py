"""Lists kept open to answer one inquiry after another, each by its newest edition.

Each list has an index of its own, as wherever names are looked up (`indexing`); when one changes, it alone is loaded
anew.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from bongsu.lang.names import fold
from bongsu.model.designation import Designation, Match, Subject
from bongsu.model.edition import Publication
from bongsu.model.party import Identifiers, PartyKind
from bongsu.pipeline.exporting import entity_id, publication
from bongsu.pipeline.grouping import precedence
from bongsu.pipeline.indexing import index_of
from bongsu.pipeline.loading import ChosenList, ListChoice, load_list
from bongsu.pipeline.screening import chosen_lists
from bongsu.screen import ALERT, HINT

if TYPE_CHECKING:
    from bongsu.screen import Index

MOST_MATCHES = 500
"""Matches of one name on one list; there are hardly ever more than a dozen."""

MOST_COUNTRIES = 4
"""Countries of one party that are asked for, each with each of its names."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Somebody to be looked up under all names, and with all that is known.

    Attributes:
        kind: None when it is not known.
        countries: ISO two-letter codes in lower case; an entry of any of them agrees.
        birth_dates: as precise as known: ``1963``, ``1963-05``, ``1963-05-14``.
        identifiers: several where there are several numbers of one kind.
    """

    names: tuple[str, ...] = ()
    kind: PartyKind | None = None
    countries: tuple[str, ...] = ()
    birth_dates: tuple[str, ...] = ()
    identifiers: tuple[Identifiers, ...] = ()

    def subjects(self) -> Iterator[Subject]:
        """Yield what is looked up: each name, with the first numbers, and then the other numbers alone."""
        numbers = self.identifiers or (Identifiers(),)
        for name, country in itertools.product(self.names or (None,), self.countries[:MOST_COUNTRIES] or (None,)):
            yield Subject(name, self.kind, country, self.birth_dates, numbers[0])
        for more in numbers[1:]:
            yield Subject(None, self.kind, None, self.birth_dates, more)


@dataclass(frozen=True)
class OpenList:
    """This list answers, by this edition.

    Attributes:
        mark: another one when another edition, or another file, lies in its place.
    """

    publication: Publication
    mark: str
    index: "Index"

    @cached_property
    def entries(self) -> tuple[Designation, ...]:
        """All entries, in the list's order."""
        return tuple(self.index)

    @cached_property
    def words(self) -> dict[str, frozenset[int]]:
        """The folded words of all names, each with the places of the entries that have it."""
        found: dict[str, set[int]] = defaultdict(set)
        for place, entry in enumerate(self.entries):
            for name in entry.names:
                for word in fold(name.text).split():
                    found[word].add(place)
        return {word: frozenset(places) for word, places in found.items()}

    @cached_property
    def entity_ids(self) -> dict[str, str]:
        """The ids of the entries by those of their FollowTheMoney entities."""
        return {entity_id(entry): entry.id for entry in self.entries}

    def with_words(self, text: str) -> Iterator[Designation]:
        """Yield the entries that have all words of a text in their names; all entries where it has none."""
        words = fold(text).split()
        if not words:
            yield from self.entries
            return
        places = frozenset.intersection(*(self.words.get(word, frozenset()) for word in words))
        yield from (self.entries[place] for place in sorted(places))


class Answer(NamedTuple):
    """A match, the entry that was met, and the list that has it."""

    match: Match
    entry: Designation
    of: OpenList


def open_lists(choices: Sequence[ListChoice] = (), before: Iterable[OpenList] = ()) -> tuple[OpenList, ...]:
    """Return the lists, loaded; those that were open before and have not changed are taken over.

    Args:
        choices: files, and short names of lists on the shelf; without any, every list on the shelf.
        before: what was opened the last time.

    Raises:
        ListError: a list cannot be read, or there is none.
    """
    held = {one.mark: one for one in before}
    chosen = [(one, _mark(one)) for one in chosen_lists(choices, None)]
    return tuple(held.get(mark) or _opened(one, mark) for one, mark in chosen)


def marks(choices: Sequence[ListChoice] = ()) -> tuple[str, ...]:
    """Return the marks of the lists as they are now, without reading them: what differs is to be opened anew.

    Raises:
        ListError: there is none.
    """
    return tuple(map(_mark, chosen_lists(choices, None)))


def find(lists: Iterable[OpenList], inquiry: Inquiry, at_least: float | None = None) -> tuple[Answer, ...]:
    """Return whom an inquiry may mean on these lists, the surest first, each entry once with its surest match.

    Args:
        lists: all are asked.
        inquiry: who is looked up.
        at_least: matches with a lower score are left out; None for what is worth a look.
    """
    least = HINT if at_least is None else at_least
    subjects = tuple(inquiry.subjects())
    found = [answer for one in lists for answer in _find_on(one, subjects, least)]
    return tuple(sorted(found, key=lambda answer: (-answer.match.score, precedence(answer.entry.id))))


def entry_of(lists: Iterable[OpenList], id_: str) -> tuple[Designation, OpenList] | None:
    """Return the entry of this id, its own or its entity's, with its list; or None."""
    for one in lists:
        entry = one.index.designation(id_) or one.index.designation(one.entity_ids.get(id_, ""))
        if entry is not None:
            return entry, one
    return None


def alert_line() -> float:
    """Return the score from which on a match is an alert."""
    return ALERT


def country_code(text: str) -> str | None:
    """Return the ISO two-letter code in lower case of a country's code or English name; None for what is none."""
    from bongsu.sources.lists.countries import code_of, known_code

    return known_code(text) or code_of(text)


def country_name(code: str) -> str:
    """Return the English name of a country; its code in capitals where none is known."""
    from bongsu.sources.lists.countries import name_of

    return name_of(code) or code.upper()


def _find_on(one: OpenList, subjects: Sequence[Subject], at_least: float) -> Iterator[Answer]:
    best: dict[str, Match] = {}
    for matches in one.index.search_many(subjects, limit=MOST_MATCHES, at_least=at_least):
        for match in matches:
            held = best.get(match.designation)
            if held is None or match.score > held.score:
                best[match.designation] = match
    for id_, match in best.items():
        entry = one.index.designation(id_)
        if entry is not None:
            yield Answer(match, entry, one)


def _opened(chosen: ChosenList, mark: str) -> OpenList:
    from bongsu.screen import Index

    if chosen.held:
        edition = chosen.held.edition
        return OpenList(publication(edition.list, chosen.held.day), mark, index_of(chosen))
    loaded = load_list(chosen)
    return OpenList(publication(loaded.edition.list, loaded.edition.day), mark, Index(loaded.designations))


def _mark(chosen: ChosenList) -> str:
    if chosen.held:
        return f"{chosen.held.list} {chosen.held.edition.label} {chosen.held.edition.sha256}"
    try:
        files = sorted(chosen.path.iterdir()) if chosen.path.is_dir() else [chosen.path]
        return " ".join([str(chosen.path), *(f"{file.stat().st_mtime_ns} {file.stat().st_size}" for file in files)])
    except OSError:
        return f"{chosen.path} cannot be read"
