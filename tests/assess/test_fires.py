"""How high the beacon chain burns, day by day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.assess import assess
from bongsu.assess.fires import rules
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Category, EventKind, days
from bongsu.model.finding import Fires
from tests.assess.stories import KP, KR, NIS, US, record, troops

DAY = date(2024, 10, 18)
COOLING = rules().cooling


def burning(*claims: Claim) -> Fires:
    """Return the fires of these claims."""
    return assess(claims, record(*claims)).fires


def levels(fires: Fires) -> list[tuple[date, int]]:
    """Return the days on which the level changed."""
    return [(change.day, change.level) for change in fires.changes]


def launch(day: date, speaker: object = KR) -> Claim:
    """Return a claim that North Korea fired a ballistic missile on a day, told the same day."""
    claim = troops(day=day, when=days(day, day), kind=EventKind.MISSILE_LAUNCH, recipients=(),
                   category=Category.BALLISTIC_MISSILE)  # fmt: skip
    return replace(claim, speaker=speaker)  # type: ignore[arg-type]


def noise(day: date) -> Claim:
    """Return a claim that breaches nothing: it only tells that the watch goes on."""
    return troops(day=day, kind=EventKind.STATEMENT, agents=(US,), recipients=(), category=None, speaker=US)


def test_fires_rise_with_belief() -> None:
    """A grave finding lights two fires as a rumour, three when asserted, five when confirmed; each change says why."""
    rumour, seoul = troops(Stance.RUMOURED, None, date(2024, 10, 16)), troops(Stance.ASSERTED, NIS)
    fires = burning(rumour, seoul, troops(Stance.CONFIRMED, US, date(2024, 10, 23)))
    assert levels(fires) == [(date(2024, 10, 16), 2), (DAY, 3), (date(2024, 10, 23), 5)]
    assert fires.level == 5
    assert "credibility 3 (possibly true)" in fires.changes[1].why


@pytest.mark.parametrize(
    ("after", "level"),
    [
        pytest.param(COOLING - timedelta(1), 3, id="it burns for its time"),
        pytest.param(COOLING, 2, id="then it sinks by one"),
        pytest.param(9 * COOLING, 2, id="and never below what any finding lights"),
    ],
)
def test_a_fire_sinks_when_nothing_new_is_told(after: timedelta, level: int) -> None:
    """What rises does so at once, what falls takes its time."""
    fires = burning(launch(DAY), noise(DAY + after))
    assert fires.level == level
    if level < 3:
        assert levels(fires) == [(DAY, 3), (DAY + COOLING, 2)]
        assert "nothing new" in fires.changes[-1].why
        assert f"nothing new since {DAY}" in fires.reasons[0]


def test_what_is_told_anew_lights_it_again() -> None:
    """An admission after months of silence burns at once."""
    late = DAY + 2 * COOLING
    fires = burning(troops(Stance.ASSERTED, NIS), troops(Stance.CONFIRMED, KP, late))
    assert levels(fires) == [(DAY, 3), (DAY + COOLING, 2), (late, 5)]


def test_many_new_incidents_light_one_more() -> None:
    """Five launches within a month after a quiet year are more than each by itself."""
    told = [launch(DAY + timedelta(days=5 * number)) for number in range(rules().incidents)]
    assert burning(*told[:-1]).level == 3
    rushed = burning(*told)
    assert rushed.level == 4
    assert "5 incidents of severity 3 or more" in rushed.reasons[0]
    later = burning(*told, noise(DAY + timedelta(days=70)))
    assert (later.level, later.changes[-1].why) == (3, "no more new incidents than usual")


def test_many_are_usual_where_there_were_as_many_before() -> None:
    """A launch a week all year is no rush."""
    told = [launch(DAY + timedelta(days=6 * number)) for number in range(60)]
    assert burning(*told).level == 3


@given(st.lists(st.tuples(st.integers(0, 500), st.sampled_from([NIS, US, KP])), min_size=1, max_size=12))
def test_the_level_is_the_last_of_its_changes(told: list[tuple[int, object]]) -> None:
    """The history of the fires ends where they burn, never stays the same twice, and is in order."""
    fires = burning(*{launch(DAY + timedelta(days=at), speaker) for at, speaker in told})
    assert fires.changes[-1].level == fires.level
    assert all(one.level != other.level for one, other in zip(fires.changes, fires.changes[1:], strict=False))
    assert [change.day for change in fires.changes] == sorted({change.day for change in fires.changes})
