"""What great circles leave out: distances of rows of events whose straight way leads over land, and whose coast it is.

Tables measure great circles, since engines know no coast. What comes out of them is few, and is put right here before
anything is claimed: a way over water is never shorter, so nothing is missed that the great circle did not find.
"""

from collections.abc import Iterator, Sequence

from bongsu.detect.detector import Row
from bongsu.detect.ships.columns import HOUR
from bongsu.detect.ships.waters.coast import REACH_NM, nearest_country, shore_nm
from bongsu.detect.ships.waters.seaways import LatLon, crosses_land, miles_around, sea_miles

_COARSE_NM = 20.0
"""What `miles_around` tells too long round land, in 19 of 20 ways to ports of the DPRK."""


def place(row: Row, end: str) -> LatLon | None:
    """Return the place in the columns ``lat`` and ``lon`` with this prefix; None where it is unknown."""
    lat, lon = row[f"{end}lat"], row[f"{end}lon"]
    return None if lat is None or lon is None else (float(lat), float(lon))


def miles_round_land(one: LatLon | None, other: LatLon | None) -> float | None:
    """Return how far it is over water, where the great circle leads over land; None where it does not, or unknown."""
    if one is None or other is None or not crosses_land(one, other):
        return None
    return sea_miles(one, other)


def legs_by_sea(rows: Sequence[Row], by: str, origin: str, farthest_nm: float) -> Iterator[Row]:
    """Yield the rows with ``nm_to`` and ``nm_from`` over water, without those out of reach of the place between.

    The ways are measured quickly and told rather too short; `leg_by_sea` measures them well.

    Args:
        rows: with ``start_lat``, ``start_lon``, ``end_lat``, ``end_lon``, and a place between.
        by: prefix of the columns of that place.
        origin: column that names that place; many rows share one.
        farthest_nm: of each leg.
    """
    harbours: dict[object, LatLon | None] = {}
    for row in rows:
        harbour = harbours.setdefault(row[origin], place(row, by))
        start, end = place(row, "start_"), place(row, "end_")
        if harbour is None or start is None or end is None:
            continue
        there, back = miles_around(harbour, start, farthest_nm), miles_around(harbour, end, farthest_nm)
        if there is not None and back is not None:
            yield {**row, "nm_to": _at_least(there, row["nm_to"]), "nm_from": _at_least(back, row["nm_from"])}


def leg_by_sea(row: Row, by: str) -> Row:
    """Return the row with ``nm_to`` and ``nm_from`` over water, as `sea_miles` tells them."""
    between = place(row, by)
    there = miles_round_land(place(row, "start_"), between) or row["nm_to"]
    return {**row, "nm_to": there, "nm_from": miles_round_land(between, place(row, "end_")) or row["nm_from"]}


def _at_least(miles: float, straight: float) -> float:
    return max(straight, miles - _COARSE_NM)


def with_shores(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows with ``shore_nm`` of their start and whose shore it is, ``coast`` (ISO two letters).

    Both are null where the place is unknown or the shore is farther than `REACH_NM`: far, and not known how far.
    """
    lat = [_number(row["start_lat"]) for row in rows]
    lon = [_number(row["start_lon"]) for row in rows]
    for row, away, country in zip(rows, shore_nm(lat, lon), nearest_country(lat, lon), strict=True):
        near = bool(abs(away) < REACH_NM)
        yield {**row, "shore_nm": float(away) if near else None, "coast": str(country) or None if near else None}


def _number(degrees: float | None) -> float:
    return float("nan") if degrees is None else float(degrees)


def hours_together(row: Row, to_nm: float, from_nm: float) -> float:
    """Return how long a silent ship can have been beside a waiting one, with so many miles of way to it and on.

    Args:
        row: of `candidates`, of which times and ``possible_knots`` count.
        to_nm: from the start of the silence to the waiting ship.
        from_nm: from there to its end.
    """
    knots = row["possible_knots"]
    earliest = max(row["start_second"] + to_nm / knots * HOUR, row["other_start_second"])
    latest = min(row["end_second"] - from_nm / knots * HOUR, row["other_end_second"])
    return float(latest - earliest) / HOUR
