"""How often series that only scatter are called rising or falling: `python -m tests.quality.quiet_series`.

Events come at one mean rate for 820 days, evenly or in bursts: the rate of each block of days is drawn from a gamma
distribution of that mean. Nothing rises, so that every rise that is told is false.
"""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np

from bongsu.assess.rising import Collected
from bongsu.assess.rising.rates import counted, dispersion_of, rate_ratio
from bongsu.model.trend import BASELINE, WINDOW, Interval

END = date(2024, 12, 31)
DAYS = WINDOW + BASELINE
FIRST = END - timedelta(days=DAYS - 1)
HELD = Collected.of([(FIRST, END)])
SETTINGS = [
    (mean, shape, block)
    for mean in (0.7, 2.0, 5.0)
    for shape, block in ((None, 30), (2, 30), (1, 30), (2, 90), (0.5, 15))
]
"""Mean a month; shape of the gamma distribution, None for an even rate; days of a block."""


class Quiet(NamedTuple):
    """Shares of series that are called rising, falling, and either of both by Poisson's interval."""

    rising: float
    falling: float
    poisson: float


def quiet(mean: float, shape: float | None, block: int, series: int = 600) -> Quiet:
    """Return the shares of so many quiet series that are called something; of under five events nothing is."""
    draw = np.random.default_rng(1)
    told = [_told(list(_days(draw, mean, shape, block))) for _ in range(series)]
    shares = np.array([one or (False, False, False) for one in told]).mean(axis=0)
    return Quiet(*map(float, shares))


def _days(draw: np.random.Generator, mean: float, shape: float | None, block: int) -> Iterator[date]:
    blocks = DAYS // block + 1
    rates = np.ones(blocks) if shape is None else draw.gamma(shape, 1 / shape, blocks)
    counts = draw.poisson(np.repeat(rates, block)[:DAYS] * mean / 30)
    return (FIRST + timedelta(days=int(at)) for at in np.repeat(np.arange(DAYS), counts))


def _told(days: list[date]) -> tuple[bool, bool, bool] | None:
    window = counted(days, END - timedelta(days=WINDOW - 1), END, HELD)
    before = counted(days, FIRST, END - timedelta(days=WINDOW), HELD)
    if window.count + before.count < 5:
        return None
    found = rate_ratio(window, before, dispersion_of(days, before, WINDOW, HELD))
    return _above(found), _below(found), rate_ratio(window, before).excludes_one


def _above(found: Interval) -> bool:
    return found.low is not None and found.low > 1


def _below(found: Interval) -> bool:
    return found.high is not None and found.high < 1


if __name__ == "__main__":
    for setting in SETTINGS:
        one = quiet(*setting)
        sys.stdout.write(f"{setting}: rising {one.rising:.3f}, falling {one.falling:.3f}, Poisson {one.poisson:.3f}\n")
