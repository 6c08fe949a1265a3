"""Days in English text, absolute or relative to the day of publication.

How doubtful cases are read:

* A month or a day of a month without a year is the last one not after the publication, with three exceptions. One up
  to two months ahead is taken as announced ("on July 1" in an article of 28 June), a month only where no verb in the
  past stands beside ("In March, they vetoed it" is behind). Where the sentence speaks of the future before it ("will",
  "plans", "scheduled"), one up to half a year ahead is meant. A weekday named beside it decides first.
* "Tuesday" is the last one, the day of publication included; "last Tuesday" is before that day; after "will" it is
  the next one.
* Weeks run from Monday to Sunday. "two weeks ago" is the week around that day, "two months ago" that month.
* early, mid and late are days 1-10, 11-20 and 21-31 of a month, and thirds of a year. Seasons are the northern ones:
  March to May, June to August, September to November, December to February (winter has the year of its December).
* "since" opens the end, "until", "by" and "as of" open the beginning.
* Left out: the same hour told for readers elsewhere ("(2230 GMT on Monday)"), what another event dates ("the next
  day", "two weeks earlier", "that March"), a year that names a thing ("the 1950-53 war", "the 2018 agreement"), days
  of no calendar (30 February), figures that may be day or month (03/04/2024), days without a month ("on the 15th").
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from bongsu.lang import day_spans
from bongsu.lang.day_spans import MONTHS, NEAR, NUMBERS, SEASONS, SHORT_MONTHS, WEEKDAYS, Reading, Span


class Days(NamedTuple):
    """The text between these offsets speaks of the days from first to last, both included; None is an open end."""

    start: int
    end: int
    first: date | None
    last: date | None


def find_days(text: str, start: int, end: int, published: date | None) -> list[Days]:
    """Return the dates between two offsets, in order and without overlap.

    A date that needs the day of publication is left out where that is None; an impossible date is none.
    """
    # lower case of the same length, so that offsets hold: this letter alone would grow
    low = text[start:end].replace("\u0130", "I").lower()
    families = _families(low)
    if not families:
        return []
    found: list[Days] = []
    taken = bytearray(len(low))
    for match, resolve in _matches(low, families):
        first, last = match.span()
        if taken.find(1, first, last) >= 0 or not _is_month(text[start + first : start + last], match):
            continue
        taken[first:last] = b"\1" * (last - first)
        found.extend(Days(start + at, start + to, *span) for at, to, span in _read(match, resolve, published, low))
    return sorted(found, key=lambda days: days.start)


_Resolve = Callable[[Reading], Span | None]


def _matches(low: str, families: set[str]) -> Iterator[tuple[re.Match[str], _Resolve]]:
    """Yield what each form finds; forms with months look only around the months."""
    whole = around = (0, len(low))
    if "month" in families:
        places = [match.start() for match in _MONTH_NAME.finditer(low)]
        around = max(0, places[0] - _REACH), min(len(low), places[-1] + _REACH)
    for family, literal, resolve, pattern in _FORMS:
        if family in families and literal in low:
            for match in pattern.finditer(low, *(around if family in {"month", "day"} else whole)):
                yield match, resolve


def _read(match: re.Match[str], resolve: _Resolve, published: date | None, low: str) -> Iterator[tuple[int, int, Span]]:
    part = {key: value for key, value in match.groupdict().items() if value}
    ahead = _speaks_of_future(low[max(0, match.start() - _CONTEXT) : match.start()])
    past = not ahead and _speaks_of_past(low, match)
    reading = Reading(part, published, ahead, past)
    if "pair" not in part:
        if (span := _resolved(resolve, reading)) is not None:
            yield *match.span(), span
        return
    cut, second = match.span("pair")
    if (span := _resolved(resolve, reading)) is not None:
        yield match.start(), cut, span
    other = {key: part.get(f"{key}2", part.get(key, "")) for key in ("month", "day")}
    if (span := _resolved(resolve, reading._replace(part=part | other))) is not None:
        yield second, match.end(), span


def _resolved(resolve: _Resolve, reading: Reading) -> Span | None:
    try:
        span = resolve(reading)
    except (ValueError, OverflowError):
        return None
    if span is None or (span[0] and span[1] and span[1] < span[0]):
        return None
    opened = reading.part.get("open")
    if opened:
        return (span[0], None) if opened == "since" else (None, span[1])
    return span


_REACH = 80
_CONTEXT = 120
_FUTURE = re.compile(
    r"\b(?:will|would|shall|plan(?:s|ned|ning)?|schedul\w+|expect\w*|due|slated|set\s+to|upcoming|ahead\s+of"
    r"|going\s+to|intends?|vow\w*|pledge\w*)\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|has|have|did|said|told|made|sent|took|gave|held|shot|flew|fell|began|met|went|came|built|sold"
    r"|(?!united\b|need)[a-z]{2,}ed)\b"
)
_REPORT = re.compile(r"\b(?:said|told|says|reported|announced|added|stated|wrote|on\s+record)\b")


def _speaks_of_future(before: str) -> bool:
    """Say whether a word of the future stands before, and no word of saying between."""
    cues = [cue.end() for cue in _FUTURE.finditer(before)]
    return bool(cues) and _REPORT.search(before, cues[-1]) is None


def _speaks_of_past(low: str, match: re.Match[str]) -> bool:
    begin, end = match.span()
    around = low[max(0, begin - _CONTEXT) : begin] + " " + low[end : end + _CONTEXT]
    return _FUTURE.search(around) is None and _PAST.search(around) is not None


_MORE_THAN_MONTHS = frozenset("may march mar jan jun sep dec april june august".split())
_ONLY_MONTHS = frozenset("january february april june july september october november december".split())


def _is_month(words: str, match: re.Match[str]) -> bool:
    """Say whether a month's name is one: with a capital, and for words that are more than months, with company."""
    named = match.groupdict().get("month")
    if not named:
        return True
    place = match.start("month") - match.start()
    name = named.rstrip(".")
    if not words[place].isupper():
        return name in _ONLY_MONTHS and any(character.isdigit() for character in words)
    return name not in _MORE_THAN_MONTHS or len(words.rstrip(".")) > len(name)


# The patterns are matched against lower-case text.


def _any_of(words: Iterator[str] | dict[str, int] | dict[str, tuple[int, int]]) -> str:
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=len, reverse=True))


_M = rf"(?:(?:{_any_of(MONTHS)})\b|(?:{_any_of(SHORT_MONTHS)})\b\.?)"
_Y = r"(?:19|20)\d\d(?![\d,]*\d)(?!(?<=00)\s+[a-z]+s\b)"
_YEAR = rf"(?:,?\s+(?:of\s+|juche\s*\d{{1,3}}\s*\(\s*)?(?P<year>{_Y}|(?:last|this|next)\s+year)\b)?"
_YEAR1 = rf"(?:,?\s+(?P<year1>{_Y}))?"
_NOT_A_DAY = r"[\d:%]|[.,]\d|\s+(?:million|billion|thousand|hundred|percent|per\s)|\s*[ap]\.?m\b"
_D = rf"(?<![\d.,$])(?<![a-z]-)\d{{1,2}}(?:st|nd|rd|th)?(?!{_NOT_A_DAY}|-(?!{_M})[a-z])"
_W = _any_of(WEEKDAYS)
_S = _any_of(SEASONS)
_N = _any_of(NUMBERS) + r"|\d{1,3}"
_WD = rf"(?:(?P<weekday>{_W}),?\s+(?:the\s+)?)?"
_TO = r"\s*(?:-|\u2013|\u2014|\bto\b|\bthrough\b|\buntil\b|\btill\b)\s*"
_AND = r",?\s+(?:and|to|until|till|through)\s+"
_P = r"early[\s-]+to[\s-]+mid|mid[\s-]+to[\s-]+late|early|mid|late"
_PART, _PART1, _PART2 = (rf"(?:(?P<{name}>{_P})[\s-]+)?" for name in ("part", "part1", "part2"))
_OPENING = r"(?P<open>since|until|till|by|as\s+of|as\s+at)\s+"
_OPEN = rf"(?:{_OPENING})?(?:the\s+)?"
_NTH = "(?P<nth>first|second|third|fourth|final|last)"
_EDGE = "(?P<edge>beginning|start|end)"
_WHICH = "(?P<which>last|this|next)"
_UNIT = "(?P<unit>day|week|month|year)"
# the same hour told once more for readers elsewhere: "(2230 GMT on Monday)"
_ELSEWHERE = r"(?<=\()\d{1,2}(?:[:.]?\d{2})?\s*(?:[ap]\.?m\.?\s*)?(?:gmt|utc|et|est|edt|bst|cet)[,\s]+(?:on\s+|of\s+)?"
_LINKS = "in|at|by|from|to|of|with|near|over|were|was|had|when|after|for|on|last|this"
_STOPS = rf"(?=\s*(?:$|[.,;:)\"\u201d\u2019]|(?:{_LINKS})\b))"

# plain letters come first, so that the search runs over all others at the speed of C
_MONTH_NAME = re.compile(rf"(?:{'|'.join(sorted({name[:3] for name in MONTHS}))})(?<!\w[a-z]{{3}})")
_YEAR_FIGURE = re.compile(r"[12][09]\d\d")
_DIGIT = re.compile(r"\d")
_RELATIVE_WORDS = ("day", "week", "month", "year", "night", "morning", "afternoon", "evening", "tomorrow")


def _families(low: str) -> set[str]:
    """Return which kinds of dates the text may hold; most sentences hold none, and are done with here."""
    found = set()
    if "day" in low:
        found.add("weekday")
    if any(word in low for word in _RELATIVE_WORDS):
        found.add("relative")
    if any(word in low for word in SEASONS):
        found.add("season")
    if _YEAR_FIGURE.search(low):
        found.add("year")
    if _MONTH_NAME.search(low):
        found |= {"month", "day"} if _DIGIT.search(low) else {"month"}
    return found


_SOURCES: list[tuple[str, str, _Resolve, str]] = [
    ("weekday", "", day_spans.nothing, rf"{_ELSEWHERE}(?:{_W})"),
    ("day", "", day_spans.nothing, rf"{_ELSEWHERE}(?:{_W},?\s+)?(?:(?P<month>{_M})\s+{_D}|{_D}\s+{_M})"),
    (
        "year",
        "",
        day_spans.numbered,
        r"(?<![\d/.-])(?P<first_year>[12][09]\d\d)([-/.])(?P<one>\d{1,2})\2(?P<two>\d{1,2})(?![\d/-])",
    ),
    (
        "year",
        "",
        day_spans.numbered,
        r"(?<![\d/.])(?P<one>\d{1,2})([/.])(?P<two>\d{1,2})\2(?P<last_year>\d{4})(?![\d/])",
    ),
    (
        "month",
        "year",
        day_spans.nothing,
        rf"(?P<month>{_M})(?:\s+{_D})?,?\s+(?:of\s+|in\s+)?(?:that|the\s+(?:same|following|previous|next))\s+year",
    ),
    (
        "month",
        "th",
        day_spans.nothing,
        rf"(?:that|every|each|the\s+(?:same|following|previous|next))\s+(?P<month>{_M})",
    ),
    ("weekday", "th", day_spans.nothing, rf"(?:that|every|each|the\s+(?:same|following|previous|next))\s+(?:{_W})"),
    (
        "day",
        "between",
        day_spans.day_range,
        rf"between\s+(?P<month>{_M})\s+(?P<day>{_D}){_YEAR1},?\s+and\s+(?:(?P<month2>{_M})\s+)?(?P<day2>{_D}){_YEAR}",
    ),
    (
        "day",
        "between",
        day_spans.day_range,
        rf"between\s+(?P<day>{_D})(?:\s+(?P<month>{_M}){_YEAR1})?,?\s+and\s+(?P<day2>{_D})\s+(?P<month2>{_M}){_YEAR}",
    ),
    (
        "day",
        "",
        day_spans.day_range,
        rf"(?:from\s+)?(?P<month>{_M})\s+(?P<day>{_D}){_YEAR1}{_TO}(?:(?P<month2>{_M})\s+)?(?P<day2>{_D}){_YEAR}",
    ),
    (
        "day",
        "",
        day_spans.day_range,
        rf"(?:from\s+)?(?P<day>{_D})(?:\s+(?P<month>{_M}){_YEAR1})?{_TO}(?P<day2>{_D})\s+(?P<month2>{_M}){_YEAR}",
    ),
    (
        "day",
        "and",
        day_spans.day_of_month,
        rf"(?P<month>{_M})\s+(?P<day>{_D})(?P<pair>,?\s+and\s+)(?:(?P<month2>{_M})\s+)?(?P<day2>{_D})(?:{_STOPS}|(?=,?\s+{_Y})){_YEAR}",
    ),
    ("day", "and", day_spans.day_of_month, rf"(?P<day>{_D})(?P<pair>\s+and\s+)(?P<day2>{_D})\s+(?P<month>{_M}){_YEAR}"),
    ("day", "", day_spans.day_of_month, rf"{_OPEN}{_WD}(?P<month>{_M})\s+(?:the\s+)?(?P<day>{_D}){_YEAR}"),
    ("day", "", day_spans.day_of_month, rf"{_OPEN}{_WD}(?P<day>{_D})\s+(?:of\s+)?(?P<month>{_M}){_YEAR}"),
    ("month", "week", day_spans.whole_month, rf"{_OPEN}{_NTH}\s+(?P<unit>week)\s+of\s+(?P<month>{_M}){_YEAR}"),
    ("month", "half", day_spans.whole_month, rf"{_OPEN}{_NTH}\s+(?P<unit>half)\s+of\s+(?P<month>{_M}){_YEAR}"),
    ("month", "of", day_spans.whole_month, rf"{_OPEN}{_EDGE}\s+of\s+(?P<month>{_M}){_YEAR}"),
    (
        "year",
        "",
        day_spans.mixed_range,
        rf"(?:between|from)\s+{_PART1}(?:(?P<month>{_M})\s+)?(?P<year1>{_Y}){_AND}{_PART2}(?:(?P<month2>{_M})\s+)?(?P<year>{_Y})",
    ),
    (
        "month",
        "between",
        day_spans.month_range,
        rf"between\s+{_PART1}(?P<month>{_M}){_YEAR1}\s+and\s+{_PART2}(?P<month2>{_M}){_YEAR}",
    ),
    (
        "month",
        "",
        day_spans.month_range,
        rf"(?:from\s+)?{_PART1}(?P<month>{_M}){_YEAR1}{_TO}{_PART2}(?P<month2>{_M}){_YEAR}",
    ),
    (
        "month",
        "and",
        day_spans.whole_month,
        rf"(?:in\s+)?(?P<month>{_M})(?P<pair>\s+and\s+)(?P<month2>{_M})\s+(?P<year>{_Y})",
    ),
    (
        "month",
        "",
        day_spans.whole_month,
        rf"(?:{_OPENING}|(?:in|during|of|from|throughout)\s+)?(?:the\s+month\s+of\s+)?(?:{_WHICH}\s+)?{_PART}(?P<month>{_M}){_YEAR}",
    ),
    (
        "year",
        "",
        day_spans.years,
        rf"(?:between|from)\s+(?P<year>{_Y})\s*(?:and|to|until|till|through|-|\u2013)\s*(?P<year2>{_Y}|\d\d(?!\d))",
    ),
    ("year", "", day_spans.years, rf"(?:in|during|over)\s+(?P<year>{_Y})[-\u2013/](?P<year2>{_Y}|\d\d(?!\d))"),
    ("year", "", day_spans.years, rf"{_OPEN}(?P<part>{_P})[\s-]+(?P<year>{_Y})"),
    ("year", "of", day_spans.years, rf"{_OPEN}{_EDGE}\s+of\s+(?P<year>{_Y})"),
    ("year", "of", day_spans.years, rf"{_OPEN}{_NTH}\s+(?P<unit>half|quarter)\s+of\s+(?P<year>{_Y})"),
    ("season", "", day_spans.season, rf"(?P<season>{_S})(?:\s+of)?\s+(?P<year>{_Y})"),
    ("season", "", day_spans.season, rf"{_WHICH}\s+(?P<season>{_S})\b"),
    (
        "season",
        "in",
        day_spans.season,
        r"in\s+(?:the\s+)?(?P<season>spring|summer|autumn|winter)\b(?!\s+(?:of|after|before|when)\b)",
    ),
    ("year", "0s", day_spans.years, r"(?:in\s+|during\s+)?the\s+(?P<year>(?:19|20)\d0)(?P<decade>s)"),
    ("year", "", day_spans.years, rf"{_OPENING}(?:the\s+end\s+of\s+|early\s+)?(?P<year>{_Y})"),
    ("year", "", day_spans.years, rf"(?:in|during|of|throughout)\s+(?P<year>{_Y})"),
    (
        "weekday",
        "",
        day_spans.weekday,
        rf"{_OPEN}(?:(?P<which>last|this|next|coming)\s+)?(?P<weekday>{_W})(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week)?",
    ),
    ("relative", "", day_spans.near, rf"(?P<near>{_any_of(NEAR)})"),
    ("relative", "ago", day_spans.ago, rf"(?P<number>{_N})\s+{_UNIT}s?\s+ago"),
    (
        "relative",
        "the",
        day_spans.past,
        rf"(?:over\s+|in\s+|during\s+|for\s+|within\s+)?the\s+(?:past|last)\s+(?:(?P<number>{_N})\s+)?{_UNIT}s?\b(?!\s+of)",
    ),
    ("relative", "st", day_spans.past, rf"(?:past|last)\s+(?P<number>{_N})\s+{_UNIT}s?"),
    (
        "relative",
        "",
        day_spans.nothing,
        r"(?:the\s+(?:previous|preceding|following|same|next)|that)\s+(?:day|morning|night|week|weekend|month|year)",
    ),
    ("relative", "", day_spans.nothing, r"(?:days?|weeks?|months?|years?)\s+(?:earlier|later|before|after|prior)"),
    ("relative", "of", day_spans.period, rf"{_OPEN}{_EDGE}\s+of\s+{_WHICH}\s+(?P<period>week|month|year)"),
    (
        "relative",
        "",
        day_spans.period,
        rf"(?:{_OPENING})?(?:(?P<side>earlier|later)\s+)?{_PART}{_WHICH}\s+(?P<period>weekend|week|month|year)",
    ),
    ("relative", "weekend", day_spans.weekend, r"(?:over|at|on|during)\s+the\s+weekend"),
]
_FORMS = [
    (family, literal, resolve, re.compile(rf"\b(?:{source})(?!\w)")) for family, literal, resolve, source in _SOURCES
]
