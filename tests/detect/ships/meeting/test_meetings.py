import math
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bongsu.detect.ships import REPORT_COLUMNS, parameters
from bongsu.detect.ships.meeting.meetings import MEETINGS
from bongsu.detect.ships.tracks.scene import AT_ANCHOR, FISHING, Scene
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import EventKind
from bongsu.store import Engine
from tests.detect.ships.scenes import COLUMNS, EVIDENCE, OTHER, SHIP, Row, report, scene
from tests.detect.ships.seas import METRE, Sea, meetings_sea

OPEN_WATER = (33.0, 123.9)
ANCHORED: dict[str, Any] = {"nav_status": AT_ANCHOR}


def stay(
    mmsi: int,
    begins: float,
    ends: float,
    metres: float = 0,
    place: tuple[float, float] = OPEN_WATER,
    minutes: float = 10,
    knots: float = 0,
    **said: Any,
) -> list[Row]:
    """Return reports of a ship that stays so many metres east of a place, or goes north from there."""
    steps = round((ends - begins) * 60 / minutes)
    lon = place[1] + metres * METRE / 60 / max(1e-9, math.cos(math.radians(place[0])))
    lon = (lon + 180) % 360 - 180
    hours = [begins + minutes / 60 * at for at in range(steps + 1)]
    return [report(hour, mmsi, lat=place[0] + knots * (hour - begins) / 60, lon=lon, **said) for hour in hours]


def watched(engine: Engine, rows: list[Row]) -> tuple[Claim, ...]:
    """Return the meetings in these reports."""
    return MEETINGS.watch(scene(engine, rows))


def forms(engine: Engine, rows: list[Row]) -> list[str]:
    """Return the forms of the meetings in these reports."""
    return [claim.sighting.form for claim in watched(engine, rows) if claim.sighting]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([], [], id="nothing heard"),
        pytest.param(stay(SHIP, 0, 3) + stay(OTHER, 0, 3, 100), ["two_sided"], id="three hours at 100 metres"),
        pytest.param(stay(SHIP, 0, 3) + stay(OTHER, 0, 3, 480), ["two_sided"], id="just within 500 metres"),
        pytest.param(stay(SHIP, 0, 3) + stay(OTHER, 0, 3, 520), [], id="just beyond"),
        pytest.param(stay(SHIP, 0, 3) + stay(OTHER, 2, 5, 100), [], id="an hour together"),
        pytest.param(stay(SHIP, 0, 3) + stay(OTHER, 4, 7, 100), [], id="one after the other"),
        pytest.param(stay(SHIP, 0, 3, knots=1.5) + stay(OTHER, 0, 3, 100, knots=1.5), ["two_sided"], id="adrift"),
        pytest.param(stay(SHIP, 0, 3, knots=4) + stay(OTHER, 0, 3, 100, knots=4), [], id="under way together"),
        pytest.param(stay(SHIP, 0, 5, minutes=5) + stay(OTHER, 0, 5, 90, minutes=50), ["two_sided"], id="other rates"),
        pytest.param(stay(SHIP, 0, 12, minutes=180) + stay(OTHER, 1, 12, 90, minutes=180), ["two_sided"], id="sparse"),
        pytest.param(
            [*stay(SHIP, 0, 10), *stay(OTHER, 0, 3, 80), *stay(OTHER, 5.5, 8, 80)],
            ["two_sided"],
            id="a silence inside is one meeting",
        ),
        pytest.param(
            [*stay(SHIP, 0, 20), *stay(OTHER, 0, 3, 80), *stay(OTHER, 12, 15, 80)],
            ["two_sided", "two_sided"],
            id="nine silent hours part two",
        ),
        pytest.param(stay(SHIP, 0, 3) + stay(SHIP, 0.05, 3.05, 120), [], id="one number meets nobody"),
    ],
)
def test_two_slow_ships_within_500_metres_for_two_hours_meet(
    engine: Engine, rows: list[Row], expected: list[str]
) -> None:
    """Global Fishing Watch's rule, with places of both at the same moments."""
    assert forms(engine, rows) == expected


@pytest.mark.parametrize(
    "place",
    [
        pytest.param((10.0, 180.0), id="date line"),
        pytest.param((-40.0, -0.0005), id="Greenwich"),
        pytest.param((84.0, 10.0), id="far north"),
        pytest.param((-89.9, 77.0), id="near the pole"),
    ],
)
def test_a_meeting_is_found_everywhere(engine: Engine, place: tuple[float, float]) -> None:
    """Neither the date line nor a pole parts two ships."""
    (claim,) = watched(engine, stay(SHIP, 0, 3, -90, place) + stay(OTHER, 0, 3, 90, place))
    assert claim.sighting is not None
    (apart,) = (item.value for item in claim.sighting.measures if item.name == "median_m")
    assert apart == pytest.approx(180, abs=2)
    assert claim.event.place is not None
    assert claim.event.place.lat == pytest.approx(place[0], abs=0.01)


def ends_apart(knots: float) -> list[Row]:
    """Return two ships that came from the same way, in company, and went on so."""
    rows = []
    for mmsi, metres in ((SHIP, 0.0), (OTHER, 150.0)):
        north = OPEN_WATER[0] + 3 * knots / 60
        rows += stay(mmsi, 0, 2.9, metres, knots=knots)
        rows += stay(mmsi, 3, 6, metres, (north, OPEN_WATER[1]))
        rows += stay(mmsi, 6.1, 9, metres, (north + 0.1 * knots / 60, OPEN_WATER[1]), knots=knots)
    return rows


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([(39.166, 127.45), {}, {}], "at_berth", id="at the berths of Wonsan"),
        pytest.param([(38.7167, 125.315), {}, {}], "two_sided_near_port", id="off Nampo, adrift"),
        pytest.param([(38.66, 124.93), {}, {}], "two_sided", id="Nampo roads, far from the port"),
        pytest.param([OPEN_WATER, {"ship_type": 80}, {"ship_type": 81}], "two_sided", id="two tankers"),
        pytest.param([OPEN_WATER, {"ship_type": 80}, {"ship_type": 52}], "with_service_craft", id="a tug"),
        pytest.param([OPEN_WATER, {"ship_type": 50}, {"ship_type": 70}], "with_service_craft", id="a pilot boat"),
        pytest.param([OPEN_WATER, {"ship_type": 30}, {"ship_type": 30}], "fishing_together", id="two fishing boats"),
        pytest.param([OPEN_WATER, {"ship_type": 30}, {"ship_type": 80}], "two_sided", id="a tanker and a fishing boat"),
        pytest.param([OPEN_WATER, {"ship_type": 60}, {"ship_type": 61}], "ferries_side_by_side", id="two ferries"),
        pytest.param([OPEN_WATER, {"nav_status": FISHING}, {}], "two_sided", id="a status alone changes nothing"),
        pytest.param([OPEN_WATER, ANCHORED, ANCHORED], "two_sided", id="alongside at anchor"),
    ],
)
def test_where_and_who_decide_the_form(engine: Engine, rows: list[Any], expected: str) -> None:
    """The port rule is a tier and no filter; craft that serve others are told apart, by their stated type."""
    place, one, two = rows
    drifting = stay(SHIP, 0, 4, 0, place, knots=0.4, **one) + stay(OTHER, 0, 4, 90, place, knots=0.4, **two)
    assert forms(engine, drifting) == [expected]


def test_ships_that_sail_in_company_before_and_after_are_a_convoy(engine: Engine) -> None:
    """A tow or a convoy that stops has met nobody."""
    assert forms(engine, ends_apart(8)) == ["in_company"]


def test_ships_that_come_from_one_side_and_go_to_one_side_are_no_convoy(engine: Engine) -> None:
    """Whoever sails the same lane to one place is near the other in the last hour, at another speed."""
    rows = []
    for mmsi, metres, knots in ((SHIP, 0.0, 10.0), (OTHER, 90.0, 12.0)):
        south = (OPEN_WATER[0] - 5 * knots / 60, OPEN_WATER[1])
        rows += stay(mmsi, 0, 4.9, metres, south, knots=knots)
        rows += stay(mmsi, 5, 9, metres)
        rows += stay(mmsi, 9.1, 14, metres, (OPEN_WATER[0] + 0.1 * knots / 60, OPEN_WATER[1]), knots=knots)
    assert forms(engine, rows) == ["two_sided"]


def test_ships_at_anchor_that_are_not_alongside_wait(engine: Engine) -> None:
    """Who says that it lies at anchor, two cables from another that does, waits for a berth or for orders."""
    assert forms(engine, stay(SHIP, 0, 4, 0, **ANCHORED) + stay(OTHER, 0, 4, 370, **ANCHORED)) == ["waiting_together"]
    assert forms(engine, stay(SHIP, 0, 4, 0, **ANCHORED) + stay(OTHER, 0, 4, 370)) == ["two_sided"]


def test_ships_that_both_come_back_to_a_place_berth_there(engine: Engine) -> None:
    """A harbour of no list is known by ships that lie at the very place again."""
    rows = []
    for mmsi, metres in ((SHIP, 0.0), (OTHER, 60.0)):
        for day in (0, 24):
            rows += stay(mmsi, day, day + 10, metres)
            rows += stay(mmsi, day + 11.5, day + 20, metres, (33.2, 123.9), minutes=20, knots=3)
    assert forms(engine, rows) == ["at_berth", "at_berth"]


def test_a_crowd_around_two_ships_far_from_each_other_is_an_anchorage(engine: Engine) -> None:
    """Among many ships that lie still, 400 metres are no meeting; alongside they are."""
    rows = [row for at in range(8) for row in stay(SHIP + at, 0, 4, 400 * at)]
    assert set(forms(engine, rows)) == {"waiting_together"}
    assert "two_sided" in forms(engine, rows + stay(OTHER, 0, 4, 50))


def test_a_claim_names_both_ships_and_says_what_was_heard(engine: Engine) -> None:
    """Both ships are agents, the four reports at the ends are cited, and nothing is said of cargo as observed."""
    rows = stay(SHIP, 0, 4, name="ONE", imo=9161003) + stay(OTHER, 0, 4, 100, name="TWO")
    (claim,) = watched(engine, rows)
    assert claim.sighting is not None
    assert claim.quote == (
        "MMSI 440000001 and MMSI 445000001 lay together at 33.00 N 123.90 E from 2024-10-20 03:20 UTC to "
        "2024-10-20 07:10 UTC: 4.0 hours, mostly 100 metres apart, at 0.0 knots."
    )
    assert [agent.identifiers.mmsi for agent in claim.event.agents] == ["440000001", "445000001"]
    assert [agent.name for agent in claim.event.agents] == ["TWO", "ONE"]
    assert (claim.event.kind, claim.stance) == (EventKind.SHIP_TO_SHIP_TRANSFER, Stance.ASSERTED)
    assert set(claim.row) == {2, 24, 27, 49}
    assert "hand over" not in claim.quote
    assert "hand over" in (claim.sighting.inferred or "")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param({"metres": 60}, {"metres": 400}, id="nearer is stronger"),
        pytest.param({"ends": 9}, {"ends": 3}, id="longer is stronger"),
        pytest.param({"minutes": 5}, {"minutes": 60}, id="heard more often is stronger"),
    ],
)
def test_strength_orders_meetings(engine: Engine, one: Row, two: Row) -> None:
    """What bears a transfer better is ranked higher."""
    strengths = []
    for case in (one, two):
        known: Any = {"ends": 5, "metres": 100, "minutes": 10, **case}
        (claim,) = watched(engine, stay(SHIP, 0, known["ends"], minutes=known["minutes"]) + stay(OTHER, 0, **known))
        assert claim.sighting is not None
        strengths.append(claim.sighting.strength)
    assert strengths[0] > strengths[1]


def test_the_order_of_rows_changes_nothing(engine: Engine) -> None:
    """Shuffled rows, each with its own number, give the same claims."""
    rows = ends_apart(8) + stay(440000009, 3, 6, 90, (33.4, 123.9))
    numbered = [{**item, "row": at} for at, item in enumerate(rows, 1)]
    shuffled = Random(5).sample(numbered, len(numbered))  # noqa: S311 - an order of rows
    assert watched(engine, shuffled) == watched(engine, numbered)


def heard(engine: Engine, sea: Sea) -> Scene:
    """Return the scene of a generated sea."""
    empty = dict.fromkeys(REPORT_COLUMNS)
    return scene(engine, [{**empty, **row} for row in sea.rows])


def pairs(claims: tuple[Claim, ...], *told: str) -> set[tuple[int, ...]]:
    """Return the pairs of MMSI in claims of these forms."""
    return {
        tuple(sorted(int(agent.identifiers.mmsi or 0) for agent in claim.event.agents))
        for claim in claims
        if claim.sighting and claim.sighting.form in told
    }


@pytest.mark.parametrize("seed", [1, 7])
def test_generated_meetings_are_found_and_nothing_else(engine: Engine, seed: int) -> None:
    """Rates from one to 45 minutes, drift, anchors, threes and silences; convoys, tows, fleets, ferries are none."""
    sea = meetings_sea(seed)
    found = pairs(MEETINGS.watch(heard(engine, sea)), "two_sided")
    assert {sea.cases[one] for one, _ in found ^ sea.transfers} == set()


@pytest.mark.shared
def test_labelled_meetings_are_found_and_nothing_else(engine: Engine, shared: Path) -> None:
    """All five of the small labelled set, and no other pair outside ports."""
    folder = shared / "data/ais/semi_synthetic_200k"
    labels = [row for row in pq.read_table(folder / "labels.parquet").to_pylist() if row["kind"] == "sts"]
    claims = MEETINGS.watch(labelled(engine, folder / "positions.parquet"))
    assert pairs(claims, "two_sided", "two_sided_near_port") == {
        tuple(sorted((row["mmsi"], row["mmsi2"]))) for row in labels
    }


def labelled(engine: Engine, path: Path) -> Scene:
    """Return the scene of the labelled set."""
    table = pq.read_table(path)
    count = table.num_rows
    known = {name: table[name] for name in ("mmsi", "lat", "lon", "sog", "cog")}
    known |= {"time": table["ts"].cast(pa.timestamp("us", tz="UTC")), "row": pa.array(range(1, count + 1))}
    columns = [
        known[item.name].cast(item.type) if item.name in known else pa.nulls(count, item.type) for item in COLUMNS
    ]
    rows = pa.table(columns, schema=COLUMNS)
    rows = rows.set_column(0, "file", pa.array([0] * count, pa.int16()))
    return Scene(engine, engine.table(rows, "reports"), (EVIDENCE,), parameters())
