"""The shelf on disk.

    <shelf>/un/2026-02-27-1a2b3c4d/un.xml           the files of an edition, as they came
    <shelf>/un/2026-02-27-1a2b3c4d/edition.json     the record of it: a `HeldEdition`
    <shelf>/un/update.json                          what came of asking for the list the last time: a `ListUpdate`

An edition is put in its place with one rename and never changed. So a process that is killed leaves what was there,
two that write at once leave one edition, and none of them needs a lock.
"""

import contextlib
import hashlib
import json
import shutil
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from bongsu.model.edition import EditionFile, HeldEdition, ListUpdate, is_list_name
from bongsu.model.errors import ListError, RecordError
from bongsu.model.record import from_json, to_json
from bongsu.sources.lists import SanctionsList, read_sanctions_list
from bongsu.sources.shelf import durable

RECORD = "edition.json"
UPDATE = "update.json"
# An update ends within its time limits; what was written aside longer ago was left behind by one that was killed.
LEFT_BEHIND = 86_400


class Shelf:
    """The editions of lists in a folder, which need not be there yet.

    Methods raise ListError, in one sentence, where a record or file on the shelf is not what it was.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def names(self) -> tuple[str, ...]:
        """Return the short names of the lists that are held, in alphabetical order."""
        if not self.folder.is_dir():
            return ()
        found = (path.name for path in self.folder.iterdir() if path.is_dir() and is_list_name(path.name))
        return tuple(sorted(name for name in found if any(self._records(name))))

    def editions(self, name: str) -> tuple[HeldEdition, ...]:
        """Return all editions of a list, the oldest first."""
        return tuple(
            sorted((_record(path) for path in self._records(name)), key=lambda held: (held.day, held.retrieved))
        )

    def newest(self, name: str) -> HeldEdition | None:
        """Return the edition of the latest day."""
        return next(reversed(self.editions(name)), None)

    def on(self, name: str, day: date) -> HeldEdition | None:
        """Return the edition that was the newest on a day; None where no edition is so old."""
        return next((held for held in reversed(self.editions(name)) if held.day <= day), None)

    def find(self, name: str, wanted: str) -> HeldEdition:
        """Return the edition that starts so: its day, or its day and the first digits of its hash.

        Raises:
            ListError: none does, or several do; the sentence says which there are.
        """
        editions = self.editions(name)
        found = [held for held in editions if held.edition.label.startswith(wanted)]
        if len(found) == 1:
            return found[0]
        labels = ", ".join(held.edition.label for held in found or editions)
        raise ListError(
            f"{name}: {'several editions are called' if found else 'there is no edition'} {wanted}; held are {labels}."
        )

    def place(self, held: HeldEdition) -> Path:
        """Return what reads as the list: its file, or the folder of its files."""
        folder = self.folder / held.list / held.edition.label
        return folder / held.files[0].name if len(held.files) == 1 else folder

    def read(self, held: HeldEdition) -> SanctionsList:
        """Return the list as it stood in an edition.

        Raises:
            ListError: a file is gone, or has changed since it was put here.
        """
        if not self.is_intact(held):
            raise ListError(
                f"{self.place(held)}: is not what was put on the shelf; run `bongsu lists update {held.list}`, "
                "or delete the folder and add the file anew."
            )
        # whether it is whole was judged when it came; an older edition may well have been shorter
        return read_sanctions_list(self.place(held), whole=False)

    def is_intact(self, held: HeldEdition) -> bool:
        """Return whether all files of an edition are there, as they came."""
        folder = self.folder / held.list / held.edition.label
        try:
            return all(durable.hash_of(folder / file.name) == file.sha256 for file in held.files)
        except OSError:
            return False

    @contextlib.contextmanager
    def incoming(self) -> Iterator[Path]:
        """Give a fresh folder for files that may be put on the shelf, and clear away what was left behind.

        Raises:
            ListError: the shelf cannot be written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._clear()
            fresh = durable.aside(self.folder)
            fresh.mkdir()
        except OSError as error:
            raise self._unwritable(error) from error
        try:
            yield fresh
        finally:
            shutil.rmtree(fresh, ignore_errors=True)

    def put(self, incoming: Path, held: HeldEdition) -> bool:
        """Put the files of an edition, which lie in this folder, in their place; return False if it is held already.

        Raises:
            ListError: the shelf cannot be written; what is there stays.
        """
        target = self.folder / held.list / held.edition.label
        try:
            (incoming / RECORD).write_text(_text(held), encoding="utf-8")
            target.parent.mkdir(exist_ok=True)
            if target.is_dir() and not self.is_intact(held):
                target.rename(durable.aside(self.folder))
            return durable.move_folder(incoming, target)
        except OSError as error:
            raise self._unwritable(error) from error

    def last_update(self, name: str) -> ListUpdate | None:
        """Return what came of asking for a list the last time; None where nobody asked."""
        path = self.folder / name / UPDATE
        try:
            return from_json(ListUpdate, json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, RecordError) as error:
            raise ListError(f"{path}: is no record of an update ({error}); delete it.") from error

    def remember(self, update: ListUpdate) -> None:
        """Keep what came of asking for a list.

        Raises:
            ListError: the shelf cannot be written.
        """
        try:
            (self.folder / update.list).mkdir(parents=True, exist_ok=True)
            durable.write_whole(self.folder / update.list / UPDATE, _text(update))
        except OSError as error:
            raise self._unwritable(error) from error

    def _records(self, name: str) -> Iterator[Path]:
        return (self.folder / name).glob(f"[!.]*/{RECORD}")

    def _clear(self) -> None:
        for path in self.folder.glob(f"{durable.ASIDE}*"):
            with contextlib.suppress(FileNotFoundError):  # another process has cleared it away
                if path.stat().st_mtime < time.time() - LEFT_BEHIND:
                    shutil.rmtree(path, ignore_errors=True)

    def _unwritable(self, error: OSError) -> ListError:
        reason = (error.strerror or str(error)).lower()
        return ListError(f"{self.folder}: the shelf cannot be written ({reason}); free it or set BONGSU_LISTS.")


def hash_of_files(files: Sequence[EditionFile]) -> str:
    """Return the hash of an edition: see `Edition.sha256`."""
    if len(files) == 1:
        return files[0].sha256
    ordered = sorted(files, key=lambda file: file.name)
    return hashlib.sha256("".join(f"{file.sha256} {file.name}\n" for file in ordered).encode()).hexdigest()


def _text(record: HeldEdition | ListUpdate) -> str:
    return json.dumps(to_json(record), indent=1)


def _record(path: Path) -> HeldEdition:
    try:
        held = from_json(HeldEdition, json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, RecordError) as error:
        raise ListError(f"{path}: is no record of an edition ({error}); delete its folder.") from error
    if path.parent != path.parents[1] / held.edition.label or held.list != path.parents[1].name:
        raise ListError(
            f"{path}: is the record of another edition, {held.list} {held.edition.label}; delete its folder."
        )
    return held
