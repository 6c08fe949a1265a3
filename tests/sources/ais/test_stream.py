import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from itertools import takewhile
from typing import Any

import pyarrow as pa
import pytest

from bongsu.model.collection import Outage
from bongsu.model.errors import EvidenceError
from bongsu.sources.ais.schema import REPORTS
from bongsu.sources.ais.stream import CHUNK, Limits, Stream, parted
from tests.sources.ais.writing import position, sentences, tagged

QUICK = Limits(silence=0.5, batch=0.05, first_wait=0.05, longest_wait=0.2, connecting=1)
SECONDS = 1_729_166_400
Serve = Callable[[socket.socket], None]


@contextmanager
def served(*turns: Serve) -> Iterator[str]:
    """Give the address of a server that treats each connection, one after the other, as told, and closes it."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:

        def run() -> None:
            for turn in turns:
                with suppress(OSError):
                    connection, _ = server.accept()
                    with connection:
                        turn(connection)

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"


def sends(*lines: str) -> Serve:
    """Send lines and close."""
    return lambda connection: connection.sendall("".join(f"{line}\n" for line in lines).encode())


def until(stream: Stream, enough: Callable[[list[Any]], bool]) -> list[Any]:
    """Return the events up to the first with which it is enough."""
    seen: list[Any] = []
    with stream:
        list(takewhile(lambda event: not (seen.append(event) or enough(seen)), stream.events()))  # type: ignore[func-returns-value]
    return seen


def reports(events: list[Any]) -> list[dict[str, Any]]:
    """Return the rows of all batches."""
    batches = [event for event in events if not isinstance(event, Outage)]
    assert all(batch.schema == REPORTS for batch in batches)
    return list(pa.Table.from_batches(batches, REPORTS).to_pylist())


def outages(events: list[Any]) -> list[Outage]:
    """Return what was said of the connection."""
    return [event for event in events if isinstance(event, Outage)]


def test_reports_come_in_batches() -> None:
    """Sentences of a TCP server are rows of `REPORTS`; a line without a time has that at which it came in."""
    before = datetime.now(UTC)
    with served(
        sends(tagged(position(lat=1), c=SECONDS, s="Cho-do"), position(lat=2), *sentences(type=5, shipname="A"))
    ) as address:
        rows = reports(until(Stream(address, QUICK), lambda seen: len(reports(seen)) == 3))
    assert (rows[0]["time"], rows[0]["receiver"]) == (datetime.fromtimestamp(SECONDS, UTC), "Cho-do")
    assert before <= rows[1]["time"] <= datetime.now(UTC)
    assert [row["row"] for row in rows] == [1, 2, 4]


def test_a_lost_connection_is_an_outage_and_is_resumed() -> None:
    """What the second connection brings comes after an outage with a start, an end and the reason; never a gap."""
    with served(sends(position(lat=1)), sends(position(lat=2))) as address:
        events = until(Stream(address, QUICK), lambda seen: len(reports(seen)) == 2)
    assert [row["lat"] for row in reports(events)] == [1, 2]
    begun, ended = outages(events)[:2]
    assert (begun.end, begun.start, begun.why) == (None, ended.start, ended.why)
    assert "closed" in begun.why
    assert ended.end is not None
    assert ended.end > ended.start


def test_a_silent_connection_is_an_outage() -> None:
    """A line that is open but brings nothing is told after the limit, from the last byte on, and tried anew."""
    silent = threading.Event()

    def hangs(connection: socket.socket) -> None:
        connection.sendall(f"{position()}\n".encode())
        silent.wait(5)

    with served(hangs, sends(position())) as address:
        events = until(Stream(address, QUICK), lambda seen: bool(outages(seen)))
        silent.set()
    (outage,) = outages(events)
    (row,) = reports(events)
    assert (outage.end, outage.start) == (None, row["time"])
    assert "0.5 seconds" in outage.why


def test_nobody_there_is_an_outage() -> None:
    """A refused connection is told once, with the reason, and tried again until someone is there."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        port = server.getsockname()[1]
    events = until(Stream(f"tcp://127.0.0.1:{port}", QUICK), lambda seen: bool(outages(seen)))
    assert "refused" in outages(events)[0].why


def test_datagrams_are_lines() -> None:
    """UDP brings whole lines, with or without an end."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    stop = threading.Event()

    def send() -> None:
        with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as sender:
            while not stop.wait(0.02):
                sender.sendto(position(lat=1).encode(), ("127.0.0.1", port))
                sender.sendto(f"{position(lat=2)}\r\n".encode(), ("127.0.0.1", port))

    sending = threading.Thread(target=send, daemon=True)
    sending.start()
    rows = reports(until(Stream(f"udp://127.0.0.1:{port}", QUICK), lambda seen: len(reports(seen)) >= 4))
    stop.set()
    sending.join()
    assert {row["lat"] for row in rows} == {1, 2}


def test_a_hostile_server_fills_no_memory() -> None:
    """A line without end is cut and counted; what comes after it is read."""

    def flood(connection: socket.socket) -> None:
        connection.sendall(b"9" * 20 * CHUNK + b"\0\xff\n" + f"{position()}\n".encode())

    with served(flood) as address:
        stream = Stream(address, QUICK)
        assert len(reports(until(stream, lambda seen: bool(reports(seen))))) == 1
    assert any("too long" in reason for reason in stream.tally.counts)


def test_a_reader_that_lags_behind_is_told() -> None:
    """Of what comes in faster than it is read, no more is held than the limit; the rest is an outage."""
    limits = Limits(silence=5, batch=0.01, first_wait=0.05, held=2)
    sent = threading.Event()

    def flood(connection: socket.socket) -> None:
        for _ in range(20):
            connection.sendall(f"{position()}\n".encode() * 2_000)
        sent.set()
        connection.sendall(f"{position()}\n".encode())

    with served(flood, sends(position())) as address, Stream(address, limits) as stream:
        events = stream.events()
        sent.wait(5)
        seen = []
        for event in events:
            seen.append(event)
            if any("dropped" in outage.why for outage in outages(seen)):
                break
    assert len(reports(seen)) < 40_000


@pytest.mark.parametrize(
    "address", ["host:1", "http://host:1", "tcp://host", "tcp://:1", "udp://host:x", "tcp://host:70000"]
)
def test_what_is_no_address_of_a_stream(address: str) -> None:
    """One sentence says how an address is written."""
    with pytest.raises(EvidenceError, match="write tcp://host:port or udp://host:port"):
        parted(address)


def test_addresses() -> None:
    """Host names, IPv4 and IPv6 addresses have a port."""
    assert parted("tcp://ais.example.org:4001") == ("tcp", "ais.example.org", 4001)
    assert parted("udp://[::1]:10110") == ("udp", "::1", 10110)
