"""When a rate changed: months of change as ranges, found one after the other, each held against chance."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from bongsu.model.trend import Change

Counts = NDArray[np.float64]

SHORTEST = 6
"""Months on either side of a change; with fewer one burst is a change."""
CHANCE = 0.01
"""Greatest chance at which a change is told: a series has several places to look at."""
ORDERS = 999
"""Random orders of the months that a change is held against."""
SURE = 0.95
_SEED = 20061009
"""Any number; the same one, so that a second run over the same counts gives the same chance."""


def change_points(months: Sequence[tuple[str, int]]) -> tuple[Change, ...]:
    """Return the changes of rate, in order of time.

    Binary segmentation by the likelihood of Poisson rates. A change is told where months in random order hardly ever
    show as great a one, which allows for whatever scatter the counts have; order within bursts of months is not kept
    then, so that a burst of half a year may be told as a change. Where it lies follows from the likelihood of each
    month, flattened by the dispersion that is left: the fewest consecutive months that hold 95 percent.

    Args:
        months: names and counts of collected months, in order; months that were not collected are left out.
    """
    names = [name for name, _ in months]
    counts = np.array([count for _, count in months], dtype=np.float64)
    found = dict(_found(counts, 0, len(counts)))
    edges = [0, *sorted(found), len(counts)]
    chances = [found[at] for at in edges[1:-1]]
    for number in range(1, len(edges) - 1):  # once the others are known, each lies where it is likeliest between them
        edges[number] = (
            edges[number - 1] + SHORTEST + int(_gains_of(counts[edges[number - 1] : edges[number + 1]]).argmax())
        )
    return tuple(
        _change(names, counts, (edges[number], edges[number + 1], edges[number + 2]), chance)
        for number, chance in enumerate(chances)
    )


def _found(counts: Counts, first: int, end: int) -> Iterator[tuple[int, float]]:
    """Yield the places of changes between two, each with its chance."""
    part = counts[first:end]
    if len(part) < 2 * SHORTEST or not part.any():
        return
    gains = _gains_of(part)
    best = int(gains.argmax())
    chance = _chance(part, float(gains[best]))
    if chance > CHANCE:
        return
    at = first + best + SHORTEST
    yield at, chance
    yield from _found(counts, first, at)
    yield from _found(counts, at, end)


def _chance(part: Counts, gain: float) -> float:
    """Return how often months in random order show as great a change; no more are drawn once it is too often."""
    draw = np.random.default_rng(_SEED)
    drawn = as_great = 0
    for some in (ORDERS // 10, ORDERS - ORDERS // 10):
        orders = draw.permuted(np.tile(part, (some, 1)), axis=1)
        as_great += int((_gains(orders).max(axis=1) >= gain - 1e-9).sum())
        drawn += some
        if as_great > CHANCE * (1 + ORDERS):
            break
    return (1 + as_great) / (1 + drawn)


def _gains_of(part: Counts) -> Counts:
    gains: Counts = _gains(part[None, :])[0]
    return gains


def _gains(rows: Counts) -> Counts:
    """Return for each row and place how much likelier two rates are than one, as a logarithm.

    The first place is `SHORTEST` months in, the last as many before the end.
    """
    length = rows.shape[1]
    left = rows.cumsum(axis=1)[:, SHORTEST - 1 : length - SHORTEST]
    whole = rows.sum(axis=1, keepdims=True)
    months = np.arange(SHORTEST, length - SHORTEST + 1, dtype=np.float64)
    both = _term(left, months) + _term(whole - left, length - months)
    return both - _term(whole, np.full((1, 1), float(length)))


def _term(count: Counts, months: Counts) -> Counts:
    """Return the likelihood of a count at its own rate, as a logarithm, without what all share."""
    safe = np.where(count > 0, count, 1.0)
    return np.where(count > 0, count * np.log(safe / months), 0.0)


def _change(names: Sequence[str], counts: Counts, edges: tuple[int, int, int], chance: float) -> Change:
    """Return the change between the one before and the one after it."""
    first, at, end = edges
    part = counts[first:end]
    gains = _gains_of(part)
    before, after = counts[first:at], counts[at:end]
    likely = np.exp((gains - gains.max()) / _dispersion(before, after))
    low, high = _narrowest(likely / likely.sum())
    name = [names[first + SHORTEST + place] for place in (low, high)]
    return Change(name[0], name[1], names[at], float(before.mean()), float(after.mean()), chance)


def _dispersion(before: Counts, after: Counts) -> float:
    """Return how scattered the months are around the two rates, at least 1."""
    parts = [part for part in (before, after) if part.mean() > 0]
    squares = sum(float(((part - part.mean()) ** 2).sum() / part.mean()) for part in parts)
    free = sum(len(part) - 1 for part in parts)
    return max(1.0, squares / max(1, free))


def _narrowest(chances: Counts) -> tuple[int, int]:
    """Return the first and last of the fewest places in a row that hold enough."""
    sums = np.concatenate([[0.0], chances.cumsum()])
    ends = np.searchsorted(sums, sums[:-1] + SURE - 1e-12)
    widths = np.where(ends < len(sums), ends - np.arange(len(ends)), len(sums) + 1)
    low = int(widths.argmin())
    return low, int(ends[low]) - 1
