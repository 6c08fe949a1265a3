"""What the words of a date mean: from the named parts that a pattern found to a first and a last day.

Every public function takes a `Reading` and returns a `Span`, or None where the words cannot be placed.
ValueError or OverflowError says that the calendar has no such day.
"""

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

Span = tuple[date | None, date | None]
"""First and last day, both included; None is an open end."""


class Reading(NamedTuple):
    """The named parts of a date, the day of publication, and what the words around it speak of.

    Attributes:
        ahead: a word of the future stands before ("will", "plans").
        past: there is none, and a verb in the past stands beside.
    """

    part: dict[str, str]
    published: date | None
    ahead: bool = False
    past: bool = False


MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
SHORT_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 5, "last": 5}
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "a couple of": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "early-to-mid": (1, 20), "mid-to-late": (11, 31)}
_THIRDS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "early-to-mid": (1, 8), "mid-to-late": (5, 12)}
_EDGES = {"beginning": (1, 2), "start": (1, 2), "end": (11, 12)}
_WEEK_PARTS = {"early": (0, 2), "mid": (2, 3), "late": (3, 6), "early-to-mid": (0, 3), "mid-to-late": (2, 6)}
_OFFSETS = {"last": -1, "this": 0, "next": 1}
_DAY = timedelta(days=1)
_ANNOUNCED = timedelta(days=60)
_PLANNED = timedelta(days=183)


# Days and months


def numbered(reading: Reading) -> Span:
    """Read 2024-10-15, 15/10/2024 and 10/15/2024; refuse what may be either."""
    part = reading.part
    one, two = int(part["one"]), int(part["two"])
    if "first_year" in part:
        day = date(int(part["first_year"]), one, two)
    elif max(one, two) > 12 or one == two:
        day = date(int(part["last_year"]), min(one, two), max(one, two))
    else:
        raise ValueError("day or month")
    return day, day


def day_of_month(reading: Reading) -> Span | None:
    """Read "October 15", "Tuesday, 15 Oct. 2024"."""
    day = _placed(reading, _month(reading.part["month"]), _number(reading.part["day"]))
    return (day, day) if day else None


def day_range(reading: Reading) -> Span | None:
    """Read "October 8 to 13", "30 October to 2 November 2024"; the year is that of the last day."""
    part = reading.part
    last_month = _month(part.get("month2") or part["month"])
    month = _month(part.get("month") or part["month2"])
    turns = month > last_month
    last = _placed(_with_year(reading, turns), last_month, _number(part["day2"]))
    if last is None:
        return None
    return date(_first_year(part, last.year - turns), month, _number(part["day"])), last


def whole_month(reading: Reading) -> Span | None:
    """Read "in March", "mid-October", "the first week of February", "the end of May"."""
    first = _placed(reading, _month(reading.part["month"]), None)
    return _cut(first, reading.part) if first else None


def month_range(reading: Reading) -> Span | None:
    """Read "from August to November", "between October 2023 and March 2024", "from late May to early June"."""
    part = reading.part
    month, last_month = _month(part["month"]), _month(part["month2"])
    turns = month > last_month
    last = _placed(_with_year(reading, turns), last_month, None)
    if last is None:
        return None
    begin = _cut(date(_first_year(part, last.year - turns), month, 1), _share_of(part, "part1"))
    return begin[0], _cut(last, _share_of(part, "part2"))[1]


def _share_of(part: dict[str, str], which: str) -> dict[str, str]:
    return {"part": part[which]} if which in part else {}


def _first_year(part: dict[str, str], implied: int) -> int:
    return int(part.get("year1", implied))


def _with_year(reading: Reading, turns: bool) -> Reading:
    """Let the year of the first day stand for that of the last where only the first has one."""
    part = reading.part
    if "year" in part or "year1" not in part:
        return reading
    return reading._replace(part=part | {"year": str(int(part["year1"]) + turns)})


def _cut(first: date, part: dict[str, str]) -> Span:
    """Return the whole month, or the week, half, edge or third of it that the words say."""
    end = _end_of_month(first)
    if "nth" in part:
        return _counted(first, end, ORDINALS[part["nth"]], part["unit"])
    if "edge" in part:
        return (end - 6 * _DAY, end) if part["edge"] == "end" else (first, first + 6 * _DAY)
    if "part" in part:
        begin, stop = _PARTS[_plain(part["part"])]
        return first.replace(day=begin), first.replace(day=min(stop, end.day))
    return first, end


def _counted(first: date, end: date, number: int, unit: str) -> Span:
    if unit == "half":
        return (first, first.replace(day=15)) if number == 1 else (first.replace(day=16), end)
    if number == ORDINALS["last"]:
        return end - 6 * _DAY, end
    return first + (7 * number - 7) * _DAY, first + (7 * number - 1) * _DAY


def _placed(reading: Reading, month: int, number: int | None) -> date | None:
    """Return the day, or with no number the first of the month, in the year that is said or meant."""
    year, published = reading.part.get("year", ""), reading.published
    if year.isdigit():
        return date(int(year), month, number or 1)
    if published is None:
        return None
    if year:
        return date(published.year + _OFFSETS[year.split()[0]], month, number or 1)
    years = [known for known in range(published.year + 1, published.year - 2, -1) if _exists(known, month, number or 1)]
    return _meant(reading, [date(known, month, number or 1) for known in years], published, number)


def _meant(reading: Reading, days: list[date], published: date, number: int | None) -> date | None:
    """Choose among the same day of three years, latest first."""
    part = reading.part
    if "weekday" in part and (fitting := [day for day in days if day.weekday() == WEEKDAYS[part["weekday"]]]):
        return min(fitting, key=lambda day: abs(day - published))
    which = part.get("which")
    if which == "next":
        return min((day for day in days if day > published), default=None)
    # "last October", written in October, is that of the year before
    latest = published.replace(day=1) - _DAY if which == "last" else published + _reach(reading, number)
    return next((day for day in days if day <= latest), None)


def _reach(reading: Reading, number: int | None) -> timedelta:
    """Return how far ahead of the publication a day or month without a year may lie."""
    if reading.ahead:
        return _PLANNED
    return timedelta() if reading.past and number is None else _ANNOUNCED


def _exists(year: int, month: int, day: int) -> bool:
    return date.min.year <= year <= date.max.year and 1 <= day <= calendar.monthrange(year, month)[1]


def _month(word: str) -> int:
    name = word.rstrip(".")
    return MONTHS.get(name) or SHORT_MONTHS[name]


def _number(words: str) -> int:
    return int(words.rstrip("stndrh"))


def _plain(words: str) -> str:
    return "-".join(re.split(r"[\s-]+", words))


def _end_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


# Years and seasons


def mixed_range(reading: Reading) -> Span | None:
    """Read "between early 2022 and September 2023", "from March 2021 to late 2022": the whole of both ends included."""
    part = reading.part
    ends = (("part1", "month", "year1"), ("part2", "month2", "year"))
    begin, stop = ({key: part[own] for key, own in zip(_ENDS, end, strict=True) if own in part} for end in ends)
    first, last = (
        whole_month(reading._replace(part=end)) if "month" in end else years(reading._replace(part=end))
        for end in (begin, stop)
    )
    return (first[0], last[1]) if first and last else None


_ENDS = ("part", "month", "year")


def years(reading: Reading) -> Span:
    """Read "in 2023", "late 2023", "from 2020 to 2023", "the 1990s", "the first half of 2024"."""
    part = reading.part
    first = int(part["year"])
    last = int(part.get("year2", first))
    last += first // 100 * 100 if last < 100 else 0
    if "decade" in part:
        last = first + 9
    begin, stop = _THIRDS[_plain(part["part"])] if "part" in part else _EDGES.get(part.get("edge", ""), (1, 12))
    if "nth" in part:
        begin, stop = _share(ORDINALS[part["nth"]], part["unit"])
    return date(first, begin, 1), _end_of_month(date(last, stop, 1))


def _share(number: int, unit: str) -> tuple[int, int]:
    """Return the months of the first half, the third quarter, ..."""
    length = 6 if unit == "half" else 3
    number = min(number, 12 // length)
    return (number - 1) * length + 1, number * length


def season(reading: Reading) -> Span | None:
    """Read "last autumn", "in the autumn of 2024", "in spring"."""
    part, published = reading.part, reading.published
    month = SEASONS[part["season"]]
    if "year" in part:
        year = int(part["year"])
    elif published is None:
        return None
    else:
        year = _season_year(part.get("which"), month, published)
    return _three_months(year, month)


def _three_months(year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    return first, _end_of_month(first + 70 * _DAY)


def _season_year(which: str | None, month: int, published: date) -> int:
    """Return the year of "this", "last" or "next" autumn; the last one is over, one without a word has begun."""
    year = published.year - (month == SEASONS["winter"] and published.month <= 2)
    begin, end = _three_months(year, month)
    if which == "next":
        return year + (begin <= published)
    if which == "last":
        return year - (end >= published)
    return year - (which is None and begin > published)


# Relative to the publication


def weekday(reading: Reading) -> Span | None:
    """Read "Tuesday", "last Tuesday", "Tuesday last week", "next Tuesday"."""
    published, part = reading.published, reading.part
    if published is None:
        return None
    wanted, which = WEEKDAYS[part["weekday"]], part.get("which", "")
    since, until = (published.weekday() - wanted) % 7, (wanted - published.weekday()) % 7
    if "week" in part or which == "this":
        offset = _OFFSETS[part.get("week", "this")] * 7 + wanted - published.weekday()
    elif which in {"next", "coming"} or (reading.ahead and not which):
        offset = until or (7 if which else 0)
    else:
        offset = -(since or (7 if which == "last" else 0))
    return published + offset * _DAY, published + offset * _DAY


NEAR = {
    "today": (0, 0), "tonight": (0, 0), "this morning": (0, 0), "this afternoon": (0, 0), "this evening": (0, 0),
    "the day before yesterday": (-2, -2), "yesterday": (-1, -1), "last night": (-1, -1), "overnight": (-1, 0),
    "the day after tomorrow": (2, 2), "tomorrow": (1, 1),
}  # fmt: skip
"""Days from the publication to the first and the last day."""


def near(reading: Reading) -> Span | None:
    """Read "yesterday" and its kin."""
    if reading.published is None:
        return None
    first, last = NEAR[" ".join(reading.part["near"].split())]
    return reading.published + first * _DAY, reading.published + last * _DAY


def period(reading: Reading) -> Span | None:
    """Read "last week", "early this month", "later this year", "the end of last year"."""
    published, part = reading.published, reading.part
    if published is None:
        return None
    which, kind = part["which"], part["period"]
    first, last = _PERIODS[kind](published, _OFFSETS[which])
    if "part" in part or "edge" in part:
        return _part_of_period(part, kind, first, last)
    if which == "this" and kind != "weekend":
        return (published, last) if part.get("side") == "later" else (first, published)
    return first, last


def _part_of_period(part: dict[str, str], kind: str, first: date, last: date) -> Span:
    words = _plain(part.get("part") or ("late" if part["edge"] == "end" else "early"))
    if kind == "year":
        begin, stop = _THIRDS[words] if "part" in part else _EDGES[part["edge"]]
        return first.replace(month=begin), _end_of_month(first.replace(month=stop))
    if kind == "month":
        begin, stop = _PARTS[words]
        return first.replace(day=begin), first.replace(day=min(stop, last.day))
    begin, stop = _WEEK_PARTS[words] if kind == "week" else (0, 1)
    return first + begin * _DAY, first + stop * _DAY


def _week(published: date, offset: int) -> tuple[date, date]:
    monday = published + (offset * 7 - published.weekday()) * _DAY
    return monday, monday + 6 * _DAY


def _weekend(published: date, offset: int) -> tuple[date, date]:
    sunday = _week(published, offset)[1]
    return sunday - _DAY, sunday


def _calendar_month(published: date, offset: int) -> tuple[date, date]:
    months = published.year * 12 + published.month - 1 + offset
    first = date(months // 12, months % 12 + 1, 1)
    return first, _end_of_month(first)


def _calendar_year(published: date, offset: int) -> tuple[date, date]:
    return date(published.year + offset, 1, 1), date(published.year + offset, 12, 31)


_PERIODS = {"week": _week, "weekend": _weekend, "month": _calendar_month, "year": _calendar_year}


def weekend(reading: Reading) -> Span | None:
    """Read "over the weekend": the last one that has begun."""
    published = reading.published
    return _weekend(published, 0 if published.weekday() >= 5 else -1) if published else None


def ago(reading: Reading) -> Span | None:
    """Read "three days ago" as that day, "two weeks ago" as the week around it, months and years as whole ones."""
    published, unit = reading.published, reading.part["unit"]
    if published is None:
        return None
    number = _count(reading.part["number"])
    if unit == "day":
        return published - number * _DAY, published - number * _DAY
    if unit == "week":
        return published - (7 * number + 3) * _DAY, published - (7 * number - 3) * _DAY
    return _PERIODS[unit](published, -number)


def past(reading: Reading) -> Span | None:
    """Read "over the past two weeks": from so long before the publication up to it."""
    published = reading.published
    if published is None:
        return None
    days = {"day": 1, "week": 7, "month": 30, "year": 365}[reading.part["unit"]]
    return published - _count(reading.part.get("number", "one")) * days * _DAY, published


def _count(words: str) -> int:
    return int(words) if words.isdigit() else NUMBERS[" ".join(words.split())]


def nothing(_reading: Reading) -> None:
    """Place nothing: the words look like a date, and cannot be told without the event before."""
