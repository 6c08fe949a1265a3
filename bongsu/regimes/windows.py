"""The spans of days over which a limit counts: calendar years, twelve months from a day on, or one period."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bongsu.model.provision import Limit, Per, Provision


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """These days, both included."""

    first: date
    last: date

    def holds(self, first: date, last: date) -> bool:
        """Return whether the days from first to last lie wholly in the window."""
        return self.first <= first and last <= self.last

    def meets(self, first: date, last: date) -> bool:
        """Return whether any of the days from first to last lies in the window."""
        return first <= self.last and last >= self.first

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def windows(limit: Limit, provision: Provision, first: date, last: date) -> Iterator[Window]:
    """Yield the windows of a limit that have a day between these two, oldest first.

    None begins before the limit or the provision does, or on a day when either has ended.
    """
    begins = max(day for day in (limit.since, provision.in_force_from or limit.since))
    ends = min((day for day in (limit.until, provision.in_force_to) if day is not None), default=None)
    for window in _spans(limit, last):
        until = window.last if ends is None else min(window.last, ends)
        whole = Window(max(window.first, begins), until)
        if whole.first <= whole.last and whole.meets(first, last):
            yield whole


def _spans(limit: Limit, last: date) -> Iterator[Window]:
    if limit.per is Per.PERIOD:
        yield Window(limit.since, limit.until or date.max)
        return
    begin = date(limit.since.year, 1, 1) if limit.per is Per.CALENDAR_YEAR else limit.since
    while begin <= last:
        following = _a_year_on(begin)
        yield Window(begin, following - timedelta(days=1))
        begin = following


def _a_year_on(day: date) -> date:
    """Return the same day of the next year; of 29 February, 1 March."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)
