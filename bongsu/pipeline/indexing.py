"""Where names are looked up: an index for each list, kept from one call to the next for as long as the edition stays.

The answer about one list depends on no other: decision 0019 says why.
"""

import hashlib
import itertools
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bongsu.model.designation import Designation, Match, Subject
from bongsu.pipeline.loading import ChosenList, load_list
from bongsu.pipeline.outcome import Progress, quietly

if TYPE_CHECKING:
    from bongsu.screen import Index

KEPT = 48
"""Indexes kept at once, those that were used last; each has some 20 MB for 40,000 names."""


class Met(NamedTuple):
    """A match, with the entry that it meets."""

    match: Match
    entry: Designation


@dataclass(frozen=True)
class Lookup:
    """Lists that are asked together, each by an index of its own.

    Ids are unique: an entry of another list with an id that is taken already has its own list's name before it.
    An entry that the same list gives twice (a list and an extract of it) counts once, with all that either says.

    Attributes:
        indexes: in the order in which their entries come first.
        on: entries that were listed later are left out; None for all.
    """

    indexes: Sequence["Index"]
    on: date | None = None

    def __len__(self) -> int:
        return sum(map(len, self.indexes))

    def designation(self, id: str) -> Designation | None:  # noqa: A002 - the field's own word for it
        """Return the designation of this id, as matches name it, or None."""
        found = self._first(id)
        if found is None:
            list_, _, own = id.partition(":")
            found = next((entry for entry in self._all(own) if entry.list == list_), None)
        return self._whole(found, id) if found else None

    def search_many(
        self, subjects: Iterable[Subject], *, limit: int = 10, at_least: float
    ) -> Iterator[tuple[Met, ...]]:
        """Yield whom each subject meets in turn, the surest first, each entry once.

        Args:
            subjects: taken some thousands at a time.
            limit: at most so many matches on each list.
            at_least: matches with a lower score are left out.
        """
        if not self.indexes:
            yield from (() for _ in subjects)
        copies = itertools.tee(subjects, len(self.indexes))
        found = (
            index.search_many(copy, limit=limit, at_least=at_least)
            for index, copy in zip(self.indexes, copies, strict=True)
        )
        for by_list in zip(*found, strict=True):
            yield self._together(by_list)

    def _together(self, found: Sequence[tuple[Match, ...]]) -> tuple[Met, ...]:
        best: dict[str, Met] = {}
        for index, matches in zip(self.indexes, found, strict=True):
            for match in matches:
                entry = index.designation(match.designation)
                if entry is None or (self.on and entry.listed_on and entry.listed_on > self.on):
                    continue
                id_ = self._id(entry)
                held = best.get(id_)
                if held is None or match.score > held.match.score:
                    best[id_] = Met(replace(match, designation=id_), self._whole(entry, id_))
        return tuple(sorted(best.values(), key=lambda met: (-met.match.score, met.match.designation)))

    def _id(self, entry: Designation) -> str:
        first = self._first(entry.id)
        return entry.id if first is None or first.list == entry.list else f"{entry.list}:{entry.id}"

    def _whole(self, entry: Designation, id_: str) -> Designation:
        """Return what all indexes say of an entry of one list, the first of them first."""
        whole, *others = (other for other in self._all(entry.id) if other.list == entry.list)
        for other in others:
            whole = together(whole, other)
        return whole if whole.id == id_ else replace(whole, id=id_)

    def _first(self, id_: str) -> Designation | None:
        return next(self._all(id_), None)

    def _all(self, id_: str) -> Iterator[Designation]:
        return (entry for index in self.indexes if (entry := index.designation(id_)) is not None)


def together(entry: Designation, other: Designation) -> Designation:
    """Return an entry with what another state of the same entry says besides."""
    said, held = [entry.remarks or "", other.remarks or ""], {name.text for name in entry.names}
    return replace(
        entry,
        names=(*entry.names, *(name for name in other.names if name.text not in held)),
        programme=entry.programme or other.programme,
        identifiers=tuple(dict.fromkeys((*entry.identifiers, *other.identifiers))),
        birth_dates=tuple(dict.fromkeys((*entry.birth_dates, *other.birth_dates))),
        countries=tuple(dict.fromkeys((*entry.countries, *other.countries))),
        measures=tuple(dict.fromkeys((*entry.measures, *other.measures))),
        listed_on=entry.listed_on or other.listed_on,
        remarks=" ".join(dict.fromkeys(filter(None, said))) or None,
    )


def lookup(chosen: Sequence[ChosenList], on: date | None = None, progress: Progress = quietly) -> Lookup:
    """Return the lists, ready to be asked; told is which of them is made ready.

    Raises:
        ListError: a list cannot be read.
    """
    indexes = []
    for done, one in enumerate(chosen):
        progress(f"preparing {one.held.list if one.held else one.path.name}", done, len(chosen))
        indexes.append(index_of(one, on))
    return Lookup(indexes, on)


def lookup_of(designations: Iterable[Designation]) -> Lookup:
    """Return designations ready to be asked, each list by itself; those of one list and id count once."""
    from bongsu.screen import Index

    by_list: dict[str, dict[str, Designation]] = {}
    for entry in designations:
        held = by_list.setdefault(entry.list, {})
        held[entry.id] = together(held[entry.id], entry) if entry.id in held else entry
    return Lookup([Index(entries.values()) for entries in by_list.values()])


def index_of(chosen: ChosenList, on: date | None = None) -> "Index":
    """Return the index of a list, made anew only when the edition or the code has changed.

    A list of the shelf is known by its content; an index of another file is not kept.

    Args:
        chosen: what answers for the list.
        on: the day that is asked for. The edition of that day is taken whole; of a later one, and of a file, what was
            listed by then.

    Raises:
        ListError: the list cannot be read.
    """
    from bongsu.screen import Index

    cut = on if chosen.is_late or chosen.held is None else None
    path = _kept_at(chosen, cut)
    index = _kept(path) if path else None
    if index is None:
        index = Index(load_list(chosen, cut).designations)
        if path:
            _keep(index, path)
    return index


def _kept_at(chosen: ChosenList, cut: date | None) -> Path | None:
    from bongsu.model.versions import code_version
    from bongsu.sources.shelf import index_folder

    held = chosen.held
    if held is None:
        return None
    made_of = repr((held.list, held.edition.sha256, str(held.day), cut, code_version("bongsu.sources.lists")))
    return index_folder() / f"{held.list}-{hashlib.sha256(made_of.encode()).hexdigest()[:24]}.npz"


def _kept(path: Path) -> "Index | None":
    from bongsu.screen import Index

    index = Index.load(path)
    if index is not None:
        try:
            os.utime(path)
        except OSError:
            return index
    return index


def _keep(index: "Index", path: Path) -> None:
    """Keep the index, and no more than those used last; where nothing can be written it is made anew each time."""
    try:
        index.save(path)
        kept = sorted(path.parent.glob("*.npz"), key=lambda file: file.stat().st_mtime, reverse=True)
        for old in kept[KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        return
