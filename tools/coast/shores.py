"""Natural Earth's land and countries as rings of degrees, read from the TopoJSON of the npm package world-atlas."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pycountry

WITHOUT_NUMBER = {
    "Somaliland": "so",
    "N. Cyprus": "cy",
    "Cyprus U.N. Buffer Zone": "cy",
    "Dhekelia": "gb",
    "Akrotiri": "gb",
    "USNB Guantanamo Bay": "cu",
    "Indian Ocean Ter.": "au",
    "Coral Sea Is.": "au",
    "Clipperton I.": "fr",
}
"""Countries of areas that carry no ISO number there; reefs that several states claim belong to none."""


@dataclass(frozen=True)
class Segments:
    """Line segments from ``start`` to ``end``, (n, 2) arrays of longitude and latitude in degrees.

    ``shore`` is False for the seams of the map: the date line, and from Antarctica to the pole.
    """

    start: np.ndarray
    end: np.ndarray
    shore: np.ndarray


def arcs_of(topology: dict[str, Any]) -> list[np.ndarray]:
    """Return the arcs in degrees."""
    scale, move = (np.array(topology["transform"][name]) for name in ("scale", "translate"))
    return [np.cumsum(np.array(arc), axis=0) * scale + move for arc in topology["arcs"]]


def ring_of(numbers: list[int], arcs: list[np.ndarray]) -> np.ndarray:
    """Return a ring of arcs as one closed line."""
    parts = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def rings_of(geometry: dict[str, Any]) -> list[list[int]]:
    """Return the rings of a polygon or of many, as numbers of arcs."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [ring for polygon in polygons for ring in polygon]


def land_rings(folder: Path) -> list[list[np.ndarray]]:
    """Return all land at 1:10 million: for each polygon its rings, the outer one first."""
    topology = json.loads((folder / "land-10m.json").read_text())
    arcs = arcs_of(topology)
    polygons = []
    for shape in topology["objects"]["land"]["geometries"]:
        parts = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        polygons += [[_one_sided(ring_of(ring, arcs)) for ring in part] for part in parts]
    return [polygon for polygon in polygons if not _null_island(polygon[0])]


def _null_island(ring: np.ndarray) -> bool:
    """Return whether this is the metre of land at 0, 0 that Natural Earth draws to catch mistakes."""
    return bool(np.abs(ring).max() < 0.1)


def land(folder: Path) -> Segments:
    """Return the outlines of all land, closed at the seams of the map."""
    rings = [ring for polygon in land_rings(folder) for ring in polygon]
    start = np.concatenate([ring[:-1] for ring in rings])
    end = np.concatenate([ring[1:] for ring in rings])
    # what crosses the date line goes on at the other edge: there it is closed from one crossing to the next one north,
    # Antarctica, which goes round the earth, from the pole
    jump = np.abs(start[:, 0] - end[:, 0]) > 180
    crossings = np.sort(np.append(start[jump, 1], -90.0)).reshape(-1, 2)
    edge = np.full(len(crossings), -180.0)
    start = np.concatenate([start[~jump], np.stack([edge, crossings[:, 0]], axis=1)])
    end = np.concatenate([end[~jump], np.stack([edge, crossings[:, 1]], axis=1)])
    seam = (np.abs(start[:, 0]) == 180) & (np.abs(end[:, 0]) == 180)
    return Segments(start, end, ~seam)


def _one_sided(ring: np.ndarray) -> np.ndarray:
    """Return the ring with its corners on the date line on the side of their neighbours.

    The file writes both 180 and -180 there. Where the neighbours lie on both sides, the corner stands on each.
    """
    on_seam = np.abs(ring[:, 0]) == 180
    if not on_seam.any():
        return ring
    first = int(np.argmin(on_seam))
    open_ring = np.roll(ring[:-1], -first, axis=0)
    corners: list[tuple[float, float]] = []
    side = float(np.sign(open_ring[0, 0]))
    for number, (lon, lat) in enumerate(open_ring):
        if abs(lon) == 180:
            corners.append((180 * side, lat))
            ahead = _next_side(open_ring, number)
            if ahead != side and abs(open_ring[(number + 1) % len(open_ring), 0]) < 180:
                side = ahead
                corners.append((180 * side, lat))
        else:
            side = float(np.sign(lon)) or side
            corners.append((lon, lat))
    return np.array([*corners, corners[0]])


def _next_side(ring: np.ndarray, number: int) -> float:
    """Return on which side of the date line the ring goes on."""
    later = np.roll(ring[:, 0], -number)
    return float(np.sign(later[np.abs(later) < 180][0]))


def country_shores(folder: Path) -> tuple[np.ndarray, list[str]]:
    """Return points of the countries' coasts (longitude, latitude, number of the country) and the countries' codes.

    A coast is an arc that bounds one country only; number 0 is no country.
    """
    topology = json.loads((folder / "countries-10m.json").read_text())
    arcs = arcs_of(topology)
    uses: Counter[int] = Counter()
    owner: dict[int, str] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        for number in (arc if arc >= 0 else ~arc for ring in rings_of(shape) for arc in ring):
            uses[number] += 1
            owner[number] = _code(shape)
    codes = ["", *sorted(set(owner.values()) - {""})]
    coasts = [number for number in owner if uses[number] == 1]
    points = [np.c_[arcs[number], np.full(len(arcs[number]), codes.index(owner[number]))] for number in coasts]
    return np.concatenate(points), codes


def _code(shape: dict[str, Any]) -> str:
    known = pycountry.countries.get(numeric=str(shape.get("id", "")).zfill(3))
    return known.alpha_2.lower() if known else WITHOUT_NUMBER.get(shape["properties"]["name"], "")
