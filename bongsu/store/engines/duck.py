"""DuckDB in a file of its own: the engine of one machine; nothing outlives it."""

import tempfile
from pathlib import Path
from typing import Any

import ibis
from ibis.backends.sql.compilers.duckdb import DuckDBCompiler
from ibis.expr.operations import DatabaseTable
from sqlglot import expressions as sql

from bongsu.store.engines.engine import ArrowTable, Table, plain_rows

MEMORY = "1GB"
"""What DuckDB may hold at once; beyond it, it writes to its own folder."""


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
        self._connection.compiler = _Compiler()

    def table(self, rows: ArrowTable, name: str) -> Table:
        """See `Engine.table`."""
        return self._connection.create_table(name, rows, overwrite=True)

    def parquet(self, paths: list[Path], name: str) -> Table:
        """See `Engine.parquet`."""
        return self._connection.read_parquet([str(path) for path in paths], table_name=name)

    def keep(self, expression: Table, name: str) -> Table:
        """See `Engine.keep`.

        Ibis's own way of making a table asks the database for its names and types, which the expression tells.
        """
        types, written = self._connection.compiler.type_mapper, expression.schema()
        kinds = {column: types.to_string(kind) for column, kind in written.items()}
        cast = ", ".join(f"CAST({_quoted(column)} AS {kind}) AS {_quoted(column)}" for column, kind in kinds.items())
        rows = self._connection.compile(expression)
        self._connection.con.execute(f"CREATE OR REPLACE TABLE {_quoted(name)} AS SELECT {cast} FROM ({rows})")  # noqa: S608 - our own names
        known = ibis.schema({column: types.from_string(kind, nullable=True) for column, kind in kinds.items()})
        return DatabaseTable(name, schema=known, source=self._connection).to_expr()

    def arrow(self, expression: Table) -> ArrowTable:
        """See `Engine.arrow`."""
        found = self._connection.con.sql(self._connection.compile(expression)).to_arrow_table()
        return expression.__pyarrow_result__(found)

    def rows(self, expression: Table) -> list[dict[str, object]]:
        """See `Engine.rows`."""
        return plain_rows(self.arrow(expression))

    def close(self) -> None:
        """See `Engine.close`."""
        self._connection.disconnect()
        self._folder.cleanup()


class _Compiler(DuckDBCompiler):  # type: ignore[misc]  # Ibis ships no types
    """Ibis's compiler, without what takes long in ours.

    It copies every select that is joined with all that stands within, and has times turned to UTC, which they are in.
    """

    __slots__ = ()

    def visit_JoinReference(self, op: Any, *, parent: Any, identifier: Any) -> Any:  # noqa: ARG002, N802 - Ibis's names
        """Return the select that is joined, to be named anew."""
        return parent.this if isinstance(parent, sql.Subquery) else parent

    def visit_ExtractEpochSeconds(self, op: Any, *, arg: Any) -> Any:  # noqa: ARG002, N802 - Ibis's names
        """Return the seconds since 1970 with their fractions."""
        return sql.Div(this=self.f.epoch_us(arg), expression=sql.convert(1_000_000), typed=False, safe=False)

    visit_SelfReference = visit_JoinReference  # noqa: N815 - as above


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
