"""Ships that meet again and again: the same two, or one that meets many.

One meeting may be help at sea; a habit is not. Only meetings outside berths and without an everyday reason count. A
ship that meets many may also be one that sells fuel or water: the claim says so, and cites every meeting.
"""

import itertools
from collections.abc import Iterator, Sequence

from bongsu.detect.detector import Row, cited
from bongsu.detect.ships.columns import HOUR
from bongsu.detect.ships.meeting.meeting_forms import CROWD, NEAR_PORT, TWO_SIDED, form
from bongsu.detect.ships.meeting.meetings import meetings
from bongsu.detect.ships.tracks.detector import Detector
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.vessels import party
from bongsu.detect.ships.wording import between, clock, middle, points
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind
from bongsu.model.party import Party
from bongsu.model.sighting import Measure, Sighting

PAIR = "repeated_partners"
MANY = "many_partners"

AGAIN = 2
"""Meetings of the same two ships from which on they are a habit."""

PARTNERS = 3
DAYS = 30
"""One ship that meets so many others within a month serves them, or is served."""


def partner_claims(rows: Sequence[Row], scene: Scene) -> tuple[Claim, ...]:
    """Return the habits in the rows of the table that `meetings` makes: pairs first, then ships with many partners."""
    met = [row for row in rows if form(row) in (TWO_SIDED, NEAR_PORT)]
    return tuple(_claim(told, some, hub, scene) for told, hub, some in (*_pairs(met), *_hubs(met)))


def _pairs(met: Sequence[Row]) -> Iterator[tuple[str, int, Sequence[Row]]]:
    """Yield the meetings of each two ships that met repeatedly."""

    def pair(row: Row) -> tuple[int, int]:
        return row["one_mmsi"], row["two_mmsi"]

    for (one, _), group in itertools.groupby(sorted(met, key=pair), key=pair):
        some = sorted(group, key=_start)
        if len(some) >= AGAIN:
            yield PAIR, one, some


def _hubs(met: Sequence[Row]) -> Iterator[tuple[str, int, Sequence[Row]]]:
    """Yield each ship's meetings with many others within a month, the month with most partners."""
    for hub in sorted({row[f"{ship}_mmsi"] for row in met for ship in ("one", "two")}):
        own = sorted((row for row in met if hub in (row["one_mmsi"], row["two_mmsi"])), key=_start)
        months = ([row for row in own if 0 <= _start(row) - _start(first) <= DAYS * 24 * HOUR] for first in own)
        some = max(months, key=lambda rows: len(_others(rows, hub)))
        if len(_others(some, hub)) >= PARTNERS:
            yield MANY, hub, some


def _start(row: Row) -> int:
    return int(row["start_second"])


def _others(rows: Sequence[Row], hub: int) -> set[int]:
    return {row["two_mmsi"] if row["one_mmsi"] == hub else row["one_mmsi"] for row in rows}


def _claim(told: str, rows: Sequence[Row], hub: int, scene: Scene) -> Claim:
    ends = [(row[f"{ship}_{end}_file"], row[f"{ship}_{end}_row"]) for row in rows for ship in ("one", "two")
            for end in ("start", "end")]  # fmt: skip
    evidence, numbers, beside = cited(scene.evidence, list(dict.fromkeys(ends)))
    seen = _observed(told, rows, hub)
    sighting = Sighting(
        told,
        seen,
        "they may hand over cargo as a habit" if told == PAIR else "it may give cargo to, or take it from, many ships",
        (
            *_queue(rows),
            "a ship that sells fuel or water, or helps others, meets many",
            "they belong to one owner or fleet",
        ),
        min(1.0, 0.4 + 0.1 * len(rows)) * (1 - 0.5 * _crowded(rows) / len(rows)),
        (Measure("meetings", len(rows)), Measure("partners", len(_others(rows, hub)))),
        points(*((row["lat"], row["lon"]) for row in rows)),
        beside,
    )
    whole = {"start_second": _start(rows[0]), "end_second": max(row["end_second"] for row in rows)}
    place = middle(rows[0])
    event = Event(EventKind.SHIP_TO_SHIP_TRANSFER, agents=_agents(rows, hub), place=place, when=between(whole))
    return Claim(event, Stance.ASSERTED, evidence, seen, PARTNERS_WATCH.rule, row=numbers, sighting=sighting)


def _crowded(rows: Sequence[Row]) -> int:
    """Return how many of the meetings lay among so many other ships that these were waiting or fishing there."""
    return sum(row["crowd"] >= CROWD for row in rows)


def _queue(rows: Sequence[Row]) -> tuple[str, ...]:
    if not (crowded := _crowded(rows)):
        return ()
    return (
        f"{crowded} of them lay among {CROWD} or more other ships: who queues or anchors in a crowd lies beside many",
    )


def _agents(rows: Sequence[Row], hub: int) -> tuple[Party, ...]:
    """Return the hub first, then each other once, as each was known at the first of these meetings."""
    ships: dict[int, Party] = {}
    for row in rows:
        for ship in ("one", "two"):
            ships.setdefault(row[f"{ship}_mmsi"], party(row, f"{ship}_"))
    return (ships.pop(hub), *ships.values())


def _observed(told: str, rows: Sequence[Row], hub: int) -> str:
    times = f"{len(rows)} times from {clock(_start(rows[0]))} to {clock(_start(rows[-1]))}"
    if told == PAIR:
        return f"MMSI {hub:09d} and MMSI {min(_others(rows, hub)):09d} lay together {times}."
    return f"MMSI {hub:09d} lay together with {len(_others(rows, hub))} other ships, {times}."


PARTNERS_WATCH = Detector("detect.ships.partners/2", meetings, partner_claims)
