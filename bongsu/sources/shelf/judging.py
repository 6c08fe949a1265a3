"""Whether what arrived is a new edition of the list, whole and of its day."""

from datetime import date, datetime, timedelta

from bongsu.model.edition import Edition, EditionFile, HeldEdition
from bongsu.model.errors import ListError
from bongsu.sources.lists import SanctionsList
from bongsu.sources.shelf.shelf import hash_of_files

KEPT = 0.8
"""Share of the entries held that a download must have. The largest removal at once known to us is OFAC's of Syria's
programme on 30 June 2025: 518 entries, 3% of its list; a fifth at once is a broken download or a changed format."""

# At the date line it is already the next day.
AHEAD = timedelta(days=1)


def held_edition(
    found: SanctionsList, files: tuple[EditionFile, ...], retrieved: datetime, as_of: date | None = None
) -> HeldEdition:
    """Return the record of what arrived.

    Args:
        found: what the files hold.
        files: under the names that they are kept under.
        retrieved: UTC.
        as_of: the day of the edition where the list gives none; without one, the day of retrieval.

    Raises:
        ListError: the list says that it is of a day to come.
    """
    day = found.as_of or as_of or retrieved.date()
    if day > (retrieved + AHEAD).date():
        raise ListError(f"says that it is of {day}, a day to come; it is no edition that can be trusted")
    edition = Edition(found.name, day, hash_of_files(files), len(found.designations))
    return HeldEdition(edition, retrieved, files, found.problems)


def check_kept(arrived: Edition, newest: HeldEdition | None) -> None:
    """Refuse a download that has far fewer entries than the edition held.

    Raises:
        ListError: says both numbers.
    """
    if newest is not None and arrived.entries < KEPT * newest.edition.entries:
        raise ListError(
            f"has {arrived.entries:,} entries, but the edition of {newest.day} has {newest.edition.entries:,}, and "
            f"with less than {KEPT:.0%} of them is taken for a broken one; if the publisher did remove so many, "
            "download it by hand and put it on the shelf with `bongsu lists add FILE`"
        )
