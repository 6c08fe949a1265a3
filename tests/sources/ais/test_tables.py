from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bongsu.model.errors import MissingColumnsError
from bongsu.sources import Received, receive
from bongsu.sources.ais import REPORTS
from bongsu.sources.ais.layouts import match
from bongsu.sources.lines import BLOCK

PLAIN = "mmsi,time,lat,lon,sog,cog,heading,nav_status,imo,name,callsign,flag,ship_type,length,draught,destination\n"
NOON = datetime(2024, 10, 17, 12, tzinfo=UTC)
GOOD = "445123000,2024-10-17T12:00:00Z,38.1,125.2\n"


def read(folder: Path, text: str | bytes, name: str = "a.csv") -> Received:
    """Receive a table of this content."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return receive(path, folder)


def rows(received: Received) -> list[dict[str, Any]]:
    """Return the reports as dictionaries."""
    assert received.reports is not None, received.problems
    table = received.reports.table()
    assert table.schema == REPORTS
    return list(table.to_pylist())


def sentences(received: Received) -> list[tuple[str, int]]:
    """Return what was wrong, and how many rows it stands for."""
    return [(problem.what, problem.count) for problem in received.problems]


def test_the_plain_layout(tmp_path: Path) -> None:
    """Each column of the documented layout is taken over; further ones are left out."""
    line = "445123000,2024-10-17T12:00:00Z,38.1,125.2,9.5,360,511,0,IMO9307839,PETREL 8,HMYA4,KP,70,99,5,NAMPO\n"
    assert rows(read(tmp_path, PLAIN + line)) == [
        {
            "row": 1,
            "mmsi": 445123000,
            "time": NOON,
            "lat": 38.1,
            "lon": 125.2,
            "sog": 9.5,
            "cog": None,
            "heading": None,
            "nav_status": 0,
            "message": None,
            "class": None,
            "receiver": None,
            "imo": 9307839,
            "name": "PETREL 8",
            "call_sign": "HMYA4",
            "flag": "kp",
            "ship_type": 70,
            "length": 99.0,
            "width": None,
            "draught": 5.0,
            "destination": "NAMPO",
        }
    ]


def test_the_marine_cadastre_layout(tmp_path: Path) -> None:
    """Its columns are known by their names, in any case and order; empty fields are null."""
    head = "\ufeffLON,LAT,BASEDATETIME,MMSI,SOG,VesselName,IMO,CallSign,Cargo\n"
    (row,) = rows(read(tmp_path, head + "-80.1,26.1,2024-10-17T12:00:00,636021061,,MSC NAISHA III,,5LCB4,70\n"))
    assert (row["mmsi"], row["time"], row["lat"], row["lon"]) == (636021061, NOON, 26.1, -80.1)
    assert (row["name"], row["call_sign"], row["sog"], row["imo"], row["flag"]) == (
        "MSC NAISHA III",
        "5LCB4",
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    "written",
    [
        "2024-10-17T12:00:00Z",
        "2024-10-17T12:00:00",
        "2024-10-17 12:00",
        "2024-10-17T21:00:00+09:00",
        "2024-10-17T12:00:00.000000Z",
        "1729166400",
        "1729166400.0",
    ],
)
def test_the_spellings_of_a_time(tmp_path: Path, written: str) -> None:
    """ISO 8601 and seconds since 1970 are one instant; without a zone it is UTC. Spellings may stand side by side."""
    found = rows(read(tmp_path, f"mmsi,time,lat,lon\n{GOOD}445123000,{written},38.1,125.2\n"))
    assert [row["time"] for row in found] == [NOON, NOON]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("44512300,2024-10-17,38,125", "no valid mmsi"),
        ("000000000,2024-10-17,38,125", "no valid mmsi"),
        (",2024-10-17,38,125", "no valid mmsi"),
        ("445123000,,38,125", "no valid time"),
        ("445123000,2024-13-45,38,125", "no valid time"),
        ("445123000,0,38,125", "no valid time"),
        ("445123000,20241317,38,125", "no valid time"),
        ("445123000,1e300,38,125", "no valid time"),
        ("445123000,2024-10-17,95,125", "no valid latitude"),
        ("445123000,17/10/2024 12:00,38,125", "a date of which the day or the month may stand first; write 2024-10-17"),
        ("445123000,2024-02-30T12:00:00,38,125", "no valid time"),
        ("445123000,2024-10-17,nan,125", "no valid latitude"),
        ("445123000,2024-10-17,inf,125", "no valid latitude"),
        ("445123000,2024-10-17,38,182", "no valid longitude"),
        ("445123000,2024-10-17,38,east", "no valid longitude"),
        ("445123000,2024-10-17,38", "without the header's 4 fields"),
        ("445123000,2024-10-17,38,125,9", "without the header's 4 fields"),
    ],
)
def test_an_unusable_row_is_refused_and_counted(tmp_path: Path, line: str, reason: str) -> None:
    """One sentence per reason says how many rows and which is the first; the others keep their record numbers."""
    received = read(tmp_path, f"mmsi,time,lat,lon\n{GOOD}{line}\n{GOOD}\n{line}\n{GOOD}")
    assert [row["row"] for row in rows(received)] == [1, 3, 6]
    ((sentence, count),) = sentences(received)
    assert (count, sentence) == (2, f"rows refused: 2 {'' if 'without' in reason else 'with '}{reason}, first row 2.")


@pytest.mark.parametrize(
    ("column", "written", "read_as"),
    [
        ("sog", "102.3", None),
        ("sog", "-1", None),
        ("sog", "52.5", 52.5),
        ("imo", "IMO9307839", 9307839),
        ("imo", "imo 9307839", 9307839),
        ("imo", "9307839.0", 9307839),
        ("imo", "0", None),
        ("imo", "IMO0000000", None),
        ("imo", "1234", None),
        ("name", "PETREL 8@@@@", "PETREL 8"),
        ("name", "  ", None),
        ("name", "봉수 1호", "봉수 1호"),
        ("flag", "KP", "kp"),
        ("flag", "North Korea", "North Korea"),
    ],
)
def test_what_is_not_available_is_missing(tmp_path: Path, column: str, written: str, read_as: object) -> None:
    """AIS sentinels are missing values, and numbers lose their dress; missing is never zero."""
    (row,) = rows(read(tmp_path, f"mmsi,time,lat,lon,{column}\n{GOOD.strip()},{written}\n"))
    assert row[column] == read_as


def test_a_stray_quotation_mark_swallows_no_rows(tmp_path: Path) -> None:
    """A mark that is never closed is said, and every row behind it is still read with its own number."""
    received = read(tmp_path, "mmsi,time,lat,lon,name\n" + f'{GOOD.strip()},"A\n' + f"{GOOD.strip()},B\n" * 3)
    assert [(row["row"], row["name"]) for row in rows(received)] == [(1, "A"), (2, "B"), (3, "B"), (4, "B")]
    assert "quotation marks" in received.problems[0].what


def test_a_quoted_comma_is_part_of_a_name(tmp_path: Path) -> None:
    """Quotation marks that are closed in their line do their work."""
    (row,) = rows(read(tmp_path, f'mmsi,time,lat,lon,name\n{GOOD.strip()},"A, B"\n'))
    assert row["name"] == "A, B"


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters(tmp_path: Path, delimiter: str) -> None:
    """Semicolons and tabs part fields too, and lines may end as on Windows."""
    text = f"mmsi,time,lat,lon\n{GOOD}".replace(",", delimiter).replace("\n", "\r\n")
    assert rows(read(tmp_path, text))[0]["mmsi"] == 445123000


def test_latin_1_is_read_and_said(tmp_path: Path) -> None:
    """One name in an old encoding does not cost the table, nor do ragged rows in it."""
    received = read(tmp_path, f"mmsi,time,lat,lon,name\n{GOOD.strip()},CAFÉ\nÉ\n{GOOD.strip()},B\n".encode("latin-1"))
    assert [(row["row"], row["name"]) for row in rows(received)] == [(1, "CAFÉ"), (3, "B")]
    assert [count for _, count in sentences(received)] == [1, 1]
    assert "Latin-1" in received.problems[0].what


def test_a_repeated_column_counts_once(tmp_path: Path) -> None:
    """Of two columns of one name the first is read."""
    assert rows(read(tmp_path, "mmsi,MMSI,time,lat,lon\n445123000,1,2024-10-17,38,125\n"))[0]["mmsi"] == 445123000


def test_missing_columns_are_named_with_those_found() -> None:
    """The error says what a table of ship reports needs and what this one has."""
    with pytest.raises(MissingColumnsError, match=r"lacks the columns time, lon .* found MMSI, Latitude, Speed"):
        match(["MMSI", "Latitude", "Speed"])


def test_a_hostile_header_cannot_command_a_terminal(tmp_path: Path) -> None:
    """Control characters of column names are not repeated in the sentence."""
    assert read(tmp_path, "a\x1b[31m,b\n1,2\n").problems[0].what.isprintable()


def parquet(folder: Path, columns: dict[str, Any]) -> Received:
    """Receive a Parquet table of these columns."""
    pq.write_table(pa.table(columns), folder / "a.parquet")
    return receive(folder / "a.parquet", folder)


@pytest.mark.parametrize(
    "times",
    [
        pa.array([datetime(2024, 10, 17, 12)], pa.timestamp("us")),
        pa.array([NOON], pa.timestamp("ns", tz="Asia/Seoul")),
        pa.array([1_729_166_400]),
        pa.array([1_729_166_400.0]),
        pa.array(["2024-10-17T12:00:00"]).dictionary_encode(),
        pa.array(["2024-10-17T12:00:00"], pa.large_string()),
    ],
)
def test_parquet_in_its_own_types(tmp_path: Path, times: pa.Array) -> None:
    """Timestamps, numbers and words of any width give the same table as CSV does."""
    received = parquet(
        tmp_path,
        {"MMSI": pa.array([445123000.0]), "ts": times, "Latitude": [38.1], "Longitude": pa.array([125], pa.int32())},
    )
    (row,) = rows(received)
    assert (row["mmsi"], row["time"], row["lat"], row["lon"]) == (445123000, NOON, 38.1, 125.0)


def test_a_parquet_row_with_nulls_is_refused(tmp_path: Path) -> None:
    """A missing value in a column that is needed is a fault of its row."""
    received = parquet(
        tmp_path,
        {
            "mmsi": [445123000, None, 445123000],
            "time": [NOON, NOON, None],
            "lat": [38.1, 38.1, 38.1],
            "lon": [1.0, 1.0, 1.0],
        },
    )
    assert [row["row"] for row in rows(received)] == [1]
    assert sentences(received) == [
        ("rows refused: 1 with no valid mmsi, first row 2.", 1),
        ("rows refused: 1 with no valid time, first row 3.", 1),
    ]


def test_lists_in_a_parquet_column_are_refused(tmp_path: Path) -> None:
    """A nested column that is needed is named."""
    received = parquet(tmp_path, {"mmsi": [445123000], "time": [NOON], "lat": [[38.1]], "lon": [1.0]})
    assert "in the column lat" in received.problems[0].what


def test_words_that_are_no_text_are_refused(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 in a column of words are one clear sentence."""
    columns = {"mmsi": [445123000], "time": [NOON], "lat": [38.1], "lon": [1.0], "name": [b"\xff\xfe"]}
    assert "values that cannot be read" in parquet(tmp_path, columns).problems[0].what


def test_a_file_made_to_grow_is_refused(tmp_path: Path) -> None:
    """A few bytes that claim millions of equal rows are not unpacked."""
    size = 3_000_000
    columns = {"mmsi": pa.repeat(445123000, size), "time": pa.repeat(NOON.timestamp(), size)}
    received = parquet(tmp_path, {**columns, "lat": pa.repeat(38.1, size), "lon": pa.repeat(1.0, size)})
    assert "claims 3,000,000 rows in" in received.problems[0].what


def test_a_broken_parquet_file_is_refused(tmp_path: Path) -> None:
    """A file cut off, and one with broken pages, is one clear sentence."""
    columns = {
        "mmsi": np.arange(445_000_000, 445_009_999),
        "time": [NOON] * 9_999,
        "lat": [1.5] * 9_999,
        "lon": [2.5] * 9_999,
    }
    assert rows(parquet(tmp_path, columns))
    whole = (tmp_path / "a.parquet").read_bytes()
    assert "cut off" in read(tmp_path, whole[:-20], "b.parquet").problems[0].what
    broken = read(tmp_path, whole[:10] + b"\xff" * 200 + whole[210:], "c.parquet")
    assert (broken.problems[0].fatal, "broken pages" in broken.problems[0].what) == (True, True)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"445123000,2024-10-17,38,\x00125\n", "rows refused: 1 with NUL bytes, which no text has, first row 2."),
        (b"\0" * 5_000 + b"\n", "rows refused: 1 with NUL bytes, which no text has, first row 2."),
        (b"9" * 1_000_001 + b"\n", "rows refused: 1 of more than 1,000,000 bytes, first row 2."),
        (b"9" * 20_000_000 + b"\n", "rows refused: 1 of more than 1,000,000 bytes, first row 2."),
        (b"9" * 999_999 + b",2024-10-17,38,125\n", "rows refused: 1 of more than 1,000,000 bytes, first row 2."),
        (b"9" * 900_000 + b",2024-10-17,38,125\n", "rows refused: 1 with no valid mmsi, first row 2."),
        (b"445123000,2024-10-17,1e999,125\n", "rows refused: 1 with no valid latitude, first row 2."),
        (b"445123000,2024-10-17T12:00:00Z,38.1,12", None),
        (b"445123000,2024-10-17T12:0", "rows refused: 1 without the header's 4 fields, first row 2."),
    ],
)
def test_hostile_and_cut_lines_cost_only_themselves(tmp_path: Path, line: bytes, reason: str | None) -> None:
    """A million digits, NUL bytes or a cut end: the rows around are read, and the line is told."""
    after = GOOD.encode() if line.endswith(b"\n") else b""
    received = read(tmp_path, b"mmsi,time,lat,lon\n" + GOOD.encode() + line + after)
    assert [what for what, _ in sentences(received)] == ([reason] if reason else [])
    assert [row["row"] for row in rows(received)] == [1, 3 if after else 2][: 1 + bool(after or not reason)]


@pytest.mark.parametrize(("lat", "lon"), [("90", "0"), ("-90.0", "-180"), ("0", "180"), ("-0.0", "-179.99999")])
def test_the_pole_and_the_date_line_are_places(tmp_path: Path, lat: str, lon: str) -> None:
    """The ends of the world are read like any other place."""
    (row,) = rows(read(tmp_path, f"mmsi,time,lat,lon\n445123000,2024-10-17,{lat},{lon}\n"))
    assert (row["lat"], row["lon"]) == (float(lat), float(lon))


@pytest.mark.parametrize("place", ["91,181", "91.0,0.0", "38.1,181", ","])
def test_a_report_without_a_place_was_heard_all_the_same(tmp_path: Path, place: str) -> None:
    """The sentinel and two empty fields are a ship at an unknown place, not a bad row."""
    received = read(tmp_path, f"mmsi,time,lat,lon\n445123000,2024-10-17,{place}\n")
    (row,) = rows(received)
    assert (row["lat"], row["lon"], received.problems) == (None, None, ())


@pytest.mark.parametrize(
    ("written", "number"),
    [("002191000", 2191000), ("2191000", 2191000), ("445123000.0", 445123000), ('"445123000"', 445123000)],
)
def test_the_dress_of_an_mmsi(tmp_path: Path, written: str, number: int) -> None:
    """Coast stations keep or lose their leading zeros; spreadsheets add a fraction or marks."""
    (row,) = rows(read(tmp_path, f"mmsi,time,lat,lon\n{written},2024-10-17,38,125\n"))
    assert row["mmsi"] == number


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from([GOOD, "\n", "1\n", "x,y,z,w\n", "445123000,2024-10-17,95,1\n", "a,b,c,d,e\n"]), min_size=1
    )
)
def test_no_row_is_lost_and_each_keeps_its_number(tmp_path: Path, lines: list[str]) -> None:
    """Rows read and rows refused are all rows, and a row's number is its place in the file."""
    received = read(tmp_path, "mmsi,time,lat,lon\n" + "".join(lines))
    good = [number for number, line in enumerate(lines, start=1) if line == GOOD]
    refused = sum(problem.count for problem in received.problems if not problem.fatal)
    assert [row["row"] for row in (rows(received) if received.reports else [])] == good
    assert len(good) + refused == len([line for line in lines if line != "\n"])


def test_record_numbers_hold_across_blocks(tmp_path: Path) -> None:
    """In a table of several blocks each row still has its own number."""
    lines = [f"445{number:06d},2024-10-17,38.1,125.2,{'x' * 90}\n" for number in range(1, 80_001)]
    lines[50_000] = "ragged\n"
    received = read(tmp_path, "mmsi,time,lat,lon,name\n" + "".join(lines))
    assert received.reports is not None
    assert (tmp_path / "a.csv").stat().st_size > BLOCK
    table = received.reports.table()
    numbers = table.column("row").to_numpy()
    assert (table.column("mmsi").to_numpy() == 445_000_000 + numbers).all()
    assert len(numbers) == 79_999


@pytest.mark.parametrize(
    ("name", "usable", "refused"),
    [("aisdb/test_data_noaa_20230101.csv", 999, 1), ("marinecadastre_2022_01_03.parquet", 99_960, 39)],
)
def test_real_tables_are_read(shared: Path, name: str, usable: int, refused: int) -> None:
    """Of real MarineCadastre tables only the rows of stations without a nine-digit MMSI are refused."""
    received = receive(shared / "data/ais" / name, shared)
    assert received.reports is not None
    assert received.reports.rows == usable
    assert [problem.count for problem in received.problems] == [refused]
