from datetime import date

import pytest

from bongsu.sources.lists.partial_dates import birth_dates, day_of


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("07 Feb 1985", ("1985-02-07",)),
        ("Sep 1960 to Oct 1961", ("1960-09..1961-10",)),
        ("1957 to 1965", ("1957..1965",)),
        ("circa 1963", ("1962..1964",)),
        ("circa 1963-1965", ("1963..1965",)),
        ("between 1960 and 1965", ("1960..1965",)),
        ("1955 or 1956", ("1955", "1956")),
        ("1973-03-25; 1973", ("1973-03-25", "1973")),
        ("13.10.1944", ("1944-10-13",)),
        ("7.8.1965 / 20.2.1972", ("1965-08-07", "1972-02-20")),
        ("dd/mm/1963", ("1963",)),
        ("00/00/1963", ("1963",)),
        ("14/05/1963", ("1963-05-14",)),
        ("30.2.1960", ("1960-02",)),
        ("May 14, 1963", ("1963-05-14",)),
        ("1941年8月20日生", ("1941-08-20",)),
        ("1955年-1958年頃", ("1955..1958",)),
        ("１９６０年頃", ("1959..1961",)),
        ("1984年から1986年までの間", ("1984..1986",)),
        ("unknown, aged 52, of 1200 Main Street", ()),
        ("", ()),
    ],
)
def test_births_are_as_precise_as_the_list(text: str, dates: tuple[str, ...]) -> None:
    """Days, months, years and spans stay what they are; a year that is about right reaches a year to either side."""
    assert birth_dates(text) == dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30-Mar-18", date(2018, 3, 30)),
        ("16.7.2009", date(2009, 7, 16)),
        ("2001年1月25日（2003年9月3日改訂）", date(2001, 1, 25)),
        ("2002.4.20\n2007.6.8改訂", date(2002, 4, 20)),
        ("2022/10/21", date(2022, 10, 21)),
        ("2024-02-30", None),
        ("2024", None),
        ("31-Foo-18", None),
    ],
)
def test_a_day_of_listing_is_a_whole_day(text: str, day: date | None) -> None:
    """The first whole day counts; a year or an impossible day is none."""
    assert day_of(text) == day
