"""DuckDB and Spark see the same: every detector, the same claims, to the last id."""

from collections.abc import Sequence
from datetime import UTC, datetime
from random import Random

import pytest

from bongsu.detect.ships import DETECTORS
from bongsu.model.claim import Claim
from bongsu.store import Engine
from tests.detect.ships.meeting.test_dark_meetings import passing, waiting
from tests.detect.ships.meeting.test_meetings import stay
from tests.detect.ships.position.test_jumps import away
from tests.detect.ships.position.test_on_land import KOREA, shown
from tests.detect.ships.scenes import OTHER, SHIP, Row, report, scene
from tests.detect.ships.voyages import loop, sail


def waters() -> list[Row]:
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


def sayings() -> list[Row]:
    """Return ships with false numbers, and ships that change what they say."""
    rows = [report(at / 10, SHIP, imo=9161003, name="M.V. HAE SONG", flag="pa") for at in range(20)]
    rows += [report(at / 10, OTHER, imo=9161004, ship_type=70, name="PHOENIX") for at in range(20)]
    rows += [report(at / 10, 499000001, imo=9358011, ship_type=80, length=80.4) for at in range(20)]
    rows += [report(at / 10, SHIP, imo=9179842, name="PHÖNIX 2", flag="pa") for at in range(20, 50)]
    rows += [report(at / 10, SHIP, imo=9161003, name="HAE-SONG", flag="pa") for at in range(50, 70)]
    rows += [report(at / 10, OTHER, lat=38.9, imo=9161004, ship_type=70, name="DAWN") for at in range(99, 120)]
    rows += [report(at / 10, 351000017, lat=30.0, imo=9358010, name="MAIA") for at in range(30)]
    rows += [report(at / 10, 671000017, lat=20.0, imo=9358010, name="MV MAIA") for at in range(30)]
    rows += [report(at / 10, 613000017, lat=30.0, imo=9358010, name="DAWN") for at in range(99, 130)]
    rows += [report(at / 10, 273000017, lat=38.7, imo=9179842, name="PHÖNIX 2") for at in range(15)]
    for day, mmsi in enumerate((351000018, 671000018, 613000018)):
        rows += [report(24 * day + at, mmsi, imo=8517839, flag=("pa", "tg", "cm")[day]) for at in range(9)]
    return rows


def false_ways() -> list[Row]:
    """Return a made-up circle and places far off for hours, of two ships."""
    return [*loop(1, lat=22.0, lon=137.0), *numbered(away(sail(2, lat=45.0, lon=160.0), 6, 9, 120), 1)]


def meetings() -> list[Row]:
    """Return a transfer with one ship silent, and a ship that waits, is silent and waits elsewhere."""
    waits = [*stay(SHIP, 0, 8, 0, (25.0, 142.0)), *stay(SHIP, 22, 32, 0, (25.8, 142.0))]
    chance = Random(1)  # noqa: S311 - the same chance each time
    rows = [*passing((9, 19)), *waiting(10, 18), *numbered(waits, 1)]
    return [{**row, "lat": row["lat"] + chance.uniform(-0.0005, 0.0005)} for row in rows]


def astray() -> list[Row]:
    """Return a ship that is shown inland for hours, and one that goes far out of its way."""
    chance = Random(2)  # noqa: S311 - the same chance each time
    out = [report(hour, SHIP + 1, lat=20 + hour / 5, lon=170 + hour / 15) for hour in range(30)]
    back = [report(hour, SHIP + 1, lat=32 - hour / 5, lon=170 + hour / 15) for hour in range(30, 60)]
    rows = [*shown(KOREA), *out, *back]
    return [{**row, "lat": row["lat"] + chance.uniform(-0.02, 0.02)} for row in rows]


def numbered(rows: Sequence[Row], by: int) -> list[Row]:
    """Return the reports as those of other ships, their MMSIs so much higher."""
    return [{**row, "mmsi": row["mmsi"] + by} for row in rows]


def sea() -> list[Row]:
    """Return ships that show all that detectors know."""
    parts = [waters(), sayings(), false_ways(), meetings(), astray()]
    return [row for at, part in enumerate(parts) for row in numbered(part, 100 * at)]


def seen(engine: Engine, rows: list[Row]) -> list[Claim]:
    """Return what all detectors see."""
    where = scene(engine, rows)
    return [claim for detector in DETECTORS for claim in detector.watch(where)]


@pytest.mark.spark
def test_duckdb_and_spark_see_the_same(engine: Engine, spark: Engine) -> None:
    """Ids are made of content, so equal ids are equal ships, times, places, figures and words."""
    here, there = seen(engine, sea()), seen(spark, sea())
    assert {claim.rule for claim in here} == {detector.rule for detector in DETECTORS}
    assert [claim.id for claim in here] == [claim.id for claim in there]


def test_reports_of_another_century_stop_nothing(engine: Engine) -> None:
    """A clock that runs decades ahead makes a silence of decades, and no error."""
    rows = [report(0, name="A"), report(1, name="B", time=datetime(2099, 12, 31, tzinfo=UTC))]
    rows += [
        report(hour, OTHER, lat=39.1667, lon=127.45, time=datetime(2099, 1, 1, hour, tzinfo=UTC)) for hour in range(6)
    ]
    found = seen(engine, rows)
    assert {claim.sighting.form for claim in found if claim.sighting} >= {"at_rest", "seen"}
