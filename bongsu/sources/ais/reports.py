"""Reports on disk: rows go one batch at a time to a temporary Parquet file, so that memory does not grow with them."""

import tempfile
import weakref
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from bongsu.model.errors import EvidenceError
from bongsu.sources.ais.schema import REPORTS

# Few large groups are read fastest, and one of them is what must fit into memory: about 40 MB.
ROWS_IN_A_GROUP = 500_000
# Of the columns only these repeat their values; for the others a dictionary costs time and saves nothing.
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
REPEATED = [field.name for field in REPORTS if pa.types.is_string(field.type)]


@dataclass(frozen=True, slots=True)
class Summary:
    """What is known of reports once all are read.

    Attributes:
        rows: how many.
        places: how many say where the ship is.
        mmsi_count: of how many different numbers.
        first: the earliest time; None without rows.
        last: the latest.
        repeats: how many, at least, say the same ship, time and place as another: of one batch, those that follow.
    """

    rows: int
    places: int
    mmsi_count: int
    first: datetime | None
    last: datetime | None
    repeats: int = 0


class Reports:
    """Reports in a temporary Parquet file with the columns of `REPORTS`; the file goes when this object goes.

    Attributes:
        path: the file, for engines that read it themselves.
        summary: counts and times.
    """

    def __init__(self, path: Path, summary: Summary) -> None:
        self.path = path
        self.summary = summary
        self._removal = weakref.finalize(self, _remove, path)

    @property
    def rows(self) -> int:
        """How many reports there are."""
        return self.summary.rows

    @property
    def mmsi_count(self) -> int:
        """How many different MMSI they name."""
        return self.summary.mmsi_count

    def batches(self, size: int = ROWS_IN_A_GROUP) -> Iterator[pa.RecordBatch]:
        """Yield the reports in their order, at most so many at a time."""
        with pq.ParquetFile(self.path) as file:
            yield from file.iter_batches(size)

    def table(self) -> pa.Table:
        """Return all reports; who has many takes `path` or `batches`."""
        return pq.read_table(self.path)

    def close(self) -> None:
        """Delete the file now."""
        self._removal()


def _repeats(batch: pa.RecordBatch) -> int:
    """Return how many rows say the same ship, time and place as an earlier row of the batch."""
    placed = batch.filter(pc.is_valid(batch.column("lat")))
    mixed = np.zeros(placed.num_rows, dtype=np.uint64)
    for name in ("mmsi", "time", "lat", "lon"):
        column = placed.column(name)
        values = np.asarray(column.cast(pa.int64()) if name == "time" else column)
        # multiplied and shifted, equal rows stay equal and few others meet
        mixed = (mixed ^ (values.view(np.uint64) * _SPREAD)) * _SPREAD
        mixed ^= mixed >> np.uint64(29)
    return len(mixed) - len(pc.unique(pa.array(mixed)))


class Spool:
    """Takes batches of reports and gives `Reports`; left without `finish`, it leaves nothing behind.

    Whole groups are counted and written beside the reading, one group at a time.
    """

    def __init__(self) -> None:
        with _room():
            with tempfile.NamedTemporaryFile(prefix="bongsu-", suffix=".parquet", delete=False) as file:
                self._path = Path(file.name)
            self._writer = pq.ParquetWriter(
                self._path, REPORTS, compression="lz4", use_dictionary=REPEATED, write_statistics=["mmsi", "time"]
            )
        self._held: list[pa.RecordBatch] = []
        self._count = 0
        self._places = 0
        self._repeats = 0
        self._numbers = pa.array([], pa.int64())
        self._times: list[datetime] = []
        self._kept = False
        self._beside = ThreadPoolExecutor(1, "spool")
        self._writing: Future[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._beside.shutdown()
        if not self._kept:
            with suppress(OSError):
                self._writer.close()
            _remove(self._path)

    def add(self, batch: pa.RecordBatch) -> None:
        """Take reports with the columns of `REPORTS`.

        Raises:
            EvidenceError: the disk is full.
        """
        if not batch.num_rows:
            return
        self._held.append(batch)
        self._count += batch.num_rows
        if sum(held.num_rows for held in self._held) >= ROWS_IN_A_GROUP:
            self._write()

    def finish(self) -> Reports:
        """Return all that was taken.

        Raises:
            EvidenceError: the disk is full.
        """
        self._write()
        self._settle()
        self._beside.shutdown()
        with _room():
            self._writer.close()
        self._kept = True
        first, last = self._times or (None, None)
        return Reports(self._path, Summary(self._count, self._places, len(self._numbers), first, last, self._repeats))

    def _write(self) -> None:
        """Hand over what is held, once the group before it is on disk."""
        if self._held:
            self._settle()
            self._writing = self._beside.submit(self._write_group, self._held)
            self._held = []

    def _settle(self) -> None:
        if self._writing:
            self._writing.result()
            self._writing = None

    def _write_group(self, held: Sequence[pa.RecordBatch]) -> None:
        table = pa.Table.from_batches(held, REPORTS)
        self._repeats += sum(map(_repeats, held))
        self._places += table.num_rows - table.column("lat").null_count
        span = pc.min_max(table.column("time")).as_py()
        self._times = [min([span["min"], *self._times]), max([span["max"], *self._times])]
        self._numbers = pc.unique(pa.chunked_array([self._numbers, *table.column("mmsi").chunks]))
        with _room():
            self._writer.write_table(table, row_group_size=ROWS_IN_A_GROUP)


class _room:  # noqa: N801 - read as a word of the with statement
    """Turns a full disk into one sentence that says which disk."""

    def __enter__(self) -> None:
        """Do nothing: only the end matters."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        """Say where there was no room, and what to set."""
        if isinstance(error, OSError):
            reason = (error.strerror or str(error)).lower()
            raise EvidenceError(
                f"its reports cannot be laid down in {tempfile.gettempdir()} ({reason}); "
                "set TMPDIR to a folder with more room."
            ) from error


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
