import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bongsu.detect.ships.meeting.loitering import LOITERING, loitering
from bongsu.detect.ships.tracks.scene import AT_ANCHOR, FISHING
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import EventKind
from bongsu.store import Engine
from tests.detect.ships.scenes import OTHER, Row, report, scene

KNOT = 1 / 60
"""Degrees of latitude that one knot makes in an hour."""


def sailed(knots: float, begins: float, ends: float, every: float = 0.25, **known: Any) -> list[Row]:
    """Return reports of a ship that sails north from 34 N 124 E at this speed."""
    steps = round((ends - begins) / every)
    hours = [begins + every * at for at in range(steps + 1)]
    return [report(hour, **{"lat": 34 + KNOT * knots * (hour - begins), "lon": 124.0, **known}) for hour in hours]


def found(engine: Engine, rows: list[Row]) -> list[Row]:
    """Return the loitering in these reports."""
    return engine.rows(loitering(scene(engine, rows)))


@pytest.mark.parametrize(
    ("rows", "hours"),
    [
        pytest.param([], [], id="nothing heard"),
        pytest.param([report(0)], [], id="a single report"),
        pytest.param(sailed(0.5, 0, 6), [6.0], id="six slow hours"),
        pytest.param(sailed(1.9, 0, 6), [6.0], id="just under two knots"),
        pytest.param(sailed(2.1, 0, 6), [], id="just over two knots"),
        pytest.param(sailed(0.5, 0, 3), [], id="three slow hours"),
        pytest.param(sailed(0.5, 0, 24, every=3), [24.0], id="heard every three hours"),
        pytest.param(sailed(8, 0, 24, every=3), [], id="heard every three hours, under way"),
        pytest.param(
            sailed(0.5, 0, 6) + sailed(0.5, 19, 25),
            [6.0, 5.25],
            id="a gap parts two, and the hour after it tells no speed",
        ),
        pytest.param(sailed(0.5, 0, 3) + sailed(0.5, 0, 3, mmsi=OTHER), [], id="hours of two ships are not added"),
        pytest.param(sailed(0.5, 0, 6, lat=None), [], id="unknown places"),
    ],
)
def test_four_slow_hours_in_a_row_are_loitering(engine: Engine, rows: list[Row], hours: list[float]) -> None:
    """The mean of each hour is below two knots, for at least four hours of steps; a silent gap ends it."""
    assert [row["hours"] for row in found(engine, rows)] == pytest.approx(hours)


def test_an_hour_under_way_parts_two_stays(engine: Engine) -> None:
    """The stay ends with the last slow hour and begins anew with the report before the next."""
    rows = sailed(0.2, 0, 5.75) + [report(hour, lat=34 + 12 * KNOT * (hour - 5.75), lon=124.0) for hour in (6, 7, 7.75)]
    rows += [report(8 + at / 4, lat=34.45, lon=124.0) for at in range(24)]
    first, second = found(engine, rows)
    assert first["end_second"] < second["start_second"]
    assert first["lat"] == pytest.approx(34.01, abs=0.02)
    assert second["lat"] == pytest.approx(34.45, abs=0.02)


@pytest.mark.parametrize(
    ("place", "middle"),
    [
        pytest.param([(0.0, 179.999), (0.0, -179.999)], (0.0, 180.0), id="date line"),
        pytest.param([(89.999, 0.0), (89.999, 180.0)], (90.0, None), id="pole"),
        pytest.param([(-60.0, -0.001), (-60.0, 0.001)], (-60.0, 0.0), id="Greenwich"),
    ],
)
def test_the_middle_and_the_drift_are_right_everywhere(
    engine: Engine, place: list[tuple[float, float]], middle: tuple[float, float | None]
) -> None:
    """A ship that swings over the date line or the pole stays in one place."""
    rows = [report(at / 2, lat=place[at % 2][0], lon=place[at % 2][1]) for at in range(14)]
    (row,) = found(engine, rows)
    assert row["lat"] == pytest.approx(middle[0], abs=0.002)
    if middle[1] is not None:
        assert math.cos(math.radians(row["lon"] - middle[1])) == pytest.approx(1, abs=1e-6)
    assert row["drift_nm"] < 0.2


def one(engine: Engine, rows: list[Row]) -> Claim:
    """Return the only claim of loitering."""
    (claim,) = LOITERING.watch(scene(engine, rows))
    return claim


@pytest.mark.parametrize(
    ("place", "form"),
    [
        pytest.param({"lat": 34.0, "lon": 123.5}, "loitering", id="open water"),
        pytest.param({"lat": 38.66, "lon": 124.93}, "loitering_at_anchorage_of_port", id="the roads of Nampo"),
        pytest.param({"lat": 39.166, "lon": 127.55}, "loitering_at_anchorage_of_port", id="ten kilometres off Wonsan"),
    ],
)
def test_near_a_port_it_is_told_in_a_form_of_its_own(engine: Engine, place: Row, form: str) -> None:
    """The port rule is a tier: what happens in the roads is told, and ranked low."""
    claim = one(engine, [report(at / 4, **place) for at in range(24)])
    assert claim.sighting is not None
    assert (claim.sighting.form, claim.event.kind, claim.stance) == (form, EventKind.LOITERING, Stance.ASSERTED)
    assert (claim.sighting.strength <= 0.1) == (form != "loitering")


def test_a_stay_at_the_berths_is_no_loitering(engine: Engine) -> None:
    """A ship in port lies there."""
    assert found(engine, [report(at / 4, lat=39.1667, lon=127.45) for at in range(24)]) == []


@pytest.mark.parametrize(
    ("known", "words"),
    [
        pytest.param({"nav_status": AT_ANCHOR}, "it gave its status as at anchor", id="at anchor"),
        pytest.param({"nav_status": FISHING}, "it gave its status as fishing", id="fishing"),
        pytest.param({"ship_type": 52}, "it is a tug, which often stays slow", id="tug"),
    ],
)
def test_what_speaks_against_it_is_said_and_weakens_it(engine: Engine, known: Row, words: str) -> None:
    """Status and type are counter-evidence, told first and counted."""
    plain, told = one(engine, sailed(0.5, 0, 6)), one(engine, sailed(0.5, 0, 6, **known))
    assert told.sighting is not None
    assert plain.sighting is not None
    assert told.sighting.otherwise[0] == words
    assert told.sighting.strength < plain.sighting.strength


def test_a_claim_says_where_how_long_and_how_wide(engine: Engine) -> None:
    """What was observed holds times, speed and drift, and cites the first and the last report."""
    claim = one(engine, sailed(0.5, 0, 6, imo=9161003, name="LADY R"))
    assert claim.quote == (
        "MMSI 445000001 stayed around 34.03 N 124.00 E from 2024-10-20 03:10 UTC to 2024-10-20 09:10 UTC: "
        "6.0 hours at a mean of 0.5 knots, within 1.5 nautical miles."
    )
    assert claim.row == (1, 25)
    assert (claim.event.agents[0].identifiers.imo, claim.event.agents[0].identifiers.mmsi) == ("9161003", "445000001")


@settings(max_examples=4, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(engine: Engine, random: Any) -> None:
    """Shuffled rows, each with its own number, give the same stays."""
    rows = sailed(0.5, 0, 6) + sailed(9, 6.25, 8) + sailed(1, 9, 15, mmsi=OTHER)
    numbered = [{**item, "row": at} for at, item in enumerate(rows, 1)]
    assert found(engine, random.sample(numbered, len(numbered))) == found(engine, numbered)
