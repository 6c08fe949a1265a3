"""Hours in which a ship hardly moved, and the runs of them: what loitering, meetings and waiting begin with.

An hour's speed is what the ship sailed from report to report, by the time between these reports, the step into the
hour included (Global Fishing Watch, pipe-loitering 6d2c5e8, counts so as well). A ship that is heard every few hours
is slow over a silence when it came no farther meanwhile than a slow ship would have.
"""

from collections.abc import Sequence

import ibis

from bongsu.detect.detector import Column, Row, Table
from bongsu.detect.ships.columns import HOUR
from bongsu.detect.ships.parameters import LoiteringParameters
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.waters.geometry import distance_nm

STATED = 0.5
"""So large a share of reports with one status means it."""

_END = ("file", "row", "lat", "lon")


def slow_runs(scene: Scene) -> Table:
    """Return every run of slow hours, of any length, kept by the engine.

    Returns:
        The columns ship, mmsi, start_second (the last report before the first slow hour, or its first), end_second,
        hours, nm (sailed), knots, lat, lon (the middle), drift_nm (the farthest hour's mean place from there),
        reports, and the counts at_anchor, moored, fishing (null where no report brought a status).
    """
    return scene.kept("slow_runs", lambda seen: _runs(seen.hours, seen.parameters.loitering))


def _runs(hours: Table, parameters: LoiteringParameters) -> Table:
    """Return the runs; see `slow_runs`."""
    slow = _numbered(hours, parameters).filter(lambda table: table.slow)
    grouped = slow.group_by("ship", "mmsi", "run").aggregate(
        start_second=ibis.coalesce(slow.before_second, slow.first_second).min(),
        end_second=slow.last_second.max(),
        hours=slow.seconds.sum() / HOUR,
        nm=slow.nm.sum(),
        knots=slow.nm.sum() / (slow.seconds.sum() / HOUR),
        reports=slow.reports.sum(),
        **{name: slow[name].sum() for name in ("at_anchor", "moored", "fishing")},
        **_vector_means(slow),
    )
    placed = grouped.mutate(
        lat=grouped.z.atan2((grouped.x * grouped.x + grouped.y * grouped.y).sqrt()).degrees(),
        lon=grouped.y.atan2(grouped.x).degrees(),
    ).drop("x", "y", "z")
    return placed.left_join(_drift(placed, slow), ["ship", "run"]).drop("ship_right", "run_right", "run")


def _numbered(hours: Table, parameters: LoiteringParameters) -> Table:
    """Return the hours with ``slow`` and the number of the run they belong to."""
    order = ibis.window(group_by="ship", order_by="hour")
    paired = hours.mutate(before_second=hours.last_second.lag().over(order))
    knots = paired.nm / (paired.seconds / HOUR).nullif(0)
    silent = ibis.coalesce(paired.first_second - paired.before_second, 0)
    slow = (knots < parameters.slow_knots) & (silent <= parameters.most_silent_hours * HOUR)
    marked = paired.mutate(slow=ibis.coalesce(slow, False))
    so_far = ibis.cumulative_window(group_by="ship", order_by="hour")
    return marked.mutate(run=(~marked.slow).cast("int64").sum().over(so_far))


def _vector_means(slow: Table) -> dict[str, Column]:
    """Return the mean place as a vector: right at the date line and at the poles too."""
    lat, lon = slow.lat.radians(), slow.lon.radians()
    return {"x": (lat.cos() * lon.cos()).mean(), "y": (lat.cos() * lon.sin()).mean(), "z": lat.sin().mean()}


def _drift(runs: Table, slow: Table) -> Table:
    """Return how far from the middle of its run the farthest hour was."""
    middles = runs.select("ship", "run", middle_lat=runs.lat, middle_lon=runs.lon).view()
    met = middles.inner_join(slow.select("ship", "run", "lat", "lon"), ["ship", "run"])
    away = distance_nm(met.middle_lat, met.middle_lon, met.lat, met.lon)
    return met.group_by("ship", "run").aggregate(drift_nm=away.max())


def with_ends(events: Table, scene: Scene, name: str, *, ship: str = "ship", prefixes: Sequence[str] = ("",)) -> Table:
    """Return the events with the file, row and place of the first and the last report of a ship.

    All reports are looked through once, for both ends and every prefix; those found are kept by the engine.

    Args:
        events: with the columns start_second and end_second (with each prefix), which are times of reports.
        scene: has the tracks.
        name: of the table of the reports, for no other events.
        ship: name of the column of events that holds the ship.
        prefixes: before the names of columns, also of those that come.

    Returns:
        The events with start_file, start_row, start_lat, start_lon, and the same of the end.
    """
    ends = [f"{prefix}{end}" for prefix in prefixes for end in ("start", "end")]
    asked = ibis.union(*(events.select(ship=events[ship], second=events[f"{end}_second"]) for end in ends)).distinct()
    track = scene.track.select("ship", "second", *_END)
    reports = scene.kept(name, lambda _: track.semi_join(asked, ["ship", "second"]))
    for end in ends:
        there = reports.select(
            found_ship="ship", found_second="second", **{f"{end}_{column}": reports[column] for column in _END}
        )
        found = [events[ship] == there.found_ship, events[f"{end}_second"] == there.found_second]
        events = events.left_join(there, found).drop("found_ship", "found_second")
    return events


def mostly(run: Row, status: str) -> bool:
    """Return whether most reports of a run give this status: the name of a column of `slow_runs`."""
    return bool((run[status] or 0) >= STATED * run["reports"])
