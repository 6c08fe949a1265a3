"""Ship-to-ship transfers that were heard: two ships that stay slow side by side for hours, and what else that may be.

Tracks show that two ships lay together, never what went over the rail. Where they lay together decides what it is
likely to have been: at the berths of a port nearly always nothing, in open water seldom. The port rule is a tier and
no filter, because transfers happen in roads too. Tugs, pilots, ferries and fishing boats, convoys and anchorages full
of ships are told in forms of their own.
"""

from collections.abc import Sequence
from functools import partial

import ibis

from bongsu.detect.detector import Row, Table, cited
from bongsu.detect.ships.columns import HOUR, SEGMENTS
from bongsu.detect.ships.meeting.meeting_forms import against, form, inferred, measures, observed, strength
from bongsu.detect.ships.meeting.together import together
from bongsu.detect.ships.tracks.detector import Detector
from bongsu.detect.ships.tracks.near_ports import with_port
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.slow_hours import slow_runs
from bongsu.detect.ships.tracks.vessels import party, with_vessel
from bongsu.detect.ships.waters.even_cells import with_cell, with_cells_around
from bongsu.detect.ships.waters.geometry import distance_nm
from bongsu.detect.ships.wording import between, middle, points
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind
from bongsu.model.sighting import Sighting

CROWD_NM = 2.0
"""Other slow ships within this are part of one anchorage or fleet."""

COMPANY_NM = 1.0
COMPANY_HOURS = 12
COMPANY_KNOTS = 3.0
COMING_HOURS = 1
"""Two ships under way so near each other within so many hours sail in company: a tow, a convoy, or one hull.

In the last hour before, and the first after, all that come from or go to one side are near each other.
"""

SPOT_NM = 0.2
"""A ship that comes back to within this of where it lay before has its berth or its buoy there."""

_CELL = 0.05
_COUNTS = ("crowd", "company_before", "company_after", "one_again", "two_again", "one_anchored", "two_anchored")


def meetings(scene: Scene) -> Table:
    """Return one row per meeting, by start, ships.

    Returns:
        The columns of `together` and `with_port`, those of `IDENTITY` for both ships (one_name, two_name, ...), and
        crowd (other slow ships around, in the middle hour), company_before and company_after (hours in which both were
        under way near each other), one_again and two_again (other stays of the ship at this very place), one_anchored
        and two_anchored (share of its reports meanwhile that say "at anchor").
    """
    return scene.kept("meetings", _told).order_by("start_second", "one", "two")


def _told(scene: Scene) -> Table:
    numbered = scene.kept("meetings_numbered", _numbered)
    told = scene.kept("meetings_near_ports", lambda seen: with_port(numbered, seen))
    parts = {"crowd": _crowd, "company": _company}
    parts |= {f"{ship}_again": partial(_again, ship=ship) for ship in ("one", "two")}
    parts |= {f"{ship}_anchored": partial(_anchored, ship=ship) for ship in ("one", "two")}
    for name, part in parts.items():
        found = scene.kept(f"meetings_{name}", partial(part, numbered))
        told = told.left_join(found, "event").drop("event_right")
    told = told.mutate(**{name: ibis.coalesce(told[name], 0) for name in _COUNTS})
    for ship in ("one", "two"):
        # each step is run by itself: compiling one long expression takes longer than running many short ones
        told = scene.engine.keep(told, f"meetings_before_{ship}")
        told = with_vessel(told, scene.said, ship=ship, second="end_second", prefix=f"{ship}_")
    return told


def _numbered(scene: Scene) -> Table:
    met = together(scene)
    return met.mutate(
        event=ibis.row_number().over(ibis.window(order_by=["start_second", "one", "two"])),
        one_mmsi=met.one // SEGMENTS,
        two_mmsi=met.two // SEGMENTS,
    )


def _crowd(met: Table, scene: Scene) -> Table:
    """Return how many other ships were slow around the place in the middle hour."""
    middle = met.mutate(hour=(met.start_second + met.end_second) // 2 // HOUR)
    around = with_cells_around(middle.select("event", "one_mmsi", "two_mmsi", "hour", "lat", "lon"), _CELL).view()
    hours = scene.hours.filter(scene.hours.lat.notnull())
    knots = ibis.coalesce(hours.nm / (hours.seconds / HOUR).nullif(0), 0.0)
    slow = with_cell(hours.filter(knots < scene.parameters.meetings.slow_knots), _CELL)
    slow = slow.select("cell", "hour", "mmsi", other_lat="lat", other_lon="lon")
    seen = around.join(slow, ["cell", "hour"])
    near = distance_nm(seen.lat, seen.lon, seen.other_lat, seen.other_lon) <= CROWD_NM
    others = seen.filter(near, seen.mmsi != seen.one_mmsi, seen.mmsi != seen.two_mmsi)
    return others.group_by("event").aggregate(crowd=others.mmsi.nunique())


def _company(met: Table, scene: Scene) -> Table:
    """Return in how many hours shortly before, and after, both ships were under way near each other."""
    hours = scene.hours
    fast = hours.filter(hours.nm / (hours.seconds / HOUR).nullif(0) >= COMPANY_KNOTS, hours.lat.notnull())
    one = met.select("event", "one", "two", "start_second", "end_second").view()
    one = one.join(fast.select("hour", "lat", "lon", one="ship"), "one")
    away = COMPANY_HOURS * HOUR
    one = one.filter(one.hour * HOUR >= one.start_second - away, one.hour * HOUR <= one.end_second + away)
    begins, ends = one.hour * HOUR, (one.hour + 1) * HOUR
    coming = (begins < one.start_second) & (ends > one.start_second - COMING_HOURS * HOUR)
    going = (ends > one.end_second) & (begins < one.end_second + COMING_HOURS * HOUR)
    one = one.filter(~coming & ~going)
    both = one.join(fast.select("hour", two="ship", two_lat="lat", two_lon="lon").view(), ["two", "hour"])
    near = both.filter(distance_nm(both.lat, both.lon, both.two_lat, both.two_lon) <= COMPANY_NM)
    before = near.hour * HOUR < near.start_second
    return near.group_by("event").aggregate(
        company_before=before.cast("int64").sum(), company_after=(~before).cast("int64").sum()
    )


def _again(met: Table, scene: Scene, ship: str) -> Table:
    """Return how often the ship lay at this very place in another stay."""
    runs = slow_runs(scene).select("lat", "lon", "start_second", "end_second", ship="ship")
    places = met.select("event", place_lat="lat", place_lon="lon", began="start_second", ended="end_second", ship=ship)
    stays = places.view().join(runs, "ship")
    near = distance_nm(stays.place_lat, stays.place_lon, stays.lat, stays.lon) <= SPOT_NM
    other = (stays.start_second > stays.ended) | (stays.end_second < stays.began)
    return stays.filter(near, other).group_by("event").aggregate(**{f"{ship}_again": ibis._.count()})


def _anchored(met: Table, scene: Scene, ship: str) -> Table:
    """Return which share of the ship's reports in these hours say that it lies at anchor."""
    asked = met.select("event", "start_second", "end_second", ship=ship).view()
    during = asked.join(scene.hours.select("ship", "hour", "reports", "at_anchor"), "ship")
    first, last = during.start_second // HOUR, during.end_second // HOUR
    during = during.filter(during.hour >= first, during.hour <= last)
    share = during.at_anchor.fill_null(0).sum() / during.reports.sum()
    return during.group_by("event").aggregate(**{f"{ship}_anchored": share})


def meeting_claims(rows: Sequence[Row], scene: Scene) -> tuple[Claim, ...]:
    """Return one claim per row of the table that `meetings` makes."""
    return tuple(_claim(row, scene) for row in rows)


def _claim(row: Row, scene: Scene) -> Claim:
    ends = [
        (row[f"{ship}_{end}_file"], row[f"{ship}_{end}_row"]) for end in ("start", "end") for ship in ("one", "two")
    ]
    evidence, rows, beside = cited(scene.evidence, list(dict.fromkeys(ends)))
    told, seen = form(row), observed(row)
    sighting = Sighting(
        told,
        seen,
        inferred(told),
        against(row),
        strength(row, told),
        measures(row),
        points((row["lat"], row["lon"])),
        beside,
    )
    event = Event(
        EventKind.SHIP_TO_SHIP_TRANSFER,
        agents=(party(row, "one_"), party(row, "two_")),
        place=middle(row),
        when=between(row),
    )
    return Claim(event, Stance.ASSERTED, evidence, seen, MEETINGS.rule, row=rows, sighting=sighting)


MEETINGS = Detector("detect.ships.meetings/2", meetings, meeting_claims)
