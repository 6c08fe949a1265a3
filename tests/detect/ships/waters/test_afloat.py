"""Ways of ships go round land, and a silence says how far the shore was."""

import math
from typing import Any

import pytest

from bongsu.detect.ships.calls.inferred_calls import INFERRED_CALLS
from bongsu.detect.ships.meeting.dark_meetings import DARK_MEETINGS
from bongsu.detect.ships.silence.gaps import GAPS
from bongsu.detect.ships.waters.afloat import hours_together, legs_by_sea, miles_round_land, with_shores
from bongsu.detect.ships.waters.places import PlaceKind, ports
from bongsu.detect.ships.waters.seaways import LatLon, great_circle_nm, miles_around, sea_miles
from bongsu.store import Engine
from tests.detect.ships.calls.test_inferred_calls import voyage
from tests.detect.ships.meeting.test_dark_meetings import passing, waiting
from tests.detect.ships.scenes import Row, report, scene, sighting

YELLOW_SEA, EAST_SEA = (38.5, 124.5), (39.0, 128.2)


def test_a_port_on_the_other_coast_is_no_rival(engine: Engine) -> None:
    """Wonsan lies 150 miles from the Yellow Sea over land, and 750 by sea: a day's silence does not lead there."""
    (call,) = INFERRED_CALLS.watch(scene(engine, voyage(YELLOW_SEA, YELLOW_SEA, 40, north=0.05)))
    told = " ".join(sighting(call).otherwise)
    assert great_circle_nm(YELLOW_SEA, (39.1667, 127.45)) < 150
    assert call.event.place is not None
    assert call.event.place.name == "Nampo"
    assert "Haeju" in told
    assert not any(east in told for east in ("Wonsan", "Hungnam", "Ch'ongjin"))


def test_a_call_is_measured_by_sea(engine: Engine) -> None:
    """Haeju lies behind its cape: the way from the west leads round it."""
    here = (37.6, 125.3)
    (call,) = INFERRED_CALLS.watch(scene(engine, voyage(here, here, 20, north=0.1)))
    told = {measure.name: measure.value for measure in sighting(call).measures}
    assert call.event.place is not None
    assert call.event.place.name == "Haeju"
    assert told["nm_to"] > great_circle_nm(here, (38.0, 125.7)) + 10
    assert "by sea" in call.quote


@pytest.mark.parametrize(
    ("start", "words"),
    [
        pytest.param((38.7, 124.9), "nautical miles off the shore of KP", id="off the coast"),
        pytest.param((39.02, 125.75), "or on land", id="Pyongyang"),
        pytest.param((30.0, 140.0), "nautical miles off the shore of JP", id="an island"),
        pytest.param((25.0, 170.0), "60 nautical miles or more from any shore", id="the high seas"),
        pytest.param((None, None), "an unknown position", id="nowhere"),
    ],
)
def test_a_silence_says_how_far_the_shore_was(engine: Engine, start: tuple[Any, Any], words: str) -> None:
    """Its distance is a measure where it is known, and whose shore it is stands in the words."""
    (gap,) = GAPS.watch(scene(engine, [report(at, lat=start[0], lon=start[1]) for at in (0, 13)]))
    measures = {measure.name for measure in sighting(gap).measures}
    assert words in gap.quote
    assert ("shore_nm" in measures) is (start[0] is not None and "or more" not in words)


def test_who_went_round_the_land_too_fast_is_told_so(engine: Engine) -> None:
    """From Nampo's roads to Wonsan's in 13 hours are 750 miles by sea: one ship cannot have sailed them."""
    (gap,) = GAPS.watch(scene(engine, [report(0), report(13, lat=39.17, lon=127.6)]))
    told = {measure.name: measure.value for measure in sighting(gap).measures}
    assert 5 * told["distance_nm"] < told["sea_nm"]
    assert "round the land between both places" in sighting(gap).otherwise[0]
    (slow,) = GAPS.watch(scene(engine, [report(0), report(13, lat=36.5)]))
    assert not any("round the land" in doubt for doubt in sighting(slow).otherwise)


def test_a_partner_beyond_a_peninsula_is_out_of_reach(engine: Engine) -> None:
    """A ship silent in the Yellow Sea has met nobody who waited in the East Sea meanwhile."""
    silent = passing((8, 22), middle=(38.0, 124.3))
    here, there = waiting(9, 19, middle=(38.0, 124.3)), waiting(9, 19, middle=(38.0, 128.7))
    assert DARK_MEETINGS.watch(scene(engine, silent + here))
    assert DARK_MEETINGS.watch(scene(engine, silent + there)) == ()


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        pytest.param((33.0, 124.0), (34.0, 124.0), None, None, id="open sea"),
        pytest.param(YELLOW_SEA, EAST_SEA, 650, 850, id="round a peninsula"),
        pytest.param(YELLOW_SEA, (47.0, 110.0), None, None, id="to a desert"),
        pytest.param(YELLOW_SEA, None, None, None, id="to nowhere"),
    ],
)
def test_only_ways_over_land_are_measured_again(
    one: LatLon, other: LatLon | None, least: float | None, most: float | None
) -> None:
    """Where the great circle lies on water it is the way."""
    miles = miles_round_land(one, other)
    assert (miles is None) is (least is None)
    if miles is not None and least is not None and most is not None:
        assert least < miles < most


@pytest.mark.parametrize("other", [(38.0, 125.7), (37.45, 126.4), (39.6, 124.4), (36.9, 122.6), (38.5, 124.0)])
def test_miles_around_a_port_are_those_of_the_way(other: LatLon) -> None:
    """Asked around one origin again and again, distances are those of the way itself, or somewhat longer."""
    nampo = (38.7167, 125.4)
    there, true = miles_around(nampo, other, 360), sea_miles(nampo, other)
    assert there is not None
    assert true is not None
    assert true - 1 <= there <= true + 30
    assert miles_around(nampo, other, 5) is None


def test_places_ashore_and_unknown_ones_have_no_way() -> None:
    """A row whose silence begins inland, or nowhere, is left out."""
    row: Row = {
        "port": "a",
        "port_lat": 38.7167,
        "port_lon": 125.4,
        "end_lat": 38.5,
        "end_lon": 124.5,
        "nm_to": 30,
        "nm_from": 30,
    }
    rows = [{**row, "start_lat": lat, "start_lon": lon} for lat, lon in ((38.5, 124.5), (44.0, 120.0), (None, None))]
    (left,) = legs_by_sea(rows, "port_", "port", 360)
    assert left["nm_to"] == left["nm_from"] > 30
    assert [told["shore_nm"] for told in with_shores(rows)][2] is None


def test_a_longer_way_leaves_less_time_together() -> None:
    """The silent ship comes later and leaves earlier, and never stays longer than the other waited."""
    row = {"start_second": 0, "end_second": 20 * 3600, "other_start_second": 0, "other_end_second": 15 * 3600,
           "possible_knots": 10.0}  # fmt: skip
    assert hours_together(row, 30, 30) == pytest.approx(12)
    assert hours_together(row, 80, 80) == pytest.approx(4)
    assert hours_together(row, 150, 150) < 0


def test_no_watched_port_reaches_over_land() -> None:
    """Within the circle of each port of the DPRK all water is one: a ship in it is there, not behind a cape."""
    for port in ports():
        if port.country != "kp" or port.kind is PlaceKind.TRANSFER_AREA:
            continue
        for bearing in range(0, 360, 30):
            lat = port.lat + port.radius_nm / 60 * math.cos(math.radians(bearing))
            across = math.cos(math.radians(port.lat))
            lon = port.lon + port.radius_nm / 60 * math.sin(math.radians(bearing)) / across
            miles = miles_round_land((port.lat, port.lon), (lat, lon))
            assert miles is None or miles < 3 * port.radius_nm, (port.name, bearing)
