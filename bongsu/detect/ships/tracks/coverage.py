"""Where these receivers reach: whether a silent ship sailed out of it, and whether others came back with it."""

import ibis
import pyarrow as pa

from bongsu.detect.detector import Column, Engine, Table
from bongsu.detect.ships.columns import HOUR, SEGMENTS
from bongsu.detect.ships.parameters import GapParameters
from bongsu.detect.ships.waters.coast import shore_nm
from bongsu.detect.ships.waters.geometry import with_cells, with_neighbours

_WATCH = 6 * HOUR
"""In this much time, and as much before and after, some ship passes a place of a lane."""

_AROUND = 6 * HOUR
_SIDE = 2.5  # degrees: what one satellite or one chain of stations covers is wider than this


def with_covered(hours: Table, parameters: GapParameters) -> Table:
    """Return the cells in which anybody was heard, by `_WATCH`: cell_lat, cell_lon, watch."""
    placed = with_cells(hours.filter(hours.lat.notnull()), "lat", "lon", parameters.covered_degrees)
    return placed.select("cell_lat", "cell_lon", watch=placed.first_second // _WATCH).distinct()


def ahead(silences: Table, before: Table, covered: Table, parameters: GapParameters) -> Table:
    """Return per silence how many places ahead on the ship's course there are, and at how many others are then heard.

    Args:
        silences: of `gaps`, with ship, start_second, start_lat and start_lon.
        before: by ship and start_second, with from_second, from_lat and from_lon.
        covered: of `with_covered`.
        parameters: how far ahead.
    """
    sailing = silences.inner_join(before, ["ship", "start_second"])
    sailing = sailing.filter(sailing.start_lat.notnull(), sailing.start_second > sailing.from_second)
    for_hours = (sailing.start_second - sailing.from_second) / HOUR
    course = sailing.select(
        "ship",
        "start_second",
        "start_lat",
        "start_lon",
        pace=ibis.literal(float(HOUR)),
        north=(sailing.start_lat - sailing.from_lat) / for_hours,
        east=_eastward(sailing.start_lon - sailing.from_lon) / for_hours,
        step=ibis.array(list(range(1, parameters.hours_ahead + 1))).unnest(),
    )
    return _heard(_places(course), covered, parameters, "ahead")


def on_the_way(silences: Table, covered: Table, engine: Engine, parameters: GapParameters) -> Table:
    """Return per silence how many places at sea on the straight way to its end there are, and at how many others are
    then heard; those on land are left out.
    """  # noqa: D205
    known = silences.filter(silences.start_lat.notnull(), silences.end_lat.notnull())
    parts = parameters.hours_ahead + 1
    way = known.select(
        "ship",
        "start_second",
        "start_lat",
        "start_lon",
        pace=(known.end_second - known.start_second) / parts,
        north=(known.end_lat - known.start_lat) / parts,
        east=_eastward(known.end_lon - known.start_lon) / parts,
        step=ibis.array(list(range(1, parts))).unnest(),
    )
    places = engine.arrow(_places(way))
    afloat = shore_nm(*(places[name].to_numpy() for name in ("lat", "lon"))) > 0
    return _heard(engine.table(places.filter(pa.array(afloat)), "places_on_the_way"), covered, parameters, "way")


def _eastward(degrees: Column) -> Column:
    """Return a difference of longitudes over the date line where that is the shorter way."""
    return (degrees > 180).ifelse(degrees - 360, (degrees < -180).ifelse(degrees + 360, degrees))


def _places(lines: Table) -> Table:
    """Return the places on lines from a start, so many steps of so many degrees and seconds away from it."""
    places = lines.mutate(lat=lines.start_lat + lines.north * lines.step)
    places = places.mutate(lon=(places.start_lon + places.east * places.step + 540) % 360 - 180)
    return places.filter(places.lat.abs() <= 90).select(
        "ship", "start_second", "step", "lat", "lon", second=places.start_second + places.step * places.pace
    )


def _heard(places: Table, covered: Table, parameters: GapParameters, name: str) -> Table:
    """Return per silence how many places there are, ``name``, and how many of them are covered, ``name_heard``."""
    watched = with_cells(places, "lat", "lon", parameters.covered_degrees).mutate(hop=ibis.array([-1, 0, 1]).unnest())
    watched = watched.mutate(watch=(watched.second / _WATCH).floor().cast("int64") + watched.hop).view()
    reached = watched.inner_join(covered, ["cell_lat", "cell_lon", "watch"])
    reached = reached.group_by("ship", "start_second").aggregate(**{f"{name}_heard": reached["step"].nunique()})
    asked = places.group_by("ship", "start_second").aggregate(**{name: places.count()}).view()
    told = asked.left_join(reached, ["ship", "start_second"]).drop("ship_right", "start_second_right")
    return told.mutate(**{f"{name}_heard": told[f"{name}_heard"].fill_null(0)})


def back_together(silences: Table, parameters: GapParameters) -> Table:
    """Return per silence how many other silences ended near its end within minutes of it, and within hours.

    Ships that come back together, wherever and whenever each fell silent, did not choose to: reception came back.
    """
    ended = silences.filter(silences.end_lat.notnull())
    ended = with_cells(ended.mutate(watch=ended.end_second // _AROUND), "end_lat", "end_lon", _SIDE)
    two = ended.select("cell_lat", "cell_lon", "watch", other="ship", ended="end_second").view()
    one = ended.select("ship", "start_second", "end_second", "cell_lat", "cell_lon", "watch")
    one = with_neighbours(one.mutate(hop=ibis.array([-1, 0, 1]).unnest()), _SIDE)
    one = one.mutate(watch=one.watch + one.hop).drop("hop").view()
    met = one.join(two, ["cell_lat", "cell_lon", "watch"])
    apart = (met.end_second - met.ended).abs()
    met = met.filter(met.ship // SEGMENTS != met.other // SEGMENTS, apart <= _AROUND)
    soon = (met.end_second - met.ended).abs() <= parameters.back_minutes * 60
    return met.group_by("ship", "start_second").aggregate(
        back_together=met.other.nunique(where=soon), back_around=met.other.nunique()
    )
