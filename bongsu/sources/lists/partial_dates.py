"""Days as lists write them: of birth, as precise as the list says, and of listing.

A date of birth is ``1963``, ``1963-05``, ``1963-05-14``, or a span ``1960..1965``.
A year that is only about right becomes a span of one year to either side.
"""

import functools
import re
import unicodedata
from datetime import date, datetime

MONTHS = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)
}  # fmt: skip
# Who stands on a list was born after this year; smaller numbers are days, pages or house numbers.
OLDEST = 1850
YOUNGEST = 2100
# How far "circa 1963" reaches to either side, in years.
ABOUT = 1

_PARTIAL = re.compile(
    r"""(?<!\d)(?:
      (?P<y1>\d{4})-(?P<m1>\d{1,2})(?:-(?P<d1>\d{1,2}))?(?!\d)      # 1963-05-14, 1963-05
    | (?P<y6>\d{4})[./](?P<m6>\d{1,2})[./](?P<d6>\d{1,2})(?!\d)      # 2022/10/21, 2002.4.20
    | (?P<d2>\d{1,2}|dd)[./](?P<m2>\d{1,2}|mm)[./](?P<y2>\d{4})     # 14.5.1963, 14/05/1963, dd/mm/1963
    | (?P<d3>\d{1,2})[ -](?P<n3>MONTH)[a-z]*\.?[ -](?P<y3>\d{4}) # 14 May 1963
    | (?P<n4>MONTH)[a-z]*\.?\ (?:(?P<d4>\d{1,2}),\ ?)?(?P<y4>\d{4})  # May 1963, May 14, 1963
    | (?P<y5>\d{4})\ ?年(?:\ ?(?P<m5>\d{1,2})\ ?月(?:\ ?(?P<d5>\d{1,2})\ ?日)?)?
    | (?P<y0>\d{4})
    )(?!\d)""".replace("MONTH", "|".join(MONTHS)),
    re.VERBOSE,
)
_ABOUT_BEFORE = re.compile(r"(?:circa|about|approximately|approx\.?|around|c\.|ca\.)\s*$")
_ABOUT_AFTER = re.compile(r"\s*(?:年?頃|\(?(?:circa|approximately)\)?)")
_UNTIL = re.compile(r"\s*(?:年?から|to|until|and|-|–|—|~|〜)\s*(?:circa\s*)?")
_BETWEEN = re.compile(r"between\s*$")


@functools.lru_cache(100_000)  # lists say the same days again and again
def birth_dates(text: str) -> tuple[str, ...]:
    """Return each date of birth in the text, once, in its order; none where the text gives no year."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    found: list[str] = []
    places = list(_PARTIAL.finditer(plain))
    at = 0
    while at < len(places):
        last = at + 1 if at + 1 < len(places) and _is_span(plain, places[at], places[at + 1]) else at
        found.append(_written(plain, places[at], places[last]))
        at = last + 1
    return tuple(dict.fromkeys(one for one in found if one))


@functools.lru_cache(100_000)
def day_of(text: str) -> date | None:
    """Return the first whole day in the text, or None."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    short = re.fullmatch(r"\s*(\d{1,2}-[a-z]{3}-\d{2})\s*", plain)
    if short:
        return _strictly(short[1])
    days = (_partial(place) for place in _PARTIAL.finditer(plain))
    return next((date.fromisoformat(day) for day in days if len(day) == len("1963-05-14")), None)


def _strictly(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%d-%b-%y").date()
    except ValueError:
        return None


def _is_span(text: str, first: re.Match[str], second: re.Match[str]) -> bool:
    between = text[first.end() : second.start()]
    if between.strip() == "and":
        return bool(_BETWEEN.search(text[: first.start()]))
    return bool(_UNTIL.fullmatch(between))


def _written(text: str, first: re.Match[str], last: re.Match[str]) -> str:
    begin, end = _partial(first), _partial(last)
    if not begin or not end:
        return begin or end
    if begin != end:
        return f"{begin}..{end}" if begin < end else begin
    about = _ABOUT_BEFORE.search(text[: first.start()]) or _ABOUT_AFTER.match(text, last.end())
    if about and len(begin) == len("1963"):
        return f"{int(begin) - ABOUT}..{int(begin) + ABOUT}"
    return begin


def _partial(place: re.Match[str]) -> str:
    """Return the date as far as it can be one: a 30th of February is only its month, a year alone its year."""
    parts = {key[0]: value for key, value in place.groupdict().items() if value}
    year = int(parts["y"])
    if not OLDEST < year < YOUNGEST:
        return ""
    month = MONTHS.get(parts["n"], 0) if "n" in parts else _number(parts.get("m"))
    if not 1 <= month <= 12:
        return f"{year}"
    try:
        return date(year, month, _number(parts.get("d"))).isoformat()
    except ValueError:
        return f"{year}-{month:02}"


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


def american_day(text: str) -> date | None:
    """Return a day in the American order ("09/16/2026"), or None."""
    found = re.fullmatch(r"\s*(\d{1,2}/\d{1,2})/(\d{4})\s*", text)
    month, _, day = found[1].partition("/") if found else ("", "", "")
    return day_of(f"{day}/{month}/{found[2]}") if found else None
