"""Where ships were at the same moments: places every ten minutes, on the straight line between two reports.

Ships report at different times; only places at one time tell how far apart they were. Lines are drawn through the
earth, on vectors, so that neither the date line nor a pole is special; over the few miles of a slow step that is exact
to metres. Where a ship was silent for longer than allowed, it has no place.
"""

import ibis

from bongsu.detect.detector import Column, Table
from bongsu.detect.ships.columns import HOUR
from bongsu.detect.ships.waters.geometry import EARTH_NM

SLOT = 600
"""Seconds from one place to the next: Global Fishing Watch (pipe-encounters df93ee4) takes ten minutes as well."""

HOUR_SLOTS = HOUR // SLOT


def with_slots(track: Table, most_silent_hours: float) -> Table:
    """Return the places of these tracks at full ten minutes.

    Args:
        track: rows of `Tracks.track`, of any ships; each stands for the step that leads to it.
        most_silent_hours: steps that took longer have no places.

    Returns:
        The columns ship, slot (number of ten minutes since 1970), x, y, z (on a globe of radius 1), step_seconds,
        file and row (of the report that ends the step), before_file, before_row.
    """
    first = track.before_second // SLOT + 1
    steps = track.mutate(first_slot=first, many=track.second // SLOT - first + 1)
    steps = steps.filter(steps.many > 0, steps.step_seconds <= most_silent_hours * HOUR, steps.step_nm.notnull())
    ends = steps.select("ship", "first_slot", "many", "before_second", "step_seconds", "file", "row", "before_file",
                        "before_row", **_vector("a", steps.before_lat, steps.before_lon),
                        **_vector("b", steps.lat, steps.lon))  # fmt: skip
    each = ends.mutate(at=ibis.range(0, ends.many).unnest())
    each = each.mutate(slot=each.first_slot + each["at"])
    done = (each.slot * SLOT - each.before_second) / each.step_seconds
    places = {axis: each[f"a{axis}"] + (each[f"b{axis}"] - each[f"a{axis}"]) * done for axis in "xyz"}
    return each.select("ship", "slot", "step_seconds", "file", "row", "before_file", "before_row", **places)


def with_slot_knots(slots: Table) -> Table:
    """Return the slots with ``knots``: the slower of the ways from the slot before and to the slot after.

    A ship that just came to rest is slow already. It is null where neither is known.
    """
    order = ibis.window(group_by="ship", order_by="slot")
    names = ("slot", "x", "y", "z")
    paired = slots.mutate(**{f"last_{name}": slots[name].lag().over(order) for name in names})
    known = paired.slot - paired.last_slot == 1
    way = apart_nm(paired, "last_", "") * HOUR_SLOTS
    paired = paired.mutate(came=known.ifelse(way, ibis.null("float64")))
    paired = paired.mutate(goes=paired.came.lead().over(order))
    came, goes = ibis.coalesce(paired.came, paired.goes), ibis.coalesce(paired.goes, paired.came)
    return paired.mutate(knots=(came < goes).ifelse(came, goes)).drop(
        *(f"last_{name}" for name in names), "came", "goes"
    )


def apart_nm(table: Table, one: str, two: str) -> Column:
    """Return the distance in nautical miles of two places given as vectors in columns with these prefixes."""
    axes = (table[f"{one}{axis}"] - table[f"{two}{axis}"] for axis in "xyz")
    squares = [axis * axis for axis in axes]
    return (squares[0] + squares[1] + squares[2]).sqrt() * EARTH_NM


def mean_place(table: Table, prefix: str = "") -> dict[str, Column]:
    """Return lat and lon in degrees of vectors summed or averaged in columns x, y and z with this prefix."""
    x, y, z = (table[f"{prefix}{axis}"] for axis in "xyz")
    return {"lat": z.atan2((x * x + y * y).sqrt()).degrees(), "lon": y.atan2(x).degrees()}


def _vector(prefix: str, lat: Column, lon: Column) -> dict[str, Column]:
    north, east = lat.radians(), lon.radians()
    return {
        f"{prefix}x": north.cos() * east.cos(),
        f"{prefix}y": north.cos() * east.sin(),
        f"{prefix}z": north.sin(),
    }
