from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bongsu.sources import Received, receive, track_files
from bongsu.sources.ais.layouts import layouts, match
from bongsu.sources.ais.times import PATTERNS
from tests.sources.ais import suez

NOON = datetime(2024, 10, 17, 12, tzinfo=UTC)
DANISH = (
    "# Timestamp,Type of mobile,MMSI,Latitude,Longitude,Navigational status,ROT,SOG,COG,Heading,IMO,Callsign,Name,"
    "Ship type,Cargo type,Width,Length,Type of position fixing device,Draught,Destination,ETA,Data source type,"
    "A,B,C,D\n"
)
SATELLITE = (
    "MMSI,Message_ID,Repeat_indicator,Time,Vessel_Name,Call_sign,IMO,Ship_Type,Dimension_to_Bow,Dimension_to_stern,"
    "Dimension_to_port,Dimension_to_starboard,Draught,Destination,Navigational_status,SOG,Longitude,Latitude,COG,Heading\n"
)


def read(folder: Path, text: str, name: str = "a.csv") -> Received:
    """Receive a table."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return receive(path, folder)


def said(received: Received) -> list[dict[str, Any]]:
    """Return what each report says."""
    assert received.reports is not None, received.problems
    table = received.reports.table()
    return [{name: value for name, value in row.items() if value is not None} for row in table.to_pylist()]


def test_the_danish_layout(tmp_path: Path) -> None:
    """Days stand before months, states and types are told in words, and "Unknown" is nothing."""
    line = (
        "03/04/2025 12:00:01,Class A,219009229,57.5,11.25,Under way using engine,0.0,9.5,360.0,511,9074729,OXAB,GULL,"
        "Cargo,,12,99,GPS,5.5,AARHUS,,AIS,80,19,6,6\n"
    )
    nothing = "Unknown value,,,,,Unknown,Unknown,,Undefined,,,,,,Unknown,,AIS,,,,"
    empty = f"03/04/2025 12:00:01,Class B,219009230,91.0,0.0,{nothing}\n"
    first, second = said(read(tmp_path, DANISH + line + empty))
    assert first == {
        "row": 1, "mmsi": 219009229, "time": datetime(2025, 4, 3, 12, 0, 1, tzinfo=UTC), "lat": 57.5, "lon": 11.25,
        "sog": 9.5, "nav_status": 0, "class": "A", "imo": 9074729, "name": "GULL", "call_sign": "OXAB",
        "ship_type": 70, "length": 99.0, "width": 12.0, "draught": 5.5, "destination": "AARHUS",
    }  # fmt: skip
    assert second == {"row": 2, "mmsi": 219009230, "time": first["time"], "class": "B"}


@pytest.mark.parametrize("sender", ["Base Station", "AtoN", "SAR Airborne", "Man Overboard Device"])
def test_what_is_no_ship_is_left_out_and_counted(tmp_path: Path, sender: str) -> None:
    """Stations on land, buoys and aircraft are no ships; how many there were is told."""
    line = "03/04/2025 12:00:01,{},2190064,57.5,11.25" + "," * 21 + "\n"
    received = read(tmp_path, DANISH + line.format("Class A") + line.format(sender))
    assert [row["mmsi"] for row in said(received)] == [2190064]
    assert [problem.count for problem in received.problems] == [1]
    assert "no ship's report" in received.problems[0].what


def test_a_date_that_the_calendar_lacks(tmp_path: Path) -> None:
    """The 31st of April is no valid time, in any layout."""
    lines = [f"{day} 12:00:00,Class A,219009229,57.5,11.25" + "," * 21 + "\n" for day in ("31/04/2025", "04/31/2025")]
    received = read(tmp_path, DANISH + "".join(lines))
    assert received.reports is None
    assert received.problems[0].count == 2


def test_the_satellite_layout(tmp_path: Path) -> None:
    """Messages of every type stand side by side; sizes are added up and the draught is in tenths of a metre."""
    text = (
        '"445123000","27","0","20241017_120000","","","","","","","","","","","0","8.0","125.2","38.1","None","None"\n'
        '"445123000","5","0","20241017_120000","GULL   ","HM1","9074729","70","80","19","8","7","55","NAMPO"'
        ',"","","","","",""\n'
        '"3660610","4","0","20241017_120000","","","","","","","","","","","","","125.2","38.1","",""\n'
        '"445123000","1","0","20241017_120000","","","","","","","","","","","15","102.3","181","91","360.0","511.0"\n'
    )
    received = read(tmp_path, SATELLITE + text)
    ship = {"mmsi": 445123000, "time": NOON}
    assert said(received) == [
        {**ship, "row": 1, "message": 27, "lat": 38.1, "lon": 125.2, "sog": 8.0, "nav_status": 0},
        {**ship, "row": 2, "message": 5, "class": "A", "name": "GULL", "call_sign": "HM1", "imo": 9074729,
         "ship_type": 70, "length": 99.0, "width": 15.0, "draught": 5.5, "destination": "NAMPO"},
        {**ship, "row": 4, "message": 1, "class": "A"},
    ]  # fmt: skip
    assert [problem.count for problem in received.problems] == [1]


def test_speeds_of_segments_are_made_knots(tmp_path: Path) -> None:
    """A layout that has metres a second says so, and knots come out."""
    head = "Segment_nr,Timestamp,Latitude,Longitude,SOG,COG_sin,COG_cos,TrackID,MMSI\n"
    (row,) = said(read(tmp_path, f"{head}0,2024-10-17 12:00:00,57.5,11.2,10,0,1,a,219009229\n"))
    assert row["sog"] == pytest.approx(19.43844)


@pytest.mark.parametrize(("status", "code"), [("0.0", 0), ("under way using engine", 0), ("15.0", None), ("moored", 5)])
def test_the_marine_cadastre_layout_of_any_year(tmp_path: Path, status: str, code: int | None) -> None:
    """Status is a code with a fraction, or was words in older years."""
    head = "MMSI,BaseDateTime,LAT,LON,SOG,Heading,Status,VesselType,Draft,TransceiverClass\n"
    (row,) = said(read(tmp_path, f"{head}636021061,2024-10-17T12:00:00,26.1,-80.1,1.0,95.0,{status},70.0,8.0,A\n"))
    assert row.get("nav_status") == code
    assert (row["heading"], row["ship_type"], row["draught"], row["class"]) == (95, 70, 8.0, "A")


def test_a_partitioned_folder(tmp_path: Path) -> None:
    """Folders give columns, each file is evidence of its own, and rows are numbered in each from 1."""
    for day, mmsi in ((1, 445123000), (2, 445124000)):
        folder = tmp_path / f"day={day}" / f"mmsi={mmsi}"
        folder.mkdir(parents=True)
        pq.write_table(pa.table({"time": [NOON] * 2, "lat": [38.1] * 2, "lon": [125.2] * 2}), folder / "0.parquet")
    (tmp_path / "_SUCCESS").write_text("")
    (tmp_path / "notes.md").write_text("no table")
    files = track_files(tmp_path)
    received = [receive(path, tmp_path) for path in files]
    assert [one.evidence.path for one in received] == [
        "day=1/mmsi=445123000/0.parquet",
        "day=2/mmsi=445124000/0.parquet",
    ]
    assert [[(row["row"], row["mmsi"]) for row in said(one)] for one in received] == [
        [(1, 445123000), (2, 445123000)],
        [(1, 445124000), (2, 445124000)],
    ]


def test_every_layout_is_told_by_its_own_columns() -> None:
    """A header that a layout names first is read in that layout, and all its spellings of time exist."""
    for layout in layouts():
        header = [part for names in layout.columns.values() for part in names[0]] + sorted(layout.known_by)
        assert match(header).layout.name == layout.name
        assert set(layout.times) <= set(PATTERNS)


@pytest.mark.parametrize(
    ("name", "rows", "refused"),
    [
        ("aisdb/test_data_20210701.csv", 2398, [40, 60]),
        ("dma_dark_vessel_hunter/pre_processed_df_test.parquet", 51_569, []),
        ("semi_synthetic_200k/positions.parquet", 254_709, []),
    ],
)
def test_real_layouts_are_read(shared: Path, name: str, rows: int, refused: list[int]) -> None:
    """Of real tables every ship's row is read; what is refused are short numbers and stations."""
    received = receive(shared / "data/ais" / name, shared)
    assert received.reports is not None
    assert (received.reports.rows, [problem.count for problem in received.problems]) == (rows, refused)


def test_ships_by_numbers_of_their_own_are_refused(shared: Path, tmp_path: Path) -> None:
    """A table without MMSI says so; with nine digits a ship it is read whole."""
    own = receive(shared / "data/ais/movingpandas_evergiven/boat-positions.csv", shared)
    assert "lacks the columns mmsi" in own.problems[0].what
    received = receive(suez.plain(shared, tmp_path), tmp_path)
    assert received.reports is not None
    assert (received.reports.rows, received.reports.mmsi_count, received.problems) == (22_287, 256, ())
