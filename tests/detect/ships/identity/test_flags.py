from typing import Any

import pytest

from bongsu.detect.ships.identity.flags import FLAGS
from bongsu.model.claim import Claim
from bongsu.model.event import EventKind
from bongsu.model.record import from_json, to_json
from bongsu.store import Engine
from tests.detect.ships.scenes import Row, report, scene

HERS = 9161003
PANAMA, TOGO, CAMEROON, CHINA, DENMARK, FAROES = 351000017, 671000017, 613000017, 412000017, 219000017, 231000017
SHIP = PANAMA


def flies(day: float, mmsi: int = SHIP, **said: Any) -> list[Row]:
    """Return a day's reports, every half hour, of a ship that says so."""
    return [report(24 * day + at / 2, mmsi, **{"imo": HERS, "name": "HAE SONG", **said}) for at in range(48)]


def watched(engine: Engine, *tracks: list[Row]) -> list[Claim]:
    """Return what the detector says of these tracks together."""
    return list(FLAGS.watch(scene(engine, [row for track in tracks for row in track])))


HOPS = [
    pytest.param([flies(0), flies(30, TOGO), flies(60, CAMEROON)], 3, id="by MMSI"),
    pytest.param([flies(0), flies(10, TOGO), flies(20, CAMEROON), flies(30, CHINA)], 4, id="four"),
    pytest.param([flies(0, flag="pa"), flies(30, flag="tg"), flies(60, flag="cm")], 3, id="as stated"),
    pytest.param([flies(at, imo=None, flag=flag) for at, flag in enumerate(("pa", "tg", "cm"))], 3, id="without IMO"),
    pytest.param([flies(0), flies(200, TOGO), flies(230, CAMEROON), flies(260, CHINA)], 3, id="quick at last"),
]

STEADY = [
    pytest.param([flies(0), flies(30)], id="one flag"),
    pytest.param([flies(0), flies(30, TOGO)], id="one change"),
    pytest.param([flies(0), flies(60, TOGO), flies(120, CAMEROON)], id="three in four months"),
    pytest.param([flies(0, DENMARK), flies(30, FAROES), flies(60, PANAMA)], id="a territory's counts once"),
    pytest.param([flies(0), flies(0, TOGO), flies(0, CAMEROON)], id="at one time"),
    pytest.param([flies(0), flies(30, TOGO, imo=9179842), flies(60, CAMEROON, imo=9358010)], id="three ships"),
    pytest.param([flies(0, imo=9161004), flies(30, TOGO, imo=9161004), flies(60, CHINA, imo=9161004)], id="no number"),
    pytest.param([flies(0, flag="pa"), flies(30, TOGO, flag="cm")], id="given and stated are counted apart"),
]


@pytest.mark.parametrize(("tracks", "flown"), HOPS)
def test_three_flags_in_three_months_are_hopping(engine: Engine, tracks: list[list[Row]], flown: int) -> None:
    """One claim for all of them, by MMSI or as stated."""
    (claim,) = watched(engine, *tracks)
    assert claim.sighting is not None
    assert (claim.event.kind, claim.sighting.form) == (EventKind.IDENTITY_TAMPERING, "flag_hopping")
    assert claim.sighting.measures[0].value == flown
    assert from_json(Claim, to_json(claim)) == claim


@pytest.mark.parametrize("tracks", STEADY)
def test_fewer_or_slower_changes_are_none(engine: Engine, tracks: list[list[Row]]) -> None:
    """One change, slow changes, territories, and several ships at once are no hopping."""
    assert watched(engine, *tracks) == []


def test_a_claim_tells_every_flag(engine: Engine) -> None:
    """With the day from which it was flown, and each MMSI as a party."""
    (claim,) = watched(engine, flies(0), flies(30, TOGO), flies(60, CAMEROON))
    assert claim.quote.startswith("IMO 9161003 had MMSIs of PA from 2024-10-20 03:10 UTC, TG from 2024-11-19 03:10 UTC")
    assert [ship.identifiers.mmsi for ship in claim.event.agents] == [str(PANAMA), str(TOGO), str(CAMEROON)]
    assert claim.row == (1, 47, 49, 95, 97, 143)


def test_the_order_of_rows_changes_nothing(engine: Engine) -> None:
    """Rows in any order, each with its own number, give the same claims."""
    rows = [*flies(0), *flies(30, TOGO, flag="tg"), *flies(60, CAMEROON, flag="cm")]
    rows = [{**row, "row": at} for at, row in enumerate(rows, 1)]
    found = FLAGS.watch(scene(engine, rows))
    assert len(found) == 1
    assert found == FLAGS.watch(scene(engine, rows[::-1]))
