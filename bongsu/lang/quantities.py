"""How much: numbers in English with ranges, scales, units and the words that soften them.

* A bound ("at least", "up to", "10,000 or more") leaves one end of the range open; any other qualifier keeps the value.
* Round words are ranges: "dozens of" is 24-99, "hundreds of" 200-999, "tens of thousands of" 20,000-99,999,
  "several hundred" 300-900, "a few thousand" 2,000-5,000.
* Units of measure have one spelling ("170mm", "600-millimetre": mm; "kilometers": km), money its ISO 4217 code where
  the text tells the currency, things counted their own plural ("barrels"). A length is no count: look at the unit.
* No amounts: numbers that name a thing (Resolution 2397, paragraph 8, No. 00122, KN-23, Office 39, 38 North), dates,
  years and hours, ordinals, ages, scores, properties ("three-stage").
"""

import re
from collections.abc import Iterator
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


class _Figure(NamedTuple):
    """A number as written: its value with its scale, its unit, and whether bare digits are all there is."""

    start: int
    end: int
    mantissa: float
    scale: float
    unit: str | None
    bare: bool

    @property
    def value(self) -> float:
        return self.mantissa * self.scale


_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = (
    {word: float(number) for number, word in enumerate(_ONES + _TEENS, 1)}
    | {word: 10.0 * number for number, word in enumerate(_TENS, 2)}
    | {"a": 1.0, "an": 1.0, "half": 0.5}
)
_SCALES = {
    "dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6,
    "billion": 1e9, "bn": 1e9, "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
_ROUND = {
    "tens": (20, 99), "scores": (40, 99), "dozens": (24, 99), "hundreds": (200, 999), "thousands": (2e3, 9_999),
    "millions": (2e6, 9_999_999), "billions": (2e9, 9_999_999_999), "several": (3, 9), "a few": (2, 5),
}  # fmt: skip
_CURRENCIES = {"\u20ac": "EUR", "\u00a3": "GBP", "\u20a9": "KRW", "hk$": "HKD", "s$": "SGD", "a$": "AUD", "c$": "CAD"}
_MEASURES = {
    "mm": "mm|millimet(?:er|re)s?", "cm": "cm|centimet(?:er|re)s?", "km": "kms?|kilomet(?:er|re)s?",
    "m": "m|met(?:er|re)s?", "nautical miles": "nautical[ -]miles?", "miles": "miles?", "feet": "feet|ft",
    "kg": "kg|kilograms?|kilogrammes?|kilos?", "tonnes": "tonnes?|metric[ -]tons?", "tons": "tons?",
    "kilotons": "kt|kilotons?", "litres": "lit(?:er|re)s?", "barrels": "barrels?", "%": "%|per ?cent|pct",
    "USD": r"(?:u\.?s\.?[ -]|american )?dollars?", "EUR": "euros?", "JPY": "yen", "CNY": "yuan|rmb",
    "RUB": "rou?bles?", "won": "won", "seconds": "seconds?", "minutes": "minutes?", "hours": "hours?",
    "days": "days?", "weeks": "weeks?", "months": "months?", "years": "years?", "degrees": "degrees?",
}  # fmt: skip
_COUNTED = """
    containers shells rounds missiles rockets bombs warheads troops soldiers personnel people persons civilians workers
    sailors officers engineers men women ships vessels tankers boats submarines launchers systems tanks guns howitzers
    vehicles trucks railcars wagons drones aircraft planes helicopters balloons crates boxes cases countries households
""".split()

_ONE = "|".join(_ONES)
_UNDER_100 = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{_ONE})(?!\w))?|{'|'.join(_TEENS)}|{_ONE})"
_WORDS = rf"{_UNDER_100}(?:[ -]hundred(?:[ ](?:and[ ])?{_UNDER_100})?)?(?!\w)"
_BIG = "dozen|hundred|thousand|million|billion|trillion"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:[\u0020\u00a0\u202f]\d{3})+(?![\d,.]\d|\d)|\d+(?:\.\d+)?"
_ATTACHED = "mm|cm|km|kg|kt|bn|tn|mn|m|k"
_MONEY = r"(?:us|hk|[acs])?\$|[\u20ac\u00a3\u00a5\u20a9]"
_CORE = rf"""
    (?P<money>{_MONEY})?
    (?: (?P<round>several|a[ ]few) (?=[ ](?:{_BIG})\b)
      | (?P<rounds>tens|scores|dozens|hundreds|thousands|millions|billions) (?=[ ](?:of|more)\b)
      | (?P<half>half) [ ] (?:an?[ ])? (?=(?:{_BIG})\b)
      | (?P<digits>{_DIGITS}) (?=(?:{_ATTACHED})(?!\w)|(?!\w|[.,:/]\d|\s?\u00b0))
      | (?P<article>an?) (?=[ ](?:{_BIG})\b)
      | (?P<words>{_WORDS}) )
"""
_NUMBER = re.compile(rf"(?<![\w.,/\#:\u2013-]){_CORE}", re.VERBOSE)
_NUMBER_HERE = re.compile(_CORE, re.VERBOSE)
_SCALE = re.compile(rf"[ \u00a0\n-]?(?:(?P<big>{_BIG})(?!\w)|(?P<short>bn|tn|mn|k)(?!\w))")
_MILLION = re.compile(r"m(?!\w)")
_MILLION_OF = re.compile(rf"m(?= (?:{'|'.join(_COUNTED)}|tons|tonnes|barrels)\b)")
_OF_SCALE = re.compile(r" of (thousand|million|billion)s\b")
_UNIT = re.compile(
    r"[ \u00a0\n-]*(?:"
    + "|".join(f"(?P<u{at}>{pattern})" for at, pattern in enumerate(_MEASURES.values()))
    + rf"|(?P<counted>{'|'.join(_COUNTED)}))(?!\w)"
)
_MEASURE_NAMES = tuple(_MEASURES)
_TO = re.compile(r"\s*(?:[\u2013-]|\b(?P<word>to|and|or)\b)\s*")
_PROPERTY = re.compile(r"[\u2013-](?!(?:strong|odd|plus)\b)\w")
_AFTER = re.compile(r"(?:\+|-plus\b|\s+or\s+(?:more|above|over)\b|\s+(?P<less>or\s+(?:less|fewer|under))\b)")

_LEAST = "at least|more than|over|no fewer than|no less than|not less than|a minimum of|upwards of|in excess of|above"
_MOST = "up to|as many as|as much as|no more than|not more than|at most|a maximum of|fewer than|less than|under|below"
_ABOUT = (
    "some|about|around|approximately|approx\\.?|roughly|nearly|almost|close to|an estimated|estimated|just over"
    "|well over|just under|circa|a total of|an additional|another"
)
_QUALIFIER = re.compile(
    rf"(?<![\w-])(?:(?P<least>{_LEAST})|(?P<most>{_MOST})|(?P<about>{_ABOUT}))(?: (?:{_ABOUT}))?\s+$".replace(
        " ", r"\s+"
    )
)
_BETWEEN = re.compile(rf"\b(?:between|from)\s+(?:(?:{_ABOUT})\s+)?$")
_LOOK_BACK = 48
_DIGIT = re.compile(r"[0-9]")
_YEAR_DIGITS, _FIRST_YEAR, _LAST_YEAR = 4, 1900, 2099
_SERIAL_DIGITS = 7  # that many without a comma are a ship's number or the like

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
_NAMING = (
    r"resolutions?|articles?|paragraphs?|paras?\.?|nos?\.|numbers?|decree|chapters?|sections?|annex(?:es)?|pages?|pp?\."
    r"|category|flight|figures?|tables?|phase|division|brigade|regiment|corps|room|office|bureau|route|highway"
    r"|channel|version|type|mark|model|rule|juche|document|appendix|volume|vol\.|imo|mmsi|aged?|age\s+of|directive"
    r"|hwasong|hwasal|pukguksong|nodong|taepodong|iskander|boeing|airbus|kalibr|project|operation|\#"
)
_NAMES = re.compile(
    rf"""
    \b(?:{_NAMING})\s+(?:no\.?\s*|number\s+)?\d[\d.]*(?!,\d)(?:\s*\(\d{{4}}\))?
        (?:(?:(?:\s*,)?\s+(?:and|or|to)\s+\d{{1,4}}(?!\d|,\d)(?!\s+[a-z]+s\b)
            |,\s*\d{{4}}(?!\d|,\d|\s+(?!and\b|or\b)[a-z]{{2}}))(?:\s*\(\d{{4}}\))?)*
  | (?P<month>{_MONTH})\s+\d{{1,2}}(?![\d:]|,\d{{3}})(?:st|nd|rd|th)?
        (?:\s*(?:[\u2013-]|\bto\b|\band\b)\s*\d{{1,2}}(?!\d|,\d)(?!\s+[a-z]+s\b))?(?:,?\s+(?:19|20)\d\d(?!\d|,\d))?
  | \b\d{{1,2}}(?:\s*(?:[\u2013-]|to|and)\s*\d{{1,2}})?\s+(?P<month2>{_MONTH})(?:,?\s+(?:19|20)\d\d(?!\d|,\d))?
  | \b\d{{4}}-\d\d-\d\d\b
  | \b(?:19|20)\d\d[\u2013/-]\d\d(?:\d\d)?\b
  | \b\d{{1,2}}(?::\d\d)?(?:\s?(?:-|\u2013|to)\s?\d{{1,2}}(?::\d\d)?)?\s?(?:[ap]\.?m\b|o'clock)
  | \b\d\d?:\d\d(?::\d\d)? | \b\d{{4}}\s+(?:gmt|utc|kst|hours)\b
  | (?<=[a-z]),\s\d\d(?=,)
  | \b\d+\s+(?:north\b(?!\s+korea)|committee|panel)
  | \b(?:group\s+of\s+)(?:7|8|20|77|seven|eight|twenty)\b(?!\s+[a-z]+s\b)
  | \(\d{{4}}\)
  | \b(?:in|since|until|till|by|of|during|from|early|mid|late|year)[ -](?:19|20)\d\d\b(?!\s*(?:to|-|\u2013)\s*\d|,\d)
    """,
    re.VERBOSE,
)
_NUMBER_WORDS = (*_ONES, "teen", "ten", "eleven", "twelve", "ty", "dozen", "hundred", "thousand", "illion", "score")
_NO_ONE_BEFORE = re.compile(r"\b(?:no|any|every|each|some|this|that|the|which|another|as|is|was)[\s-]+$")
_NO_ONE_AFTER = re.compile(
    r"(?:['\u2019]s\b|\s+(?:of|another|who|whose|side|hand|thing|that|which|day|by|or|and|is|was|to|in|on|for|with|after|way|more)\b"
    r"|\s*(?:[.,;:!?)\"\u201d]|$))"
)
_CAPITAL_BEFORE = re.compile(r"([A-Z][\w-]*) $")
_OPENERS = frozenset(
    """
    The A All In On At Of With And But After For From By To Only Just Its Their His Her These Those Another Other Some
    Over About Around Nearly Almost Roughly Approximately Least Than Up Between Under If When As That This Also
    """.split()
)


def amounts(text: str, start: int = 0, end: int | None = None) -> list[Amount]:
    """Return the amounts between two offsets, in order; values are floats. What stands just before `start` is seen."""
    stop = len(text) if end is None else end
    base = max(0, start - _LOOK_BACK)
    # lower case of the same length, so that offsets hold: this letter alone would grow
    low = text[base:stop].replace("\u0130", "I").lower()
    if _DIGIT.search(low) is None and not any(word in low for word in _NUMBER_WORDS):
        return []
    piece = text[base:stop]
    return [
        amount._replace(start=amount.start + base, end=amount.end + base) for amount in _scan(low, piece, start - base)
    ]


def _scan(low: str, piece: str, begin: int) -> Iterator[Amount]:
    names = _named(low, piece)
    while (match := _NUMBER.search(low, begin)) is not None:
        begin = match.end()
        if names.find(1, *match.span()) >= 0:
            continue
        amount = _round_number(low, match) if match["round"] or match["rounds"] else _exact(low, piece, match)
        if amount is not None:
            begin = max(begin, amount.end)
            yield amount


def _named(low: str, piece: str) -> bytearray:
    """Mark the characters of numbers that name a thing or a day."""
    marks = bytearray(len(low))
    first = _DIGIT.search(low)
    if first is None:
        return marks
    last = max(map(low.rfind, "0123456789"))
    for match in _NAMES.finditer(low, max(0, first.start() - _LOOK_BACK), min(len(low), last + _LOOK_BACK)):
        month = "month" if match["month"] else "month2" if match["month2"] else None
        if month is None or piece[match.start(month)].isupper():
            marks[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    return marks


def _round_number(low: str, match: re.Match[str]) -> Amount:
    """Read "several hundred", "tens of thousands"."""
    least, most = map(float, _ROUND[match["round"] or match["rounds"]])
    end, scale = match.end(), 1.0
    if match["round"]:
        scale, end = _scaled(low, end, money=False)
        least, most = least * scale, most * scale
    elif (of := _OF_SCALE.match(low, end)) is not None:
        scale, end = _SCALES[of[1]], of.end()
        least, most = least * scale, (most + 1) * scale - 1
    at = _UNIT.match(low, end + len(" of") if low.startswith(" of", end) else end)
    begin, qualifier, _ = _qualified(low, match.start())
    return Amount(begin, at.end() if at else end, None, least, most, _unit_name(at), qualifier)


def _exact(low: str, piece: str, match: re.Match[str]) -> Amount | None:
    first = _figure(low, match)
    last = _upper(low, first)
    if last is not None:
        return _range(low, first, last)
    if _names_a_thing(low, piece, first):
        return None
    begin, qualifier, bound = _qualified(low, first.start)
    end, bound = _bound_after(low, first.end, bound)
    value, unit = first.value, first.unit
    if bound == "least":
        return Amount(begin, end, None, value, None, unit, qualifier)
    if bound == "most":
        return Amount(begin, end, None, None, value, unit, qualifier)
    return Amount(begin, end, value, None, None, unit, qualifier)


def _range(low: str, first: _Figure, last: _Figure) -> Amount | None:
    if first.bare and last.bare and _is_year(first) and _is_year(last):
        return None
    begin, qualifier, _ = _qualified(low, first.start)
    between = _BETWEEN.search(low, max(0, begin - _LOOK_BACK), begin)
    begin = between.start() if between else begin
    return Amount(begin, last.end, None, *_shared(first, last), last.unit or first.unit, qualifier)


def _figure(low: str, match: re.Match[str]) -> _Figure:
    words = match["digits"] or match["words"] or match["half"] or match["article"]
    money = match["money"]
    scale, end = _scaled(low, match.end(), money=bool(money))
    at = _UNIT.match(low, end)
    unit = _CURRENCIES.get(money, "USD" if "$" in money else None) if money else _unit_name(at)
    stop = at.end() if at else end
    bare = bool(match["digits"]) and stop == match.end() and not money and words.isdigit()
    return _Figure(match.start(), stop, _value(words), scale, unit, bare)


def _scaled(low: str, at: int, *, money: bool) -> tuple[float, int]:
    """Return the scale that follows ("hundred thousand") and where it ends; m after money is a million."""
    scale = 1.0
    while (match := _SCALE.match(low, at)) is not None:
        scale, at = scale * _SCALES[match["big"] or match["short"]], match.end()
    if scale == 1 and (million := (_MILLION if money else _MILLION_OF).match(low, at)) is not None:
        return _SCALES["m"], million.end()
    return scale, at


def _value(words: str) -> float:
    if words[0].isdigit():
        return float(re.sub(r"[,\s]", "", words))
    total = 0.0
    for word in re.split(r"[\s-]+", words):
        if word != "and":
            total = total * _SCALES[word] if word in _SCALES else total + _VALUES[word]
    return total


def _unit_name(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    return match["counted"] or _MEASURE_NAMES[int((match.lastgroup or "u0")[1:])]


def _upper(low: str, first: _Figure) -> _Figure | None:
    """Return the upper end of "1,500 to 3,000", "between 1.5 and 2 million", "three or four"."""
    link = _TO.match(low, first.end)
    after = _NUMBER_HERE.match(low, link.end()) if link else None
    if link is None or after is None or after["round"] or after["rounds"]:
        return None
    if link["word"] == "and" and _BETWEEN.search(low, max(0, first.start - _LOOK_BACK), first.start) is None:
        return None
    last = _figure(low, after)
    least, most = _shared(first, last)
    far = link["word"] == "or" and most > 2 * least
    return None if most <= least or far else last


def _shared(first: _Figure, last: _Figure) -> tuple[float, float]:
    """Return both ends of a range, with the scale of one for the other where it says none: "2 to 3 million"."""
    if first.scale == 1 and first.mantissa * last.scale < last.value:
        return first.mantissa * last.scale, last.value
    if last.scale == 1 and last.value <= first.value:
        return first.value, last.mantissa * first.scale
    return first.value, last.value


def _names_a_thing(low: str, piece: str, figure: _Figure) -> bool:
    """Say whether a lone number is no amount: a year, a serial number, a property, "one of"."""
    if figure.unit is None and _PROPERTY.match(low, figure.end):
        return True
    if figure.value == 1 and low.startswith("one", figure.start):
        before = _NO_ONE_BEFORE.search(low, max(0, figure.start - _LOOK_BACK), figure.start)
        return before is not None or _NO_ONE_AFTER.match(low, figure.start + len("one")) is not None
    return figure.bare and _is_serial(low, piece, figure)


def _is_serial(low: str, piece: str, figure: _Figure) -> bool:
    digits = low[figure.start : figure.end]
    if digits[0] == "0" and len(digits) > 1:
        return True
    if _is_year(figure):
        return figure.value % 100 != 0 or _qualified(low, figure.start)[1] is None
    if len(digits) >= _SERIAL_DIGITS:
        return True
    before = _CAPITAL_BEFORE.search(piece, max(0, figure.start - _LOOK_BACK), figure.start)
    return before is not None and before[1] not in _OPENERS


def _is_year(figure: _Figure) -> bool:
    return figure.end - figure.start == _YEAR_DIGITS and _FIRST_YEAR <= figure.value <= _LAST_YEAR


def _qualified(low: str, at: int) -> tuple[int, str | None, str | None]:
    """Return where the words before a number begin, what they say, and whether they bound it: least, most or None."""
    begin = max(0, at - _LOOK_BACK)
    match = _QUALIFIER.search(low, begin, at)
    if match is not None:
        return match.start(), " ".join(match[0].split()), match.lastgroup
    return at, None, None


def _bound_after(low: str, end: int, bound: str | None) -> tuple[int, str | None]:
    """Read "10,000 or more", "300+"."""
    match = _AFTER.match(low, end)
    if match is None:
        return end, bound
    return match.end(), "most" if match["less"] else "least"
