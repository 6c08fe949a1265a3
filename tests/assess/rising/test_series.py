"""What is counted: incidents once, on their day, where they were collected."""

from datetime import UTC, date, datetime

from bongsu.assess import Record, assess
from bongsu.assess.rising import by_kind, collected_by_kind, together
from bongsu.assess.rising.collection import Collected
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind, When, days
from bongsu.model.evidence import Evidence
from bongsu.model.finding import Incident
from bongsu.model.party import Party, state

KP, RU, CN = state("kp", "North Korea"), state("ru", "Russia"), state("cn", "China")
TABLE, NEWS = "a" * 64, "b" * 64
HELD = {
    TABLE: Evidence(TABLE, "desk", "t.csv", "text/csv"),
    NEWS: Evidence(NEWS, "paper", "n.txt", "text/plain", published=date(2024, 5, 20)),
}


def row(number: int, kind: EventKind, when: When, agents: tuple[Party, ...] = (KP,), **given: Stance) -> Claim:
    """Return the claim of a row of the table."""
    return Claim(Event(kind, agents, when=when), given.get("stance", Stance.ASSERTED), TABLE, "r", "x", row=(number,))


def on(month: int, day: int) -> When:
    """Return a Korean day of 2024."""
    return days(date(2024, month, day), date(2024, month, day), "Asia/Seoul")


def incidents(*claims: Claim) -> tuple[Incident, ...]:
    """Return what the claims come to."""
    return assess(claims, Record(HELD, {}, [])).incidents


def test_two_rows_of_a_day_are_one_incident_on_its_korean_day() -> None:
    """Reports are not counted, nor UTC days."""
    instant = datetime(2024, 1, 31, 20, tzinfo=UTC)
    launch = EventKind.MISSILE_LAUNCH
    (series,) = by_kind(incidents(row(1, launch, When(instant, instant, "Asia/Seoul")), row(2, launch, on(2, 1))))
    assert series.days == [date(2024, 2, 1)]
    assert series.name == "missile launch"


def test_rumours_denials_and_plans_are_not_counted() -> None:
    """Only what is held for possible is."""
    for stance in (Stance.RUMOURED, Stance.DENIED, Stance.PLANNED):
        assert by_kind(incidents(row(1, EventKind.VETO, on(3, 28), stance=stance))) == []


def test_each_agent_has_a_series_of_its_own() -> None:
    """Two vetoes, one of them cast by two."""
    told = incidents(row(1, EventKind.VETO, on(3, 28), (RU,)), row(2, EventKind.VETO, on(5, 26), (CN, RU)))
    found = by_kind(told, "agent")
    assert [(one.name, len(one.days)) for one in found] == [("veto by China", 1), ("veto by Russia", 2)]
    assert by_kind(told, "recipient") == []


def test_what_has_no_day_is_left_out_and_counted_as_such() -> None:
    """A year is no day, and no date is none; a month is counted in it."""
    veto = EventKind.VETO
    year, month = days(date(2024, 1, 1), date(2024, 12, 31)), days(date(2023, 9, 1), date(2023, 9, 30))
    (series,) = by_kind(incidents(row(1, veto, year), row(2, veto, month), row(3, veto, When(), (CN,))))
    assert (series.days, series.left_out) == ([date(2023, 9, 1)], 2)


def test_series_are_added_up_in_order() -> None:
    """The name says so."""
    found = by_kind(incidents(row(1, EventKind.VETO, on(5, 1), (RU,)), row(2, EventKind.THREAT, on(3, 1))))
    whole = together(found)
    assert (whole.name, whole.days) == ("events of all kinds", [date(2024, 3, 1), date(2024, 5, 1)])


def test_a_table_tells_its_days_for_its_kinds_and_an_article_its_month_for_all() -> None:
    """What a table has no rows of it says nothing about."""
    news = Claim(Event(EventKind.THREAT, (KP,), when=on(5, 20)), Stance.ASSERTED, NEWS, "q", "x", start=0, end=1)
    rows = [row(1, EventKind.VETO, on(1, 5)), row(2, EventKind.MISSILE_LAUNCH, on(2, 6))]
    found = collected_by_kind([news, *rows], HELD)
    table, article = (date(2024, 1, 5), date(2024, 2, 6)), (date(2024, 5, 1), date(2024, 5, 20))
    assert found["veto"].spans == (table, article)
    assert found["missile_launch"].spans == (table, article)
    assert found["threat"].spans == (article,)


def test_collected_days_are_joined_counted_and_met() -> None:
    """Spans that touch are one."""
    held = Collected.of([(date(2024, 1, 11), date(2024, 1, 20)), (date(2024, 1, 1), date(2024, 1, 10))])
    assert held.spans == ((date(2024, 1, 1), date(2024, 1, 20)),)
    assert held.days(date(2024, 1, 15), date(2024, 2, 15)) == 6
    assert held.holds(date(2024, 1, 20))
    assert not held.holds(date(2024, 1, 21))
    other = Collected.of([(date(2024, 1, 18), date(2024, 1, 30))])
    assert held.common(other).spans == ((date(2024, 1, 18), date(2024, 1, 20)),)
    assert Collected().last is None
