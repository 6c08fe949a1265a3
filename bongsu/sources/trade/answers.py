"""Answers of Comtrade's API: an object with ``data``, a list of rows, read piece by piece however long it is."""

import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa

from bongsu.model.errors import EvidenceError, Problem
from bongsu.model.evidence import Evidence, Source
from bongsu.sources.attribution import source_of
from bongsu.sources.custody import CHUNK, Exhibit
from bongsu.sources.received import Received
from bongsu.sources.tables import Piece
from bongsu.sources.tallies import Tally
from bongsu.sources.trade.layouts import match
from bongsu.sources.trade.rows import converted
from bongsu.sources.trade.tables import Work, spooled

MEDIA_TYPE = "application/json"
ROWS_AT_ONCE = 20_000
PREVIEW_ROWS = 500
"""Most rows of an answer without a key."""
MOST_ROWS = 250_000
"""Most rows of an answer with one."""

BROKEN = "rows refused: {count} that are no JSON object; nothing behind the first can be read"
NO_OBJECT = "rows refused: {count} that are no JSON object"

_DATA = re.compile(r'"data"\s*:\s*\[')
_ERROR = re.compile(r'"(?:error|message)"\s*:\s*"((?:[^"\\]|\\.)+)"')
_COUNT = re.compile(r'"count"\s*:\s*(\d+)')
_LONGEST_ROW = 1_000_000
_HEAD = 100_000


def read_answer(exhibit: Exhibit, _suffix: str, sources: Sequence[Source]) -> Received:
    """Return the figures of an answer; each row that cannot be used is counted in a problem.

    Raises:
        MissingColumnsError: its rows lack a field.
        EvidenceError: it is an error, a list of files, or no JSON.
    """
    with exhibit.path.open(encoding="utf-8-sig", errors="replace") as file:
        head, rest = _opened(file)
        if re.match(r"\s*\]", rest):
            return _empty(exhibit, sources)
        tally = Tally()
        received = spooled(exhibit, MEDIA_TYPE, sources, _work(_rows(file, rest, tally), tally))
    problems = (*received.problems, *_doubts(exhibit, head, received))
    return Received(received.evidence, trade=received.trade, problems=problems)


def _opened(file: io.TextIOWrapper) -> tuple[str, str]:
    """Return what stands before the list of rows, and what was read behind its bracket."""
    text = file.read(_HEAD)
    begin = _DATA.search(text)
    if begin:
        return text[: begin.start()], text[begin.end() :]
    if error := _ERROR.search(text):
        raise EvidenceError(f"is no table but an error of Comtrade: {error[1][:200]}.")
    raise EvidenceError("has no list `data` of rows, as an answer of Comtrade has.")


def _empty(exhibit: Exhibit, sources: Sequence[Source]) -> Received:
    evidence = Evidence(
        exhibit.id, source_of(sources, where=exhibit.where), exhibit.where, MEDIA_TYPE, retrieved=exhibit.modified
    )
    said = "is an answer of Comtrade without rows: nothing was reported of what was asked, which is not zero."
    return Received(evidence, problems=(Problem(exhibit.where, said, fatal=True),))


def _rows(file: io.TextIOWrapper, text: str, tally: Tally) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield each row with its number; where one cannot be parsed, none behind it can be found."""
    decode, at, number = json.JSONDecoder().raw_decode, 0, 0
    while True:
        while at < len(text) and text[at] in " \t\r\n,":
            at += 1
        if at < len(text) and text[at] == "]":
            return
        try:
            row, end = decode(text, at)
        except (json.JSONDecodeError, RecursionError):
            more = file.read(CHUNK)
            if not more or len(text) - at > _LONGEST_ROW:
                tally.add(BROKEN, [number + 1])
                return
            text, at = text[at:] + more, 0
            continue
        number += 1
        at = end
        if isinstance(row, dict):
            yield number, row
        else:
            tally.add(NO_OBJECT, [number])


def _work(rows: Iterator[tuple[int, dict[str, Any]]], tally: Tally) -> Iterator[Work]:
    held: list[tuple[int, dict[str, Any]]] = []
    for numbered in rows:
        held.append(numbered)
        if len(held) == ROWS_AT_ONCE:
            yield partial(_converted, held, Tally())
            held = []
    yield partial(_converted, held, tally)


def _converted(held: Sequence[tuple[int, Mapping[str, Any]]], tally: Tally) -> tuple[list[pa.RecordBatch], Tally, int]:
    if not held:
        return [], tally, 0
    names = list(dict.fromkeys(name for _, row in held for name in row))
    if "fileUrl" in names:
        raise EvidenceError("is a list of files that Comtrade has, not their figures; fetch those.")
    matched = match(names, "")
    columns = {place: _column([row.get(names[place]) for _, row in held]) for place in matched.wanted}
    numbers = np.array([number for number, _ in held], dtype=np.int64)
    return converted(Piece(columns, numbers, tally), matched)


def _column(values: Sequence[Any]) -> pa.Array:
    """Return values as numbers where all are, else as words."""
    if all(value is None or (isinstance(value, int | float) and not isinstance(value, bool)) for value in values):
        return pa.array([None if value is None else float(value) for value in values], pa.float64())
    return pa.array([None if value is None else _words(value) for value in values], pa.string())


def _words(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _doubts(exhibit: Exhibit, head: str, received: Received) -> Iterator[Problem]:
    """Say where an answer holds other rows than it counts, or as many as one may hold."""
    counted = _COUNT.search(head)
    if not counted or received.trade is None:
        return
    said = int(counted[1])
    read = received.trade.summary.rows + sum(problem.count for problem in received.problems if "row" in problem.what)
    if said > read:
        yield Problem(exhibit.where, f"says that it holds {said:,} rows, and {read:,} are there: it is cut off.")
    if said in {PREVIEW_ROWS, MOST_ROWS}:
        yield Problem(exhibit.where, f"holds {said:,} rows, as many as one answer may: more may exist, ask for less.")
