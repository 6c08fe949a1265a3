"""The benchmarks of ships run; how fast anything is, no test says."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from bongsu.detect.ships import DETECTORS
from tests.bench import parts, seas, ship_reports, ships
from tests.bench.measure import Spent
from tests.quality.ships.sea import Waters


@pytest.fixture(autouse=True)
def _few_ships(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let few ships sail for a short while."""
    monkeypatch.setattr(seas, "WATERS", Waters(days=6, traders=2, fleets=0, each=0, cadence=3000, sky=0.9))


def test_weeks_follow_each_other_with_ships_of_their_own(tmp_path: Path) -> None:
    """As many reports as asked for, and no ship of one week in another."""
    path = tmp_path / "many.parquet"
    seas.write_seas(path, 5_000)
    table = pq.read_table(path).to_pandas()
    assert len(table) == 5_000
    weeks = table.groupby("mmsi")["time"].agg(lambda times: times.max() - times.min())
    assert weeks.max().days < 6
    assert table["time"].is_monotonic_increasing


def test_every_detector_has_its_time(tmp_path: Path) -> None:
    """Reading, tracks and each detector are measured, and memory."""
    path = tmp_path / "few.parquet"
    seas.write_seas(path, 500)
    found = ships.watched(path)
    assert found["reports"] == 500
    assert len(found) == len(DETECTORS) + 6
    assert all(value >= 0 for value in found.values())


def test_every_line_is_a_figure(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """`--json` prints one figure a line, and words that are meant for another benchmark are let pass."""
    run = {"reports": 100, "events": 2, "megabytes": 3.0, "clock": 1.0, "reading": 1.0, "gaps": 2.0}
    monkeypatch.setattr(parts.Looking, "measured", lambda _bench, _path: run)
    monkeypatch.setattr(ships, "process", lambda *_: Spent(1.0, 2.0))
    ships.BENCH.main(["--json", "--runs", "2", "--reports", "100", "--articles", "3"])
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"reading", "gaps", "all parts", "memory"} <= {row["measure"] for row in rows}
    assert {row["runs"] for row in rows} == {2}


def test_files_of_reports_are_read(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """One kind of file, read in a process of its own."""
    monkeypatch.setattr(ship_reports, "FILES", {"Parquet": ship_reports.FILES["Parquet"]})
    ship_reports.main(["--json", "--runs", "1", "--reports", "1000"])
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["measure"] for row in rows] == ["Parquet, on the clock", "Parquet, of one core", "Parquet, memory"]
