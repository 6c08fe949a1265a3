import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bongsu.model.claim import Claim, Stance
from bongsu.model.designation import Match
from bongsu.model.edition import Edition, Happened, ListChange, MatchChange, UsedEdition
from bongsu.model.errors import Problem, StoreError
from bongsu.model.event import Category, Event, EventKind, Item, Place, Quantity, When
from bongsu.model.evidence import Evidence, Reading
from bongsu.model.finding import Assessment, Finding, Fires, Incident
from bongsu.model.grade import Credibility, Handling
from bongsu.model.party import state
from bongsu.model.provision import Wording
from bongsu.model.ruling import Judgement, Withdrawal
from bongsu.store import Changes, Counts, Ledger, Outbox

NOON = datetime(2024, 10, 15, 12, tzinfo=UTC)
EVENT = Event(
    EventKind.MISSILE_LAUNCH,
    agents=(state("KP", "North Korea"),),
    objects=(Item("missiles", Category.BALLISTIC_MISSILE, Quantity(low=2.0, unit="missiles", qualifier="at least")),),
    place=Place("Pyongyang", "kp", 39.03, 125.75),
    when=When(NOON, NOON, "Asia/Seoul"),
)
# a NUL and half a surrogate pair are what hostile evidence may hold
TEXT = "북한이 미사일을 쐈다. \x00 \ud800 '); DROP TABLE claim; --"


def evidence(number: int = 1) -> Evidence:
    """Return a piece of evidence with every field set."""
    return Evidence(
        f"{number:064x}",
        "yonhap",
        f"a/{number}.html",
        "text/html",
        "https://example.org/1",
        "봉수",
        date(2024, 10, 15),
        NOON,
        Handling.AMBER_STRICT,
        "ko",
    )


def claim(number: int, of: int = 1) -> Claim:
    """Return a claim of a piece of evidence."""
    end = number + len(TEXT)
    speaker = state("KR", "Seoul")
    return Claim(EVENT, Stance.ASSERTED, evidence(of).id, TEXT, "extract/1", start=number, end=end, speaker=speaker)


def reading(of: int = 1, numbers: tuple[int, ...] = (1, 2), reader: str = "articles/1") -> Reading:
    """Return a reading of a piece of evidence, with a problem."""
    problems = (Problem(f"a/{of}.html:3", "This line is not a line.", 2), Problem(f"a/{of}.html", "Cut.", fatal=True))
    return Reading(evidence(of), reader, TEXT, tuple(claim(number, of) for number in numbers), problems)


INCIDENT = Incident("incident:1", EVENT, ("claim:1",), ("Seoul",), Credibility.POSSIBLY_TRUE, ("one origin",), ("kp",))
FINDING = Finding(
    "UNSCR-1718-5", "incident:1", Credibility.POSSIBLY_TRUE, Wording.WOULD_BREACH, 4, ("launch",), date(2024, 10, 15)
)
ASSESSMENT = Assessment((INCIDENT,), (FINDING,), Fires(3, ("a launch",)))
MATCHES = (Match("LADY R", "ofac:1", 0.97, "LADY R", ("same IMO number",)),)
EDITION = Edition("ofac", date(2024, 10, 15), "a" * 64, 4)
USED = UsedEdition(EDITION, ("ofac:1",))
LIST_CHANGE = ListChange("ofac", None, EDITION, (MatchChange(Happened.ADDED, "LADY R", "ofac:1", "LADY R", 0.97),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the store lies."""
    return tmp_path / "store.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    """Return an open, empty store."""
    with Ledger.open(url(path)) as opened:
        yield opened


def url(path: Path) -> str:
    """Return the URL of a SQLite file."""
    return f"sqlite:///{path}"


def rows(path: Path, query: str) -> list[Any]:
    """Return what another program reads in the store."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def total(path: Path) -> dict[str, int]:
    """Return how many rows each table has."""
    names = [name for (name,) in rows(path, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: rows(path, f'SELECT count(*) FROM "{name}"')[0][0] for name in names}  # noqa: S608


def test_what_is_added_is_read_back(ledger: Ledger, path: Path) -> None:
    """Evidence, text, claims and problems come back equal, from another opening of the store too."""
    assert ledger.add(reading())
    with Ledger.open(url(path)) as again:
        for opened in (ledger, again):
            assert opened.evidence() == {evidence().id: evidence()}
            assert opened.claims() == tuple(sorted(reading().claims, key=lambda item: item.id))
            assert opened.text(evidence().id) == TEXT
            assert opened.problems() == tuple((evidence().id, problem) for problem in reading().problems)
            assert opened.count() == Counts(evidence=1, claims=2, findings=0)


def test_a_table_has_no_text(ledger: Ledger) -> None:
    """No text, an empty text and unknown evidence are told apart where they differ."""
    ledger.add(replace(reading(1), text=None))
    ledger.add(replace(reading(2), text=""))
    assert [ledger.text(evidence(number).id) for number in (1, 2, 3)] == [None, "", None]


def test_the_same_reading_adds_nothing(ledger: Ledger, path: Path) -> None:
    """A second add of one reader's version of one piece of evidence says so and changes no row."""
    assert not ledger.has(evidence().id, "articles/1")
    assert ledger.add(reading())
    before = rows(path, "SELECT * FROM reading"), total(path)
    assert not ledger.add(reading(numbers=(7,)))
    assert (rows(path, "SELECT * FROM reading"), total(path)) == before
    assert ledger.has(evidence().id, "articles/1")
    assert not ledger.has(evidence().id, "articles/2")


def test_a_claim_drawn_twice_in_one_reading_is_one(ledger: Ledger) -> None:
    """Claims are known by their content."""
    ledger.add(reading(numbers=(1, 1, 2)))
    assert ledger.count().claims == 2


def test_a_newer_reader_replaces_what_is_current(ledger: Ledger, path: Path) -> None:
    """After an upgrade only the newer reading's claims count; what both drew is stored once, what was is kept."""
    ledger.add(reading(1, (1, 2)))
    ledger.add(reading(2, (5,)))
    newer = replace(reading(1, (2, 3), "articles/2"), text="new", problems=())
    renamed = replace(newer.evidence, title="new title")
    assert ledger.add(replace(newer, evidence=renamed))
    current = {claim(2).id, claim(3).id, claim(5, 2).id}
    assert [item.id for item in ledger.claims()] == sorted(current)
    assert ledger.text(evidence().id) == "new"
    assert ledger.evidence()[evidence().id] == renamed
    assert {where for where, _ in ledger.problems()} == {evidence(2).id}
    assert ledger.count() == Counts(evidence=2, claims=3, findings=0)
    held = total(path)
    assert (held["evidence"], held["reading"], held["claim"], held["reading_claim"]) == (2, 3, 4, 5)


@pytest.mark.parametrize("table", ["evidence", "reading", "claim", "reading_claim", "problem"])
def test_a_failure_inside_a_transaction_leaves_nothing(ledger: Ledger, path: Path, table: str) -> None:
    """Wherever an add is interrupted, nothing of it is stored, and the next try stores all."""

    def interrupt(*statement: Any) -> None:
        if f"INSERT INTO {table} " in statement[2]:
            raise RuntimeError(table)

    before = total(path)
    event.listen(ledger._database._engine, "after_cursor_execute", interrupt)
    with pytest.raises(RuntimeError, match=table):
        ledger.add(reading())
    event.remove(ledger._database._engine, "after_cursor_execute", interrupt)
    assert total(path) == before
    assert ledger.add(reading())
    assert ledger.count() == Counts(1, 2, 0)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM evidence",
        "DELETE FROM reading",
        "DELETE FROM claim",
        "DELETE FROM reading_claim",
        "DELETE FROM problem",
        "DELETE FROM finding_log",
        "UPDATE evidence SET record = '{}'",
        "UPDATE reading SET text = '\"\"'",
        "UPDATE claim SET record = '{}'",
        "UPDATE reading_claim SET claim = 'x'",
        "UPDATE problem SET record = '{}'",
        "UPDATE finding_log SET credibility = 1",
        "DELETE FROM list_log",
        "INSERT OR REPLACE INTO list_log SELECT id, '{}' FROM list_log",
        "INSERT OR REPLACE INTO evidence SELECT id, '{}' FROM evidence",
        "INSERT OR REPLACE INTO claim SELECT id, evidence, '{}' FROM claim",
        "INSERT OR REPLACE INTO reading SELECT id, evidence, reader, '{}', text FROM reading",
        "INSERT OR REPLACE INTO reading SELECT id + 100, evidence, reader, '{}', text FROM reading",
        "INSERT OR REPLACE INTO problem SELECT reading, position, '{}' FROM problem",
        "INSERT OR REPLACE INTO finding_log SELECT id, run, finding, 'new', 1, wording, changed FROM finding_log",
    ],
)
def test_records_are_append_only_in_the_database(ledger: Ledger, path: Path, statement: str) -> None:
    """Another program cannot change, remove or overwrite what was received."""
    ledger.add(reading())
    ledger.conclude(ASSESSMENT, MATCHES)
    ledger.conclude(ASSESSMENT, MATCHES, (USED,), (LIST_CHANGE,))
    with (
        closing(sqlite3.connect(path)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="is append-only"),
    ):
        connection.execute(statement)
    assert ledger.claims() == tuple(sorted(reading().claims, key=lambda item: item.id))


def test_a_conclusion_is_read_back(ledger: Ledger) -> None:
    """Incidents, findings, fires and matches come back equal and in their order; before, there are none."""
    assert (ledger.assessment(), ledger.matches()) == (None, ())
    incidents = (replace(INCIDENT, id="incident:9"), INCIDENT)
    assessment = replace(ASSESSMENT, incidents=incidents)
    assert ledger.conclude(assessment, MATCHES) == Changes(added=1)
    assert (ledger.assessment(), ledger.matches()) == (assessment, MATCHES)
    assert ledger.count() == Counts(0, 0, 1)


def test_an_empty_conclusion_is_one(ledger: Ledger) -> None:
    """Calm is a result too."""
    calm = Assessment((), (), Fires(1, ()))
    assert ledger.conclude(calm, ()) == Changes()
    assert ledger.assessment() == calm


def test_concluding_twice_writes_nothing(ledger: Ledger, path: Path) -> None:
    """A second run over the same input changes no row: another connection sees no commit at all."""
    ledger.conclude(ASSESSMENT, MATCHES)
    with closing(sqlite3.connect(path)) as watcher:
        before = watcher.execute("PRAGMA data_version").fetchone()
        assert ledger.conclude(ASSESSMENT, MATCHES) == Changes()
        assert watcher.execute("PRAGMA data_version").fetchone() == before
        ledger.conclude(ASSESSMENT, ())
        assert watcher.execute("PRAGMA data_version").fetchone() != before


def test_what_another_edition_of_a_list_changed_is_logged(ledger: Ledger) -> None:
    """With the conclusion that it led to, once, and not before there was a conclusion; the latest stands first."""
    assert ledger.conclude(ASSESSMENT, (), (), (LIST_CHANGE,)).lists == ()
    assert ledger.conclude(ASSESSMENT, MATCHES, (USED,), (LIST_CHANGE,)).lists == (LIST_CHANGE,)
    assert ledger.conclude(ASSESSMENT, MATCHES, (USED,), (LIST_CHANGE,)).lists == ()
    quiet, gone = replace(LIST_CHANGE, matches=()), replace(LIST_CHANGE, after=None)
    assert ledger.conclude(ASSESSMENT, MATCHES, (replace(USED, met=()),), (quiet,)).lists == (quiet,)
    assert ledger.conclude(ASSESSMENT, (), (), (gone,)).lists == (gone,)
    assert (ledger.editions(), ledger.list_changes()) == ((), (gone, LIST_CHANGE))


def test_the_log_tells_what_happened_to_findings(ledger: Ledger, path: Path) -> None:
    """A finding is logged when it is new, when its credibility changes and when it is gone, and not otherwise."""
    confirmed = replace(FINDING, credibility=Credibility.CONFIRMED, changed=date(2024, 10, 16))
    reworded = replace(confirmed, reasons=("said otherwise",))
    other = replace(FINDING, provision="UNSCR-2375-11")
    changes = [
        ledger.conclude(replace(ASSESSMENT, findings=findings), MATCHES)
        for findings in ((FINDING,), (confirmed, other), (reworded, other), (reworded,), (other, reworded))
    ]
    assert changes == [Changes(added=1), Changes(1, 1), Changes(), Changes(gone=1), Changes(added=1)]
    logged = rows(path, "SELECT run, finding, happened, credibility, wording, changed FROM finding_log ORDER BY run")
    said = "would breach"
    assert sorted(logged, key=str) == sorted(
        [
            (1, FINDING.id, "new", 3, said, None),
            (2, FINDING.id, "changed", 1, said, "2024-10-16"),
            (2, other.id, "new", 3, said, None),
            (3, other.id, "gone", 3, said, None),
            (4, other.id, "new", 3, said, None),
        ],
        key=str,
    )


def plain_text(path: Path) -> str:
    """Put a text where the store should be."""
    path.write_text("not a database " * 100)
    return url(path)


def another_program(path: Path) -> str:
    """Put another program's database where the store should be."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    return url(path)


def newer(path: Path) -> str:
    """Put a newer Bongsu's store there."""
    Ledger.open(url(path)).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE schema_version SET version = 99")
        connection.commit()
    return url(path)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (plain_text, "this file is not a database; move it away"),
        (another_program, "is the database of another program; choose another file"),
        (newer, "has the store format 99, this Bongsu knows 4; use the version of Bongsu"),
        (lambda path: url(path / "missing" / "store.db"), "the store cannot be opened; check that its folder exists"),
        (lambda path: url(path.parent), "the store cannot be opened"),
        (lambda _: "postgresql://here/store", "The store cannot be a postgresql database yet"),
        (lambda _: "store.db", "The store's address is not a URL"),
    ],
)
def test_what_is_no_store_is_refused_in_one_sentence(path: Path, make: Callable[[Path], str], said: str) -> None:
    """The refusal says what is wrong and what to do, and leaves the file as it was."""
    address = make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError) as caught:
        Ledger.open(address)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_read_only_store_can_be_read_but_not_added_to(path: Path) -> None:
    """Findings can be looked up where nothing can be written; an attempt to write is refused in one sentence."""
    with Ledger.open(url(path)) as opened:
        opened.add(reading())
    with Ledger.open(f"sqlite:///file:{path}?mode=ro&uri=true") as opened:
        assert opened.count() == Counts(1, 2, 0)
        with pytest.raises(StoreError, match="the store cannot be written; check the permissions"):
            opened.add(reading(2))


def test_a_reader_that_comes_back_counts_again(ledger: Ledger, path: Path) -> None:
    """Settings that are changed and changed back lead to the claims of before, and nothing is stored twice."""
    readers = ["a/1", "b/1", "a/1", "b/1", "a/1"]
    for number, reader in enumerate(readers):
        assert not ledger.has(evidence().id, reader)
        assert ledger.add(reading(numbers=(1,) if reader == "a/1" else (2, 3), reader=reader))
        assert not ledger.add(reading(numbers=(7,), reader=reader))
        assert [ledger.has(evidence().id, name) for name in ("a/1", "b/1")] == [reader == "a/1", reader == "b/1"]
        assert ledger.count().claims == 1 + number % 2
    assert (total(path)["reading"], total(path)["claim"]) == (5, 3)


def test_a_claims_review_is_that_of_its_latest_reading(ledger: Ledger, path: Path) -> None:
    """The same claim may be doubted by one reading and not by the next; what the first said of it is kept."""
    doubted = replace(claim(1), review="said \x00 twice")
    ledger.add(replace(reading(numbers=()), claims=(doubted, claim(2))))
    assert {item.id: item.review for item in ledger.claims()} == {doubted.id: "said \x00 twice", claim(2).id: None}
    ledger.add(reading(reader="articles/2"))
    assert {item.review for item in ledger.claims()} == {None}
    assert total(path)["claim"] == 2
    assert [row[0] for row in rows(path, "SELECT review FROM reading_claim WHERE review IS NOT NULL")]


LACKS = {
    1: ["ALTER TABLE reading_claim DROP COLUMN review"],
    2: ["DROP TABLE list_log", "DROP TABLE edition"],
    3: ["DROP TABLE alert_item", "DROP TABLE alert", "DROP TABLE ruling"],
}
"""What makes a store of each format out of one of the next."""


@pytest.mark.parametrize("version", LACKS)
def test_a_store_of_an_older_format_is_brought_forward(path: Path, version: int) -> None:
    """What an older Bongsu stored is there afterwards, and can be added to."""
    with Ledger.open(url(path)) as opened:
        opened.add(reading())
    with closing(sqlite3.connect(path)) as connection:
        for later in range(max(LACKS), version - 1, -1):
            for statement in LACKS[later]:
                connection.execute(statement)
        connection.execute("UPDATE schema_version SET version = ?", [version])
        connection.commit()
    for _ in range(2):
        with Ledger.open(url(path)) as opened:
            assert {item.id for item in opened.claims()} == {item.id for item in reading().claims}
    with Ledger.open(url(path)) as opened:
        opened.conclude(ASSESSMENT, MATCHES)
        opened.conclude(ASSESSMENT, MATCHES, (USED,), (LIST_CHANGE,))
        assert (opened.editions(), opened.list_changes()) == ((USED,), (LIST_CHANGE,))
        opened.add(replace(reading(2, ()), claims=(replace(claim(1, 2), review="why"),)))
        assert [item.review for item in opened.claims() if item.review] == ["why"]
        opened.rule(JUDGED)
        assert opened.judgements() == (JUDGED,)
        assert Outbox(opened).alerts() == ()


JUDGED = Judgement("incident:1", Credibility.DOUBTFUL, "A. Analyst", NOON, "the picture is older", ("claim:1",))
WITHDRAWN = Withdrawal(evidence().id, "A. Analyst", NOON, "taken back by its publisher")


def test_what_persons_decide_is_kept_as_it_was_signed(ledger: Ledger, path: Path) -> None:
    """Rulings come back equal, by their times, and cannot be changed or removed."""
    later = replace(JUDGED, at=datetime(2024, 10, 16, tzinfo=UTC))
    for ruling in (later, JUDGED, WITHDRAWN):
        ledger.rule(ruling)
    assert (ledger.judgements(), ledger.withdrawals()) == ((JUDGED, later), (WITHDRAWN,))
    with closing(sqlite3.connect(path)) as other, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        other.execute("UPDATE ruling SET record = '{}'")


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    """A run killed before its first row leaves an empty file, which is no obstacle."""
    path.touch()
    with Ledger.open(url(path)) as opened:
        assert opened.count() == Counts(0, 0, 0)


@pytest.mark.usefixtures("ledger")
def test_a_locked_store_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second run that waited in vain ends with one sentence, and the first run's work is whole."""
    monkeypatch.setattr("bongsu.store.database.WAIT_SECONDS", 0)
    with closing(sqlite3.connect(path)) as other, Ledger.open(url(path)) as second:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another run has held the store for over"):
            second.add(reading())
        assert second.count() == Counts(0, 0, 0)
        other.rollback()
        assert second.add(reading())


HERE = """
import sys
sys.path.insert(0, sys.argv[1])
from test_ledger import *
"""
WRITER = """
with Ledger.open(sys.argv[2]) as opened:
    for number in eval(sys.argv[3]):
        opened.add(reading(number, tuple(range(20))))
        print(number, flush=True)
    opened.conclude(ASSESSMENT, MATCHES)
"""


def writer(path: Path, numbers: str) -> subprocess.Popen[str]:
    """Start another process that opens the store, adds these readings, naming each, and concludes."""
    command = [sys.executable, "-c", HERE + WRITER, str(Path(__file__).parent), url(path), numbers]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.slow
def test_processes_that_write_at_once_lose_nothing(path: Path) -> None:
    """Several processes open one new store at once and add overlapping evidence: all is there, once."""
    writers = [writer(path, numbers) for numbers in ("range(1, 31)", "range(16, 46)", "range(45, 0, -1)")]
    for process in writers:
        process.communicate(timeout=60)
    assert [process.returncode for process in writers] == [0, 0, 0]
    with Ledger.open(url(path)) as opened:
        assert opened.count() == Counts(evidence=45, claims=900, findings=1)
    assert total(path)["reading"] == 45
    assert total(path)["finding_log"] == 1


@pytest.mark.slow
@pytest.mark.parametrize("wait", [0.0, 0.013, 0.05])
def test_a_killed_writer_loses_nothing_it_stored(path: Path, wait: float) -> None:
    """After SIGKILL every reading that was added is there whole, the store opens, and the rest can be added."""
    with writer(path, "range(1, 2000)") as process:
        assert process.stdout is not None
        for _ in range(3):
            process.stdout.readline()
        time.sleep(wait)
        process.kill()
        said = [int(line) for line in process.stdout.read().split()]
    done = max(said, default=3)
    with Ledger.open(url(path)) as opened:
        kept = opened.count()
        assert done <= kept.evidence < 1999
        assert kept.claims == kept.evidence * 20
        assert not opened.add(reading(done))
        assert opened.add(reading(2000))
