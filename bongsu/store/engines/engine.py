"""What an engine of tables does, whichever it is, and the plain values that its rows become."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import ibis
import pyarrow as pa

# Engines merge selects that stand in one another themselves; Ibis does it in Python, at a sixth of a small job's time.
ibis.options.sql.fuse_selects = False

# Ibis and pyarrow ship no types: a table is theirs, whichever engine runs it.
Table = Any
ArrowTable = Any
_UTC_MICROSECONDS = pa.timestamp("us", tz="UTC")


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
