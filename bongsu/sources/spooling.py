"""Tables on disk: rows go one batch at a time to a temporary Parquet file, so that memory does not grow with them."""

import tempfile
import weakref
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from bongsu.model.errors import EvidenceError

ROWS_IN_A_GROUP = 500_000
"""Few large groups are read fastest, and one of them is what must fit into memory: about 40 MB of ship reports."""


class Spooled:
    """Rows in a temporary Parquet file, which goes when this object goes.

    Attributes:
        path: the file, for engines that read it themselves.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._removal = weakref.finalize(self, _remove, path)

    def batches(self, size: int = ROWS_IN_A_GROUP) -> Iterator[pa.RecordBatch]:
        """Yield the rows in their order, at most so many at a time."""
        with pq.ParquetFile(self.path) as file:
            yield from file.iter_batches(size)

    def table(self) -> pa.Table:
        """Return all rows; who has many takes `path` or `batches`."""
        return pq.read_table(self.path)

    def close(self) -> None:
        """Delete the file now."""
        self._removal()


class Spool:
    """Takes batches of rows; left without its end, it leaves nothing behind.

    Whole groups are counted and written beside the reading, one group at a time.
    """

    def __init__(self, schema: pa.Schema, what: str, *, repeated: Sequence[str], statistics: Sequence[str]) -> None:
        """Begin a file.

        Args:
            schema: of every batch.
            what: the rows are, in words, for whoever has no room for them.
            repeated: columns whose values repeat; for the others a dictionary costs time and saves nothing.
            statistics: columns whose least and greatest values are kept with each group.

        Raises:
            EvidenceError: the disk is full.
        """
        self._schema, self._what = schema, what
        with self._room():
            with tempfile.NamedTemporaryFile(prefix="bongsu-", suffix=".parquet", delete=False) as file:
                self._path = Path(file.name)
            self._writer = pq.ParquetWriter(
                self._path, schema, compression="lz4", use_dictionary=list(repeated), write_statistics=list(statistics)
            )
        self._held: list[pa.RecordBatch] = []
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
        """Take rows.

        Raises:
            EvidenceError: the disk is full.
        """
        if batch.num_rows:
            self._held.append(batch)
            if sum(held.num_rows for held in self._held) >= ROWS_IN_A_GROUP:
                self._write()

    def counted(self, group: pa.Table) -> None:
        """Take note of what a group holds, in the order of groups; called beside the reading."""
        raise NotImplementedError

    def written(self) -> Path:
        """Return the file, with all that was taken.

        Raises:
            EvidenceError: the disk is full.
        """
        self._write()
        self._settle()
        self._beside.shutdown()
        with self._room():
            self._writer.close()
        self._kept = True
        return self._path

    def _write(self) -> None:
        """Hand over what is held, once the group before it is on disk."""
        if self._held:
            self._settle()
            group = pa.Table.from_batches(self._held, self._schema)
            self._writing, self._held = self._beside.submit(self._write_group, group), []

    def _settle(self) -> None:
        if self._writing:
            self._writing.result()
            self._writing = None

    def _write_group(self, group: pa.Table) -> None:
        self.counted(group)
        with self._room():
            self._writer.write_table(group, row_group_size=ROWS_IN_A_GROUP)

    @contextmanager
    def _room(self) -> Iterator[None]:
        """Turn a full disk into one sentence that says which disk."""
        try:
            yield
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise EvidenceError(
                f"its {self._what} cannot be laid down in {tempfile.gettempdir()} ({reason}); "
                "set TMPDIR to a folder with more room."
            ) from error


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
