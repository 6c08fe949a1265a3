"""Trade figures on disk: rows go batch by batch to a temporary Parquet file, so that memory does not grow with them."""

import tempfile
import weakref
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from bongsu.model.errors import EvidenceError
from bongsu.sources.trade.schema import FLOWS

ROWS_IN_A_GROUP = 500_000
REPEATED = [field.name for field in FLOWS if field.name not in {"row", "value", "weight", "amount"}]
"""Columns whose values repeat; for the others a dictionary costs time and saves nothing."""


@dataclass(frozen=True, slots=True)
class FlowSummary:
    """What is known of figures once all are read: how many, of which years, by how many reporters."""

    rows: int
    first_year: int | None
    last_year: int | None
    reporters: int


class Flows:
    """Figures in a temporary Parquet file with the columns of `FLOWS`; the file goes when this object goes.

    Attributes:
        path: the file, for engines that read it themselves.
        summary: counts and years.
    """

    def __init__(self, path: Path, summary: FlowSummary) -> None:
        self.path = path
        self.summary = summary
        self._removal = weakref.finalize(self, _remove, path)

    def table(self) -> pa.Table:
        """Return all figures; who has many takes `path`."""
        return pq.read_table(self.path)

    def close(self) -> None:
        """Delete the file now."""
        self._removal()


class FlowSpool:
    """Takes batches of figures and gives `Flows`; left without `finish`, it leaves nothing behind."""

    def __init__(self) -> None:
        with _room():
            with tempfile.NamedTemporaryFile(prefix="bongsu-", suffix=".parquet", delete=False) as file:
                self._path = Path(file.name)
            self._writer = pq.ParquetWriter(
                self._path, FLOWS, compression="lz4", use_dictionary=REPEATED, write_statistics=["reporter", "partner"]
            )
        self._held: list[pa.RecordBatch] = []
        self._rows = 0
        self._years: list[int] = []
        self._reporters: set[int] = set()
        self._kept = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._kept:
            with suppress(OSError):
                self._writer.close()
            _remove(self._path)

    def add(self, batch: pa.RecordBatch) -> None:
        """Take figures with the columns of `FLOWS`.

        Raises:
            EvidenceError: the disk is full.
        """
        if not batch.num_rows:
            return
        self._held.append(batch)
        self._rows += batch.num_rows
        span = pc.min_max(batch.column("year")).as_py()
        self._years = [min([span["min"], *self._years]), max([span["max"], *self._years])]
        self._reporters.update(pc.unique(batch.column("reporter")).to_pylist())
        if sum(held.num_rows for held in self._held) >= ROWS_IN_A_GROUP:
            self._write()

    def finish(self) -> Flows:
        """Return all that was taken.

        Raises:
            EvidenceError: the disk is full.
        """
        self._write()
        with _room():
            self._writer.close()
        self._kept = True
        first, last = self._years or (None, None)
        return Flows(self._path, FlowSummary(self._rows, first, last, len(self._reporters)))

    def _write(self) -> None:
        if self._held:
            with _room():
                self._writer.write_table(pa.Table.from_batches(self._held, FLOWS), row_group_size=ROWS_IN_A_GROUP)
            self._held = []


class _room:  # noqa: N801 - read as a word of the with statement
    """Turns a full disk into one sentence that says which disk."""

    def __enter__(self) -> None:
        """Do nothing: only the end matters."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        """Say where there was no room, and what to set."""
        if isinstance(error, OSError):
            reason = (error.strerror or str(error)).lower()
            raise EvidenceError(
                f"its figures cannot be laid down in {tempfile.gettempdir()} ({reason}); "
                "set TMPDIR to a folder with more room."
            ) from error


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
