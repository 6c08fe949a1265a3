import math
from datetime import UTC, datetime, timedelta, timezone

import pyarrow as pa
import pytest

from bongsu.model.errors import StoreError
from bongsu.store import open_engine

NOON = datetime(2024, 10, 15, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        pytest.param(pa.array([NOON], pa.timestamp("us", tz="UTC")), NOON, id="UTC"),
        pytest.param(pa.array([NOON], pa.timestamp("us", tz="Asia/Seoul")), NOON, id="another zone"),
        pytest.param(pa.array([NOON.replace(tzinfo=None)], pa.timestamp("ns")), NOON, id="no zone is UTC"),
        pytest.param(pa.array([None], pa.timestamp("us", tz="UTC")), None, id="no time"),
        pytest.param(pa.array([math.nan]), None, id="not a number"),
        pytest.param(pa.array([1.5]), 1.5, id="a number"),
        pytest.param(pa.array(["봉수"]), "봉수", id="a word"),
    ],
)
def test_rows_are_plain_values(column: pa.Array, expected: object) -> None:
    """Whatever the engine's types, rows hold aware UTC datetimes, and None for what is not there."""
    engine = open_engine()
    (row,) = engine.rows(engine.table(pa.table({"value": column}), "values"))
    assert row == {"value": expected}
    if isinstance(row["value"], datetime):
        assert row["value"].tzinfo is UTC
    engine.close()


def test_a_table_takes_the_place_of_the_one_before() -> None:
    """A second table of the same name replaces the first."""
    engine = open_engine()
    engine.table(pa.table({"value": [1]}), "values")
    again = engine.table(pa.table({"value": [2]}), "values")
    assert engine.rows(again) == [{"value": 2}]
    engine.close()


def test_engines_share_nothing() -> None:
    """Each engine has its own memory."""
    first, second = open_engine(), open_engine()
    table = first.table(pa.table({"value": [1]}), "values")
    second.table(pa.table({"value": [2]}), "values")
    assert first.rows(table) == [{"value": 1}]


def test_an_unknown_engine_is_named() -> None:
    """An engine that is not there is refused in one sentence."""
    with pytest.raises(StoreError, match=r"'oracle' is not known; use duckdb\."):
        open_engine("oracle")


def test_seconds_are_those_of_utc() -> None:
    """A time in Korea's zone is the same second as its UTC time."""
    engine = open_engine()
    korean = NOON.astimezone(timezone(timedelta(hours=9)))
    table = engine.table(pa.table({"time": pa.array([korean], pa.timestamp("us", tz="Asia/Seoul"))}), "times")
    assert engine.rows(table.select(second=table.time.epoch_seconds())) == [{"second": int(NOON.timestamp())}]
    engine.close()
