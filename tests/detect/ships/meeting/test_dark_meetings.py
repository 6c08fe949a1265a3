import math
from pathlib import Path
from random import Random
from typing import Any

import pyarrow.parquet as pq
import pytest

from bongsu.detect.ships.meeting.dark_meetings import DARK_MEETINGS
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import EventKind
from bongsu.store import Engine
from tests.detect.ships.meeting.test_meetings import heard, labelled, pairs
from tests.detect.ships.scenes import OTHER, SHIP, Row, report, scene
from tests.detect.ships.seas import dark_sea

MIDDLE = (32.0, 126.0)
KNOTS = 12.0


def passing(
    gap: tuple[float, float], middle: tuple[float, float] = MIDDLE, stop: float = 8.0, **said: Any
) -> list[Row]:
    """Return a ship that sails north, stops so many hours at the middle from hour 10 on, and is silent in the gap."""
    rows = []
    for at in range(round((20 + stop) * 6)):
        hour = at / 6
        north = KNOTS / 60 * (min(hour, 10) - 10 + max(hour - 10 - stop, 0))
        if not gap[0] < hour < gap[1]:
            rows.append(report(hour, SHIP, lat=middle[0] + north, lon=middle[1], **said))
    return rows


def waiting(
    begins: float,
    ends: float,
    miles_east: float = 0,
    middle: tuple[float, float] = MIDDLE,
    mmsi: int = OTHER,
    **said: Any,
) -> list[Row]:
    """Return a ship that comes from the east, lies still from one hour to the other and goes back."""
    rows = []
    for at in range(28 * 6):
        hour = at / 6
        away = miles_east + KNOTS * (max(begins - hour, 0) + max(hour - ends, 0))
        lon = middle[1] + away / 60 / math.cos(math.radians(middle[0]))
        rows.append(report(hour, mmsi, lat=middle[0], lon=(lon + 180) % 360 - 180, **said))
    return rows


def watched(engine: Engine, rows: list[Row]) -> tuple[Claim, ...]:
    """Return the transfers with a silent ship in these reports."""
    return DARK_MEETINGS.watch(scene(engine, rows))


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        pytest.param([], 0, id="nothing heard"),
        pytest.param(passing((9, 19)) + waiting(10, 18), 1, id="one waits where the other stopped silently"),
        pytest.param(passing((9, 19)) + waiting(9, 20), 1, id="waits before and after"),
        pytest.param(passing((9, 19), (10, 180)) + waiting(10, 18, 0, (10, 180)), 1, id="on the date line"),
        pytest.param(passing((9, 19)), 0, id="nobody waits"),
        pytest.param(passing((30, 31)) + waiting(10, 18), 0, id="nobody is silent"),
        pytest.param(passing((9, 19)) + waiting(10, 18, 150), 0, id="out of reach"),
        pytest.param(passing((9, 19)) + waiting(2, 8), 0, id="before the silence"),
        pytest.param(passing((15.5, 19)) + waiting(10, 18), 0, id="a silence too short"),
        pytest.param(passing((9, 19), (39.1667, 127.45)) + waiting(10, 18, 0, (39.1667, 127.45)), 0, id="in port"),
    ],
)
def test_a_silent_ship_can_have_met_whoever_waited_within_its_reach(
    engine: Engine, rows: list[Row], count: int
) -> None:
    """The way there and on must be possible at the ship's speed, with two hours left together."""
    assert len(watched(engine, rows)) == count


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        pytest.param({}, {"begins": 13}, id="times that fit better"),
        pytest.param({}, {"miles_east": 15}, id="nearer to the way"),
        pytest.param({"ship_type": 80}, {"ship_type": 30}, id="a tanker before a fishing boat"),
        pytest.param({}, {"nav_status": 1}, id="under way before at anchor"),
    ],
)
def test_the_likelier_partner_ranks_first(engine: Engine, better: Row, worse: Row) -> None:
    """Strength is a rank among candidates."""
    known: Row = {"begins": 10, "ends": 18}
    rows = passing((9, 19)) + waiting(**{**known, **better}) + waiting(**{**known, **worse}, mmsi=440000009)
    first, second = watched(engine, rows)
    assert first.event.agents[0].identifiers.mmsi == str(OTHER)
    assert first.sighting is not None
    assert second.sighting is not None
    assert first.sighting.strength > second.sighting.strength
    assert "1 other stay of a ship lies within the silent ship's reach as well" in first.sighting.otherwise


def test_a_rival_weakens_both(engine: Engine) -> None:
    """Where two fit, each is less likely than one alone."""
    alone = watched(engine, passing((9, 19)) + waiting(10, 18))[0]
    beside = watched(engine, passing((9, 19)) + waiting(10, 18) + waiting(10, 18, 2, mmsi=440000009))[0]
    assert alone.sighting is not None
    assert beside.sighting is not None
    assert beside.sighting.strength < alone.sighting.strength


def test_a_ship_that_is_often_silent_ranks_lower(engine: Engine) -> None:
    """Silences at regular times show where reception ends, not what the ship hides."""
    waits = waiting(10, 18)
    once = passing((9, 19))
    often = [row for row in once if not 1 < (row["time"] - once[0]["time"]).total_seconds() / 3600 < 6]
    strengths = [watched(engine, rows + waits)[0].sighting for rows in (once, often)]
    assert strengths[0] is not None
    assert strengths[1] is not None
    assert strengths[1].strength < strengths[0].strength
    assert "the silent ship was silent 1 more time, as one that often leaves reception" in strengths[1].otherwise


def test_a_claim_is_unverified_and_says_who_was_heard_and_who_silent(engine: Engine) -> None:
    """Nothing was seen of the silent ship there: the claim says so, names both, and cites the reports of both."""
    (claim,) = watched(engine, passing((9, 19), name="SILENT", imo=9161003) + waiting(10, 18, name="HEARD"))
    assert claim.stance is Stance.UNVERIFIED
    assert claim.event.kind is EventKind.SHIP_TO_SHIP_TRANSFER
    assert [agent.name for agent in claim.event.agents] == ["HEARD", "SILENT"]
    assert [agent.identifiers.mmsi for agent in claim.event.agents] == [str(OTHER), str(SHIP)]
    assert claim.quote.startswith("MMSI 440000001 was heard loitering at 32.00 N 126.00 E from ")
    assert "MMSI 445000001 was silent from 2024-10-20 12:10 UTC, 12 nautical miles away" in claim.quote
    assert claim.sighting is not None
    assert claim.sighting.form == "one_sided"
    assert (claim.sighting.inferred or "").startswith("the silent ship MMSI 445000001 may have met MMSI 440000001")
    assert len(claim.row) == 4


def test_at_most_five_partners_of_one_silence_are_told(engine: Engine) -> None:
    """A person can look through the best few."""
    rows = passing((9, 19))
    for at in range(7):
        rows += waiting(10, 18, at, mmsi=440000010 + at)
    assert len(watched(engine, rows)) == 5


def test_the_order_of_rows_changes_nothing(engine: Engine) -> None:
    """Shuffled rows, each with its own number, give the same claims."""
    rows = passing((9, 19)) + waiting(10, 18) + waiting(9, 18, 3, mmsi=440000009)
    numbered = [{**item, "row": at} for at, item in enumerate(rows, 1)]
    shuffled = Random(5).sample(numbered, len(numbered))  # noqa: S311 - an order of rows
    assert watched(engine, shuffled) == watched(engine, numbered)


def ranks(claims: tuple[Claim, ...], true: set[tuple[int, int]]) -> list[int]:
    """Return the rank of each true pair (heard, silent), one past the end where it is not told."""
    told = [tuple(int(agent.identifiers.mmsi or 0) for agent in claim.event.agents) for claim in claims]
    return sorted(told.index(pair) if pair in told else len(told) for pair in true)


def test_generated_partners_rank_first_among_ships_that_wait_and_fall_silent(engine: Engine) -> None:
    """Six pairs in a sea of sixty ships, twenty of them silent for nothing: nine in ten found, all of these on top."""
    sea = dark_sea(5)
    assert ranks(DARK_MEETINGS.watch(heard(engine, sea)), sea.dark)[4] < 10


@pytest.mark.shared
def test_labelled_partners_rank_first(engine: Engine, shared: Path) -> None:
    """All five pairs of the small labelled set are the five best ranked."""
    folder = shared / "data/ais/semi_synthetic_200k"
    claims = DARK_MEETINGS.watch(labelled(engine, folder / "positions.parquet"))
    labels = [row for row in pq.read_table(folder / "labels.parquet").to_pylist() if row["kind"] == "sts_dark"]
    assert pairs(claims[: len(labels)], "one_sided") == {tuple(sorted((row["mmsi"], row["mmsi2"]))) for row in labels}
