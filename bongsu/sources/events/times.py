"""The day, the month or the instant that a table writes, in the spellings that tables of events use."""

import calendar
import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bongsu.model.event import When, days
from bongsu.sources.days import MONTHS

EARLIEST_YEAR = 1900
_PIVOT = 69
"""Years of two digits: from 69 on of the last century, as POSIX has it; no missile is older than 1969 in tables so."""

_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")
_NAMED = re.compile(r"(?:(?P<day>\d{1,2})[- ])?(?P<name>[A-Za-z]{3,9})\.?[- ,]+(?P<year>\d{4}|\d{2})")
_SLASHED = re.compile(r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>\d{4})")
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?\s*(?P<half>[AP]M)?(?:\s*\(?UTC\)?|Z)?", re.IGNORECASE
)


def span_of(written: str, *, month_first: bool = False) -> tuple[date, date] | None:
    """Return the first and last day of what is written: a day, month or year, or two of them with " - " between.

    None for what is no date.
    """
    text = written.strip()
    begin, dash, end = (part.strip() for part in text.partition(" - "))
    if dash:
        first, last = span_of(begin, month_first=month_first), span_of(end, month_first=month_first)
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None
    try:
        if found := _ISO.fullmatch(text):
            return _whole(int(found["year"]), _number(found["month"]), _number(found["day"]))
        if found := _NAMED.fullmatch(text):
            return _whole(_year(found["year"]), MONTHS.index(found["name"][:3].casefold()) + 1, _number(found["day"]))
        if found := _SLASHED.fullmatch(text):
            month, day = (found["one"], found["two"]) if month_first else (found["two"], found["one"])
            return _whole(int(found["year"]), int(month), int(day))
    except ValueError:
        return None
    return None


def clock_of(written: str) -> time | None:
    """Return the time of day that is written, of 12 or 24 hours; None for what is none."""
    if not (found := _CLOCK.fullmatch(written.strip())):
        return None
    hour, half = int(found["hour"]), (found["half"] or "").upper()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "PM" else 0) if half else hour
    try:
        return time(hour, int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        return None


def when_of(first: date, last: date, clock: time | None, zone: str, days_in: str) -> When:
    """Return the days in their zone; of one day with a time of day the instant, shown in the days of another zone.

    An instant is the same in every zone, so that a launch told in UTC falls on the day of those who saw it.
    """
    if clock is None or first != last:
        return days(first, last, zone)
    instant = datetime.combine(first, clock, ZoneInfo(zone)).astimezone(ZoneInfo(days_in))
    fixed = datetime.fromisoformat(instant.isoformat())
    return When(fixed, fixed, days_in)


def is_zone(name: str) -> bool:
    """Return whether a name is one of the time zones that are known: ``UTC``, ``Asia/Seoul``."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _whole(year: int, month: int | None, day: int | None) -> tuple[date, date] | None:
    if year < EARLIEST_YEAR:
        return None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def _year(digits: str) -> int:
    if len(digits) > 2:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= _PIVOT else 2000)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None
