"""Longitudes around the date line: one side of the map for a page, and lines cut there for GeoJSON."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

LatLon = tuple[float, float]


def middle(longitudes: Iterable[float]) -> float:
    """Return the longitude opposite the widest empty arc: a map around it shows all of them unbroken."""
    east = np.unique(np.asarray(list(longitudes), dtype=np.float64) % 360)
    if not east.size:
        return 0.0
    empty = np.diff(east, append=east[0] + 360)
    widest = int(np.argmax(empty))
    return float((east[widest] + empty[widest] / 2 + 180 + 180) % 360 - 180)


def around(longitudes: NDArray[np.float64] | float, centre: float) -> NDArray[np.float64]:
    """Return the longitudes within 180 degrees of the centre; they may pass 180."""
    return np.asarray((np.asarray(longitudes) - centre + 180) % 360 - 180 + centre)


def cut(line: Sequence[LatLon]) -> list[list[LatLon]]:
    """Return the line in parts that do not cross the date line (RFC 7946, 3.1.9), each ending on it where it did."""
    parts: list[list[LatLon]] = [[line[0]]] if line else []
    for (lat0, lon0), (lat1, lon1) in pairwise(line):
        if abs(lon1 - lon0) > 180:
            side = 180.0 if lon0 > 0 else -180.0
            ahead = lon1 + 2 * side  # where the line goes on beyond the seam
            share = (side - lon0) / (ahead - lon0) if ahead != lon0 else 0.0
            lat = lat0 + (lat1 - lat0) * share
            parts[-1].append((lat, side))
            parts.append([(lat, -side)])
        parts[-1].append((lat1, lon1))
    return [part for part in parts if len(part) > 1 and len(set(part)) > 1] or parts[:1]
