"""Capped quantities as bars: a sum with its range, one bar for each basis, and the cap of its window as a line.

Drawn here as SVG, so that the page asks for no script and nothing outside; the same sums give the same bytes.
"""

import base64
import contextlib
import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from bongsu.model.errors import WatchError
from bongsu.report import hostile

WIDTH, HEIGHT, LEFT, BOTTOM = 960.0, 320.0, 90.0, 40.0
_TICKS = 5
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_UNITS = {"barrel": "barrels", "tonne": "tonnes", "usd": "US dollars"}
BASES = ("recorded", "notified", "estimated")


@dataclass(frozen=True, slots=True)
class Bar:
    """What figures of one basis come to in one window of a limit; None is unknown, and drawn as such.

    Attributes:
        limit: name of the limit; ``provision`` its paragraph; ``unit`` in which all amounts are.
        cap: None where none was in force.
        first, last: days of the window.
        usual, low, high: the sum with the least and the most that it may be.
        parties: who reported; ``figures`` how many, ``unknown`` how many of them without an amount.
    """

    limit: str
    provision: str
    unit: str
    cap: float | None
    first: date
    last: date
    basis: str
    usual: float | None
    low: float | None
    high: float | None
    parties: tuple[str, ...]
    figures: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A bar in the picture's own units; ``top`` and ``bottom`` are the ends of the range, ``cap`` the cap's height."""

    bar: Bar
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


def write_chart(title: str, bars: Sequence[Bar], path: Path) -> Path:
    """Write the page in one step.

    Raises:
        WatchError: the page cannot be written.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(render(title, bars).encode("utf-8", "replace"))
        draft.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise WatchError(
            f"{path}: the chart cannot be written ({error.strerror}); free or choose the place."
        ) from error
    return path


def render(title: str, bars: Sequence[Bar]) -> str:
    """Return the page's HTML."""
    loader = PackageLoader("bongsu.report.trade", "templates")
    shown = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, finalize=hostile.visible)
    style = shown.get_template("chart.css").render()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return shown.get_template("chart.html").render(
        title=title, pictures=list(pictures(bars)), style=style, style_hash=digest, width=WIDTH, height=HEIGHT,
        left=LEFT, floor=HEIGHT - BOTTOM,
    )  # fmt: skip


def pictures(bars: Sequence[Bar]) -> Iterator[Picture]:
    """Yield one picture for each limit, in the order of their names."""
    ordered = sorted(bars, key=lambda bar: (bar.limit, bar.provision, bar.first, BASES.index(bar.basis)))
    for (limit, provision), held in groupby(ordered, key=lambda bar: (bar.limit, bar.provision)):
        yield _picture(limit, provision, _with_gaps(list(held)))


def _with_gaps(bars: Sequence[Bar]) -> list[Bar]:
    """Return the bars, and one without any figure for each year between them that has none."""
    full: list[Bar] = []
    for bar in bars:
        while full and bar.first.year - full[-1].first.year > 1:
            year = full[-1].first.year + 1
            first, last = bar.first.replace(year=year), bar.last.replace(year=year + bar.last.year - bar.first.year)
            empty = replace(bar, first=first, last=last, cap=None, usual=None, low=None, high=None)
            full.append(replace(empty, parties=(), figures=0, unknown=0))
        full.append(bar)
    return full


def _picture(limit: str, provision: str, bars: Sequence[Bar]) -> Picture:
    highest = max([1.0, *(value for bar in bars for value in (bar.high, bar.cap) if value is not None)])
    step = _step(highest / _TICKS)
    scale = (HEIGHT - BOTTOM - 20) / (step * _TICKS)
    slot = (WIDTH - LEFT - 10) / len(bars)
    marks = tuple(_mark(bar, LEFT + slot * at, slot, scale) for at, bar in enumerate(bars))
    ticks = tuple((_height(step * number, scale), f"{step * number:,.0f}") for number in range(_TICKS + 1))
    return Picture(limit.replace("_", " "), provision, _UNITS.get(bars[0].unit, bars[0].unit), marks, ticks)


def _mark(bar: Bar, x: float, slot: float, scale: float) -> Mark:
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
