"""Rows of tables that tell neighbouring days: which of them are about one happening, and which reports go with them.

An article may be a day off, and so may a table. But a table that has a row on the 28th and one on the 29th means two
happenings, and what others say of those days belongs to one of them.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bongsu.model.claim import Claim
from bongsu.model.event import When

_DAY = timedelta(days=1)


@dataclass
class _Happening:
    """What rows say of one day, or of two where one table is a day off."""

    claims: list[Claim] = field(default_factory=list)
    told_by: set[str] = field(default_factory=set)

    def add(self, claim: Claim) -> None:
        self.claims.append(claim)
        if _is_row(claim):
            self.told_by.add(claim.evidence)


def parted(chain: Sequence[Claim]) -> list[list[Claim]]:
    """Return the claims of one chain of dated reports, parted where rows of one table tell several days.

    Each row stands on its day in the calendar that the rows count in; an instant is on one day of any calendar. A day
    of another calendar goes to the day that it shares most with. Neighbouring days that no table tells both of are one
    happening: one of the tables is a day off. All other claims go to the day that they share most with, or the nearest.

    Args:
        chain: dated claims in a fixed order, each with both ends of its time.
    """
    rows = [claim for claim in chain if _is_row(claim)]
    if len(rows) < 2:
        return [list(chain)]
    calendar = ZoneInfo(_calendar(rows))
    held: dict[date, _Happening] = {}
    across: list[Claim] = []
    for claim in rows:
        first, last = local_days(claim.event.when, calendar)
        if first == last:
            held.setdefault(first, _Happening()).add(claim)
        else:
            across.append(claim)
    for claim, day in [(claim, _shared_day(claim, held, calendar)) for claim in across]:
        held.setdefault(day, _Happening()).add(claim)
    held = _neighbours_joined(held)
    if len({id(one) for one in held.values()}) > 1:
        days = sorted(held)
        for claim in chain:
            if not _is_row(claim):
                held[nearest_day(claim, days, calendar)].add(claim)
        return [one.claims for one in {id(one): one for _, one in sorted(held.items())}.values()]
    return [list(chain)]


def _is_row(claim: Claim) -> bool:
    """Return whether a claim is a row of a table of events; what detectors see has rows too, and its own times."""
    return bool(claim.row) and claim.sighting is None


def _calendar(rows: Sequence[Claim]) -> str:
    """Return the zone that most of the days are counted in; of instants, most of these."""
    spans = [when for row in rows if (when := row.event.when).earliest != when.latest]
    counted = Counter(when.zone for when in spans or [row.event.when for row in rows])
    instants = Counter(row.event.when.zone for row in rows)
    # as many days of one zone as of another: that which the instants are shown in
    return min(counted, key=lambda zone: (-counted[zone], -instants[zone], zone))


def local_days(when: When, calendar: ZoneInfo) -> tuple[date, date]:
    """Return the first and last day of a time that has both ends."""
    begin, end = when.earliest or when.latest, when.latest or when.earliest
    assert begin is not None  # noqa: S101 - the caller's promise
    assert end is not None  # noqa: S101
    return begin.astimezone(calendar).date(), end.astimezone(calendar).date()


def _share(when: When, day: date, calendar: ZoneInfo) -> timedelta:
    """Return how much of a time lies on a day."""
    begin = datetime(day.year, day.month, day.day, tzinfo=calendar)
    end = begin + _DAY
    return min(when.latest or end, end) - max(when.earliest or begin, begin)


def _shared_day(claim: Claim, held: dict[date, _Happening], calendar: ZoneInfo) -> date:
    """Return the day that a row of another calendar shares most with, among those told if any is.

    A day that its own table tells too is meant only if most of the row's time lies on it, or that of the table's other
    row lies in the row's: a launch without its hour goes with the one at 21:00 of the same date.
    """
    when = claim.event.when
    first, last = local_days(when, calendar)
    days = sorted(_days(first, last), key=lambda day: (-_share(when, day, calendar), day))
    for day in days:
        if day in held and (day == days[0] or _may_join(claim, held[day])):
            return day
    return days[0]


def _may_join(claim: Claim, happening: _Happening) -> bool:
    own = [other for other in happening.claims if other.evidence == claim.evidence]
    return not own or any(other.event.when.overlaps(claim.event.when) for other in own)


def _neighbours_joined(held: dict[date, _Happening]) -> dict[date, _Happening]:
    """Return the days with those joined that follow each other and have no table in common, the earliest first."""
    joined: dict[date, _Happening] = {}
    for day in sorted(held):
        before = joined.get(day - _DAY)
        alone = before is not None and before is held[day - _DAY]
        if before is not None and alone and not before.told_by & held[day].told_by:
            joined[day] = _Happening([*before.claims, *held[day].claims], before.told_by | held[day].told_by)
            joined[day - _DAY] = joined[day]
        else:
            joined[day] = held[day]
    return joined


def nearest_day(claim: Claim, days: Sequence[date], calendar: ZoneInfo) -> date:
    """Return the day of a sorted row of days that a claim with both ends shares most time with, else the nearest."""
    first, last = local_days(claim.event.when, calendar)
    at = bisect_left(days, first)
    near = days[max(0, at - 1) : at + (last - first).days + 2]
    middle = first + (last - first) / 2
    return min(near, key=lambda day: (-_share(claim.event.when, day, calendar), abs(day - middle), day))


def _days(first: date, last: date) -> list[date]:
    return [first + _DAY * at for at in range((last - first).days + 1)]
