import math
from pathlib import Path

import pandas as pd
import pytest

from bongsu.detect.ships.position.circles import CIRCLES
from bongsu.model.claim import Claim
from bongsu.model.event import EventKind
from bongsu.model.record import from_json, to_json
from bongsu.store import Engine
from tests.detect.ships.scenes import SHIP, START, Row, framed, report, scene
from tests.detect.ships.voyages import loop, moor, moved, ordered, sail, strayed


def watched(engine: Engine, *tracks: list[Row]) -> tuple[Claim, ...]:
    """Return what the detector says of these tracks together."""
    return CIRCLES.watch(scene(engine, ordered(*tracks)))


def squares(*, legs: int = 60, lat: float = 33.0, lon: float = 124.0) -> list[Row]:
    """Return a search pattern: legs at right angles, each pair a little longer than the one before."""
    rows, course, at = [], 0.0, 0.0
    for leg in range(legs):
        for _ in range(2 + leg // 2):
            lat, lon = moved(lat, lon, course, 0.3)
            rows.append(report(at, lat=lat, lon=lon, sog=9.0, cog=course))
            at += 0.3 / 9
        course = (course + 90) % 360
    return rows


def shuttle(*, miles: float = 3.0, wide: float = 0.6) -> list[Row]:
    """Return a trawler's way: up and down beside its last track, with round turns."""
    rows = []
    for step in range(600):
        turn = step / 20 * math.pi
        lat, lon = moved(33.0, 124.0, 0, miles / 2 * math.sin(turn))
        lat, lon = moved(lat, lon, 90, wide / 2 * math.cos(turn))
        rows.append(report(step / 20, lat=lat, lon=lon, sog=4.0, cog=0.0))
    return rows


ROUND = [
    pytest.param(loop(1), id="a mile and a half"),
    pytest.param(loop(2, radius=0.3, knots=4), id="a third of a mile"),
    pytest.param(loop(3, radius=6, knots=14), id="six miles"),
    pytest.param(loop(4, spread=0.04), id="uneven"),
    pytest.param(loop(5, minutes=30, hours=48), id="heard twice an hour"),
    pytest.param(loop(6, hours=7, start=4), id="for some hours"),
    pytest.param([*sail(7, hours=10), *loop(8, hours=9, start=10.1), *sail(9, hours=9, start=19.2)], id="on its way"),
    pytest.param(loop(10, lat=-60.0, lon=20.0), id="in the far south"),
    pytest.param(loop(11, minutes=1), id="every minute"),
    pytest.param(loop(13, radius=8, knots=11, minutes=2, hours=30), id="wide, and heard often"),
    pytest.param(strayed(loop(12), 40, 300), id="with false places"),
]

OTHER_WAYS = [
    pytest.param(sail(1), id="a voyage"),
    pytest.param(moor(2, swing_nm=0.05), id="at anchor"),
    pytest.param(moor(3, swing_nm=0.15, minutes=15), id="at anchor on a long chain"),
    pytest.param(squares(), id="a search pattern"),
    pytest.param(shuttle(), id="trawling"),
    pytest.param(shuttle(wide=2.2), id="trawling in wide rounds"),
    pytest.param(loop(4, hours=1.2), id="one round"),
    pytest.param(loop(5, spread=0.12), id="steered by hand"),
]


@pytest.mark.parametrize("rows", ROUND)
def test_even_rounds_are_told(engine: Engine, rows: list[Row]) -> None:
    """One claim a circle, whatever its size, pace and how often it was heard."""
    (claim,) = watched(engine, rows)
    assert claim.sighting is not None
    assert (claim.event.kind, claim.sighting.form) == (EventKind.POSITION_SPOOFING, "circle")
    assert from_json(Claim, to_json(claim)) == claim


@pytest.mark.parametrize("rows", OTHER_WAYS)
def test_other_ways_are_no_circles(engine: Engine, rows: list[Row]) -> None:
    """Swinging at anchor, searching, trawling, a single round and what is steered by hand are none."""
    assert watched(engine, rows) == ()


def test_a_circle_has_its_middle_radius_and_time(engine: Engine) -> None:
    """The place is the middle of the circle, the time that of the circle and not of the voyage around it."""
    rows = [*sail(7, hours=10, lat=30.0), *loop(8, hours=9, start=12.0, radius=2.0)]
    (claim,) = watched(engine, rows)
    assert claim.event.place is not None
    assert claim.event.place.lat == pytest.approx(33.0, abs=0.005)
    assert claim.event.place.lon == pytest.approx(124.0, abs=0.005)
    assert claim.event.when.earliest is not None
    assert (claim.event.when.earliest - START).total_seconds() / 3600 == pytest.approx(12, abs=0.2)
    assert claim.sighting is not None
    measures = {measure.name: measure.value for measure in claim.sighting.measures}
    assert measures["radius_nm"] == pytest.approx(2.0, abs=0.03)
    assert measures["loops"] == pytest.approx(9 * 9 / (4 * math.pi), abs=1)


def test_many_ships_round_one_point_are_disturbed(engine: Engine) -> None:
    """Three ships around one point at one time are one claim of interference, which accuses nobody."""
    (claim,) = watched(engine, *(loop(at, SHIP + at) for at in range(3)))
    assert claim.sighting is not None
    assert claim.sighting.form == "interference"
    assert len(claim.event.agents) == 3
    apart = watched(engine, *(loop(at, SHIP + at, lat=33.0 + at) for at in range(3)))
    assert [item.sighting.form for item in apart if item.sighting] == ["circle"] * 3


def test_a_circle_over_the_date_line_is_not_told_wrong(engine: Engine) -> None:
    """Places on both sides of the date line give no circle elsewhere."""
    for claim in watched(engine, loop(1, lon=179.999)):
        assert claim.event.place is not None
        assert abs(claim.event.place.lon or 0) > 179


def test_the_order_of_rows_changes_nothing(engine: Engine) -> None:
    """Rows in any order, each with its own number, give the same claim."""
    rows = [{**row, "row": at} for at, row in enumerate(loop(1), 1)]
    assert CIRCLES.watch(scene(engine, rows)) == CIRCLES.watch(scene(engine, rows[::-1]))


@pytest.mark.shared
def test_the_labelled_circles_are_found_and_nothing_else(engine: Engine, shared: Path) -> None:
    """Of the semi-synthetic set: every labelled circle, none beside."""
    folder = shared / "data/ais/semi_synthetic_200k"
    labels = pd.read_parquet(folder / "labels.parquet")
    positions = pd.read_parquet(folder / "positions.parquet").rename(columns={"ts": "time"})
    positions["time"] = positions.time.dt.tz_localize("UTC")
    found = CIRCLES.watch(framed(engine, positions.assign(row=range(1, len(positions) + 1), file=0)))
    told = {int(claim.event.agents[0].identifiers.mmsi or 0) for claim in found}
    assert told == set(labels[labels.kind == "circle"].mmsi)
