from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from bongsu.detect.ships.identity.swaps import SWAPS
from bongsu.model.claim import Claim
from bongsu.model.event import EventKind
from bongsu.model.record import from_json, to_json
from bongsu.store import Engine
from tests.detect.ships.identity.test_numbers import marine
from tests.detect.ships.scenes import OTHER, SHIP, Row, framed, report, scene

A: Row = {"name": "HAE SONG", "imo": 9161003}
B: Row = {"name": "PHOENIX", "imo": 9179842}


def lies(start: float, end: float, mmsi: int, *, lat: float = 34.0, **said: Any) -> list[Row]:
    """Return the reports of a ship that lies at a place from hour to hour, every six minutes."""
    steps = range(round((end - start) * 10))
    return [report(start + at / 10, mmsi, lat=lat, **said) for at in steps]


def watched(engine: Engine, *tracks: list[Row]) -> list[Claim]:
    """Return what the detector says of these tracks together."""
    return list(SWAPS.watch(scene(engine, [row for track in tracks for row in track])))


CASES = [
    pytest.param([lies(0, 6, SHIP, **A), lies(0, 6, OTHER, **B)], [], id="two ships that meet"),
    pytest.param(
        [lies(0, 6, SHIP, **A), lies(6, 12, SHIP, **B), lies(0, 6, OTHER, **B), lies(6, 12, OTHER, **A)],
        ["identities_swapped"],
        id="each is the other afterwards",
    ),
    pytest.param(
        [lies(0, 6, SHIP, **A), lies(6, 12, SHIP, **B), lies(0, 6, OTHER, **B)],
        ["identity_taken_over"],
        id="the other is heard no more",
    ),
    pytest.param(
        [lies(0, 6, SHIP, **A), lies(6, 12, SHIP, **{**A, "name": "PHOENIX"}), lies(0, 6, OTHER, **B)],
        ["identity_taken_over"],
        id="its name only",
    ),
    pytest.param([lies(0, 6, SHIP, **A), lies(6, 12, SHIP, **B), lies(0, 12, OTHER, lat=30.0, **B)], [], id="far away"),
    pytest.param([lies(0, 6, SHIP, **A), lies(6, 12, SHIP, **B), lies(0, 90, OTHER, **B)], [], id="both stay so"),
    pytest.param([lies(0, 6, SHIP, **A), lies(200, 212, SHIP, **B), lies(0, 6, OTHER, **B)], [], id="eight days later"),
    pytest.param([lies(0, 6, SHIP, **A), lies(6, 12, OTHER, **A)], [], id="one ship with a new number"),
    pytest.param(
        [lies(0, 6, SHIP, **A), lies(6, 12, SHIP, **{**A, "name": "TUG 1"})]
        + [lies(0, 6, OTHER + at, **{**B, "name": "TUG 1"}) for at in range(2)],
        [],
        id="a name that many have",
    ),
    pytest.param(
        [lies(0, 6, SHIP, **A), lies(6, 6.2, SHIP, **B), lies(6.2, 12, SHIP, **A), lies(0, 6, OTHER, **B)],
        [],
        id="two faults",
    ),
]


@pytest.mark.parametrize(("tracks", "expected"), CASES)
def test_identities_that_change_ships(engine: Engine, tracks: list[list[Row]], expected: list[str]) -> None:
    """One ship gives what only another gave before, near it, and the other does not any more."""
    found = watched(engine, *tracks)
    assert [claim.sighting.form for claim in found if claim.sighting] == expected
    for claim in found:
        assert claim.event.kind is EventKind.IDENTITY_TAMPERING
        assert from_json(Claim, to_json(claim)) == claim


def test_a_claim_tells_both_ships_before_and_after(engine: Engine) -> None:
    """Who gave what until when, who gives it since, and how near they were."""
    (claim,) = watched(
        engine, lies(0, 6, SHIP, **A), lies(6, 12, SHIP, **B), lies(0, 6, OTHER, lat=34.02, **B), lies(6, 9, OTHER, **A)
    )
    assert (
        "IMO 9179842 was given by MMSI 440000001 until 2024-10-20 09:04 UTC and by MMSI 445000001 from" in claim.quote
    )
    assert "within 0.0 nautical miles near 34.00 N 124.90 E" in claim.quote
    named = {(ship.name, ship.identifiers.mmsi) for ship in claim.event.agents}
    assert named == {(said["name"], str(mmsi)) for said in (A, B) for mmsi in (SHIP, OTHER)}


def test_the_order_of_rows_changes_nothing(engine: Engine) -> None:
    """Rows in any order, each with its own number, give the same claims."""
    rows = [*lies(0, 6, SHIP, **A), *lies(6, 12, SHIP, **B), *lies(0, 6, OTHER, **B), *lies(6, 12, OTHER, **A)]
    rows = [{**row, "row": at} for at, row in enumerate(rows, 1)]
    found = SWAPS.watch(scene(engine, rows))
    assert len(found) == 1
    assert found == SWAPS.watch(scene(engine, rows[::-1]))


@pytest.mark.shared
def test_nobody_changes_identities_on_an_ordinary_day(engine: Engine, shared: Path) -> None:
    """Ten thousand ships, many at one berth with others."""
    frame = pq.read_table(shared / "data/ais/marinecadastre_2022_01_03.parquet").to_pandas()
    assert SWAPS.watch(framed(engine, marine(frame))) == ()
