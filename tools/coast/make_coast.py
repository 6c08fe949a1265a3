"""Make `bongsu/detect/ships/waters/coast.npz`: how far the shore is, whose it is, and which water leads where.

    python tools/coast/make_coast.py FOLDER_OF_WORLD_ATLAS bongsu/detect/ships/waters/coast.npz

Needs numpy, scipy and pycountry, and the folder of the npm package world-atlas 2.0.2 (Natural Earth, public domain).
Takes four minutes on two cores. The same input gives the same bytes.
"""

import lzma
import sys
from pathlib import Path

import numpy as np
from scipy.spatial import cKDTree
from seaways import seaways
from shores import Segments, country_shores, land

from bongsu.detect.ships.waters.coast import EARTH_NM, GRIDS, LEVELS, REACH_NM, Grid

SPACING_NM = 0.2  # points on the shore: far below what the grid tells
ROWS_AT_ONCE = 50
PACKING = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME}]
EVERY = 2  # the countries' grid holds every second node


def unit(points: np.ndarray) -> np.ndarray:
    """Return points of longitude and latitude on the unit sphere."""
    lon, lat = np.radians(points[:, 0]), np.radians(points[:, 1])
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


def shore_points(outlines: Segments) -> np.ndarray:
    """Return points along the shores, `SPACING_NM` apart or closer."""
    start, end = outlines.start[outlines.shore], outlines.end[outlines.shore]
    length = np.linalg.norm(unit(start) - unit(end), axis=1) * EARTH_NM
    parts = np.maximum(1, np.ceil(length / SPACING_NM)).astype(int)
    which = np.repeat(np.arange(len(start)), parts)
    along = (np.arange(parts.sum()) - np.repeat(np.cumsum(parts) - parts, parts)) / parts[which]
    return start[which] + (end[which] - start[which]) * along[:, None]


def on_land(outlines: Segments, grid: Grid) -> np.ndarray:
    """Return which nodes of a grid lie on land: an odd number of outlines to the west of them."""
    low = np.minimum(outlines.start[:, 1], outlines.end[:, 1])
    high = np.maximum(outlines.start[:, 1], outlines.end[:, 1])
    order = np.argsort(low, kind="stable")
    sorted_low, tallest = low[order], (high - low).max()
    land_nodes = np.zeros(grid.shape, bool)
    for row in range(grid.shape[0]):
        lat = grid.south + row * grid.step + 1e-7  # no outline runs exactly there
        first, last = np.searchsorted(sorted_low, [lat - tallest - 1, lat], side="right")
        near = order[first:last]
        near = near[high[near] > lat]
        (x0, y0), (x1, y1) = outlines.start[near].T, outlines.end[near].T
        crossing = x0 + (lat - y0) / (y1 - y0) * (x1 - x0)
        column = np.clip(np.ceil((crossing - grid.west) / grid.step).astype(int), 0, grid.shape[1])
        land_nodes[row] = np.cumsum(np.bincount(column, minlength=grid.shape[1] + 1)[:-1]) % 2 == 1
    if grid.west + (grid.shape[1] - 1) * grid.step == grid.west + 360:
        land_nodes[:, -1] = land_nodes[:, 0]
    return land_nodes


def measured(grid: Grid, tree: cKDTree, outlines: Segments, owners: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the signed distance at each node, and the number of the country of the nearest shore (0 far from any)."""
    distance = np.full(grid.shape, REACH_NM, np.float32)
    country = np.zeros(grid.shape, np.uint8)
    chord = 2 * np.sin(REACH_NM / EARTH_NM / 2)
    lon = grid.west + np.arange(grid.shape[1]) * grid.step
    for top in range(0, grid.shape[0], ROWS_AT_ONCE):
        rows = np.arange(top, min(top + ROWS_AT_ONCE, grid.shape[0]))
        lat = np.clip(grid.south + rows * grid.step, -90, 90)
        nodes = np.stack([np.tile(lon, len(rows)), np.repeat(lat, len(lon))], axis=1)
        far, which = tree.query(unit(nodes), distance_upper_bound=chord, workers=2)
        found = np.isfinite(far)
        arc = np.where(found, 2 * np.arcsin(np.minimum(np.where(found, far, 0) / 2, 1)) * EARTH_NM, REACH_NM)
        distance[rows] = arc.reshape(len(rows), -1)
        country[rows] = np.where(found, owners[np.where(found, which, 0)], 0).reshape(len(rows), -1)
    return np.where(on_land(outlines, grid), -distance, distance), country


def packed(numbers: np.ndarray) -> np.ndarray:
    """Return a table of bytes as the xz stream of its differences along both axes, which `coast.unpacked` undoes."""
    down = np.diff(numbers, axis=0, prepend=np.uint8(0))
    across = np.diff(down, axis=1, prepend=np.uint8(0))
    return np.frombuffer(lzma.compress(across.tobytes(), lzma.FORMAT_XZ, filters=PACKING), np.uint8)


def main(folder: Path, made: Path) -> None:
    """Write the resource; the seaways are found on the finished distances."""
    outlines = land(folder)
    points = shore_points(outlines)
    coasts, codes = country_shores(folder)
    owners = coasts[cKDTree(unit(coasts)).query(unit(points), workers=2)[1], 2].astype(np.uint8)
    tree = cKDTree(unit(points))
    between = (LEVELS[1:] + LEVELS[:-1]) / 2
    parts = {"codes": np.array(codes, dtype="U2")}
    for name, grid in GRIDS.items():
        distance, country = measured(grid, tree, outlines, owners)
        parts[f"{name}_shore"] = packed(np.digitize(distance, between).astype(np.uint8))
        parts[f"{name}_country"] = packed(country[::EVERY, ::EVERY])
        sys.stdout.write(f"{name}: {distance.size:,} nodes\n")
    np.savez(made, **parts)  # what follows looks distances up in it
    nodes, ways = seaways()
    np.savez(made, **parts, sea_nodes=packed(nodes), sea_ways=packed(ways))
    for name, part in parts.items():
        sys.stdout.write(f"{name}: {part.nbytes:,} bytes\n")
    sys.stdout.write(f"{made}: {made.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
