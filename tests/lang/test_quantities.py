"""Amounts in English text."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
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
    ("text", "expected"),
    [
        ("twenty-five soldiers", (25.0, None, None)),
        ("two hundred and fifty men", (250.0, None, None)),
        ("one hundred", (100.0, None, None)),
        ("a dozen ships", (12.0, None, None)),
        ("half a dozen", (6.0, None, None)),
        ("half a million shells", (500_000.0, None, None)),
        ("a hundred thousand", (100_000.0, None, None)),
        ("ninety-nine", (99.0, None, None)),
        ("54 000 troops", (54_000.0, None, None)),
        ("US$2.8bn", (2.8e9, None, None)),
        ("1,500 to 3,000", (None, 1_500.0, 3_000.0)),
        ("10,000-12,000 troops", (None, 10_000.0, 12_000.0)),
        ("2 to 3 million tons", (None, 2e6, 3e6)),
        ("100,000 to 1 million", (None, 100_000.0, 1e6)),
        ("between 5 km and 10 km", (None, 5.0, 10.0)),
        ("three or four missiles", (None, 3.0, 4.0)),
        ("as many as 10,000 to 12,000", (None, 10_000.0, 12_000.0)),
        ("tens of thousands of rounds", (None, 20_000.0, 99_999.0)),
        ("hundreds of missiles", (None, 200.0, 999.0)),
        ("dozens of balloons", (None, 24.0, 99.0)),
        ("several hundred tons", (None, 300.0, 900.0)),
        ("no fewer than 8 ships", (None, 8.0, None)),
        ("10,000 or more", (None, 10_000.0, None)),
        ("300+", (None, 300.0, None)),
        ("up to about 12,000", (None, None, 12_000.0)),
        ("fewer than 10", (None, None, 10.0)),
        ("a 3,000-strong force", (3_000.0, None, None)),
        ("some 2000 soldiers", (2_000.0, None, None)),
    ],
)
def test_words_scales_and_ranges_give_their_numbers(text: str, expected: Range) -> None:
    """Word numbers, shared scales, round words and bounds on either side."""
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("170mm guns", "mm"),
        ("600-millimetre launchers", "mm"),
        ("40 kilometers", "km"),
        ("a 60-metre-long section", "m"),
        ("30 per cent", "%"),
        ("30%", "%"),
        ("3,225 barrels", "barrels"),
        ("2.8 billion U.S. dollars", "USD"),
        ("\u20ac5m", "EUR"),
        ("5m people", "people"),
        ("about 16,500 containers", "containers"),
        ("three weeks", "weeks"),
        ("3,000 of them", None),
    ],
)
def test_a_unit_has_one_spelling(text: str, unit: str | None) -> None:
    """Measures and money are normalised, things counted keep their plural, a length is no count."""
    assert [item.unit for item in amounts(text)] == [unit]


@pytest.mark.parametrize(
    "text",
    [
        "Resolutions 1718 and 2397, 1874 (2009)",
        "resolutions 1718, 1874 and 2397",
        "paragraphs 8 and 9 of it",
        "6 a.m., 10:30, 0600 GMT",
        "38 North, the 38th parallel, G7, AP-2, B-1B, KN-23, S/2024/215",
        "from August 5 to 9, 2-3 October 2024, 2024-10-15",
        "2023-24 and 2022 to 2024",
        "Office 39, IMO 9161003, the 1718 Committee, Hwasong 12 missiles",
        "Kim Jong Un, 40, said",
        "no one, one of them, one another, One day",
        "a three-stage rocket, two-thirds, 1/3, a 13-2 vote",
        "the 1950s, 39.2\u00b0N, 15,000th, #5",
    ],
)
def test_names_days_hours_and_properties_are_no_amounts(text: str) -> None:
    """Numbers that count nothing are left out."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In March 1,500 soldiers left", [1_500.0]),
        ("On October 15, 20 soldiers left", [20.0]),
        ("under resolution 2397, 500,000 barrels", [500_000.0]),
        ("ten missiles and two ships", [10.0, 2.0]),
        ("8 and 13 missiles", [8.0, 13.0]),
        ("700 km (435 miles)", [700.0, 435.0]),
    ],
)
def test_amounts_beside_other_numbers_are_found(text: str, expected: list[float]) -> None:
    """A date, a resolution or another amount next to it hides no amount, and "and" makes no range."""
    assert [item.value for item in amounts(text)] == expected


def test_what_stands_before_the_offsets_is_seen() -> None:
    """A part of a text is read with its left neighbour, and offsets count in the whole."""
    text = "under Resolution 2397 about 19 ships"
    assert [(item.start, item.end) for item in amounts(text, text.index("2397"))] == [(text.index("about"), len(text))]


@pytest.mark.parametrize(
    "unit", ["1,", "1 to ", "one hundred and ", "5 hundred ", "paragraph 8, 1000", "9", "about ", "  "]
)
def test_hostile_text_is_gone_through_once(unit: str) -> None:
    """Twenty thousand characters of numbers and their words give amounts in order."""
    items = amounts((unit * 20_000)[:20_000])
    assert all(before.end <= after.start for before, after in pairwise(items))


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**32))
def test_long_random_text_is_survived(seed: int) -> None:
    """Any mixture of twenty thousand characters is read, with values that are floats."""
    letters = Random(seed).choices("0123456789,. $-abdefhilmnotuwy%\u2013", k=20_000)  # noqa: S311 - no secret
    text = "".join(letters)
    numbers = [number for item in amounts(text) for number in (item.value, item.low, item.high) if number is not None]
    assert all(type(number) is float for number in numbers)


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
