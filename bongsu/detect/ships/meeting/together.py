"""Two ships that stay slow side by side for hours: which pairs, when, how near.

First the hours in which two slow ships may have been near each other, from the table of hours alone; then only these
ships' places every ten minutes. Stays of one pair that lie less than four hours apart are one.
"""

import ibis

from bongsu.detect.detector import Column, Table
from bongsu.detect.ships.columns import HOUR
from bongsu.detect.ships.parameters import MeetingParameters
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.slots import HOUR_SLOTS, SLOT, apart_nm, mean_place, with_slot_knots, with_slots
from bongsu.detect.ships.waters.even_cells import with_cell, with_cells_around
from bongsu.detect.ships.waters.geometry import METRES, distance_nm

_WATCH = 6  # hours
_CELL = 0.15  # degrees: farther than the middles of two slow ships' hours can be apart when they meet
_MARGIN = 1.5  # an hour's mean speed holds noise and the end of a voyage; the slots decide

_COLUMNS = ("file", "row", "before_file", "before_row")


def together(scene: Scene) -> Table:
    """Return the meetings of two ships of at least ``min_hours``, kept by the engine.

    Returns:
        The columns one, two (ships; one has the smaller number), one_mmsi, two_mmsi, start_second, end_second,
        hours (together), share (of the slots in which both places are known), lat, lon, median_m, nearest_m,
        close_share (of the slots, within ``close_metres``), knots (mean of both), step_seconds (mean of the longer
        steps), drift_nm (from the first place to the last), and for each ship and end file and row:
        one_start_file, ..., two_end_row.
    """
    return scene.kept("together", _together)


def _together(scene: Scene) -> Table:
    parameters = scene.parameters.meetings
    slow = scene.kept("slow_hours", lambda seen: _slow_hours(seen.hours, seen.parameters.meetings))
    hours = scene.kept("hours_near", lambda seen: _hours_near(slow, seen.parameters.meetings))
    slots = scene.kept("slots", lambda seen: _slots(seen.track, hours, seen.parameters.meetings))
    return _meetings(_paired(hours, slots, parameters), parameters)


def _hours_near(hours: Table, parameters: MeetingParameters) -> Table:
    """Return the hours, each with the one before and after, in which two slow ships may have been near each other.

    Args:
        hours: of `_slow_hours`, run once: it is asked for three times.
        parameters: how near is near.
    """
    pairs = _watches_near(hours, parameters)
    one = hours.select("watch", "hour", "lat", "lon", "reach", one="ship")
    two = hours.select("hour", two="ship", **{f"other_{name}": hours[name] for name in ("lat", "lon", "reach")}).view()
    met = pairs.join(one, ["one", "watch"]).join(two, ["two", "hour"])
    apart = distance_nm(met.lat, met.lon, met.other_lat, met.other_lon)
    near = met.filter(apart <= parameters.metres / METRES + met.reach + met.other_reach)
    wide = near.select("one", "two", "hour").mutate(step=ibis.array([-1, 0, 1]).unnest())
    return wide.select("one", "two", hour=wide.hour + wide.step).distinct()


def _watches_near(hours: Table, parameters: MeetingParameters) -> Table:
    """Return the pairs of ships, and the six hours, in which the waters of their slow hours touch."""
    waters = _waters(hours)
    one = with_cells_around(waters, _CELL).view()
    two = with_cell(waters, _CELL)
    two = two.select(
        "cell", "watch", **{f"other_{name}": two[name] for name in ("ship", "mmsi", "lat", "lon", "reach")}
    )
    met = one.join(two, ["cell", "watch"]).filter(lambda pair: pair.mmsi < pair.other_mmsi)
    apart = distance_nm(met.lat, met.lon, met.other_lat, met.other_lon)
    near = met.filter(apart <= parameters.metres / METRES + met.reach + met.other_reach)
    return near.select("watch", one="ship", two="other_ship").distinct()


def _waters(hours: Table) -> Table:
    """Return for each ship, six hours and cell a circle around all the places where it can have been."""
    boxes = (
        with_cell(hours, _CELL)
        .group_by("ship", "mmsi", "watch", "cell")
        .aggregate(
            south=hours.lat.min(),
            north=hours.lat.max(),
            west=hours.lon.min(),
            east=hours.lon.max(),
            around=hours.reach.max(),
        )
    )
    placed = boxes.mutate(lat=(boxes.south + boxes.north) / 2, lon=(boxes.west + boxes.east) / 2)
    corners = [distance_nm(placed.lat, placed.lon, placed[side], placed.west) for side in ("south", "north")]
    farther = (corners[0] > corners[1]).ifelse(corners[0], corners[1])
    return placed.select("ship", "mmsi", "watch", "lat", "lon", reach=placed.around + farther)


def _slow_hours(hours: Table, parameters: MeetingParameters) -> Table:
    """Return each ship's slow hours with how far it may have been from the mean place; those of a silence filled in."""
    order = ibis.window(group_by="ship", order_by="hour")
    paired = hours.mutate(**{f"last_{name}": hours[name].lag().over(order) for name in ("hour", "lat", "lon")})
    knots = ibis.coalesce(paired.nm / (paired.seconds / HOUR).nullif(0), 0.0)
    slow = paired.filter(knots <= parameters.slow_knots * _MARGIN, paired.lat.notnull())
    most = parameters.slow_knots * _MARGIN
    reach = ibis.coalesce((slow.nm > most).ifelse(most, slow.nm), 0.0)
    columns = {"ship": slow.ship, "mmsi": slow.mmsi, "lat": slow.lat, "lon": slow.lon, "reach": reach}
    heard = slow.select(**columns, hour=slow.hour)
    between = slow.hour - slow.last_hour - 1
    silent = slow.select(**columns, last_hour="last_hour", between=between)
    silent = silent.filter(silent.between > 0, silent.between <= parameters.most_silent_hours)
    filled = silent.mutate(step=ibis.range(0, silent.between).unnest())
    filled = filled.select("ship", "mmsi", "lat", "lon", "reach", hour=filled.last_hour + filled.step + 1)
    return heard.union(filled).mutate(watch=lambda hours: hours.hour // _WATCH)


def _slots(track: Table, hours: Table, parameters: MeetingParameters) -> Table:
    """Return the places of the ships in the hours in which they may have met."""
    wanted = hours.select("hour", ship="one").union(hours.select("hour", ship="two"), distinct=True)
    ships = wanted.select("ship").distinct()
    slots = with_slots(track.semi_join(ships, "ship"), parameters.most_silent_hours)
    slots = slots.mutate(hour=slots.slot // HOUR_SLOTS).semi_join(wanted, ["ship", "hour"])
    return with_slot_knots(slots)


def _paired(hours: Table, slots: Table, parameters: MeetingParameters) -> Table:
    """Return the slots in which both places of a pair are known, with ``met`` and the running number ``known``."""
    names = ("ship", "x", "y", "z", "knots", "step_seconds", *_COLUMNS)
    one = slots.select("hour", "slot", one="ship", **{f"one_{name}": slots[name] for name in names[1:]})
    two = slots.select("slot", two="ship", **{f"two_{name}": slots[name] for name in names[1:]}).view()
    pairs = hours.join(one, ["one", "hour"]).drop("hour")
    pairs = pairs.join(two, ["two", "slot"])
    pairs = pairs.mutate(apart_m=apart_nm(pairs, "one_", "two_") * METRES)
    order = ibis.window(group_by=["one", "two"], order_by="slot")
    near = (pairs.apart_m <= parameters.metres) & (pairs.one_knots < parameters.slow_knots)
    met = ibis.coalesce(near & (pairs.two_knots < parameters.slow_knots), False)
    return pairs.mutate(met=met, known=ibis.row_number().over(order))


def _meetings(pairs: Table, parameters: MeetingParameters) -> Table:
    """Return the meetings that the slots of pairs make."""
    met = pairs.filter(pairs.met)
    order = ibis.window(group_by=["one", "two"], order_by="slot")
    parted = met.mutate(last_slot=met.slot.lag().over(order))
    parted = parted.mutate(begins=(parted.slot - parted.last_slot >= parameters.merge_hours * HOUR_SLOTS).cast("int64"))
    so_far = ibis.cumulative_window(group_by=["one", "two"], order_by="slot")
    runs = parted.mutate(run=ibis.coalesce(parted.begins, 0).sum().over(so_far))
    grouped = runs.group_by("one", "two", "run").aggregate(**_figures(runs, parameters), **_ends(runs))
    tolerance = (grouped.step_seconds > HOUR).ifelse(HOUR, grouped.step_seconds) + SLOT
    long = grouped.filter(
        grouped.slots * SLOT + tolerance >= parameters.min_hours * HOUR, grouped.share >= parameters.least_share
    )
    placed = long.mutate(**mean_place(long), hours=long.slots * SLOT / HOUR)
    return placed.drop("run", "slots", "x", "y", "z")


def _figures(runs: Table, parameters: MeetingParameters) -> dict[str, Column]:
    longer = (runs.one_step_seconds > runs.two_step_seconds).ifelse(runs.one_step_seconds, runs.two_step_seconds)
    return {
        "start_second": runs.slot.min() * SLOT,
        "end_second": runs.slot.max() * SLOT,
        "slots": runs.count(),
        "share": runs.count() / (runs.known.max() - runs.known.min() + 1),
        **{axis: runs[f"one_{axis}"].mean() for axis in "xyz"},
        "median_m": runs.apart_m.median(),
        "nearest_m": runs.apart_m.min(),
        "close_share": (runs.apart_m <= parameters.close_metres).cast("int64").mean(),
        "knots": ((runs.one_knots + runs.two_knots) / 2).mean(),
        "step_seconds": longer.mean(),
        "one_reports": runs.one_row.nunique(),
        "two_reports": runs.two_row.nunique(),
    }


def _ends(runs: Table) -> dict[str, Column]:
    """Return the first report after the start and the last before the end, of both ships."""
    ends = {}
    for ship in ("one", "two"):
        for name in ("file", "row"):
            ends[f"{ship}_start_{name}"] = runs[f"{ship}_{name}"].argmin(runs.slot)
            ends[f"{ship}_end_{name}"] = runs[f"{ship}_before_{name}"].argmax(runs.slot)
    return ends
