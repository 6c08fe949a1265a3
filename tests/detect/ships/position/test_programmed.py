import math
from pathlib import Path
from random import Random

import pytest

from bongsu.detect.ships.position.programmed import PROGRAMMED
from bongsu.model.claim import Claim
from bongsu.model.event import EventKind
from bongsu.model.record import from_json, to_json
from bongsu.store import Engine
from tests.detect.ships.position.test_parked import real
from tests.detect.ships.scenes import SHIP, Row, report, scene
from tests.detect.ships.voyages import moved, sail


def drawn(mmsi: int = SHIP, *, hours: float = 6, minutes: float = 5, knots: float = 12.0, lat: float = 33.0,
          lon: float = 124.0, course: float = 20.0, turn: float = 0.0, decimals: int = 6) -> list[Row]:  # fmt: skip
    """Return a track as a program draws it: at one speed, each report as far from the last, turning evenly."""
    rows = []
    for at in range(int(hours * 60 / minutes)):
        place = {"lat": round(lat, decimals), "lon": round((lon + 180) % 360 - 180, decimals)}
        rows.append(report(at * minutes / 60, mmsi, sog=knots, cog=course % 360, **place))
        lat, lon = moved(lat, lon, course, knots * minutes / 60)
        course += turn
    return rows


def gusty(spread: float, seed: int = 1) -> list[Row]:
    """Return a track whose speed wanders by so many knots, as wind and sea make it."""
    chance, knots, rows, lat = Random(seed), 12.0, [], 33.0  # noqa: S311 - the same chance each time
    for at in range(72):
        rows.append(report(at / 12, lat=lat, lon=124.0, sog=round(knots, 1)))
        knots += chance.gauss(0, spread)
        lat += knots / 12 / 60
    return rows


def told(engine: Engine, rows: list[Row]) -> tuple[Claim, ...]:
    """Return what the detector says of these reports."""
    return PROGRAMMED.watch(scene(engine, rows))


@pytest.mark.parametrize(
    ("rows", "claims"),
    [
        pytest.param([], 0, id="nothing heard"),
        pytest.param(drawn(), 1, id="straight for six hours"),
        pytest.param(drawn(turn=2.0), 1, id="along a curve"),
        pytest.param(drawn(lon=179.9, course=90), 1, id="over the date line"),
        pytest.param(drawn(minutes=1, knots=18.0), 1, id="every minute"),
        pytest.param(drawn(hours=2.5), 0, id="two hours and a half"),
        pytest.param(drawn(knots=2.0), 0, id="adrift"),
        pytest.param(drawn(minutes=30), 0, id="two reports an hour"),
        pytest.param(drawn(decimals=3), 0, id="rounded to 100 metres"),
        pytest.param(gusty(0.05), 0, id="a speed that wanders"),
        pytest.param(sail(1), 0, id="a ship under way"),
        pytest.param(sail(2, minutes=1, hours=12), 0, id="a ship heard every minute"),
        pytest.param([row for at in range(4) for row in drawn(SHIP + at, lat=30.0 + at)], 0, id="a resampled table"),
    ],
)
def test_a_track_that_is_evener_than_ships_are_is_told(engine: Engine, rows: list[Row], claims: int) -> None:
    """One speed to within metres for three hours; slow ships, coarse places and whole tables say nothing."""
    assert len(told(engine, rows)) == claims


@pytest.mark.parametrize("seed", range(5))
def test_ships_that_sail_are_never_called_computed(engine: Engine, seed: int) -> None:
    """Ships of any speed, reports and noise are none."""
    fleet = [row for at in range(6) for row in sail(10 * seed + at, SHIP + at, lat=25 + 2 * at, minutes=1 + 2 * at)]
    assert told(engine, fleet) == ()


def test_one_of_many_is_told_with_what_was_received(engine: Engine) -> None:
    """A computed track among ordinary ones is told, says no more than was received, and comes back from JSON."""
    fleet = [row for at in range(5) for row in sail(at, SHIP + 1 + at, lat=20 + 2 * at)]
    (claim,) = told(engine, drawn() + fleet)
    assert claim.sighting is not None
    measures = {measure.name: measure.value for measure in claim.sighting.measures}
    assert (claim.event.kind, claim.sighting.form) == (EventKind.POSITION_SPOOFING, "pre_programmed_track")
    assert measures["drift_m"] < 10
    assert math.isclose(measures["knots"], 12, rel_tol=0.01)
    assert not any(word in claim.quote for word in ("computed", "false", "spoof"))
    assert from_json(Claim, to_json(claim)) == claim


def test_the_order_of_rows_changes_nothing(engine: Engine) -> None:
    """Rows in any order, each with its own number, give the same claim."""
    rows = [{**row, "row": at} for at, row in enumerate(drawn(), 1)]
    assert told(engine, rows[::-1]) == told(engine, rows)


@pytest.mark.shared
@pytest.mark.parametrize("name", ["evergiven", "kattegat", "marinecadastre", "half_real"])
def test_no_ordinary_ship_sails_so_evenly(engine: Engine, shared: Path, name: str) -> None:
    """None of the real tracks is called computed, nor one of the half-real ones made of them."""
    assert PROGRAMMED.watch(real(engine, shared, name)) == ()
