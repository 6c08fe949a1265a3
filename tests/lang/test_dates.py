"""Days in English text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.lang.dates import find_days

PUBLISHED = date(2024, 10, 17)  # a Thursday


def days(text: str, published: date | None = PUBLISHED) -> list[tuple[date | None, date | None]]:
    """Return first and last day of every date in a text."""
    return [(found.first, found.last) for found in find_days(text, 0, len(text), published)]


def one(year: int, month: int, day: int) -> tuple[date, date]:
    """Return a single day as a span."""
    return date(year, month, day), date(year, month, day)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on October 15", *one(2024, 10, 15)),
        ("on Oct. 15, 2023", *one(2023, 10, 15)),
        ("on 15 October 2024", *one(2024, 10, 15)),
        ("2024-10-15", *one(2024, 10, 15)),
        ("on Tuesday", *one(2024, 10, 15)),
        ("on Thursday", *one(2024, 10, 17)),
        ("on Thursday last week", *one(2024, 10, 10)),
        ("yesterday", *one(2024, 10, 16)),
        ("last week", date(2024, 10, 7), date(2024, 10, 13)),
        ("last month", date(2024, 9, 1), date(2024, 9, 30)),
        ("In March, they", date(2024, 3, 1), date(2024, 3, 31)),
        ("in December", date(2024, 12, 1), date(2024, 12, 31)),
        ("in early-to-mid October", date(2024, 10, 1), date(2024, 10, 20)),
        ("the first week of February", date(2024, 2, 1), date(2024, 2, 7)),
        ("in late December 2023", date(2023, 12, 21), date(2023, 12, 31)),
        ("August 17\u201327", date(2024, 8, 17), date(2024, 8, 27)),
        ("Since 2022,", date(2022, 1, 1), None),
        ("since September 2023", date(2023, 9, 1), None),
        ("in 2023", date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_a_date_is_read_against_the_day_of_publication(text: str, first: date | None, last: date | None) -> None:
    """Absolute, relative and partial dates give the days that they may mean."""
    assert days(text) == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "they may march on",
        "It may happen.",
        "on February 30",
        "2024-13-01",
        "38 North",
        "Resolution 2397",
        "the day after",
        "a sun day",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    """Verbs, impossible days and numbers of other things are no dates."""
    assert days(text) == []


def test_without_a_publication_day_only_absolute_dates_are_read() -> None:
    """Tuesday says nothing when nobody knows which."""
    assert days("on Tuesday and on October 15, 2024 and in March", None) == [one(2024, 10, 15)]


@given(st.text(alphabet="october 123450 -,./Tuesday lastMarch\u2013", max_size=60))
def test_any_text_is_survived_and_spans_are_ordered(text: str) -> None:
    """Nothing raises, offsets lie in the text, and a span ends after it begins."""
    for found in find_days(text, 0, len(text), PUBLISHED):
        assert 0 <= found.start < found.end <= len(text)
        assert found.first is None or found.last is None or found.first <= found.last
