"""The fires: how high the beacon chain burns day by day, and why, by the rules in fires.yml."""

import functools
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import resources

import yaml

from bongsu.model.finding import Finding, FireChange, Fires, Incident
from bongsu.model.grade import Credibility

_YEAR = timedelta(days=365)
_NAMED = 3
"""Findings that a change of level names; more are counted."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What fires.yml says.

    Attributes:
        steps: how many fires more or less than its severity a finding lights, by its credibility.
        least: how many any finding lights.
        cooling: after so long without anything new a fire sinks by one.
        window: within this time so many ``incidents`` of at least a ``severity``, and so many ``times`` as many as
            the year before lets expect, light one more.
    """

    steps: Mapping[int, int]
    least: int
    cooling: timedelta
    window: timedelta
    incidents: int
    severity: int
    times: float


@functools.cache
def rules() -> Rules:
    """Return the rules of the fires."""
    told = yaml.safe_load(resources.files("bongsu.assess").joinpath("fires.yml").read_text(encoding="utf-8"))
    rate = told["rate"]
    window = timedelta(days=rate["days"])
    cooling = timedelta(days=told["cooling"])
    return Rules(told["steps"], told["least"], cooling, window, rate["incidents"], rate["severity"], rate["times"])


@dataclass(frozen=True, slots=True)
class _Burning:
    """From a day on a finding burns so high; None is from the last day on, whenever that is."""

    day: date | None
    height: int
    finding: Finding
    credibility: Credibility
    cooled: date | None = None


def fires(
    findings: Sequence[Finding], incidents: Iterable[Incident], labels: Mapping[str, str], as_of: date | None
) -> Fires:
    """Return the level, why, and each day on which it changed.

    Args:
        findings: all of them.
        incidents: with their histories.
        labels: of each provision.
        as_of: the last day that anything was published on; None where nothing bears a day.
    """
    if not findings:
        return Fires(1, ("no finding",))
    by_id = {incident.id: incident for incident in incidents}
    burning = [step for finding in findings for step in _steps(finding, by_id.get(finding.incident), as_of)]
    burning.sort(key=lambda step: (step.day is None, step.day or date.max, step.finding.id))
    rush = _Rush(findings)
    changes = tuple(_changes(burning, rush, labels, as_of))
    last = {step.finding.id: step for step in burning}
    level = max(step.height for step in last.values())
    top = {_reason(step, labels) for step in last.values() if step.height == level}
    more = rush.on(as_of) if as_of else None
    reasons = tuple(words for _, words in sorted(top))
    if more and level < 5:
        return Fires(level + 1, (more, *reasons), changes)
    return Fires(level, reasons, changes)


def _steps(finding: Finding, incident: Incident | None, as_of: date | None) -> Iterator[_Burning]:
    """Yield from when on a finding burns how high: at each turn of its incident anew, and lower as it cools."""
    turns: list[tuple[date | None, Credibility]] = [
        (turn.day, max(turn.credibility, _floor(finding, incident))) for turn in (incident.history if incident else ())
    ]
    turns = turns or [(finding.changed or finding.first_seen, finding.credibility)]
    turns[-1] = (turns[-1][0], finding.credibility)
    for at, (day, credibility) in enumerate(turns):
        lit = _Burning(day, _height(finding.severity, credibility), finding, credibility)
        yield lit
        yield from _cooling(lit, turns[at + 1][0] if at + 1 < len(turns) else as_of)


def _floor(finding: Finding, incident: Incident | None) -> Credibility:
    """Return what a finding cannot be better than, where its days leave it open whether the rule was in force."""
    worse = incident is not None and finding.credibility > incident.credibility
    return finding.credibility if worse else Credibility.CONFIRMED


def _cooling(lit: _Burning, until: date | None) -> Iterator[_Burning]:
    if lit.day is None or until is None:
        return
    day, height = lit.day + rules().cooling, lit.height - 1
    while day <= until and height >= rules().least:
        yield _Burning(day, height, lit.finding, lit.credibility, lit.day)
        day, height = day + rules().cooling, height - 1


def _height(severity: int, credibility: Credibility) -> int:
    return max(rules().least, min(5, severity + rules().steps[int(credibility)]))


class _Rush:
    """When incidents of some severity were first told."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        first: dict[str, date] = {}
        for finding in findings:
            if finding.first_seen and finding.severity >= rules().severity:
                day = first.get(finding.incident, finding.first_seen)
                first[finding.incident] = min(day, finding.first_seen)
        self._days = sorted(first.values())

    def on(self, day: date) -> str | None:
        """Say that many more than usual were first told in the days up to this one; None where they were not."""
        told = rules()
        begin = day - told.window
        new = bisect_right(self._days, day) - bisect_right(self._days, begin)
        before = bisect_right(self._days, begin) - bisect_left(self._days, begin - _YEAR)
        usual = before * told.window / _YEAR
        if new < told.incidents or new < told.times * usual:
            return None
        return (
            f"{new} incidents of severity {told.severity} or more were first told within {told.window.days} days, "
            f"against {usual:.1f} in as many days of the year before"
        )

    def days(self) -> set[date]:
        """Return the days on which the answer may change."""
        return {*self._days, *(day + rules().window for day in self._days)}


def _changes(
    burning: Sequence[_Burning], rush: _Rush, labels: Mapping[str, str], as_of: date | None
) -> Iterator[FireChange]:
    """Yield each day on which the level changed, from the first finding on."""
    by_day: dict[date, list[_Burning]] = defaultdict(list)
    for step in burning:
        if step.day is not None:
            by_day[step.day].append(step)
    heights: dict[str, int] = {}
    counted: Counter[int] = Counter()
    level = 1
    for day in sorted({*by_day, *(day for day in rush.days() if as_of and day <= as_of)}):
        for step in by_day[day]:
            counted[heights.get(step.finding.id, 0)] -= 1
            counted[step.height] += 1
            heights[step.finding.id] = step.height
        lit = max((height for height, number in counted.items() if height and number > 0), default=1)
        more = rush.on(day) if lit < 5 else None
        if (now := lit + 1 if more else lit) != level:
            said = more if more and now > level else _why(by_day[day], lit, labels, fell=now < level)
            yield FireChange(day, now, said)
            level = now


def _why(steps: Sequence[_Burning], lit: int, labels: Mapping[str, str], *, fell: bool) -> str:
    if fell and not steps:
        return "no more new incidents than usual"
    if fell:
        cooled = all(step.cooled for step in steps)
        return f"nothing new for {rules().cooling.days} days" if cooled else "what burned higher is believed less"
    said = sorted({_reason(step, labels) for step in steps if step.height == lit})
    more = f", and {len(said) - _NAMED} more" if len(said) > _NAMED else ""
    return "; ".join(words for _, words in said[:_NAMED]) + more


def _reason(step: _Burning, labels: Mapping[str, str]) -> tuple[tuple[str, int, int], str]:
    provision, credibility = step.finding.provision, step.credibility
    words = f"{labels.get(provision, provision)}: severity {step.finding.severity}, credibility {int(credibility)}"
    since = f", nothing new since {step.cooled}" if step.cooled else ""
    return (provision, int(credibility), step.finding.severity), f"{words} ({credibility.words}){since}"
