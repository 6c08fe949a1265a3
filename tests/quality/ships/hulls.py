"""Ships of the generated sea: where each is, what it says of itself, when its transmitter is off."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.quality.ships.chart import NM, Spot, miles, moved

Floats = NDArray[np.float64]
UNDER_WAY, AT_ANCHOR, MOORED, FISHING = 0, 1, 5, 7
_COUNTRIES = {"cn": 413, "kr": 440, "jp": 431, "pa": 352, "ru": 273, "hk": 477, "lr": 636, "sl": 667, "kp": 445}
_SYLLABLES = "ae bo dan eun ga han hwa jin ki lu mar nam o pei ras sei tan u wan yo".split()


@dataclass
class Hull:
    """A ship.

    Attributes:
        number: of the hull; its MMSI and IMO number are made of it.
        said: what its static messages say, by column.
        cadence: seconds between the reports that a receiver in reach takes down, the median.
        power: how well satellites hear it, 1 for ordinary.
        lat, lon, status: at each minute since the start.
        off: minutes in which nothing is sent.
        shown: other places that it reports, by minute.
        renamed: what it says from a minute on.
    """

    number: int
    said: dict[str, Any]
    cadence: float
    power: float = 1.0
    lat: list[Floats] = field(default_factory=list)
    lon: list[Floats] = field(default_factory=list)
    status: list[NDArray[np.int8]] = field(default_factory=list)
    off: list[tuple[int, int]] = field(default_factory=list)
    shown: list[tuple[int, NDArray[Any], NDArray[Any]]] = field(default_factory=list)
    renamed: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    mmsi: int = 0

    @property
    def minute(self) -> int:
        """How many minutes are planned."""
        return sum(map(len, self.lat))

    @property
    def here(self) -> Spot:
        """Where it is at the end of what is planned."""
        return Spot(float(self.lat[-1][-1]), float(self.lon[-1][-1]))

    def add(self, lat: Floats, lon: Floats, status: int) -> None:
        """Plan these minutes."""
        self.lat.append(lat)
        self.lon.append(lon)
        self.status.append(np.full(len(lat), status, np.int8))

    def sail(self, rng: np.random.Generator, way: Sequence[Spot], knots: float, status: int = UNDER_WAY) -> None:
        """Go along these places, at about this speed."""
        corners = np.array([0.0, *np.cumsum([miles(one, two) for one, two in itertools.pairwise(way)])])
        minutes = max(2, int(corners[-1] / knots * 60 * 1.3) + 2)
        along = np.cumsum(np.maximum(0.3 * knots, knots + wander(rng, minutes, 0.06 * knots, 40)) / 60)
        along = along[: int(np.searchsorted(along, corners[-1])) + 1].clip(max=corners[-1])
        places = np.array(way)
        self.add(np.interp(along, corners, places[:, 0]), np.interp(along, corners, places[:, 1]), status)

    def arrive(self, rng: np.random.Generator, way: Sequence[Spot], knots: float, minute: int) -> None:
        """Go along these places to be at the last at this minute, having lain at the first until it was time."""
        self.sail(rng, way, knots)
        early = minute - self.minute
        if early < 0:
            self.lat[-1], self.lon[-1], self.status[-1] = (
                self.lat[-1][-early:],
                self.lon[-1][-early:],
                self.status[-1][-early:],
            )
        lat, lon, status = self.lat.pop(), self.lon.pop(), self.status.pop()
        self.stay(rng, early, way[0], 0.01, MOORED)
        self.lat.append(lat)
        self.lon.append(lon)
        self.status.append(status)

    def follow(self, other: "Hull", minutes: int, metres: float) -> None:
        """Lie so far from another ship, through the last of its planned minutes."""
        lat, lon = (np.concatenate(part)[-minutes:] for part in (other.lat, other.lon))
        self.add(lat + metres / 1852 / NM, lon, UNDER_WAY)

    def end(self, rng: np.random.Generator, minutes: int) -> None:
        """Cut the plan at this minute, or let the ship lie where it is until then."""
        self.stay(rng, minutes - self.minute, self.here, 0.01, MOORED)
        self.lat, self.lon = [np.concatenate(self.lat)[:minutes]], [np.concatenate(self.lon)[:minutes]]
        self.status = [np.concatenate(self.status)[:minutes]]

    def stay(self, rng: np.random.Generator, minutes: int, spot: Spot, swing_nm: float, status: int) -> None:
        """Stay about a place, swinging so far."""
        if minutes > 0:
            north, east = (wander(rng, minutes, swing_nm, 90) for _ in range(2))
            stretch = NM * np.cos(np.radians(spot.lat))
            self.add(spot.lat + north / NM, spot.lon + east / stretch, status)

    def drift(self, rng: np.random.Generator, minutes: int, knots: float) -> None:
        """Let wind and stream take it from where it is."""
        angle = rng.uniform(0, 2 * np.pi) + wander(rng, minutes, 0.3, 120)
        self.add(*_steered(self.here, angle, np.full(minutes, knots)), UNDER_WAY)

    def trawl(self, rng: np.random.Generator, minutes: int, middle: Spot, reach_nm: float, knots: float) -> None:
        """Fish to and fro about a place."""
        angle = (
            2 * np.pi * np.arange(minutes) / rng.uniform(150, 400) + rng.uniform(0, 6) + wander(rng, minutes, 0.5, 60)
        )
        north, east = reach_nm * np.sin(angle) * 0.6, reach_nm * np.cos(angle * 0.7)
        start = moved(middle, float(rng.normal(0, reach_nm)), float(rng.normal(0, reach_nm)))
        slow = knots / 3.5
        stretch = NM * np.cos(np.radians(middle.lat))
        self.add(start.lat + slow * north / NM, start.lon + slow * east / stretch, FISHING)


def _steered(start: Spot, angle: Floats, knots: Floats) -> tuple[Floats, Floats]:
    lat = start.lat + np.cumsum(knots / 60 * np.cos(angle)) / NM
    return lat, start.lon + np.cumsum(knots / 60 * np.sin(angle)) / (NM * np.cos(np.radians(start.lat)))


def wander(rng: np.random.Generator, minutes: int, spread: float, memory: float) -> Floats:
    """Return noise of this spread about zero that forgets itself in so many minutes."""
    knots = np.arange(0, minutes + memory, memory)
    return np.interp(np.arange(minutes), knots, rng.normal(0, spread, len(knots)))


def identity(rng: np.random.Generator, number: int, ship_type: int, country: str, length: float) -> dict[str, Any]:
    """Return what a ship says of itself: all of it agrees."""
    digits = f"{910000 + 7 * number % 89_989:06d}"
    check = sum(int(digit) * weight for digit, weight in zip(digits, range(7, 1, -1), strict=True)) % 10
    name = " ".join("".join(rng.choice(_SYLLABLES, 3)) for _ in range(2)).upper()
    letters = "".join(chr(65 + int(one)) for one in rng.integers(0, 26, 3))
    return {
        "imo": int(f"{digits}{check}") if ship_type >= 60 else None,
        "name": name,
        "call_sign": f"{letters}{number % 1000:03d}",
        "flag": country,
        "ship_type": ship_type,
        "length": length,
        "width": round(length / 6.5, 1),
        "draught": round(length / 20, 1),
        "class": "A" if ship_type >= 50 else "B",
    }


def mmsi_of(country: str, number: int) -> int:
    """Return a number that belongs to the country."""
    return _COUNTRIES[country] * 1_000_000 + 100_000 + number
