"""The same events as Global Fishing Watch's pipelines under their parameters, where the rules are the same.

Facts after the tests of pipe-encounters df93ee4, pipe-loitering 6d2c5e8 and pipe-gaps 9d9426e, told anew: tracks in
metres around a place, rounded to ten. Where the outcome differs, docs/ships_meetings.md says why.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bongsu.detect.ships import Parameters, parameters
from bongsu.detect.ships.meeting.together import together
from bongsu.detect.ships.silence.gaps import GAPS
from bongsu.detect.ships.tracks.slow_hours import slow_runs
from bongsu.store import Engine
from tests.detect.ships.scenes import OTHER, SECOND, SHIP, START, Row, report, scene

Track = Sequence[tuple[int, int, int]]
"""Minutes after 03:00, metres north and metres east."""

# two ships that come from south and north, stay within half a kilometre for an hour, and part
SOUTH: Track = [(40, -3470, 1560), (50, -1660, 1420), (60, -360, 1020), (70, 0, 570), (80, 40, 270), (90, 20, -10),
                (100, -20, -160), (110, 20, -360), (120, -60, -490), (130, -110, -670), (140, -1540, -1230),
                (150, -2820, -1350), (160, -4670, -1450)]  # fmt: skip
NORTH: Track = [(20, 7270, 1680), (30, 5570, 1580), (40, 2800, 1490), (50, 1070, 1230), (60, 270, 970), (70, 100, 750),
                (90, 170, 70), (100, 170, -220), (110, 170, -530), (120, -90, -920), (130, 20, -1240),
                (140, 2730, -1590), (150, 4900, -1770), (160, 7060, -1820), (170, 8010, -1800)]  # fmt: skip
STILL: Track = [(minute, 0, 0) for minute in range(40, 170, 10)]
ASIDE: Track = [(minute, 0, 110) for minute in range(20, 180, 10) if minute != 80]
CROSSING: Track = [(minute, 0, 0 if minute < 110 else 110) for minute, _, _ in ASIDE]


def reports(mmsi: int, track: Track, place: tuple[float, float]) -> list[Row]:
    """Return the reports of a track around a place."""
    east = 60 * 1852 * math.cos(math.radians(place[0]))
    rows = []
    for minute, metres_north, metres_east in track:
        lon = (place[1] + metres_east / east + 180) % 360 - 180
        rows.append(report(minute / 60 - 1 / 6, mmsi, lat=place[0] + metres_north / 60 / 1852, lon=lon))
    return rows


def theirs() -> Parameters:
    """Return the parameters of their tests: half an hour within 500 metres, lines over at most 70 minutes."""
    meetings = parameters().meetings
    changed = replace(meetings, min_hours=0.5, most_silent_hours=70 / 60, least_share=0.01, slow_knots=4.0)
    return replace(parameters(), meetings=changed)


@pytest.mark.parametrize(
    ("one", "two", "place", "expected"),
    [
        pytest.param(SOUTH, NORTH, (-1.472, 55.22), [(70, 120)], id="come, stay, part"),
        pytest.param(STILL, ASIDE, (0.0, 0.0), [(50, 160)], id="side by side all the time"),
        pytest.param(STILL, CROSSING, (0.0, 0.0), [(50, 160)], id="one moves a little"),
        pytest.param(STILL, ASIDE, (-1.472, 180.0), [(50, 160)], id="over the date line"),
        pytest.param(STILL, [(minute, 0, 8000) for minute, _, _ in ASIDE], (0.0, 0.0), [], id="far apart"),
    ],
)
def test_encounters_have_their_times(
    engine: Engine, one: Track, two: Track, place: tuple[float, float], expected: list[tuple[int, int]]
) -> None:
    """Places every ten minutes, within 500 metres: the first and the last such place.

    Theirs begin at minute 40 where ours begin at 50: a track's very first report has no line that leads to it.
    """
    rows = reports(SHIP, one, place) + reports(OTHER, two, place)
    found: list[Row] = engine.rows(together(scene(engine, rows, theirs())))
    start = SECOND - 600
    assert [((row["start_second"] - start) // 60, (row["end_second"] - start) // 60) for row in found] == expected


def test_a_number_that_leaps_ten_degrees_and_back_is_two_ships(engine: Engine) -> None:
    """Theirs sees no encounter, since it never holds still; ours parts the two hulls, and one of them lies there."""
    leaping = [(minute, 0, 0 if minute // 10 % 2 == 0 else 1_111_950) for minute in range(20, 180, 10)]
    rows = reports(SHIP, STILL, (0.0, 0.0)) + reports(OTHER, leaping, (0.0, 0.0))
    found: list[Row] = engine.rows(together(scene(engine, rows, theirs())))
    (row,) = found
    assert {row["one"] // 1000, row["two"] // 1000} == {SHIP, OTHER}


def hours(*knots: float) -> list[Row]:
    """Return two reports an hour of a ship that makes this speed in each hour in turn; hours begin at 03:00."""
    north, rows = 0.0, []
    for hour, speed in enumerate(knots):
        for minute in (0, 30):
            rows.append(report(hour - 1 / 6 + minute / 60, lat=10 + north / 60, lon=140.0))
            north += (speed if minute == 0 else knots[min(hour + 1, len(knots) - 1)]) / 2
    return rows


@pytest.mark.parametrize(
    ("knots", "runs"),
    [
        pytest.param((1.5, 1.5, 10), [(0.0, 1.5)], id="from the first report on"),
        pytest.param((10, 1.5, 1.5, 10), [(0.5, 2.5)], id="from the last report before"),
        pytest.param((10, 1, 10, 1, 10), [(0.5, 1.5), (2.5, 3.5)], id="twice"),
        pytest.param((2.5, 2.5, 2.5), [], id="2.5 knots are not slow"),
    ],
)
def test_slow_hours_make_their_ranges(
    engine: Engine, knots: tuple[float, ...], runs: list[tuple[float, float]]
) -> None:
    """A range begins with the last report of the hour before it, and ends with the last of its own."""
    found: list[Row] = engine.rows(slow_runs(scene(engine, hours(*knots))).order_by("start_second"))
    start = SECOND - 600
    assert [((row["start_second"] - start) / 3600, (row["end_second"] - start) / 3600) for row in found] == runs


def test_a_ranges_speed_is_its_way_by_its_time(engine: Engine) -> None:
    """Their figures: 20,267 metres in 23.725 hours are 0.461 knots over 10.94 nautical miles."""
    north = 20_267.09 / 1852 / 60
    changed = replace(parameters(), loitering=replace(parameters().loitering, most_silent_hours=24.0))
    rows = [report(0, lat=-20.0, lon=148.9), report(23.725278, lat=-20.0 + north, lon=148.9)]
    (run,) = engine.rows(slow_runs(scene(engine, rows, changed)))
    assert run["knots"] == pytest.approx(0.4613, abs=0.0005)
    assert run["hours"] == pytest.approx(23.7253, abs=0.001)
    assert run["nm"] == pytest.approx(10.943, abs=0.02)  # on a globe; theirs is an ellipsoid


def silences(engine: Engine, rows: list[Row], least_hours: float) -> list[tuple[int, datetime, datetime]]:
    """Return whose silences there are of so many hours or more, and their times."""
    found = [claim.event for claim in GAPS.watch(scene(engine, rows, parameters().with_gap_hours(least_hours)))]
    return sorted(
        (int(event.agents[0].identifiers.mmsi or 0), event.when.earliest, event.when.latest)
        for event in found
        if event.when.earliest and event.when.latest
    )


@pytest.mark.parametrize(
    ("heard", "least_hours", "expected"),
    [
        pytest.param({SHIP: (0,), OTHER: (2,)}, 1, [], id="two ships heard once each"),
        pytest.param({SHIP: (0, 8016, 8760)}, 1, [(0, 8016), (8016, 8760)], id="months, over the year's end"),
        pytest.param({SHIP: (0, 13, 27), OTHER: (0, 13)}, 12, [(0, 13), (0, 13), (13, 27)], id="three of two ships"),
        pytest.param({SHIP: (0, 0, 4)}, 1, [(0, 4)], id="one instant told twice"),
        pytest.param({SHIP: (0, 24, 26)}, 23.99, [(0, 24)], id="more than so long"),
    ],
)
def test_silences_are_theirs(
    engine: Engine, heard: dict[int, tuple[int, ...]], least_hours: float, expected: list[tuple[int, int]]
) -> None:
    """What is longer than the threshold between two messages of one number is a gap.

    A silence of exactly the threshold is none of theirs, and one of ours.
    """
    rows = [report(hour, mmsi) for mmsi, hours in heard.items() for hour in hours]
    hour = timedelta(hours=1)
    found = [
        ((since - START) // hour, (until - START) // hour) for _, since, until in silences(engine, rows, least_hours)
    ]
    assert sorted(found) == expected


@pytest.mark.shared
@pytest.mark.parametrize(("least_hours", "count"), [(1, 83), (4 / 3, 7), (1.5, 1), (2, 0)])
def test_silences_of_their_sample_are_those_between_its_messages(
    engine: Engine, shared: Path, least_hours: float, count: int
) -> None:
    """84 messages of one ship, in any order and one without a place: each step that is long enough, and no other."""
    told = json.loads((shared / "data/ais/gfw_pipelines/gaps_sample_messages.json").read_text(encoding="utf-8"))
    rows = [
        report(0, int(one["ssvid"]), time=datetime.fromtimestamp(one["timestamp"], UTC), lat=one["lat"], lon=one["lon"])
        for one in told
    ]
    times = sorted(row["time"] for row in rows)
    steps = [(since, until) for since, until in pairwise(times) if until - since >= timedelta(hours=least_hours)]
    assert len(steps) == count
    assert [(since, until) for _, since, until in silences(engine, rows, least_hours)] == steps
