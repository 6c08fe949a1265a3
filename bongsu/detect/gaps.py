"""AIS gaps: a ship that was heard, then not heard for hours, then heard again.

A gap says only that no position reached the receivers behind the table. It does not say that a transmitter was
switched off: poor reception and crowded channels look the same. Each gap therefore carries what speaks for working
reception: how often the ship was heard before, and how many other ships were heard nearby meanwhile.
The silence after a ship's last position is no gap: the table may simply end.

The expressions run on every Ibis engine with window functions: no ASOF join, no user-defined function,
no subtraction of timestamps (engines disagree on its type).
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, cast

import ibis

from bongsu.detect.parameters import GapParameters
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind, Place, When
from bongsu.model.evidence import Evidence
from bongsu.model.party import Identifiers, Party, vessel

RULE = "detect.gaps/1"
POSITION_COLUMNS: Mapping[str, str] = {
    "row": "int64",
    "mmsi": "string",
    "time": "timestamp('UTC')",
    "lat": "float64",
    "lon": "float64",
    "sog": "float64",
    "imo": "string",
    "name": "string",
    "call_sign": "string",
    "flag": "string",
}
"""The columns that `gaps` reads from a table of positions; ``row`` is the 1-based record number in the evidence."""

EARTH_NM = 6371.0088 / 1.852  # IUGG mean radius of the earth, in nautical miles
_HOUR = 3600
_IDENTITY = ("imo", "name", "call_sign", "flag")

# Ibis ships no types: its tables and columns are named here, and checked by running them.
Table = Any
Column = Any


def gaps(positions: Table, parameters: GapParameters) -> Table:
    """Return one row per silence of at least ``min_hours``, ordered by MMSI and start.

    Rows without MMSI or time are left out; a latitude or longitude out of range (AIS sends 91 and 181 for "not
    available") counts as heard at an unknown place; one MMSI at one instant counts once.

    Args:
        positions: a table with `POSITION_COLUMNS`, in any order of rows.
        parameters: see `GapParameters`.

    Returns:
        An expression with the columns mmsi, imo, name, call_sign, flag (the last known before the gap), start, end
        (timestamps, UTC), start_row, end_row, start_lat, start_lon, end_lat, end_lon (degrees), hours,
        distance_nm (great circle; null when a place is unknown), implied_knots, heard_before (positions in the
        ``hours_before`` hours before start), ships_nearby (other MMSIs heard during the gap within
        ``nearby_degrees`` of the last place; null when that is unknown), and the two parameters themselves.
    """
    heard = _heard(positions)
    silences = _silences(heard, parameters)
    known = _known_before(silences, heard, parameters)
    nearby = _ships_nearby(silences, heard, parameters)
    joined = silences.left_join(known, ["start_row"]).drop("start_row_right")
    joined = joined.left_join(nearby, ["start_row"]).drop("start_row_right")
    return _described(joined, parameters).order_by("mmsi", "start")


def gap_claims(rows: Iterable[Mapping[str, object]], evidence: Evidence) -> tuple[Claim, ...]:
    """Return one claim per row of the table that `gaps` makes; times must be aware, unknown values None."""
    return tuple(_claim(cast("Mapping[str, Any]", row), evidence) for row in rows)


def _heard(positions: Table) -> Table:
    """Return the positions once per ship and instant, with impossible places made null."""
    located = positions.filter(positions.mmsi.notnull(), positions.time.notnull()).mutate(
        lat=_within(positions.lat, 90), lon=_within(positions.lon, 180), second=_second(positions.time)
    )
    placeless = located.lat.isnull() | located.lon.isnull()
    located = located.mutate(
        lat=placeless.ifelse(ibis.null("float64"), located.lat),
        lon=placeless.ifelse(ibis.null("float64"), located.lon),
        placeless=placeless.cast("int8"),
    )
    same = ibis.window(group_by=["mmsi", "second"], order_by=["placeless", "row"])
    numbered = located.mutate(copy=ibis.row_number().over(same))
    return numbered.filter(numbered.copy == 0).select("row", "mmsi", "time", "second", "lat", "lon", *_IDENTITY)


def _second(time: Column) -> Column:
    """Return whole seconds since 1970: some engines give fractions, some do not, so all are cut."""
    return time.epoch_seconds().floor().cast("int64")


def _within(degrees: Column, limit: int) -> Column:
    """Return the degrees, or null where out of range or not a number."""
    return degrees.between(-limit, limit).ifelse(degrees, ibis.null("float64"))


def _silences(heard: Table, parameters: GapParameters) -> Table:
    """Return the pairs of successive positions of a ship with at least the threshold between them."""
    track = ibis.window(group_by="mmsi", order_by="second")
    later = {f"end_{name}": heard[name].lead().over(track) for name in ("row", "second", "lat", "lon")}
    paired = heard.mutate(end=heard.time.lead().over(track), **later)
    silent = paired.filter(paired.end_second - paired.second >= parameters.min_hours * _HOUR)
    return silent.select(
        "mmsi",
        "end",
        "end_row",
        "end_second",
        "end_lat",
        "end_lon",
        start=silent.time,
        start_row=silent.row,
        start_second=silent.second,
        start_lat=silent.lat,
        start_lon=silent.lon,
    )


def _known_before(silences: Table, heard: Table, parameters: GapParameters) -> Table:
    """Return per silence what the ship last called itself, and how often it was heard shortly before."""
    earlier = silences.select("mmsi", "start_row", "start_second").view()
    joined = earlier.join(heard, [earlier.mmsi == heard.mmsi, heard.second <= earlier.start_second])
    ago = joined.start_second - joined.second
    recent = (ago > 0) & (ago <= parameters.hours_before * _HOUR)
    # last() over a window keeps nulls on DuckDB, so the last known value is asked for by its time
    known = {name: joined[name].argmax(joined.second, where=joined[name].notnull()) for name in _IDENTITY}
    return joined.group_by("start_row").aggregate(heard_before=recent.cast("int64").sum(), **known)


def _ships_nearby(silences: Table, heard: Table, parameters: GapParameters) -> Table:
    """Return per silence how many other ships were heard in the box around the last place.

    Boxes and positions meet in cells of half a box's side, so that the engine can join on equality.
    """
    side = parameters.nearby_degrees
    boxes = _with_cells(silences.filter(silences.start_lat.notnull()), "start_lat", "start_lon", side)
    for axis, cells in (("cell_lat", 0), ("cell_lon", round(360 / side))):
        boxes = boxes.mutate(shift=ibis.array([-1, 0, 1]).unnest())
        shifted = boxes[axis] + boxes["shift"]
        boxes = boxes.mutate(**{axis: (shifted + cells) % cells if cells else shifted})
    boxes = boxes.drop("shift").view()
    others = _with_cells(heard.filter(heard.lat.notnull()), "lat", "lon", side)
    others = others.select("cell_lat", "cell_lon", "second", "lat", "lon", other="mmsi")
    met = boxes.join(others, ["cell_lat", "cell_lon"])
    east_west = (met.lon - met.start_lon).abs()
    met = met.filter(
        met.other != met.mmsi,
        met.second.between(met.start_second, met.end_second),
        (met.lat - met.start_lat).abs() <= side,
        (east_west <= side) | (east_west >= 360 - side),
    )
    return met.group_by("start_row").aggregate(ships_nearby=met.other.nunique())


def _with_cells(table: Table, lat: str, lon: str, side: float) -> Table:
    """Return the table with the cell of each place, counted from the south pole and the date line."""
    cell_lon = ((table[lon] + 180) / side).floor().cast("int64") % round(360 / side)
    return table.mutate(cell_lat=((table[lat] + 90) / side).floor().cast("int64"), cell_lon=cell_lon)


def _described(silences: Table, parameters: GapParameters) -> Table:
    """Return the silences with lengths, distances and the columns that `gaps` promises."""
    hours = (silences.end_second - silences.start_second) / _HOUR
    distance = _distance_nm(silences.start_lat, silences.start_lon, silences.end_lat, silences.end_lon)
    unplaced = silences.start_lat.isnull()
    nearby = unplaced.ifelse(ibis.null("int64"), ibis.coalesce(silences.ships_nearby, 0))
    return silences.select(
        "mmsi",
        *_IDENTITY,
        "start",
        "end",
        "start_row",
        "end_row",
        "start_lat",
        "start_lon",
        "end_lat",
        "end_lon",
        "heard_before",
        hours=hours,
        distance_nm=distance,
        implied_knots=distance / hours,
        ships_nearby=nearby,
        hours_before=ibis.literal(parameters.hours_before),
        nearby_degrees=ibis.literal(parameters.nearby_degrees),
    )


def _distance_nm(lat1: Column, lon1: Column, lat2: Column, lon2: Column) -> Column:
    """Return the great-circle distance (haversine) in nautical miles; null where a place is."""
    north = ((lat2 - lat1).radians() / 2).sin()
    east = ((lon2 - lon1).radians() / 2).sin()
    chord = north * north + lat1.radians().cos() * lat2.radians().cos() * east * east
    # rounding may pass 1 at the antipodes; least() would turn a null into 1 on DuckDB, this keeps it
    return (chord > 1).ifelse(1.0, chord).sqrt().asin() * 2 * EARTH_NM


def _claim(row: Mapping[str, Any], evidence: Evidence) -> Claim:
    start, end = row["start"], row["end"]
    place = None if row["start_lat"] is None else Place(lat=float(row["start_lat"]), lon=float(row["start_lon"]))
    return Claim(
        Event(EventKind.AIS_GAP, agents=(_ship(row),), place=place, when=When(start, end)),
        Stance.ASSERTED,
        evidence.id,
        _in_one_line(row),
        RULE,
        row=(row["start_row"], row["end_row"]),
    )


def _ship(row: Mapping[str, Any]) -> Party:
    """Return the ship as it last called itself before the gap; the flag counts where it is a country's code."""
    flag = (row["flag"] or "").lower()
    identifiers = Identifiers(imo=row["imo"] or None, mmsi=row["mmsi"], call_sign=row["call_sign"] or None)
    return vessel(row["name"] or None, identifiers, flag if len(flag) == 2 and flag.isalpha() else None)


def _in_one_line(row: Mapping[str, Any]) -> str:
    """Return what was observed, and no more: the two positions and what was heard around the silence."""
    last = f"MMSI {row['mmsi']} last heard {_instant(row['start'])} at {_position(row['start_lat'], row['start_lon'])}"
    again = f"heard again {_instant(row['end'])} at {_position(row['end_lat'], row['end_lon'])}"
    apart = f"{row['hours']:.1f} hours"
    if row["distance_nm"] is not None:
        apart += f" and {row['distance_nm']:.0f} nautical miles"
    before = f"heard {row['heard_before']} times in the {row['hours_before']:g} hours before"
    if row["ships_nearby"] is None:
        return f"{last}, {again}, {apart} later; {before}."
    nearby = f"other ships heard meanwhile within {row['nearby_degrees']:g} degrees of the last position"
    return f"{last}, {again}, {apart} later; {before}; {nearby}: {row['ships_nearby']}."


def _instant(time: datetime) -> str:
    return f"{time:%Y-%m-%d %H:%M} UTC"


def _position(lat: float | None, lon: float | None) -> str:
    if lat is None or lon is None:
        return "an unknown position"
    return f"{abs(lat):.2f} {'N' if lat >= 0 else 'S'} {abs(lon):.2f} {'E' if lon >= 0 else 'W'}"
