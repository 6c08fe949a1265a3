"""A generated sea of voyages over water, as ships make them, with detours and ways over land in it.

The lanes of `chart` lead far round between some ports, so that voyages there are no measure of detours; here ways are
the shortest over water, bent as weather, traffic and orders bend them.
"""

import numpy as np

from bongsu.detect.ships.waters.seaways import sea_route
from tests.quality.ships.behaviours import Label
from tests.quality.ships.chart import NODES, Spot, moved
from tests.quality.ships.hulls import AT_ANCHOR, MOORED, Hull
from tests.quality.ships.sea import Sea, Waters, heard_sea
from tests.quality.ships.traffic import Yard

_BY = {"nampo": Spot(38.45, 124.55), "wonsan": Spot(39.40, 128.30), "east_china": Spot(29.60, 125.50),
       "east_sea": Spot(39.50, 132.50), "korea_bay": Spot(38.60, 123.40), "south": Spot(29.50, 128.00)}  # fmt: skip
_ROUND = (("busan", "nampo", "shanghai"), ("qingdao", "nampo", "incheon"), ("dalian", "east_china", "qingdao"),
          ("shanghai", "korea_bay", "busan"), ("incheon", "east_china", "dalian"), ("busan", "wonsan", "shanghai"),
          ("ulsan", "east_sea", "incheon"), ("qingdao", "south", "dalian"),
          ("shanghai", "nampo", "qingdao"))  # fmt: skip
_OVER_LAND = (
    (Spot(36.60, 125.20), Spot(36.90, 130.20)), (Spot(35.45, 125.60), Spot(35.75, 130.20)),
    (Spot(37.95, 124.30), Spot(38.00, 129.30)), (Spot(35.60, 120.90), Spot(37.90, 119.90)),
    (Spot(36.10, 133.40), Spot(34.25, 133.90)), (Spot(36.00, 135.00), Spot(34.40, 134.90)),
    (Spot(39.20, 123.30), Spot(40.45, 121.30)), (Spot(39.45, 124.50), Spot(39.65, 128.10)),
)  # fmt: skip
_BENT_NM = 12.0
_SILENT_SHARE = 0.15
"""Of stays in port, so many are silent."""


def voyages(seed: int, waters: Waters, ships: int = 60) -> Sea:
    """Return the sea of a seed: so many ordinary ships, and ``waters.each`` of each behaviour."""
    yard = Yard(np.random.default_rng([seed, 2]), waters.days * 1440, waters.cadence, waters.weak)
    hulls = [trader(yard) for _ in range(ships)]
    done = [behave(yard, waters.hard, at) for behave in (detour, over_land) for at in range(waters.each)]
    return heard_sea(yard, waters, [*hulls, *(hull for hull, _ in done)], [label for _, label in done])


def way(yard: Yard, one: Spot, two: Spot) -> tuple[Spot, ...]:
    """Return a way over water between two places, its corners moved by some miles."""
    route = sea_route(one, two)
    assert route is not None, (one, two)
    inner = [moved(Spot(*spot), *map(float, yard.rng.normal(0, _BENT_NM / 2, 2))) for spot in route.path[1:-1]]
    return (one, *inner, two)


def trader(yard: Yard) -> Hull:
    """Return a ship that sails from port to port, by sea, and waits, turns and goes round weather on the way."""
    rng, hull, here = yard.rng, yard.hull(), yard.port()
    hull.stay(rng, int(rng.uniform(60, 2000)), NODES[here], 0.01, MOORED)
    while hull.minute < yard.minutes:
        there = yard.port(here)
        _ordinary_way(yard, hull, there)
        begin = hull.minute
        hull.stay(rng, int(rng.uniform(300, 2500)), moved(NODES[there], *rng.uniform(-0.6, 0.6, 2)), 0.005, MOORED)
        if rng.random() < _SILENT_SHARE:
            hull.off.append((begin + 10, hull.minute - 10))
        here = there
    hull.end(rng, yard.minutes)
    return hull


def _ordinary_way(yard: Yard, hull: Hull, there: str) -> None:
    """Plan a voyage, on which in one case of three something delays it or takes it off the straight way."""
    rng, roads = yard.rng, NODES[f"{there}_roads"]
    corners = way(yard, hull.here, roads)
    chance = rng.random()
    if chance < 0.12:
        middle = corners[len(corners) // 2] if len(corners) > 2 else _between(corners[0], corners[1])
        hull.sail(rng, way(yard, hull.here, middle), yard.knots())
        hull.trawl(rng, int(rng.uniform(300, 1500)), hull.here, 6, 3.5)
        hull.sail(rng, way(yard, hull.here, roads), yard.knots())
    else:
        hull.sail(rng, corners, yard.knots())
    if chance > 0.6:
        hull.stay(rng, int(rng.uniform(200, 2000)), moved(roads, *rng.uniform(-6, 6, 2)), 0.08, AT_ANCHOR)
    hull.sail(rng, way(yard, hull.here, NODES[there]), 7)


def _between(one: Spot, two: Spot) -> Spot:
    return Spot((one.lat + two.lat) / 2, (one.lon + two.lon) / 2)


def detour(yard: Yard, hard: float, at: int) -> tuple[Hull, Label]:
    """Return a ship that sails from port to port by another sea and stops nowhere, in hard cases silent out there."""
    rng, hull = yard.rng, yard.hull()
    start, by, end = _ROUND[at % len(_ROUND)]
    hull.stay(rng, int(rng.uniform(400, 3000)), NODES[start], 0.01, MOORED)
    begin = hull.minute
    hull.sail(rng, way(yard, NODES[start], _BY[by]), yard.knots())
    if rng.random() < hard:
        hull.off.append((hull.minute - 300, hull.minute + 300))
    hull.sail(rng, way(yard, hull.here, NODES[end]), yard.knots())
    last = hull.minute
    hull.end(rng, yard.minutes)
    return hull, Label("detour", (hull.mmsi,), begin, last, _BY[by])


def over_land(yard: Yard, hard: float, at: int) -> tuple[Hull, Label]:
    """Return a ship whose track leads straight over a country; in hard cases faster, and so heard less often."""
    rng, hull = yard.rng, yard.hull()
    one, two = (moved(spot, *map(float, rng.uniform(-3, 3, 2))) for spot in _OVER_LAND[at % len(_OVER_LAND)])
    hull.stay(rng, int(rng.uniform(400, 2000)), NODES[(port := yard.port())], 0.01, MOORED)
    hull.sail(rng, way(yard, NODES[port], one), yard.knots())
    begin = hull.minute
    hull.sail(rng, (one, two), yard.knots() * (1 + hard))
    last = hull.minute
    hull.end(rng, yard.minutes)
    return hull, Label("over_land", (hull.mmsi,), begin, last, one)
