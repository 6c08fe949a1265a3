"""Listed names, asked letter by letter: each must lead to its entry, whoever else has a name like it."""

from collections.abc import Sequence

from bongsu.model.designation import Subject
from bongsu.screen import Index
from tests.bench.screen_engine import kind_of
from tests.quality.figures import Figure, share
from tests.quality.screening.lists import Entry

_EACH = 3
"""Every third name is asked for, which takes a few seconds."""


def of_names(listed: Sequence[Entry], index: Index) -> Figure:
    """Return the share of listed names that are answered with their entry among others, as `bongsu screen` answers."""
    names = [(name, entry) for entry in listed for name in (entry.name, *entry.aliases)][::_EACH]
    found = index.search_many(Subject(name, kind_of(entry.schema)) for name, entry in names)
    right = sum(
        any(match.designation == entry.id for match in matches)
        for (_, entry), matches in zip(names, found, strict=True)
    )
    return share(right, len(names))
