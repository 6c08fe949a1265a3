"""The ledger: what a watch received, what was read in it, and what follows from it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Table, func, insert, select

from bongsu.model.claim import Claim
from bongsu.model.designation import Match
from bongsu.model.edition import ListChange, UsedEdition
from bongsu.model.errors import Problem
from bongsu.model.evidence import Evidence, Reading
from bongsu.model.finding import Assessment, Finding, Fires, Incident
from bongsu.model.garbage import uncollected
from bongsu.model.record import from_json, to_json
from bongsu.model.ruling import Judgement, Ruling, Withdrawal
from bongsu.store import schema
from bongsu.store.database import Database, open_database
from bongsu.store.happenings import finding_log

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
    A second process waits up to `database.WAIT_SECONDS` for the first one's transaction to end.
    Evidence, texts, claims, readings, problems and the log of findings are append-only, which the database enforces.
    Methods raise StoreError, in one sentence, when the store is locked, damaged, full or not writable.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, url: str) -> Self:
        """Open the store at a SQLAlchemy URL, and create its tables where it is new.

        Raises:
            StoreError: not a SQLite URL, not a database, the database of something else, a newer schema,
                or a place that cannot be written.
        """
        return cls(open_database(url))

    @property
    def database(self) -> Database:
        """Where all of it is kept."""
        return self._database

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def add(self, reading: Reading) -> bool:
        """Store a reading: its evidence, text, claims and problems; return False if it is the latest already.

        What a reader read before another one counts again when it is added again.
        """
        with self._database.writing() as connection:
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
        with self._database.reading() as connection:
            return _is_last(connection, evidence_id, reader)

    def evidence(self) -> dict[str, Evidence]:
        """Return all evidence by id, as its latest reader describes it."""
        rows = self._database.rows(
            select(schema.reading.c.record).where(_is_latest()).order_by(schema.reading.c.evidence)
        )
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
        rows = self._database.rows(query)
        with uncollected():
            return tuple(map(_reviewed, _records(Claim, rows), (row[1] for row in rows)))

    def text(self, evidence_id: str) -> str | None:
        """Return the text that the evidence's claims count their offsets in; None where it has none."""
        query = select(schema.reading.c.text).where(_is_latest(), schema.reading.c.evidence == evidence_id)
        held: str | None = next((row[0] for row in self._database.rows(query)), None)
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
        return tuple((row[0], from_json(Problem, json.loads(row[1]))) for row in self._database.rows(query))

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
        with self._database.writing() as connection:
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
        with self._database.reading() as connection:
            held = {table: _held(connection, table) for table in schema.DERIVED}
        if not held[schema.fires]:
            return None
        incidents = _records(Incident, ((text,) for text in held[schema.incident]))
        findings = _records(Finding, ((text,) for text in held[schema.finding]))
        return Assessment(tuple(incidents), tuple(findings), from_json(Fires, json.loads(held[schema.fires][0])))

    def matches(self) -> tuple[Match, ...]:
        """Return the matches that were last concluded."""
        return tuple(
            _records(Match, self._database.rows(select(schema.match.c.record).order_by(schema.match.c.position)))
        )

    def editions(self) -> tuple[UsedEdition, ...]:
        """Return the editions of lists that were last screened against."""
        rows = self._database.rows(select(schema.edition.c.record).order_by(schema.edition.c.position))
        return tuple(_records(UsedEdition, rows))

    def list_changes(self) -> tuple[ListChange, ...]:
        """Return what other editions of lists changed for parties that were held, the latest first."""
        rows = self._database.rows(select(schema.list_log.c.record).order_by(schema.list_log.c.id.desc()))
        return tuple(_records(ListChange, rows))

    def rule(self, ruling: Ruling) -> None:
        """Store what a person decided."""
        row = {"id": ruling.id, "kind": type(ruling).__name__.lower(), "record": _dumps(ruling)}
        with self._database.writing() as connection:
            _insert(connection, schema.ruling, [row])

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the judgements on incidents, in the order of their times."""
        return tuple(sorted(self._rulings(Judgement), key=lambda one: (one.at, one.id)))

    def withdrawals(self) -> tuple[Withdrawal, ...]:
        """Return which evidence was withdrawn, in the order of the times."""
        return tuple(sorted(self._rulings(Withdrawal), key=lambda one: (one.at, one.id)))

    def _rulings(self, kind: type[Record]) -> Iterator[Record]:
        table = schema.ruling.c
        return _records(kind, self._database.rows(select(table.record).where(table.kind == kind.__name__.lower())))

    def count(self) -> Counts:
        """Return how much is in the store."""
        link = schema.reading_claim
        current = select(func.count()).select_from(link.join(schema.reading)).where(_is_latest())
        with self._database.reading() as connection:
            evidence = connection.scalar(select(func.count()).select_from(schema.evidence)) or 0
            findings = connection.scalar(select(func.count()).select_from(schema.finding)) or 0
            return Counts(evidence, connection.scalar(current) or 0, findings)


def _dumps(record: object) -> str:
    return json.dumps(to_json(record), separators=(",", ":"))


def _records(kind: type[Record], rows: Iterable[Any]) -> Iterator[Record]:
    return (from_json(kind, json.loads(row[0])) for row in rows)


def _reviewed(claim: Claim, said: str | None) -> Claim:
    return claim if said is None else replace(claim, review=str(json.loads(said)))


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
