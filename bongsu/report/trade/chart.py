"""Capped quantities as bars: a sum with its range, one bar for each basis, and the cap of its window as a line.

Drawn here as SVG, so that the page asks for no script and nothing outside; the same sums give the same bytes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from bongsu.model.capped import CappedSum
from bongsu.report.printing import digest, templates, write_whole

WIDTH, HEIGHT, LEFT, BOTTOM = 960.0, 320.0, 90.0, 40.0
_TICKS = 5
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_UNITS = {"barrel": "barrels", "tonne": "tonnes", "usd": "US dollars"}
BASES = ("recorded", "notified", "estimated")


@dataclass(frozen=True, slots=True)
class Mark:
    """A bar in the picture's own units; ``top`` and ``bottom`` are the ends of the range, ``cap`` the cap's height."""

    bar: CappedSum
    x: float
    width: float
    y: float
    height: float
    top: float
    bottom: float
    cap: float | None
    label: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All bars of one limit, with the heights that are labelled."""

    limit: str
    provision: str
    unit: str
    marks: tuple[Mark, ...]
    ticks: tuple[tuple[float, str], ...]


def write_chart(title: str, bars: Sequence[CappedSum], path: Path) -> Path:
    """Write the page, the whole or nothing.

    Raises:
        WatchError: the page cannot be written.
    """
    return write_whole(path, render(title, bars), "the chart")


def render(title: str, bars: Sequence[CappedSum]) -> str:
    """Return the page's HTML."""
    shown = templates("bongsu.report.trade")
    style = shown.get_template("chart.css").render()
    return shown.get_template("chart.html").render(
        title=title, pictures=list(pictures(bars)), style=style, style_hash=digest(style), width=WIDTH, height=HEIGHT,
        left=LEFT, floor=HEIGHT - BOTTOM,
    )  # fmt: skip


def pictures(bars: Sequence[CappedSum]) -> Iterator[Picture]:
    """Yield one picture for each limit, in the order of their names."""
    ordered = sorted(bars, key=lambda bar: (bar.limit, bar.provision, bar.first, BASES.index(bar.basis)))
    for (limit, provision), held in groupby(ordered, key=lambda bar: (bar.limit, bar.provision)):
        yield _picture(limit, provision, _with_gaps(list(held)))


def _with_gaps(bars: Sequence[CappedSum]) -> list[CappedSum]:
    """Return the bars, and one without any figure for each year between them that has none."""
    full: list[CappedSum] = []
    for bar in bars:
        while full and bar.first.year - full[-1].first.year > 1:
            year = full[-1].first.year + 1
            first, last = bar.first.replace(year=year), bar.last.replace(year=year + bar.last.year - bar.first.year)
            empty = replace(bar, first=first, last=last, cap=None, usual=None, low=None, high=None)
            full.append(replace(empty, parties=(), figures=0, unknown=0))
        full.append(bar)
    return full


def _picture(limit: str, provision: str, bars: Sequence[CappedSum]) -> Picture:
    highest = max([1.0, *(value for bar in bars for value in (bar.high, bar.cap) if value is not None)])
    step = _step(highest / _TICKS)
    scale = (HEIGHT - BOTTOM - 20) / (step * _TICKS)
    slot = (WIDTH - LEFT - 10) / len(bars)
    marks = tuple(_mark(bar, LEFT + slot * at, slot, scale) for at, bar in enumerate(bars))
    ticks = tuple((_height(step * number, scale), f"{step * number:,.0f}") for number in range(_TICKS + 1))
    return Picture(limit.replace("_", " "), provision, _UNITS.get(bars[0].unit, bars[0].unit), marks, ticks)


def _mark(bar: CappedSum, x: float, slot: float, scale: float) -> Mark:
    y = _height(bar.usual or 0.0, scale)
    label = str(bar.first.year) if bar.first.month == 1 else f"{bar.first.year}/{str(bar.last.year)[2:]}"
    cap = None if bar.cap is None else _height(bar.cap, scale)
    ends = _height(bar.high or 0.0, scale), _height(bar.low or 0.0, scale)
    width = round(min(slot * 0.7, 60.0), 1)
    return Mark(bar, round(x + (slot - width) / 2, 1), width, y, round(HEIGHT - BOTTOM - y, 1), *ends, cap, label)


def _height(value: float, scale: float) -> float:
    return round(HEIGHT - BOTTOM - value * scale, 1)


def _step(least: float) -> float:
    """Return the smallest round number that is not below this."""
    size = 10.0 ** (len(str(int(least))) - 1)
    return next(size * one for one in _STEPS if size * one >= least)
