"""How belief in an incident came about."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bongsu.assess import assess
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import EventKind
from bongsu.model.finding import Incident
from tests.assess.stories import KP, NATO, NIS, RU, US, record, troops

STORY = [
    troops(Stance.RUMOURED, None, date(2024, 10, 16)),
    troops(Stance.ASSERTED, NIS, date(2024, 10, 18)),
    troops(Stance.DENIED, KP, date(2024, 10, 22)),
    troops(Stance.CONFIRMED, US, date(2024, 10, 23)),
    troops(Stance.CONFIRMED, NATO, date(2024, 10, 28)),
    troops(Stance.CONFIRMED, KP, date(2025, 4, 28)),
]
TOLD = [
    (date(2024, 10, 16), 6, "rumoured"),
    (date(2024, 10, 18), 3, "asserted by South Korea (National Intelligence Service)"),
    (date(2024, 10, 22), 3, "denied by North Korea"),
    (date(2024, 10, 23), 1, "confirmed by United States"),
    (date(2025, 4, 28), 1, "admitted by North Korea"),
]


def incident(claims: list[Claim]) -> Incident:
    """Return the one incident that these claims are about."""
    (found,) = assess(claims, record(*claims)).incidents
    return found


def turns(claims: list[Claim]) -> list[tuple[date | None, int, str]]:
    """Return the history of the one incident that these claims are about."""
    return [(turn.day, int(turn.credibility), turn.said) for turn in incident(claims).history]


@given(st.permutations(STORY))
def test_the_history_is_told_day_by_day(claims: list[Claim]) -> None:
    """Rumoured, asserted, denied, confirmed, admitted, in whatever order it came; a second confirmation is no turn."""
    assert turns(claims) == TOLD


@given(st.integers(1, len(STORY)))
def test_the_history_until_a_day_is_what_was_known_then(days: int) -> None:
    """What is added later changes nothing of what was believed before."""
    known = STORY[:days]
    assert turns(known) == TOLD[: len(turns(known))]
    assert turns(known)[-1][1] == int(incident(known).credibility)


def test_a_turn_names_the_claims_of_its_day() -> None:
    """Each change can be followed to what was published."""
    assert incident(STORY).history[1].claims == (STORY[1].id,)


def test_what_bears_no_day_comes_last() -> None:
    """A claim of an undated document closes the history."""
    undated = troops(Stance.CONFIRMED, US)
    law = record(*STORY[:2], undated)
    held = {**law.evidence, undated.evidence: replace(law.evidence[undated.evidence], published=None)}
    (found,) = assess([STORY[0], undated], replace(law, evidence=held)).incidents
    assert [turn.day for turn in found.history] == [date(2024, 10, 16), None]


def test_who_speaks_admits_nothing_by_it() -> None:
    """A statement is said by who makes it."""
    claim = troops(Stance.CONFIRMED, RU, kind=EventKind.STATEMENT, agents=(RU,), recipients=())
    assert [said for _, _, said in turns([claim])] == ["said by Russia"]


def test_a_plan_is_told_as_lying_ahead() -> None:
    """What is announced has a history too."""
    assert [said for _, _, said in turns([troops(Stance.PLANNED)])] == ["told as lying ahead"]
