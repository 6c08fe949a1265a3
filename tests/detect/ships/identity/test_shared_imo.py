from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from bongsu.detect.ships.identity.shared_imo import SHARED_IMOS
from bongsu.model.claim import Claim
from bongsu.model.event import EventKind
from bongsu.model.record import from_json, to_json
from bongsu.store import Engine
from tests.detect.ships.identity.test_numbers import marine
from tests.detect.ships.scenes import Row, framed, report, scene

HERS = 9161003
PANAMA, TOGO, CHINA = 351000017, 671000017, 412000017
TAMPERING, CHANGE = EventKind.IDENTITY_TAMPERING, EventKind.SHIP_IDENTITY


def sails(start: float, end: float, mmsi: int, *, lat: float = 34.0, name: str = "HAE SONG", **said: Any) -> list[Row]:
    """Return the reports of a ship that lies at a place from hour to hour, every six minutes."""
    steps = range(round((end - start) * 10))
    return [report(start + at / 10, mmsi, lat=lat, name=name, **{"imo": HERS, **said}) for at in steps]


def under_way(start: float, end: float, mmsi: int, **said: Any) -> list[Row]:
    """Return the reports of a ship that sails east at ten knots, far from ports."""
    return [{**row, "lon": 140 + (start + at / 10) / 5} for at, row in enumerate(sails(start, end, mmsi, **said))]


def watched(engine: Engine, *tracks: list[Row]) -> list[Claim]:
    """Return what the detector says of these tracks together."""
    return list(SHARED_IMOS.watch(scene(engine, [row for track in tracks for row in track])))


def forms(claims: list[Claim]) -> list[tuple[EventKind, str]]:
    """Return kind and form of each claim."""
    return [(claim.event.kind, claim.sighting.form) for claim in claims if claim.sighting]


CASES = [
    pytest.param([sails(0, 9, PANAMA)], [], id="one ship"),
    pytest.param([sails(0, 9, PANAMA), sails(0, 9, TOGO, imo=9179842)], [], id="two ships"),
    pytest.param([sails(0, 9, PANAMA), sails(0, 0.2, TOGO, lat=20.0)], [], id="two faults"),
    pytest.param([sails(0, 9, PANAMA, imo=9161004), sails(0, 9, TOGO, imo=9161004)], [], id="a wrong number"),
    pytest.param([sails(0, 9, PANAMA), sails(9, 20, TOGO)], [(CHANGE, "new_mmsi")], id="one after another"),
    pytest.param(
        [under_way(0, 9, PANAMA, lat=28.0), under_way(9, 18, TOGO, lat=28.0)],
        [(TAMPERING, "new_mmsi_at_sea")],
        id="under way far from ports",
    ),
    pytest.param(
        [under_way(0, 9, PANAMA, lat=28.0), under_way(19, 28, TOGO, lat=28.0)],
        [(CHANGE, "new_mmsi")],
        id="under way, after a silence",
    ),
    pytest.param([sails(0, 9, PANAMA), sails(90, 99, TOGO, lat=38.0)], [(CHANGE, "new_mmsi")], id="after a voyage"),
    pytest.param([sails(0, 9, PANAMA), sails(0, 9, TOGO)], [(CHANGE, "two_sets")], id="two sets on one ship"),
    pytest.param(
        [sails(0, 9, PANAMA), sails(0, 9, TOGO, lat=30.0)], [(TAMPERING, "identity_on_two_ships")], id="a copy"
    ),
    pytest.param(
        [sails(0, 9, PANAMA), sails(9, 20, TOGO, lat=10.0)], [(TAMPERING, "identity_on_two_ships")], id="a leap"
    ),
    pytest.param(
        [sails(0, 9, PANAMA), sails(0, 9, TOGO, lat=30.0, name="DAWN")],
        [(CHANGE, "imo_on_two_ships")],
        id="another ship that types in the number",
    ),
    pytest.param(
        [sails(0, 9, PANAMA), sails(9, 20, TOGO), sails(20, 30, CHINA)],
        [(CHANGE, "new_mmsi"), (CHANGE, "new_mmsi")],
        id="three after another",
    ),
    pytest.param(
        [sails(0, 9, PANAMA), sails(9.5, 20, TOGO), sails(21, 30, PANAMA)],
        [(TAMPERING, "mmsi_back_and_forth")],
        id="to and fro",
    ),
]


@pytest.mark.parametrize(("tracks", "expected"), CASES)
def test_one_number_under_several(
    engine: Engine, tracks: list[list[Row]], expected: list[tuple[EventKind, str]]
) -> None:
    """One after another is ordinary, to and fro is not; at one time it counts whether the names are one too."""
    found = watched(engine, *tracks)
    assert forms(found) == expected
    assert all(from_json(Claim, to_json(claim)) == claim for claim in found)


def test_a_claim_names_both_ships(engine: Engine) -> None:
    """With both MMSIs, places and times; the rows are those of both ends of both."""
    (claim,) = watched(engine, sails(0, 9, PANAMA), sails(0, 9, TOGO, lat=30.0))
    assert [ship.identifiers.mmsi for ship in claim.event.agents] == [str(PANAMA), str(TOGO)]
    assert "last at 34.00 N 124.90 E" in claim.quote
    assert "240 nautical miles apart in 10 hours with both heard" in claim.quote
    assert claim.row == (1, 90, 91, 180)


def test_a_new_number_tells_the_flags(engine: Engine) -> None:
    """From whose digits to whose."""
    (claim,) = watched(engine, sails(0, 9, PANAMA), sails(9, 20, TOGO))
    assert claim.sighting
    assert claim.sighting.inferred == "the ship changed its flag from PA to TG"


def test_the_order_of_rows_changes_nothing(engine: Engine) -> None:
    """Rows in any order, each with its own number, give the same claims."""
    rows = [*sails(0, 9, PANAMA), *sails(0, 9, TOGO, lat=30.0), *sails(20, 30, CHINA), *sails(31, 40, CHINA + 1)]
    rows = [{**row, "row": at} for at, row in enumerate(rows, 1)]
    found = SHARED_IMOS.watch(scene(engine, rows))
    assert len(found) == 2
    assert found == SHARED_IMOS.watch(scene(engine, rows[::-1]))


@pytest.mark.shared
def test_numbers_shared_on_one_day_are_no_tampering(engine: Engine, shared: Path) -> None:
    """Of 3,600 right numbers of a day three are given by two ships, under different names."""
    frame = pq.read_table(shared / "data/ais/marinecadastre_2022_01_03.parquet").to_pandas()
    assert forms(list(SHARED_IMOS.watch(framed(engine, marine(frame))))) == [(CHANGE, "imo_on_two_ships")] * 3
