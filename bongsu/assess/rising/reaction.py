"""Whether one series is more frequent near another: an association with its interval, which tells no cause."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from bongsu.assess.rising.collection import Collected, Span
from bongsu.model.trend import Association, Counted, Interval

DRAWS = 1999
FEWEST_BLOCKS = 8
BLOCKS = (365, 91)
"""Days of a block: a year, so that seasons stay whole, or a quarter where there are too few years."""
LEAST = 5
"""With fewer incidents of the reaction nothing is said."""
_SEED = 20061009
METHOD = "percentiles of a bootstrap of blocks of {days} days"


def association(
    action: tuple[str, Sequence[Span]],
    reaction: tuple[str, Sequence[date]],
    collected: Collected,
    lag: int,
) -> Association | None:
    """Return how often one series happens on the days of another and up to so many days after, and how often elsewhere.

    Args:
        action: its name, and the first and last day of each of its incidents.
        reaction: its name, and the day of each of its incidents.
        collected: days on which both were collected.
        lag: days after the last day of an action that count as near it.

    Returns:
        None where no day was collected.
    """
    if collected.first is None or collected.last is None:
        return None
    first, size = collected.first, (collected.last - collected.first).days + 1
    known = _days(collected.spans, first, size)
    near = _days([(begin, end + timedelta(days=lag)) for begin, end in action[1]], first, size) & known
    counts = np.zeros(size)
    for day in reaction[1]:
        if 0 <= (day - first).days < size:
            counts[(day - first).days] += 1
    sides = [_counted(collected, counts, held) for held in (near, known & ~near)]
    interval = _interval(counts, near, known, sides)
    chance = _chance(counts, near, known) if interval.ratio is not None and len(action[1]) > 1 else None
    return Association(action[0], reaction[0], lag, sides[0], sides[1], interval, chance, _verdict(interval))


def _days(spans: Sequence[Span], first: date, size: int) -> NDArray[np.bool_]:
    held = np.zeros(size, dtype=bool)
    for begin, end in spans:
        held[max(0, (begin - first).days) : max(0, (end - first).days + 1)] = True
    return held


def _counted(collected: Collected, counts: NDArray[np.float64], held: NDArray[np.bool_]) -> Counted:
    first, last = collected.spans[0][0], collected.spans[-1][1]
    return Counted(first, last, int(held.sum()), int(counts[held].sum()))


def _interval(
    counts: NDArray[np.float64], near: NDArray[np.bool_], known: NDArray[np.bool_], sides: Sequence[Counted]
) -> Interval:
    """Return the ratio of both rates with its interval: blocks of days are drawn again and again."""
    days = next((size for size in BLOCKS if known.sum() >= FEWEST_BLOCKS * size), 0)
    enough = sides[0].count + sides[1].count >= LEAST and sides[0].days and sides[1].days
    if not days or not enough:
        return Interval(None, None, None, 1.0, "none: too few days or incidents")
    ratio = _ratio(*(float(value) for side in sides for value in (side.count, side.days)))
    blocks = np.arange(len(counts)) // days
    sums = np.stack(
        [np.bincount(blocks, weights) for weights in (counts * near, near, counts * (known & ~near), known & ~near)]
    )
    drawn = np.random.default_rng(_SEED).integers(sums.shape[1], size=(DRAWS, sums.shape[1]))
    near_count, near_days, other_count, other_days = sums[:, drawn].sum(axis=2)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = (near_count / near_days) / (other_count / other_days)
    ratios = np.sort(np.where(np.isnan(ratios), 1.0, ratios))
    low, high = ratios[int(0.025 * DRAWS)], ratios[int(0.975 * DRAWS)]
    upper = float(high) if np.isfinite(high) else None
    return Interval(ratio, float(low), upper, 1.0, METHOD.format(days=days))


def _ratio(near_count: float, near_days: float, other_count: float, other_days: float) -> float | None:
    return (near_count / near_days) / (other_count / other_days) if other_count else None


def _chance(counts: NDArray[np.float64], near: NDArray[np.bool_], known: NDArray[np.bool_]) -> float:
    """Return how often the actions have as many of the reaction near them when all are moved on together, in a ring.

    Every move keeps how the actions follow each other, and how the reaction does.
    """
    ring_near, ring_counts = near[known].astype(np.float64), counts[known]
    # a correlation over all moves at once
    met = np.fft.irfft(np.fft.rfft(ring_counts) * np.conj(np.fft.rfft(ring_near)), len(ring_near))
    observed = float((ring_counts * ring_near).sum())
    expected = ring_counts.sum() * ring_near.mean()
    as_far = np.abs(met - expected) >= abs(observed - expected) - 1e-6
    return float(as_far.mean())


def _verdict(interval: Interval) -> str:
    if interval.low is None:
        return "too little to say"
    if not interval.excludes_one:
        return "no association shown"
    return "association: more often near" if interval.low > 1 else "association: less often near"
