from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from bongsu.detect.ships import parameters
from bongsu.detect.ships.identity.changes import CHANGES
from bongsu.detect.ships.identity.sameness import same
from bongsu.model.claim import Claim
from bongsu.model.event import EventKind
from bongsu.model.record import from_json, to_json
from bongsu.store import Engine
from tests.detect.ships.identity.test_numbers import marine
from tests.detect.ships.scenes import SHIP, Row, framed, report, scene

A: Row = {"name": "HAE SONG", "imo": 9161003, "call_sign": "HMYA5", "ship_type": 70, "length": 90.0, "width": 14.0}
B: Row = {"name": "PHOENIX", "imo": 9179842, "call_sign": "V3QX2", "ship_type": 80, "length": 130.0, "width": 20.0}
TAMPERING, CHANGE = EventKind.IDENTITY_TAMPERING, EventKind.SHIP_IDENTITY


def sails(start: float, end: float, mmsi: int = SHIP, *, knots: float = 5.0, **said: Any) -> list[Row]:
    """Return the reports of a ship that sails north at five knots and says so, every six minutes from hour to hour."""
    steps = range(round((end - start) * 10))
    return [report(start + at / 10, mmsi, lat=34 + knots * (start + at / 10) / 60, **said) for at in steps]


def only(*things: str) -> Row:
    """Return what ship B says of these things, and A of the others."""
    return {**A, **{thing: B[thing] for thing in things}}


def watched(engine: Engine, *tracks: list[Row]) -> list[Claim]:
    """Return what the detector says of these tracks together."""
    return list(CHANGES.watch(scene(engine, [row for track in tracks for row in track])))


def forms(claims: list[Claim]) -> list[tuple[EventKind, str]]:
    """Return kind and form of each claim."""
    return [(claim.event.kind, claim.sighting.form) for claim in claims if claim.sighting]


STAYS = [
    pytest.param({**A}, id="nothing"),
    pytest.param({**A, "name": "hae song "}, id="case and blanks"),
    pytest.param({**A, "name": "M/V HAE SONG"}, id="M/V before it"),
    pytest.param({**A, "name": "MV. HAE-SONG"}, id="MV and a hyphen"),
    pytest.param({**A, "name": "HAE SOMG"}, id="one letter"),
    pytest.param({**A, "name": "HE SNG"}, id="shortened"),
    pytest.param({**A, "name": None, "imo": None}, id="says less"),
    pytest.param({**A, "imo": 9161004}, id="a slip in the number"),
    pytest.param({**A, "imo": 0}, id="an empty number"),
    pytest.param({**A, "call_sign": "HMYA6"}, id="one letter of the call sign"),
    pytest.param({**A, "ship_type": 79}, id="the same type with other cargo"),
    pytest.param({**A, "length": 96.0}, id="rounded otherwise"),
    pytest.param({**A, "destination": "NAMPO", "draught": 4.0}, id="a new voyage"),
]


@pytest.mark.parametrize("other", STAYS)
def test_one_thing_written_otherwise_is_no_change(engine: Engine, other: Row) -> None:
    """Typing variants, what is not said any more, and what changes with a voyage are no changes."""
    assert watched(engine, sails(0, 6, **A), sails(6, 12, **other)) == []


ONCE = [
    pytest.param(only("name"), (CHANGE, "renamed"), id="another name"),
    pytest.param({**A, "name": "HAE SONG 2"}, (CHANGE, "renamed"), id="another number behind the name"),
    pytest.param(only("call_sign"), (CHANGE, "call_sign_changed"), id="another call sign"),
    pytest.param(only("ship_type"), (CHANGE, "particulars_changed"), id="another type"),
    pytest.param(only("length"), (CHANGE, "particulars_changed"), id="another length"),
    pytest.param({**A, "flag": "pa"}, (CHANGE, "reflagged"), id="another flag"),
    pytest.param(only("imo"), (TAMPERING, "imo_changed"), id="another IMO number"),
    pytest.param({**A, "imo": 8517838}, (TAMPERING, "imo_changed"), id="a number that no ship has"),
    pytest.param(B, (TAMPERING, "imo_changed"), id="everything"),
    pytest.param(only("name", "call_sign", "length"), (TAMPERING, "many_things_changed"), id="three things"),
]


@pytest.mark.parametrize(("other", "expected"), ONCE)
def test_a_change_that_stays_is_told_by_what_changed(
    engine: Engine, other: Row, expected: tuple[EventKind, str]
) -> None:
    """A new name is a change; a new IMO number, or many things at once, is what no owner does."""
    found = watched(engine, sails(0, 6, flag="kp", **A), sails(6, 12, **{"flag": "kp", **other}))
    assert forms(found) == [expected]
    assert from_json(Claim, to_json(found[0])) == found[0]


def test_a_wrong_number_that_is_put_right_is_no_tampering(engine: Engine) -> None:
    """From a number that no ship has to one that a ship has."""
    found = watched(engine, sails(0, 6, **{**A, "imo": 8517838}), sails(6, 12, **A))
    assert forms(found) == [(CHANGE, "imo_put_right")]


AT_SEA = [
    pytest.param({}, only("name", "call_sign"), (TAMPERING, "renamed_at_sea"), id="name and call sign"),
    pytest.param({}, {**only("name"), "flag": "pa"}, (TAMPERING, "renamed_at_sea"), id="name and flag"),
    pytest.param({}, only("name"), (CHANGE, "renamed"), id="a name alone"),
    pytest.param({"knots": 0}, only("name", "call_sign"), (CHANGE, "renamed"), id="at rest"),
    pytest.param({"lon": 129.3, "lat": 35.0}, only("name", "call_sign"), (CHANGE, "renamed"), id="off a port"),
]


@pytest.mark.parametrize(("way", "other", "expected"), AT_SEA)
def test_a_ship_that_takes_another_identity_under_way(
    engine: Engine, way: Row, other: Row, expected: tuple[EventKind, str]
) -> None:
    """Far from ports, where no register comes aboard, a name that changes with call sign or flag is tampering."""
    way = dict(way)
    knots = way.pop("knots", 5)
    found = watched(
        engine,
        [{**row, **way} for row in sails(0, 6, knots=knots, **{"flag": "kp", **A})],
        [{**row, **way} for row in sails(6, 12, knots=knots, **{"flag": "kp", **other})],
    )
    assert forms(found) == [expected]


SILENT = [
    pytest.param(sails(20, 26, **only("name")), (TAMPERING, "changed_in_silence"), id="comes back elsewhere"),
    pytest.param(sails(20, 26, knots=0, **only("name")), (CHANGE, "renamed"), id="comes back where it was"),
    pytest.param(sails(9, 15, **only("name")), (CHANGE, "renamed"), id="a short silence"),
    pytest.param(sails(20, 26, **only("length")), (CHANGE, "particulars_changed"), id="only its size"),
]


@pytest.mark.parametrize(("later", "expected"), SILENT)
def test_a_change_while_nobody_heard_the_ship(
    engine: Engine, later: list[Row], expected: tuple[EventKind, str]
) -> None:
    """A ship renamed in a silence under way; one that lay in port was renamed there, as ships are."""
    assert forms(watched(engine, sails(0, 6, knots=0 if later[0]["lat"] == 34 else 5, **A), later)) == [expected]


def test_a_name_that_goes_and_comes_back_is_tampering(engine: Engine) -> None:
    """One claim for all: A, B, A."""
    found = watched(engine, sails(0, 6, **A), sails(6, 12, **only("name", "imo")), sails(12, 18, **A))
    assert forms(found) == [(TAMPERING, "back_and_forth")]
    assert [ship.name for ship in found[0].event.agents] == ["HAE SONG"]
    assert "its IMO number from 9161003 to 9179842 and its name from HAE SONG to PHOENIX" in found[0].quote


def test_a_name_heard_a_few_times_is_weaker(engine: Engine) -> None:
    """Four reports of another name among hundreds may be a fault, and the claim says so."""
    strong = watched(engine, sails(0, 6, **A), sails(6, 12, **only("name")), sails(12, 18, **A))
    weak = watched(engine, sails(0, 6, **A), sails(6, 6.4, **only("name")), sails(6.4, 18, **A))
    assert strong[0].sighting
    assert weak[0].sighting
    assert weak[0].sighting.strength < strong[0].sighting.strength
    assert "4 times only" in weak[0].sighting.otherwise[0]


def test_faults_are_not_said(engine: Engine) -> None:
    """Twice is never a change, and four times of nine hundred is none."""
    assert watched(engine, sails(0, 6, **A), sails(6, 6.2, **B), sails(6.2, 12, **A)) == []
    assert watched(engine, sails(0, 50, **A), sails(50, 50.4, **B), sails(50.4, 95, **A)) == []


def test_two_sets_in_turn_are_no_tampering(engine: Engine) -> None:
    """Two names every few minutes are two senders, not a ship that renames itself."""
    rows = [{**row, **(only("name") if at % 2 else {})} for at, row in enumerate(sails(0, 12, **A))]
    assert forms(watched(engine, rows)) == [(CHANGE, "identities_in_turn")]


def test_a_claim_tells_from_what_to_what_when_and_where(engine: Engine) -> None:
    """With both identities as parties, and the rows of both sides."""
    (claim,) = watched(engine, sails(0, 6, **A), sails(6, 12, **B))
    assert claim.quote.startswith("MMSI 445000001 changed its IMO number from 9161003 to 9179842 and its name from")
    assert "between 2024-10-20 09:04 UTC and 2024-10-20 09:10 UTC, near 34.5" in claim.quote
    assert [ship.identifiers.imo for ship in claim.event.agents] == ["9161003", "9179842"]
    assert claim.row == (60, 61)


def test_two_changes_days_apart_are_two(engine: Engine) -> None:
    """A ship that is renamed twice is told twice."""
    found = watched(engine, sails(0, 6, **A), sails(6, 40, **only("name")), sails(40, 60, **{**A, "name": "DAWN"}))
    assert [form for _, form in forms(found)] == ["renamed", "renamed"]


def test_the_order_of_rows_changes_nothing(engine: Engine) -> None:
    """Rows in any order, each with its own number, give the same claims."""
    rows = [*sails(0, 6, **A), *sails(6, 12, **B), *sails(12, 18, **A), *sails(0, 9, SHIP + 1, **A)]
    rows = [{**row, "row": at} for at, row in enumerate([*rows, *sails(9, 20, SHIP + 1, **only("name"))], 1)]
    found = CHANGES.watch(scene(engine, rows))
    assert len(found) == 2
    assert found == CHANGES.watch(scene(engine, rows[::-1]))


@pytest.mark.parametrize(
    ("thing", "one", "other", "expected"),
    [
        ("name", "HAESONG", "HAESONG", True),
        ("name", "STAROFTHEEASTERNSE", "STAROFTHEEASTERNSEA", True),
        ("name", "SAMMA2", "SAMMA3", False),
        ("name", "SAMMA", "SAMMA2", False),
        ("name", "PAEKMA", "PAEKMASAN", True),
        ("name", "AN", "UN", False),
        ("name", "KUMGANG", "KUMKANG", True),
        ("call_sign", "HMYA5", "HMYA", True),
        ("call_sign", "HMYA5", "V3QX2", False),
        ("imo", "9161003", "9161004", True),
        ("imo", "9161003", "9116003", True),
        ("imo", "9161003", "9179842", False),
        ("size", "90x14", "96x?", True),
        ("size", "90x14", "130x20", False),
        ("kind", "70", "80", False),
    ],
)
def test_when_two_wordings_are_one(thing: str, one: str, other: str, *, expected: bool) -> None:
    """The same both ways."""
    rules = parameters().identity
    assert same(thing, one, other, rules) is expected
    assert same(thing, other, one, rules) is expected


@pytest.mark.shared
def test_ten_thousand_ships_of_a_day_change_nothing(engine: Engine, shared: Path) -> None:
    """Within one day of real traffic no ship becomes another."""
    frame = pq.read_table(shared / "data/ais/marinecadastre_2022_01_03.parquet").to_pandas()
    assert CHANGES.watch(framed(engine, marine(frame))) == ()
