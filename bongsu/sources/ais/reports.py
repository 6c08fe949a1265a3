"""Reports on disk: what is known of them once all are read."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from bongsu.sources.ais.schema import REPORTS
from bongsu.sources.spooling import Spool, Spooled

_SPREAD = np.uint64(0x9E3779B97F4A7C15)


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


class Reports(Spooled):
    """Reports in a temporary Parquet file with the columns of `REPORTS`; the file goes when this object goes.

    Attributes:
        path: the file, for engines that read it themselves.
        summary: counts and times.
    """

    def __init__(self, path: Path, summary: Summary) -> None:
        super().__init__(path)
        self.summary = summary

    @property
    def rows(self) -> int:
        """How many reports there are."""
        return self.summary.rows

    @property
    def mmsi_count(self) -> int:
        """How many different MMSI they name."""
        return self.summary.mmsi_count


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


class ReportSpool(Spool):
    """Takes batches of reports with the columns of `REPORTS` and gives `Reports`."""

    def __init__(self) -> None:
        words = [field.name for field in REPORTS if pa.types.is_string(field.type)]
        super().__init__(REPORTS, "reports", repeated=words, statistics=("mmsi", "time"))
        self._count, self._places, self._repeats = 0, 0, 0
        self._numbers = pa.array([], pa.int64())
        self._times: list[datetime] = []

    def counted(self, group: pa.Table) -> None:
        """See `Spool.counted`."""
        self._count += group.num_rows
        self._repeats += sum(map(_repeats, group.to_batches()))
        self._places += group.num_rows - group.column("lat").null_count
        span = pc.min_max(group.column("time")).as_py()
        self._times = [min([span["min"], *self._times]), max([span["max"], *self._times])]
        self._numbers = pc.unique(pa.chunked_array([self._numbers, *group.column("mmsi").chunks]))

    def finish(self) -> Reports:
        """Return all that was taken.

        Raises:
            EvidenceError: the disk is full.
        """
        path = self.written()
        first, last = self._times or (None, None)
        return Reports(path, Summary(self._count, self._places, len(self._numbers), first, last, self._repeats))
