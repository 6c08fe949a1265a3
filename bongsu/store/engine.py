"""The tables engine: where Ibis expressions run. DuckDB in memory by default; nothing is kept in it."""

from datetime import UTC, datetime
from typing import Any, Protocol

import ibis
import pyarrow as pa

from bongsu.model.errors import StoreError

# Ibis and pyarrow ship no types: a table is theirs, whichever engine runs it.
Table = Any
ArrowTable = Any
_UTC_MICROSECONDS = pa.timestamp("us", tz="UTC")


class Engine(Protocol):
    """What the stages' expressions run on; every engine gives the same rows for the same expression."""

    def table(self, rows: ArrowTable, name: str) -> Table:
        """Return the Arrow table as an Ibis table of this engine, in place of any earlier one of that name."""

    def rows(self, expression: Table) -> list[dict[str, object]]:
        """Return the rows of an expression.

        Every timestamp is an aware datetime in UTC (one without zone is taken as UTC); NaN and NaT are None.
        """

    def close(self) -> None:
        """Let go of tables and memory."""


class DuckDBEngine:
    """DuckDB in memory, with no extension fetched from the network."""

    def __init__(self) -> None:
        self._connection = ibis.duckdb.connect(autoinstall_known_extensions=False, autoload_known_extensions=False)

    def table(self, rows: ArrowTable, name: str) -> Table:
        """See `Engine.table`."""
        return self._connection.create_table(name, rows, overwrite=True)

    def rows(self, expression: Table) -> list[dict[str, object]]:
        """See `Engine.rows`."""
        return plain_rows(self._connection.to_pyarrow(expression))

    def close(self) -> None:
        """See `Engine.close`."""
        self._connection.disconnect()


ENGINES: dict[str, type[Engine]] = {"duckdb": DuckDBEngine}
"""The engines by the name that watch.yml uses; another one needs `table`, `rows` and `close`."""


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
