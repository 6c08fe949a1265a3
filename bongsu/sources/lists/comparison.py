"""What one edition of a list has that another has not, entry by entry."""

from collections.abc import Iterable, Iterator

from bongsu.model.designation import Designation
from bongsu.model.edition import EntryChange, Happened

_PLAIN = {"kind": "kind", "programme": "programme", "listed_on": "listed on"}
_SEVERAL = {"birth_dates": "date of birth", "countries": "country", "measures": "measure"}


def compare(old: Iterable[Designation], new: Iterable[Designation]) -> tuple[EntryChange, ...]:
    """Return what happened to entries between two editions: added, then removed, then changed, each sorted by id."""
    before, after = {entry.id: entry for entry in old}, {entry.id: entry for entry in new}
    added = [_change(Happened.ADDED, after[key]) for key in sorted(after.keys() - before.keys())]
    removed = [_change(Happened.REMOVED, before[key]) for key in sorted(before.keys() - after.keys())]
    both = ((before[key], after[key]) for key in sorted(after.keys() & before.keys()))
    changed = [_change(Happened.CHANGED, now, tuple(_details(was, now))) for was, now in both if was != now]
    return (*added, *removed, *changed)


def _change(happened: Happened, entry: Designation, details: tuple[str, ...] = ()) -> EntryChange:
    return EntryChange(happened, entry.id, entry.name, entry.listed_on, details)


def _details(was: Designation, now: Designation) -> Iterator[str]:
    yield from _sets("name", [name.text for name in was.names], [name.text for name in now.names])
    yield from _ratings(was, now)
    kinds = dict.fromkeys(number.kind for number in (*was.identifiers, *now.identifiers))
    for kind in kinds:
        yield from _sets(kind.replace("_", " "), _numbers(was, kind), _numbers(now, kind))
    for field, words in _SEVERAL.items():
        yield from _sets(words, getattr(was, field), getattr(now, field))
    for field, words in _PLAIN.items():
        if getattr(was, field) != getattr(now, field):
            yield f"{words}: {getattr(now, field) or 'nothing'}, before {getattr(was, field) or 'nothing'}"
    if was.remarks != now.remarks:
        yield "other remarks"


def _sets(words: str, was: Iterable[str], now: Iterable[str]) -> Iterator[str]:
    held, kept = dict.fromkeys(was), dict.fromkeys(now)
    yield from (f"{words} added: {value}" for value in kept if value not in held)
    yield from (f"{words} removed: {value}" for value in held if value not in kept)


def _ratings(was: Designation, now: Designation) -> Iterator[str]:
    """Yield the names that the list now calls otherwise; their order, where nothing else changed, is no change."""
    rated = {name.text: name.quality for name in was.names}
    for name in now.names:
        before = rated.get(name.text, name.quality)
        if name.quality is not before:
            yield f"name rated {name.quality}, before {before}: {name.text}"


def _numbers(entry: Designation, kind: str) -> list[str]:
    return [number.value for number in entry.identifiers if number.kind == kind]
