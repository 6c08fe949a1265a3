"""Where the claim reader is weak, as its figures say."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tests.quality.correspondence import SAME
from tests.quality.figures import Count, Figure, Measured
from tests.quality.wording import FIGURES, number, of_kind

ENOUGH = 3
"""Of fewer than so many items, a share of a kind says nothing."""
SHOWN = 5


def weaknesses(reached: dict[str, Measured], sets: dict[str, dict[str, Any]]) -> str:
    """Return a Markdown list of what is below its bar, of no use, or lowest among its like."""
    kinds = reached["articles"].kinds
    classes = {label: count for (fit, label), count in reached["plover"].classes.items() if fit == SAME}
    items = [
        *_below(reached, sets),
        *_useless(reached, sets),
        *_lowest("Kinds that are missed most", kinds, lambda count: count.recall, lambda count: count.there),
        *_lowest("Kinds that are read wrongly most", kinds, lambda count: count.precision, _read),
        *_lowest("PLOVER classes that are missed most", classes, lambda count: count.recall, lambda count: count.there),
        *_alarms(reached["plover"].alarms),
    ]
    return "\n".join(f"* {item}" for item in items) + "\n"


def _below(reached: dict[str, Measured], sets: dict[str, dict[str, Any]]) -> Iterator[str]:
    for name, entry in sets.items():
        for figure, (must, _) in entry["bars"].items():
            now = reached[name].figures[figure].value
            if now < must:
                yield f"{entry['title']}: {FIGURES[figure]} is {number(now)}; at least {number(must)} was asked."


def _useless(reached: dict[str, Measured], sets: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Yield figures that somebody reaches who does not read; silence is no merit of who never speaks."""
    for name, entry in sets.items():
        for key, figure in reached[name].figures.items():
            worse = [f"{number(value)} by {how}" for how, value in figure.trivial.items() if _no_better(figure, value)]
            if worse and key != "silent":
                yield f"{entry['title']}: {FIGURES[key]} is {number(figure.value)}, against {', '.join(worse)}."


def _no_better(figure: Figure, trivial: float) -> bool:
    return figure.value >= trivial if figure.error else figure.value <= trivial


def _read(count: Count) -> int:
    return count.hit + count.extra


def _lowest(
    what: str, counts: Mapping[str, Count], rate: Callable[[Count], float | None], weight: Callable[[Count], int]
) -> Iterator[str]:
    rated = [(rate(count) or 0.0, name, weight(count)) for name, count in counts.items() if weight(count) >= ENOUGH]
    low = [f"{of_kind(name)} {number(value)} of {items}" for value, name, items in sorted(rated) if value < 1][:SHOWN]
    if low:
        yield f"{what}: {', '.join(low)}."


def _alarms(alarms: Mapping[str, int]) -> Iterator[str]:
    often = sorted(alarms.items(), key=lambda item: (-item[1], item[0]))[:SHOWN]
    if often:
        listed = ", ".join(f"{of_kind(kind)} ({times})" for kind, times in often)
        yield f"Read most often in PLOVER records outside our field: {listed}."
