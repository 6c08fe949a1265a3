"""Where it is said to have happened: incidents whose place has coordinates, on a map that asks nobody for tiles.

The coast is the one of the ships' map, cut to what is shown; the same incidents give the same drawing.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bongsu.report.incidents import Drawn, IncidentView
from bongsu.report.ships.coastline import Box, Ring, outline
from bongsu.report.ships.seam import around, middle

WIDTH, LEAST_HEIGHT, MOST_HEIGHT = 760.0, 280.0, 420.0
CORNERS = 5_000
"""Corners of the coast: about 40 kB."""

MOST = 60
"""Marks on the map: those of the gravest incidents; how many are left out is said."""

_NEAR = 26.0
"""Places closer than this, in the drawing's own units, share a mark: two would hide each other."""

_MARGIN, _LEAST_SPAN = 0.15, 5.0  # of the span on each side; degrees of latitude that are shown at least
_STEPS = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 45.0)
_LINES = 7
_GRAIN = 0.7  # units to which the coast is rounded: less than a line is wide
_LABEL = 36.0  # units that the longest label of the grid takes


@dataclass(frozen=True)
class Spot(Drawn):
    """A mark with its number, and the incidents that it stands for."""

    number: int
    x: float
    y: float
    lat: float
    lon: float
    incidents: list[IncidentView] = field(default_factory=list)

    @property
    def where(self) -> str:
        """The place by names and degrees."""
        names = dict.fromkeys(
            item.incident.event.place.name
            for item in self.incidents
            if item.incident.event.place and item.incident.event.place.name
        )
        return ", ".join([*names, _degrees(self.lat, self.lon)])


@dataclass(frozen=True)
class Line:
    """A line of the grid, with its degrees."""

    way: str
    label: str
    x: float
    y: float


@dataclass(frozen=True)
class Atlas:
    """The map.

    Attributes:
        land: its outline as SVG has it.
        named: incidents whose place has a name and no coordinates.
        left_out: how many incidents with coordinates are not drawn.
    """

    spots: tuple[Spot, ...] = ()
    land: str = ""
    grid: tuple[Line, ...] = ()
    height: float = LEAST_HEIGHT
    named: tuple[IncidentView, ...] = ()
    left_out: int = 0


@dataclass(frozen=True)
class _Frame:
    """What of the world is shown, and how large: degrees to the drawing's own units."""

    south: float
    west: float
    north: float
    east: float

    @property
    def across(self) -> float:
        return WIDTH / (self.east - self.west)

    @property
    def up(self) -> float:
        """A degree of latitude is as long as one of longitude in the middle of the map is short."""
        return self.across / math.cos(math.radians((self.south + self.north) / 2))

    @property
    def height(self) -> float:
        return (self.north - self.south) * self.up

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        return round((lon - self.west) * self.across, 1), round((self.north - lat) * self.up, 1)


def atlas(incidents: Sequence[IncidentView]) -> Atlas:
    """Return the map of these incidents, which stand in the order of the page."""
    placed = [(item, lat, lon) for item in incidents for lat, lon in _point(item)]
    named = tuple(item for item in incidents if item.where and not list(_point(item)))
    if not placed:
        return Atlas(named=named)
    centre = middle([lon for _, _, lon in placed])
    moved = [(item, lat, float(around(lon, centre))) for item, lat, lon in placed]
    frame = _framed([(lat, lon) for _, lat, lon in moved])
    spots, left_out = _marked(moved, frame)
    return Atlas(tuple(spots), _land(frame), tuple(_grid(frame)), round(frame.height, 1), named, left_out)


def _point(item: IncidentView) -> Iterator[tuple[float, float]]:
    place = item.incident.event.place
    if place and place.lat is not None and place.lon is not None and abs(place.lat) < 85 and abs(place.lon) <= 180:
        yield place.lat, place.lon


def _framed(points: Sequence[tuple[float, float]]) -> _Frame:
    """Return a frame around the points, not too small, and neither too flat nor too tall."""
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    shrink = math.cos(math.radians(lat))
    tall = max((max(lats) - min(lats)) * (1 + 2 * _MARGIN), _LEAST_SPAN)
    wide = max((max(lons) - min(lons)) * (1 + 2 * _MARGIN), tall * WIDTH / MOST_HEIGHT / shrink)
    wide = min(wide, 360.0)
    tall = max(tall, wide * shrink * LEAST_HEIGHT / WIDTH)
    return _Frame(max(lat - tall / 2, -88.0), lon - wide / 2, min(lat + tall / 2, 88.0), lon + wide / 2)


def _marked(placed: Sequence[tuple[IncidentView, float, float]], frame: _Frame) -> tuple[list[Spot], int]:
    spots: list[Spot] = []
    left_out = 0
    for item, lat, lon in placed:
        x, y = frame.at(lat, lon)
        near = next((spot for spot in spots if math.hypot(spot.x - x, spot.y - y) < _NEAR), None)
        if near is None and len(spots) < MOST:
            near = Spot(len(spots) + 1, x, y, lat, lon)
            spots.append(near)
        if near is None:
            left_out += 1
        else:
            near.incidents.append(item)
    return spots, left_out


def _land(frame: _Frame) -> str:
    box: Box = (frame.south, frame.west, frame.north, frame.east)
    return "".join(_way(ring, frame) for ring in outline(box, _GRAIN / frame.across, CORNERS))


def _way(ring: Ring, frame: _Frame) -> str:
    corners = (frame.at(lat, lon) for lon, lat in ring.tolist())
    return f"M{'L'.join(f'{x:g} {y:g}' for x, y in corners)}Z"


def _grid(frame: _Frame) -> Iterator[Line]:
    step = next((one for one in _STEPS if (frame.east - frame.west) / one <= _LINES), _STEPS[-1])
    height = round(frame.height, 1)
    for number in range(math.ceil(frame.west / step), math.floor(frame.east / step) + 1):
        x, _ = frame.at(0, number * step)
        label = _meridian(number * step) if x < WIDTH - _LABEL else ""
        yield Line(f"M{x} 0V{height}", label, x + 3, height - 5)
    for number in range(math.ceil(frame.south / step), math.floor(frame.north / step) + 1):
        _, y = frame.at(number * step, 0)
        yield Line(f"M0 {y}H{WIDTH:g}", _parallel(number * step), 4, round(y - 4, 1))


def _degrees(lat: float, lon: float) -> str:
    return f"{_parallel(round(lat, 2))} {_meridian(round(lon, 2))}"


def _parallel(lat: float) -> str:
    return f"{abs(lat):g}°{'N' if lat > 0 else 'S' if lat < 0 else ''}"


def _meridian(lon: float) -> str:
    inside = (lon + 180) % 360 - 180
    return f"{abs(inside):g}°{'E' if inside > 0 else 'W' if inside < 0 else ''}"


def places(named: Sequence[IncidentView]) -> str:
    """Return the places without coordinates in words, each once."""
    return "; ".join(dict.fromkeys(item.where for item in named))
