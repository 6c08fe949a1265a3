"""AIS as it comes in: a TCP server or UDP datagrams to batches of reports, and every time nothing came in.

A silence of the connection is no silence of ships: it is an `Outage`, "collection failed", and never a gap.
"""

import contextlib
import queue
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self

import pyarrow as pa

from bongsu.model.collection import Outage
from bongsu.model.errors import EvidenceError
from bongsu.sources.ais.decoding import Decoder
from bongsu.sources.ais.nmea import LONGEST_LINE
from bongsu.sources.ais.schema import REPORTS
from bongsu.sources.lines import Block
from bongsu.sources.tallies import Tally

CHUNK = 65_536
_NOTHING = pa.RecordBatch.from_pylist([], REPORTS)


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to wait, and how much to hold.

    Attributes:
        silence: seconds without a byte after which collection is said to have failed; a station in coastal waters
            hears something every second.
        batch: seconds after which what came in is handed on.
        first_wait: seconds before the first new try; each further wait is twice as long.
        longest_wait: seconds that a wait never exceeds.
        held: most chunks of 64 KB that wait to be read; beyond, bytes are dropped and the loss is told as an outage.
        connecting: seconds that a try to connect may take.
    """

    silence: float = 60.0
    batch: float = 1.0
    first_wait: float = 1.0
    longest_wait: float = 60.0
    held: int = 256
    connecting: float = 10.0


@dataclass(frozen=True, slots=True)
class _Arrived:
    at: float
    content: bytes


@dataclass(frozen=True, slots=True)
class _Lost:
    at: float
    why: str


@dataclass(slots=True)
class Stream:
    """A source of AIS sentences on the network, read in a thread of its own as long as the ``with`` lasts.

    Attributes:
        address: ``tcp://host:port`` to connect to, or ``udp://host:port`` to listen on.
        limits: how long to wait.
        clock: gives seconds since 1970.
    """

    address: str
    limits: Limits = field(default_factory=Limits)
    clock: Callable[[], float] = time.time
    _decoder: Decoder = field(default_factory=Decoder, init=False)
    _arrivals: "queue.Queue[_Arrived | _Lost]" = field(init=False)
    _stop: threading.Event = field(default_factory=threading.Event, init=False)
    _thread: threading.Thread = field(init=False)
    _place: tuple[str, str, int] = field(init=False)
    _dropped: float | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self._place = parted(self.address)
        self._arrivals = queue.Queue(self.limits.held)
        self._thread = threading.Thread(target=self._collect, name=f"bongsu {self.address}", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join(self.limits.connecting + 1)

    @property
    def tally(self) -> Tally:
        """What was wrong with lines so far, numbered from the first that came in."""
        return self._decoder.tally

    def stop(self) -> None:
        """End the stream: `events` gives what came in, and ends."""
        self._stop.set()

    def events(self) -> Iterator[pa.RecordBatch | Outage]:
        """Yield batches of reports with the columns of `REPORTS`, and outages, until the stream is stopped.

        A batch comes as often as `Limits.batch` says, an empty one where nothing came in, so that who reads can stop.
        Lines without a time of their own have the time at which they came in.
        """
        watch = _Watch(self.clock(), self.limits.silence)
        rest, number, due = b"", 1, self.clock() + self.limits.batch
        while not (self._stop.is_set() and self._arrivals.empty()):
            arrived = self._next(due)
            if isinstance(arrived, _Lost):
                # what another connection brings does not go on with this line
                rest += b"\n" if rest else b""
                yield from watch.lost(arrived.why)
            if isinstance(arrived, _Arrived):
                yield from watch.heard(arrived.at)
                rest += arrived.content
            now = self.clock()
            if arrived is None:
                yield from watch.quiet(now)
            if now >= due or len(rest) > CHUNK:
                block, rest = _block(rest, number)
                number += block.lines
                due = now + self.limits.batch
                yield self._decoder.read(block, round(watch.last * 1_000_000)) if block.lines else _NOTHING
        yield from self._last(rest, number, watch)

    def _last(self, rest: bytes, number: int, watch: "_Watch") -> Iterator[pa.RecordBatch | Outage]:
        """Yield what is whole of the last bytes, and count parts that wait as lost."""
        block, _ = _block(rest, number)
        if block.lines:
            reports = self._decoder.read(block, round(watch.last * 1_000_000))
            if reports.num_rows:
                yield reports
        self._decoder.finish()

    def _next(self, due: float) -> _Arrived | _Lost | None:
        try:
            return self._arrivals.get(timeout=max(0.01, min(due - self.clock(), 0.1)))
        except queue.Empty:
            return None

    # the thread

    def _collect(self) -> None:
        wait = self.limits.first_wait
        while not self._stop.is_set():
            try:
                with self._opened() as connection:
                    got = self._drain(connection)
                why = "the connection was closed by the other side"
            except OSError as error:
                got, why = False, (error.strerror or str(error) or type(error).__name__).lower()
            if self._stop.is_set():
                return
            self._put(_Lost(self.clock(), why))
            wait = self.limits.first_wait if got else wait
            self._stop.wait(wait)
            wait = min(wait * 2, self.limits.longest_wait)

    def _opened(self) -> socket.socket:
        scheme, host, port = self._place
        if scheme == "tcp":
            return socket.create_connection((host, port), timeout=self.limits.connecting)
        family = socket.getaddrinfo(host, port, type=socket.SOCK_DGRAM)[0][0]
        listener = socket.socket(family, socket.SOCK_DGRAM)
        listener.bind((host, port))
        return listener

    def _drain(self, connection: socket.socket) -> bool:
        """Take what comes in until the connection ends; return whether anything did."""
        connection.settimeout(0.2)
        got, last = False, self.clock()
        datagrams = self._place[0] == "udp"
        while not self._stop.is_set():
            with contextlib.suppress(TimeoutError):
                content = connection.recv(CHUNK)
                if not content and not datagrams:
                    return got
                got, last = True, self.clock()
                # a datagram is whole lines, with or without the end of the last one
                self._put(_Arrived(last, content + b"\n" if datagrams else content))
            if not datagrams and self.clock() - last > self.limits.silence:
                # a dead line is not closed by anyone: only a new one may bring something
                return got
        return got

    def _put(self, arrived: _Arrived | _Lost) -> None:
        """Hand over; where the reader lags too far behind, drop, and say so as soon as there is room."""
        if self._dropped is not None:
            with contextlib.suppress(queue.Full):
                self._arrivals.put_nowait(_Lost(self._dropped, "more came in than could be read, and was dropped"))
                self._dropped = None
        try:
            self._arrivals.put_nowait(arrived)
        except queue.Full:
            self._dropped = self._dropped or arrived.at


@dataclass(slots=True)
class _Watch:
    """Knows when bytes last came in, and tells each outage when it begins and when it ends."""

    last: float
    silence: float
    outage: Outage | None = None

    def heard(self, at: float) -> Iterator[Outage]:
        if self.outage:
            yield Outage(self.outage.start, _utc(at), self.outage.why)
        self.outage, self.last = None, at

    def lost(self, why: str) -> Iterator[Outage]:
        if not self.outage:
            self.outage = Outage(_utc(self.last), None, why)
            yield self.outage

    def quiet(self, now: float) -> Iterator[Outage]:
        if not self.outage and now - self.last > self.silence:
            self.outage = Outage(_utc(self.last), None, f"nothing came in for {self.silence:g} seconds")
            yield self.outage


def parted(address: str) -> tuple[str, str, int]:
    """Return scheme, host and port of ``tcp://host:port`` or ``udp://host:port``.

    Raises:
        EvidenceError: it is neither.
    """
    scheme, found, place = address.partition("://")
    host, _, port = place.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not found or scheme not in {"tcp", "udp"} or not host or not port.isdecimal() or not 0 < int(port) < 65_536:
        raise EvidenceError(f"{address!r} is no address of a stream; write tcp://host:port or udp://host:port.")
    return scheme, host, int(port)


def _block(content: bytes, first: int) -> tuple[Block, bytes]:
    """Return the whole lines, and what is left over; of a line without end no more than is a line is kept."""
    end = content.rfind(b"\n") + 1
    rest = content[end:]
    whole = content[:end]
    lines = whole.count(b"\n")
    parted_lines = whole.split(b"\n")[:-1]
    overlong = tuple(first + at for at, line in enumerate(parted_lines) if len(line) > LONGEST_LINE)
    if overlong:
        whole = b"".join((b"" if len(line) > LONGEST_LINE else line) + b"\n" for line in parted_lines)
    return Block(first, whole, overlong, lines), rest[: LONGEST_LINE + 1]


def _utc(seconds: float) -> datetime:
    return datetime.fromtimestamp(0, UTC) + timedelta(microseconds=round(seconds * 1_000_000))
