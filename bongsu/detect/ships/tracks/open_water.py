"""Whether a place is at sea: far from every port, where no register, broker or technician comes aboard."""

import functools

import numpy as np
from numpy.typing import NDArray

from bongsu.detect.ships.tracks.parting import miles_between
from bongsu.detect.ships.waters.places import PlaceKind, ports

Floats = NDArray[np.float64]


def port_nm(lat: float, lon: float) -> float:
    """Return the distance to the nearest port or anchorage, from the edge of its circle, in nautical miles."""
    lats, lons, radii = _circles()
    away = miles_between(lats, lons, np.full_like(lats, lat), np.full_like(lats, lon)) - radii
    return float(np.maximum(away, 0).min())


@functools.cache
def _circles() -> tuple[Floats, Floats, Floats]:
    near = [port for port in ports() if port.kind is not PlaceKind.TRANSFER_AREA]
    found = np.array([(port.lat, port.lon, port.radius_nm) for port in near], dtype=np.float64).T
    return found[0], found[1], found[2]
