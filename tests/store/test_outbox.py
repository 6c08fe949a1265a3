"""The outbox: queued whole or not at all, told once, marked after the receipt."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bongsu.model.alert import Alert, Notice, Told
from bongsu.store import Ledger, Outbox

NOW = datetime(2025, 5, 1, tzinfo=UTC)


def alert(key: str = "alert:1", receiver: str = "receiver:1") -> Alert:
    """Return an alert on one thing."""
    return Alert(key, receiver, "desk \ud800", 1, '{"x": "\\ud800"}', ("e1",), NOW)


def notice(subject: str = "finding:1", state: str = "3 would breach", number: int = 1) -> Notice:
    """Return one thing to tell."""
    return Notice(subject, Told(state, "A title", number), "{}", ("e1",))


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The address of a store."""
    return f"sqlite:///{tmp_path / 'store.db'}"


def test_what_was_queued_is_there_after_a_restart(url: str) -> None:
    """Alert, item and state come back from the file as they were."""
    with Ledger.open(url) as ledger:
        assert Outbox(ledger).queue([(alert(), [notice()])])
    with Ledger.open(url) as ledger:
        assert Outbox(ledger).alerts() == (alert(),)
        assert Outbox(ledger).told("receiver:1") == {"finding:1": notice().told}
        assert Outbox(ledger).told("receiver:2") == {}


def test_one_state_is_queued_once_for_a_receiver(url: str) -> None:
    """Where another process was faster, nothing of the second is written."""
    with Ledger.open(url) as ledger:
        outbox = Outbox(ledger)
        assert outbox.queue([(alert(), [notice()])])
        assert not outbox.queue([(alert("alert:2"), [notice("finding:2"), notice()])])
        assert [one.id for one in outbox.alerts()] == ["alert:1"]
        assert outbox.told("receiver:1").keys() == {"finding:1"}
        assert outbox.queue([(alert("alert:3", "receiver:2"), [notice()])])


def test_the_last_state_is_what_was_told(url: str) -> None:
    """Of several states of one finding the newest counts."""
    with Ledger.open(url) as ledger:
        outbox = Outbox(ledger)
        outbox.queue([(alert(), [notice()]), (alert("alert:2"), [notice(state="2 would breach", number=2)])])
        assert outbox.told("receiver:1")["finding:1"] == Told("2 would breach", "A title", 2)


def test_tries_are_counted_and_a_receipt_ends_them(url: str) -> None:
    """Each failure is counted with its reason; what was taken has its time, and no reason any more."""
    with Ledger.open(url) as ledger:
        outbox = Outbox(ledger)
        outbox.queue([(alert(), [notice()])])
        outbox.failed("alert:1", "answers with status 500")
        outbox.failed("alert:1", "answers with status 503")
        (one,) = outbox.alerts()
        assert (one.tries, one.trouble, one.sent) == (2, "answers with status 503", None)
        outbox.sent("alert:1", NOW)
        (one,) = outbox.alerts()
        assert (one.tries, one.trouble, one.sent) == (2, None, NOW)


def test_what_is_taken_back_counts_as_never_told(url: str) -> None:
    """An alert that may not go leaves no state behind; one that was sent cannot be taken back."""
    with Ledger.open(url) as ledger:
        outbox = Outbox(ledger)
        outbox.queue([(alert(), [notice()]), (alert("alert:2"), [notice("finding:2")])])
        outbox.sent("alert:2", NOW)
        outbox.withdraw("alert:1")
        outbox.withdraw("alert:2")
        assert [one.id for one in outbox.alerts()] == ["alert:2"]
        assert outbox.told("receiver:1").keys() == {"finding:2"}


def test_a_store_of_the_format_before_gets_an_outbox(url: str, tmp_path: Path) -> None:
    """A store without these tables is brought to this format when it is opened."""
    with Ledger.open(url):
        pass
    with sqlite3.connect(tmp_path / "store.db") as connection:
        connection.executescript("drop table alert_item; drop table alert; update schema_version set version = 3;")
    with Ledger.open(url) as ledger:
        assert Outbox(ledger).queue([(alert(), [notice()])])
