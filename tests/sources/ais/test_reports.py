import gc
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from bongsu.model.errors import EvidenceError
from bongsu.sources.ais import REPORTS, ReportSpool

NOON = datetime(2024, 10, 17, 12, tzinfo=UTC)


def batch(first: int, count: int, lat: float | None = 38.1) -> pa.RecordBatch:
    """Return reports of one ship, numbered from here."""
    rows = [
        {"row": first + at, "mmsi": 445123000, "time": NOON, "lat": lat, "lon": lat and 125.2} for at in range(count)
    ]
    return pa.RecordBatch.from_pylist(rows, REPORTS)


def test_what_is_laid_down_comes_back() -> None:
    """Batches of any size come back in their order and columns, with what is known of all of them."""
    with ReportSpool() as spool:
        spool.add(batch(1, 3))
        spool.add(batch(4, 0))
        spool.add(batch(4, 2, lat=None))
        laid = spool.finish()
    assert laid.table().schema == REPORTS
    assert laid.table().column("row").to_pylist() == [1, 2, 3, 4, 5]
    assert [one.num_rows for one in laid.batches(2)] == [2, 2, 1]
    assert (laid.rows, laid.mmsi_count) == (5, 1)
    found = laid.summary
    assert (found.places, found.first, found.last, found.repeats) == (3, NOON, NOON, 2)


def test_the_file_goes_with_the_reports() -> None:
    """Nobody need clean up: when the reports are let go, or closed, their file is gone."""
    with ReportSpool() as spool:
        spool.add(batch(1, 1))
        laid = spool.finish()
    path = laid.path
    assert path.exists()
    del laid
    gc.collect()
    assert not path.exists()


def test_a_reading_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where reading stops with an error, the file of what was read so far is gone."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(RuntimeError), ReportSpool() as spool:
        spool.add(batch(1, 1))
        assert list(tmp_path.iterdir())
        raise RuntimeError
    assert not list(tmp_path.iterdir())


def test_no_room_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be written the error says where, and what to set."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with pytest.raises(EvidenceError, match="set TMPDIR to a folder with more room"):
        ReportSpool()


def test_no_reports_are_an_empty_table() -> None:
    """Nothing added is a table without rows, and no times."""
    with ReportSpool() as spool:
        laid = spool.finish()
    assert (laid.table().num_rows, laid.summary.first) == (0, None)
