"""Incidents by series and day: what is counted, and where it stands in the calendar."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from bongsu.assess.incidents import CONTINUING
from bongsu.model.finding import Incident
from bongsu.model.grade import Credibility

LONGEST = timedelta(days=31)
"""An incident that is dated more vaguely has no month; what goes on is counted where it began."""
_SUM = "in all"
"""How sums over incidents qualify their amounts: they are counted in what they sum up."""


@dataclass
class Series:
    """What is counted.

    Attributes:
        kinds: of events.
        party: name of whose part is counted; None for everybody.
        part: ``agent`` or ``recipient``; None for everybody.
        days: the first day of each incident, in order of time.
        left_out: incidents without such a day.
    """

    kinds: frozenset[str]
    party: str | None = None
    part: str | None = None
    days: list[date] = field(default_factory=list)
    left_out: int = 0

    @property
    def name(self) -> str:
        """The series in words."""
        kinds = next(iter(self.kinds)).replace("_", " ") if len(self.kinds) == 1 else "events of all kinds"
        joint = {"agent": "by", "recipient": "to or with"}
        return f"{kinds} {joint[self.part]} {self.party}" if self.part else kinds


def by_kind(incidents: Iterable[Incident], part: str | None = None) -> list[Series]:
    """Return one series per kind of event; with a part, per kind and each party that has it.

    Args:
        incidents: those of credibility 5 and 6 and sums over others are not counted.
        part: ``agent`` or ``recipient``; None for everybody together.
    """
    found: dict[tuple[str, str | None], Series] = {}
    names: dict[str, str] = {}
    for incident in incidents:
        if not _counts(incident):
            continue
        kind, day = incident.event.kind.value, day_of(incident)
        for party in _parties(incident, part, names):
            key = (kind, party)
            if key not in found:
                found[key] = Series(frozenset({kind}), names.get(party or ""), part)
            if day is None:
                found[key].left_out += 1
            else:
                found[key].days.append(day)
    for series in found.values():
        series.days.sort()
    return [found[key] for key in sorted(found, key=lambda key: (key[0], key[1] or ""))]


def together(some: Iterable[Series]) -> Series:
    """Return the series that counts what any of these count."""
    held = list(some)
    kinds = frozenset(kind for series in held for kind in series.kinds)
    days = sorted(day for series in held for day in series.days)
    return Series(kinds, days=days, left_out=sum(series.left_out for series in held))


def day_of(incident: Incident) -> date | None:
    """Return the day on which an incident is counted; None where it has none."""
    when = incident.event.when
    first, last = when.first_day(), when.last_day()
    if first is None or not when.stated:
        return None
    if incident.event.kind in CONTINUING:
        return first
    return first if last is not None and last - first <= LONGEST else None


def months_of(days: Iterable[date]) -> dict[str, int]:
    """Return how many of these days each month holds, by ``2024-10``."""
    counted: dict[str, int] = defaultdict(int)
    for day in days:
        counted[f"{day:%Y-%m}"] += 1
    return dict(counted)


def _counts(incident: Incident) -> bool:
    """Return whether an incident counts: it is held for possible, and is no sum over others."""
    amounts = [item.quantity for item in incident.event.objects if item.quantity]
    summed = bool(amounts) and all(amount.qualifier == _SUM for amount in amounts)
    return incident.credibility <= Credibility.DOUBTFUL and not summed


def _parties(incident: Incident, part: str | None, names: dict[str, str]) -> list[str | None]:
    """Return the ids of the parties that have a part, with their names noted; one None for everybody."""
    if part is None:
        return [None]
    parties = incident.event.agents if part == "agent" else incident.event.recipients
    for party in parties:
        names.setdefault(party.id, party.name)
    return [party.id for party in parties]
