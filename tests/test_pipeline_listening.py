"""Listening to a stream: events as they are seen, told once and when they are over; failures of the collection told."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from bongsu import pipeline
from bongsu.model.claim import Claim, Stance
from bongsu.model.collection import Outage
from bongsu.model.errors import EvidenceError, ListError
from bongsu.model.event import Event, EventKind, When
from bongsu.model.listing import ListedClaim, LiveClaim
from bongsu.model.party import Identifiers, vessel
from bongsu.model.sighting import Sighting
from bongsu.pipeline.listening import _Look, _Told
from tests.sources.ais.writing import position, tagged

NOW = int(time.time()) // 3600 * 3600


def lines(hours: list[float], **said: float) -> bytes:
    """Return a ship's reports so many hours ago, as a receiver writes them."""
    return "".join(f"{tagged(position(**said), c=NOW - int(ago * 3600))}\n" for ago in hours).encode()


@pytest.fixture
def server() -> Iterator[tuple[str, list[bytes]]]:
    """A TCP server that sends to each who connects the next of these, and closes; after the last it refuses."""
    told: list[bytes] = []
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:

        def run() -> None:
            with suppress(OSError):
                while not told:
                    time.sleep(0.01)
                for content in told:
                    connection, _ = listening.accept()
                    with connection:
                        connection.sendall(content)
                listening.close()

        threading.Thread(target=run, daemon=True).start()
        yield f"tcp://127.0.0.1:{listening.getsockname()[1]}", told


@contextmanager
def stopped_after(heard: pipeline.Heard, reports: int) -> Iterator[threading.Event]:
    """An event that is set once so many reports have come in, or a minute is over."""
    stop, until = threading.Event(), time.monotonic() + 60

    def watch() -> None:
        while heard.reports < reports and time.monotonic() < until and not stop.is_set():
            time.sleep(0.05)
        stop.set()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    yield stop
    stop.set()
    watcher.join()


def test_what_a_stream_shows_is_told_and_its_loss_is_told_as_such(
    server: tuple[str, list[bytes]], tmp_path: Path
) -> None:
    """A ship that loiters is told once; the closed connection is a failed collection; the hours are kept."""
    address, told = server
    slow = [9 - 0.2 * step for step in range(40)]
    told += [lines(slow, lat=38.1, lon=124.2, speed=0.3), lines([0.5], lat=38.1, lon=124.2, speed=0.3)]
    heard = pipeline.Heard()
    with stopped_after(heard, 41) as stop:
        found = list(pipeline.listen(pipeline.Listening(address, every=3600, keep=tmp_path / "kept"), stop, heard))
    claims = [one.listed.claim for one in found if isinstance(one, LiveClaim)]
    assert [claim.event.kind for claim in claims] == [EventKind.LOITERING]
    assert claims[0].event.agents[0].identifiers.mmsi == "445123000"
    assert any("closed" in one.why for one in found if isinstance(one, Outage))
    kept = [pq.read_table(file) for file in sorted((tmp_path / "kept").glob("*.parquet"))]
    assert sum(table.num_rows for table in kept) == 41
    again = pipeline.ships(tmp_path / "kept")
    assert [claim.event.kind for claim in again.claims] == [EventKind.LOITERING]


def test_wrong_addresses_and_lists_are_said_at_once() -> None:
    """Nobody waits hours for an address or a list that is none."""
    with pytest.raises(EvidenceError, match="no address of a stream"):
        next(pipeline.listen(pipeline.Listening("ais.example:5631"), threading.Event()))
    with pytest.raises(ListError, match="nowhere"):
        next(pipeline.listen(pipeline.Listening("tcp://127.0.0.1:9", lists=["nowhere"]), threading.Event()))


START = datetime(2026, 1, 5, tzinfo=UTC)


def seen(first: float, last: float, form: str = "loitering", mmsi: str = "445123000") -> ListedClaim:
    """Return an event from so many hours after the start to so many."""
    when = When(START + timedelta(hours=first), START + timedelta(hours=last))
    event = Event(EventKind.LOITERING, (vessel(None, Identifiers(mmsi=mmsi)),), when=when)
    words = f"{first} {last}"
    return ListedClaim(Claim(event, Stance.ASSERTED, "0" * 64, words, "test", sighting=Sighting(form, words)))


@pytest.mark.parametrize(
    ("looks", "expected"),
    [
        pytest.param([([(0, 5)], 5)], [(0, 5, False)], id="once it is seen"),
        pytest.param([([(0, 5)], 5), ([(0, 7)], 7)], [(0, 5, False)], id="not again while it goes on"),
        pytest.param([([(0, 5)], 5), ([(0, 9)], 12)], [(0, 5, False), (0, 9, True)], id="again when it is over"),
        pytest.param([([(0, 5)], 8), ([(0, 5)], 9)], [(0, 5, False)], id="once where it was over at first sight"),
        pytest.param(
            [([(0, 5)], 5), ([(3, 9)], 12)], [(0, 5, False), (3, 9, True)], id="its beginning has left the window"
        ),
        pytest.param([([(0, 5), (7, 12)], 12)], [(0, 5, False), (7, 12, False)], id="two of one ship"),
    ],
)
def test_an_event_is_told_when_it_is_seen_and_when_it_is_over(
    looks: list[tuple[list[tuple[float, float]], float]], expected: list[tuple[float, float, bool]]
) -> None:
    """Looks overlap; what was told is not told again, unless it went on and is over."""
    told, found = _Told(), []
    for events, newest in looks:
        look = _Look(tuple(seen(*event) for event in events), START + timedelta(hours=newest))
        for one in told.fresh(look):
            when = one.listed.claim.event.when
            assert when.earliest and when.latest
            hours = [(time - START).total_seconds() / 3600 for time in (when.earliest, when.latest)]
            found.append((*hours, one.replaces is not None))
    assert found == expected


def test_another_ship_or_form_is_another_event() -> None:
    """Only form, place and ships together make an event the same."""
    look = _Look((seen(0, 5), seen(0, 5, mmsi="445123001"), seen(0, 5, "parked")), START)
    assert len(list(_Told().fresh(look))) == 3
