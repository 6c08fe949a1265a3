import json
import math
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bongsu.detect.ships import parameters
from bongsu.detect.ships.silence.gaps import GAPS, gaps
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import EventKind
from bongsu.model.record import from_json, to_json
from bongsu.store import Engine
from tests.detect.ships.scenes import EVIDENCE, OTHER, START, Row, report, scene


def found(engine: Engine, positions: list[Row], min_hours: float | None = None) -> list[Row]:
    """Return the gaps in these positions."""
    return engine.rows(gaps(scene(engine, positions, parameters().with_gap_hours(min_hours))))


@pytest.mark.parametrize(
    ("positions", "expected"),
    [
        pytest.param([], [], id="nothing heard"),
        pytest.param([report(0)], [], id="a single position has no second end"),
        pytest.param([report(0), report(11.9)], [], id="under the threshold"),
        pytest.param([report(0), report(12)], [(1, 2, 12.0)], id="exactly the threshold"),
        pytest.param([report(0), report(12.5)], [(1, 2, 12.5)], id="over the threshold"),
        pytest.param([report(13), report(0)], [(2, 1, 13.0)], id="rows out of order"),
        pytest.param([report(0), report(0), report(13), report(13)], [(1, 3, 13.0)], id="duplicates"),
        pytest.param([report(0), report(13, 445000002)], [], id="another ship's position ends no gap"),
        pytest.param(
            [report(0), report(6, 445000002), report(13), report(20, 445000002)],
            [(1, 3, 13.0), (2, 4, 14.0)],
            id="two ships",
        ),
        pytest.param([report(0), report(6, lat=None, lon=None), report(13)], [], id="heard without a place"),
        pytest.param([report(0), report(6, None), report(13)], [(1, 3, 13.0)], id="nobody's position"),
        pytest.param([report(0), report(6, time=None), report(13)], [(1, 3, 13.0)], id="no time"),
        pytest.param([report(0), report(13), report(26)], [(1, 2, 13.0), (2, 3, 13.0)], id="two gaps in a row"),
    ],
)
def test_a_gap_is_a_silence_of_at_least_the_threshold(
    engine: Engine, positions: list[Row], expected: list[tuple[int, int, float]]
) -> None:
    """A gap lies between two successive positions of one MMSI, at least the threshold apart."""
    assert [(gap["start_row"], gap["end_row"], gap["hours"]) for gap in found(engine, positions)] == expected


@pytest.mark.parametrize(
    ("ends", "miles"),
    [
        pytest.param([(38.7, 124.9), (38.7, 124.9)], 0.0, id="same place"),
        pytest.param([(38.0, 125.0), (39.0, 125.0)], 60.04, id="one degree of latitude"),
        pytest.param([(0.0, 179.5), (0.0, -179.5)], 60.04, id="over the date line"),
        pytest.param([(None, None), (38.0, 125.0)], None, id="first place unknown"),
        pytest.param([(38.0, 125.0), (91.0, 181.0)], None, id="the values AIS sends for not available"),
        pytest.param([(38.0, 125.0), (math.nan, math.inf)], None, id="not a number"),
        pytest.param([(38.0, None), (38.0, 125.0)], None, id="half a place is none"),
    ],
)
def test_distance_is_the_great_circle_and_unknown_where_a_place_is(
    engine: Engine, ends: list[tuple[float, float]], miles: float | None
) -> None:
    """A distance is never made up for a place that is not known."""
    rows = [report(13 * at, lat=lat, lon=lon) for at, (lat, lon) in enumerate(ends)]
    (gap,) = found(engine, rows)
    assert gap["distance_nm"] == (None if miles is None else pytest.approx(miles, abs=0.05))
    assert gap["implied_knots"] == (None if miles is None else pytest.approx(miles / 13, abs=0.01))


@pytest.mark.parametrize(
    ("hours", "places"),
    [
        pytest.param((0.1, 13), (38.7, 38.7), id="a word soon after the last place"),
        pytest.param((0, 12.9), (38.7, 38.7), id="a word soon before the next place"),
        pytest.param((2, 15), (None, 38.7), id="a word long after the last place"),
        pytest.param((0, 13), (38.7, 38.7), id="words with the places"),
    ],
)
def test_words_without_a_place_end_a_silence_near_where_the_ship_was(
    engine: Engine, hours: tuple[float, float], places: tuple[float | None, float | None]
) -> None:
    """A silence goes from the last word to the next, its ends are where the ship was within the hour."""
    words = [report(hour, lat=None, lon=None) for hour in hours]
    placed = [report(0), report(13 if hours[1] < 15 else 15)]
    (gap,) = found(engine, [*words, *placed])
    assert (gap["hours"], (gap["start_lat"], gap["end_lat"])) == (pytest.approx(hours[1] - hours[0]), places)


def test_identity_is_what_the_ship_last_called_itself(engine: Engine) -> None:
    """The last known name counts, also when the last position brings none; a name from after the gap does not."""
    rows = [
        report(0, name="OLD", imo=9161003),
        report(1, name="NEW"),
        report(2),
        report(15, name="LATER", flag="KP"),
    ]
    (gap,) = found(engine, rows)
    assert (gap["name"], gap["imo"], gap["flag"]) == ("NEW", 9161003, None)


def test_positions_before_are_counted_in_twelve_hours(engine: Engine) -> None:
    """Positions of the twelve hours before count once each; the last one itself and older ones do not."""
    rows = [report(hours) for hours in (-12.1, -12, -3, -3, -1, 0, 13)]
    (gap,) = found(engine, rows)
    assert gap["reports_before"] == 3


@pytest.mark.parametrize(
    ("other", "heard"),
    [
        pytest.param({"lat": 38.7, "lon": 124.9}, 1, id="beside"),
        pytest.param({"lat": 39.4, "lon": 125.4}, 1, id="in the next cell"),
        pytest.param({"lat": 39.6, "lon": 124.9}, 0, id="two cells away"),
        pytest.param({"lat": 38.7, "lon": 124.9, "time": START - timedelta(hours=1)}, 0, id="before the gap"),
        pytest.param({"lat": None, "lon": None}, 0, id="unknown place"),
    ],
)
def test_other_ships_heard_nearby_tell_of_reception(engine: Engine, other: Row, heard: int) -> None:
    """Other ships count once each, during the gap, in the cell of the last place or one beside it."""
    rows = [report(0), report(13), report(5, OTHER, **other), report(6, OTHER, **other)]
    (gap,) = found(engine, rows)
    assert gap["ships_nearby"] == heard


@pytest.mark.parametrize(("last", "other"), [(179.9, -179.9), (-180.0, 180.0), (-179.9, 179.7)])
def test_nearby_reaches_over_the_date_line(engine: Engine, last: float, other: float) -> None:
    """Half a degree is half a degree where longitudes change their sign."""
    rows = [report(0, lon=last), report(13, lon=last), report(5, OTHER, lon=other)]
    (gap,) = found(engine, rows)
    assert gap["ships_nearby"] == 1


def test_nearby_is_unknown_where_the_last_place_is(engine: Engine) -> None:
    """Nobody heard near an unknown place is not the same as nobody heard."""
    (gap,) = found(engine, [report(0, lat=None, lon=None), report(13), report(5, OTHER)])
    assert gap["ships_nearby"] is None


TRACKS = st.lists(
    st.builds(
        report,
        st.integers(0, 60),
        st.sampled_from([445000001, 445000002, None]),
        lat=st.sampled_from([None, 38.7, 39.0]),
        name=st.sampled_from([None, "A", "B"]),
    ),
    max_size=12,
)


@settings(max_examples=15, deadline=None)
@given(TRACKS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(engine: Engine, positions: list[Row], random: Any) -> None:
    """Shuffled rows, each with its own number, give the same gaps."""
    numbered = [{**item, "row": at} for at, item in enumerate(positions, 1)]
    shuffled = random.sample(numbered, len(numbered))
    assert found(engine, shuffled, 5) == found(engine, numbered, 5)


def naive(messages: list[Row], hours: float) -> list[tuple[float, float]]:
    """Return start and end of the gaps by walking through each ship's sorted times."""
    tracks: dict[str, list[float]] = {}
    for message in messages:
        tracks.setdefault(message["ssvid"], []).append(message["timestamp"])
    pairs = [pair for times in tracks.values() for pair in zip(sorted(times), sorted(times)[1:], strict=False)]
    return sorted((start, end) for start, end in pairs if end - start >= hours * 3600)


@pytest.mark.shared
@pytest.mark.parametrize("hours", [0.5, 1, 1.5, 2, 12])
def test_real_messages_give_the_gaps_of_a_plain_walk(engine: Engine, shared: Path, hours: float) -> None:
    """On real messages of one ship the expression finds what a walk through the sorted times finds."""
    path = shared / "data/ais/gfw_pipelines/gaps_sample_messages.json"
    messages = json.loads(path.read_text(encoding="utf-8"))
    rows = [
        report(
            0, int(item["ssvid"]), time=datetime.fromtimestamp(item["timestamp"], UTC), lat=item["lat"], lon=item["lon"]
        )
        for item in messages
    ]
    gaps_found = [(gap["start_second"], gap["end_second"]) for gap in found(engine, rows, hours)]
    expected = naive(messages, hours)
    assert bool(expected) == (hours < 2)
    assert gaps_found == expected


def one_claim(engine: Engine, rows: list[Row]) -> Claim:
    """Return the only claim that these positions give."""
    (claim,) = GAPS.watch(scene(engine, rows))
    return claim


def test_a_claim_says_the_two_positions_and_no_more(engine: Engine) -> None:
    """The line holds what was observed; it does not say that anybody switched anything off."""
    known: Row = {"imo": 9161003, "name": "LADY R", "flag": "RU", "call_sign": "UBXY"}
    claim = one_claim(engine, [report(0, **known), report(25.5, lat=33.0, lon=124.0)])
    assert claim.quote.startswith(
        "MMSI 445000001 last heard 2024-10-20 03:10 UTC at 38.70 N 124.90 E, "
        "8 nautical miles off the shore of KP, heard again 2024-10-21 04:40 UTC at 33.00 N 124.00 E, 25.5 hours and "
    )
    assert claim.quote.endswith(
        "heard 0 times in the 12 hours before; other ships heard near its last place meanwhile: 0."
    )
    assert not any(word in claim.quote for word in ("disabled", "switched", "dark"))
    (ship,) = claim.event.agents
    assert (ship.id, ship.name, ship.country) == ("imo:9161003", "LADY R", "ru")
    assert (ship.identifiers.mmsi, ship.identifiers.call_sign) == ("445000001", "UBXY")
    assert (claim.event.when.earliest, claim.event.when.latest) == (START, START + timedelta(hours=25.5))
    assert claim.event.place is not None
    assert (claim.event.place.lat, claim.event.place.lon) == (38.7, 124.9)
    assert (claim.event.kind, claim.stance, claim.speaker, claim.hedge) == (
        EventKind.AIS_GAP,
        Stance.ASSERTED,
        None,
        None,
    )
    assert (claim.row, claim.rule, claim.evidence) == ((1, 2), GAPS.rule, EVIDENCE.id)
    assert from_json(Claim, to_json(claim)) == claim


def test_a_claim_of_a_ship_without_name_or_place(engine: Engine) -> None:
    """An unknown place is said to be unknown, and the ship is known by its MMSI."""
    claim = one_claim(engine, [report(0, lat=None, lon=None, flag="unknown"), report(13)])
    assert "at an unknown position, heard again" in claim.quote
    assert claim.event.place is None
    assert (claim.event.agents[0].id, claim.event.agents[0].country) == ("mmsi:445000001", None)


def test_gaps_of_one_table_are_different_claims(engine: Engine) -> None:
    """Each gap has its own claim, with its own id, and the same table always gives the same ones."""
    rows = [report(0), report(13), report(26)]
    first, again = GAPS.watch(scene(engine, rows)), GAPS.watch(scene(engine, rows))
    assert len({claim.id for claim in first}) == 2
    assert first == again
