"""Ordinary ships of the generated sea, those among them that look like something else."""

from collections.abc import Iterator

import numpy as np

from tests.quality.ships.chart import BOXES, NODES, PORTS, Spot, moved, route
from tests.quality.ships.hulls import AT_ANCHOR, MOORED, UNDER_WAY, Hull, identity, mmsi_of

_FLAGS = ("cn", "cn", "cn", "kr", "kr", "jp", "pa", "pa", "hk", "lr", "ru", "sl")
_CARGO, _TANKER, _FISHING, _TUG, _PILOT, _FERRY = 70, 80, 30, 52, 50, 60


class Yard:
    """Builds ships, each with a number of its own.

    Attributes:
        rng: draws everything.
        minutes: how long the sea is watched.
        cadence: seconds between the reports of the most ordinary ship.
        weak: the share of ships that satellites hardly hear.
    """

    def __init__(self, rng: np.random.Generator, minutes: int, cadence: float, weak: float) -> None:
        self.rng, self.minutes, self.cadence, self.weak = rng, minutes, cadence, weak
        self.built = 0

    def hull(self, ship_type: int | None = None, country: str | None = None) -> Hull:
        """Return a ship without a plan; a cargo ship or tanker of any flag unless told otherwise."""
        self.built += 1
        rng = self.rng
        kind = ship_type or int(rng.choice([_CARGO, _CARGO, _TANKER]))
        flag = country or str(rng.choice(_FLAGS))
        length = float(round(rng.uniform(60, 240) if kind >= _FERRY else rng.uniform(15, 35), 1))
        cadence = float(np.clip(self.cadence * rng.lognormal(0, 0.6), 20, 3000))
        power = 0.1 if rng.random() < self.weak else 1.0
        hull = Hull(self.built, identity(rng, self.built, kind, flag, length), cadence, power)
        hull.mmsi = mmsi_of(flag, self.built)
        return hull

    def knots(self) -> float:
        """Return a cruising speed."""
        return float(self.rng.uniform(8, 15))

    def minute(self, after_days: float, before_end_days: float) -> int:
        """Return a time that leaves so many days before and after it."""
        return int(self.rng.uniform(after_days * 1440, self.minutes - before_end_days * 1440))

    def port(self, other_than: str = "") -> str:
        """Return an ordinary port."""
        return str(self.rng.choice([name for name in PORTS if name != other_than]))

    def beside(self, way: tuple[Spot, ...]) -> tuple[Spot, ...]:
        """Return the way with its middle nodes moved a little: no ship sails in another's wake."""
        off = self.rng.normal(0, 1.5, 2)
        return tuple(
            moved(spot, *map(float, off)) if 2 < at < len(way) - 3 else moved(spot, *map(float, off / 8))
            for at, spot in enumerate(way)
        )

    def voyage(self, hull: Hull, start: str, end: str) -> None:
        """Plan the way from one place of the chart to another."""
        hull.sail(self.rng, self.beside(route(start, end)), self.knots())


def ordinary(yard: Yard, ships: int, fleets: int) -> Iterator[Hull]:
    """Yield so many traders, and the smaller craft that go with them."""
    for _ in range(ships):
        yield trader(yard)
    for _ in range(fleets):
        yield from fleet(yard)
    for start, end in (("incheon_roads", "qingdao_roads"), ("busan_roads", "strait_east")):
        yield ferry(yard, start, end)
    for port in ("busan", "shanghai", "dalian"):
        yield from harbour(yard, port)


def trader(yard: Yard) -> Hull:
    """Return a ship that goes from port to port, waits in roads, and sometimes is silent at its berth."""
    rng, hull = yard.rng, yard.hull()
    here = yard.port()
    first = int(rng.uniform(0, 2000))
    hull.stay(rng, first + 2, NODES[here], 0.01, MOORED)
    while hull.minute < yard.minutes:
        there = yard.port(here)
        yard.voyage(hull, here, f"{there}_roads")
        if rng.random() < 0.4:
            spot = moved(NODES[f"{there}_roads"], *rng.uniform(-2.5, 2.5, 2))
            hull.stay(rng, int(rng.uniform(200, 2000)), spot, 0.08, AT_ANCHOR)
        hull.sail(rng, (hull.here, *route(f"{there}_roads", there)), 7)
        begin = hull.minute
        hull.stay(rng, int(rng.uniform(600, 2500)), moved(NODES[there], *rng.uniform(-0.6, 0.6, 2)), 0.005, MOORED)
        if rng.random() < 0.15:
            hull.off.append((begin + 30, hull.minute - 30))
        here = there
    hull.end(rng, yard.minutes)
    return hull


def fleet(yard: Yard) -> Iterator[Hull]:
    """Yield fishing boats about one place, two of them a pair that trawls one net."""
    rng = yard.rng
    middle = open_water(yard)
    knots = float(rng.uniform(2.4, 3.6))
    boats = [yard.hull(_FISHING, "cn") for _ in range(7)]
    for boat in boats[:-1]:
        boat.trawl(rng, yard.minutes, middle, 4, knots)
    boats[-1].follow(boats[-2], yard.minutes, 300)
    for boat in boats:
        boat.end(rng, yard.minutes)
        yield boat


def ferry(yard: Yard, start: str, end: str) -> Hull:
    """Return a ship that shuttles."""
    rng, hull = yard.rng, yard.hull(_FERRY, "kr")
    way = route(start, end)
    while hull.minute < yard.minutes:
        hull.sail(rng, way, 19)
        hull.stay(rng, int(rng.uniform(60, 300)), way[-1], 0.01, MOORED)
        way = way[::-1]
    hull.end(rng, yard.minutes)
    return hull


def harbour(yard: Yard, port: str) -> Iterator[Hull]:
    """Yield the tug and the pilot boat of a port, and ships that wait at anchor near each other in its roads."""
    rng, roads = yard.rng, NODES[f"{port}_roads"]
    for kind in (_TUG, _PILOT):
        hull = yard.hull(kind, "kr")
        while hull.minute < yard.minutes:
            hull.stay(rng, int(rng.uniform(100, 600)), NODES[port], 0.01, MOORED)
            hull.sail(rng, route(port, f"{port}_roads"), 9)
            hull.stay(rng, int(rng.uniform(15, 60)), roads, 0.1, UNDER_WAY)
            hull.sail(rng, route(f"{port}_roads", port), 6)
        hull.end(rng, yard.minutes)
        yield hull
    for at in range(4):
        hull = yard.hull()
        hull.stay(rng, yard.minutes, moved(roads, 0.7 * (at + 1), float(rng.normal(0, 0.2))), 0.08, AT_ANCHOR)
        hull.end(rng, yard.minutes)
        yield hull


def open_water(yard: Yard) -> Spot:
    """Return a place far from every port."""
    box = BOXES[int(yard.rng.integers(len(BOXES)))]
    return Spot(float(yard.rng.uniform(box.south, box.north)), float(yard.rng.uniform(box.west, box.east)))
