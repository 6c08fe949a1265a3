from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bongsu.model.collection import Outage
from bongsu.model.errors import EvidenceError
from bongsu.sources.ais.schema import REPORTS
from bongsu.sources.ais.window import Window

NOON = datetime(2026, 1, 5, 12, 10, tzinfo=UTC)
ADDRESS = "tcp://ais.example:5631"


def batch(count: int) -> pa.RecordBatch:
    """Return so many reports."""
    empty = dict.fromkeys(REPORTS.names)
    rows = [{**empty, "row": 7, "mmsi": 445123000, "time": NOON} for _ in range(count)]
    return pa.RecordBatch.from_pylist(rows, REPORTS)


def later(hours: float) -> datetime:
    """Return so many hours after noon."""
    return NOON + timedelta(hours=hours)


def rows(window: Window) -> list[list[int]]:
    """Return the numbers of the reports, hour by hour."""
    return [[row for held in part.reports for row in held.table()["row"].to_pylist()] for part in window.parts()]


def test_each_hour_is_a_piece_of_evidence_with_rows_of_its_own() -> None:
    """Rows are numbered from one in every hour, in whatever pieces they came and were looked at."""
    window = Window(ADDRESS, 48)
    window.add(batch(2), NOON)
    assert rows(window) == [[1, 2]]
    window.add(batch(1), later(0.5))
    window.add(batch(2), later(1))
    assert rows(window) == [[1, 2, 3], [1, 2]]
    assert len({part.evidence.id for part in window.parts()}) == 2


def test_hours_that_are_over_for_longer_than_the_window_go() -> None:
    """Three hours on, an hour's reports of a window of two are gone; nothing that came in is needed for it."""
    window = Window(ADDRESS, 2)
    window.add(batch(1), NOON)
    window.add(batch(0), later(2))
    assert rows(window) == [[1]]
    window.add(batch(0), later(4))
    assert rows(window) == []


def test_more_than_is_held_lets_the_oldest_hours_go_and_counts_them() -> None:
    """Disk stays bounded; the hour that lasts stays."""
    window = Window(ADDRESS, 48, most=3)
    for hour in range(3):
        window.add(batch(2), later(hour))
    window.add(batch(0), later(3))
    assert rows(window) == [[1, 2]]
    assert window.dropped == 2


def test_the_files_of_an_hour_last_while_somebody_reads_them() -> None:
    """A look that takes long is not robbed of what it looks at."""
    window = Window(ADDRESS, 1)
    window.add(batch(1), NOON)
    (part,) = window.parts()
    path = part.reports[0].path
    window.add(batch(0), later(9))
    assert path.exists()
    del part
    assert not path.exists()


def test_outages_are_held_as_long_as_reports() -> None:
    """An outage that is told again with its end counts once; one that reaches into the window stays."""
    window = Window(ADDRESS, 2)
    window.add(batch(1), NOON)
    window.failed(Outage(NOON, None, "lost"))
    window.failed(Outage(NOON, later(0.5), "lost"))
    window.failed(Outage(later(1), None, "lost"))
    assert [outage.end for outage in window.outages] == [later(0.5), None]
    window.add(batch(0), later(6))
    assert [outage.end for outage in window.outages] == [None]


def test_hours_are_kept_where_they_are_wanted(tmp_path: Path) -> None:
    """Each hour is one file that reads as any table of reports; an hour listened to twice has two."""
    for _ in range(2):
        window = Window(ADDRESS, 48, tmp_path / "kept")
        window.add(batch(1), NOON)
        window.parts()
        window.add(batch(1), later(0.5))
        window.add(batch(1), later(1))
        window.close()
    files = sorted((tmp_path / "kept").iterdir())
    assert [file.name for file in files] == [
        "ais-example-5631-2026-01-05T12.parquet",
        "ais-example-5631-2026-01-05T12_2.parquet",
        "ais-example-5631-2026-01-05T13.parquet",
        "ais-example-5631-2026-01-05T13_2.parquet",
    ]
    assert pq.read_table(files[0])["row"].to_pylist() == [1, 2]


def test_a_place_that_cannot_be_written_is_one_sentence() -> None:
    """What, where, and what to do."""
    window = Window(ADDRESS, 48, Path("/proc/nowhere"))
    window.add(batch(1), NOON)
    with pytest.raises(EvidenceError, match="cannot be kept there"):
        window.close()
