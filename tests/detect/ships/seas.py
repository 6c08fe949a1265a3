"""A seeded sea of labelled ships: ways in local miles, heard as receivers hear them, with what is true of each pair.

Every case lies in open water, far from the others and from every port; its ships are numbered apart.
"""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

from tests.detect.ships.scenes import START, Row

Leg = tuple[float, float, float]
"""Hours after the start, miles east and miles north of the case's middle."""

METRE = 1 / 1852
PAIR = tuple[int, int]


@dataclass
class Sea:
    """What is heard and what is true of it.

    Attributes:
        rows: reports in the order of ships.
        transfers: pairs of MMSI that lay side by side for two hours or more, in open water.
        dark: (heard ship, silent ship) of transfers with one ship silent.
        cases: the name of the case that each MMSI belongs to.
    """

    random: Random
    rows: list[Row] = field(default_factory=list)
    transfers: set[PAIR] = field(default_factory=set)
    dark: set[PAIR] = field(default_factory=set)
    cases: dict[int, str] = field(default_factory=dict)
    middle: tuple[float, float] = (27.0, 123.5)
    case: str = ""

    def begin(self, case: str) -> None:
        """Begin a case two degrees further on."""
        self.case = case
        at = len(set(self.cases.values()))
        self.middle = (12.0 + 2 * (at % 8), 132.0 + 2 * (at // 8))

    def ship(self, legs: Sequence[Leg], minutes: float = 5, *, silent: tuple[float, float] | None = None,
             mmsi: int | None = None, **said: Any) -> int:  # fmt: skip
        """Add a ship that goes from leg to leg, heard every so many minutes; return its MMSI."""
        mmsi = mmsi or 440100000 + len(self.cases)
        self.cases[mmsi] = self.case
        now = legs[0][0] + self.random.random() * minutes / 60
        while now <= legs[-1][0]:
            if silent is None or not silent[0] <= now <= silent[1]:
                self.rows.append(self._report(now, legs, mmsi, said))
            now += minutes / 60 * self.random.uniform(0.7, 1.3)
        return mmsi

    def _report(self, now: float, legs: Sequence[Leg], mmsi: int, said: Row) -> Row:
        east, north = place(legs, now)
        east, north = (value + self.random.gauss(0, 8 * METRE) for value in (east, north))
        lat = self.middle[0] + north / 60
        lon = self.middle[1] + east / 60 / math.cos(math.radians(self.middle[0]))
        return {"mmsi": mmsi, "time": START + timedelta(hours=now), "lat": lat, "lon": lon, **said}

    def met(self, one: int, two: int) -> None:
        """Say that these two met."""
        self.transfers.add((min(one, two), max(one, two)))


def place(legs: Sequence[Leg], now: float) -> tuple[float, float]:
    """Return where a ship on these legs is at this hour."""
    for (begins, east, north), (ends, to_east, to_north) in itertools.pairwise(legs):
        if begins <= now <= ends:
            done = (now - begins) / (ends - begins)
            return east + (to_east - east) * done, north + (to_north - north) * done
    return legs[-1][1:]


def visit(
    begins: float, ends: float, metres: float = 0.0, drift: float = 0.0, bearing: float = 0.0, knots: float = 10.0
) -> list[Leg]:
    """Return the legs of a ship that comes from afar, stays from one hour to the other, and goes on.

    Args:
        begins: when it arrives.
        ends: when it leaves.
        metres: east of the case's middle.
        drift: knots northward while it stays.
        bearing: in degrees, from where it comes and where it goes.
        knots: under way.
    """
    away = 6.0 * knots
    east, north = math.sin(math.radians(bearing)) * away, math.cos(math.radians(bearing)) * away
    lies, drifted = metres * METRE, drift * (ends - begins)
    return [
        (begins - 6, lies + east, north),
        (begins, lies, 0.0),
        (ends, lies, drifted),
        (ends + 6, lies - east, drifted - north),
    ]


def meetings_sea(seed: int) -> Sea:
    """Return a sea of meetings and of what only looks like them."""
    sea = Sea(Random(seed))  # noqa: S311 - a test's ships
    for make in (_rates, _drifting, _at_anchor, _three, _silent_inside, _wide_apart):
        make(sea)
    for make in (_passing, _convoy, _tow, _fleet, _pilot, _ferries, _one_number, _short, _anchorage, _apart):
        make(sea)
    sea.random.shuffle(sea.rows)
    return sea


def _rates(sea: Sea) -> None:
    for minutes in (1, 3, 5, 10, 20, 30, 45):
        sea.begin(f"both heard every {minutes} minutes")
        begins, hours, apart = sea.random.uniform(7, 12), sea.random.uniform(2.6, 9), sea.random.uniform(40, 180)
        one = sea.ship(visit(begins, begins + hours + 0.3), minutes)
        two = sea.ship(visit(begins + 0.2, begins + 0.2 + hours, apart, bearing=sea.random.uniform(0, 360)), minutes)
        sea.met(one, two)


def _drifting(sea: Sea) -> None:
    for drift in (0.5, 1.0, 1.6):
        sea.begin(f"a pair adrift at {drift} knots")
        begins = sea.random.uniform(7, 12)
        one = sea.ship(visit(begins, begins + 5, drift=drift), 6)
        two = sea.ship(visit(begins, begins + 4.8, sea.random.uniform(50, 150), drift, bearing=120), 9)
        sea.met(one, two)


def _at_anchor(sea: Sea) -> None:
    sea.begin("one at anchor for two days")
    swing = [(hour / 2, 0.04 * math.sin(hour / 5), 0.04 * math.cos(hour / 5)) for hour in range(96)]
    anchored = sea.ship(swing, 6)
    sea.met(anchored, sea.ship(visit(20, 24, 60, bearing=70), 5))


def _three(sea: Sea) -> None:
    sea.begin("a mother ship and two that come alongside")
    mother = sea.ship(visit(7, 26), 6)
    for begins, metres in ((9, 60), (15, -60)):
        sea.met(mother, sea.ship(visit(begins, begins + 4, metres, bearing=90), 6))


def _silent_inside(sea: Sea) -> None:
    for name, silences in (("one", [(10, 12.5), None]), ("both", [(10, 12.5), (10.5, 13)])):
        sea.begin(f"{name} silent inside the meeting")
        one, two = (sea.ship(visit(8, 15, metres, bearing=metres), 5, silent=silence)
                    for metres, silence in zip((0, 90), silences, strict=True))  # fmt: skip
        sea.met(one, two)


def _wide_apart(sea: Sea) -> None:
    sea.begin("three hundred metres apart")
    sea.met(sea.ship(visit(8, 13), 5), sea.ship(visit(8, 13, 300, bearing=45), 5))


def _passing(sea: Sea) -> None:
    for knots in (10.0, 3.0):
        sea.begin(f"passing at {knots} knots")
        for side, metres in ((1, 0), (-1, 250)):
            sea.ship([(0, metres * METRE, -side * 10 * knots), (20, metres * METRE, side * 10 * knots)], 5)


def _convoy(sea: Sea) -> None:
    sea.begin("a convoy")
    for metres in (0, 300, 600):
        sea.ship([(0, metres * METRE, 0), (12, metres * METRE, 96)], 5)


def _tow(sea: Sea) -> None:
    sea.begin("a tow that slows down for five hours")
    for metres in (0, 250):
        ahead = metres * METRE
        sea.ship([(0, 0, ahead), (8, 0, 48 + ahead), (13, 0, 56 + ahead), (20, 0, 98 + ahead)], 5)


def _fleet(sea: Sea) -> None:
    sea.begin("boats that fish, of no stated type")
    for _ in range(7):
        legs = [(hour, sea.random.uniform(-1.5, 1.5), sea.random.uniform(-1.5, 1.5)) for hour in range(24)]
        sea.ship(legs, 5)


def _pilot(sea: Sea) -> None:
    sea.begin("a boat that comes alongside for forty minutes")
    sea.ship(visit(8, 16), 5)
    sea.ship(visit(10, 10.7, 40, knots=18), 5)


def _ferries(sea: Sea) -> None:
    sea.begin("ferries at night, in a harbour of no list")
    for metres in (0, 60):
        lies = metres * METRE
        legs = [(24 * day + hour, lies + (30 if 10 <= hour <= 14 else 0), 0.0)
                for day in range(3) for hour in (0, 8, 10, 14, 16)]  # fmt: skip
        sea.ship([*legs, (72, lies, 0)], 5)


def _one_number(sea: Sea) -> None:
    sea.begin("two ships on one number")
    first = sea.ship([(0, 0, 0), (10, 0, 0)], 5, name="ONE")
    sea.ship([(0, 5, 0), (4, 0.1, 0), (10, 0.1, 0)], 5, mmsi=first, name="TWO")


def _short(sea: Sea) -> None:
    sea.begin("an hour side by side")
    sea.ship(visit(8, 9.1), 5)
    sea.ship(visit(8, 9, 80, bearing=90), 5)


def _anchorage(sea: Sea) -> None:
    sea.begin("eight ships at anchor")
    for at in range(8):
        sea.ship(visit(8 + at / 3, 30 + at, 380 * at, bearing=40 * at), 6)


def _apart(sea: Sea) -> None:
    sea.begin("two at anchor half a mile apart")
    for metres in (0, 900):
        sea.ship(visit(8, 30, metres, bearing=metres), 6)


WATERS = (24.0, 128.0)
"""South-west of the waters of `dark_sea`, far from every port."""


def dark_sea(seed: int, ships: int = 60, silences: int = 20) -> Sea:
    """Return one sea in which ships sail and wait, some fall silent for nothing, and six meet a ship that is silent."""
    sea = Sea(Random(seed))  # noqa: S311 - a test's ships
    sea.middle = (WATERS[0] + 3, WATERS[1] + 3)
    for at in range(ships):
        sea.case = "a ship"
        legs = _wandering(sea.random)
        begins = sea.random.uniform(10, 120)
        hours = sea.random.uniform(6, 30)
        sea.ship(legs, 8, silent=(begins, begins + hours) if at < silences else None)
    for before, after in ((1, 1), (1.5, 3), (4, 2), (0.5, 5), (3, 3), (2, 1)):
        sea.case = f"silent {before} hours before and {after} after"
        _dark_pair(sea, before, after)
    sea.random.shuffle(sea.rows)
    return sea


def _wandering(random: Random) -> list[Leg]:
    """Return a week in which a ship sails to places in the waters and waits at each for some hours."""
    east, north = random.uniform(-150, 150), random.uniform(-170, 170)
    now, legs = 0.0, [(0.0, east, north)]
    while now < 168:
        now += random.choice((3, 6, 10, 24, 40))
        legs.append((now, east, north))
        to_east, to_north = random.uniform(-150, 150), random.uniform(-170, 170)
        now += math.hypot(to_east - east, to_north - north) / random.uniform(9, 13)
        east, north = to_east, to_north
        legs.append((now, east, north))
    return legs


def _dark_pair(sea: Sea, before: float, after: float) -> None:
    """Add a ship that waits and one that comes to it silently and goes on."""
    east, north = sea.random.uniform(-130, 130), sea.random.uniform(-150, 150)
    begins, hours = sea.random.uniform(30, 120), sea.random.uniform(4, 11)
    ends = begins + hours

    def moved(legs: list[Leg]) -> list[Leg]:
        return [(hour, east + x, north + y) for hour, x, y in legs]

    waits = sea.random.uniform(0, 2)
    heard = sea.ship(moved(visit(begins - waits, ends + waits / 3, bearing=sea.random.uniform(0, 360))), 6)
    legs = moved(visit(begins, ends, 80, bearing=sea.random.uniform(0, 360), knots=11))
    silent = sea.ship(legs, 6, silent=(begins - before, ends + after))
    sea.dark.add((heard, silent))
