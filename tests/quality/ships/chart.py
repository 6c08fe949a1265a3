"""The waters of the generated sea: ports, roads, lanes between them, open water for meetings, and coast stations.

Drawn by hand from the world port table's positions; every lane and every box lies clear of land.
"""

import functools
import heapq
import itertools
import math
from typing import NamedTuple

NM = 60.0
"""Nautical miles in a degree of latitude."""


class Spot(NamedTuple):
    """A place in degrees."""

    lat: float
    lon: float


class Box(NamedTuple):
    """Open water between these corners, far from every port; ships reach it straight from the lane's node."""

    node: str
    south: float
    north: float
    west: float
    east: float


NODES = {
    "nampo": Spot(38.72, 125.38), "nampo_roads": Spot(38.64, 124.90), "korea_bay": Spot(38.45, 123.60),
    "dalian": Spot(38.92, 121.68), "dalian_roads": Spot(38.84, 121.92), "chengshan": Spot(37.70, 123.10),
    "qingdao": Spot(36.05, 120.31), "qingdao_roads": Spot(35.95, 120.60), "yellow_sea": Spot(35.80, 123.40),
    "incheon": Spot(37.44, 126.58), "incheon_channel": Spot(37.26, 126.43), "incheon_roads": Spot(37.05, 126.25),
    "incheon_west": Spot(36.95, 125.20), "yellow_south": Spot(33.80, 123.80), "east_china": Spot(31.20, 123.90),
    "shanghai": Spot(31.233, 121.503), "wusong": Spot(31.40, 121.52),
    "shanghai_channel": Spot(31.22, 122.05), "shanghai_roads": Spot(31.05, 122.55),
    "jeju": Spot(32.75, 126.00), "korea_strait": Spot(33.95, 128.20), "strait_east": Spot(34.30, 128.85),
    "busan": Spot(35.09, 129.05), "busan_roads": Spot(34.98, 129.15), "east_coast": Spot(35.60, 129.80),
    "ulsan": Spot(35.46, 129.41), "ulsan_roads": Spot(35.42, 129.50), "east_sea_south": Spot(37.30, 130.10),
    "east_sea": Spot(39.00, 131.30), "north_sea": Spot(41.30, 130.95), "rajin_roads": Spot(42.08, 130.40),
    "rajin": Spot(42.22, 130.29), "chongjin_roads": Spot(41.70, 129.95), "chongjin": Spot(41.76, 129.83),
    "nakhodka_roads": Spot(42.62, 132.95), "nakhodka": Spot(42.79, 132.89),
    "wonsan_roads": Spot(39.28, 127.90), "wonsan": Spot(39.18, 127.46), "wonsan_east": Spot(39.20, 129.40),
}  # fmt: skip

_LANES = """nampo nampo_roads korea_bay dalian_roads dalian
korea_bay chengshan yellow_sea yellow_south east_china shanghai_roads shanghai_channel wusong shanghai
chengshan dalian_roads
yellow_sea qingdao_roads qingdao
yellow_sea incheon_west incheon_roads incheon_channel incheon
chengshan incheon_west
yellow_south jeju korea_strait strait_east busan_roads busan
east_china jeju
busan_roads east_coast east_sea_south east_sea north_sea nakhodka_roads nakhodka
east_coast ulsan_roads ulsan
north_sea rajin_roads rajin
north_sea chongjin_roads chongjin
east_sea nakhodka_roads
east_sea wonsan_east wonsan_roads wonsan
east_sea_south wonsan_east"""

PORTS = ("dalian", "qingdao", "incheon", "shanghai", "busan", "ulsan", "nakhodka")
"""Where ordinary ships trade."""

WATCHED = ("nampo", "rajin", "chongjin", "wonsan")
"""Ports of the DPRK."""

BOXES = (
    Box("yellow_sea", 34.6, 36.8, 122.8, 124.4),
    Box("east_china", 29.0, 32.4, 123.6, 125.6),
    Box("east_sea", 38.0, 40.6, 131.0, 134.0),
    Box("korea_bay", 38.3, 38.8, 122.8, 124.0),
)

STATIONS = (
    Spot(38.9, 121.7), Spot(37.4, 122.7), Spot(36.1, 120.4), Spot(37.9, 124.7), Spot(37.3, 126.4), Spot(36.3, 125.9),
    Spot(34.4, 126.0), Spot(33.2, 126.4), Spot(34.9, 128.7), Spot(35.1, 129.1), Spot(35.6, 129.4), Spot(37.5, 130.9),
    Spot(31.0, 122.2), Spot(30.1, 122.8), Spot(34.4, 129.3), Spot(42.8, 132.9), Spot(38.2, 128.6),
)  # fmt: skip


@functools.cache
def _lanes() -> dict[str, dict[str, float]]:
    lanes: dict[str, dict[str, float]] = {name: {} for name in NODES}
    for line in _LANES.splitlines():
        names = line.split()
        for one, other in itertools.pairwise(names):
            lanes[one][other] = lanes[other][one] = miles(NODES[one], NODES[other])
    return lanes


def miles(one: Spot, other: Spot) -> float:
    """Return nautical miles between two places of one sea, on a flat map."""
    east = (other.lon - one.lon) * math.cos(math.radians((one.lat + other.lat) / 2))
    return math.hypot(other.lat - one.lat, east) * NM


def moved(spot: Spot, east_nm: float, north_nm: float) -> Spot:
    """Return the place so many nautical miles away."""
    return Spot(spot.lat + north_nm / NM, spot.lon + east_nm / NM / math.cos(math.radians(spot.lat)))


@functools.cache
def route(start: str, end: str) -> tuple[Spot, ...]:
    """Return the shortest way along the lanes, both ends included."""
    heap: list[tuple[float, str, tuple[str, ...]]] = [(0.0, start, (start,))]
    seen: set[str] = set()
    while heap:
        far, here, way = heapq.heappop(heap)
        if here == end:
            return tuple(NODES[name] for name in way)
        if here not in seen:
            seen.add(here)
            for name, length in _lanes()[here].items():
                heapq.heappush(heap, (far + length, name, (*way, name)))
    raise ValueError(f"no lane leads from {start} to {end}")
