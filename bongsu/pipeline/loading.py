"""The lists that names are held against: files, lists of the shelf by their short names, of today or of a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bongsu.model.designation import Designation
from bongsu.model.edition import Edition, HeldEdition, is_list_name
from bongsu.model.errors import ListError, Problem

if TYPE_CHECKING:
    from bongsu.sources.shelf import Shelf

ListChoice = Path | str
"""A list's file, or the short name under which it lies on the shelf; what is no such name is a path."""


@dataclass(frozen=True, slots=True)
class ChosenList:
    """This file, or this edition of the shelf, answers for a list.

    Attributes:
        held: the edition; None for a file.
        path: what is read.
        is_late: whether no edition is held that is as old as the day that was asked for, and this is the oldest.
    """

    held: HeldEdition | None
    path: Path
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class LoadedList:
    """This edition of a list names these parties, and this could not be read of it."""

    chosen: ChosenList
    edition: Edition
    designations: tuple[Designation, ...]
    problems: tuple[Problem, ...] = ()


def list_choices(words: Iterable[str]) -> tuple[ListChoice, ...]:
    """Return what words choose: short names, also several with commas between them, or else a file each."""
    found: list[ListChoice] = []
    for word in words:
        names = [name.strip() for name in word.split(",")]
        found += names if all(map(is_list_name, names)) else [Path(word)]
    return tuple(found)


def choose_lists(choices: Sequence[ListChoice] = (), on: date | None = None) -> tuple[ChosenList, ...]:
    """Return what answers for lists, without reading it.

    Args:
        choices: files and short names; without any, every list on the shelf.
        on: the day that is asked for: of each list of the shelf, the edition that was the newest then.

    Raises:
        ListError: a list is not on the shelf.
    """
    from bongsu.sources.shelf import Shelf, shelf_folder

    shelf = Shelf(shelf_folder())
    chosen = choices or shelf.names()
    return tuple(
        _of_shelf(shelf, one, on) if isinstance(one, str) and is_list_name(one) else ChosenList(None, Path(one))
        for one in chosen
    )


def _of_shelf(shelf: "Shelf", name: str, on: date | None) -> ChosenList:
    newest = shelf.newest(name)
    if newest is None:
        from bongsu.sources.lists import settings

        known = sorted({*settings(), *shelf.names()})
        if name not in known:
            raise ListError(f"{name}: there is no such list; known are {', '.join(known)}, and files as ./{name}.")
        raise ListError(
            f"{name}: is not on the shelf; get it with `bongsu lists update {name}`, or name a file ./{name}."
        )
    held = shelf.on(name, on) if on else newest
    answering = held or shelf.editions(name)[0]
    return ChosenList(answering, shelf.place(answering), is_late=held is None)


def load_list(chosen: ChosenList, on: date | None = None) -> LoadedList:
    """Read what answers for a list; what was listed after the day that is asked for is left out.

    Raises:
        ListError: it cannot be read.
    """
    from bongsu.sources.lists import read_sanctions_list, settings
    from bongsu.sources.shelf import Shelf, edition_of, shelf_folder

    if chosen.held:
        edition, found = chosen.held.edition, Shelf(shelf_folder()).read(chosen.held)
    else:
        found = read_sanctions_list(chosen.path)
        try:
            edition = edition_of(chosen.path, found, settings())
        except OSError as error:
            raise ListError(
                f"{chosen.path.name}: cannot be read ({(error.strerror or str(error)).lower()})."
            ) from error
    entries = found.designations
    listed = entries if on is None else tuple(entry for entry in entries if _listed_by(entry, on))
    problems = tuple(Problem(chosen.path.name, sentence) for sentence in found.problems)
    return LoadedList(chosen, edition, listed, problems)


def _listed_by(entry: Designation, day: date) -> bool:
    return entry.listed_on is None or entry.listed_on <= day
