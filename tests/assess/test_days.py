"""Rows of tables on neighbouring days: one happening or several, in any order."""

from datetime import UTC, date, datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.assess.days import parted
from bongsu.assess.incidents import gather
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind, When, days
from bongsu.model.party import state

KP = (state("kp", "North Korea"),)
A, B = "a" * 64, "b" * 64
NEWS = "c" * 64


def row(evidence: str, number: int, when: When) -> Claim:
    """Return the claim of a row."""
    event = Event(EventKind.MISSILE_LAUNCH, KP, when=when)
    return Claim(event, Stance.ASSERTED, evidence, "row", "rule", row=(number,))


def korean(day: int) -> When:
    """Return a Korean day of October."""
    return days(date(2022, 10, day), date(2022, 10, day), "Asia/Seoul")


def utc(day: int) -> When:
    """Return a day of October in UTC."""
    return days(date(2022, 10, day), date(2022, 10, day))


def at(day: int, hour: int) -> When:
    """Return an instant of October in UTC."""
    instant = datetime(2022, 10, day, hour, tzinfo=UTC)
    return When(instant, instant, "Asia/Seoul")


def news(day: int) -> Claim:
    """Return what an article of a day says."""
    event = Event(EventKind.MISSILE_LAUNCH, KP, when=utc(day))
    return Claim(event, Stance.ASSERTED, NEWS, "text", "rule", start=day, end=day + 4)


def groups(*claims: Claim) -> list[set[str]]:
    """Return who is brought together."""
    return [{claim.id for claim in group.claims} for group in gather(claims, {})]


@pytest.mark.parametrize(
    ("left", "right", "together"),
    [
        (row(A, 1, at(3, 16)), row(B, 1, korean(4)), True),  # 01:00 of the Korean 4th
        (row(A, 1, at(3, 14)), row(B, 1, korean(3)), True),
        (row(A, 1, utc(3)), row(B, 1, korean(3)), True),  # most of a UTC day lies on the Korean day of its date
        (row(A, 1, utc(3)), row(B, 1, korean(4)), True),  # nobody tells the 3rd
        (row(A, 1, at(3, 14)), row(B, 1, korean(4)), True),  # one table is a day off
        (row(A, 1, at(3, 14)), row(B, 1, korean(5)), False),
        (row(A, 1, korean(3)), row(A, 2, korean(4)), False),  # one table tells both days
        (row(A, 1, at(3, 2)), row(A, 2, at(3, 5)), True),  # two launches of a day
        (row(A, 1, at(3, 20)), row(A, 2, utc(3)), True),  # the one without its hour has the same date
    ],
)
def test_rows_meet_on_their_day(left: Claim, right: Claim, together: bool) -> None:
    """A day is that of those who saw it; one table's two days are two happenings."""
    assert (len(groups(left, right)) == 1) == together


def test_days_in_a_row_stay_apart_and_each_finds_its_own() -> None:
    """Four days of launches in two tables are four happenings, and an article goes to its day."""
    instants = [row(A, day, at(day, 20)) for day in range(4, 8)]
    told = [row(B, day, korean(day + 1)) for day in range(4, 8)]
    article = news(6)
    found = groups(*instants, *told, article)
    expected = [{one.id, other.id} for one, other in zip(instants, told, strict=True)]
    expected[1] |= {article.id}  # the Korean 6th
    assert sorted(map(sorted, found)) == sorted(map(sorted, expected))


def test_articles_alone_are_brought_together_as_before() -> None:
    """A report may be a day off; without tables nothing is parted."""
    assert parted([news(3), news(4)]) == [[news(3), news(4)]]


DAYS = st.integers(1, 9)
TIMES = st.one_of(st.builds(korean, DAYS), st.builds(utc, DAYS), st.builds(at, DAYS, st.integers(0, 23)))
ROWS = st.lists(st.builds(row, st.sampled_from([A, B]), st.integers(1, 99), TIMES), max_size=12)


@given(ROWS, st.lists(st.builds(news, st.integers(1, 9)), max_size=4), st.randoms())
def test_no_order_changes_what_is_brought_together(rows: list[Claim], articles: list[Claim], random: Random) -> None:
    """Every claim is in one group, and any order gives the same groups."""
    claims = list({claim.id: claim for claim in [*rows, *articles]}.values())
    before = groups(*claims)
    random.shuffle(claims)
    assert groups(*claims) == before
    assert sorted(key for group in before for key in group) == sorted(claim.id for claim in claims)


@given(st.lists(st.builds(row, st.just(A), st.integers(1, 99), TIMES), min_size=2, max_size=8))
def test_korean_days_of_one_table_are_never_joined(rows: list[Claim]) -> None:
    """Where all rows count their days in one calendar, each day is its own."""
    counted = [claim for claim in rows if claim.event.when.zone == "Asia/Seoul"]
    for group in gather(counted, {}):
        assert len({claim.event.when.first_day() for claim in group.claims}) == 1
