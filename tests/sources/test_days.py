from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.sources.days import EARLIEST, publication_day

TODAY = date(2025, 5, 1)


@pytest.mark.parametrize(
    "text",
    [
        "2024-10-17",
        "20241017",
        "2024-10-17T23:59:59Z",
        "2024-10-17 08:00",
        "2024-10-17T01:00:00+09:00",
        "17 October 2024",
        "17th Oct. 2024",
        "October 17, 2024",
        "Oct 17 2024",
        " OCTOBER 17, 2024 ",
        "Thu, 17 Oct 2024 08:00:00 +0900",
        "17 Oct 2024 08:00:00 GMT",
    ],
)
def test_the_spellings_of_a_day(text: str) -> None:
    """Each spelling that sources use gives the day in the source's own zone."""
    assert publication_day(text, TODAY) == date(2024, 10, 17)


@pytest.mark.parametrize(
    "text",
    ["", "2024-13-45", "31 June 2024", "yesterday", "17 Foober 2024", "17 Marchy 2024", "17/10/2024", "0001-01-01",
     "1582-10-15", "2025-05-03", "2999-01-01", "9" * 5_000, "\ud800", "Thu, 99 Oct 2024 08:00:00 +0900"],
)  # fmt: skip
def test_what_is_no_day_of_publication(text: str) -> None:
    """Impossible, ambiguous, too old and future days are none."""
    assert publication_day(text, TODAY) is None


def test_tomorrow_is_today_somewhere() -> None:
    """A day has begun in Asia before it has in UTC."""
    assert publication_day("2025-05-02", TODAY) == date(2025, 5, 2)


@given(st.text())
def test_any_text_survives(text: str) -> None:
    """No text makes the reading fail, and no day outside the bounds comes of it."""
    day = publication_day(text, TODAY)
    assert day is None or EARLIEST <= day <= date(2025, 5, 2)


@given(st.dates(EARLIEST, TODAY))
def test_every_day_is_read_back(day: date) -> None:
    """ISO and English spellings of one day agree."""
    assert publication_day(day.isoformat(), TODAY) == day
    assert publication_day(f"{day:%B} {day.day}, {day.year}", TODAY) == day
