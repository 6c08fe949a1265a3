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
class Publication:
    """This list, as it stood on this day, was given out by this publisher.

    Attributes:
        list: the list's short name: ``un``.
        title, publisher, page: None where they are not known.
        day: of the edition; None where it is not known.
    """

    list: str
    title: str | None = None
    publisher: str | None = None
    page: str | None = None
    day: date | None = None


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


@dataclass(frozen=True, slots=True)
class UsedEdition:
    """A watch was screened against this edition, and these of its entries were met.

    Attributes:
        met: ids of the entries, sorted; an entry that stands on several lists is met on one of them.
    """

    edition: Edition = field(metadata=INLINE)
    met: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MatchChange:
    """Since a list changed, this name meets an entry, meets it no more, or meets it otherwise.

    Attributes:
        query: the name that was looked up.
        designation: id of the entry.
        listed_name: the list's name or number that is met; for a match that is gone, that was met.
        score: 0-1, of the match as it is, or was last.
        before: the score before the list changed; None for a new match.
        listed_on: the day that the new edition gives; None where it gives none, or the entry is gone.
        stands: whether the entry stands in the new edition.
    """

    happened: Happened
    query: str
    designation: str
    listed_name: str
    score: float
    before: float | None = None
    listed_on: date | None = None
    stands: bool = True


@dataclass(frozen=True, slots=True)
class ListChange:
    """Since a watch was last run, this edition of a list took the place of that one, and these matches changed.

    Attributes:
        before, after: None where the watch did not use the list.
        matches: of the parties that the watch held already.
    """

    list: str
    before: Edition | None
    after: Edition | None
    matches: tuple[MatchChange, ...] = ()
