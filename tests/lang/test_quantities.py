"""Amounts in English text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.lang.quantities import amounts

Range = tuple[float | None, float | None, float | None]


def found(text: str) -> list[Range]:
    """Return value, low and high of every amount."""
    return [(item.value, item.low, item.high) for item in amounts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("up to 12,000 troops", (None, None, 12_000.0)),
        ("nearly 3 million shells", (3_000_000.0, None, None)),
        ("between 1,500 and 3,000 soldiers", (None, 1_500.0, 3_000.0)),
        ("10,000 to 12,000 troops", (None, 10_000.0, 12_000.0)),
        ("$2.8 billion", (2_800_000_000.0, None, None)),
        ("about 16,500 containers", (16_500.0, None, None)),
        ("more than 20,000 containers", (None, 20_000.0, None)),
        ("at least 19 ships", (None, 19.0, None)),
        ("three ballistic missiles", (3.0, None, None)),
        ("eleven states", (11.0, None, None)),
    ],
)
def test_an_amount_keeps_its_range(text: str, expected: Range) -> None:
    """One value, or a range with an open end where the words leave it open."""
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text", ["Resolution 2397", "in 2024", "on October 15", "paragraph 8", "No. 00122", "Hwasong-19", "since 2022"]
)
def test_numbers_that_name_a_thing_are_no_amounts(text: str) -> None:
    """Resolutions, years, days and types are names."""
    assert found(text) == []


def test_money_has_its_currency_as_unit() -> None:
    """The sign tells the unit."""
    assert amounts("$2.8 billion")[0].unit == "USD"


def test_the_words_about_an_amount_are_kept() -> None:
    """What softens a number is part of it."""
    assert amounts("nearly 3 million")[0].qualifier == "nearly"


@given(st.text(alphabet="0123456789,.$ tomilnbewadup-\u2013", max_size=80))
def test_any_text_is_survived(text: str) -> None:
    """Nothing raises, and a range ends above its beginning."""
    for item in amounts(text):
        assert item.low is None or item.high is None or item.low < item.high
