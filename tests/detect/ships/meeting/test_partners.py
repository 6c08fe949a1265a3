import pytest

from bongsu.detect.ships.meeting.partners import PARTNERS_WATCH
from bongsu.model.claim import Claim
from bongsu.store import Engine
from tests.detect.ships.meeting.test_meetings import stay
from tests.detect.ships.scenes import OTHER, SHIP, Row, scene

HERE, THERE = (30.0, 128.0), (30.5, 128.0)


def watched(engine: Engine, rows: list[Row]) -> tuple[Claim, ...]:
    """Return the habits in these reports."""
    return PARTNERS_WATCH.watch(scene(engine, rows))


def meeting(hour: float, other: int, place: tuple[float, float] = HERE) -> list[Row]:
    """Return the reports of two ships that lie side by side for three hours."""
    return stay(SHIP, hour, hour + 3, 0, place) + stay(other, hour, hour + 3, 90, place)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(meeting(0, OTHER), [], id="one meeting"),
        pytest.param(
            meeting(0, OTHER) + meeting(40, OTHER, THERE), [("repeated_partners", 2)], id="the same two again"
        ),
        pytest.param(meeting(0, OTHER) + meeting(40, OTHER + 1, THERE), [], id="two partners"),
        pytest.param(
            meeting(0, OTHER) + meeting(40, OTHER + 1, THERE) + meeting(90, OTHER + 2),
            [("many_partners", 4)],
            id="three partners",
        ),
        pytest.param(
            meeting(0, OTHER) + meeting(40, OTHER + 1, THERE) + meeting(1000, OTHER + 2),
            [],
            id="three partners in two months",
        ),
        pytest.param(
            meeting(0, OTHER, (39.166, 127.45)) + meeting(40, OTHER, (38.7167, 125.4)),
            [],
            id="at berths nothing counts",
        ),
    ],
)
def test_habits_are_two_meetings_of_a_pair_or_three_partners_in_a_month(
    engine: Engine, rows: list[Row], expected: list[tuple[str, int]]
) -> None:
    """One claim for each habit, with every ship in it and every meeting cited."""
    claims = watched(engine, rows)
    assert [(claim.sighting.form, len(claim.event.agents)) for claim in claims if claim.sighting] == expected


def test_a_habit_names_its_ship_first_and_cites_every_meeting(engine: Engine) -> None:
    """The ship that met the others comes first; four reports of each meeting are cited."""
    rows = meeting(0, OTHER) + meeting(40, OTHER + 1, THERE) + meeting(90, OTHER + 2)
    (claim,) = watched(engine, rows)
    assert claim.event.agents[0].identifiers.mmsi == str(SHIP)
    assert len(claim.row) == 12
    assert claim.quote.startswith("MMSI 445000001 lay together with 3 other ships, 3 times from 2024-10-20 03:20 UTC")


def test_a_habit_in_a_crowd_weighs_less(engine: Engine) -> None:
    """Ships that queue lie beside many: that is said first, and a meeting among others is worth half."""
    alone = meeting(0, OTHER) + meeting(40, OTHER, THERE)
    far = (-1800, -1250, -700, 700, 1250, 1800)
    queue = [row for at, east in enumerate(far) for row in stay(SHIP + 10 + at, -3, 46, east, HERE)]
    (apart,), (crowded,) = watched(engine, alone), watched(engine, alone + queue)
    assert apart.sighting
    assert crowded.sighting
    assert crowded.sighting.otherwise[0].startswith("1 of them lay among 5 or more other ships")
    assert crowded.sighting.strength == pytest.approx(0.75 * apart.sighting.strength)
