"""Spark: the engine for tables that outgrow one machine, or a process of its own on this one.

Kept tables are Parquet in the engine's own folder, which every worker must see: with workers elsewhere, TMPDIR names
a folder on a disk that they share. One Java process serves all engines of this process, and ends with it.
"""

import atexit
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import ibis
import pyarrow as pa
import pyarrow.parquet as pq

from bongsu.model.errors import StoreError
from bongsu.store.engines.engine import ArrowTable, Table, plain_rows

MASTER: Final = re.compile(r"local(\[(\*|[1-9]\d*)\])?|spark://[^\s,/]+:\d+(,[^\s,/]+:\d+)*")
"""How a Spark master is named; ``local[2]`` are two threads of this machine."""

MEMORY: Final = "2g"
"""What Java may hold of tables in a local master; a master elsewhere has its own settings."""

_QUIET = """rootLogger.level = off
rootLogger.appenderRef.none.ref = none
appender.none.type = Null
appender.none.name = none
"""
_SAID = 300


class SparkEngine:
    """A Spark session of its own with a folder of its own, in UTC.

    Raises:
        StoreError: PySpark or Java is missing, or the master does not answer.
    """

    def __init__(self, master: str) -> None:
        session = _session(master)
        self._folder = tempfile.TemporaryDirectory(prefix="bongsu-")
        self._kept: dict[str, Path] = {}
        self._written = 0
        self._session = session.newSession()
        self._connection = ibis.pyspark.connect(self._session)
        # what cannot be computed is unknown, as everywhere; it does not stop the job
        self._session.conf.set("spark.sql.ansi.enabled", "false")
        if master.startswith("local"):
            # the default of 200 is for clusters: tasks of a few rows each take longer than their rows
            self._session.conf.set("spark.sql.shuffle.partitions", "16")

    def table(self, rows: ArrowTable, name: str) -> Table:
        """See `Engine.table`."""
        path = self._place(name)
        path.mkdir()
        # Spark reads no nanoseconds
        pq.write_table(rows, path / "rows.parquet", coerce_timestamps="us", allow_truncated_timestamps=True)
        return self._read(path, name)

    def parquet(self, paths: list[Path], name: str) -> Table:
        """See `Engine.parquet`."""
        return self._view([str(path) for path in paths], name)

    def keep(self, expression: Table, name: str) -> Table:
        """See `Engine.keep`.

        What is kept is written and read back, so that no later query runs the expression again.
        """
        path = self._place(name)
        self._connection.to_parquet(expression, str(path))
        kept, wanted = self._read(path, name), expression.schema()
        # Spark takes a literal 0 for 32 bits, whatever was asked for
        return kept.cast({column: wanted[column] for column, kind in kept.schema().items() if kind != wanted[column]})

    def arrow(self, expression: Table) -> ArrowTable:
        """See `Engine.arrow`."""
        # by way of pandas, as Ibis goes, whole numbers beside an unknown one would become floats
        found = self._connection.raw_sql(self._connection.compile(expression)).toArrow()
        return found.cast(pa.schema([_in_utc(field) for field in found.schema]))

    def rows(self, expression: Table) -> list[dict[str, object]]:
        """See `Engine.rows`."""
        return plain_rows(self.arrow(expression))

    def close(self) -> None:
        """See `Engine.close`; the Java process stays until this process ends."""
        for name in self._connection.list_tables():
            self._connection.drop_view(name, force=True)
        self._folder.cleanup()

    def _place(self, name: str) -> Path:
        self._written += 1
        return Path(self._folder.name) / f"{name}-{self._written}"

    def _read(self, path: Path, name: str) -> Table:
        """Return what was written there, and let go of what the name stood for before."""
        table = self._view([str(path)], name)
        if name in self._kept:
            shutil.rmtree(self._kept[name], ignore_errors=True)
        self._kept[name] = path
        return table

    def _view(self, paths: list[str], name: str) -> Table:
        self._session.read.parquet(*paths).createOrReplaceTempView(name)
        return self._connection.table(name)


def _in_utc(field: pa.Field) -> pa.Field:
    """Return the field, its timestamps said to be of the zone that the session has."""
    if pa.types.is_timestamp(field.type):
        return field.with_type(pa.timestamp("us", tz="UTC"))
    return field


def _session(master: str) -> Any:
    """Return the session of this process, started where there is none yet.

    Raises:
        StoreError: see `SparkEngine`.
    """
    _needed(master)
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra, and slow to load

    running = SparkSession.getActiveSession()
    if running is not None:
        if running.sparkContext.master != master:
            why = f"this process runs {running.sparkContext.master} already; name one of them only"
            raise StoreError(f"The engine {master!r} cannot be started: {why}.")
        return running
    with tempfile.TemporaryDirectory(prefix="bongsu-") as folder:
        said = Path(folder) / "said.txt"
        try:
            with _said_to(said):
                session = _settings(SparkSession.builder, master, Path(folder)).getOrCreate()
        except Exception as error:  # Java's and py4j's reasons are many
            raise StoreError(f"The engine {master!r} cannot be started: {_reason(error, said)}.") from error
    atexit.register(session.stop)
    return session


def _needed(master: str) -> None:
    """Raise StoreError where PySpark or Java is missing."""
    if find_spec("pyspark") is None:
        raise StoreError(f"The engine {master!r} needs PySpark: install bongsu[spark].")
    home = os.environ.get("JAVA_HOME")
    if shutil.which("java", path=str(Path(home) / "bin") if home else None) is None:
        where = f"JAVA_HOME is {home}, which holds none" if home else "there is no java on the PATH"
        raise StoreError(f"The engine {master!r} needs Java 17 or later: {where} (Debian: default-jre-headless).")


def _settings(builder: Any, master: str, folder: Path) -> Any:
    quiet = folder / "log4j2.properties"
    quiet.write_text(_QUIET, encoding="utf-8")
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.driver.extraJavaOptions": f"-Duser.timezone=UTC -Dlog4j2.configurationFile={quiet.as_uri()}",
        "spark.executorEnv.TZ": "UTC",
    }
    if master.startswith("local"):
        settings |= {"spark.driver.memory": MEMORY, "spark.driver.host": "localhost"}
        settings |= {"spark.driver.bindAddress": "127.0.0.1"}
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.master(master).appName("bongsu")


@contextmanager
def _said_to(path: Path) -> Iterator[None]:
    """Send what Java says while it starts, warnings of its own for its makers, to a file."""
    sys.stderr.flush()
    before = os.dup(2)
    with path.open("wb") as file:
        os.dup2(file.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(before, 2)
            os.close(before)


def _reason(error: Exception, said: Path) -> str:
    heard = [line for line in said.read_text(encoding="utf-8", errors="replace").splitlines() if "WARN" not in line]
    return " ".join(" ".join([str(error), *heard]).split())[:_SAID]
