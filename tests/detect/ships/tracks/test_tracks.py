import itertools
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bongsu.store import Engine
from tests.detect.ships.scenes import OTHER, SECOND, SHIP, Row, report, scene

STEPS = ("second", "row", "before_second", "before_row", "before_lat", "step_seconds")


def track(engine: Engine, rows: list[Row]) -> list[Row]:
    """Return the track of these reports, in the order of time."""
    seen = scene(engine, rows).track
    return engine.rows(seen.order_by("ship", "second", "row"))


def plainly(rows: list[Row]) -> list[tuple[Any, ...]]:
    """Return what the track of numbered reports should say, worked out one report after another."""
    found: list[tuple[Any, ...]] = []
    placed = sorted(
        (row for row in rows if row["lat"] is not None), key=lambda row: (row["mmsi"], row["time"], row["row"])
    )
    for _, ship in itertools.groupby(placed, key=lambda row: row["mmsi"]):
        before: Row | None = None
        for second, copies in itertools.groupby(ship, key=lambda row: int(row["time"].timestamp())):
            row = next(copies)
            was = int(before["time"].timestamp()) if before else None
            start = (was, before["row"], before["lat"], second - was) if before and was else (None,) * 4
            found.append((second, row["row"], *start))
            before = row
    return found


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from([SHIP, OTHER]), st.integers(0, 6), st.booleans(), st.integers(0, 3)), max_size=14
    )
)
def test_a_step_goes_from_place_to_place(engine: Engine, heard: list[tuple[int, int, bool, int]]) -> None:
    """Copies of an instant count once, the first of them; words without a place are no part of a step."""
    rows = [
        report(minute / 60, mmsi, row=at, **({} if placed else {"lat": None, "lon": None}), sog=float(knots))
        for at, (mmsi, minute, placed, knots) in enumerate(heard, 1)
    ]
    located = [row for row in track(engine, rows) if row["lat"] is not None]
    assert [tuple(row[name] for name in STEPS) for row in located] == plainly(rows)


def test_words_between_positions_make_no_ship_slower(engine: Engine) -> None:
    """An hour's miles and seconds are the same with static messages and without."""
    places = [report(minute / 60, lat=38 + minute * 0.003) for minute in range(0, 60, 5)]
    words = [report((minute + 0.5) / 60, lat=None, lon=None, name="A") for minute in range(0, 60, 5)]
    alone, told = (dict[str, Any](engine.rows(scene(engine, rows).hours)[0]) for rows in (places, places + words))
    assert (told["nm"], told["seconds"]) == (pytest.approx(alone["nm"]), alone["seconds"])
    assert told["reports"] == 2 * alone["reports"]


def test_a_step_is_as_fast_as_the_ship(engine: Engine) -> None:
    """Six minutes of latitude in half an hour are twelve knots."""
    _, second = track(engine, [report(0, lat=38.0), report(0.5, lat=38.1)])
    assert (second["step_nm"], second["step_knots"]) == (pytest.approx(6.0, abs=0.01), pytest.approx(12.0, abs=0.02))
    assert second["before_second"] == SECOND
