"""Seeded voyages for the detectors' tests: ships that sail, lie at anchor, share a number, circle or are given away.

Everything comes from one seed, and says nothing of any real ship.
"""

import math
import random
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from tests.detect.ships.scenes import SHIP, START, Row, report

NM = 1 / 60
"""A nautical mile in degrees of latitude."""


def sail(
    seed: int,
    mmsi: int = SHIP,
    *,
    hours: float = 24,
    minutes: float = 5,
    lat: float = 33.0,
    lon: float = 124.0,
    knots: float = 11.0,
    start: float = 0.0,
    noise_nm: float = 0.01,
    **said: Any,
) -> list[Row]:
    """Return the reports of a ship under way that turns now and then, each ``minutes`` apart with some chance.

    Args:
        seed: of chance.
        mmsi: its number.
        hours: how long it is heard.
        minutes: between reports, on average.
        lat: where it begins.
        lon: where it begins.
        knots: its mean speed.
        start: hours after the start of the scene.
        noise_nm: what a fix errs, one standard deviation.
        said: what it says of itself in each report.
    """
    chance = random.Random(seed)  # noqa: S311 - tests need the same chance each time
    course, at, rows = chance.uniform(0, 360), start, []
    while at < start + hours:
        speed = max(0.0, chance.gauss(knots, knots * 0.05))
        north, east = (chance.gauss(0, noise_nm) * NM for _ in range(2))
        rows.append(
            report(at, mmsi, lat=lat + north, lon=lon + east / _across(lat), sog=speed, cog=course % 360, **said)
        )
        step = minutes / 60 * chance.uniform(0.6, 1.4)
        lat, lon = moved(lat, lon, course, speed * step)
        course += chance.gauss(0, 3) + (chance.uniform(-60, 60) if chance.random() < 0.02 else 0)
        if not 5 < lat < 60:
            course = 180 - course
        at += step
    return rows


def moor(seed: int, mmsi: int = SHIP, *, swing_nm: float = 0.05, **known: Any) -> list[Row]:
    """Return the reports of a ship at anchor, which swings around it as wind and tide turn; see `sail`."""
    chance = random.Random(seed + 1)  # noqa: S311
    rows = sail(seed, mmsi, knots=0.0, **known)
    bearing = 90.0
    for row in rows:
        bearing += chance.gauss(0, 10)
        row["lat"], row["lon"] = moved(row["lat"], row["lon"], bearing, swing_nm)
        row["sog"], row["cog"] = abs(chance.gauss(0.1, 0.1)), chance.uniform(0, 359)
    return rows


def loop(
    seed: int, mmsi: int = SHIP, *, radius: float = 1.5, knots: float = 9.0, spread: float = 0.01, **known: Any
) -> list[Row]:
    """Return the reports of a track that runs round a point, ``radius`` nautical miles away give or take its spread.

    The rest is as for `sail`; the course reported is that of the circle.
    """
    chance = random.Random(seed + 2)  # noqa: S311
    rows = sail(seed, mmsi, knots=0.0, noise_nm=0.0, **known)
    begun = chance.uniform(0, 360)
    for row, hour in zip(rows, hours_of(rows), strict=True):
        bearing = begun + math.degrees(knots * hour / radius)
        place = moved(row["lat"], row["lon"], bearing, radius * chance.gauss(1, spread))
        row.update(lat=place[0], lon=place[1], sog=knots, cog=(bearing + 90) % 360)
    return rows


def moved(lat: float, lon: float, course: float, miles: float) -> tuple[float, float]:
    """Return the place so many nautical miles away on this course; good enough for small steps."""
    return (
        lat + miles * NM * math.cos(math.radians(course)),
        lon + miles * NM * math.sin(math.radians(course)) / _across(lat),
    )


def shifted(rows: Sequence[Row], hours: float) -> list[Row]:
    """Return the reports with their clock off by so many hours."""
    return [{**row, "time": row["time"] + timedelta(hours=hours)} for row in rows]


def strayed(rows: Sequence[Row], every: int, miles: float, seed: int = 0) -> list[Row]:
    """Return the reports with every so many-th at a false place so many miles off, each in another direction."""
    chance = random.Random(seed)  # noqa: S311
    return [
        dict(
            row, **dict(zip(("lat", "lon"), moved(row["lat"], row["lon"], chance.uniform(0, 360), miles), strict=True))
        )
        if at % every == every // 2
        else row
        for at, row in enumerate(rows)
    ]


def ordered(*tracks: Sequence[Row]) -> list[Row]:
    """Return the reports of several tracks in the order of time, as a receiver writes them."""
    return sorted((dict(row) for track in tracks for row in track), key=lambda row: row["time"])


def hours_of(rows: Sequence[Row]) -> Iterator[float]:
    """Yield the hours after the start of the scene of each report."""
    for row in rows:
        yield (row["time"] - START).total_seconds() / 3600


def _across(lat: float) -> float:
    return math.cos(math.radians(lat))
