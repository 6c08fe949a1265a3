"""How much: numbers in English with ranges, scales, units and the words that soften them."""

import re
from typing import NamedTuple


class Amount(NamedTuple):
    """So much, between these offsets; one value, or a range whose open end is None."""

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    qualifier: str | None


_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "a dozen": 12, "dozen": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "hundred": 100,
}  # fmt: skip
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6,
    "billion": 1e9, "bn": 1e9, "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
_UNITS = (
    "barrels|tonnes|tons|metric tons|containers|shells|rounds|missiles|troops|soldiers|people|workers|ships|"
    "vessels|launchers|systems|"
    "balloons|kilometres|kilometers|km|miles|nautical miles|metres|meters|dollars|won|euros|percent|%"
)
_SCALE = r"hundred|thousand|million|billion|trillion|bn|mn|tn|[mk](?![A-Za-z])"
_QUALIFIER = (
    r"up to|as many as|as much as|no more than|fewer than|less than|under|at least|more than|over|some|about|around|"
    r"approximately|roughly|nearly|"
    r"almost|an estimated|estimated"
)
_AMOUNT = re.compile(
    rf"(?<![\w.-])(?:(?P<qualifier>{_QUALIFIER})\s+)?(?P<between>between\s+)?(?P<money>US\$|\$|\u20ac|\u00a3)?"
    rf"(?P<first>{_NUMBER}|\b(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b)(?:[ -]?(?P<scale1>{_SCALE})\b)?"
    rf"(?:\s*(?:-|\u2013|to|and)\s*(?P<second>{_NUMBER})(?:[ -]?(?P<scale2>{_SCALE})\b)?)?"
    rf"(?:\s+(?P<unit>{_UNITS})\b)?",
    re.IGNORECASE,
)
_NAMES_A_THING = re.compile(
    r"(?:resolution|article|paragraph|para|no\.?|number|order|chapter|section|annex|page|category|flight|group of|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan\.|feb\.|mar\.|apr\.|jun\.|jul\.|aug\.|sept?\.|oct\.|nov\.|dec\.|in|since|until)\s+$",
    re.IGNORECASE,
)
_AT_LEAST = {"at least", "more than", "over"}
_AT_MOST = {"up to", "as many as", "as much as", "no more than", "fewer than", "less than", "under"}


def amounts(text: str, start: int = 0, end: int | None = None) -> list[Amount]:
    """Return the amounts between two offsets; numbers that name a thing ("Resolution 2397", years, dates) are none."""
    stop = len(text) if end is None else end
    found = [_amount(match) for match in _AMOUNT.finditer(text, start, stop) if not _names_a_thing(text, match)]
    return [amount for amount in found if amount is not None]


def _names_a_thing(text: str, match: re.Match[str]) -> bool:
    return bool(_NAMES_A_THING.search(text[max(0, match.start() - 14) : match.start()]))


def _number(words: str, scale: str | None) -> float:
    bare = words.lower().replace(",", "")
    value = _WORDS.get(bare)
    return (float(bare) if value is None else float(value)) * _SCALES.get((scale or "").lower(), 1)


def _amount(match: re.Match[str]) -> Amount | None:
    part = match.groupdict()
    qualifier = part["qualifier"].lower() if part["qualifier"] else None
    unit = (
        "USD"
        if part["money"] in {"$", "US$"}
        else {"\u20ac": "EUR", "\u00a3": "GBP"}.get(part["money"] or "", (part["unit"] or "").lower() or None)
    )
    first = _number(part["first"], part["scale1"] or (part["scale2"] if part["second"] else None))
    if part["second"]:
        second = _number(part["second"], part["scale2"] or part["scale1"])
        if second > first:
            return Amount(match.start(), match.end(), None, first, second, unit, qualifier)
    if qualifier in _AT_LEAST:
        return Amount(match.start(), match.end(), None, first, None, unit, qualifier)
    if qualifier in _AT_MOST:
        return Amount(match.start(), match.end(), None, None, first, unit, qualifier)
    return Amount(match.start(), match.end(), first, None, None, unit, qualifier)
