import pytest

from bongsu.detect.ships.calls.inferred_calls import INFERRED_CALLS
from bongsu.model.claim import Claim, Stance
from bongsu.store import Engine
from tests.detect.ships.scenes import Row, report, scene


def voyage(start: tuple[float, float], end: tuple[float, float], hours: float, north: float = 0.0) -> list[Row]:
    """Return an hour of reports before and after a silence between two places, sailing so many degrees north an hour.

    Before the silence the ship sails this way, after it the other way round.
    """
    before = [report(-1, lat=start[0] - north, lon=start[1]), report(0, lat=start[0], lon=start[1])]
    after = [report(hours, lat=end[0], lon=end[1]), report(hours + 1, lat=end[0] - north, lon=end[1])]
    return [*before, *after]


def inferred(engine: Engine, rows: list[Row]) -> tuple[Claim, ...]:
    """Return the port calls that these silences speak of."""
    return INFERRED_CALLS.watch(scene(engine, rows))


OFF_CHONGJIN = (41.4, 130.0)


@pytest.mark.parametrize(
    ("rows", "calls"),
    [
        pytest.param(voyage(OFF_CHONGJIN, OFF_CHONGJIN, 20, north=0.15), 1, id="in towards the port and out again"),
        pytest.param(voyage(OFF_CHONGJIN, OFF_CHONGJIN, 11, north=0.15), 0, id="no gap"),
        pytest.param(voyage((36.0, 132.0), (36.0, 132.2), 13, north=0.15), 0, id="too far for the time"),
        pytest.param(voyage((36.5, 131.5), (35.5, 131.5), 60, north=-0.15), 0, id="far off and on another course"),
        pytest.param(voyage(OFF_CHONGJIN, OFF_CHONGJIN, 20), 0, id="at anchor before and after"),
    ],
)
def test_a_call_is_inferred_where_the_port_was_in_reach_and_on_the_way(
    engine: Engine, rows: list[Row], calls: int
) -> None:
    """There must be time to sail there and back and to stay, and the courses must fit."""
    assert len(inferred(engine, rows)) == calls


def test_an_inferred_call_is_unverified_and_names_the_rivals(engine: Engine) -> None:
    """Nobody saw it: the claim says so, says how long there was to stay, and which other ports were in reach."""
    (call,) = inferred(engine, voyage(OFF_CHONGJIN, OFF_CHONGJIN, 24, north=0.15))
    assert call.stance is Stance.UNVERIFIED
    assert call.event.place is not None
    assert call.event.place.name == "Ch'ongjin"
    assert call.sighting is not None
    assert call.sighting.form == "inferred_from_gap"
    assert call.sighting.inferred is not None
    assert "may have called at Ch'ongjin" in call.sighting.inferred
    assert any("could as well have called at" in doubt and "Rajin" in doubt for doubt in call.sighting.otherwise)
    assert "called" not in call.quote


def test_the_right_course_makes_the_stronger_case(engine: Engine) -> None:
    """A ship that sails towards the port and comes back from it is likelier to have called than one that passes."""
    (straight,) = inferred(engine, voyage(OFF_CHONGJIN, OFF_CHONGJIN, 20, north=0.15))
    passing = inferred(engine, voyage(OFF_CHONGJIN, OFF_CHONGJIN, 20, north=-0.15))
    assert straight.sighting is not None
    assert all(call.sighting is not None and call.sighting.strength < straight.sighting.strength for call in passing)
