"""How far the shore is, and whose it is: two grids of distances, looked up by the million.

The grids are made by ``tools/coast/make_coast.py`` from the land of Natural Earth at 1:10 million (public domain), and
kept in `coast.npz`: one of the world with a node every 3 minutes of arc, and one of the seas around Korea, China and
Japan with a node every minute. Between nodes the distance is interpolated; that of the outlines themselves is 0.2
nautical miles of rounding and what Natural Earth leaves out: islets, moles, rivers and what was built since.
``docs/ships_geography.md`` tells how far both are from the outlines they were made of.
"""

import lzma
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import ArrayLike, NDArray

EARTH_NM = 6371.0088 / 1.852
"""IUGG mean radius of the earth, in nautical miles."""

REACH_NM = 60.0
"""Distances are told up to here; farther out or farther inland all are this."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Nodes from a south-west corner (degrees), ``step`` degrees apart, (rows, columns) of them; row 0 is south."""

    south: float
    west: float
    step: float
    shape: tuple[int, int]


GRIDS: Mapping[str, Grid] = {
    "world": Grid(-90, -180, 1 / 20, (3601, 7201)),
    "home": Grid(15, 105, 1 / 60, (35 * 60 + 1, 45 * 60 + 1)),
}
"""The world, and 15-50 N 105-150 E more finely."""

_OUT = np.concatenate([np.arange(0, 6, 1 / 8), np.arange(6, 20, 1 / 2), np.arange(20, REACH_NM + 1, 1)])
LEVELS: NDArray[np.float32] = np.concatenate([-_OUT[:0:-1], _OUT]).astype(np.float32)
"""The distances that a byte of a grid may stand for, in nautical miles: finer near the shore."""

_COUNTRY_EVERY = 2  # the countries' grids hold every second node


def shore_nm(lat: ArrayLike, lon: ArrayLike) -> NDArray[np.float32]:
    """Return the distance to the nearest shore in nautical miles, negative on land, from -60 to 60.

    Places that are no places (NaN, beyond 90 or 180 degrees, as AIS's 91 and 181) give NaN.

    Args:
        lat: degrees WGS 84, a number or an array.
        lon: degrees, of a shape that fits.
    """
    north, east, known = _degrees(lat, lon)
    told = np.full(north.shape, np.nan, np.float32)
    home = known & _inside(GRIDS["home"], north, east)
    for name, here in (("home", home), ("world", known & ~home)):
        if here.any():
            told[here] = _interpolated(stored(f"{name}_shore", GRIDS[name].shape), GRIDS[name], north[here], east[here])
    return told


def nearest_country(lat: ArrayLike, lon: ArrayLike) -> NDArray[np.str_]:
    """Return whose shore is nearest, in ISO two letters, lower case; empty beyond 60 nautical miles of any.

    The line where another country's shore becomes the nearer one is told to 1 nautical mile in the seas around
    Korea and to 3 elsewhere. Together with `shore_nm` it tells who is within 12 miles of a country. It is no
    statement about borders: bays, rivers and disputed islands follow Natural Earth.
    """
    north, east, known = _degrees(lat, lon)
    told = np.zeros(north.shape, np.uint8)
    home = known & _inside(GRIDS["home"], north, east)
    for name, here in (("home", home), ("world", known & ~home)):
        if here.any():
            grid = GRIDS[name]
            row, column = ((north[here] - grid.south) / grid.step, (east[here] - grid.west) / grid.step)
            held = stored(f"{name}_country", _thinned(grid))
            told[here] = held[_nearest(row), _nearest(column)]
    return np.asarray(_resource()["codes"][told], dtype=np.str_)


def unpacked(stream: bytes, shape: tuple[int, int]) -> NDArray[np.uint8]:
    """Return the table of bytes of an xz stream of differences along both axes."""
    table = np.frombuffer(lzma.decompress(stream), np.uint8).reshape(shape)
    table = np.cumsum(table, axis=1, dtype=np.uint8)
    return np.cumsum(table, axis=0, dtype=np.uint8, out=table)


@cache
def _resource() -> Mapping[str, NDArray[np.generic]]:
    """Return the arrays of `coast.npz`, still packed."""
    with as_file(files("bongsu.detect.ships.waters").joinpath("coast.npz")) as path, np.load(path) as parts:
        return dict(parts)


@cache
def stored(name: str, shape: tuple[int, int]) -> NDArray[np.uint8]:
    """Return a table of the resource by its name."""
    return unpacked(_resource()[name].tobytes(), shape)


def _thinned(grid: Grid) -> tuple[int, int]:
    rows, columns = (-(-side // _COUNTRY_EVERY) for side in grid.shape)
    return rows, columns


def _nearest(nodes: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the number of the nearest of every second node."""
    return np.rint(nodes / _COUNTRY_EVERY).astype(np.int64)


def _degrees(lat: ArrayLike, lon: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]:
    """Return both as arrays of one shape, and where they are a place."""
    north, east = np.broadcast_arrays(np.asarray(lat, dtype=np.float64), np.asarray(lon, dtype=np.float64))
    return north, east, (np.abs(north) <= 90) & (np.abs(east) <= 180)


def _inside(grid: Grid, lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.bool_]:
    north, east = grid.south + (grid.shape[0] - 1) * grid.step, grid.west + (grid.shape[1] - 1) * grid.step
    inside: NDArray[np.bool_] = (lat >= grid.south) & (lat <= north) & (lon >= grid.west) & (lon <= east)
    return inside


def _interpolated(
    held: NDArray[np.uint8], grid: Grid, lat: NDArray[np.float64], lon: NDArray[np.float64]
) -> NDArray[np.float32]:
    """Return the distance between the four nodes around each place."""
    row, column = (lat - grid.south) / grid.step, (lon - grid.west) / grid.step
    south = np.minimum(row.astype(np.int64), grid.shape[0] - 2)
    west = np.minimum(column.astype(np.int64), grid.shape[1] - 2)
    up, right = (row - south).astype(np.float32), (column - west).astype(np.float32)
    corner = south * grid.shape[1] + west
    flat = held.reshape(-1)
    below = LEVELS[flat[corner]] * (1 - right) + LEVELS[flat[corner + 1]] * right
    corner += grid.shape[1]
    above = LEVELS[flat[corner]] * (1 - right) + LEVELS[flat[corner + 1]] * right
    told: NDArray[np.float32] = np.clip(below * (1 - up) + above * up, -REACH_NM, REACH_NM)
    return told
