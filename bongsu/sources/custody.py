"""The bytes of a file: whose they are, their hash, their size and their time, taken before anything is read."""

import hashlib
import os
import stat
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bongsu.model.errors import EvidenceError

CHUNK = 1 << 20
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A regular file, as it was when its bytes were hashed.

    Attributes:
        where: path relative to the evidence folder, with forward slashes; the name alone when it lies outside.
        id: SHA-256 of the bytes, 64 hex digits.
        size: in bytes.
        modified: modification time, UTC.
        stamp: size and modification time in nanoseconds, by which a later change is seen.
        address: where on the network the bytes were fetched from; None for a file of the user's own.
        charset: what the server said that the text is written in.
    """

    path: Path
    where: str
    id: str
    size: int
    modified: datetime
    stamp: tuple[int, int]
    address: str | None = None
    charset: str | None = None

    def read(self) -> bytes:
        """Return all the bytes, which are those that were hashed.

        Raises:
            EvidenceError: the file vanished, may not be read, or changed.
        """
        with _readable(self.where):
            content = self.path.read_bytes()
        if hashlib.sha256(content).hexdigest() != self.id:
            raise _changed(self.where)
        return content

    def check_unchanged(self) -> None:
        """Refuse a file that is no longer what was hashed.

        Raises:
            EvidenceError: the file vanished or changed.
        """
        with _readable(self.where):
            status = self.path.stat()
        if (status.st_size, status.st_mtime_ns) != self.stamp:
            raise _changed(self.where)


def take(path: Path, root: Path) -> Exhibit:
    """Hash a file in chunks of a megabyte.

    Raises:
        EvidenceError: the file is not there, may not be read, is no regular file, or grows while it is read.
    """
    where = _where(path, root)
    with _readable(where), open(path, "rb", opener=_without_waiting) as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise EvidenceError(f"{where}: is not a regular file; put the file itself into the folder.")
        digest, left = hashlib.sha256(), status.st_size
        while left > 0 and (chunk := file.read(min(CHUNK, left))):
            digest.update(chunk)
            left -= len(chunk)
    modified = datetime.fromtimestamp(status.st_mtime, UTC)
    stamp = (status.st_size, status.st_mtime_ns)
    return Exhibit(path, where, digest.hexdigest(), status.st_size, modified, stamp)


def _without_waiting(path: str, flags: int) -> int:
    """Open a file so that a pipe in the folder does not hang the run."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


class _readable:  # noqa: N801 - read as a word of the with statement
    """Turns the operating system's refusal into one sentence."""

    def __init__(self, where: str) -> None:
        self.where = where

    def __enter__(self) -> None:
        """Do nothing: only the end matters."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        """Say which file the operating system would not give, and why."""
        if isinstance(error, OSError):
            reason = (error.strerror or str(error)).lower()
            raise EvidenceError(
                f"{self.where}: cannot be read ({reason}); check the path and whether you may read it."
            ) from error


def _changed(where: str) -> EvidenceError:
    return EvidenceError(f"{where}: changed while it was read; run again when nothing writes to it.")


def _where(path: Path, root: Path) -> str:
    whole, top = path.absolute(), root.absolute()
    inside = whole.relative_to(top) if whole.is_relative_to(top) and whole != top else Path(path.name)
    # file names are bytes; those that are no UTF-8 must still be storable as text
    return printable(os.fsencode(inside.as_posix()).decode("utf-8", "replace"))


def printable(text: str) -> str:
    """Return the text with U+FFFD for what could command a terminal or hide in a page."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)
