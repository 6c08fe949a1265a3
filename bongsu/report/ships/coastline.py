"""The coast under the map: land cut to a box and simplified to a size, from one file of all land.

`land.xz` is made by ``tools/coast/make_land.py`` from Natural Earth at 1:10 million (public domain). The detectors'
distances to the shore come from the same outlines and are kept by themselves as a grid: the two share no byte.
"""

import lzma
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from bongsu.report.ships.thinning import corners

UNITS = 1000
"""Steps to the degree in the file and on the page."""

BUDGET = 45_000
"""Corners on a page: about 300 kB."""

Ring = NDArray[np.float64]
Box = tuple[float, float, float, float]
"""South, west, north, east in degrees; west and east may pass 180."""


def outline(box: Box, step: float, budget: int) -> list[Ring]:
    """Return the rings of the land in a box for a drawing that is never looked at closer.

    Corners are put on a grid of so many degrees, or a wider one until no more than the budget are left: that takes
    milliseconds where a choice of the best corners takes seconds. What falls on one spot is left out.
    """
    rings = [ring for shift in (-360, 0, 360) for ring in _inside(box, shift)]
    while sum(map(len, found := [snapped for ring in rings if len(snapped := _snapped(ring, step)) > 3])) > budget:
        step *= 1.5
    return found


def _snapped(ring: Ring, step: float) -> Ring:
    whole = np.rint(ring / step)
    moves = np.any(np.diff(whole, axis=0, prepend=np.nan), axis=1)
    snapped: Ring = whole[moves] * step
    return snapped


def coast(box: Box) -> list[list[int]]:
    """Return the rings of the land in a box, each as steps of a thousandth of a degree: longitude, latitude, ...

    The first step of a ring goes from 0, 0. What is smaller than the tolerance that the size asks for is left out.
    """
    rings = [ring for shift in (-360, 0, 360) for ring in _inside(box, shift)]
    tolerance = 0.0
    while sum(map(len, rings)) > BUDGET:
        tolerance = tolerance * 1.6 or _first_tolerance(box)
        rings = [ring[corners(ring, tolerance)] for ring in rings if np.ptp(ring, axis=0).max() > tolerance]
    return [_steps(ring) for ring in rings if len(ring) > 3]


def _first_tolerance(box: Box) -> float:
    return max(0.002, (box[3] - box[1]) / 20_000)


def _steps(ring: Ring) -> list[int]:
    whole = np.rint(ring * UNITS).astype(np.int64)
    steps: list[int] = np.diff(whole, axis=0, prepend=0).reshape(-1).tolist()
    return steps


def _inside(box: Box, shift: int) -> list[Ring]:
    """Return what of the land, moved by so many degrees, lies in the box."""
    south, west, north, east = box
    found = []
    for ring, (low, high) in _land():
        if high[0] + shift < west or low[0] + shift > east or high[1] < south or low[1] > north:
            continue
        part = ring + np.array([shift, 0.0])
        for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
            part = _clipped(part, axis, limit, sign)
        if len(part) > 3:
            found.append(part)
    return found


def _clipped(ring: Ring, axis: int, limit: float, sign: int) -> Ring:
    """Return the part of a closed ring on one side of a line (Sutherland and Hodgman)."""
    if not len(ring):
        return ring
    height = (ring[:, axis] - limit) * sign
    if (height >= 0).all():
        return ring
    start, end = ring[:-1], ring[1:]
    from_height, to_height = height[:-1], height[1:]
    crossing = (from_height >= 0) != (to_height >= 0)
    share = np.where(crossing, from_height / np.where(crossing, from_height - to_height, 1), 0)
    met = start + (end - start) * share[:, None]
    met[:, axis] = limit
    both = np.stack([met, end], axis=1).reshape(-1, 2)
    kept = both[np.stack([crossing, to_height >= 0], axis=1).reshape(-1)]
    return np.concatenate([kept, kept[:1]])


@cache
def _land() -> tuple[tuple[Ring, tuple[Ring, Ring]], ...]:
    """Return every ring of land in degrees, with its corners of least and greatest longitude and latitude."""
    stream = lzma.decompress(files("bongsu.report.ships").joinpath("land.xz").read_bytes())
    count = int(np.frombuffer(stream, "<i4", 1)[0])
    sizes = np.frombuffer(stream, "<i4", count, 4)
    columns = np.frombuffer(stream, np.uint8, offset=4 + 4 * count).reshape(2, 4, -1)
    steps = np.ascontiguousarray(columns.transpose(2, 0, 1)).view("<i4")[..., 0]
    rings = []
    for part in np.split(steps, np.cumsum(sizes)[:-1]):
        ring = np.cumsum(part, axis=0) / UNITS
        rings.append((ring, (ring.min(axis=0), ring.max(axis=0))))
    return tuple(rings)
