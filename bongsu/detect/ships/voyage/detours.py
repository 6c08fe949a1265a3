"""Detours: between two ports a ship sails much farther than the way over water, and nothing heard explains it.

Authorities name indirect routes and unscheduled detours among the ways to hide where cargo comes from (United States,
advisory to the maritime industry of 14 May 2020, "voyage irregularities"), and give no figures. A voyage goes from one
stop to the next, or from where a ship was first heard, or to where it was last heard. What lies out of its way is
measured by one place: the farthest that the ship went to, from the start and on to the end, against the shortest way
over water. So waiting, drifting and zigzags count for nothing; a third port ends a voyage.
"""

from typing import Any

import ibis

from bongsu.detect.detector import Table
from bongsu.detect.ships.columns import HOUR, turn
from bongsu.detect.ships.parameters import DetourParameters
from bongsu.detect.ships.tracks.detector import Detector
from bongsu.detect.ships.tracks.near_ports import with_port
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.slow_hours import STATED, slow_runs, with_ends
from bongsu.detect.ships.tracks.vessels import with_vessel
from bongsu.detect.ships.voyage.detour_words import RULE, detour_claims
from bongsu.detect.ships.waters.geometry import distance_nm

_STOP = ("lat", "lon", "port_name", "port_country", "nearness", "start_second", "end_second")


def detours(scene: Scene) -> Table:
    """Return one row per voyage that led far out of the way by great circles, ordered by ship and start.

    Returns:
        The columns ship, mmsi, those of `IDENTITY`, start_second, end_second, file, row, lat and lon of the reports of
        both, from_lat, from_lon and from_port (of the stop, or of the first hour heard; the name is null then), to_lat,
        to_lon and to_port, sailed_nm (from report to report), straight_nm (great circle from end to end), via_nm (by
        the farthest place, great circles), far_lat, far_lon, far_start_second, far_start_file, far_start_row (of the
        hour there), silent_hours (the longest silence on the way), fishing (reports with that status; null), reports,
        lay_hours, lay_lat, lay_lon (of the longest stay away from ports; null), first_said and last_said (the
        destinations that it gave first and last on the way; null).
    """
    parameters = scene.parameters.detours
    # each step is run by itself: compiling one long expression takes longer than running many short ones
    scene.kept("voyage_stops", lambda seen: _stops(seen, parameters))
    numbered = scene.kept("voyage_hours", _numbered)
    voyages = scene.kept("voyages", lambda seen: _voyages(numbered, seen, parameters))
    far = scene.kept("detours_far", lambda _: _far(voyages, numbered, parameters))
    lain = scene.kept("detours_lain", lambda seen: _with_said(_with_stay(far, seen, parameters), seen))
    ended = with_ends(lain, scene, "detour_ends", prefixes=("", "far_"))
    ended = ended.drop("far_start_lat", "far_start_lon", "far_end_lat", "far_end_lon", "far_end_file", "far_end_row")
    return with_vessel(ended, scene.said, second="end_second").order_by("ship", "start_second")


def _roaming(scene: Scene, parameters: DetourParameters) -> Table:
    """Return the hours of the ships that were heard over waters wide enough for a detour."""
    hours = scene.hours.filter(scene.hours.lat.notnull())
    across = hours.lat.radians().cos()
    whole = hours.group_by("ship").aggregate(
        nm=hours.nm.sum(),
        high=(hours.lat.max() - hours.lat.min()) * 60,
        wide=(hours.lon.max() - hours.lon.min()) * 60 * across.max(),
    )
    # out by half of what must be added, at least, in one of both directions
    least = parameters.more_nm / 2 * 0.7
    far = whole.filter(whole.nm >= parameters.apart_nm + parameters.more_nm)
    return hours.semi_join(far.filter((far.high > least) | (far.wide > least)), "ship")


def _stops(scene: Scene, parameters: DetourParameters) -> Table:
    """Return the stays that end a voyage: in or near a port or anchorage, or at anchor or moored as the ship says."""
    roams = scene.kept("roaming_hours", lambda seen: _roaming(seen, parameters))
    runs = slow_runs(scene)
    runs = runs.filter(runs.hours >= parameters.stop_hours, runs.lat.notnull()).semi_join(roams, "ship")
    rests = ibis.coalesce(runs.at_anchor, 0) + ibis.coalesce(runs.moored, 0) >= STATED * runs.reports
    stays = runs.select("ship", "lat", "lon", "start_second", "end_second", rests=rests)
    stays = stays.union(_unheard(roams, scene))
    event = ibis.row_number().over(ibis.window(order_by=["ship", "start_second", "end_second"]))
    near = with_port(scene.engine.keep(stays.mutate(event=event), "voyage_stays"), scene)
    stops = near.filter(near.nearness.notnull() | near.rests)
    number = ibis.row_number().over(ibis.window(group_by="ship", order_by=["start_second", "end_second"])) + 1
    return stops.select("ship", *_STOP, number=number.cast("int64"))


def _unheard(hours: Table, scene: Scene) -> Table:
    """Return silences too long for a slow run in which a ship came no farther than a slow ship would have."""
    loitering = scene.parameters.loitering
    before = ibis.window(group_by="ship", order_by="hour")
    names = ("lat", "lon", "last_second")
    paired = hours.mutate(**{f"was_{name}": hours[name].lag().over(before) for name in names})
    silent = paired.first_second - paired.was_last_second
    paired = paired.mutate(silent=silent, nm=distance_nm(paired.was_lat, paired.was_lon, paired.lat, paired.lon))
    paired = paired.filter(
        paired.silent > loitering.most_silent_hours * HOUR, paired.nm * HOUR < loitering.slow_knots * paired.silent
    )
    return paired.select(
        "ship",
        "lat",
        "lon",
        start_second="was_last_second",
        end_second="first_second",
        rests=ibis.literal(False),
    )


def _numbered(scene: Scene) -> Table:
    """Return the hours with the number of the voyage they belong to: how many stops had begun by then."""
    hours = scene.kept("roaming_hours", lambda seen: _roaming(seen, seen.parameters.detours))
    stops = scene.kept("voyage_stops", lambda seen: _stops(seen, seen.parameters.detours))
    names = ("first_second", "last_second", "lat", "lon", "nm", "reports", "fishing")
    empty = {name: ibis.null(hours.schema()[name]) for name in names}
    heard = hours.select("ship", "mmsi", "hour", *names, mark=ibis.literal(0, "int64"))
    begun = stops.select(
        "ship",
        mmsi=ibis.null("int64"),
        hour=stops.start_second // HOUR,
        **empty,
        mark=ibis.literal(1, "int64"),
    )
    both = heard.union(begun.select(*heard.columns))
    so_far = ibis.cumulative_window(group_by="ship", order_by=["hour", ibis.desc("mark")])
    voyaged = both.mutate(voyage=both.mark.sum().over(so_far)).filter(lambda table: table.mark == 0)
    before = ibis.window(group_by="ship", order_by="hour")
    return voyaged.mutate(silent=voyaged.first_second - voyaged.last_second.lag().over(before)).drop("mark")


def _voyages(numbered: Table, scene: Scene, parameters: DetourParameters) -> Table:
    """Return the voyages whose ways are much longer than the great circles between their ends."""
    each = numbered.group_by("ship", "mmsi", "voyage").aggregate(
        sailed_nm=numbered.nm.sum(),
        first_second=numbered.first_second.min(),
        last_second=numbered.last_second.max(),
        **{f"{end}_{name}": getattr(numbered[name], pick)(numbered.hour)
           for end, pick in (("first", "argmin"), ("last", "argmax")) for name in ("lat", "lon")},
    )  # fmt: skip
    stops = scene.kept("voyage_stops", lambda seen: _stops(seen, parameters))
    ends = each.left_join(_named(stops, "from", 0), ["ship", "voyage"]).drop("ship_right", "voyage_right")
    ends = ends.left_join(_named(stops, "to", 1), ["ship", "voyage"]).drop("ship_right", "voyage_right")
    voyages = ends.select(
        "ship", "mmsi", "voyage", "sailed_nm", "from_port", "to_port", "from_stop", "to_stop",
        start_second=ibis.coalesce(ends.from_second, ends.first_second),
        end_second=ibis.coalesce(ends.to_second, ends.last_second),
        **{f"{end}_{name}": ibis.coalesce(ends[f"{end}_{name}"], ends[f"{heard}_{name}"])
           for end, heard in (("from", "first"), ("to", "last")) for name in ("lat", "lon")},
    )  # fmt: skip
    straight = distance_nm(voyages.from_lat, voyages.from_lon, voyages.to_lat, voyages.to_lon)
    voyages = voyages.mutate(straight_nm=straight)
    return voyages.filter(
        voyages.end_second > voyages.start_second,
        voyages.straight_nm >= parameters.apart_nm,
        *_longer(voyages.sailed_nm, voyages.straight_nm, parameters),
    )


def _named(stops: Table, end: str, back: int) -> Table:
    """Return the stops as the ends of voyages: that of their number, or the one before."""
    second = stops.end_second if end == "from" else stops.start_second
    return stops.select(
        "ship",
        voyage=stops.number - back,
        **{f"{end}_lat": stops.lat, f"{end}_lon": stops.lon, f"{end}_second": second, f"{end}_port": stops.port_name},
        **{f"{end}_stop": ibis.literal(1, "int64")},
    ).view()


def _longer(way: Any, direct: Any, parameters: DetourParameters) -> tuple[Any, Any]:
    """Return whether a way is longer than another by enough miles, and by enough of it."""
    return way >= direct + parameters.more_nm, way >= direct * (1 + parameters.more_share)


def _far(voyages: Table, numbered: Table, parameters: DetourParameters) -> Table:
    """Return the voyages that are as long by their farthest place, with that place."""
    met = numbered.select("ship", "voyage", "hour", "first_second", "last_second", "lat", "lon", "silent", "reports",
                          "fishing").inner_join(voyages, ["ship", "voyage"])  # fmt: skip
    met = met.filter(met.first_second >= met.start_second, met.last_second <= met.end_second)
    there = distance_nm(met.from_lat, met.from_lon, met.lat, met.lon)
    met = met.mutate(via=there + distance_nm(met.lat, met.lon, met.to_lat, met.to_lon))
    far = met.group_by("ship", "voyage").aggregate(
        via_nm=met.via.max(),
        **{name: met[of].argmax(met.via) for name, of in (("far_lat", "lat"), ("far_lon", "lon"),
           ("far_start_second", "first_second"), ("far_end_second", "last_second"))},
        silent_hours=met.silent.max() / HOUR,
        reports=met.reports.sum(),
        fishing=met.fishing.sum(),
    )  # fmt: skip
    joined = voyages.inner_join(far, ["ship", "voyage"])
    return joined.filter(*_longer(joined.via_nm, joined.straight_nm, parameters))


def _with_stay(far: Table, scene: Scene, parameters: DetourParameters) -> Table:
    """Return the voyages with the longest stay on the way, which was in no port."""
    runs = slow_runs(scene)
    runs = runs.filter(runs.hours >= parameters.stop_hours, runs.lat.notnull())
    runs = runs.select("ship", "lat", "lon", "hours", lay_start="start_second", lay_end="end_second")
    met = far.select("ship", "voyage", "start_second", "end_second").view().inner_join(runs, "ship")
    met = met.filter(met.lay_start >= met.start_second, met.lay_end <= met.end_second)
    longest = met.group_by("ship", "voyage").aggregate(
        lay_hours=met.hours.max(), lay_lat=met.lat.argmax(met.hours), lay_lon=met.lon.argmax(met.hours)
    )
    return far.left_join(longest, ["ship", "voyage"]).drop("ship_right", "voyage_right")


def _with_said(far: Table, scene: Scene) -> Table:
    """Return the voyages with the destinations that the ship gave first and last on the way."""
    said = scene.said.filter(scene.said.destination.notnull())
    said = said.select("ship", "destination", "file", "row", said_second="first_second")
    met = far.select("ship", "voyage", "start_second", "end_second").view().inner_join(said, "ship")
    met = met.filter(met.said_second >= met.start_second, met.said_second <= met.end_second)
    order = turn(met.said_second, met.row)
    words = met.group_by("ship", "voyage").aggregate(
        first_said=met.destination.argmin(order), last_said=met.destination.argmax(order)
    )
    return far.left_join(words, ["ship", "voyage"]).drop("ship_right", "voyage_right")


DETOURS = Detector(RULE, detours, detour_claims)
