import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyais import decode as pyais_decode
from pyais.stream import IterMessages

from bongsu.sources import Received, receive
from bongsu.sources.ais.decoding import Decoder
from bongsu.sources.ais.nmea import read_nmea
from bongsu.sources.custody import take
from bongsu.sources.lines import blocks
from tests.sources.ais.writing import checksum, position, sealed, sentences, tagged

NOON = datetime(2024, 10, 17, 12, tzinfo=UTC)
SECONDS = 1_729_166_400
GOOD = tagged(position(), c=SECONDS)
STATIC = {"type": 5, "imo": 9074729, "shipname": "PETREL 8", "callsign": "HMYA4", "ship_type": 70, "to_bow": 80,
          "to_stern": 19, "to_port": 8, "to_starboard": 7, "draught": 5.5, "destination": "NAMPO"}  # fmt: skip


def read(folder: Path, *lines: str | bytes, name: str = "a.nmea") -> Received:
    """Receive a file of these lines."""
    path = folder / name
    path.write_bytes(b"".join((line if isinstance(line, bytes) else line.encode("latin-1")) + b"\n" for line in lines))
    return receive(path, folder)


def rows(received: Received) -> list[dict[str, Any]]:
    """Return the reports, each with what it says."""
    assert received.reports is not None, received.problems
    return [
        {name: value for name, value in row.items() if value is not None}
        for row in received.reports.table().to_pylist()
    ]


def sentences_of(received: Received) -> list[str]:
    """Return what was wrong."""
    return [problem.what for problem in received.problems]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"type": 1, "lat": 38.1, "lon": 125.2, "speed": 9.5, "course": 90, "heading": 91, "status": 1},
            {"lat": 38.1, "lon": 125.2, "sog": 9.5, "cog": 90.0, "heading": 91, "nav_status": 1, "class": "A"},
        ),
        (
            {"type": 3, "lat": 91, "lon": 181, "speed": 102.3, "course": 360, "heading": 511, "status": 15},
            {"class": "A"},
        ),
        (
            {"type": 18, "lat": -89.9, "lon": -179.9, "speed": 1, "course": 1, "heading": 511},
            {"lat": -89.9, "lon": -179.9, "sog": 1.0, "cog": 1.0, "class": "B"},
        ),
        (
            {"type": 19, "lat": 1, "lon": 2, "speed": 1, "course": 1, "shipname": "GULL", "to_bow": 9, "to_stern": 2},
            {"lat": 1, "lon": 2, "sog": 1, "cog": 1, "heading": 0, "name": "GULL", "length": 11, "class": "B"},
        ),
        (
            {"type": 27, "lat": 38.1, "lon": 125.2, "speed": 63, "course": 511, "status": 0},
            {"lat": 38.1, "lon": 125.2, "nav_status": 0},
        ),
        ({"type": 24, "partno": 0, "shipname": "GULL@@"}, {"name": "GULL", "class": "B"}),
        (
            {"type": 24, "partno": 1, "callsign": "HM1", "ship_type": 37, "to_bow": 5, "to_stern": 5},
            {"call_sign": "HM1", "ship_type": 37, "length": 10.0, "class": "B"},
        ),
    ],
)  # fmt: skip
def test_what_each_type_of_message_says(tmp_path: Path, fields: dict[str, Any], expected: dict[str, Any]) -> None:
    """Positions, names and sizes are read; what the message marks as not available is missing."""
    lines = [tagged(line, s="Cho-do", c=SECONDS) for line in sentences(**fields)]
    (row,) = rows(read(tmp_path, *lines))
    said = {"row": 1, "mmsi": 445123000, "time": NOON, "message": fields["type"], "receiver": "Cho-do", **expected}
    assert {name: round(value, 4) if isinstance(value, float) else value for name, value in row.items()} == said


def test_a_message_of_two_sentences(tmp_path: Path) -> None:
    """What a ship says of itself comes in two parts; its row is the line of the last one, its time of the first."""
    one, two = sentences(**STATIC)
    (row, _) = rows(read(tmp_path, tagged(one, c=SECONDS), two, tagged(position(), c=SECONDS + 60)))
    assert (row["row"], row["time"], row["imo"], row["name"]) == (2, NOON, 9074729, "PETREL 8")
    assert (row["length"], row["width"], row["draught"], row["destination"]) == (99, 15, 5.5, "NAMPO")
    assert (row["call_sign"], row["ship_type"], row["message"], row["class"]) == ("HMYA4", 70, 5, "A")


def test_parts_out_of_order_and_among_others(tmp_path: Path) -> None:
    """Parts are put together by talker, sequence number and channel, in whatever order they come."""
    one, two = (tagged(line, c=SECONDS) for line in sentences(**STATIC))
    three, four = (tagged(line, c=SECONDS) for line in sentences(**{**STATIC, "shipname": "GULL"}, sequence=2))
    five, six = (tagged(line, c=SECONDS) for line in sentences(**{**STATIC, "shipname": "TERN"}, channel="B"))
    found = rows(read(tmp_path, two, three, five, one, GOOD, six, four))
    assert [(row["row"], row.get("name")) for row in found] == [(4, "PETREL 8"), (5, None), (6, "TERN"), (7, "GULL")]


def test_parts_of_one_group_of_a_tag_block(tmp_path: Path) -> None:
    """The group of the tag block keeps apart what has the same sequence number, and carries the time."""
    one, two = sentences(**STATIC)
    three, four = sentences(**{**STATIC, "shipname": "GULL"})
    lines = [
        tagged(one, g="1-2-10", c=SECONDS),
        tagged(three, g="1-2-11", c=SECONDS),
        tagged(two, g="2-2-10"),
        tagged(four, g="2-2-11"),
    ]
    assert [row["name"] for row in rows(read(tmp_path, *lines))] == ["PETREL 8", "GULL"]


@pytest.mark.parametrize("order", [(0,), (1,), (0, 0), (0, 1, 1)])
def test_a_lost_part_is_counted(tmp_path: Path, order: tuple[int, ...]) -> None:
    """A part without the other, and a part that comes twice, make no message and are told."""
    parts = [tagged(line, c=SECONDS) for line in sentences(**STATIC)]
    received = read(tmp_path, GOOD, *(parts[at] for at in order))
    counts = sum(problem.count for problem in received.problems)
    assert len(rows(received)) == (2 if set(order) == {0, 1} else 1)
    assert counts == (1 if len(order) == 3 else len(order))


def test_parts_far_apart_are_of_two_messages(tmp_path: Path) -> None:
    """A sequence number comes round again: after a minute a part is another message's."""
    one, two = sentences(**STATIC)
    received = read(tmp_path, tagged(one, c=SECONDS), tagged(two, c=SECONDS + 61), GOOD)
    assert [row["message"] for row in rows(received)] == [1]
    assert (
        "lines refused: 2 that are parts of messages of which another part is missing, first line 1."
        in sentences_of(received)
    )


def wrapped(*words: object) -> str:
    """Return a line that tells the time of the sentence after it."""
    body = ",".join(["PGHP,1", *map(str, words)])
    return f"${body}*{checksum(body)}"


@pytest.mark.parametrize(
    "lines",
    [
        (tagged(position(), c=SECONDS),),
        (tagged(position(), c=SECONDS * 1000),),
        (tagged(position(), s="a", n=5, c=SECONDS, t="x"),),
        (wrapped(2024, 10, 17, 12, 0, 0, 0, 445, 0, "", 1, "2B"), position()),
        (position() + f",r003669945,{SECONDS}",),
        (position() + f",s1234,d-087,r003669945,{SECONDS}",),
        (f"2024-10-17T12:00:00Z {position()}",),
        (f"2024-10-17 12:00:00, {position()}",),
        (f"{SECONDS} {position()}",),
        ("# a comment", "", GOOD),
        (GOOD + "\r",),
    ],
)
def test_where_a_line_says_its_time(tmp_path: Path, lines: tuple[str, ...]) -> None:
    """Tag blocks in seconds or milliseconds, lines before, fields behind and words in front: all are one instant."""
    (row,) = rows(read(tmp_path, *lines))
    assert (row["time"], row["row"]) == (NOON, len(lines))


def test_a_line_without_a_time_takes_the_last_one(tmp_path: Path) -> None:
    """Lines before the first time are refused, lines behind it have the time that was said last."""
    later = tagged(position(), c=SECONDS + 60)
    received = read(tmp_path, position(), GOOD, position(), later, position())
    assert [(row["row"], (row["time"] - NOON).seconds) for row in rows(received)] == [(2, 0), (3, 0), (4, 60), (5, 60)]
    assert sentences_of(received) == ["lines refused: 1 without a time, and with none before them, first line 1."]


def test_a_file_without_any_time_says_so(tmp_path: Path) -> None:
    """One sentence says what is missing; with a time given by the user the same file is read."""
    received = read(tmp_path, position(), position())
    assert received.reports is None
    assert received.problems[-1].fatal
    assert "no line says when it was heard" in received.problems[-1].what
    exhibit = take(tmp_path / "a.nmea", tmp_path)
    assert [row["time"] for row in rows(read_nmea(exhibit, ".nmea", (), since=NOON))] == [NOON, NOON]


BODY = position()[1:-3]
REFUSED = [
    ("words", "no NMEA sentence"),
    (position()[:-1], "cut short or without a checksum"),
    (position()[:20], "cut short or without a checksum"),
    (position().partition("*")[0], "cut short or without a checksum"),
    (position()[:-2] + "00", "a wrong checksum"),
    (position().replace("VDO", "VDN"), "no NMEA sentence"),
    (sealed("AIALR,1"), "sentences of other kinds"),
    ("$GPGGA,1,2*00", "sentences of other kinds"),
    (tagged(position(), c=SECONDS).replace(f"c:{SECONDS}", f"c:{SECONDS + 1}"), "a tag block whose checksum is wrong"),
    ("\\c:1" + position(), "a tag block whose checksum is wrong"),
    (sealed(BODY.replace("1,1,,A", "0,1,,A")), "fields are not those of a VDM sentence"),
    (sealed(BODY.replace("1,1,,A", "1,2,,A")), "fields are not those of a VDM sentence"),
    (sealed(BODY[:-1] + "9"), "fields are not those of a VDM sentence"),
    (sealed(BODY.replace(",,A,", ",A,")), "fields are not those of a VDM sentence"),
    (sealed("AIVDM,1,1,,A,,0"), "without a payload"),
    (sealed("AIVDM,1,1,,A,1~00,0"), "characters that no payload has"),
    (sealed("AIVDM,1,1,,A,1\x0000,0"), "characters that no payload has"),
    (sealed("AIVDM,1,1,,A,1\xff00,0"), "characters that no payload has"),
    (sealed("AIVDM,1,1,,A,15N4cJ005Jrek0H,0"), "messages cut short"),
    (sealed("AIVDM,1,1,,A,1,0"), "messages cut short"),
    (sealed("AIVDM,1,1,,A,wwwwwwww,0"), "types that ITU-R M.1371 does not know"),
    (sealed("AIVDM,1,1,,A,0" + "0" * 27 + ",0"), "types that ITU-R M.1371 does not know"),
    (sealed("AIVDM,1,1,,A,E" + "0" * 44 + ",0"), "no ship's report of its place or name (1 of type 21)"),
    (position(mmsi=0), "no valid mmsi"),
    (position(mmsi=44512300), "no valid mmsi"),
    (position(lat=95), "no place"),
    (position(lon=-190), "no place"),
    ("9" * 1_000_000, "too long for a sentence"),
    (tagged(position(), c=99), "a time that cannot be"),
    (tagged(position(), c="9" * 15), "a time that cannot be"),
    (tagged(position(), c=SECONDS * 1_000_000), "a time that cannot be"),
]


@pytest.mark.parametrize(("line", "reason"), REFUSED, ids=[reason + line[-5:] for line, reason in REFUSED])
def test_a_line_that_cannot_be_used_is_counted(tmp_path: Path, line: str, reason: str) -> None:
    """One sentence says why, how many and which is the first; the lines around it are read with their numbers."""
    received = read(tmp_path, GOOD, line, GOOD, line)
    assert [row["row"] for row in rows(received)] == [1, 3]
    (problem,) = received.problems
    assert reason.replace("1 of type", "2 of type") in problem.what
    assert ("first line 2." in problem.what, problem.count, problem.fatal) == (True, 2, False)


def test_a_clock_that_runs_backwards_is_kept_and_counted(tmp_path: Path) -> None:
    """Times are those that lines say; the lag of seconds between merged stations is nothing to tell."""
    received = read(tmp_path, *(tagged(position(), c=SECONDS + step) for step in (0, -30, -120, 500, 400)))
    assert [(row["time"] - NOON).total_seconds() for row in rows(received)] == [0, -30, -120, 500, 400]
    (problem,) = received.problems
    assert problem.what.startswith(
        "lines kept: 2 whose time lies more than a minute before that of the line above, first line 3"
    )


def test_repeated_reports_are_kept_and_counted(tmp_path: Path) -> None:
    """The same report heard twice is two rows, and counted."""
    received = read(tmp_path, GOOD, GOOD, tagged(position(lat=1), c=SECONDS))
    assert [row["row"] for row in rows(received)] == [1, 2, 3]
    assert received.reports is not None
    assert (received.reports.summary.repeats, received.problems) == (1, ())


@pytest.mark.parametrize(("lat", "lon"), [(90, 0), (-90, 180), (0, 180), (0, -180), (89.99, 179.999)])
def test_the_pole_and_the_date_line_are_places(tmp_path: Path, lat: float, lon: float) -> None:
    """The ends of the world are read like any other place."""
    (row,) = rows(read(tmp_path, tagged(position(lat=lat, lon=lon), c=SECONDS)))
    assert (row["lat"], row["lon"]) == (lat, lon)


@pytest.mark.parametrize("cut", [10, 40, len(GOOD) - 1])
def test_a_file_cut_in_the_middle_of_a_sentence(tmp_path: Path, cut: int) -> None:
    """The last line is refused and counted, the others are read."""
    path = tmp_path / "a.nm4"
    path.write_text(f"{GOOD}\n{GOOD}\n"[: len(GOOD) + 1 + cut])
    received = receive(path, tmp_path)
    assert [row["row"] for row in rows(received)] == [1]
    assert "first line 2." in received.problems[0].what


def test_a_text_that_starts_with_sentences_is_no_article(tmp_path: Path) -> None:
    """A .txt is read as NMEA where its first lines are; an article that quotes none stays an article."""
    assert rows(read(tmp_path, "# a log", GOOD, name="a.txt"))
    assert read(tmp_path, "A ship sailed. Its AIS was off.", name="b.txt").document is not None


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(
            st.binary(max_size=90), st.sampled_from([line.encode("latin-1") for line, _ in REFUSED] + [GOOD.encode()])
        )
    )
)
def test_no_bytes_stop_the_reader(tmp_path: Path, lines: list[bytes]) -> None:
    """Whatever a file holds, every good line is read and nothing raises."""
    received = read(tmp_path, GOOD, *(line.replace(b"\n", b"") for line in lines))
    good = [at for at, line in enumerate([GOOD.encode(), *lines], start=1) if line == GOOD.encode()]
    assert {row["row"] for row in rows(received)} >= set(good)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_no_changed_byte_passes_the_checksum(tmp_path: Path, at: int, value: int) -> None:
    """A byte that changed on the way, in the tag block or the sentence, costs the line or changes nothing."""
    whole = GOOD.encode()
    changed = whole[:at] + bytes([value]) + whole[at + 1 :]
    found = rows(read(tmp_path, GOOD, changed.replace(b"\n", b" ")))
    assert [row["row"] for row in found] in ([1], [1, 2])
    assert all({**row, "row": 1} == found[0] for row in found)


NMEA_SETS = [
    "pyais_nmea/nmea_data_sample.txt",
    "pyais_nmea/sample.ais",
    "pyais_nmea/timestamped.ais",
    "dma_aislib_nmea/stream_example.txt",
    "dma_aislib_nmea/decode_encode_messages.txt",
    "libais_nmea/test.aivdm",
    "aisdb/test_data_20211101.nm4",
]


@pytest.mark.parametrize("name", NMEA_SETS)
def test_real_sentences_are_read_as_pyais_reads_them(shared: Path, name: str) -> None:
    """Of every sentence that stands alone, with a right checksum and a type of ours, each field is that of pyais."""
    path = shared / "data/ais" / name
    received = read_nmea(take(path, path.parent), path.suffix, (), since=NOON)
    ours = {row["row"]: row for row in rows(received)}
    compared = 0
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        if number in ours and b",1,1," in line and ours[number]["message"] in {1, 2, 3, 18, 19, 27}:
            theirs = pyais_decode(
                line[line.index(b"!") :].split(b"*")[0] + b"*" + line.split(b"!")[1].split(b"*")[1][:2]
            )
            _same(ours[number], theirs.asdict(enum_as_int=True))
            compared += 1
    positions = [row for row in ours.values() if row["message"] in {1, 2, 3, 18, 19, 27}]
    assert compared == len(positions) > 0


def _same(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    nothing: dict[str, set[float | None]] = {
        "sog": {102.3, 63 if ours["message"] == 27 else None},
        "cog": {360, 511},
        "heading": {511},
        "nav_status": {15},
        "lat": {91},
        "lon": {181},
    }
    names = {"speed": "sog", "course": "cog", "heading": "heading", "status": "nav_status", "lat": "lat", "lon": "lon"}
    assert ours["mmsi"] == theirs["mmsi"]
    for name, column in names.items():
        value = theirs.get(name)
        if column in ours:
            assert ours[column] == pytest.approx(value, abs=5e-5), (name, ours)
        elif value is not None:
            impossible = column in {"cog", "heading"} and value >= 360
            half = column in {"lat", "lon"} and "lat" not in ours
            assert value in nothing[column] or impossible or half, (name, value)


# lines of pyais's sample with a broken tag block before a sound sentence, which pyais does not look at
REFUSED_HERE = {"pyais_nmea/sample.ais": Counter({1: 2})}


@pytest.mark.parametrize("name", NMEA_SETS)
def test_real_messages_are_as_many_as_pyais_finds(shared: Path, name: str) -> None:
    """Of every type as many messages are whole and sound as pyais says, which must be spared what stands behind."""
    path = shared / "data/ais" / name
    decoder = Decoder(SECONDS * 1_000_000)
    with path.open("rb") as file:
        for block in blocks(file, 4_000):
            decoder.read(block)
    bare = [re.sub(rb"(\*[0-9A-F]{2}),.*$", rb"\1", line) for line in path.read_bytes().splitlines()]
    theirs = Counter(one.ais_id for one in IterMessages(bare) if one.payload and one.is_valid and 1 <= one.ais_id <= 27)
    assert decoder.types == theirs - REFUSED_HERE.get(name, Counter())
    assert not theirs - decoder.types - REFUSED_HERE.get(name, Counter())
