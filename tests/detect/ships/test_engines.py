"""DuckDB and Spark see the same: every detector, the same claims, to the last id."""

from datetime import UTC, datetime

import pytest

from bongsu.detect.ships import DETECTORS
from bongsu.model.claim import Claim
from bongsu.store import Engine
from tests.detect.ships.scenes import OTHER, SHIP, Row, report, scene

SPEAKING = 7
"""Detectors at least that find something in this sea; the others run on both engines and find nothing."""


def sea() -> list[Row]:
    """Return a call at Wonsan, loitering, a silence off Ch'ongjin, two hulls on one number, a draught that changes."""
    berth = [report(half / 2, lat=39.1667, lon=127.45, sog=0.1, name="LADY R", imo=9161003) for half in range(14)]
    drift = [report(half / 2, OTHER, lat=35.0 + half / 500, lon=131.0, nav_status=0) for half in range(20)]
    before = [report(-1 + half / 2, 273000001, lat=41.2 + half / 10, lon=130.0, ship_type=80) for half in range(3)]
    after = [report(20 + half / 2, 273000001, lat=41.4 - half / 10, lon=130.0, flag="ru") for half in range(3)]
    twins = [report(half / 2, SHIP + 9, lat=30.0 + half % 2 * 8, lon=124.0 + half / 40) for half in range(40)]
    laden = [
        report(at, SHIP + 20, lat=25 + at / 10, lon=150.0, draught=4 + at // 30 * 3, imo=9074729) for at in range(40)
    ]
    drawn = [report(at / 6, SHIP + 21, lat=20 + at / 30, lon=150.12347, sog=12.0) for at in range(24)]
    held = [report(at / 6, SHIP + 22, lat=15.12347, lon=150.12347, sog=12.0) for at in range(24)]
    lost = [report(at * 2, SHIP + 23, lat=10 - at / 5, lon=150.0, destination="RU VVO") for at in range(40)]
    return [*berth, *drift, *before, *after, *twins, *laden, *drawn, *held, *lost]


def seen(engine: Engine, rows: list[Row]) -> list[Claim]:
    """Return what all detectors see."""
    where = scene(engine, rows)
    return [claim for detector in DETECTORS for claim in detector.watch(where)]


@pytest.mark.spark
def test_duckdb_and_spark_see_the_same(engine: Engine, spark: Engine) -> None:
    """Ids are made of content, so equal ids are equal ships, times, places, figures and words."""
    here, there = seen(engine, sea()), seen(spark, sea())
    assert len({claim.rule for claim in here}) >= SPEAKING
    assert [claim.id for claim in here] == [claim.id for claim in there]


def test_reports_of_another_century_stop_nothing(engine: Engine) -> None:
    """A clock that runs decades ahead makes a silence of decades, and no error."""
    rows = [report(0, name="A"), report(1, name="B", time=datetime(2099, 12, 31, tzinfo=UTC))]
    rows += [
        report(hour, OTHER, lat=39.1667, lon=127.45, time=datetime(2099, 1, 1, hour, tzinfo=UTC)) for hour in range(6)
    ]
    found = seen(engine, rows)
    assert {claim.sighting.form for claim in found if claim.sighting} >= {"at_rest", "seen"}
