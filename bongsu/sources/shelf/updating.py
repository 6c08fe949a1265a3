"""Asking a publisher for the edition of today, and keeping the last good one where what comes is not it."""

import contextlib
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bongsu.model.edition import EditionFile, HeldEdition, ListUpdate, Updated
from bongsu.model.errors import EvidenceError, ListError
from bongsu.sources.downloading import LIMITS, Validators, download
from bongsu.sources.fetching import Limits
from bongsu.sources.lists import ListFile, ListSettings, SanctionsList, read_sanctions_list
from bongsu.sources.shelf.judging import check_kept, held_edition
from bongsu.sources.shelf.shelf import Shelf, hash_of_files

Tell = Callable[[str, int, int], None]
"""Told which file arrives, how many bytes of it have, and how many it has (0 where that is not known)."""


def update(shelf: Shelf, known: ListSettings, at: datetime, tell: Tell, limits: Limits = LIMITS) -> ListUpdate:
    """Ask a publisher for a list, put a new edition on the shelf, and say what came of it.

    Whatever goes wrong, the editions held stay, and the answer says why.

    Args:
        shelf: where editions are kept.
        known: what is known of the list, its addresses above all.
        at: now, in UTC.
        tell: told how far it is.
        limits: for each file.
    """
    try:
        answer = _updated(shelf, known, at, tell, limits)
    except (EvidenceError, ListError) as error:
        answer = _refused(shelf, known, at, str(error))
    except OSError as error:
        answer = _refused(shelf, known, at, f"the files cannot be kept ({(error.strerror or str(error)).lower()})")
    with contextlib.suppress(ListError):  # what can be kept nowhere is still told
        shelf.remember(answer)
    return answer


def _updated(shelf: Shelf, known: ListSettings, at: datetime, tell: Tell, limits: Limits) -> ListUpdate:
    newest, base = shelf.newest(known.name), _base(shelf, known)
    with shelf.incoming() as folder:
        files = [_fetched(file, folder, base, tell, limits) for file in known.files]
        if newest and all(file is None for file in files):
            return ListUpdate(known.name, at, Updated.UNCHANGED, newest.edition)
        whole = tuple(
            file or _taken_over(shelf, base, wanted.name, folder)
            for file, wanted in zip(files, known.files, strict=True)
        )
        if newest and newest.edition.sha256 == hash_of_files(whole) and shelf.is_intact(newest):
            return ListUpdate(known.name, at, Updated.UNCHANGED, newest.edition)
        held = held_edition(_read(folder, known), whole, at)
        check_kept(held.edition, newest)
        shelf.put(folder, held)
    if newest and held.day < newest.day:
        raise ListError(f"the publisher gives out the edition of {held.day}, which is older")
    return ListUpdate(known.name, at, Updated.NEW, held.edition, problems=held.problems)


def _base(shelf: Shelf, known: ListSettings) -> HeldEdition | None:
    """Return the edition that was downloaded last from these addresses and is still as it came."""
    wanted = [(file.name, file.address) for file in known.files]
    found = [
        held for held in shelf.editions(known.name) if [(file.name, file.address) for file in held.files] == wanted
    ]
    last = max(found, key=lambda held: held.retrieved, default=None)
    return last if last and shelf.is_intact(last) else None


def _fetched(
    wanted: ListFile, folder: Path, base: HeldEdition | None, tell: Tell, limits: Limits
) -> EditionFile | None:
    """Download one file; return None where the one at hand is still the publisher's."""
    before = next((file for file in base.files if file.name == wanted.name), None) if base else None
    at_hand = Validators(before.etag, before.last_modified) if before else Validators()
    found = download(
        wanted.address, folder / wanted.name, at_hand=at_hand, limits=limits,
        tell=lambda received, expected: tell(wanted.name, received, expected),
    )  # fmt: skip
    if found is None:
        return None
    names = found.validators
    return EditionFile(wanted.name, found.bytes, found.sha256, wanted.address, names.etag, names.last_modified)


def _taken_over(shelf: Shelf, base: HeldEdition | None, name: str, folder: Path) -> EditionFile:
    """Copy a file that has not changed beside those that have."""
    if base is None:
        raise ListError(f"{name}: was answered with “unchanged”, but no edition is held; try again later")
    place = shelf.place(base)
    shutil.copyfile(place / name if place.is_dir() else place, folder / name)
    return next(file for file in base.files if file.name == name)


def _read(folder: Path, known: ListSettings) -> SanctionsList:
    """Return what arrived, if it is the list that was asked for.

    Raises:
        ListError: it is another list, or none, or is not whole.
    """
    found = read_sanctions_list(folder / known.files[0].name if len(known.files) == 1 else folder)
    if found.name != known.name:
        raise ListError(f"{known.files[0].name}: is the list {found.name}, not {known.name}; check the address")
    return found


def _refused(shelf: Shelf, known: ListSettings, at: datetime, reason: str) -> ListUpdate:
    try:
        newest = shelf.newest(known.name)
    except ListError:
        newest = None
    kept = f"the edition of {newest.day} is kept" if newest else "no edition is held"
    said = f"{reason.rstrip('.')}; {kept}."
    return ListUpdate(known.name, at, Updated.REFUSED, newest.edition if newest else None, said)
