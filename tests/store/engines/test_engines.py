"""What every engine does, asked of each of them; Spark takes seconds for a table, so its cases go in few tests."""

import math
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bongsu.model.errors import StoreError
from bongsu.store import Engine, open_engine

NOON = datetime(2024, 10, 15, 12, tzinfo=UTC)
VALUES = {
    "UTC": (pa.array([NOON], pa.timestamp("us", tz="UTC")), NOON),
    "another zone": (pa.array([NOON], pa.timestamp("us", tz="Asia/Seoul")), NOON),
    "no zone is UTC": (pa.array([NOON.replace(tzinfo=None)], pa.timestamp("ns")), NOON),
    "no time": (pa.array([None], pa.timestamp("us", tz="UTC")), None),
    "not a number": (pa.array([math.nan]), None),
    "a number": (pa.array([1.5]), 1.5),
    "a large number": (pa.array([2**53 + 1]), 2**53 + 1),
    "a small number": (pa.array([-1], pa.int8()), -1),
    "a word": (pa.array(["봉수"]), "봉수"),
    "no word": (pa.array([None], pa.string()), None),
}


@pytest.fixture(params=["duckdb", pytest.param("spark", marks=pytest.mark.spark)])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Return each engine in turn."""
    if request.param == "spark":
        yield request.getfixturevalue("spark")
        return
    opened = open_engine()
    yield opened
    opened.close()


def test_rows_are_plain_values(engine: Engine) -> None:
    """Whatever the engine's types, rows hold aware UTC datetimes, and None for what is not there."""
    table = pa.table({name: column for name, (column, _) in VALUES.items()})
    (row,) = engine.rows(engine.table(table, "values"))
    assert row == {name: expected for name, (_, expected) in VALUES.items()}
    assert all(value.tzinfo is UTC for value in row.values() if isinstance(value, datetime))


def test_whole_numbers_stay_whole_beside_an_unknown_one(engine: Engine) -> None:
    """A number of a ship is never rounded to what a float can hold."""
    table = engine.table(pa.table({"number": [2**53 + 1, None]}), "numbers")
    found = engine.arrow(table.order_by(ibis.asc("number", nulls_first=False)))
    assert found["number"].to_pylist() == [2**53 + 1, None]


def test_what_is_kept_is_what_it_was(engine: Engine) -> None:
    """A table takes the place of the one before it; what was kept of that one stays, under a name of its own."""
    first = engine.keep(engine.table(pa.table({"value": [1]}), "values").mutate(twice=ibis._.value * 2), "kept")
    again = engine.table(pa.table({"value": [2]}), "values")
    assert engine.rows(again) == [{"value": 2}]
    assert engine.rows(first) == [{"value": 1, "twice": 2}]
    assert engine.rows(engine.keep(first.mutate(value=first.value + 1), "kept")) == [{"value": 2, "twice": 2}]


def test_what_is_kept_has_the_types_that_were_asked_for(engine: Engine) -> None:
    """A number of 64 bits is one when it is read back, also where it was written as a mere 0."""
    made = engine.table(pa.table({"value": [1]}), "values").mutate(nought=ibis.literal(0, "int64"))
    assert engine.keep(made, "typed").schema() == made.schema()


def test_seconds_are_those_of_utc(engine: Engine) -> None:
    """A time in Korea's zone is the same second as its UTC time."""
    korean = NOON.astimezone(timezone(timedelta(hours=9)))
    table = engine.table(pa.table({"time": pa.array([korean], pa.timestamp("us", tz="Asia/Seoul"))}), "times")
    assert engine.rows(table.select(second=table.time.epoch_seconds())) == [{"second": int(NOON.timestamp())}]


def test_files_of_one_layout_are_one_table(engine: Engine, tmp_path: Path) -> None:
    """Parquet files are read where they lie, all of them."""
    paths = [tmp_path / f"{number}.parquet" for number in range(2)]
    for number, path in enumerate(paths):
        pq.write_table(pa.table({"value": [number], "time": pa.array([NOON], pa.timestamp("us", tz="UTC"))}), path)
    found = engine.rows(engine.parquet(paths, "files").order_by("value"))
    assert found == [{"value": 0, "time": NOON}, {"value": 1, "time": NOON}]


def test_engines_share_nothing() -> None:
    """Each engine has its own memory."""
    first, second = open_engine(), open_engine()
    table = first.table(pa.table({"value": [1]}), "values")
    second.table(pa.table({"value": [2]}), "values")
    assert first.rows(table) == [{"value": 1}]


@pytest.mark.spark
def test_spark_engines_share_java_and_nothing_else(spark: Engine) -> None:
    """Another engine starts at once, has tables of its own, and leaves the first one's when it closes."""
    other = open_engine("local[2]")
    table = spark.table(pa.table({"value": [1]}), "values")
    other.table(pa.table({"value": [2]}), "values")
    other.close()
    assert spark.rows(table) == [{"value": 1}]
    with pytest.raises(StoreError, match=r"'local\[1\]' cannot be started: this process runs local\[2\] already"):
        open_engine("local[1]")


@pytest.mark.parametrize("name", ["oracle", "spark", "spark://", "spark://host", "local[0]", "local[2] ", "yarn", ""])
def test_an_unknown_engine_is_named(name: str) -> None:
    """An engine that is not there is refused in one sentence."""
    with pytest.raises(StoreError, match=r"is not known; use duckdb, local\[2\] .* or spark://host:7077\."):
        open_engine(name)


def test_a_missing_pyspark_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for Spark without the extra is told what to install."""
    monkeypatch.setattr("bongsu.store.engines.spark.find_spec", lambda _: None)
    with pytest.raises(StoreError, match=r"'local\[2\]' needs PySpark: install bongsu\[spark\]\."):
        open_engine("local[2]")


@pytest.mark.parametrize(("home", "reason"), [(None, "there is no java on the PATH"), ("gone", "JAVA_HOME is .*gone")])
def test_a_missing_java_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: str | None, reason: str) -> None:
    """Who has no Java is told what to install, and where it was looked for."""
    monkeypatch.setattr("bongsu.store.engines.spark.find_spec", lambda _: "there")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    if home:
        monkeypatch.setenv("JAVA_HOME", str(tmp_path / home))
    with pytest.raises(StoreError, match=f"needs Java 17 or later: {reason}.* default-jre-headless"):
        open_engine("local[2]")
