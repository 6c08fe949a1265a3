"""What rises in a watch: its incidents by series, and how often they come now beside before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bongsu.model.errors import WatchError
from bongsu.model.event import EventKind
from bongsu.model.finding import Incident
from bongsu.model.trend import BASELINE, LAG, WINDOW, Association, Trend
from bongsu.pipeline.knowing import known

if TYPE_CHECKING:
    from bongsu.assess.rising import Collected, Series

ALL = "all"
"""Stands for the kinds that were collected throughout, added up."""


@dataclass(frozen=True)
class Rising:
    """What rises, falls, or shows nothing.

    Attributes:
        as_of: last day of the window.
        trends: one for each series, those that rise first.
        association: of two series, where one was asked for.
    """

    title: str
    as_of: date
    trends: tuple[Trend, ...]
    association: Association | None


def rising(
    folder: Path,
    kind: str | None = None,
    *,
    by: str | None = None,
    window: int = WINDOW,
    baseline: int = BASELINE,
    as_of: date | None = None,
    near: str | None = None,
    lag: int = LAG,
) -> Rising:
    """Return what rises among the incidents of a watch, as its last run left them.

    Args:
        folder: the watch.
        kind: one kind of event, or ``all`` for those that were collected throughout, added up; each by itself if None.
        by: ``agent`` or ``recipient``, for a series of each party; None for everybody together.
        window: days that are looked at.
        baseline: days before them that they are held against.
        as_of: last day of the window, the last that was collected where None; what is known now of it counts.
        near: a kind of event, near whose incidents `kind` may be more frequent.
        lag: days after an incident of `near` that still count as near it.

    Raises:
        WatchError: the folder is no watch, was never run, or nothing of what is asked for was collected.
        ValueError: there is no such kind.
    """
    from bongsu.assess import rising as counting
    from bongsu.store import Ledger, open_watch

    asked = [EventKind(word).value for word in (kind, near) if word not in {None, ALL}]
    watch = open_watch(folder)
    with Ledger.open(watch.store_url) as ledger:
        assessment = ledger.assessment()
        if assessment is None:
            raise WatchError(f"{folder}: this watch has not been run; run it with `bongsu run {folder}`.")
        standing = known(ledger)
    collected = counting.collected_by_kind(standing.claims, standing.kept)
    chosen = (
        {word: collected[word] for word in asked[:1] if word in collected} if kind not in {None, ALL} else collected
    )
    last = as_of or max((held.last for held in chosen.values() if held.last), default=None)
    if last is None:
        raise WatchError(f"{folder}: no day of {kind or 'any event'} was collected, so nothing can be counted.")
    series = counting.by_kind(assessment.incidents, by)
    held = _chosen(series, collected, kind, (last, window, baseline))
    return Rising(
        watch.title,
        last,
        tuple(counting.trends(held, collected, last, window, baseline)),
        _association(assessment.incidents, collected, (near, kind), lag) if near else None,
    )


def _chosen(
    series: Sequence["Series"],
    collected: Mapping[str, "Collected"],
    kind: str | None,
    days: tuple[date, int, int],
) -> list["Series"]:
    from bongsu.assess import rising as counting

    if kind is None:
        return list(series)
    if kind != ALL:
        return [one for one in series if kind in one.kinds]
    throughout = counting.collected_throughout(series, collected, *days)
    return [counting.together(throughout)] if throughout else []


def _association(
    incidents: Iterable[Incident], collected: Mapping[str, "Collected"], kinds: tuple[str, str | None], lag: int
) -> Association | None:
    """Return the association of one kind with another; None where they were never collected together."""
    from bongsu.assess import rising as counting

    near, kind = kinds
    if kind is None or near not in collected or kind not in collected:
        return None
    held = list(incidents)
    spans = [
        (first, one.event.when.last_day() or first)
        for one in held
        if one.event.kind == near and (first := counting.day_of(one)) is not None
    ]
    days = [day for series in counting.by_kind(held) if kind in series.kinds for day in series.days]
    return counting.association(
        (near.replace("_", " "), spans),
        (kind.replace("_", " "), days),
        collected[near].common(collected[kind]),
        lag,
    )
