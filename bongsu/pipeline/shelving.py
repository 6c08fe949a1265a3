"""The lists on this machine's shelf: what is held, how old it is, and how a newer edition comes there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bongsu.model.designation import Designation
from bongsu.model.edition import Edition, EntryChange, HeldEdition, ListUpdate, Updated
from bongsu.model.errors import ListError
from bongsu.pipeline.loading import choose_lists, load_list
from bongsu.pipeline.outcome import Progress, quietly

if TYPE_CHECKING:
    from bongsu.sources.lists import ListSettings
    from bongsu.sources.shelf import Shelf

STALE = 7
"""From more days than these on, an edition that was not compared with the publisher's is marked as old."""


@dataclass(frozen=True, slots=True)
class ListStatus:
    """This list is known, and these editions of it are held.

    Attributes:
        publisher, page, terms: None for a list of the user's own.
        age: days since the newest edition was known to be the publisher's current one: since it was downloaded or
            compared with the publisher's, or since its own day where it was put here by hand; None where none is held.
        editions: the oldest first.
        update: what came of asking the last time.
    """

    list: str
    title: str
    publisher: str | None = None
    page: str | None = None
    terms: str | None = None
    age: int | None = None
    editions: tuple[HeldEdition, ...] = ()
    update: ListUpdate | None = None

    @property
    def newest(self) -> HeldEdition | None:
        """The edition that is screened against."""
        return self.editions[-1] if self.editions else None

    @property
    def is_stale(self) -> bool:
        """Whether the newest edition is to be compared with the publisher's."""
        return self.age is not None and self.age > STALE


def shelf_status(today: date | None = None) -> tuple[ListStatus, ...]:
    """Return every list that is known or held, by its short name.

    Raises:
        ListError: a record on the shelf is broken.
    """
    from bongsu.sources.lists import settings
    from bongsu.sources.shelf import Shelf, shelf_folder

    shelf, known = Shelf(shelf_folder()), settings()
    names = sorted({*known, *shelf.names()})
    return tuple(_status(shelf, name, known.get(name), today or _now().date()) for name in names)


def _status(shelf: "Shelf", name: str, said: "ListSettings | None", today: date) -> ListStatus:
    editions, update = shelf.editions(name), shelf.last_update(name)
    age = _age(editions[-1], update, today) if editions else None
    if said is None:
        return ListStatus(name, name, age=age, editions=editions, update=update)
    return ListStatus(name, said.title, said.publisher, said.page, said.terms, age, editions, update)


def _age(newest: HeldEdition, update: ListUpdate | None, today: date) -> int:
    known_current = newest.retrieved.date() if newest.was_downloaded else newest.day
    if update and update.happened is not Updated.REFUSED and update.edition == newest.edition:
        known_current = max(known_current, update.at.date())
    return max(0, (today - known_current).days)


def update_lists(names: Sequence[str] = (), progress: Progress = quietly) -> Iterator[ListUpdate]:
    """Ask the publishers for these lists, one after the other, and yield what came of each.

    Args:
        names: short names; without any, every publisher's own list, and what is held already.
        progress: told how many bytes of a file have arrived.

    Raises:
        ListError: no list of that name can be asked for.
    """
    from bongsu.sources.lists import settings
    from bongsu.sources.shelf import Shelf, shelf_folder, update

    shelf, known = Shelf(shelf_folder()), settings()
    wanted = list(dict.fromkeys(names)) or _usual(known, shelf.names())
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise ListError(f"{unknown[0]}: no publisher is known for this list; known are {', '.join(known)}.")
    return (
        update(shelf, known[name], _now(), lambda file, done, every: progress(f"fetching {file}", done, every))
        for name in wanted
    )


def _usual(known: "dict[str, ListSettings]", held: Iterable[str]) -> list[str]:
    """Return the lists with an expected number of entries, and those held: others are collections of many lists."""
    return [name for name, said in known.items() if said.expected is not None or name in set(held)]


def add_list(path: Path, as_of: date | None = None) -> tuple[HeldEdition, bool]:
    """Put a list's file on the shelf; return its edition, and whether it is new there.

    Args:
        path: the file; for a list of several files any of them, or their folder.
        as_of: the day of the edition, for a list that does not give its own.

    Raises:
        ListError: it is no list that can be read, is an extract, or does not say of which day it is.
    """
    from bongsu.sources.lists import settings
    from bongsu.sources.shelf import Shelf, add, shelf_folder

    return add(Shelf(shelf_folder()), path, _now(), as_of, settings())


def find_edition(name: str, on: date | None = None) -> tuple[HeldEdition, tuple[Designation, ...]]:
    """Return an edition of a list with its entries: the newest, or the newest of a day, as far as listed by then.

    Raises:
        ListError: none is held, or none so old.
    """
    (chosen,) = choose_lists([name], on)
    if chosen.held is None or chosen.is_late:
        raise ListError(f"{name}: no edition is held that is as old as {on}; see `bongsu lists show {name}`.")
    return chosen.held, load_list(chosen, on).designations


def compare_editions(
    name: str, old: str | None = None, new: str | None = None
) -> tuple[Edition, Edition, tuple[EntryChange, ...]]:
    """Return two editions of a list, and what the later has that the earlier has not.

    Args:
        name: the list's short name.
        old: the edition, by its day or the start of its label; the one before `new` where it is left out.
        new: the same; the newest where it is left out.

    Raises:
        ListError: there are no two editions, or none that is called so.
    """
    from bongsu.sources.lists.comparison import compare
    from bongsu.sources.shelf import Shelf, shelf_folder

    shelf = Shelf(shelf_folder())
    editions = shelf.editions(name)
    after = shelf.find(name, new) if new else next(reversed(editions), None)
    earlier = [held for held in editions if after and (held.day, held.retrieved) < (after.day, after.retrieved)]
    before = shelf.find(name, old) if old else next(reversed(earlier), None)
    if before is None or after is None:
        raise ListError(f"{name}: there are no two editions to compare; see `bongsu lists show {name}`.")
    changes = compare(shelf.read(before).designations, shelf.read(after).designations)
    return before.edition, after.edition, changes


def _now() -> datetime:
    return datetime.now(UTC)
