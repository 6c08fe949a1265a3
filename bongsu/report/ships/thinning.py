"""Tracks thinned to what a page can show: bounded whatever comes in, and the same for the same rows."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from bongsu.report.ships.chart import Fix

PAUSE_SECONDS = 6 * 3600
"""A line is not drawn over a silence as long as this: nobody saw the ship there."""

LEAP_KNOTS = 60.0
"""Nor where no ship can have sailed: faster than this, over more than `LEAP_NM`."""

LEAP_NM = 5.0

BUDGET = 50_000
"""Points of all lines together: about a megabyte of page."""

SHIPS = 400
"""Ships whose lines are drawn: those with events first, then those seen most."""

_FIRST_TOLERANCE_NM = 0.03
_AT_MOST = 20_000  # points of one line that are looked at; of longer ones every so many are
_PASSING = 300  # points kept of a ship without events


@dataclass(frozen=True, slots=True)
class Line:
    """A ship's way without a pause: seconds since 1970, latitudes and longitudes, in the order of time."""

    ship: str
    mmsi: str
    segment: int
    second: NDArray[np.int64]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]


def thinned(fixes: Iterable[Fix], wanted: Collection[str]) -> tuple[tuple[Line, ...], int]:
    """Return the lines to draw, and how many ships were left out.

    Args:
        fixes: positions, those of one ship and segment together; what is no place is left out.
        wanted: numbers (MMSI) and names of ships with events.
    """
    lines: list[Line] = []
    for (ship, mmsi, segment), rows in groupby(fixes, key=lambda fix: (fix[0], fix[1], fix[2])):
        kept = ship in wanted or mmsi in wanted
        lines.extend(_lines(ship, mmsi, segment, list(rows), kept))
    drawn, left_out = _chosen(lines, wanted)
    return tuple(_within_budget(drawn)), left_out


def _lines(ship: str, mmsi: str, segment: int, rows: list[Fix], kept: bool) -> Iterator[Line]:
    """Yield the parts of a segment between its pauses."""
    told = np.array([(row[3], row[4], row[5]) for row in rows if row[4] is not None and row[5] is not None], np.float64)
    told = told.reshape(-1, 3)
    told = told[(np.abs(told[:, 1]) <= 90) & (np.abs(told[:, 2]) <= 180)]
    told = told[np.argsort(told[:, 0], kind="stable")]
    for part in np.split(told, np.flatnonzero(_broken(told)) + 1):
        if len(part) > 1:
            line = Line(ship, mmsi, segment, part[:, 0].astype(np.int64), part[:, 1], part[:, 2])
            yield _simpler(line, _FIRST_TOLERANCE_NM, _AT_MOST if kept else _PASSING)


def _broken(told: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return between which rows (second, latitude, longitude) no line is drawn."""
    seconds, north, east = np.diff(told, axis=0).T
    narrowing = np.cos(np.radians(told[1:, 1]))
    miles = np.hypot(north, ((east + 180) % 360 - 180) * narrowing) * 60
    leapt = (miles > LEAP_NM) & (miles * 3600 > LEAP_KNOTS * np.maximum(seconds, 1))
    return np.asarray((seconds >= PAUSE_SECONDS) | leapt, dtype=np.bool_)


def _chosen(lines: list[Line], wanted: Collection[str]) -> tuple[list[Line], int]:
    """Return the lines of the ships that are drawn, and how many ships are not."""
    seen: dict[str, int] = {}
    for line in lines:
        seen[line.ship] = seen.get(line.ship, 0) + len(line.second)
    with_events = {line.ship for line in lines if line.ship in wanted or line.mmsi in wanted}
    ranked = sorted(seen, key=lambda ship: (ship not in with_events, -seen[ship], ship))
    shown = set(ranked[:SHIPS])
    return [line for line in lines if line.ship in shown], len(ranked) - len(shown)


def _within_budget(lines: list[Line]) -> list[Line]:
    """Return the lines with so much left out that all are within the budget."""
    tolerance = _FIRST_TOLERANCE_NM
    while sum(len(line.second) for line in lines) > BUDGET and tolerance < 1000:
        tolerance *= 2
        lines = [_simpler(line, tolerance, _AT_MOST) for line in lines]
    return lines if sum(len(line.second) for line in lines) <= BUDGET else lines[: BUDGET // 2]


def _simpler(line: Line, tolerance_nm: float, at_most: int) -> Line:
    """Return the line with its ends, and the corners farther than the tolerance from what is left."""
    stride = -(-len(line.second) // at_most)
    pick = np.unique(np.append(np.arange(0, len(line.second), stride), len(line.second) - 1))
    lat = line.lat[pick] * 60
    lon = np.unwrap(line.lon[pick], period=360) * 60 * np.cos(np.radians(line.lat[pick].mean()))
    pick = pick[corners(np.stack([lon, lat], axis=1), tolerance_nm)]
    return Line(line.ship, line.mmsi, line.segment, line.second[pick], line.lat[pick], line.lon[pick])


def corners(points: NDArray[np.float64], tolerance: float) -> NDArray[np.int64]:
    """Return the numbers of the corners that Douglas and Peucker keep, the ends included."""
    keep = np.zeros(len(points), bool)
    keep[[0, -1]] = True
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        away = _from_line(points[first + 1 : last], points[first], points[last])
        farthest = int(np.argmax(away))
        if away[farthest] > tolerance:
            split = first + 1 + farthest
            keep[split] = True
            spans += [(first, split), (split, last)]
    return np.flatnonzero(keep)


def _from_line(
    points: NDArray[np.float64], start: NDArray[np.float64], end: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return how far each point is from the line between two others."""
    along = end - start
    length = float(along @ along)
    share = np.clip((points - start) @ along / length, 0, 1) if length else np.zeros(len(points))
    away: NDArray[np.float64] = np.hypot(*(points - start - share[:, None] * along).T)
    return away
