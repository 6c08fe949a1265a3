"""Ship reports from CSV and Parquet, piece by piece: whatever the file calls its columns, one table comes out."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import PurePosixPath
from urllib.parse import unquote

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from bongsu.model.errors import EvidenceError
from bongsu.model.evidence import Evidence, Source
from bongsu.sources import tables
from bongsu.sources.ais import columns
from bongsu.sources.ais.layouts import Matched, match
from bongsu.sources.ais.receiving import received
from bongsu.sources.ais.reports import ReportSpool
from bongsu.sources.ais.schema import CLASSES, REPORTS, SHIP_MESSAGES
from bongsu.sources.ais.times import instants, unclear
from bongsu.sources.attribution import source_of
from bongsu.sources.custody import Exhibit
from bongsu.sources.in_order import in_parallel
from bongsu.sources.received import Received
from bongsu.sources.tallies import Tally

_FAULTS = (
    "rows refused: {count} with no valid mmsi",
    "rows refused: {count} with a date of which the day or the month may stand first; write 2024-10-17",
    "rows refused: {count} with no valid time",
    "rows refused: {count} with no valid latitude",
    "rows refused: {count} with no valid longitude",
)
_OTHERS = (
    "rows left out: {count} that are no ship's report of its place or name (coast stations, buoys, aircraft, texts)"
)
# How Hive names the folder of rows without a value.
_NO_VALUE = "__HIVE_DEFAULT_PARTITION__"
_TIMES = (pa.timestamp("us"), pa.timestamp("us", tz="UTC"))
_TEXTS = {"name": columns.text, "call_sign": columns.text, "destination": columns.text, "receiver": columns.text,
          "flag": columns.flag, "imo": columns.imo}  # fmt: skip
_CLASS_OF = pa.array([CLASSES.get(kind) for kind in range(28)], pa.string())
_CODES = ("nav_status", "ship_type")


def read_table(exhibit: Exhibit, suffix: str, sources: Sequence[Source]) -> Received:
    """Return the reports of a file; each row that cannot be used is counted in a problem.

    Raises:
        MissingColumnsError: the file lacks a required column.
        EvidenceError: the file is broken or has no rows.
    """
    file = tables.open_csv(exhibit) if suffix == ".csv" else tables.open_parquet(exhibit)
    folders = partitions(exhibit.where)
    matched = match([*file.columns, *folders])
    given = dict(enumerate(folders.values(), start=len(file.columns)))
    tally, rows = Tally(), 0
    with ReportSpool() as spool:
        wanted = {place: _types(ours, matched) for place, ours in matched.wanted.items() if place not in given}
        for batch, faults, size in in_parallel(_work(file.pieces(wanted), matched, given)):
            spool.add(batch)
            tally.merge(faults)
            rows += size
        if not rows and not tally.counts:
            raise EvidenceError("has a header but no rows.")
        reports = spool.finish()
    media_type = "text/csv" if suffix == ".csv" else "application/vnd.apache.parquet"
    evidence = Evidence(
        exhibit.id, source_of(sources, where=exhibit.where), exhibit.where, media_type, retrieved=exhibit.modified
    )
    return received(evidence, reports, tally.problems(exhibit.where, "row"), "no row of the table can be used.")


def partitions(where: str) -> dict[str, str]:
    """Return the columns that the folders of a partitioned table give: ``date=2024-10-17/mmsi=445123000/a.parquet``."""
    folders = PurePosixPath(where).parent.parts
    found = dict(folder.split("=", 1) for folder in folders if "=" in folder)
    return {name: "" if value == _NO_VALUE else unquote(value) for name, value in found.items()}


def _types(ours: str, matched: Matched) -> tuple[pa.DataType, ...]:
    """Return the types that a column of words is tried as: what fails is read as words, value by value."""
    if ours == "mmsi":
        return (pa.int64(),)
    if ours == "time":
        # only ISO times are read strictly: 31/02/2024 would become 2 March
        return _TIMES if matched.layout.times[0] == "iso" else (pa.dictionary(pa.int32(), pa.string()),)
    if (ours in columns.RANGES and ours not in _CODES) or ours in {"lat", "lon"}:
        return (pa.float64(),)
    return (pa.dictionary(pa.int32(), pa.string()),)


def _work(
    pieces: Iterator[Callable[[], tables.Piece]], matched: Matched, given: dict[int, str]
) -> Iterator[Callable[[], tuple[pa.RecordBatch, Tally, int]]]:
    for piece in pieces:
        yield partial(_read, piece, matched, given)


def _read(
    piece: Callable[[], tables.Piece], matched: Matched, given: dict[int, str]
) -> tuple[pa.RecordBatch, Tally, int]:
    with tables.arrow_errors("holds values that cannot be read"):
        return _converted(piece(), matched, given)


def _converted(piece: tables.Piece, matched: Matched, given: dict[int, str]) -> tuple[pa.RecordBatch, Tally, int]:
    """Return the reports in a piece, what was refused, and how many rows there were."""
    size = len(piece.rows)
    raw = {**piece.columns, **{place: _constant(value, size) for place, value in given.items()}}
    row = _Rows({ours: [raw[place] for place in places] for ours, places in matched.places.items()}, matched)
    mmsi, time = columns.mmsi(row.column("mmsi")), instants(row.column("time"), matched.layout.times)
    lat, lon, unknown = columns.places(row.numbers("lat"), row.numbers("lon"))
    no_time = np.asarray(time.is_null())
    vague = no_time & unclear(row.column("time")) if no_time.any() else no_time
    faults = [np.asarray(mmsi.is_null()), vague, no_time, np.isnan(lat) & ~unknown, np.isnan(lon) & ~unknown]
    fault = columns.first_fault(faults)
    for number, sentence in enumerate(_FAULTS):
        piece.tally.add(sentence, piece.rows[fault == number])
    others = row.others() & (fault < 0)
    piece.tally.add(_OTHERS, piece.rows[others])
    said = {"row": pa.array(piece.rows), "mmsi": mmsi, "time": time, "lat": pa.array(lat, from_pandas=True),
            "lon": pa.array(lon, from_pandas=True), **row.said()}  # fmt: skip
    batch = pa.record_batch([said.get(column.name, pa.nulls(size, column.type)) for column in REPORTS], schema=REPORTS)
    usable = (fault < 0) & ~others
    batch = batch if usable.all() else batch.filter(pa.array(usable))
    return batch, piece.tally, size


class _Rows:
    """Some rows of a table: for each column of ours what the file holds in its place."""

    def __init__(self, raw: dict[str, list[pa.Array]], matched: Matched) -> None:
        self._raw = raw
        self._layout = matched.layout

    def column(self, name: str) -> pa.Array:
        """Return what the file holds."""
        return self._raw[name][0]

    def numbers(self, name: str) -> columns.Floats:
        """Return numbers in our units; a sum where the layout adds columns up."""
        parts = [columns.numbers(part) for part in self._raw[name]]
        whole = (
            parts[0] if len(parts) == 1 else np.where(np.all(np.isnan(parts), axis=0), np.nan, np.nansum(parts, axis=0))
        )
        factor = self._layout.scale.get(name)
        return whole if factor is None else whole * factor

    def others(self) -> NDArray[np.bool_]:
        """Return which rows are no ship's: stations by their word, messages by their type."""
        size = len(self.column("mmsi"))
        found = np.zeros(size, dtype=bool)
        if "station" in self._raw:
            found |= (
                np.asarray(
                    columns.named(self.column("station"), self._layout.words["station"]).to_numpy(zero_copy_only=False)
                )
                == "other"
            )
        if "message" in self._raw:
            types = self.numbers("message")
            found |= ~np.isnan(types) & ~np.isin(types, SHIP_MESSAGES)
        return found

    def said(self) -> dict[str, pa.Array]:
        """Return all columns that a report may lack."""
        found = {name: read(self.column(name)) for name, read in _TEXTS.items() if name in self._raw}
        for name in columns.RANGES.keys() & self._raw.keys():
            if name in _CODES:
                found[name] = columns.column_of(name, columns.coded(self.column(name), self._layout.words[name]))
            else:
                found[name] = columns.column_of(name, self.numbers(name))
        if "class" in self._raw:
            found["class"] = columns.named(self.column("class"), self._layout.words["class"])
        elif "message" in found:
            found["class"] = _CLASS_OF.take(found["message"].fill_null(0))
        return found


def _constant(value: str, size: int) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(np.zeros(size, dtype=np.int32)), pa.array([value]))
