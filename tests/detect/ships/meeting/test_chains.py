import pytest

from bongsu.detect.ships.meeting.chains import CHAINS
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import EventKind
from bongsu.store import Engine
from tests.detect.ships.meeting.test_meetings import stay
from tests.detect.ships.scenes import OTHER, SHIP, Row, scene

HERE, THERE = (30.0, 128.0), (30.8, 128.0)


def watched(engine: Engine, rows: list[Row]) -> tuple[Claim, ...]:
    """Return the chains in these reports."""
    return CHAINS.watch(scene(engine, rows))


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        pytest.param(
            stay(SHIP, 0, 8, 0, HERE) + stay(SHIP, 22, 32, 0, THERE), 1, id="waits, is silent, waits elsewhere"
        ),
        pytest.param(stay(SHIP, 0, 8, 0, HERE) + stay(SHIP, 22, 32, 0, HERE), 0, id="lies silent at one place"),
        pytest.param(stay(SHIP, 0, 2, 0, HERE) + stay(SHIP, 22, 32, 0, THERE), 0, id="no wait before"),
        pytest.param(stay(SHIP, 0, 8, 0, HERE) + stay(SHIP, 22, 24, 0, THERE), 0, id="no wait after"),
        pytest.param(stay(SHIP, 0, 8, 0, HERE) + stay(SHIP, 70, 80, 0, THERE), 0, id="more than 48 hours"),
        pytest.param(stay(SHIP, 0, 8, 0, HERE) + stay(OTHER, 22, 32, 0, THERE), 0, id="two ships"),
    ],
)
def test_a_silence_between_two_waits_within_48_hours_is_a_chain(engine: Engine, rows: list[Row], count: int) -> None:
    """Both waits are loitering, the silence a gap of twelve hours, and all of it within two days."""
    assert len(watched(engine, rows)) == count


def test_a_claim_cites_both_waits_and_the_silence(engine: Engine) -> None:
    """What was observed is three facts in the order of time; the meeting is only inferred."""
    (claim,) = watched(engine, stay(SHIP, 0, 8, 0, HERE) + stay(SHIP, 22, 32, 0, THERE, name="ONE"))
    assert claim.sighting is not None
    assert (claim.event.kind, claim.sighting.form, claim.stance) == (
        EventKind.LOITERING,
        "loiter_gap_loiter",
        Stance.ASSERTED,
    )
    assert "was not heard from 2024-10-20 11:10 UTC to 2024-10-21 01:10 UTC" in claim.quote
    assert {1, 49, 50} <= set(claim.row)
    assert "met" not in claim.quote
