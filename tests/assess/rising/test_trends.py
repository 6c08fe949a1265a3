"""What rises: figures against references, bursts that widen intervals, months that were not collected, and changes."""

import csv
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from bongsu.assess.rising import Collected, Series, association, collected_throughout, trend, trends
from bongsu.assess.rising.changes import change_points
from bongsu.assess.rising.rates import EXACT, SCALED, rate_ratio
from bongsu.assess.rising.trends import monthly
from bongsu.model.event import EventKind
from bongsu.model.trend import Counted, Verdict
from bongsu.sources import receive

FIRST = date(2022, 1, 1)


def span(count: int, days: int) -> Counted:
    """Return a count on so many collected days."""
    return Counted(FIRST, FIRST + timedelta(days=days - 1), days, count)


def every(days: int, until: date, step: int) -> list[date]:
    """Return a day of each so many before a day."""
    return [until - timedelta(days=at) for at in range(0, days, step)][::-1]


# scipy.stats.binomtest(count, both, 90 / 820).proportion_ci(0.95, "exact"), as a ratio of rates; SciPy 1.17.1
REFERENCES = [
    (3, 58, 0.08407701787899026, 1.2883810812053398),
    (26, 99, 1.3269881291348367, 3.3085746975198367),
    (0, 12, 0.0, 2.9191387402224884),
]


@pytest.mark.parametrize(("recent", "before", "low", "high"), REFERENCES)
def test_intervals_are_those_of_the_reference(recent: int, before: int, low: float, high: float) -> None:
    """Clopper and Pearson's limits of the window's share."""
    found = rate_ratio(span(recent, 90), span(before, 730))
    assert found.low == pytest.approx(low, rel=1e-9, abs=1e-12)
    assert found.high == pytest.approx(high, rel=1e-9)
    assert found.ratio == pytest.approx(recent / before * 730 / 90)
    assert found.method == EXACT


def test_nothing_before_has_no_ratio_and_no_upper_end() -> None:
    """Five where there was none is more than any multiple."""
    found = rate_ratio(span(5, 90), span(0, 730))
    assert (found.ratio, found.high) == (None, None)
    assert found.low is not None
    assert found.low > 1


def test_dispersion_widens_the_interval_on_both_sides() -> None:
    """Counts that come in bursts of three are worth a third."""
    plain, wide = (rate_ratio(span(26, 90), span(99, 730), scatter) for scatter in (1.0, 3.0))
    assert (plain.method, wide.method) == (EXACT, SCALED)
    assert None not in {plain.low, plain.high, wide.low, wide.high}
    assert (wide.low or 0) < (plain.low or 0)
    assert (wide.high or 0) > (plain.high or 0)


END = date(2024, 12, 31)
WHOLE = Collected.of([(END - timedelta(days=819), END)])


def test_a_series_that_goes_on_as_before_neither_rises_nor_falls() -> None:
    """One a week, always."""
    found = trend(Series(frozenset({"threat"}), days=every(820, END, 7)), WHOLE, END)
    assert found.verdict is Verdict.NO_CHANGE
    assert (found.window.count, found.baseline.count) == (13, 105)


def test_a_steady_series_that_trebles_rises_and_one_that_ends_falls() -> None:
    """The interval lies above 1, or below it."""
    weekly = every(820, END, 7)
    tripled = sorted([*weekly, *every(90, END, 3)])
    assert trend(Series(frozenset({"threat"}), days=tripled), WHOLE, END).verdict is Verdict.RISING
    ended = [day for day in weekly if day <= END - timedelta(days=90)]
    assert trend(Series(frozenset({"threat"}), days=ended), WHOLE, END).verdict is Verdict.FALLING


def test_bursts_do_not_rise_where_the_same_counts_spread_evenly_would() -> None:
    """24 in a window after 90 in the two years before: rising if they came one by one, not if in waves of 15."""
    begin = END - timedelta(days=89)
    even = every(730, begin - timedelta(days=1), 8)[:90]
    waves = [begin - timedelta(days=60 + 120 * wave - at) for wave in range(6) for at in range(15)]
    recent = every(90, END, 4)[:24]
    calm, bursty = (
        trend(Series(frozenset({"provocation"}), days=sorted([*days, *recent])), WHOLE, END) for days in (even, waves)
    )
    assert (calm.window.count, calm.baseline.count) == (bursty.window.count, bursty.baseline.count)
    assert (calm.verdict, bursty.verdict) == (Verdict.RISING, Verdict.NO_CHANGE)
    assert bursty.rate.dispersion > 2
    assert any("scatter" in reason for reason in bursty.reasons)


def test_days_that_were_not_collected_are_not_zero() -> None:
    """Half a year without collection takes nothing from the rate, and its months have no count."""
    hole = (date(2023, 3, 1), date(2023, 9, 10))
    held = Collected.of([(END - timedelta(days=819), hole[0] - timedelta(days=1)), (hole[1], END)])
    days = [day for day in every(820, END, 7) if held.holds(day)]
    found = trend(Series(frozenset({"threat"}), days=days), held, END)
    assert found.baseline.days == 730 - (hole[1] - hole[0]).days
    assert found.rate.ratio == pytest.approx(1, abs=0.1)
    counts = {month.month: month.count for month in found.months}
    assert counts["2023-03"] is None
    assert counts["2023-09"] is None  # its first days were not collected
    assert counts["2023-10"] in {4, 5}
    assert any("not zero" in reason for reason in found.reasons)


@pytest.mark.parametrize(
    ("held", "days", "why"),
    [
        (Collected.of([(END - timedelta(days=819), END - timedelta(days=60))]), every(820, END, 7), "of the window's"),
        (Collected.of([(END - timedelta(days=200), END)]), every(820, END, 7), "of the baseline"),
        (WHOLE, every(820, END, 300), "fewer than 5"),
        (Collected(), every(820, END, 7), "of the window's"),
    ],
)
def test_too_little_is_said_to_be_too_little(held: Collected, days: list[date], why: str) -> None:
    """Neither a ratio nor its interval makes up for what was not collected."""
    found = trend(Series(frozenset({"threat"}), days=days), held, END)
    assert found.verdict is Verdict.TOO_LITTLE
    assert why in found.reasons[0]


def test_only_what_was_collected_throughout_is_added_up() -> None:
    """A table that ends in the window would look like a fall."""
    one, other = Series(frozenset({"veto"})), Series(frozenset({"threat"}))
    held = {"threat": WHOLE, "veto": Collected.of([(END - timedelta(days=819), END - timedelta(days=9))])}
    assert collected_throughout([one, other], held, END, 90, 730) == [other]


def test_what_rises_stands_first() -> None:
    """Then what falls; what shows nothing stands last."""
    weekly = every(820, END, 7)
    steady = Series(frozenset({"threat"}), days=weekly)
    rising = Series(frozenset({"veto"}), days=sorted([*weekly, *every(90, END, 3)]))
    rare = Series(frozenset({"agreement"}), days=weekly[:2])
    found = trends([rare, steady, rising], {"threat": WHOLE, "veto": WHOLE, "agreement": WHOLE}, END)
    assert [one.verdict for one in found] == [Verdict.RISING, Verdict.NO_CHANGE, Verdict.TOO_LITTLE]


def names(count: int) -> list[str]:
    """Return the names of so many months."""
    return [f"{2000 + at // 12}-{at % 12 + 1:02}" for at in range(count)]


def test_a_change_is_a_range_that_holds_the_month_it_began() -> None:
    """One a month for four years, then four."""
    draw = np.random.default_rng(7)
    counts = [*draw.poisson(1, 48), *draw.poisson(4, 48)]
    (found,) = change_points([(name, int(count)) for name, count in zip(names(96), counts, strict=True)])
    assert found.earliest <= "2004-01" <= found.latest
    assert found.earliest <= found.likeliest <= found.latest
    assert found.before == pytest.approx(1, abs=0.5)
    assert found.after == pytest.approx(4, abs=1)


def test_no_change_is_found_where_there_is_none() -> None:
    """Of 50 steady series at most three show one; a hundredth is expected."""
    draw = np.random.default_rng(3)
    months = names(120)
    told = [change_points(list(zip(months, map(int, draw.poisson(2, 120)), strict=True))) for _ in range(50)]
    assert sum(map(bool, told)) <= 3
    assert change_points([(month, 0) for month in months]) == ()
    assert change_points([(month, 5) for month in months[:8]]) == ()


def test_reactions_near_actions_are_an_association_and_others_are_not() -> None:
    """Ten years; exercises of two weeks twice a year; launches within them, or anywhere."""
    first = date(2005, 1, 1)
    held = Collected.of([(first, date(2014, 12, 31))])
    begins = [date(year, month, 1) for year in range(2005, 2015) for month in (3, 8)]
    actions = [(day, day + timedelta(days=13)) for day in begins]
    near = [day + timedelta(days=at) for day in begins for at in (3, 9)]
    anywhere = [first + timedelta(days=29 * at) for at in range(120)]
    found = association(("exercises", actions), ("launches", sorted([*near, *anywhere])), held, 0)
    assert found is not None
    assert found.near.days == 20 * 14
    assert found.verdict == "association: more often near"
    assert found.chance is not None
    assert found.chance < 0.05  # moved by whole years the actions meet as many
    other = association(("exercises", actions), ("launches", anywhere), held, 0)
    assert other is not None
    assert other.verdict == "no association shown"
    few = association(("exercises", actions), ("launches", anywhere[:3]), held, 0)
    assert few is not None
    assert few.verdict == "too little to say"
    assert association(("exercises", actions), ("launches", anywhere), Collected(), 0) is None


def test_months_run_from_the_first_collected_one() -> None:
    """A month that has not ended has no count."""
    found = monthly(
        Series(frozenset({"veto"}), days=[date(2024, 2, 3)]), Collected.of([(date(2024, 1, 1), END)]), date(2024, 3, 30)
    )
    assert [(month.month, month.count) for month in found] == [("2024-01", 0), ("2024-02", 1), ("2024-03", None)]


def real(shared: Path) -> list[tuple[date, str]]:
    """Return day and type of each row of CSIS's table, or skip."""
    path = shared / "data" / "events_db" / "csis_beyond_parallel" / "provocations_1958_present.csv"
    if not path.is_file():
        pytest.skip("needs the event tables in ../shared/data/events_db")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return sorted((date.fromisoformat(row["date"]), row["type"]) for row in csv.DictReader(file))


def test_the_autumn_of_2024_does_not_rise_once_bursts_are_allowed_for(shared: Path) -> None:
    """90 days to 16 October against 730: missiles 3 and 58; all 26 and 99, above 1 for Poisson alone."""
    rows = real(shared)
    held = Collected.of([(rows[0][0], rows[-1][0])])
    missiles = [day for day, kind in rows if kind.startswith("Missile")]
    found = trend(Series(frozenset({"missile_launch"}), days=missiles), held, date(2024, 10, 16))
    assert (found.window.count, found.baseline.count) == (3, 58)
    assert found.rate.ratio == pytest.approx(0.42, abs=0.005)
    assert found.verdict is Verdict.NO_CHANGE
    everything = trend(Series(frozenset({"provocation"}), days=[day for day, _ in rows]), held, date(2024, 10, 16))
    assert (everything.window.count, everything.baseline.count) == (26, 99)
    assert everything.rate.ratio == pytest.approx(2.13, abs=0.005)
    assert (rate_ratio(everything.window, everything.baseline).low or 0) > 1.3
    assert everything.rate.dispersion > 2
    assert everything.verdict is Verdict.NO_CHANGE


def test_the_record_year_2022_rises(shared: Path) -> None:
    """The first half of 2022 against two years of calm, and a change whose range holds January 2022."""
    rows = real(shared)
    held = Collected.of([(rows[0][0], rows[-1][0])])
    missiles = [day for day, kind in rows if kind.startswith("Missile")]
    found = trend(Series(frozenset({"missile_launch"}), days=missiles), held, date(2022, 6, 30), 180)
    assert found.verdict is Verdict.RISING
    later = trend(Series(frozenset({"missile_launch"}), days=missiles), held, date(2024, 10, 16))
    assert later.changes[-1].earliest <= "2022-01" <= later.changes[-1].latest


def test_launches_near_exercises_are_an_association_in_the_real_tables(shared: Path) -> None:
    """Exercises of 2005 to 2017 fill 602 of 4,748 days; launch days are three to four times as frequent on them."""
    path = shared / "data" / "events_db" / "cameronnemo" / "provocations_with_exercises_to_2018.csv"
    days = sorted({day for day, kind in real(shared) if kind.startswith("Missile")})
    exercises = [
        (one.event.when.first_day(), one.event.when.last_day())
        for one in receive(path, path.parent).events
        if one.event.kind is EventKind.MILITARY_EXERCISE
    ]
    spans = [(first, last) for first, last in exercises if first and last]
    held = Collected.of([(date(2005, 1, 1), date(2017, 12, 31))])
    found = association(("exercises", spans), ("launch days", days), held, 0)
    assert found is not None
    assert (found.near.days, found.near.days + found.elsewhere.days) == (602, 4748)
    assert (found.near.count, found.elsewhere.count) == (31, 55)
    assert found.rate.ratio == pytest.approx(3.88, abs=0.005)
    assert found.rate.excludes_one
