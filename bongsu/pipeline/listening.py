"""Ships as they are heard: a stream's last hours are looked at again and again, and what is new is told."""

import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bongsu.model.claim import Claim
from bongsu.model.collection import Outage
from bongsu.model.errors import Problem
from bongsu.model.listing import ListedClaim, LiveClaim
from bongsu.pipeline.listing import ship_listings
from bongsu.pipeline.loading import ListChoice, choose_lists
from bongsu.pipeline.tracking import Part, gap_hours_of, opened

if TYPE_CHECKING:
    from bongsu.sources.ais import HeldPart, Stream, Window

SETTLED = timedelta(hours=1)
"""An event whose end lies so long before the last report will not go on."""


@dataclass(frozen=True)
class Listening:
    """How a stream is listened to.

    Attributes:
        address: ``tcp://host:port`` to connect to, or ``udp://host:port`` to listen on.
        window_hours: reports are held for so long; an event that lasts longer is seen in parts.
        every: seconds from one look at the window to the next, if that takes no longer.
        gap_hours: report silences from so many hours on; None for the usual.
        engine: where the tables are searched.
        lists: as in `ship_listings`.
        keep: folder where each hour's reports are kept as a Parquet file.
    """

    address: str
    window_hours: float = 48.0
    every: float = 300.0
    gap_hours: float | None = None
    engine: str = "duckdb"
    lists: Sequence[ListChoice] = ()
    keep: Path | None = None


@dataclass
class Heard:
    """What came in so far.

    Attributes:
        reports: how many.
        looks: how often the window was looked at.
        problems: lines that were refused and hours that were let go early, at the end.
    """

    reports: int = 0
    looks: int = 0
    problems: tuple[Problem, ...] = ()


def listen(how: Listening, stop: threading.Event, heard: Heard | None = None) -> Iterator[LiveClaim | Outage]:
    """Yield what is seen in a stream of ship reports as soon as it is, and each failure of the collection.

    An event is told when it is first seen, and once more when it is over, if it went on. What a failure of the
    collection alone explains is told as that failure only.

    Args:
        how: address, window and the rest.
        stop: set, it ends the listening: the window is looked at once more.
        heard: where counts are kept.

    Raises:
        EvidenceError: the address is none, or the disk is full.
        ListError: a list is not there.
        StoreError: the engine is not known or cannot be had.
    """
    from bongsu.sources.ais import Stream, Window

    choose_lists(how.lists)
    heard, told = heard or Heard(), _Told()
    with (
        closing(Window(how.address, how.window_hours, how.keep)) as window,
        Stream(how.address) as stream,
        _stopping(stream, stop),
        ThreadPoolExecutor(1) as pool,
    ):
        looking: Future[_Look] | None = None
        due = time.monotonic() + how.every
        for came in stream.events():
            if isinstance(came, Outage):
                window.failed(came)
                yield came
                continue
            window.add(came, datetime.now(UTC))
            heard.reports += came.num_rows
            if looking and looking.done():
                yield from told.fresh(looking.result())
                looking = None
            if looking is None and time.monotonic() >= due:
                looking, due = (
                    pool.submit(_look, how, window.parts(), tuple(window.outages)),
                    time.monotonic() + how.every,
                )
                heard.looks += 1
        if looking:
            yield from told.fresh(looking.result())
        yield from told.fresh(_look(how, window.parts(), tuple(window.outages)), at_end=True)
        heard.looks += 1
        heard.problems = _problems(stream, window)


@contextmanager
def _stopping(stream: "Stream", stop: threading.Event) -> Iterator[None]:
    """End the stream when the event is set."""
    done = threading.Event()

    def wait() -> None:
        while not done.is_set():
            if stop.wait(0.1):
                stream.stop()
                return

    thread = threading.Thread(target=wait, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _problems(stream: "Stream", window: "Window") -> tuple[Problem, ...]:
    problems = stream.tally.problems(stream.address, "line")
    if window.dropped:
        said = "hours were let go before their time, since more came in than is held; choose a shorter --window"
        problems += (Problem(stream.address, f"{window.dropped} {said}.", window.dropped),)
    return problems


class _Look(NamedTuple):
    """What the window shows, with what lists say; and when the last report of it was sent."""

    claims: tuple[ListedClaim, ...]
    newest: datetime


def _look(how: Listening, held: Sequence["HeldPart"], outages: Sequence[Outage]) -> _Look:
    from bongsu.detect.ships import sightings

    now = datetime.now(UTC)
    if not held:
        return _Look((), now)
    parts = [Part(part.evidence, tuple(reports.path for reports in part.reports)) for part in held]
    with opened(parts, how.engine, how.gap_hours or gap_hours_of(None), outages) as scene:
        claims = [claim for claim in sightings(scene) if not _is_ours(claim)]
    said = ship_listings(claims, how.lists)
    listed = tuple(ListedClaim(claim, tuple(one for one in said if one.claim == claim.id)) for claim in claims)
    times = [reports.summary.last for part in held for reports in part.reports if reports.summary.last]
    return _Look(listed, min(now, max(times, default=now)))


def _is_ours(claim: Claim) -> bool:
    """Return whether a silence is one of the collection, which is told as such."""
    seen = claim.sighting
    return bool(seen and seen.form == "feed_outage" and any(one.name == "blind_hours" for one in seen.measures))


@dataclass
class _Event:
    first: datetime
    last: datetime
    claim: str
    over: bool


@dataclass
class _Told:
    """What was told already: an event is the same while form and ships are and their times touch."""

    known: dict[tuple[str, ...], list[_Event]] = field(default_factory=dict)

    def fresh(self, look: _Look, *, at_end: bool = False) -> Iterator[LiveClaim]:
        """Yield what was not told yet, and what is over since it was.

        Args:
            look: at the window.
            at_end: whether nothing follows, so that whatever went on is told.
        """
        for listed in sorted(look.claims, key=lambda one: (str(one.claim.event.when.earliest), one.id)):
            first, last = listed.claim.event.when.earliest, listed.claim.event.when.latest
            if first is None or last is None:
                continue
            is_over = at_end or look.newest - last > SETTLED
            events = self.known.setdefault(_key(listed.claim), [])
            before = next((one for one in events if one.first <= last and first <= one.last), None)
            if before is None:
                events.append(_Event(first, last, listed.id, is_over))
                yield LiveClaim(listed)
            elif is_over and not before.over:
                replaced, went_on = before.claim, last > before.last
                before.claim, before.last, before.over = listed.id, last, True
                if went_on:
                    yield LiveClaim(listed, replaced)


def _key(claim: Claim) -> tuple[str, ...]:
    form = claim.sighting.form if claim.sighting else claim.event.kind.value
    ships = sorted(ship.identifiers.mmsi or ship.id for ship in claim.event.agents)
    place = claim.event.place.name or "" if claim.event.place else ""
    return (form, place, *ships)
