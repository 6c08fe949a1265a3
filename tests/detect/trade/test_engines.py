"""DuckDB and Spark see the same: every detector, the same claims, to the last id."""

import random
from typing import Any

import pytest

from bongsu.detect.trade import DETECTORS, coverage, petroleum_sums
from bongsu.model.claim import Claim
from bongsu.store import Engine, open_engine
from tests.detect.trade.scenes import HONG_KONG, JAPAN, NORTH, SOUTH, THAILAND, figure, scene, total


def market() -> list[dict[str, Any]]:
    """Return some hundred figures by chance, with something in them for every detector."""
    chance = random.Random(7)  # noqa: S311 - no secret
    codes = ["27", "2710", "271012", "271019", "270900", "8703", "870323", "030613", "TOTAL"]
    made = [
        figure(
            chance.choice([156, 643, 764, 344, 24]), chance.choice([NORTH, SOUTH, 392, 0]), chance.choice("MX"),
            chance.choice(range(2014, 2020)), code=chance.choice(codes), value=round(chance.lognormvariate(12, 3)),
            weight=chance.choice([None, round(chance.lognormvariate(9, 3))]), month=chance.choice([0, 0, 1, 2]),
            file=chance.choice([0, 1]), edition=chance.choice([None, 2012, 2017]), whole=chance.random() < 0.9,
            basis=chance.choice(["recorded"] * 5 + ["notified"]), row=at,
        )
        for at in range(1, 900)
    ]  # fmt: skip
    usual = [figure(THAILAND, 500 + at, code="270112", value=100.0 + at, weight=1000.0) for at in range(20)]
    fresh = [total(JAPAN, THAILAND, year, 1e9, "X") for year in (2016, 2017, 2018)]
    hub = [
        figure(HONG_KONG, flow="RX", code="850440", value=2e4),
        figure(HONG_KONG, JAPAN, "M", code="850440", value=9e4),
    ]
    notices = [
        figure(643, weight=9e6, code="271019", year=2021),
        figure(643, weight=1e6, code="2710", basis="notified", year=2021),
    ]
    odd = figure(code="270112", value=50_000.0, weight=1000.0)
    return [*made, *usual, *fresh, total(JAPAN, NORTH, 2019, 2e6, "X"), *hub, *notices, odd]


def seen(engine: Engine) -> tuple[list[Claim], object, object]:
    """Return what all detectors see, the sums and the coverage."""
    where = scene(market(), engine)
    return [claim for one in DETECTORS for claim in one.watch(where)], petroleum_sums(where), coverage(where)


@pytest.mark.spark
def test_duckdb_and_spark_see_the_same_trade(spark: Engine) -> None:
    """Ids are made of content, so equal ids are equal parties, codes, periods, figures and words."""
    duckdb = open_engine()
    here, there = seen(duckdb), seen(spark)
    duckdb.close()
    assert {claim.rule for claim in here[0]} == {one.rule for one in DETECTORS}
    assert [claim.id for claim in here[0]] == [claim.id for claim in there[0]]
    assert here[1:] == there[1:]
