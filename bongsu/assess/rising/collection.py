"""Which days were collected: where nothing was, nothing is known, which is not zero."""

import calendar
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bongsu.model.claim import Claim
from bongsu.model.evidence import Evidence

_DAY = timedelta(days=1)
Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Collected:
    """Days that were collected, as spans that neither meet nor touch, in order; both ends are included."""

    spans: tuple[Span, ...] = ()

    @classmethod
    def of(cls, spans: Iterable[Span]) -> "Collected":
        """Return the days of any spans."""
        joined: list[Span] = []
        for first, last in sorted(spans):
            if joined and first <= joined[-1][1] + _DAY:
                joined[-1] = (joined[-1][0], max(joined[-1][1], last))
            else:
                joined.append((first, last))
        return cls(tuple(joined))

    def days(self, first: date, last: date) -> int:
        """Return how many of the days between two, both included, were collected."""
        met = ((max(first, begin), min(last, end)) for begin, end in self.spans)
        return sum((end - begin).days + 1 for begin, end in met if begin <= end)

    def holds(self, day: date) -> bool:
        """Return whether a day was collected."""
        at = bisect_right(self.spans, (day, date.max)) - 1
        return at >= 0 and self.spans[at][0] <= day <= self.spans[at][1]

    def common(self, other: "Collected") -> "Collected":
        """Return the days that both hold."""
        met = ((max(first, begin), min(last, end)) for first, last in self.spans for begin, end in other.spans)
        return Collected.of((first, last) for first, last in met if first <= last)

    @property
    def first(self) -> date | None:
        """The first collected day."""
        return self.spans[0][0] if self.spans else None

    @property
    def last(self) -> date | None:
        """The last collected day."""
        return self.spans[-1][1] if self.spans else None


def collected_by_kind(claims: Iterable[Claim], evidence: Mapping[str, Evidence]) -> dict[str, Collected]:
    """Return the collected days of each kind of event.

    An article tells that its month was read, for events of every kind; the last month up to the last article. A table
    tells the days from its first row to its last, for the kinds of which it has rows: a month of such a table without
    a row had none.
    """
    rows: dict[str, list[Claim]] = defaultdict(list)
    kinds = set()
    for claim in claims:
        kinds.add(claim.event.kind.value)
        if claim.row:
            rows[claim.evidence].append(claim)
    published = [held.published for key, held in evidence.items() if held.published and key not in rows]
    read = [_month(day, max(published)) for day in dict.fromkeys(published)]
    spans: dict[str, list[Span]] = {kind: list(read) for kind in kinds}
    for told in rows.values():
        span = _table_span(told)
        for kind in {claim.event.kind.value for claim in told}:
            spans[kind] += [span] if span else []
    return {kind: Collected.of(held) for kind, held in spans.items()}


def _month(day: date, latest: date) -> Span:
    """Return the month of a day, up to the day of the latest article."""
    return day.replace(day=1), min(day.replace(day=calendar.monthrange(day.year, day.month)[1]), latest)


def _table_span(told: Iterable[Claim]) -> Span | None:
    whens = [claim.event.when for claim in told if claim.event.when.stated]
    firsts = [day for when in whens if (day := when.first_day())]
    lasts = [day for when in whens if (day := when.last_day())]
    return (min(firsts), max(lasts)) if firsts and lasts else None
