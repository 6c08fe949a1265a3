"""Whether others are heard where a silent ship must have been, and whether others came back with it."""

import pytest

from bongsu.detect.ships.silence.gaps import gaps
from bongsu.store import Engine
from tests.detect.ships.scenes import OTHER, SHIP, Row, report, scene

START = (34.0, 123.0)


def silent(lat: float = START[0], lon: float = START[1], hours: float = 20.0, mmsi: int = SHIP) -> list[Row]:
    """Return a ship that goes east at twelve minutes of longitude an hour, silent so long, and is heard far east."""
    before = [report(quarter / 4, mmsi, lat=lat, lon=_round(lon + quarter / 20)) for quarter in range(9)]
    after = [report(2 + hours, mmsi, lat=lat, lon=_round(lon + 0.4 + hours / 5))]
    return before + after


def others(lon: float, at_hours: float, lat: float = START[0]) -> list[Row]:
    """Return two ships heard along the way ahead of that ship, so many hours after it fell silent."""
    return [
        report(2 + at_hours, OTHER + ship, lat=lat, lon=_round(lon + 0.4 + hour / 5))
        for ship in range(2)
        for hour in range(1, 7)
    ]


def _round(lon: float) -> float:
    return (lon + 180) % 360 - 180


def told(engine: Engine, rows: list[Row]) -> Row:
    """Return the row of the ship's silence."""
    found: list[Row] = engine.rows(gaps(scene(engine, rows)))
    return next(row for row in found if row["mmsi"] == SHIP)


@pytest.mark.parametrize(
    ("lon", "at_hours", "heard"),
    [
        pytest.param(123.0, 4.0, 6, id="others on its course at that time"),
        pytest.param(123.0, -60.0, 0, id="others days before say nothing of reception then"),
        pytest.param(179.3, 4.0, 6, id="over the date line"),
    ],
)
def test_places_ahead_count_where_others_are_heard_at_that_time(
    engine: Engine, lon: float, at_hours: float, heard: int
) -> None:
    """Six hours on its course, and in each place anybody within six hours."""
    row = told(engine, silent(lon=lon) + others(lon, at_hours))
    assert (row["ahead"], row["ahead_heard"]) == (6, heard)


def test_places_on_the_way_leave_land_out(engine: Engine) -> None:
    """From one side of Korea to the other no place on the straight way is at sea but those off the coasts."""
    assert told(engine, silent(31.0))["way"] == 6
    assert told(engine, silent(36.5, 125.5))["way"] < 6


@pytest.mark.parametrize(
    ("late", "back"),
    [
        pytest.param(0.1, (3, 3), id="within minutes"),
        pytest.param(2.0, (0, 3), id="within hours"),
        pytest.param(9.0, (0, 0), id="another time"),
    ],
)
def test_ships_that_come_back_with_it_are_counted(engine: Engine, late: float, back: tuple[int, int]) -> None:
    """Ships that are heard again together did not choose to be."""
    rows = silent(hours=20)
    for ship in range(3):
        rows += silent(33.5 - ship / 10, hours=20 + late, mmsi=OTHER + ship)
    row = told(engine, rows)
    assert (row["back_together"], row["back_around"]) == back
