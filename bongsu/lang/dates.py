"""Days in English text, absolute or relative to the day of publication."""

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_PATTERNS = [
    ("iso", r"(?P<year>\d{4})-(?P<month_number>[01]\d)-(?P<day>[0-3]\d)"),
    (
        "range",
        (
            rf"(?P<month>{_MONTH})\.?\s+(?P<day>[0-3]?\d)\s*(?:-|\u2013|to|and)\s*(?P<day2>[0-3]?\d)"
            rf"(?:,?\s+(?P<year>{_YEAR}))?"
        ),
    ),
    ("day", rf"(?P<month>{_MONTH})\.?\s+{_DAY}(?!\d)(?:,?\s+(?P<year>\d{{4}}))?"),
    ("day", rf"{_DAY}\s+(?P<month>{_MONTH})\.?(?:,?\s+(?P<year>\d{{4}}))?"),
    (
        "week",
        (
            rf"(?:the\s+)?(?P<nth>first|second|third|fourth|last)\s+week\s+of\s+(?P<month>{_MONTH})"
            rf"(?:\s+(?P<year>{_YEAR}))?"
        ),
    ),
    (
        "part",
        (
            rf"(?P<part>early[- ]to[- ]mid|mid[- ]to[- ]late|early|mid|late)[- ](?P<month>{_MONTH})"
            rf"(?:\s+(?P<year>{_YEAR}))?"
        ),
    ),
    ("since", r"since\s+(?P<year>(?:19|20)\d\d)"),
    (
        "month",
        (
            rf"(?P<since>since\s+)?(?:in|last|since|this|of|by|until|from)?\s*\b(?P<month>{_MONTH})\b(?!\.?\s+\d{{1,2}}\b)\.?"
            rf"(?:\s+(?P<year>{_YEAR}))?"
        ),
    ),
    ("weekday", rf"(?:last\s+)?(?P<weekday>{'|'.join(_WEEKDAYS)})(?P<before>\s+(?:of\s+)?last\s+week)?"),
    (
        "relative",
        r"(?P<relative>yesterday|today|tonight|earlier this week|(?:last|this) (?:week|month|year))",
    ),
    ("year", r"(?:in|during|of)\s+(?P<year>(?:19|20)\d\d)"),
]
_COMPILED = [(kind, re.compile(rf"\b{pattern}\b", re.IGNORECASE)) for kind, pattern in _PATTERNS]
_ANY = re.compile(rf"{_MONTH}|\d{{4}}|week|month|year|day\b|tonight", re.IGNORECASE)
_NOT_A_MONTH = frozenset({"may", "march", "mar", "jan", "jun", "sep", "dec"})
_PARTS = {"early-to-mid": (1, 20), "mid-to-late": (11, 31), "early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_WEEKS = {"first": (1, 7), "second": (8, 14), "third": (15, 21), "fourth": (22, 28), "last": (25, 31)}


class Days(NamedTuple):
    """The text between these offsets speaks of the days from first to last, both included; None is an open end."""

    start: int
    end: int
    first: date | None
    last: date | None


def find_days(text: str, start: int, end: int, published: date | None) -> list[Days]:
    """Return the dates between two offsets, in order; a date that needs the publication day is left out without it."""
    if not _ANY.search(text, start, end):
        return []
    found: list[Days] = []
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(text, start, end):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            span = _resolve(kind, match, published)
            if span is not None:
                found.append(Days(match.start(), match.end(), *span))
    return sorted(found)


def _resolve(kind: str, match: re.Match[str], published: date | None) -> tuple[date | None, date | None] | None:
    part = {key: value.lower() for key, value in match.groupdict().items() if value}
    try:
        if kind in {"relative", "weekday"}:
            return _relative(part, published) if published else None
        if kind in {"since", "year"}:
            year = int(part["year"])
            return date(year, 1, 1), (None if kind == "since" else date(year, 12, 31))
        return _in_month(kind, match, part, published)
    except ValueError:
        return None


def _relative(part: dict[str, str], published: date) -> tuple[date, date]:
    if "weekday" in part:
        wanted = _WEEKDAYS[part["weekday"]]
        back = published.weekday() - wanted + 7 if "before" in part else (published.weekday() - wanted) % 7
        day = published - timedelta(days=back)
        return day, day
    word = part["relative"]
    monday = published - timedelta(days=published.weekday())
    first_of_month = published.replace(day=1)
    spans = {
        "yesterday": (published - timedelta(days=1), published - timedelta(days=1)),
        "last week": (monday - timedelta(days=7), monday - timedelta(days=1)),
        "this week": (monday, published),
        "earlier this week": (monday, published),
        "last month": ((first_of_month - timedelta(days=1)).replace(day=1), first_of_month - timedelta(days=1)),
        "this month": (first_of_month, published),
        "last year": (date(published.year - 1, 1, 1), date(published.year - 1, 12, 31)),
        "this year": (date(published.year, 1, 1), published),
    }
    return spans.get(word, (published, published))


def _in_month(
    kind: str, match: re.Match[str], part: dict[str, str], published: date | None
) -> tuple[date | None, date | None] | None:
    month = int(part["month_number"]) if "month_number" in part else _MONTHS[part["month"]]
    if kind == "month" and _is_no_month(match, part):
        return None
    year = _year(part, month, int(part.get("day", 1)), published)
    if year is None:
        return None
    last_day = calendar.monthrange(year, month)[1]
    if kind in {"iso", "day"}:
        return date(year, month, int(part["day"])), date(year, month, int(part["day"]))
    if kind == "range":
        return date(year, month, int(part["day"])), date(year, month, int(part["day2"]))
    first, last = (1, last_day)
    if kind == "part":
        first, last = _PARTS[part["part"].replace(" ", "-")]
    elif kind == "week":
        first, last = _WEEKS[part["nth"]]
    return date(year, month, first), (None if "since" in part else date(year, month, min(last, last_day)))


def _is_no_month(match: re.Match[str], part: dict[str, str]) -> bool:
    """The words may, march, ... are months only with a capital, and after a preposition or before a year."""
    word = match.group("month")
    if not word[0].isupper():
        return True
    return part["month"] in _NOT_A_MONTH and match.group().strip() == word


def _year(part: dict[str, str], month: int, day: int, published: date | None) -> int | None:
    """Without a year, a month is the last one before the publication, a week ahead allowed for announcements."""
    if "year" in part:
        return int(part["year"])
    if published is None:
        return None
    ahead = date(
        published.year, month, min(day, calendar.monthrange(published.year, month)[1])
    ) > published + timedelta(days=60)
    return published.year - 1 if ahead else published.year
