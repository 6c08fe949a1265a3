"""The words of the report."""

from datetime import UTC, date, datetime

import pytest

from bongsu.model.event import Event, EventKind, Item, Place, Quantity, When, days
from bongsu.model.party import state
from bongsu.report import wording

SEOUL = "Asia/Seoul"


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (days(date(2024, 10, 31), date(2024, 10, 31), SEOUL), "31 October 2024"),
        (days(date(2024, 10, 8), date(2024, 10, 13), SEOUL), "8–13 October 2024"),
        (days(date(2024, 9, 30), date(2024, 10, 2)), "30 September 2024 – 2 October 2024"),
        (days(None, date(2024, 10, 2)), "until 2 October 2024"),
        (days(date(2024, 10, 2), None), "since 2 October 2024"),
        (When(), "undated"),
        (days(date(2024, 10, 1), date(2024, 10, 18), stated=False), "by 18 October 2024 (date of publication)"),
        (
            When(datetime(2024, 10, 30, 22, tzinfo=UTC), datetime(2024, 10, 30, 22, tzinfo=UTC), SEOUL),
            "31 October 2024",
        ),
        (When(datetime(1, 1, 1, tzinfo=UTC), None, "America/New_York"), "date out of range"),
    ],
)
def test_days_are_said_in_the_zone_of_the_evidence(when: When, said: str) -> None:
    """A Korean morning is a Korean day; an open end and a day of publication are said as such."""
    assert wording.when(when) == said


@pytest.mark.parametrize(
    ("quantity", "said"),
    [
        (None, ""),
        (Quantity(), ""),
        (Quantity(value=10000.0, qualifier="about"), "about 10,000"),
        (Quantity(low=3000, high=5000, unit="tonnes"), "3,000–5,000 tonnes"),
        (Quantity(low=3), "at least 3"),
        (Quantity(high=12, unit="ships"), "up to 12 ships"),
        (Quantity(low=3, qualifier="more than"), "more than 3"),
        (Quantity(value=0.5, unit="barrels"), "0.5 barrels"),
        (Quantity(value=0.0), "0"),
    ],
)
def test_amounts_keep_their_qualifier(quantity: Quantity | None, said: str) -> None:
    """No amount is said more exactly than the evidence does, and no missing number becomes zero."""
    assert wording.amount(quantity) == said


def test_event_is_told_in_words() -> None:
    """What happened, who to whom, and where."""
    north, russia = state("kp", "North Korea"), state("ru", "Russia")
    event = Event(
        EventKind.ARMS_TRANSFER, (north, north), (russia,), (Item("shells"), Item("rockets", None, Quantity(2)))
    )
    assert wording.happened(event) == "Arms transfer: shells, rockets (2)"
    assert wording.actors(event) == "North Korea to Russia"
    assert wording.actors(Event(EventKind.AIS_GAP)) == "no party named"
    assert wording.actors(Event(EventKind.ARMS_TRANSFER, recipients=(russia,))) == "unnamed to Russia"


@pytest.mark.parametrize("kind", EventKind)
def test_every_kind_has_words(kind: EventKind) -> None:
    """No kind of event shows its code name."""
    assert "_" not in wording.kind(kind)


@pytest.mark.parametrize(
    ("place", "said"),
    [(None, ""), (Place(), ""), (Place("Rason", "kp"), "Rason, KP"), (Place(lat=38.1, lon=125.0), "38.100°, 125.000°")],
)
def test_places_say_what_is_known(place: Place | None, said: str) -> None:
    """A place is its name, its country and its degrees, as far as they are known."""
    assert wording.where(place) == said


@pytest.mark.parametrize(("number", "said"), [(0, "no claims"), (1, "1 claim"), (2000, "2,000 claims")])
def test_counts_agree_with_their_noun(number: int, said: str) -> None:
    """None, one and many are said as a person says them."""
    assert wording.count(number, "claim") == said


def test_a_thing_that_is_its_own_unit_is_said_once() -> None:
    """It is no "troops (1,500 troops)"."""
    troops, oil = Item("troops", None, Quantity(1500, unit="troops")), Item("oil", None, Quantity(3, unit="barrels"))
    assert wording.items((troops, oil)) == "1,500 troops, oil (3 barrels)"
