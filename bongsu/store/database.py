"""The database of a watch: opened, checked, and used in whole transactions, with each refusal in one sentence."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Select, create_engine, event, func, insert, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from bongsu.model.errors import StoreError
from bongsu.store import schema

WAIT_SECONDS = 30
"""A process waits so long for the transaction of another one to end."""


class Database:
    """A database with the tables of a store; whatever it refuses is a StoreError."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def close(self) -> None:
        """Let go of it."""
        self._engine.dispose()

    def prepare(self) -> None:
        """Check what is there before the first byte is written; then create what is not."""
        with self.reading() as connection:
            _check(connection)
        with _refusals(self._engine), closing(self._engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA journal_mode = WAL")  # kept in the file; not possible in a transaction
        with self.writing() as connection:
            if not inspect(connection).get_table_names():
                schema.metadata.create_all(connection)
                connection.execute(insert(schema.schema_version).values(version=schema.VERSION))
            elif (held := _version(connection)) < schema.VERSION:
                schema.upgrade(connection, held)

    def rows(self, query: Select[Any]) -> list[Any]:
        """Return all rows of a query."""
        with self.reading() as connection:
            return list(connection.execute(query))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Look at what stands at one moment."""
        with _refusals(self._engine), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Hold the write lock from the first look to the last row, so that no other process comes between."""
        with _refusals(self._engine), self._engine.execution_options(begin="IMMEDIATE").begin() as connection:
            yield connection


def open_database(url: str) -> Database:
    """Open the database at a SQLAlchemy URL, and create its tables where it is new.

    Raises:
        StoreError: not a SQLite URL, not a database, the database of something else, a newer schema,
            or a place that cannot be written.
    """
    try:
        name = make_url(url).get_backend_name()
    except ArgumentError as error:
        raise StoreError("The store's address is not a URL; write sqlite:///store.db.") from error
    if name != "sqlite":
        raise StoreError(f"The store cannot be a {name} database yet; write sqlite:///store.db.")
    database = Database(_sqlite(url))
    try:
        database.prepare()
    except BaseException:
        database.close()
        raise
    return database


def _sqlite(url: str) -> Engine:
    """Return an engine whose transactions are begun by us: the driver alone would begin them at the first write."""
    engine = create_engine(url)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {WAIT_SECONDS * 1000}")
        connection.execute("PRAGMA foreign_keys = ON")
        # NORMAL would survive a killed process; FULL also keeps each stored reading when the power fails
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('begin', 'DEFERRED')}")

    return engine


def _check(connection: Connection) -> None:
    """Refuse what another program or a newer Bongsu made."""
    tables = set(inspect(connection).get_table_names())
    where = connection.engine.url.database
    if not tables:
        return
    if schema.schema_version.name not in tables:
        raise StoreError(f"{where} is the database of another program; choose another file for the store.")
    found = _version(connection)
    if found > schema.VERSION:
        newer = f"{where} has the store format {found}, this Bongsu knows {schema.VERSION}"
        raise StoreError(f"{newer}; use the version of Bongsu that wrote it, or a later one.")


def _version(connection: Connection) -> int:
    return int(connection.scalar(select(func.max(schema.schema_version.c.version))) or 0)


@contextmanager
def _refusals(engine: Engine) -> Iterator[None]:
    """Turn the database's errors into one sentence each."""
    try:
        yield
    except DBAPIError as error:
        reason = str(error.orig)
        advice = next((said for cue, said in _ADVICE.items() if cue in reason), f"the database says: {reason}.")
        raise StoreError(f"{engine.url.database}: {advice}") from error


_ADVICE = {
    "not a database": "this file is not a database; move it away or choose another file for the store.",
    "locked": f"another run has held the store for over {WAIT_SECONDS} seconds; try again when it has ended.",
    "readonly": "the store cannot be written; check the permissions of the file and its folder.",
    "unable to open": "the store cannot be opened; check that its folder exists and can be written.",
    "malformed": "the database is damaged; restore it from a copy, or move it away and run again.",
    "is full": "there is no room left on the disk; make room and run again.",
}
