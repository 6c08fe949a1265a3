"""Files of events: CSV in any encoding, and JSON; each row becomes what it tells, or is counted with its reason."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bongsu.model.errors import EvidenceError, Problem
from bongsu.model.evidence import Evidence, Source
from bongsu.sources.attribution import source_of
from bongsu.sources.custody import Exhibit
from bongsu.sources.decoding import decode
from bongsu.sources.events.layouts import Layout, folded, layout_of
from bongsu.sources.events.rows import Cells, recorded
from bongsu.sources.headers import columns_of, delimiter_of
from bongsu.sources.received import Received
from bongsu.sources.tallies import Tally

_START = 64_000
RAGGED = "rows refused: {count} without the header's number of fields"
NO_OBJECT = "rows refused: {count} that are no JSON object"


def read_events(exhibit: Exhibit, suffix: str, sources: Sequence[Source]) -> Received:
    """Return the events of a file; each row that cannot be used is counted in a problem.

    Raises:
        EvidenceError: it is broken, has no rows, or is laid out in no way that is known.
    """
    content = exhibit.read()
    # the names of columns that are known are ASCII, which nearly every encoding shares
    start = layout_of(_names(content[:_START].decode("latin-1")))
    text, guessed = decode(content, start.encoding if start else None)
    tally = Tally()
    layout, rows = (_json_rows if suffix == ".json" else _csv_rows)(text, tally)
    found = tuple(recorded(rows, layout, tally))
    if not found and not tally.counts:
        raise EvidenceError("has a header but no rows.")
    media = "application/json" if suffix == ".json" else "text/csv"
    source = source_of(sources, where=exhibit.where)
    evidence = Evidence(exhibit.id, source, exhibit.where, media, retrieved=exhibit.modified)
    problems = list(tally.problems(exhibit.where, "row"))
    if guessed and guessed != layout.encoding:
        problems.append(Problem(exhibit.where, f"is not UTF-8 and was read as {guessed}; save it as UTF-8."))
    if not found:
        problems.append(Problem(exhibit.where, "no row of the table can be used.", fatal=True))
        return Received(evidence, problems=tuple(problems))
    return Received(evidence, events=found, problems=tuple(problems))


def _csv_rows(text: str, tally: Tally) -> tuple[Layout, Iterator[tuple[int, Cells]]]:
    names = _names(text)
    layout = layout_of(names)
    if layout is None:
        raise _no_layout(names)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text.split("\n", 1)[0]))
    next(lines)
    return layout, _cells(lines, names, tally)


def _names(text: str) -> list[str]:
    return [folded(name) for name in columns_of(text)]


def _cells(lines: Iterator[list[str]], names: Sequence[str], tally: Tally) -> Iterator[tuple[int, Cells]]:
    number = 0
    while True:
        try:
            row = next(lines, None)
        except csv.Error as error:
            raise EvidenceError(f"breaks behind row {number} ({error}); save it anew as CSV.") from error
        if row is None:
            return
        if not row:
            continue
        number += 1
        if len(row) == len(names):
            yield number, dict(zip(names, row, strict=True))
        else:
            tally.add(RAGGED, [number])


def _json_rows(text: str, tally: Tally) -> tuple[Layout, Iterator[tuple[int, Cells]]]:
    try:
        held: Any = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise EvidenceError("is no JSON, or is cut off; fetch it again.") from error
    rows = list(_flattened(held))
    names = next((list(row) for row in rows if isinstance(row, dict)), [])
    layout = layout_of(names, json=True)
    if layout is None:
        raise _no_layout(names)
    return layout, _objects(rows, tally)


def _flattened(held: Any) -> Iterator[Any]:
    """Yield the rows of a list, or of the lists that lie below the keys of objects without a date of their own."""
    if isinstance(held, dict) and "date" not in held:
        for inner in held.values():
            if isinstance(inner, list):
                yield from _flattened(inner)
    elif isinstance(held, list):
        for one in held:
            yield from _flattened(one) if isinstance(one, dict) else [one]
    else:
        yield held


def _objects(rows: Sequence[Any], tally: Tally) -> Iterator[tuple[int, Cells]]:
    for number, row in enumerate(rows, start=1):
        if isinstance(row, dict):
            yield number, _words(row)
        else:
            tally.add(NO_OBJECT, [number])


def _words(row: Mapping[str, Any]) -> Cells:
    return {folded(name): "" if value is None else str(value) for name, value in row.items()}


def _no_layout(names: Sequence[str]) -> EvidenceError:
    shown = ", ".join(name[:40] for name in names[:30]) or "none"
    return EvidenceError(f"has columns of no table of events that is known: {shown}.")
