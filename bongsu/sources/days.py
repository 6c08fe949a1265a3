"""The day that a source gives as its date of publication, in the spellings that sources use."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Older dates are slips or placeholders (year 1, 1582): the press that a watch reads is younger.
EARLIEST = date(1900, 1, 1)
LONGEST = 100
# A day begins in Kiribati 14 hours before it does in UTC.
AHEAD = timedelta(days=1)

_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[A-Za-z]{3,9})\.?,?\s+(?P<year>\d{4})")
_MONTH_FIRST = re.compile(r"(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})")
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "sept",
)  # fmt: skip


def publication_day(text: str, today: date | None = None) -> date | None:
    """Return the day, or None for what is no date, before 1900, or in the future.

    Reads ISO 8601 dates and times, "17 October 2024", "October 17, 2024" and RFC 2822.
    A time of a zone gives the day in that zone, which is the source's own.
    """
    latest = (today or datetime.now(UTC).date()) + AHEAD
    for reading in _READINGS:
        try:
            day = reading(text.strip()[:LONGEST])
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        if day:
            return day if EARLIEST <= day <= latest else None
    return None


def _iso(text: str) -> date:
    return datetime.fromisoformat(text).date()


def _written(text: str) -> date | None:
    found = _DAY_FIRST.fullmatch(text) or _MONTH_FIRST.fullmatch(text)
    if not found:
        return None
    month = found["month"].lower()
    if month not in MONTHS and month not in _MONTH_NAMES:
        return None
    return date(int(found["year"]), MONTHS.index(month[:3]) + 1, int(found["day"]))


def _rfc_2822(text: str) -> date:
    return parsedate_to_datetime(text).date()


_READINGS: tuple[Callable[[str], date | None], ...] = (_iso, _written, _rfc_2822)
