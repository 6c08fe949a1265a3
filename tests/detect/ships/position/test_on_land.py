from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bongsu.detect.ships.position.on_land import ON_LAND
from bongsu.model.claim import Claim
from bongsu.model.event import EventKind
from bongsu.model.record import from_json, to_json
from bongsu.store import Engine
from tests.detect.ships.position.test_parked import real
from tests.detect.ships.scenes import OTHER, SHIP, Row, report, scene

KOREA = (36.4, 127.9)
ELBE = ((53.97, 8.5), (53.55, 9.95), (52.98, 11.75))
DUISBURG_TO_COLOGNE = ((51.43, 6.73), (50.94, 6.96))
SUEZ = ((31.1, 32.31), (30.0, 32.57))


def way(start: float, hours: float, one: tuple[float, float], two: tuple[float, float] | None = None, mmsi: int = SHIP,
        minutes: float = 6, **said: Any) -> list[Row]:  # fmt: skip
    """Return the reports of a ship that goes straight from one place to another, or stays."""
    two, many = two or one, round(hours * 60 / minutes)
    return [
        report(start + at * minutes / 60, mmsi, lat=one[0] + (two[0] - one[0]) * at / many,
               lon=one[1] + (two[1] - one[1]) * at / many, **said)
        for at in range(many)
    ]  # fmt: skip


def afloat(start: float, hours: float, mmsi: int = SHIP, **said: Any) -> list[Row]:
    """Return the reports of a ship that sails in the Yellow Sea."""
    return way(start, hours, (35.5, 123.0), (35.5 + hours / 8, 123.0), mmsi, **said)


def shown(place: tuple[float, float], hours: float = 4, mmsi: int = SHIP, minutes: float = 6, **said: Any) -> list[Row]:
    """Return a ship at sea that is shown elsewhere for some hours, going north at seven knots, and comes back."""
    inland = way(6, hours, place, (place[0] + hours * 7 / 60, place[1]), mmsi, minutes, **said)
    return [*afloat(0, 6, mmsi, **said), *inland, *afloat(6 + hours, 6, mmsi, **said)]


def across(knots: float = 12, **said: Any) -> list[Row]:
    """Return a ship that sails from the Yellow Sea to the East Sea as if Korea were not there."""
    return way(0, 241 / knots, (36.6, 125.5), (36.6, 130.5), **said)


def winding() -> list[Row]:
    """Return a ship that sails into the country and goes on to and fro."""
    rows = way(0, 6, (36.6, 125.5), (36.6, 127.4))
    for leg in range(6):
        side = 1 / 6 if leg % 2 else -1 / 6
        rows += way(6 + 2 * leg, 2, (36.6 - side, 127.4 + leg / 9), (36.6 + side, 127.5 + leg / 9))
    return rows


def forms(engine: Engine, *tracks: list[Row]) -> list[str]:
    """Return the forms of what the detector says of these reports together."""
    rows = [row for track in tracks for row in track]
    return [claim.sighting.form for claim in ON_LAND.watch(scene(engine, rows)) if claim.sighting]


FALSE = [
    pytest.param(shown(KOREA), ["positions_on_land"], id="at a bound, and back"),
    pytest.param(shown(KOREA)[:100], ["positions_on_land"], id="at a bound, until it is heard no more"),
    pytest.param(shown(KOREA)[60:], ["positions_on_land"], id="inland first, afloat later"),
    pytest.param(shown(KOREA, sog=0.0), ["positions_on_land"], id="with speeds that deny it"),
    pytest.param(shown((40.0, -102.0)), ["positions_on_land"], id="on the prairie"),
    pytest.param(across(), ["sailed_over_land"], id="straight over a country"),
    pytest.param(across(ship_type=70, length=120.0), ["sailed_over_land"], id="a cargo ship, straight over a country"),
]

TRUE = [
    pytest.param([], id="nothing heard"),
    pytest.param(afloat(0, 12), id="at sea"),
    pytest.param(way(0, 6, KOREA), id="only inland: nobody knows what it is"),
    pytest.param(shown(KOREA, 0.4), id="for minutes"),
    pytest.param(shown(KOREA, 4, minutes=60), id="four reports"),
    pytest.param(shown((36.95, 126.85)), id="a few miles inland"),
    pytest.param(shown((31.23, 121.45)), id="at Shanghai, up a river"),
    pytest.param(shown((30.58, 114.3), 1), id="at Wuhan, on a river"),
    pytest.param(
        way(0, 12, (53.97, 8.5), (53.55, 9.95)) + way(12, 12, (53.55, 9.95), (52.98, 11.75)), id="up the Elbe"
    ),
    pytest.param(way(0, 8, *SUEZ), id="through Suez"),
    pytest.param(way(0, 8, *DUISBURG_TO_COLOGNE), id="on the Rhine"),
    pytest.param(way(0, 40, (46.7, -84.8), (46.8, -91.8)), id="on a great lake"),
    pytest.param(shown(KOREA, mmsi=4401234), id="a station ashore"),
    pytest.param(shown(KOREA, mmsi=111440123), id="an aircraft that searches"),
    pytest.param(winding(), id="winding on, as on a river that nobody listed"),
    pytest.param(across(ship_type=37), id="a yacht on a lorry"),
    pytest.param(across(length=12.0), id="a boat on a lorry"),
    pytest.param(afloat(0, 12) + way(0.01, 12, KOREA), id="a number of two ships"),
]


@pytest.mark.parametrize(("rows", "expected"), FALSE)
def test_a_ship_that_is_shown_inland_is_told(engine: Engine, rows: list[Row], expected: list[str]) -> None:
    """Of a ship that is otherwise afloat, at a bound or straight over the shore."""
    assert forms(engine, rows) == expected


def test_reports_without_a_place_change_nothing(engine: Engine) -> None:
    """A static message at the first and the last moment inland has none, and what has is told all the same."""
    rows = shown(KOREA)
    words = [{**row, "lat": None, "lon": None, "time": row["time"] + by}
             for row, by in ((rows[60], -timedelta(seconds=1)), (rows[99], timedelta(seconds=1)))]  # fmt: skip
    assert forms(engine, [*rows, *words]) == ["positions_on_land"]


@pytest.mark.parametrize("rows", TRUE)
def test_waters_inland_faults_and_what_stands_on_land_are_no_event(engine: Engine, rows: list[Row]) -> None:
    """Rivers, lakes, canals, harbours, few reports, short ways in, numbers of no ship, craft that go by road."""
    assert forms(engine, rows) == []


def test_where_others_are_heard_there_is_water(engine: Engine) -> None:
    """Two more ships that are only heard there show a water that nobody listed."""
    there = [way(0, 20, (36.5, 127.9), mmsi=OTHER + at) for at in range(2)]
    assert forms(engine, shown(KOREA), *there) == []
    assert forms(engine, shown(KOREA), there[0]) == ["positions_on_land"]


def test_ships_that_are_shown_inland_together_were_disturbed(engine: Engine) -> None:
    """Three at one place and time are one event, and none of them did it; far apart they are three."""
    near = [shown((KOREA[0], KOREA[1] + at / 100), mmsi=SHIP + at) for at in range(3)]
    assert forms(engine, *near) == ["interference"]
    apart = [shown(place, mmsi=SHIP + at) for at, place in enumerate([KOREA, (36.6, 118.4), (35.2, 135.2)])]
    assert forms(engine, *apart) == ["positions_on_land"] * 3


def test_a_claim_says_what_was_received_and_what_explains_it(engine: Engine) -> None:
    """The distance inland, whose shore it is, where the ship was before and after; the words accuse nobody."""
    (claim,) = ON_LAND.watch(scene(engine, shown(KOREA)))
    assert claim.sighting is not None
    assert claim.event.kind is EventKind.POSITION_SPOOFING
    assert "40 places on land" in claim.quote
    assert "nautical miles inland of the shore of KR" in claim.quote
    assert "it was afloat at 36.24 N 123.00 E" in claim.quote
    assert any("list of inland waters" in doubt for doubt in claim.sighting.otherwise)
    assert not any(word in claim.quote for word in ("false", "spoof", "made up"))
    assert from_json(Claim, to_json(claim)) == claim


def test_one_other_ship_there_weakens_the_claim(engine: Engine) -> None:
    """One neighbour inland is a doubt that the claim names first."""
    alone, beside = shown(KOREA), way(0, 20, (36.5, 127.9), mmsi=OTHER)
    (strong,), (weak,) = (ON_LAND.watch(scene(engine, rows)) for rows in (alone, alone + beside))
    assert strong.sighting is not None
    assert weak.sighting is not None
    assert weak.sighting.strength < strong.sighting.strength
    assert "may be water" in weak.sighting.otherwise[0]


def test_the_order_of_rows_changes_nothing(engine: Engine) -> None:
    """Rows in any order, each with its own number, give the same claim."""
    rows = [{**row, "row": at} for at, row in enumerate(shown(KOREA), 1)]
    mixed = Random(1).sample(rows, len(rows))  # noqa: S311
    assert ON_LAND.watch(scene(engine, mixed)) == ON_LAND.watch(scene(engine, rows))


@pytest.mark.shared
@pytest.mark.parametrize("name", ["evergiven", "kattegat", "marinecadastre"])
def test_no_ordinary_ship_is_on_land(engine: Engine, shared: Path, name: str) -> None:
    """Ships in the Suez Canal, on the Mississippi and on the Great Lakes are afloat."""
    assert ON_LAND.watch(real(engine, shared, name)) == ()
