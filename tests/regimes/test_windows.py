"""The spans of days over which limits count."""

from datetime import date

import pytest

from bongsu.model.provision import Checked, Force, Limit, Per, Provision
from bongsu.regimes.windows import Window, windows

D = date


def rule(begins: date, ends: date | None = None) -> Provision:
    """Return a provision in force on these days."""
    return Provision("P", "P", "1", Force.BINDING, ("all",), "a cap", 3, Checked.VERIFIED,
                     in_force_from=begins, in_force_to=ends)  # fmt: skip


def limit(per: Per, since: date, until: date | None = None) -> Limit:
    """Return a limit of half a million barrels."""
    return Limit("cap", 500_000, "barrel", per, since, until)


@pytest.mark.parametrize(
    ("what", "provision", "first", "last", "expected"),
    [
        (limit(Per.CALENDAR_YEAR, D(2018, 1, 1)), rule(D(2017, 12, 22)), D(2017, 6, 1), D(2019, 5, 1),
         [(D(2018, 1, 1), D(2018, 12, 31)), (D(2019, 1, 1), D(2019, 12, 31))]),
        (limit(Per.TWELVE_MONTHS, D(2017, 12, 22)), rule(D(2017, 12, 22)), D(2018, 12, 1), D(2018, 12, 31),
         [(D(2017, 12, 22), D(2018, 12, 21)), (D(2018, 12, 22), D(2019, 12, 21))]),
        (limit(Per.PERIOD, D(2017, 10, 1), D(2017, 12, 31)), rule(D(2017, 9, 11)), D(2017, 1, 1), D(2018, 12, 31),
         [(D(2017, 10, 1), D(2017, 12, 31))]),
        (limit(Per.CALENDAR_YEAR, D(2017, 1, 1), D(2017, 8, 5)), rule(D(2016, 11, 30), D(2017, 8, 5)), D(2017, 1, 1),
         D(2017, 12, 31), [(D(2017, 1, 1), D(2017, 8, 5))]),
        (limit(Per.CALENDAR_YEAR, D(2018, 1, 1)), rule(D(2017, 9, 11), D(2017, 12, 31)), D(2018, 1, 1), D(2018, 5, 1),
         []),
        (limit(Per.TWELVE_MONTHS, D(2016, 2, 29)), rule(D(2016, 2, 29)), D(2017, 1, 1), D(2017, 12, 1),
         [(D(2016, 2, 29), D(2017, 2, 28)), (D(2017, 3, 1), D(2018, 2, 28))]),
    ],
)  # fmt: skip
def test_windows_follow_the_calendar_and_the_days_in_force(
    what: Limit, provision: Provision, first: date, last: date, expected: list[tuple[date, date]]
) -> None:
    """A window lies within the days of its limit and of the provision, and only those are given that are asked for."""
    assert [(w.first, w.last) for w in windows(what, provision, first, last)] == expected


def test_a_window_holds_or_meets() -> None:
    """A month at the edge meets the window and is not held by it."""
    year = Window(D(2018, 1, 1), D(2018, 12, 31))
    assert year.days == 365
    assert year.holds(D(2018, 12, 1), D(2018, 12, 31))
    assert year.meets(D(2018, 12, 1), D(2019, 1, 31))
    assert not year.holds(D(2018, 12, 1), D(2019, 1, 31))
    assert not year.meets(D(2019, 1, 1), D(2019, 1, 31))
