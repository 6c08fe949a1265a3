"""The lists of a watch: those that it names, and those among its evidence, ready to be asked."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from bongsu.model.designation import Designation
from bongsu.model.errors import ListError, WatchError
from bongsu.pipeline.indexing import Lookup, index_of, lookup_of
from bongsu.pipeline.loading import LoadedList, choose_lists, load_list

if TYPE_CHECKING:
    from bongsu.store import Watch


def watch_lists_loaded(watch: "Watch", on: date | None = None) -> list[LoadedList]:
    """Read the lists that a watch names, as they were on a day.

    Raises:
        WatchError: one of them cannot be read.
    """
    loaded = []
    for choice in watch.lists:
        try:
            loaded += [load_list(chosen) for chosen in choose_lists([choice], on)]
        except ListError as error:
            raise WatchError(f"{watch.folder / 'watch.yml'}: the list {choice} cannot be used: {error}") from error
    return loaded


def lookup_with(lists: Sequence[LoadedList], found: Sequence[Designation], on: date | None = None) -> Lookup:
    """Return the lists of the watch and those among its evidence, ready to be asked; the shelf's are kept ready.

    Args:
        lists: of the watch.
        found: among its evidence.
        on: entries that were listed later are left out; None for all.
    """
    kept = [index_of(one.chosen) for one in lists if one.chosen.held]
    files = [entry for one in lists if not one.chosen.held for entry in one.designations]
    return Lookup([*kept, *lookup_of([*files, *found]).indexes], on)
