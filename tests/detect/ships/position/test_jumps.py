import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from bongsu.detect.ships.position.circles import CIRCLES
from bongsu.detect.ships.position.clones import CLONES
from bongsu.detect.ships.position.jumps import JUMPS
from bongsu.model.claim import Claim
from bongsu.model.event import EventKind
from bongsu.model.record import from_json, to_json
from bongsu.store import Engine
from tests.detect.ships.scenes import SHIP, START, Row, framed, report, scene
from tests.detect.ships.voyages import hours_of, loop, moor, moved, ordered, sail, shifted, strayed


def watched(engine: Engine, *tracks: list[Row]) -> tuple[Claim, ...]:
    """Return what the detector says of these tracks together."""
    return JUMPS.watch(scene(engine, ordered(*tracks)))


def away(rows: list[Row], first: float, last: float, miles: float, seed: int = 0, *, steady: bool = False) -> list[Row]:
    """Return the reports with those between these hours so many miles off: in one direction, or each in its own."""
    chance = random.Random(seed)  # noqa: S311 - the same chance each time
    course, told = chance.uniform(0, 360), []
    for row, hour in zip(rows, hours_of(rows), strict=True):
        if first <= hour <= last:
            way = course if steady else chance.uniform(0, 360)
            lat, lon = moved(row["lat"], row["lon"], way, miles if steady else miles * chance.uniform(0.5, 1))
            told.append({**row, "lat": lat, "lon": lon})
        else:
            told.append(row)
    return told


JUMPED = [
    pytest.param(away(sail(1, minutes=1, hours=6, knots=3), 2, 2.3, 40), id="for minutes, all over the sea"),
    pytest.param(away(sail(2), 6, 9, 120), id="for hours, all over the sea"),
    pytest.param(away(sail(3), 6, 9, 120, steady=True), id="for hours, beside its way"),
    pytest.param(away(moor(4), 6, 12, 400, steady=True), id="at anchor, and shown elsewhere for half a day"),
    pytest.param(away(sail(5, lon=179.9), 6, 8, 90), id="at the date line"),
    pytest.param([{**row, "sog": None} for row in away(sail(6), 6, 9, 120)], id="without speeds"),
]

FAULTS = [
    pytest.param([sail(1)], id="a voyage"),
    pytest.param([[*sail(1), report(12.001, lat=10.0)]], id="one false place"),
    pytest.param([strayed(sail(1), 10, 40)], id="a false place every ten reports"),
    pytest.param([strayed(moor(1), 5, 15)], id="false places around a ship at anchor"),
    pytest.param([[*sail(1), *(report(12, lat=10.0 + at, row=1000 + at) for at in range(8))]], id="all at one second"),
    pytest.param([sail(1), sail(2, lat=28.0)], id="two hulls on one number"),
    pytest.param([sail(1, knots=15), shifted(sail(1, knots=15), 1)], id="a receiver in another time zone"),
    pytest.param([sail(1, hours=20), sail(2, lat=28.0, start=20)], id="the number moves to another ship once"),
    pytest.param([away(sail(1, mmsi=123456789), 6, 9, 120)], id="a factory's number"),
]


@pytest.mark.parametrize("rows", JUMPED)
def test_false_places_in_a_row_are_told(engine: Engine, rows: list[Row]) -> None:
    """A ship that is shown out of reach for a while and comes back is one claim."""
    (claim,) = watched(engine, rows)
    assert claim.sighting is not None
    assert (claim.event.kind, claim.sighting.form) == (EventKind.POSITION_SPOOFING, "impossible_speed")
    assert from_json(Claim, to_json(claim)) == claim


@pytest.mark.parametrize("tracks", FAULTS)
def test_faults_are_no_spoofing(engine: Engine, tracks: list[list[Row]]) -> None:
    """Single false places, wrong clocks, shared and factory numbers are faults, or another detector's."""
    assert watched(engine, *tracks) == ()


def test_a_claim_has_the_time_and_both_ends(engine: Engine) -> None:
    """The time is that of the false places; the way leads from the last true place to the next."""
    (claim,) = watched(engine, away(sail(2), 6, 9, 120))
    assert claim.event.when.earliest is not None
    assert claim.event.when.latest is not None
    assert (claim.event.when.earliest - START).total_seconds() / 3600 == pytest.approx(6, abs=0.2)
    assert (claim.event.when.latest - START).total_seconds() / 3600 == pytest.approx(9, abs=0.2)
    assert claim.sighting is not None
    assert len(claim.sighting.path) == 3
    assert not any(word in claim.quote for word in ("spoof", "false", "made up"))


def test_many_ships_that_jump_together_are_disturbed(engine: Engine) -> None:
    """Ships near each other that jump at one time are one claim of interference, which accuses nobody."""
    (claim,) = watched(
        engine, *(away(sail(at, SHIP + at, lat=33 + at / 10, knots=2), 6, 9, 200, at) for at in range(4))
    )
    assert claim.sighting is not None
    assert claim.sighting.form == "interference"
    assert len(claim.event.agents) == 4


def test_ships_that_are_shown_elsewhere_at_other_times_each_did_it(engine: Engine) -> None:
    """What begins hours apart and shows ships at places far from each other is no one signal's doing."""
    tracks = [
        away(sail(at, SHIP + at, lat=33 + at / 10, knots=2), 4 + 2 * at, 14, 200, at, steady=True) for at in range(4)
    ]
    assert [claim.sighting.form for claim in watched(engine, *tracks) if claim.sighting] == ["impossible_speed"] * 4


def test_the_order_of_rows_changes_nothing(engine: Engine) -> None:
    """Rows in any order, each with its own number, give the same claim."""
    rows = [{**row, "row": at} for at, row in enumerate(away(sail(2), 6, 9, 120), 1)]
    assert JUMPS.watch(scene(engine, rows)) == JUMPS.watch(scene(engine, rows[::-1]))


@pytest.mark.shared
def test_the_real_danish_anomaly_is_found_alone(engine: Engine, shared: Path) -> None:
    """MMSI 219009229 jumped on 3 November 2025 between 09:18 and 09:31 UTC; no other ship of those days did."""
    frame = pd.read_parquet(shared / "data/ais/dma_dark_vessel_hunter/pre_processed_df_test.parquet")
    told = pd.DataFrame(
        {
            "row": np.arange(1, len(frame) + 1),
            "file": 0,
            "mmsi": frame.MMSI.astype(str).astype("int64"),
            "time": frame.Timestamp.dt.tz_localize("UTC"),
            "lat": frame.Latitude,
            "lon": frame.Longitude,
            "sog": frame.SOG * 3600 / 1852,
        }
    )
    found = framed(engine, told)
    (claim,) = JUMPS.watch(found)
    assert claim.event.agents[0].identifiers.mmsi == "219009229"
    around = datetime(2025, 11, 3, 9, 18, tzinfo=UTC), datetime(2025, 11, 3, 9, 31, tzinfo=UTC)
    assert claim.event.when.earliest is not None
    assert claim.event.when.latest is not None
    assert around[0] <= claim.event.when.earliest <= claim.event.when.latest <= around[1] + timedelta(minutes=1)
    assert CLONES.watch(found) == CIRCLES.watch(found) == ()


def test_circles_are_no_jumps(engine: Engine) -> None:
    """A track that runs round a point within reach jumps nowhere."""
    assert watched(engine, loop(1)) == ()
