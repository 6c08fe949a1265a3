"""What rises: each series with its counts, its ratio, its interval, and a verdict that the interval bears."""

import calendar
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from bongsu.assess.rising.changes import change_points
from bongsu.assess.rising.collection import Collected
from bongsu.assess.rising.rates import TINY, counted, dispersion_of, rate_ratio
from bongsu.assess.rising.series import Series, months_of
from bongsu.model.trend import BASELINE, WINDOW, Counted, Interval, Month, Trend, Verdict

LEAST = 5
"""With fewer incidents in window and baseline together nothing is said."""
_NOTHING = Collected()


def trends(
    series: Iterable[Series],
    collected: Mapping[str, Collected],
    as_of: date,
    window: int = WINDOW,
    baseline: int = BASELINE,
) -> list[Trend]:
    """Return what each series shows, those that rise first, then by the height of the window's count.

    Args:
        series: as `by_kind` gives them.
        collected: by kind of event.
        as_of: last day of the window.
        window: days of the window.
        baseline: days before it that it is held against.
    """
    found = [trend(one, _collected(one, collected), as_of, window, baseline) for one in series]
    order = list(Verdict)
    return sorted(found, key=lambda one: (order.index(one.verdict), -one.window.count, one.series))


def trend(series: Series, collected: Collected, as_of: date, window: int = WINDOW, baseline: int = BASELINE) -> Trend:
    """Return what one series shows; see `trends`."""
    begin = as_of - timedelta(days=window - 1)
    recent = counted(series.days, begin, as_of, collected)
    before = counted(series.days, begin - timedelta(days=baseline), begin - timedelta(days=1), collected)
    ratio = rate_ratio(recent, before, dispersion_of(series.days, before, window, collected))
    lacks = list(_lacks(recent, before, window))
    months = monthly(series, collected, as_of)
    return Trend(
        series=series.name,
        kinds=tuple(sorted(series.kinds)),
        party=series.party,
        window=recent,
        baseline=before,
        rate=ratio,
        verdict=Verdict.TOO_LITTLE if lacks else _verdict(ratio),
        reasons=(*lacks, *_notes(before, ratio)),
        changes=change_points([(month.month, month.count) for month in months if month.count is not None]),
        months=tuple(months),
        left_out=series.left_out,
    )


def monthly(series: Series, collected: Collected, as_of: date) -> list[Month]:
    """Return the counts of each month from the first collected one to that of a day.

    A month that was not collected whole has none; the last one counts as whole up to the day.
    """
    if collected.first is None or collected.first > as_of:
        return []
    counts = months_of(day for day in series.days if day <= as_of and collected.holds(day))
    found, first = [], collected.first.replace(day=1)
    while first <= as_of:
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        whole = collected.days(first, last) == (last - first).days + 1 and last <= as_of
        name = f"{first:%Y-%m}"
        found.append(Month(name, counts.get(name, 0) if whole else None))
        first = last + timedelta(days=1)
    return found


def collected_throughout(
    series: Sequence[Series], collected: Mapping[str, Collected], as_of: date, window: int, baseline: int
) -> list[Series]:
    """Return the series whose kinds were collected on every day of window and baseline: these may be added up."""
    first = as_of - timedelta(days=window + baseline - 1)
    return [one for one in series if _collected(one, collected).days(first, as_of) == window + baseline]


def _collected(series: Series, collected: Mapping[str, Collected]) -> Collected:
    """Return the days on which all kinds of a series were collected."""
    held = [collected.get(kind, _NOTHING) for kind in sorted(series.kinds)]
    common = held[0] if held else _NOTHING
    for other in held[1:]:
        common = common.common(other)
    return common


def _lacks(window: Counted, baseline: Counted, days: int) -> Iterable[str]:
    """Yield why nothing can be said."""
    if 2 * window.days < days:
        yield f"only {window.days} of the window's {days} days were collected"
    if baseline.days < 2 * days:
        yield f"only {baseline.days} days of the baseline were collected, less than twice the window"
    if window.count + baseline.count < LEAST:
        yield f"fewer than {LEAST} incidents in all"


def _notes(baseline: Counted, ratio: Interval) -> Iterable[str]:
    if baseline.days < (baseline.last - baseline.first).days + 1:
        whole = (baseline.last - baseline.first).days + 1
        yield f"{whole - baseline.days} of the baseline's {whole} days were not collected, which is not zero"
    if ratio.dispersion > 1:
        yield f"its counts scatter {ratio.dispersion:.1f} times as widely as independent events: the interval is wider"
    elif baseline.count < TINY:
        yield f"fewer than {TINY} incidents in the baseline: taken for independent events"


def _verdict(ratio: Interval) -> Verdict:
    if not ratio.excludes_one:
        return Verdict.NO_CHANGE
    return Verdict.RISING if ratio.low is not None and ratio.low > 1 else Verdict.FALLING
