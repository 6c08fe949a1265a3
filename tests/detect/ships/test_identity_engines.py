import pytest

from bongsu.detect.ships.identity.changes import CHANGES
from bongsu.detect.ships.identity.flags import FLAGS
from bongsu.detect.ships.identity.numbers import NUMBERS
from bongsu.detect.ships.identity.shared_imo import SHARED_IMOS
from bongsu.detect.ships.identity.swaps import SWAPS
from bongsu.detect.ships.tracks.detector import Detector
from bongsu.store import Engine
from tests.detect.ships.scenes import OTHER, SHIP, Row, report, scene

WATCH: tuple[Detector, ...] = (NUMBERS, CHANGES, SHARED_IMOS, FLAGS, SWAPS)


def sea() -> list[Row]:
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


@pytest.mark.spark
def test_duckdb_and_spark_see_the_same_identities(engine: Engine, spark: Engine) -> None:
    """Ids are made of content, so equal ids are equal ships, times, places, figures and words."""
    here, there = scene(engine, sea()), scene(spark, sea())
    for detector in WATCH:
        found = detector.watch(here)
        assert found
        assert [claim.id for claim in found] == [claim.id for claim in detector.watch(there)]
