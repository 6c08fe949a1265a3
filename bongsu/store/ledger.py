"""The ledger: what a watch received, what was read in it, and what follows from it."""

import json
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Engine, Select, Table, create_engine, event, func, insert, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from bongsu.model.claim import Claim
from bongsu.model.designation import Match
from bongsu.model.edition import ListChange, UsedEdition
from bongsu.model.errors import Problem, StoreError
from bongsu.model.evidence import Evidence, Reading
from bongsu.model.finding import Assessment, Finding, Fires, Incident
from bongsu.model.record import from_json, to_json
from bongsu.model.ruling import Judgement, Ruling, Withdrawal
from bongsu.store import schema
from bongsu.store.happenings import finding_log

WAIT_SECONDS = 30
Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Changes:
    """So many findings are new, so many changed their credibility or wording, so many no longer hold.

    Attributes:
        lists: what other editions of lists changed.
    """

    added: int = 0
    changed: int = 0
    gone: int = 0
    lists: tuple[ListChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """So many pieces of evidence, claims (those of the latest readings) and findings are in the store."""

    evidence: int
    claims: int
    findings: int


class Ledger:
    """The store of one watch.

    Every method is one transaction: it happens wholly or not at all, also when the process is killed.
    A second process waits up to `WAIT_SECONDS` for the first one's transaction to end.
    Evidence, texts, claims, readings, problems and the log of findings are append-only, which the database enforces.
    Methods raise StoreError, in one sentence, when the store is locked, damaged, full or not writable.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, url: str) -> Self:
        """Open the store at a SQLAlchemy URL, and create its tables where it is new.

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
        ledger = cls(_sqlite(url))
        try:
            ledger._prepare()
        except BaseException:
            ledger.close()
            raise
        return ledger

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def add(self, reading: Reading) -> bool:
        """Store a reading: its evidence, text, claims and problems; return False if it is the latest already.

        What a reader read before another one counts again when it is added again.
        """
        with self._writing() as connection:
            if _is_last(connection, reading.evidence.id, reading.reader):
                return False
            _add_evidence(connection, reading.evidence)
            number = _add_reading(connection, reading)
            _add_claims(connection, reading, number)
            found = enumerate(reading.problems)
            rows = [{"reading": number, "position": at, "record": _dumps(problem)} for at, problem in found]
            _insert(connection, schema.problem, rows)
        return True

    def has(self, evidence_id: str, reader: str) -> bool:
        """Return whether this version of the reader was the last to read this evidence."""
        with self._reading() as connection:
            return _is_last(connection, evidence_id, reader)

    def evidence(self) -> dict[str, Evidence]:
        """Return all evidence by id, as its latest reader describes it."""
        rows = self._rows(select(schema.reading.c.record).where(_is_latest()).order_by(schema.reading.c.evidence))
        return {item.id: item for item in _records(Evidence, rows)}

    def claims(self) -> tuple[Claim, ...]:
        """Return the claims of the latest reading of each piece of evidence, sorted by id."""
        link = schema.reading_claim.c
        query = (
            select(schema.claim.c.record, link.review)
            .join(schema.reading_claim, link.claim == schema.claim.c.id)
            .join(schema.reading, link.reading == schema.reading.c.id)
            .where(_is_latest())
            .order_by(schema.claim.c.id)
        )
        rows = self._rows(query)
        reviews = (None if row[1] is None else str(json.loads(row[1])) for row in rows)
        return tuple(replace(item, review=said) for item, said in zip(_records(Claim, rows), reviews, strict=True))

    def text(self, evidence_id: str) -> str | None:
        """Return the text that the evidence's claims count their offsets in; None where it has none."""
        query = select(schema.reading.c.text).where(_is_latest(), schema.reading.c.evidence == evidence_id)
        held: str | None = next((row[0] for row in self._rows(query)), None)
        return None if held is None else str(json.loads(held))

    def problems(self) -> tuple[tuple[str, Problem], ...]:
        """Return the problems of the latest readings, each with the id of its evidence, in the order of reading."""
        table = schema.problem.c
        query = (
            select(schema.reading.c.evidence, table.record)
            .join(schema.reading, table.reading == schema.reading.c.id)
            .where(_is_latest())
            .order_by(table.reading, table.position)
        )
        return tuple((row[0], from_json(Problem, json.loads(row[1]))) for row in self._rows(query))

    def conclude(
        self,
        assessment: Assessment,
        matches: tuple[Match, ...],
        editions: tuple[UsedEdition, ...] = (),
        lists: tuple[ListChange, ...] = (),
    ) -> Changes:
        """Replace what follows from the claims; write nothing where nothing changed.

        Findings that are new, changed their credibility or wording, or no longer hold are added to the log; so is what
        other editions of `lists` changed since the last conclusion, if there was one.
        """
        following = {
            schema.incident: assessment.incidents,
            schema.finding: assessment.findings,
            schema.match: matches,
            schema.fires: (assessment.fires,),
            schema.edition: editions,
        }
        new = {table: [_dumps(record) for record in records] for table, records in following.items()}
        with self._writing() as connection:
            old = {table: _held(connection, table) for table in schema.DERIVED}
            if new == old:
                return Changes()
            before = {item.id: item for item in _records(Finding, ((text,) for text in old[schema.finding]))}
            log = finding_log(before, {item.id: item for item in assessment.findings})
            for table, texts in new.items():
                connection.execute(table.delete())
                _insert(connection, table, [{"position": at, "record": text} for at, text in enumerate(texts)])
            last = connection.scalar(select(func.max(schema.finding_log.c.run))) or 0
            _insert(connection, schema.finding_log, [{"run": last + 1, **entry} for entry in log])
            lists = lists if old[schema.fires] else ()
            _insert(connection, schema.list_log, [{"record": _dumps(change)} for change in lists if change.matches])
        happened = [entry["happened"] for entry in log]
        return Changes(happened.count("new"), happened.count("changed"), happened.count("gone"), lists)

    def assessment(self) -> Assessment | None:
        """Return what was last concluded; None before the first time."""
        with self._reading() as connection:
            held = {table: _held(connection, table) for table in schema.DERIVED}
        if not held[schema.fires]:
            return None
        incidents = _records(Incident, ((text,) for text in held[schema.incident]))
        findings = _records(Finding, ((text,) for text in held[schema.finding]))
        return Assessment(tuple(incidents), tuple(findings), from_json(Fires, json.loads(held[schema.fires][0])))

    def matches(self) -> tuple[Match, ...]:
        """Return the matches that were last concluded."""
        return tuple(_records(Match, self._rows(select(schema.match.c.record).order_by(schema.match.c.position))))

    def editions(self) -> tuple[UsedEdition, ...]:
        """Return the editions of lists that were last screened against."""
        rows = self._rows(select(schema.edition.c.record).order_by(schema.edition.c.position))
        return tuple(_records(UsedEdition, rows))

    def list_changes(self) -> tuple[ListChange, ...]:
        """Return what other editions of lists changed for parties that were held, the latest first."""
        rows = self._rows(select(schema.list_log.c.record).order_by(schema.list_log.c.id.desc()))
        return tuple(_records(ListChange, rows))

    def rule(self, ruling: Ruling) -> None:
        """Store what a person decided."""
        row = {"id": ruling.id, "kind": type(ruling).__name__.lower(), "record": _dumps(ruling)}
        with self._writing() as connection:
            _insert(connection, schema.ruling, [row])

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the judgements on incidents, in the order of their times."""
        return tuple(sorted(self._rulings(Judgement), key=lambda one: (one.at, one.id)))

    def withdrawals(self) -> tuple[Withdrawal, ...]:
        """Return which evidence was withdrawn, in the order of the times."""
        return tuple(sorted(self._rulings(Withdrawal), key=lambda one: (one.at, one.id)))

    def _rulings(self, kind: type[Record]) -> Iterator[Record]:
        table = schema.ruling.c
        return _records(kind, self._rows(select(table.record).where(table.kind == kind.__name__.lower())))

    def count(self) -> Counts:
        """Return how much is in the store."""
        link = schema.reading_claim
        current = select(func.count()).select_from(link.join(schema.reading)).where(_is_latest())
        with self._reading() as connection:
            evidence = connection.scalar(select(func.count()).select_from(schema.evidence)) or 0
            findings = connection.scalar(select(func.count()).select_from(schema.finding)) or 0
            return Counts(evidence, connection.scalar(current) or 0, findings)

    def _prepare(self) -> None:
        """Check what is there before the first byte is written; then create what is not."""
        with self._reading() as connection:
            _check(connection)
        with _refusals(self._engine), closing(self._engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA journal_mode = WAL")  # kept in the file; not possible in a transaction
        with self._writing() as connection:
            if not inspect(connection).get_table_names():
                schema.metadata.create_all(connection)
                connection.execute(insert(schema.schema_version).values(version=schema.VERSION))
            elif (held := _version(connection)) < schema.VERSION:
                schema.upgrade(connection, held)

    def _rows(self, query: Select[Any]) -> list[Any]:
        with self._reading() as connection:
            return list(connection.execute(query))

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with _refusals(self._engine), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Hold the write lock from the first look to the last row, so that no other process comes between."""
        with _refusals(self._engine), self._engine.execution_options(begin="IMMEDIATE").begin() as connection:
            yield connection


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


def _dumps(record: object) -> str:
    return json.dumps(to_json(record), separators=(",", ":"))


def _records(kind: type[Record], rows: Iterable[Any]) -> Iterator[Record]:
    return (from_json(kind, json.loads(row[0])) for row in rows)


def _held(connection: Connection, table: Table) -> list[str]:
    return [row[0] for row in connection.execute(select(table.c.record).order_by(table.c.position))]


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _is_last(connection: Connection, evidence_id: str, reader: str) -> bool:
    readers = _readers(connection, evidence_id)
    return bool(readers) and _same_reader(readers[-1], reader)


def _readers(connection: Connection, evidence_id: str) -> list[str]:
    """Return who read this evidence, the latest last."""
    table = schema.reading.c
    return list(connection.scalars(select(table.reader).where(table.evidence == evidence_id).order_by(table.id)))


def _same_reader(stored: str, reader: str) -> bool:
    """Say whether the name in the store is this reader's, or this reader's with the number of its return."""
    return stored == reader or (stored.startswith(f"{reader} #") and stored.removeprefix(f"{reader} #").isdigit())


def _is_latest() -> Any:
    """Return the condition that a reading is the last one of its evidence."""
    latest = select(func.max(schema.reading.c.id)).group_by(schema.reading.c.evidence)
    return schema.reading.c.id.in_(latest)


def _add_evidence(connection: Connection, item: Evidence) -> None:
    known = select(schema.evidence.c.id).where(schema.evidence.c.id == item.id)
    if connection.scalar(known) is None:
        connection.execute(insert(schema.evidence).values(id=item.id, record=_dumps(item)))


def _add_reading(connection: Connection, reading: Reading) -> int:
    before = sum(_same_reader(name, reading.reader) for name in _readers(connection, reading.evidence.id))
    values = {
        "evidence": reading.evidence.id,
        "reader": f"{reading.reader} #{before + 1}" if before else reading.reader,
        "record": _dumps(reading.evidence),
        "text": _quoted(reading.text),
    }
    return int(connection.scalar(insert(schema.reading).values(values).returning(schema.reading.c.id)))


def _add_claims(connection: Connection, reading: Reading, number: int) -> None:
    """Store the claims that no earlier reading of this evidence drew, and link all of them to this reading.

    Why a claim should be looked at depends on the reading, so it stands with the link.
    """
    claims = {item.id: item for item in reading.claims}
    known = select(schema.claim.c.id).where(schema.claim.c.evidence == reading.evidence.id)
    held = set(connection.scalars(known))
    new = [item for key, item in claims.items() if key not in held]
    rows = [{"id": item.id, "evidence": item.evidence, "record": _dumps(replace(item, review=None))} for item in new]
    _insert(connection, schema.claim, rows)
    links = [{"reading": number, "claim": key, "review": _quoted(item.review)} for key, item in claims.items()]
    _insert(connection, schema.reading_claim, links)


def _quoted(text: str | None) -> str | None:
    return None if text is None else json.dumps(text)
