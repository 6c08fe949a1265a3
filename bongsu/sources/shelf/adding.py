"""A file of the user's own on the shelf: for machines without a network, and for editions of former days."""

import shutil
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from bongsu.model.edition import Edition, EditionFile, HeldEdition, is_list_name
from bongsu.model.errors import ListError
from bongsu.sources.lists import ListSettings, SanctionsList, layout_of_file, read_sanctions_list, shortfall
from bongsu.sources.shelf import durable
from bongsu.sources.shelf.judging import held_edition
from bongsu.sources.shelf.shelf import RECORD, Shelf, hash_of_files


def add(
    shelf: Shelf, path: Path, at: datetime, as_of: date | None, known: Mapping[str, ListSettings]
) -> tuple[HeldEdition, bool]:
    """Put a list's file, or the folder of its files, on the shelf; return the edition, and whether it is new there.

    Args:
        shelf: where editions are kept.
        path: the file; for a list of several files any of them, or their folder.
        at: now, in UTC.
        as_of: the day of the edition, for a list that does not give its own.
        known: settings by the list's short name.

    Raises:
        ListError: it is no list that can be read, is an extract of a list, or does not say of which day it is.
    """
    found = read_sanctions_list(path, whole=False)
    settings = known.get(found.name)
    try:
        _check(found, path, as_of, settings)
        with shelf.incoming() as folder:
            files = tuple(_copied(each, folder) for each in _files(path, settings))
            held = held_edition(found, files, at, as_of)
            return held, shelf.put(folder, held)
    except OSError as error:
        raise ListError(f"{path.name}: cannot be copied ({(error.strerror or str(error)).lower()}).") from error
    except ListError as error:
        raise ListError(f"{path.name}: {str(error).rstrip('.')}.") from error


def edition_of(path: Path, found: SanctionsList, known: Mapping[str, ListSettings]) -> Edition:
    """Return which edition a file of the user's own is; its day is None where the list does not say.

    Raises:
        OSError: a file cannot be read.
    """
    files = [_described(each, each.name) for each in _files(path, known.get(found.name))]
    return Edition(found.name, found.as_of, hash_of_files(files), len(found.designations))


def _check(found: SanctionsList, path: Path, as_of: date | None, settings: ListSettings | None) -> None:
    if not is_list_name(found.name):
        raise ListError(f"calls its list {found.name!r}; write small letters, digits and hyphens")
    if settings and not layout_of_file(path).whole:
        raise ListError(f"is an extract, and would stand for the whole list {found.name}; name it with --lists FILE")
    if found.as_of is None and as_of is None:
        raise ListError("does not say of which day it is; give --as-of DAY")
    if found.as_of and as_of and found.as_of != as_of:
        raise ListError(f"says that it is of {found.as_of}, not of {as_of}; leave --as-of out")
    day = found.as_of or as_of
    # an edition from before the one that was counted may well have been shorter
    if settings and settings.edition and day and day >= settings.edition and (missing := shortfall(found)):
        raise ListError(missing)


def _files(path: Path, settings: ListSettings | None) -> list[Path]:
    """Return the files that make the list: beside a file of several, the others."""
    names = {file.name.casefold() for file in settings.files} if settings else set()
    if path.is_dir() or (len(names) > 1 and path.name.casefold() in names):
        folder = path if path.is_dir() else path.parent
        found = sorted(each for each in folder.iterdir() if each.name.casefold() in names and each.is_file())
        if not found:
            raise ListError("holds none of the files that this list is kept in; name its file")
        return found
    return [path]


def _copied(path: Path, folder: Path) -> EditionFile:
    target = folder / (f"list-{path.name}" if path.name == RECORD or path.name.startswith(".") else path.name)
    shutil.copyfile(path, target)
    return _described(target, target.name)


def _described(path: Path, name: str) -> EditionFile:
    return EditionFile(name, path.stat().st_size, durable.hash_of(path))
