"""How far it is over water: the shortest way between two places, and the water that a ship could have reached.

The sea is a net of one point of open water in each cell of a quarter of a degree, made by ``tools/coast/seaways.py``
and kept in `coast.npz`: each point is joined to those of the sixteen cells around it that can be seen over water.
Canals and narrow straits stand in it as ways of their own; what `CLOSED` names there is shut. A way found on the net
is pulled straight where the water allows. Depth, ice, traffic separation and weather are not known here, so a real
voyage is rather longer. ``docs/ships_geography.md`` compares distances with published ones.
"""

import heapq
import math
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bongsu.detect.ships.waters.coast import EARTH_NM, shore_nm, stored

LatLon = tuple[float, float]
"""A place: latitude and longitude in degrees, WGS 84."""

CELL = 0.25
"""Side of a cell in degrees."""
ROWS, COLUMNS = 720, 1440
SIDE = 9
"""A point stands on one of `SIDE` x `SIDE` places in its cell."""
DRY = 255
"""What the resource holds for a cell without water."""
STEPS = ((0, 1), (1, 0), (1, 1), (1, -1), (1, 2), (2, 1), (1, -2), (2, -1))
"""Rows and columns to the neighbours whose ways a cell's bits tell; the other eight tell of themselves."""

_STEPS = np.array(
    [(sign * row, sign * column, 1 << bit, sign < 0) for sign in (1, -1) for bit, (row, column) in enumerate(STEPS)],
    np.int64,
)  # rows and columns to all sixteen neighbours, the bit that tells of the way, and whether the neighbour's cell does

_ASHORE_NM = 40.0  # a place farther than this from every point of open water is not at sea
_BUCKET_NM = 40.0  # points are settled by the score in such rounds; it changes speed, not the result
_ENDS_NM = 3.0  # so far from its ends a line may cross what the grid takes for land: moles, river mouths
_LOOK_NM = 1.0  # distance between the looks along a line
_LONGEST_PULL_NM = 900.0
_NET_SHARE, _NET_NM = 1.1, 20.0  # on the net a way is longer than pulled straight, by 8% at most where measured
_CACHED = 4096


@dataclass(frozen=True, slots=True)
class Route:
    """The shortest way over water that was found.

    Attributes:
        nm: its length in nautical miles.
        path: its corners, the two places included.
    """

    nm: float
    path: tuple[LatLon, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """The points of the net within so many nautical miles over water.

    Attributes:
        cell: number of the cell of each point, ascending.
        lat, lon: degrees.
        nm: distance over water; of `reach_between`, the length of the detour through the point.
    """

    cell: NDArray[np.int64]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    nm: NDArray[np.float64]


def great_circle_nm(one: LatLon, other: LatLon) -> float:
    """Return the distance on a sphere in nautical miles, over land or water."""
    north = math.sin(math.radians(other[0] - one[0]) / 2)
    east = math.sin(math.radians(other[1] - one[1]) / 2)
    chord = north * north + math.cos(math.radians(one[0])) * math.cos(math.radians(other[0])) * east * east
    return 2 * EARTH_NM * math.asin(min(1.0, math.sqrt(chord)))


def sea_miles(one: LatLon, other: LatLon) -> float | None:
    """Return the shortest way over water in nautical miles; None where a place is far from the sea or cut off."""
    route = sea_route(one, other)
    return route.nm if route else None


def sea_route(one: LatLon, other: LatLon, within_nm: float = math.inf) -> Route | None:
    """Return the shortest way over water; None where a place is far from the sea, cut off, or no place.

    Args:
        one: where it begins.
        other: where it ends.
        within_nm: a way that is longer need not be found; a little longer, it may be.
    """
    if not all(math.isfinite(part) for part in (*one, *other)):
        return None
    return _route(_rounded(one), _rounded(other), within_nm)


def crosses_land(one: LatLon, other: LatLon) -> bool:
    """Return whether the great circle between two places leads over land, but for the last miles to a shore.

    Beyond 900 nautical miles nobody looks: so long a line is taken to cross land.
    """
    return not _clear(_rounded(one), _rounded(other), (True, True))


def miles_around(origin: LatLon, place: LatLon, limit_nm: float) -> float | None:
    """Return how far a place is over water from an origin that is asked about again and again, such as a port.

    In sight it is exact; round land it is told from point to point of the net, some 6 nautical miles too long, at
    most 30.

    Returns:
        Nautical miles; None where the place is farther than the limit, far from the sea, or cut off.
    """
    straight = great_circle_nm(origin, place)
    if straight > limit_nm:
        return None
    if not crosses_land(origin, place):
        return straight if _afloat(place) else None
    here = _afloat(place)
    known = _around(_rounded(origin), limit_nm)
    if here is None or here[0] not in known:
        return None
    miles = max(straight, known[here[0]] + here[1])
    return miles if miles <= limit_nm else None


@lru_cache(maxsize=64)
def _around(origin: LatLon, limit_nm: float) -> dict[int, float]:
    """Return the distance of each point of the net within the limit."""
    reach = sea_reach(origin, limit_nm)
    return dict(zip(reach.cell.tolist(), reach.nm.tolist(), strict=True))


def sea_reach(place: LatLon, limit_nm: float) -> Reach:
    """Return the water within so many nautical miles: distances up to 3% too long, and true to half a cell (10 nm)."""
    start = _afloat(place)
    if start is None or not limit_nm > 0:
        return _reach(np.zeros(0, np.int64), np.zeros(0))
    point, away = start
    distance = _settled(point, None, limit_nm - away)[0]
    cell = np.flatnonzero(distance <= limit_nm - away)
    return _reach(cell, distance[cell] + away)


def reach_between(start: LatLon, end: LatLon, budget_nm: float) -> Reach:
    """Return the water that a ship can have seen that went from start to end on so many nautical miles."""
    there, back = sea_reach(start, budget_nm), sea_reach(end, budget_nm)
    both, one, other = np.intersect1d(there.cell, back.cell, assume_unique=True, return_indices=True)
    detour = there.nm[one] + back.nm[other]
    within = detour <= budget_nm
    return _reach(both[within], detour[within])


def node_degrees(numbers: NDArray[np.uint8]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return latitude and longitude of the points of a table of cells; a dry cell gets its middle."""
    inner = np.where(numbers == DRY, (SIDE * SIDE) // 2, numbers)
    lat = -90 + (np.arange(ROWS)[:, None] + (inner // SIDE + 0.5) / SIDE) * CELL
    lon = -180 + (np.arange(COLUMNS)[None, :] + (inner % SIDE + 0.5) / SIDE) * CELL
    return lat, lon


@dataclass(frozen=True)
class _Net:
    """The points, their places on the unit sphere, and the bits of their ways, all by number of the cell."""

    wet: NDArray[np.bool_]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    unit: NDArray[np.float64]
    ways: NDArray[np.uint8]


@cache
def _net() -> _Net:
    numbers, ways = (stored(name, (ROWS, COLUMNS)) for name in ("sea_nodes", "sea_ways"))
    lat, lon = (axis.reshape(-1) for axis in node_degrees(numbers))
    return _Net(numbers.reshape(-1) != DRY, lat, lon, _unit(lat, lon), ways.reshape(-1))


def _reach(cell: NDArray[np.int64], nm: NDArray[np.float64]) -> Reach:
    net = _net()
    return Reach(cell, net.lat[cell], net.lon[cell], nm)


def _unit(lat: Any, lon: Any) -> NDArray[np.float64]:
    """Return places on the unit sphere, (..., 3)."""
    north, east = np.radians(lat), np.radians(lon)
    return np.stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)], axis=-1)


def _arc_nm(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the distances between places on the unit sphere, in nautical miles."""
    chord = np.linalg.norm(one - other, axis=-1)
    miles: NDArray[np.float64] = 2 * EARTH_NM * np.arcsin(np.minimum(chord / 2, 1))
    return miles


def _rounded(place: LatLon) -> LatLon:
    """Return the place to a hundredth of a degree, so that neighbouring questions share an answer."""
    return round(place[0], 2), round(place[1], 2)


def _afloat(place: LatLon) -> tuple[int, float] | None:
    """Return the nearest point of open water and how far it is; None beyond `_ASHORE_NM` or for no place."""
    if not (abs(place[0]) <= 90 and abs(place[1]) <= 180):
        return None
    net = _net()
    row, column = int((place[0] + 90) / CELL), int((place[1] + 180) / CELL)
    wide = min(COLUMNS // 2, math.ceil(3 / max(0.01, math.cos(math.radians(place[0])))))
    rows = np.arange(max(0, row - 3), min(ROWS, row + 4))
    columns = np.unique(np.arange(column - wide, column + wide + 1) % COLUMNS)
    cells = (rows[:, None] * COLUMNS + columns[None, :]).reshape(-1)
    cells = cells[net.wet[cells]]
    if not cells.size:
        return None
    away = _arc_nm(net.unit[cells], _unit(*place))
    best = int(np.argmin(away))
    return (int(cells[best]), float(away[best])) if away[best] <= _ASHORE_NM else None


def _neighbours(cells: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the ways that lead from these cells: where each begins, and where it ends."""
    row = cells // COLUMNS + _STEPS[:, :1]
    target = np.clip(row, 0, ROWS - 1) * COLUMNS + (cells % COLUMNS + _STEPS[:, 1:2]) % COLUMNS
    told_by = np.where(_STEPS[:, 3:], target, cells)
    open_way = (_net().ways[told_by] & _STEPS[:, 2:3] > 0) & (row >= 0) & (row < ROWS)
    step, source = np.nonzero(open_way)
    return cells[source], target[step, source]


def _settled(start: int, goal: int | None, limit_nm: float) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return each point's distance over water from the start, and the point before it; infinite where not reached.

    Points are settled in rounds by distance plus the great circle to the goal, all of a round at once; those by which
    the goal is farther than the limit are given up.
    """
    net = _net()
    distance = np.full(ROWS * COLUMNS, np.inf)
    before = np.full(ROWS * COLUMNS, -1, np.int64)
    distance[start] = 0
    open_points, due = np.array([start], np.int64), 0.0
    while open_points.size:
        score = distance[open_points]
        if goal is not None:
            score = score + _arc_nm(net.unit[open_points], net.unit[goal])
            open_points, score = open_points[score <= limit_nm], score[score <= limit_nm]
            if not open_points.size:
                break
        due = max(due, float(score.min()) + _BUCKET_NM)
        if goal is not None and distance[goal] <= score.min():
            break
        now, later = open_points[score <= due], open_points[score > due]
        open_points = np.union1d(later, _relaxed(now, distance, before, limit_nm))
    return distance, before


def _relaxed(
    now: NDArray[np.int64], distance: NDArray[np.float64], before: NDArray[np.int64], limit_nm: float
) -> NDArray[np.int64]:
    """Go one step from these points, note where that is shorter, and return those points."""
    source, target = _neighbours(now)
    unit = _net().unit
    reached = distance[source] + _arc_nm(unit[source], unit[target])
    shorter = np.flatnonzero((reached < distance[target]) & (reached <= limit_nm))
    order = shorter[np.lexsort((reached[shorter], target[shorter]))]
    nearest = order[np.flatnonzero(np.diff(target[order], prepend=-1))]
    source, target = source[nearest], target[nearest]
    distance[target] = reached[nearest]
    before[target] = source
    return target


@lru_cache(maxsize=_CACHED)
def _route(one: LatLon, other: LatLon, within_nm: float) -> Route | None:
    begin, end = _afloat(one), _afloat(other)
    if begin is None or end is None:
        return None
    if _clear(one, other, (True, True)):
        return Route(great_circle_nm(one, other), (one, other))
    start, goal = begin[0], end[0]
    distance, before = _settled(start, goal, within_nm * _NET_SHARE + _NET_NM)
    if not math.isfinite(distance[goal]):
        return None
    path = _pulled([one, *_walked(start, goal, before), other])
    return Route(sum(map(great_circle_nm, path, path[1:])), tuple(path))


def _walked(start: int, goal: int, before: NDArray[np.int64]) -> list[LatLon]:
    """Return the points from start to goal."""
    net, cells = _net(), [goal]
    while cells[-1] != start:
        cells.append(int(before[cells[-1]]))
    return [(float(net.lat[cell]), float(net.lon[cell])) for cell in reversed(cells)]


def _pulled(path: list[LatLon]) -> list[LatLon]:
    """Return the way with every corner left out that open water does not ask for.

    The corners are chosen so that the sum is least: each is joined to those after it that it can see.
    """
    best, come = [math.inf] * len(path), [0] * len(path)
    best[0] = 0.0
    queue = [0]
    while queue:
        here = heapq.heappop(queue)
        for ahead in _seen_from(path, here):
            length = best[here] + great_circle_nm(path[here], path[ahead])
            if math.isinf(best[ahead]):
                heapq.heappush(queue, ahead)
            if length < best[ahead]:
                best[ahead], come[ahead] = length, here
    corners = [len(path) - 1]
    while corners[-1]:
        corners.append(come[corners[-1]])
    return [path[corner] for corner in reversed(corners)]


def _seen_from(path: list[LatLon], here: int) -> list[int]:
    """Return the next point of the way, and farther ones in sight, looking twice as far each time."""
    last = len(path) - 1
    seen, leap = [here + 1] if here < last else [], 2
    while here + leap < last and _clear(path[here], path[here + leap], (here == 0, False)):
        seen.append(here + leap)
        leap *= 2
    if here + 1 < last and _clear(path[here], path[last], (here == 0, True)):
        seen.append(last)
    return seen


def _clear(one: LatLon, other: LatLon, ashore: tuple[bool, bool]) -> bool:
    """Return whether the great circle between two places lies on water; land is forgiven around those ``ashore``."""
    length = great_circle_nm(one, other)
    if length > _LONGEST_PULL_NM:
        return False
    share = np.arange(_ENDS_NM * ashore[0], length - _ENDS_NM * ashore[1], _LOOK_NM) / max(length, _LOOK_NM)
    if not share.size:
        return True
    start, end = _unit(*one), _unit(*other)
    angle = length / EARTH_NM
    along = (np.sin((1 - share) * angle)[:, None] * start + np.sin(share * angle)[:, None] * end) / math.sin(angle)
    lat = np.degrees(np.arcsin(np.clip(along[:, 2], -1, 1)))
    lon = np.degrees(np.arctan2(along[:, 1], along[:, 0]))
    return bool((shore_nm(lat, lon) > 0).all())
