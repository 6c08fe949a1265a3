"""Days in English text."""

from datetime import date
from itertools import pairwise

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


def span(first: tuple[int, int, int], last: tuple[int, int, int]) -> tuple[date, date]:
    """Return a span of days."""
    return date(*first), date(*last)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tuesday, October 15, 2024", one(2024, 10, 15)),
        ("the 9th of September", one(2024, 9, 9)),
        ("15/10/2024", one(2024, 10, 15)),
        ("10/15/2024", one(2024, 10, 15)),
        ("between October 8 and 13", span((2024, 10, 8), (2024, 10, 13))),
        ("between 8 and 13 October", span((2024, 10, 8), (2024, 10, 13))),
        ("8-13 October 2023", span((2023, 10, 8), (2023, 10, 13))),
        ("from Sept. 30 to Oct. 2", span((2024, 9, 30), (2024, 10, 2))),
        ("from December 30 to January 2, 2024", span((2023, 12, 30), (2024, 1, 2))),
        ("between April 3, 2023 and May 5, 2024", span((2023, 4, 3), (2024, 5, 5))),
        ("from August to October", span((2024, 8, 1), (2024, 10, 31))),
        ("from October 2023 to March 2024", span((2023, 10, 1), (2024, 3, 31))),
        ("between early 2022 and September 2023", span((2022, 1, 1), (2023, 9, 30))),
        ("from March 2021 to late 2022", span((2021, 3, 1), (2022, 12, 31))),
        ("between 2019 and May 2021", span((2019, 1, 1), (2021, 5, 31))),
        ("from late May to early June", span((2024, 5, 21), (2024, 6, 10))),
        ("on Tuesday (2230 GMT on Monday)", one(2024, 10, 15)),
        ("on October 15 (10:30 p.m. GMT, Oct. 14)", one(2024, 10, 15)),
        ("at 2230 GMT on Monday", one(2024, 10, 14)),
        ("between December and February 2024", span((2023, 12, 1), (2024, 2, 29))),
        ("mid-to-late September", span((2024, 9, 11), (2024, 9, 30))),
        ("the end of February", span((2024, 2, 23), (2024, 2, 29))),
        ("in December last year", span((2023, 12, 1), (2023, 12, 31))),
        ("last October", span((2023, 10, 1), (2023, 10, 31))),
        ("next March", span((2025, 3, 1), (2025, 3, 31))),
        ("in September, Juche 102 (2013)", span((2013, 9, 1), (2013, 9, 30))),
        ("in late 2023", span((2023, 9, 1), (2023, 12, 31))),
        ("the first half of 2024", span((2024, 1, 1), (2024, 6, 30))),
        ("at the end of 2022", span((2022, 11, 1), (2022, 12, 31))),
        ("from 2020 to 2023", span((2020, 1, 1), (2023, 12, 31))),
        ("in 2022-23", span((2022, 1, 1), (2023, 12, 31))),
        ("in the 1990s", span((1990, 1, 1), (1999, 12, 31))),
        ("in the autumn of 2024", span((2024, 9, 1), (2024, 11, 30))),
        ("last autumn", span((2023, 9, 1), (2023, 11, 30))),
        ("last spring", span((2024, 3, 1), (2024, 5, 31))),
        ("last winter", span((2023, 12, 1), (2024, 2, 29))),
    ],
)
def test_spans_of_days_months_and_years_are_read(text: str, expected: tuple[date, date]) -> None:
    """Ranges, parts, decades and seasons give their first and last day."""
    assert days(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("last Thursday", one(2024, 10, 10)),
        ("last Tuesday", one(2024, 10, 15)),
        ("next Tuesday", one(2024, 10, 22)),
        ("Tuesday of last week", one(2024, 10, 8)),
        ("Sunday's launch", one(2024, 10, 13)),
        ("Monday morning", one(2024, 10, 14)),
        ("They will meet on Monday", one(2024, 10, 21)),
        ("overnight", span((2024, 10, 16), (2024, 10, 17))),
        ("the day before yesterday", one(2024, 10, 15)),
        ("this week", span((2024, 10, 14), (2024, 10, 17))),
        ("next week", span((2024, 10, 21), (2024, 10, 27))),
        ("late last month", span((2024, 9, 21), (2024, 9, 30))),
        ("earlier this month", span((2024, 10, 1), (2024, 10, 17))),
        ("later this year", span((2024, 10, 17), (2024, 12, 31))),
        ("the end of last year", span((2023, 11, 1), (2023, 12, 31))),
        ("over the weekend", span((2024, 10, 12), (2024, 10, 13))),
        ("over the past two weeks", span((2024, 10, 3), (2024, 10, 17))),
        ("three days ago", one(2024, 10, 14)),
        ("two weeks ago", span((2024, 9, 30), (2024, 10, 6))),
        ("a month ago", span((2024, 9, 1), (2024, 9, 30))),
    ],
)
def test_relative_dates_count_from_the_publication(text: str, expected: tuple[date, date]) -> None:
    """Weeks begin on Monday, last Thursday is never the day itself, and a weekday after "will" lies ahead."""
    assert days(text) == [expected]
    assert days(text, None) == []


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("The session opens on July 1.", date(2024, 6, 28), one(2024, 7, 1)),
        ("They will meet on January 3.", date(2024, 12, 28), one(2025, 1, 3)),
        ("It was on January 3.", date(2024, 12, 28), one(2025, 1, 3)),
        ("It was launched on December 30.", date(2025, 1, 2), one(2024, 12, 30)),
        ("It is to be held in March, as planned", date(2025, 2, 10), span((2025, 3, 1), (2025, 3, 31))),
        ("In March, they vetoed it.", date(2025, 2, 10), span((2024, 3, 1), (2024, 3, 31))),
        ("They will return in May.", date(2024, 12, 28), span((2025, 5, 1), (2025, 5, 31))),
        ("They met in May.", date(2024, 12, 28), span((2024, 5, 1), (2024, 5, 31))),
        ("On Thursday, January 2, it fell", date(2024, 12, 28), one(2025, 1, 2)),
        ("On Tuesday, January 2, it fell", date(2024, 12, 28), one(2024, 1, 2)),
        ("on Feb. 29", date(2025, 1, 1), one(2024, 2, 29)),
    ],
)
def test_an_undated_year_is_the_one_meant(text: str, published: date, expected: tuple[date, date]) -> None:
    """The last such day or month, unless it is announced, planned, or its weekday tells."""
    assert days(text, published) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Oct. 8 and 13.", [one(2024, 10, 8), one(2024, 10, 13)]),
        ("on 8 and 13 October 2023", [one(2023, 10, 8), one(2023, 10, 13)]),
        ("in August and November 2022", [span((2022, 8, 1), (2022, 8, 31)), span((2022, 11, 1), (2022, 11, 30))]),
        ("In March 1,500 soldiers left", [span((2024, 3, 1), (2024, 3, 31))]),
        ("on 8 October 6 p.m.", [one(2024, 10, 8)]),
        ("on October 15, 20 soldiers", [one(2024, 10, 15)]),
        ("by October", [(None, date(2024, 10, 31))]),
        ("until Tuesday", [(None, date(2024, 10, 15))]),
        ("since last year", [(date(2023, 1, 1), None)]),
        ("since mid-September", [(date(2024, 9, 11), None)]),
    ],
)
def test_neighbours_of_a_date_are_told_apart(text: str, expected: list[tuple[date | None, date | None]]) -> None:
    """Two days are two dates, a number beside a date is none of it, since and until open an end."""
    assert days(text) == expected


def test_what_holds_as_of_a_day_began_before_it() -> None:
    """A state up to a day is no event of that day."""
    assert days("as of September 2024") == [(None, date(2024, 9, 30))]


@pytest.mark.parametrize(
    "text",
    [
        "the previous day, the same day, a day later, the next week, two weeks earlier",
        "that Tuesday, the following March, every October",
        "in February the following year",
        "the 1950-53 war and the 2018 agreement",
        "Theresa May said, March of Tears, a long march",
        "03/04/2024",
        "February 30, 2024",
        "30 February",
        "October 99",
        "2024-02-30",
        "S/2024/215",
        "in 2000 cases",
        "decades later",
    ],
)
def test_what_cannot_be_told_is_left_out(text: str) -> None:
    """Days that another event dates, years of things, names and impossible or doubtful days give nothing."""
    assert days(text) == []


def test_offsets_are_those_of_the_words() -> None:
    """The span of a date is its own words, counted in the whole text."""
    text = "\u0130t fell on Oct. 15, 2024, he said on Tuesday."
    assert [text[day.start : day.end] for day in find_days(text, 5, len(text), PUBLISHED)] == [
        "Oct. 15, 2024",
        "Tuesday",
    ]


def test_the_first_and_last_days_of_the_calendar_are_survived() -> None:
    """Arithmetic over the edge of the calendar gives nothing."""
    text = "tomorrow, next year, last month, 999 years ago, in December, two weeks ago"
    assert all(found.first is None or found.first <= date.max for found in find_days(text, 0, len(text), date.max))
    assert all(found.last is None or found.last >= date.min for found in find_days(text, 0, len(text), date.min))


def test_without_a_publication_day_only_absolute_dates_are_read() -> None:
    """Tuesday says nothing when nobody knows which."""
    assert days("on Tuesday and on October 15, 2024 and in March", None) == [one(2024, 10, 15)]


@given(st.text(alphabet="october 123450 -,./Tuesday lastMarch\u2013", max_size=60))
def test_any_text_is_survived_and_spans_are_ordered(text: str) -> None:
    """Nothing raises, offsets lie in the text, and a span ends after it begins."""
    for found in find_days(text, 0, len(text), PUBLISHED):
        assert 0 <= found.start < found.end <= len(text)
        assert found.first is None or found.last is None or found.first <= found.last


WORDS = st.sampled_from(
    """
    since until by from to between and the last next this first week month year of early mid late - 8 13 2024 October
    March May Oct. Tuesday weekend ago two days earlier will met autumn 1990s , . \n yesterday end past
    """.split(" ")
)


@given(st.lists(WORDS, max_size=25).map(" ".join), st.dates())
def test_words_of_dates_in_any_order_give_ordered_spans(text: str, published: date) -> None:
    """Whatever stands together, dates come in order, do not overlap, and end after they begin."""
    found = find_days(text, 0, len(text), published)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(day.first is None or day.last is None or day.first <= day.last for day in found)
