"""DuckDB in a file of its own: the engine of one machine; nothing outlives it."""

import tempfile
from pathlib import Path

import ibis

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
