"""The tables of a watch's store, and the triggers that keep its records as they were received.

Records stand as JSON in ASCII (escapes for all else), so that a NUL or half a surrogate pair in hostile evidence
is stored and read back as it was, in every database. Beside it stand only the columns that are queried.
"""

from sqlalchemy import Column, Connection, ForeignKey, Integer, MetaData, String, Table, Text, UniqueConstraint, event

VERSION = 4
"""The number of this schema; a store with a higher one was written by a newer Bongsu."""

metadata = MetaData()

schema_version = Table("schema_version", metadata, Column("version", Integer, primary_key=True))

evidence = Table(
    "evidence",
    metadata,
    Column("id", String, primary_key=True),
    Column("record", Text, nullable=False),
)
reading = Table(
    "reading",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("evidence", ForeignKey("evidence.id"), nullable=False),
    Column("reader", String, nullable=False),
    Column("record", Text, nullable=False),  # the evidence as this reader describes it
    Column("text", Text),
    UniqueConstraint("evidence", "reader"),
    sqlite_autoincrement=True,
)
claim = Table(
    "claim",
    metadata,
    Column("id", String, primary_key=True),
    Column("evidence", ForeignKey("evidence.id"), nullable=False, index=True),
    Column("record", Text, nullable=False),
)
reading_claim = Table(
    "reading_claim",
    metadata,
    Column("reading", ForeignKey("reading.id"), primary_key=True),
    Column("claim", ForeignKey("claim.id"), primary_key=True),
    Column("review", Text),  # why a person should look at the claim as this reading drew it
)
problem = Table(
    "problem",
    metadata,
    Column("reading", ForeignKey("reading.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("record", Text, nullable=False),
)
finding_log = Table(
    "finding_log",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run", Integer, nullable=False),
    Column("finding", String, nullable=False),
    Column("happened", String, nullable=False),  # new, changed, gone
    Column("credibility", Integer, nullable=False),
    Column("wording", String, nullable=False),
    Column("changed", String),
    sqlite_autoincrement=True,
)
list_log = Table(
    "list_log",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("record", Text, nullable=False),  # what another edition of a list changed
    sqlite_autoincrement=True,
)
ruling = Table(
    "ruling",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),  # judgement, withdrawal
    Column("record", Text, nullable=False),
)
alert = Table(
    "alert",
    metadata,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),  # the order in which alerts were queued
    Column("receiver", String, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("evidence", Text, nullable=False),  # ids of what is behind it, as JSON
    Column("queued", String, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("sent", String),
    Column("trouble", Text),
)
alert_item = Table(
    "alert_item",
    metadata,
    Column("receiver", String, primary_key=True),
    Column("subject", String, primary_key=True),  # a finding's id, or fires
    Column("number", Integer, primary_key=True),  # the how manieth state of it that is told
    Column("state", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("alert", ForeignKey("alert.id"), nullable=False, index=True),
)


def _derived(name: str) -> Table:
    return Table(
        name,
        metadata,
        Column("position", Integer, primary_key=True),
        Column("record", Text, nullable=False),
    )


incident = _derived("incident")
finding = _derived("finding")
match = _derived("match")
fires = _derived("fires")
edition = _derived("edition")  # of each list that was screened against

DERIVED = (incident, finding, match, fires, edition)
"""What follows from the claims; replaced as a whole."""

APPEND_ONLY = (evidence, reading, claim, reading_claim, problem, finding_log, list_log, ruling)
"""What was received or happened; never changed, never removed."""

_UNIQUE = {
    "evidence": "id = NEW.id",
    "reading": "id = NEW.id OR (evidence = NEW.evidence AND reader = NEW.reader)",
    "claim": "id = NEW.id",
    "reading_claim": "reading = NEW.reading AND claim = NEW.claim",
    "problem": "reading = NEW.reading AND position = NEW.position",
    "finding_log": "id = NEW.id",
    "list_log": "id = NEW.id",
    "ruling": "id = NEW.id",
}


def _triggers(name: str) -> list[str]:
    """Return what makes SQLite refuse to update, delete or overwrite (INSERT OR REPLACE fires no delete) a row."""
    taken = f"WHEN EXISTS (SELECT 1 FROM {name} WHERE {_UNIQUE[name]})"  # noqa: S608 - names of our own
    return [
        f"CREATE TRIGGER {name}_no_{verb.lower()} BEFORE {verb} ON {name} {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END"
        for verb, condition in (("UPDATE", ""), ("DELETE", ""), ("INSERT", taken))
    ]


def upgrade(connection: Connection, version: int) -> None:
    """Bring a store of an older version to this one; what is stored stays as it is."""
    if version < 2:
        connection.exec_driver_sql("ALTER TABLE reading_claim ADD COLUMN review TEXT")
    if version < 3:
        metadata.create_all(connection, [list_log, edition])
    if version < 4:
        metadata.create_all(connection, [ruling, alert, alert_item])
    if version < VERSION:
        connection.execute(schema_version.update().values(version=VERSION))


def _guard(table: Table, connection: Connection, **_: object) -> None:
    if connection.dialect.name == "sqlite":
        for statement in _triggers(table.name):
            connection.exec_driver_sql(statement)


for _table in APPEND_ONLY:
    event.listen(_table, "after_create", _guard)
