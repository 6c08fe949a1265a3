"""Water that the coast does not know: rivers, canals and lakes that ships sail, and the ports on them.

The outlines of `coast` are those of the sea, so that a ship in Chicago, Vienna or the Suez Canal is far inland to it.
`inland_waters.yml` draws such waters by hand, generously; it names the larger ones only, so that a place outside all of
them is no proof that it is dry. ``docs/ships_geography.md`` tells how many ordinary ships it leaves.
"""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import yaml
from numpy.typing import ArrayLike, NDArray

from bongsu.detect.ships.waters.coast import shore_nm
from bongsu.detect.ships.waters.places import PlaceKind, ports

Floats = NDArray[np.float64]

_NM = 60.0  # nautical miles in a degree of latitude
_GRAIN = 20  # places are looked up to a twentieth of a degree, 3 miles, since rivers are drawn no finer
_AT_ONCE = 256
"""Places beside each other from south to north: so few that only the lines of their latitudes need be looked at."""


class _Lines(NamedTuple):
    """Pieces of rivers, and circles of ports, each as two ends in degrees with its width to either side in miles."""

    lat: Floats
    lon: Floats
    to_lat: Floats
    to_lon: Floats
    side: Floats


def dry(lat: ArrayLike, lon: ArrayLike, inland_nm: float, port_nm: float) -> NDArray[np.bool_]:
    """Return which places lie so far inland, on none of the inland waters that are known, and as far from any port.

    Args:
        lat: degrees WGS 84.
        lon: degrees, as many; a place that is no place (NaN, 91, 181) is not dry.
        inland_nm: from the shore, in nautical miles, more than 3: the grid's and the outlines' error is less.
        port_nm: from the edge of a port's circle.
    """
    north, east = np.asarray(lat, np.float64), np.asarray(lon, np.float64)
    found: NDArray[np.bool_] = shore_nm(north, east) <= -inland_nm
    if found.any():
        cells = np.rint(np.column_stack([north[found], east[found]]) * _GRAIN)
        distinct, which = np.unique(cells, axis=0, return_inverse=True)
        places = distinct / _GRAIN
        wet = _within(places, _rivers(), 0.0)
        wet[~wet] = _within(places[~wet], _ports(), port_nm)
        found[found] = ~wet[which.reshape(-1)]
    return found


def _within(places: Floats, lines: _Lines, more_nm: float) -> NDArray[np.bool_]:
    """Return which places are within a line's width, and so much more, of any of these lines."""
    parts = [_within_some(places[at : at + _AT_ONCE], lines, more_nm) for at in range(0, len(places), _AT_ONCE)]
    return np.concatenate(parts) if parts else np.zeros(0, np.bool_)


def _within_some(places: Floats, lines: _Lines, more_nm: float) -> NDArray[np.bool_]:
    """Return the same, looking at those lines only that come to the latitudes of these places."""
    reach = (lines.side + more_nm) / _NM
    south, north = np.minimum(lines.lat, lines.to_lat) - reach, np.maximum(lines.lat, lines.to_lat) + reach
    some = (south <= places[:, 0].max()) & (north >= places[:, 0].min())
    near = _Lines(*(each[some] for each in lines))
    return np.asarray((_miles(places, near) <= near.side + more_nm).any(axis=1), np.bool_)


def _miles(places: Floats, lines: _Lines) -> Floats:
    """Return the distance of each place to each line on a flat map about the place."""
    stretch = np.cos(np.radians(places[:, :1]))
    north, south = (lines.lat - places[:, :1]) * _NM, (lines.to_lat - places[:, :1]) * _NM
    east = _around(lines.lon - places[:, 1:]) * stretch * _NM
    west = east + _around(lines.to_lon - lines.lon) * stretch * _NM
    up, along = south - north, west - east
    length = up * up + along * along
    share = np.clip(-(north * up + east * along) / np.where(length > 0, length, 1), 0, 1)
    miles: Floats = np.hypot(north + share * up, east + share * along)
    return miles


def _around(degrees: Floats) -> Floats:
    around: Floats = (degrees + 180) % 360 - 180
    return around


@cache
def _rivers() -> _Lines:
    """Return every piece of the waters of `inland_waters.yml`."""
    told = yaml.safe_load(files("bongsu.detect.ships.waters").joinpath("inland_waters.yml").read_text(encoding="utf-8"))
    rows = []
    for water in told["waters"]:
        places = [tuple(map(float, place.split())) for place in water["line"].split(",")]
        side = float(water.get("side_nm", told["default_side_nm"]))
        rows += [(*one, *other, side) for one, other in zip(places, places[1:] or places, strict=False)]
    return _Lines(*np.array(rows).T)


@cache
def _ports() -> _Lines:
    """Return every port but the areas where reports place transfers."""
    some = [port for port in ports() if port.kind is not PlaceKind.TRANSFER_AREA]
    return _Lines(*np.array([(port.lat, port.lon, port.lat, port.lon, port.radius_nm) for port in some]).T)
