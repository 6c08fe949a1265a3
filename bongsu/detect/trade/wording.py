"""What a row of figures becomes in words, parties and citations."""

import calendar
from collections.abc import Sequence
from datetime import date

from bongsu.detect import detector
from bongsu.detect.detector import Row
from bongsu.detect.trade.concordance import carried, settled
from bongsu.detect.trade.parameters import goods_of, petroleum_group
from bongsu.lang.areas import areas
from bongsu.model.event import Category, EventKind, HsCode, When, days
from bongsu.model.evidence import Evidence
from bongsu.model.party import Party, PartyKind, named, slug, state
from bongsu.model.sighting import Citation

DEEPEST = 6
"""Digits of a code that all countries share; the rest is national."""


def party(number: int) -> Party:
    """Return the state of this number, or the area as a group without a country."""
    area = areas()[number]
    if area.country:
        return state(area.country, area.name)
    return Party(slug(PartyKind.GROUP, area.name), area.name, PartyKind.GROUP)


def name(number: int) -> str:
    """Return an area's name."""
    return areas()[number].name


def customs(number: int) -> Party:
    """Return the office that reports for a country."""
    return named(f"customs of {name(number)}", PartyKind.ORGANISATION, areas()[number].country)


def sides(row: Row) -> tuple[Party, Party]:
    """Return who sends and who gets."""
    reporter, partner = party(row["reporter"]), party(row["partner"])
    return (partner, reporter) if row["flow"] == "M" else (reporter, partner)


def period(row: Row) -> When:
    """Return the row's year or month, first to last day."""
    year, month = row["year"], row.get("month") or 0
    if not month:
        return days(date(year, 1, 1), date(year, 12, 31))
    return days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def in_period(row: Row) -> str:
    """Return the row's period as it is printed: ``in 2014``, ``in May 2016``."""
    month = row.get("month") or 0
    return f"in {calendar.month_name[month]} {row['year']}" if month else f"in {row['year']}"


def way(row: Row) -> str:
    """Return the flow with the partner: ``imports from North Korea``."""
    again = "re-" if row.get("again") else ""
    return f"{again}imports from" if row["flow"] == "M" else f"{again}exports to"


def written(row: Row) -> HsCode | None:
    """Return the row's code as it stands, at most the six digits that all countries share; None for a total."""
    digits = str(row["code"])[:DEEPEST]
    return HsCode(digits, row.get("edition") or None) if digits.isdigit() else None


def hs(row: Row) -> HsCode | None:
    """Return the row's code in the edition of 2017 where it moved; None for a total, and for goods that were parted."""
    code = written(row)
    return settled(code) if code else None


def goods(row: Row) -> str:
    """Return the row's goods as they are printed: ``coal (270112)``."""
    code = str(row["code"])[:DEEPEST]
    return f"{row.get('product') or goods_of(code).name} ({code})" if code.isdigit() else "all goods"


def item_name(row: Row) -> str:
    """Return what the goods are called."""
    code = hs(row) or written(row)
    return str(row.get("product") or (goods_of(code.digits).name if code else "all goods"))


def category(row: Row) -> Category | None:
    """Return the model's category of the goods."""
    code = hs(row)
    return goods_of(code.digits).category if code else None


def kind(row: Row) -> EventKind:
    """Return the kind of event that a flow of these goods is."""
    code = hs(row)
    return EventKind.PETROLEUM_TRANSFER if code and petroleum_group(code.digits) else EventKind.GOODS_TRANSFER


def parted(row: Row) -> str | None:
    """Return that the code holds goods which stood under several headings in 2017; None where it does not."""
    code = written(row)
    found = carried(code) if code else ()
    if code is None or len(found) < len(("one", "other")):
        return None
    return f"goods of {code.digits} ({code.edition}) stand under {listed([one.digits for one in found])} in 2017"


def dollars(value: float) -> str:
    """Return a sum of money as it is printed."""
    for size, word in ((1e9, "billion"), (1e6, "million")):
        if value >= size:
            return f"{value / size:,.2f} {word} US dollars"
    return f"{value:,.0f} US dollars"


def tonnes(kilograms: float) -> str:
    """Return a weight as it is printed."""
    return f"{kilograms / 1000:,.0f} t" if kilograms >= 10_000 else f"{kilograms:,.0f} kg"


def listed(words: Sequence[str]) -> str:
    """Return words as a list: ``a, b and c``."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def cited(
    evidence: Sequence[Evidence], rows: Sequence[tuple[int, int]]
) -> tuple[str, tuple[int, ...], tuple[Citation, ...]]:
    """Return what these rows rest on, each row once: see `detector.cited`."""
    return detector.cited(evidence, rows, once=True)
