"""The tables engine: where Ibis expressions run. DuckDB in a file of its own by default; nothing outlives it."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import ibis
import pyarrow as pa

from bongsu.model.errors import StoreError

# Ibis and pyarrow ship no types: a table is theirs, whichever engine runs it.
Table = Any
ArrowTable = Any
_UTC_MICROSECONDS = pa.timestamp("us", tz="UTC")

MEMORY = "1GB"
"""What DuckDB may hold at once; beyond it, it writes to its own folder."""


class Engine(Protocol):
    """What the stages' expressions run on; every engine gives the same rows for the same expression."""

    def table(self, rows: ArrowTable, name: str) -> Table:
        """Return the Arrow table as an Ibis table of this engine, in place of any earlier one of that name."""

    def parquet(self, paths: list[Path], name: str) -> Table:
        """Return Parquet files of one layout as an Ibis table that is read when it is asked for."""

    def keep(self, expression: Table, name: str) -> Table:
        """Run the expression once and return its rows as a table, in place of any earlier one of that name."""

    def arrow(self, expression: Table) -> ArrowTable:
        """Return the rows of an expression as an Arrow table."""

    def rows(self, expression: Table) -> list[dict[str, object]]:
        """Return the rows of an expression.

        Every timestamp is an aware datetime in UTC (one without zone is taken as UTC); NaN and NaT are None.
        """

    def close(self) -> None:
        """Let go of tables and memory."""


class DuckDBEngine:
    """DuckDB on a temporary file, with no extension fetched from the network."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="bongsu-")
        self._connection = ibis.duckdb.connect(
            str(Path(self._folder.name) / "tables.duckdb"),
            temp_directory=self._folder.name,
            memory_limit=MEMORY,
            preserve_insertion_order=False,
            autoinstall_known_extensions=False,
            autoload_known_extensions=False,
        )

    def table(self, rows: ArrowTable, name: str) -> Table:
        """See `Engine.table`."""
        return self._connection.create_table(name, rows, overwrite=True)

    def parquet(self, paths: list[Path], name: str) -> Table:
        """See `Engine.parquet`."""
        return self._connection.read_parquet([str(path) for path in paths], table_name=name)

    def keep(self, expression: Table, name: str) -> Table:
        """See `Engine.keep`."""
        return self._connection.create_table(name, expression, overwrite=True)

    def arrow(self, expression: Table) -> ArrowTable:
        """See `Engine.arrow`."""
        return self._connection.to_pyarrow(expression)

    def rows(self, expression: Table) -> list[dict[str, object]]:
        """See `Engine.rows`."""
        return plain_rows(self.arrow(expression))

    def close(self) -> None:
        """See `Engine.close`."""
        self._connection.disconnect()
        self._folder.cleanup()


ENGINES: dict[str, type[Engine]] = {"duckdb": DuckDBEngine}
"""The engines by the name that watch.yml uses."""


def open_engine(name: str = "duckdb") -> Engine:
    """Return a fresh engine.

    Raises:
        StoreError: no engine of that name.
    """
    if name not in ENGINES:
        raise StoreError(f"The engine {name!r} is not known; use {' or '.join(sorted(ENGINES))}.")
    return ENGINES[name]()


def plain_rows(table: ArrowTable) -> list[dict[str, object]]:
    """Return the rows of an Arrow table as Python values, whatever engine made it."""
    for at, column in enumerate(table.schema):
        if pa.types.is_timestamp(column.type):
            table = table.set_column(at, column.name, table.column(at).cast(_UTC_MICROSECONDS, safe=False))
    return [{name: _plain(value) for name, value in row.items()} for row in table.to_pylist()]


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    if isinstance(value, float) and value != value:  # noqa: PLR0124 - the definition of NaN
        return None
    return value
