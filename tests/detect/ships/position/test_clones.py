import random
from pathlib import Path

import pandas as pd
import pytest

from bongsu.detect.ships import parameters
from bongsu.detect.ships.position.clones import CLONES, badly_programmed
from bongsu.model.claim import Claim
from bongsu.model.event import EventKind
from bongsu.model.record import from_json, to_json
from bongsu.store import Engine
from tests.detect.ships.scenes import SHIP, START, Row, framed, report, scene
from tests.detect.ships.voyages import moor, ordered, sail, shifted, strayed


def watched(engine: Engine, *tracks: list[Row]) -> tuple[Claim, ...]:
    """Return what the detector says of these tracks together."""
    return CLONES.watch(scene(engine, ordered(*tracks)))


TWINS = [
    pytest.param([sail(1), sail(2, lat=28.0, lon=131.0)], id="two under way"),
    pytest.param([sail(1, minutes=1), sail(2, lat=28.0, minutes=90)], id="one heard seldom"),
    pytest.param([sail(1, hours=72), sail(2, lat=28.0, hours=6, start=40)], id="one silent for long"),
    pytest.param([sail(1, hours=8), sail(2, lat=28.0, hours=60), sail(1, hours=8, start=50)], id="one comes back"),
    pytest.param([moor(1), moor(2, lat=33.15)], id="nine miles apart"),
    pytest.param([moor(1, name="A"), sail(2, lat=35.0, name="A")], id="same name"),
    pytest.param([moor(1, name="A", imo=9161003), moor(2, lat=35.0, name="B", imo=9179842)], id="different names"),
    pytest.param([sail(1), sail(2, lat=28.0), moor(3, lat=36.0, lon=122.0)], id="three hulls"),
    pytest.param([sail(1, noise_nm=0.3), sail(2, lat=30.0, noise_nm=0.3)], id="coarse fixes"),
    pytest.param([strayed(sail(1), 20, 60), sail(2, lat=28.0)], id="with false places"),
    pytest.param([sail(1, lon=179.8), sail(2, lon=-175.0)], id="over the date line"),
]

HONEST = [
    pytest.param([sail(1)], id="one ship"),
    pytest.param([[*sail(1), report(12.001, lat=10.0)]], id="one false place"),
    pytest.param([strayed(sail(1), 10, 40)], id="a false place every ten reports"),
    pytest.param([strayed(moor(1), 5, 15)], id="false places around a ship at anchor"),
    pytest.param([sail(1, noise_nm=1.0)], id="coarse fixes"),
    pytest.param([sail(1), shifted(sail(1), 0.2)], id="a receiver's clock twelve minutes off"),
    pytest.param([sail(1, knots=15), shifted(sail(1, knots=15), 1)], id="a receiver in another time zone"),
    pytest.param([sail(1, hours=20), sail(2, lat=28.0, start=20)], id="the number moves to another ship once"),
    pytest.param([moor(1, mmsi=123456789), sail(2, 123456789, lat=28.0)], id="a factory's number"),
    pytest.param([moor(at, lat=20.0 + 2 * at, minutes=30) for at in range(12)], id="a dozen hulls"),
    pytest.param([sail(1), sail(2, SHIP + 1, lat=28.0)], id="two numbers"),
]


@pytest.mark.parametrize("tracks", TWINS)
def test_two_hulls_on_one_number_are_told(engine: Engine, tracks: list[list[Row]]) -> None:
    """One claim for the number, whatever the hulls' pace, noise and names."""
    (claim,) = watched(engine, *tracks)
    assert claim.sighting is not None
    assert (claim.event.kind, claim.sighting.form) == (EventKind.IDENTITY_TAMPERING, "cloned_identity")
    assert from_json(Claim, to_json(claim)) == claim


@pytest.mark.parametrize("tracks", HONEST)
def test_one_hull_is_never_two(engine: Engine, tracks: list[list[Row]]) -> None:
    """False places, coarse fixes, wrong clocks and numbers that nobody would copy are no clones."""
    assert watched(engine, *tracks) == ()


@pytest.mark.parametrize("seed", range(20, 32))
def test_every_seed_gives_the_same_answer(engine: Engine, seed: int) -> None:
    """Twins of many seeds are found, one claim each, and the ships beside them are left alone."""
    chance = random.Random(seed)  # noqa: S311 - the same chance each time
    lat, minutes = 33 + chance.uniform(0.5, 5), chance.choice([1, 5, 20, 60])
    begun = chance.uniform(0, 30)
    twin = sail(seed + 500, lat=lat, minutes=minutes, hours=18, start=begun, knots=chance.choice([0.2, 8, 14]))
    beside = strayed(sail(seed + 900, SHIP + 1, hours=48, lat=35.0), 30, 25, seed)
    (claim,) = watched(engine, sail(seed, hours=48), twin, beside)
    assert claim.event.agents[0].identifiers.mmsi == str(SHIP)


def test_a_claim_tells_both_tracks(engine: Engine) -> None:
    """Both hulls are parties, with the name and number each gives; the place is where the newcomer began."""
    (claim,) = watched(
        engine, moor(1, name="HAE SONG", imo=9161003), moor(2, lat=28.0, start=5.5, hours=9, name="PYONG A")
    )
    assert [ship.name for ship in claim.event.agents] == ["HAE SONG", "PYONG A"]
    assert claim.event.place is not None
    assert claim.event.place.lat == pytest.approx(28.0, abs=0.01)
    assert claim.event.when.earliest is not None
    assert 5.3 < (claim.event.when.earliest - START).total_seconds() / 3600 < 5.7
    assert "calls itself HAE SONG, IMO 9161003" in claim.quote
    assert not any(word in claim.quote for word in ("clone", "copied", "tamper"))


def test_the_order_of_rows_changes_nothing(engine: Engine) -> None:
    """Rows in any order, each with its own number, give the same claim."""
    rows = [{**row, "row": at} for at, row in enumerate(ordered(sail(1, hours=5), sail(2, lat=28.0, hours=5)), 1)]
    assert CLONES.watch(scene(engine, rows)) == CLONES.watch(scene(engine, rows[::-1]))


@pytest.mark.parametrize(
    ("mmsi", "hulls", "expected"),
    [
        (445000001, 2, False),
        (445000001, 8, True),
        (111111111, 2, True),
        (0, 2, True),
        (123456789, 2, True),
        (999999999, 2, True),
        (412000000, 2, True),
        (2573, 2, True),
    ],
)
def test_numbers_that_nobody_would_copy(mmsi: int, hulls: int, *, expected: bool) -> None:
    """Numbers of factories, of no ship, or of many are badly programmed."""
    assert badly_programmed(mmsi, hulls, parameters().clones) is expected


@pytest.mark.shared
def test_the_labelled_clones_are_found_and_nothing_else(engine: Engine, shared: Path) -> None:
    """Of the semi-synthetic set: every labelled clone, none beside."""
    folder = shared / "data/ais/semi_synthetic_200k"
    labels = pd.read_parquet(folder / "labels.parquet")
    twins = set(labels[labels.kind == "clone"].mmsi)
    positions = pd.read_parquet(folder / "positions.parquet").rename(columns={"ts": "time"})
    positions["time"] = positions.time.dt.tz_localize("UTC")
    rows = positions.assign(row=range(1, len(positions) + 1), file=0)
    found = CLONES.watch(framed(engine, rows))
    assert {int(claim.event.agents[0].identifiers.mmsi or 0) for claim in found} == twins
