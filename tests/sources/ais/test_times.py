from datetime import UTC, datetime

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.sources.ais.times import EARLIEST, LATEST, PATTERNS, instants, unclear

NOON = datetime(2024, 10, 17, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "spelling"),
    [
        ("2024-10-17T12:00:00.25Z", "iso"),
        ("2024-10-17 21:00:00,25+09:00", "iso"),
        ("2024-10-17T07:00:00.250000000-0500", "iso"),
        ("17/10/2024 12:00:00.25", "day/month/year"),
        ("2024/10/17 12:00:00.25 UTC", "year/month/day"),
        ("1729166400.25", "iso"),
        ("1729166400250", "iso"),
    ],
)
def test_the_spellings(written: str, spelling: str) -> None:
    """Whatever zone or fraction is written, it is one instant."""
    assert instants(pa.array([written]), (spelling,)).to_pylist() == [NOON.replace(microsecond=250_000)]


@pytest.mark.parametrize("written", ["2024-02-30", "2023-02-29T00:00", "2024-13-01", "2024-10-17T24:00", "1989-12-31",
                                     "2100-01-01", "20241017", "17/10/2024 12:00", "-5", "1e9", "x" * 100])  # fmt: skip
def test_what_is_no_time(written: str) -> None:
    """Days that the calendar lacks, times before AIS or after this century, and other words are null."""
    assert instants(pa.array([written])).to_pylist() == [None]


@given(
    st.datetimes(EARLIEST.replace(tzinfo=None), LATEST.replace(tzinfo=None)),
    st.sampled_from(sorted(PATTERNS)),
)
def test_any_second_in_any_spelling(when: datetime, spelling: str) -> None:
    """Every second of the calendar is read as itself."""
    forms = {"iso": "%Y-%m-%dT%H:%M:%S", "day/month/year": "%d/%m/%Y %H:%M:%S", "year/month/day": "%Y/%m/%d %H:%M:%S",
             "yyyymmdd_hhmmss": "%Y%m%d_%H%M%S"}  # fmt: skip
    found = instants(pa.array([when.strftime(forms[spelling])]), (spelling,)).to_pylist()
    whole = when.replace(microsecond=0, tzinfo=UTC)
    assert found == [whole if whole < LATEST else None]


def test_dates_that_do_not_say_which_is_the_day() -> None:
    """They are told apart from other words, whole or as a dictionary."""
    words = pa.array(["03/04/2024 12:00", "2024-03-04", None, "3.4.2024", "x"])
    assert unclear(words).tolist() == [True, False, False, True, False]
    assert unclear(words.dictionary_encode()).tolist() == [True, False, False, True, False]
