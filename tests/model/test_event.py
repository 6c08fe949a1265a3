"""Events: their kinds, and days as intervals of instants."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.model.event import CODES, EventKind, HsCode, Item, Place, Quantity, When, days
from bongsu.model.record import from_json, to_json

DAY = date(2024, 10, 15)


def test_every_kind_has_a_meaning() -> None:
    """The table of codes covers every kind."""
    assert set(CODES) == set(EventKind)
    assert all(code.meaning for code in CODES.values())


def test_a_korean_day_begins_nine_hours_before_the_utc_day() -> None:
    """A day is counted in the zone of its evidence."""
    assert days(DAY, DAY, "Asia/Seoul").earliest == datetime(2024, 10, 14, 15, tzinfo=UTC)
    assert days(DAY, DAY, "Asia/Seoul").first_day() == DAY


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [
        (days(DAY, DAY, "Asia/Seoul"), days(DAY, DAY, "UTC"), True),
        (days(DAY, DAY), days(date(2024, 10, 16), None), False),
        (days(None, DAY), days(date(2024, 10, 1), None), True),
        (When(), days(DAY, DAY), True),
    ],
)
def test_spans_meet_where_they_share_an_instant(first: When, second: When, meet: bool) -> None:
    """Open ends reach to any time; days in different zones are compared as instants."""
    assert first.overlaps(second) is meet
    assert second.overlaps(first) is meet


def test_slack_lets_near_spans_meet() -> None:
    """Two days apart by one second meet with an hour of slack."""
    assert days(DAY, DAY).overlaps(days(date(2024, 10, 16), date(2024, 10, 16)), timedelta(hours=1))


def test_a_time_without_zone_is_refused() -> None:
    """Naive instants say nothing."""
    with pytest.raises(ValueError, match="zone"):
        When(datetime(2024, 10, 15))


def test_an_end_before_the_beginning_is_refused() -> None:
    """An event cannot end before it begins."""
    with pytest.raises(ValueError, match="before it begins"):
        days(DAY, date(2024, 10, 14))


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.sampled_from(["UTC", "Asia/Seoul", "America/New_York"]))
def test_a_day_comes_back_from_its_span(day: date, zone: str) -> None:
    """First and last day of a day's span are the day, in every zone and across clock changes."""
    assert days(day, day, zone).first_day() == day
    assert days(day, day, zone).last_day() == day


@pytest.mark.parametrize(
    ("place", "degrees"),
    [
        (Place(lat=38.7, lon=124.9), "38.70 N 124.90 E"),
        (Place(lat=-38.0, lon=-124.904), "38.00 S 124.90 W"),
        (Place("Nampo", lat=38.7), None),
        (Place("Nampo"), None),
    ],
)
def test_degrees_are_written_as_seamen_do(place: Place, degrees: str | None) -> None:
    """Both or none: half a place is none."""
    assert place.degrees == degrees


@pytest.mark.parametrize(
    ("digits", "edition"), [("2", None), ("27.10", 2012), ("2710 ", 2012), ("", None), ("2710", 2013)]
)
def test_what_is_no_customs_code_is_refused(digits: str, edition: int | None) -> None:
    """A code is 2 to 12 digits, and its edition a year that brought one."""
    with pytest.raises(ValueError, match="Harmonized System"):
        HsCode(digits, edition)


def test_customs_code_and_basis_are_written_only_where_they_are() -> None:
    """Records of texts keep their JSON, and so their ids; a customs code comes back as it went."""
    assert not {"hs", "basis"} & set(to_json(Item("coal", None, Quantity(1.0)))) | {"basis"} & set(
        to_json(Quantity(1.0))
    )
    coded = Item("petroleum oils", hs=HsCode("271019", 2012))
    assert to_json(coded)["hs"] == {"digits": "271019", "edition": 2012}
    assert from_json(Item, to_json(coded)) == coded
