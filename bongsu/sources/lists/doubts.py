"""What could not be read of a list: counted and named, never dropped in silence, and too much of it is refused."""

from bongsu.model.errors import ListError

# A list may lose so many entries to rows that cannot be read, or this share of them, before it is refused whole.
MOST_LOST = 3
MOST_LOST_SHARE = 0.01


class Doubts:
    """Collects what is wrong with the entries of one list."""

    def __init__(self) -> None:
        self._places: dict[str, list[str]] = {}
        self._lost = 0

    def note(self, what: str, where: str) -> None:
        """Keep that something of an entry could not be read: ``IMO numbers with a wrong check digit, left out``."""
        self._places.setdefault(what, []).append(where)

    def lose(self, what: str, where: str) -> None:
        """Keep that a whole entry could not be read."""
        self.note(what, where)
        self._lost += 1

    def sentences(self, entries: int) -> tuple[str, ...]:
        """Return what was wrong, a sentence for each kind with the number of cases and the first of them.

        Args:
            entries: how many entries could be read.

        Raises:
            ListError: too many entries were lost.
        """
        said = tuple(f"{what}: {len(places):,}, first in {places[0]}." for what, places in self._places.items())
        if self._lost > max(MOST_LOST, entries * MOST_LOST_SHARE):
            raise ListError(f"{self._lost:,} entries cannot be read, so the list is refused; {said[0]}")
        return said
