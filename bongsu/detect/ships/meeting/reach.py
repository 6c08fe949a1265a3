"""Where a silent ship can have been: who loitered within its reach, at the time, and how well their times fit.

A ship that was silent from one place and time to another can have been anywhere from which both are within reach at
its speed: an ellipse on the sea. Another ship that was heard loitering inside, long enough at a time when the silent
one can have lain there, is a candidate; most are chance. What tells them apart is time: a partner loiters when the
other arrives at its usual speed and leaves when it must leave to be heard again where it was.
"""

import ibis

from bongsu.detect.detector import Column, Table
from bongsu.detect.ships.columns import HOUR
from bongsu.detect.ships.parameters import ReachParameters
from bongsu.detect.ships.tracks.near_ports import Nearness, with_port
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.slow_hours import slow_runs
from bongsu.detect.ships.waters.even_cells import with_cell, with_cells_around
from bongsu.detect.ships.waters.geometry import distance_nm

_CELL = 4.0  # degrees: a candidate lies within 240 nautical miles of where the silence began
_DAY = 24 * HOUR
_SAME_NM = 2.0
_STILL = 1.0  # knots
_UNDER_WAY = 3.0  # knots; slower, a ship drifts or manoeuvres


def candidates(scene: Scene) -> Table:
    """Return every silent ship with every loitering one that it can have met, before ranking.

    Returns:
        One row per silence and loitering. Of the silence: ship, mmsi, start_second, end_second, start_file, ...,
        end_lon, gap_hours, direct_nm, cruise_knots, possible_knots, knots_before, knots_after (hourly means around
        it, null unknown), reports_before (in the hour in which it began), silences (of the ship, this one counted).
        Of the loiterer: other, other_mmsi, other_start_second, other_end_second, lat, lon, other_hours, drift_nm,
        at_anchor, moored, fishing, reports, and those of `with_port`. Of both: to_nm and from_nm (start to loiterer,
        loiterer to end), together_hours (longest time that the silent ship can have been there), arrives and leaves
        (second, at cruise speed).
    """
    silent = silent_ships(scene)
    waiting = scene.kept("waiting_ships", lambda seen: _waiting(seen, seen.parameters.reach))
    return _within_reach(silent, waiting, scene.parameters.reach)


def silent_ships(scene: Scene) -> Table:
    """Return the silences of ``min_gap_hours`` to ``most_gap_hours``, kept by the engine; see `candidates`."""
    return scene.kept("silent_ships", lambda seen: _silent(seen, seen.parameters.reach))


def _silent(scene: Scene, parameters: ReachParameters) -> Table:
    """Return the silences that were long enough for a transfer and short enough to say where."""
    track = scene.track
    hours = track.step_seconds / HOUR
    steps = track.filter(hours >= parameters.min_gap_hours, hours <= parameters.most_gap_hours, track.step_nm.notnull())
    ends = {f"start_{name}": steps[f"before_{name}"] for name in ("second", "file", "row", "lat", "lon")}
    ends |= {f"end_{name}": steps[name] for name in ("second", "file", "row", "lat", "lon")}
    silent = steps.select("ship", "mmsi", **ends, gap_hours=steps.step_seconds / HOUR, direct_nm=steps.step_nm)
    silent = scene.blind(silent)
    silent = silent.filter(silent.gap_hours - silent.blind_seconds / HOUR >= parameters.min_gap_hours)
    silent = silent.drop("blind_seconds")
    silent = silent.mutate(silences=silent.count().over(ibis.window(group_by="ship")))
    silent = silent.mutate(start_hour=silent.start_second // HOUR, after_hour=silent.end_second // HOUR + 1)
    return _sailing(_with_speeds(silent, scene.hours, parameters))


def _sailing(silent: Table) -> Table:
    """Return the silences without those of ships that lay still before and after, at the same place."""
    before, after = ibis.coalesce(silent.knots_before, 0.0), ibis.coalesce(silent.knots_after, 0.0)
    return silent.filter((silent.direct_nm > _SAME_NM) | (before >= _STILL) | (after >= _STILL))


def _with_speeds(silent: Table, hours: Table, parameters: ReachParameters) -> Table:
    """Return the silences with how fast the ship sails, and sailed right before and after."""
    known = hours.semi_join(silent.select("ship").distinct(), "ship")
    known = known.mutate(knots=known.nm / (known.seconds / HOUR).nullif(0))
    sailing = known.filter(known.knots >= _UNDER_WAY, known.knots <= parameters.fastest_knots)
    usual = sailing.group_by("ship").aggregate(cruise=sailing.knots.median(), fastest=sailing.knots.max())
    before = known.select("ship", start_hour="hour", knots_before="knots", reports_before="reports")
    after = known.select("ship", after_hour="hour", knots_after="knots")
    joined = silent.left_join(usual, "ship").drop("ship_right")
    joined = joined.left_join(before, ["ship", "start_hour"]).drop("ship_right", "start_hour_right")
    joined = joined.left_join(after, ["ship", "after_hour"]).drop("ship_right", "after_hour_right")
    cruise = ibis.coalesce(joined.cruise, parameters.usual_knots)
    fastest = ibis.coalesce(joined.fastest, parameters.usual_knots)
    possible = (fastest < parameters.usual_knots).ifelse(parameters.usual_knots, fastest)
    return joined.mutate(cruise_knots=cruise, possible_knots=possible).drop(
        "cruise", "fastest", "after_hour", "start_hour"
    )


def _waiting(scene: Scene, parameters: ReachParameters) -> Table:
    """Return the stays outside ports that are long enough for a transfer."""
    runs = slow_runs(scene)
    long = runs.filter(runs.hours >= parameters.min_together_hours, runs.lat.notnull())
    numbered = long.mutate(event=ibis.row_number().over(ibis.window(order_by=["ship", "start_second"])))
    near = with_port(numbered, scene)
    away = near.filter(near.nearness.isnull() | ~near.nearness.isin([Nearness.BERTHS.value, Nearness.PORT.value]))
    names = {f"other_{name}": name for name in ("mmsi", "start_second", "end_second", "hours")}
    return away.rename(other="ship", **names).drop("event", "knots", "nm")


def _within_reach(silent: Table, waiting: Table, parameters: ReachParameters) -> Table:
    """Return who can have met whom: by cells and days, then exactly."""
    silent_days = silent.mutate(lat=silent.start_lat, lon=silent.start_lon)
    silent_days = with_cells_around(_by_day(silent_days, "start_second", "end_second"), _CELL).drop("lat", "lon").view()
    waiting_days = with_cell(_by_day(waiting, "other_start_second", "other_end_second"), _CELL)
    met = silent_days.join(waiting_days, ["cell", "day"])
    first = _later(met.start_second, met.other_start_second) // _DAY
    met = met.filter(met.mmsi != met.other_mmsi, met.day == first).drop("cell", "day")
    met = met.mutate(
        to_nm=distance_nm(met.start_lat, met.start_lon, met.lat, met.lon),
        from_nm=distance_nm(met.lat, met.lon, met.end_lat, met.end_lon),
    )
    earliest = _later(met.start_second + met.to_nm / met.possible_knots * HOUR, met.other_start_second)
    latest = _sooner(met.end_second - met.from_nm / met.possible_knots * HOUR, met.other_end_second)
    met = met.mutate(
        together_hours=(latest - earliest) / HOUR,
        arrives=met.start_second + met.to_nm / met.cruise_knots * HOUR,
        leaves=met.end_second - met.from_nm / met.cruise_knots * HOUR,
    )
    return met.filter(met.together_hours >= parameters.min_together_hours)


def _by_day(table: Table, start: str, end: str) -> Table:
    """Return each row once for each day that it touches."""
    first = table[start] // _DAY
    dated = table.mutate(first_day=first, days=table[end] // _DAY - first + 1)
    each = dated.mutate(step=ibis.range(0, dated.days).unnest())
    return each.mutate(day=each.first_day + each.step).drop("first_day", "days", "step")


def _later(one: Column, two: Column) -> Column:
    return (one > two).ifelse(one, two)


def _sooner(one: Column, two: Column) -> Column:
    return (one < two).ifelse(one, two)
