"""The rate of a recent window against that before it, with an interval that allows for events that come in bursts."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from scipy.special import betaincinv

from bongsu.assess.rising.collection import Collected
from bongsu.model.trend import Counted, Interval

CONFIDENCE = 0.95
BUCKET = 30
"""Days of the buckets whose counts show how bursty a series is: about a month."""
FEWEST_BUCKETS = 6
TINY = 10
"""With fewer incidents in the baseline no dispersion can be had of it."""

EXACT = "exact Poisson (conditional binomial)"
SCALED = "quasi-Poisson: exact conditional interval of the counts divided by their dispersion"


def counted(days: Sequence[date], first: date, last: date, collected: Collected) -> Counted:
    """Return how many of these days lie between two on collected days."""
    held = sum(1 for day in days if first <= day <= last and collected.holds(day))
    return Counted(first, last, collected.days(first, last), held)


def rate_ratio(window: Counted, baseline: Counted, dispersion: float = 1.0) -> Interval:
    """Return the ratio of the window's rate to the baseline's, with its interval.

    Given their sum, the count of the window is binomial; Clopper and Pearson's limits of its share become those of the
    ratio. Of counts with variance `dispersion` times their mean, as many are worth one: both counts are divided by it.

    Args:
        window: what is looked at.
        baseline: what it is held against.
        dispersion: at least 1; 1 is Poisson.
    """
    method = EXACT if dispersion <= 1 else SCALED
    if not window.days or not baseline.days or not window.count + baseline.count:
        return Interval(None, None, None, dispersion, method)
    recent, before = window.count / dispersion, baseline.count / dispersion
    tail, scale = (1 - CONFIDENCE) / 2, baseline.days / window.days
    low = float(betaincinv(recent, before + 1, tail)) if recent else 0.0
    high = float(betaincinv(recent + 1, before, 1 - tail)) if before else 1.0
    ratio = window.count / baseline.count * scale if baseline.count else None
    upper = high / (1 - high) * scale if high < 1 else None
    return Interval(ratio, low / (1 - low) * scale, upper, dispersion, method)


def dispersion_of(days: Sequence[date], baseline: Counted, window_days: int, collected: Collected) -> float:
    """Return how many times the variance of independent events the baseline's counts have, at least 1.

    Variance by mean of counts in buckets of 30 days, and of as many days as the window has, where there are enough of
    them: events that come in waves of months look calm from month to month. The larger counts. Only buckets that were
    collected in full count. Of fewer incidents than `TINY` nothing is estimated, and 1 is returned.
    """
    if baseline.count < TINY:
        return 1.0
    found = [1.0]
    for size in dict.fromkeys((BUCKET, window_days)):
        counts = _buckets(days, baseline, size, collected)
        if len(counts) >= FEWEST_BUCKETS and counts.mean() > 0:
            found.append(float(counts.var(ddof=1) / counts.mean()))
    return max(found)


def _buckets(
    days: Sequence[date], baseline: Counted, size: int, collected: Collected
) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """Return the counts of buckets of so many days, back from the baseline's end."""
    number = ((baseline.last - baseline.first).days + 1) // size
    begins = [baseline.last - timedelta(days=size * (at + 1) - 1) for at in range(number)]
    ends = [begin + timedelta(days=size - 1) for begin in begins]
    whole = [at for at in range(number) if collected.days(begins[at], ends[at]) == size]
    ordinals = np.array([day.toordinal() for day in days], dtype=np.int64)
    ordinals.sort()
    left = np.searchsorted(ordinals, [begins[at].toordinal() for at in whole])
    right = np.searchsorted(ordinals, [ends[at].toordinal() for at in whole], side="right")
    return np.asarray(right - left, dtype=np.int64)
