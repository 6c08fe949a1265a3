"""A sanctions list as a whole: shrunken or doubtful, it is refused as a whole, since a lost entry is a missed hit."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bongsu.model.designation import Designation
from bongsu.model.errors import ListError
from bongsu.sources.custody import MEGABYTE


@dataclass(frozen=True, slots=True)
class SanctionsList:
    """This list, as of this day, names these parties; at least one, and none twice.

    Attributes:
        name: the list's short name: ``un``.
        as_of: the day of the list's edition; None when the file does not say.
        problems: what could not be read of it, a sentence each with the count and the first place.
    """

    name: str
    as_of: date | None
    designations: tuple[Designation, ...]
    problems: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an empty list and a repeated id."""
        if not self.designations:
            raise ListError("names nobody; a list without entries is taken for a broken one.")
        twice = [id_ for id_, count in Counter(entry.id for entry in self.designations).items() if count > 1]
        if twice:
            raise ListError(f"has the entry {twice[0]} twice; fetch the list anew.")


def check_size(path: Path, largest: int) -> None:
    """Refuse a file of more bytes than its kind has.

    Raises:
        ListError: names the limit.
        OSError: the file is not there.
    """
    if path.stat().st_size > largest:
        raise ListError(f"has more than {largest // MEGABYTE} MB; no such list does.")
