"""The editions of a sanctions list: what was given out on which day, and what one has that another has not."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bongsu.model.record import INLINE

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def is_list_name(word: str) -> bool:
    """Return whether a word is written as short names of lists are: ``un``, ``ofac-sdn``; and not as files are."""
    return bool(_NAME.fullmatch(word))


@dataclass(frozen=True, slots=True)
class Edition:
    """This list, as it stood on this day, has so many entries in files of this content.

    Attributes:
        list: short name: ``un``.
        day: the day that the list itself gives; without one, the day on which it was retrieved; None for a file of the
            user's own that does not say.
        sha256: 64 hex digits; of a list of several files, that of the line ``hash name`` of each, sorted by name.
        entries: the number of its designations.
    """

    list: str
    day: date | None
    sha256: str
    entries: int

    @property
    def label(self) -> str:
        """The day and the first 8 digits of the hash, by which people and folders call an edition."""
        return f"{self.day or 'undated'}-{self.sha256[:8]}"


@dataclass(frozen=True, slots=True)
class EditionFile:
    """This file of an edition has this content, and came from this address.

    Attributes:
        address: where it was asked for; None for a file that the user brought.
        etag, last_modified: what the server calls this version, to ask whether there is another.
    """

    name: str
    bytes: int
    sha256: str
    address: str | None = None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class HeldEdition:
    """This edition lies on the shelf since it was retrieved at this time.

    Attributes:
        retrieved: UTC.
        problems: what could not be read of it, a sentence each.
    """

    edition: Edition = field(metadata=INLINE)
    retrieved: datetime
    files: tuple[EditionFile, ...]
    problems: tuple[str, ...] = ()

    @property
    def list(self) -> str:
        """The list's short name."""
        return self.edition.list

    @property
    def day(self) -> date:
        """The day of the edition, or of its retrieval."""
        return self.edition.day or self.retrieved.date()

    @property
    def bytes(self) -> int:
        """The size of all files."""
        return sum(file.bytes for file in self.files)

    @property
    def was_downloaded(self) -> bool:
        """Whether it came from the publisher's address."""
        return all(file.address for file in self.files)


class Updated(StrEnum):
    """What came of asking for a list."""

    NEW = "new edition"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ListUpdate:
    """This list was asked for at this time, and this came of it.

    Attributes:
        at: UTC.
        edition: the one that is held after it; None where none is.
        reason: why it was refused, a sentence; None where it was not.
    """

    list: str
    at: datetime
    happened: Updated
    edition: Edition | None = None
    reason: str | None = None
    problems: tuple[str, ...] = ()


class Happened(StrEnum):
    """What happened to an entry or a match between two editions."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class EntryChange:
    """Between two editions, this happened to the entry with this id.

    Attributes:
        designation: id of the entry.
        name: its first name, in the later edition where it stands in both.
        details: what changed, each in words: ``name added: KOMID``.
    """

    happened: Happened
    designation: str
    name: str
    listed_on: date | None = None
    details: tuple[str, ...] = ()
