"""Which water leads where: one point of open water a cell, and which of its neighbours it sees over water."""

import itertools

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from bongsu.detect.ships.waters.coast import shore_nm
from bongsu.detect.ships.waters.seaways import CELL, COLUMNS, DRY, ROWS, SIDE, STEPS, node_degrees

OPEN_NM = 0.2  # a point nearer to the shore than this is no open water
FREE_NM = 45.0  # no step from a point this far from any shore can meet land
POOL = 60  # cells: less than the smallest sea that ships cross
LOOKS = 40  # along a step: less than a mile apart
AT_ONCE = 200_000

Line = list[tuple[float, float]]

PASSAGES: dict[str, Line] = {
    "Suez Canal": [(31.45, 32.4), (31.25, 32.3), (30.95, 32.31), (30.7, 32.34), (30.45, 32.36), (30.2, 32.57),
                   (29.93, 32.56), (29.7, 32.55)],
    "Panama Canal": [(9.45, -79.93), (9.3, -79.92), (9.2, -79.85), (9.1, -79.7), (8.95, -79.56), (8.75, -79.48)],
    "Bosporus": [(41.35, 29.17), (41.2, 29.12), (41.05, 29.04), (40.9, 28.93)],
    "Dardanelles": [(40.55, 27.0), (40.42, 26.72), (40.2, 26.4), (40.05, 26.2), (39.95, 25.95)],
    "Kerch Strait": [(45.0, 36.5), (45.2, 36.45), (45.36, 36.65), (45.6, 36.7)],
    "Singapore Strait": [(1.15, 103.4), (1.17, 103.75), (1.23, 104.0), (1.32, 104.4)],
    "Oresund": [(56.25, 12.3), (56.05, 12.62), (55.85, 12.7), (55.6, 12.75), (55.4, 12.72)],
    "Great Belt": [(55.9, 10.9), (55.6, 10.85), (55.35, 11.0), (55.0, 10.95), (54.75, 10.85)],
    "Strait of Messina": [(38.35, 15.7), (38.23, 15.62), (38.0, 15.55)],
    "Kanmon Strait": [(34.06, 130.68), (33.97, 130.86), (33.94, 130.93), (33.97, 130.98), (33.9, 131.1),
                      (33.84, 131.3)],
    "Tsugaru Strait": [(41.15, 139.9), (41.3, 140.3), (41.45, 140.65), (41.6, 141.0), (41.45, 141.5)],
    "La Perouse Strait": [(45.6, 141.4), (45.75, 141.9), (45.8, 142.4)],
}  # fmt: skip
"""Canals and straits narrower than a cell: latitude and longitude of their corners, read off charts of the world."""

CLOSED: dict[str, Line] = {
    "Northern Sea Route": [(77.7, 104.5), (90.0, 104.5)],
    "Northwest Passage": [(69.0, -128.0), (90.0, -128.0)],
}
"""What is shut: the ice, which no liner crosses."""


def seaways() -> tuple[np.ndarray, np.ndarray]:
    """Return the points and the ways of all cells, as bytes; see `bongsu.detect.ships.waters.seaways`."""
    nodes, shore = _most_open()
    forced = _passages(nodes)
    lat, lon = node_degrees(nodes)
    ways = np.zeros((ROWS, COLUMNS), np.uint8)
    for bit, step in enumerate(STEPS):
        ways |= _open_ways(nodes, shore, lat, lon, step).astype(np.uint8) << np.uint8(bit)
    for row, column, bit in forced:
        ways[row, column] |= np.uint8(1 << bit)
    nodes[_pools(ways)] = DRY
    return nodes, ways


def _pools(ways: np.ndarray) -> np.ndarray:
    """Return the cells from which fewer than `POOL` others can be reached: fjords and lagoons cut off by the grid."""
    cells = np.arange(ROWS * COLUMNS)
    pairs = []
    for bit, (rows, columns) in enumerate(STEPS):
        source = cells[ways.reshape(-1) >> bit & 1 > 0]
        target = (source // COLUMNS + rows) * COLUMNS + (source % COLUMNS + columns) % COLUMNS
        pairs.append(np.stack([source, target]))
    source, target = np.concatenate(pairs, axis=1)
    joined = coo_array((np.ones(len(source), np.int8), (source, target)), shape=(len(cells), len(cells)))
    _, water = connected_components(joined, directed=False)
    return (np.bincount(water)[water] < POOL).reshape(ROWS, COLUMNS)


def _most_open() -> tuple[np.ndarray, np.ndarray]:
    """Return for each cell the place farthest from any shore, the middle where that is far enough, and how far."""
    nodes = np.full((ROWS, COLUMNS), (SIDE * SIDE) // 2, np.uint8)
    lat, lon = node_degrees(nodes)
    best = shore_nm(lat, lon)
    for number in range(SIDE * SIDE):
        near = best < FREE_NM / 3
        tried_lat = (np.floor(lat / CELL) + (number // SIDE + 0.5) / SIDE) * CELL
        tried_lon = (np.floor(lon / CELL) + (number % SIDE + 0.5) / SIDE) * CELL
        there = np.full_like(best, -np.inf)
        there[near] = shore_nm(tried_lat[near], tried_lon[near])
        better = there > best + 1e-4
        nodes[better], best[better] = number, there[better]
    nodes[best < OPEN_NM] = DRY
    return nodes, best


def _passages(nodes: np.ndarray) -> list[tuple[int, int, int]]:
    """Put points into the cells that passages run through, and return the ways between them."""
    forced = []
    for line in PASSAGES.values():
        cells = []
        for lat, lon in _drawn(line):
            row, column = (lat + 90) / CELL, (lon + 180) / CELL
            cell = int(row), int(column)
            if not cells or cells[-1] != cell:
                cells.append(cell)
                inner = int((row % 1) * SIDE) * SIDE + int((column % 1) * SIDE)
                if nodes[cell] == DRY or cell not in _ends(line):
                    nodes[cell] = inner
        for one, other in itertools.pairwise(cells):
            low, high = sorted((one, other))
            forced.append((*low, STEPS.index((high[0] - low[0], high[1] - low[1]))))
    return forced


def _ends(line: Line) -> set[tuple[int, int]]:
    return {(int((lat + 90) / CELL), int((lon + 180) / CELL)) for lat, lon in (line[0], line[-1])}


def _drawn(line: Line) -> list[tuple[float, float]]:
    """Return the line in small steps, so that no cell is leapt over."""
    places: Line = []
    for (lat0, lon0), (lat1, lon1) in itertools.pairwise(line):
        places += [(lat0 + (lat1 - lat0) * share, lon0 + (lon1 - lon0) * share) for share in np.linspace(0, 1, 200)]
    return places


def _open_ways(
    nodes: np.ndarray, shore: np.ndarray, lat: np.ndarray, lon: np.ndarray, step: tuple[int, int]
) -> np.ndarray:
    """Return from which cells this step stays on water."""
    rows, columns = np.mgrid[0:ROWS, 0:COLUMNS]
    to_row, to_column = rows + step[0], (columns + step[1]) % COLUMNS
    inside = to_row < ROWS
    to_row = np.minimum(to_row, ROWS - 1)
    sailed = inside & (nodes != DRY) & (nodes[to_row, to_column] != DRY)
    doubtful = np.flatnonzero(sailed & (shore < FREE_NM))
    sailed = sailed.reshape(-1)
    for first in range(0, len(doubtful), AT_ONCE):
        cells = doubtful[first : first + AT_ONCE]
        target = (to_row.reshape(-1)[cells] * COLUMNS + to_column.reshape(-1)[cells]).astype(int)
        sailed[cells] = _sees(lat.flat[cells], lon.flat[cells], lat.flat[target], lon.flat[target])
    east = lon + (lon[to_row, to_column] - lon + 180) % 360 - 180
    shut = [_crosses(lat, lon, lat[to_row, to_column], east, line) for line in CLOSED.values()]
    return sailed.reshape(ROWS, COLUMNS) & ~np.any(shut, axis=0)


def _sees(lat0: np.ndarray, lon0: np.ndarray, lat1: np.ndarray, lon1: np.ndarray) -> np.ndarray:
    """Return whether the lines between the places stay on water."""
    east = (lon1 - lon0 + 180) % 360 - 180
    wet = np.ones(len(lat0), bool)
    for share in np.linspace(0, 1, LOOKS + 1):
        lon = (lon0 + east * share + 180) % 360 - 180
        wet &= shore_nm(lat0 + (lat1 - lat0) * share, lon) > 0
    return wet


def _crosses(lat0: np.ndarray, lon0: np.ndarray, lat1: np.ndarray, lon1: np.ndarray, line: Line) -> np.ndarray:
    """Return whether lines cross a given one of two corners."""
    (a_lat, a_lon), (b_lat, b_lon) = line

    def side(lat: np.ndarray, lon: np.ndarray) -> np.ndarray:
        return np.sign((b_lat - a_lat) * (lon - a_lon) - (b_lon - a_lon) * (lat - a_lat))

    def wall_side(lat: float, lon: float) -> np.ndarray:
        return np.sign((lat1 - lat0) * (lon - lon0) - (lon1 - lon0) * (lat - lat0))

    return (side(lat0, lon0) != side(lat1, lon1)) & (wall_side(a_lat, a_lon) != wall_side(b_lat, b_lon))
