"""A row of a table of events to what it tells; each that cannot be used is counted with its reason."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from math import isfinite
from typing import TypeVar

from bongsu.lang.areas import area_of, areas
from bongsu.model.claim import Stance
from bongsu.model.event import Category, Event, EventKind, Item, Place, Quantity
from bongsu.model.party import Party, PartyKind, named, state
from bongsu.model.recorded import RecordedEvent
from bongsu.sources.custody import printable
from bongsu.sources.events import times
from bongsu.sources.events.layouts import Layout, Rule, folded
from bongsu.sources.tallies import Tally

Cells = Mapping[str, str]

NO_DATE = "rows refused: {count} without a valid date"
NO_ZONE = "rows refused: {count} with a time zone that is not known; write names such as UTC or Asia/Seoul"
NO_TIME = "times of day not read: {count}; the day alone counts there"
NO_KIND = "rows refused: {count} of a kind of event that is not known"
NO_CATEGORY = "categories not read: {count} that are not known; the thing's name stands alone"
NO_QUANTITY = "quantities not read: {count} that are no number"
NO_STANCE = "rows refused: {count} with a stance that is not known"
NO_PLACE = "places not read: {count} with degrees that are no place on Earth"
NO_AGENT = "rows refused: {count} that do not say who did it"
_SAYS_NOTHING = {"unknown", "n/a", "na", "none", "null", "-", "nan"}
_LONGEST = 300
_OTHER_NAMES = {"uk": "gb", "ussr": "ru", "soviet union": "ru", "south korea": "kr", "north korea": "kp"}
"""What lists of countries lack; the Russian Federation holds the Soviet Union's seat."""


Word = TypeVar("Word", EventKind, Category, Stance)


class RefusedRowError(ValueError):
    """A row that cannot be used; its text is the reason."""


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row by ours, and where what is doubtful is counted."""

    cells: Cells
    layout: Layout
    number: int
    tally: Tally

    def all(self, ours: str) -> list[str]:
        """Return what the columns of ours say."""
        theirs = (self.cells.get(folded(name), "").strip() for name in self.layout.columns.get(ours, ()))
        return [said for said in theirs if said and said.casefold() not in _SAYS_NOTHING]

    def one(self, ours: str) -> str:
        """Return what the first of them says, else what every row has; empty where nothing is said."""
        return next(iter(self.all(ours)), "") or self.layout.always.get(ours, "")

    def doubt(self, reason: str) -> None:
        """Count the row for a reason that does not refuse it."""
        self.tally.add(reason, [self.number])


def recorded(rows: Iterable[tuple[int, Cells]], layout: Layout, tally: Tally) -> Iterator[RecordedEvent]:
    """Yield what each row tells; a row that cannot be used is counted.

    Args:
        rows: record numbers from 1 with the cells by folded names of columns.
        layout: of the table.
        tally: takes what is wrong.
    """
    for number, cells in rows:
        row = _Row(cells, layout, number, tally)
        try:
            yield _recorded(row)
        except RefusedRowError as error:
            tally.add(str(error), [number])


def _recorded(row: _Row) -> RecordedEvent:
    rule = _rule_for(row)
    kind, category = _typed(row, rule)
    first, last = _span(row)
    zone = row.one("zone") or row.layout.zone
    if not times.is_zone(zone):
        raise RefusedRowError(NO_ZONE)
    days_in = zone if row.one("zone") else row.layout.days_in
    agents = _parties([rule.agents] if rule and rule.agents else row.all("agents") or [row.one("agents")])
    if not agents:
        raise RefusedRowError(NO_AGENT)
    event = Event(
        kind,
        agents,
        _parties(row.all("recipients")),
        _objects(row, category),
        _place(row),
        times.when_of(first, last, _clock(row), zone, days_in),
    )
    speakers = _parties(row.all("speaker"))
    return RecordedEvent(row.number, event, _stance(row), _line(row), speakers[0] if speakers else None)


def _rule_for(row: _Row) -> Rule | None:
    """Return the first rule one of whose words stands in the columns that tell what happened."""
    words = " | ".join(folded(row.cells.get(name, "")) for name in row.layout.typed)
    return next((rule for rule in row.layout.rules if any(word in words for word in rule.words)), None)


def _typed(row: _Row, rule: Rule | None) -> tuple[EventKind, Category | None]:
    """Return kind and category: those of the rule, else the row's own, else what every row has."""
    kind = rule.kind if rule and rule.kind else _member(EventKind, row.one("kind"))
    if kind is None:
        raise RefusedRowError(NO_KIND)
    if rule and (rule.category or rule.kind):
        return kind, rule.category
    category = _member(Category, row.one("category"))
    if category is None and row.all("category"):
        row.doubt(NO_CATEGORY)
    return kind, category


def _member(words: Callable[[str], Word], said: str) -> Word | None:
    try:
        return words(folded(said).replace(" ", "_"))
    except ValueError:
        return None


def _span(row: _Row) -> tuple[date, date]:
    order = row.layout.month_first
    first = times.span_of(row.one("date"), month_first=order)
    until = row.one("until")
    last = times.span_of(until, month_first=order) if until else first
    if first is None or last is None or last[1] < first[0]:
        raise RefusedRowError(NO_DATE)
    return first[0], last[1]


def _clock(row: _Row) -> time | None:
    said = row.one("time")
    clock = times.clock_of(said) if said else None
    if said and clock is None:
        row.doubt(NO_TIME)
    return clock


def _parties(said: Iterable[str]) -> tuple[Party, ...]:
    names = (name.strip() for names in said for name in names.split(";"))
    return tuple({party.id: party for name in names if name for party in [_party(printable(name))]}.values())


def _party(name: str) -> Party:
    number = area_of(name)
    code = areas()[number].country if number is not None else None
    code = code or _OTHER_NAMES.get(folded(name))
    return state(code, name) if code else named(name, PartyKind.ORGANISATION)


def _objects(row: _Row, category: Category | None) -> tuple[Item, ...]:
    name = printable(row.one("object")) or (category.replace("_", " ") if category else "")
    return (Item(name[:_LONGEST], category, _quantity(row)),) if name else ()


def _quantity(row: _Row) -> Quantity | None:
    said = row.one("quantity")
    if not said:
        return None
    value = _number(said.replace(",", ""))
    if value is None or value < 0:
        row.doubt(NO_QUANTITY)
        return None
    return Quantity(value, unit=printable(row.one("unit")) or None)


def _place(row: _Row) -> Place | None:
    name, country = printable(row.one("place")) or None, row.one("country").lower() or None
    lat, lon = _degrees(row.one("lat"), 90), _degrees(row.one("lon"), 180)
    if lat is None or lon is None:
        if row.one("lat") or row.one("lon"):
            row.doubt(NO_PLACE)
        lat = lon = None
    return Place(name, country, lat, lon) if name or country or lat is not None else None


def _degrees(said: str, most: float) -> float | None:
    value = _number(said)
    return value if value is not None and abs(value) <= most else None


def _number(said: str) -> float | None:
    try:
        value = float(said)
    except ValueError:
        return None
    return value if isfinite(value) else None


def _stance(row: _Row) -> Stance:
    said = row.one("stance")
    if not said or row.layout.stances:
        return row.layout.stances.get(folded(said), Stance.ASSERTED)
    stance = _member(Stance, said)
    if stance is None:
        raise RefusedRowError(NO_STANCE)
    return stance


def _line(row: _Row) -> str:
    """Return the row as it stands in the table: its date and time as written, and what its layout tells of it."""
    dated = [row.one("date"), row.one("time")]
    cells = (row.cells.get(name, "").strip() for name in row.layout.says)
    told = ", ".join(cell for cell in cells if cell)
    return printable(f"{' '.join(word for word in dated if word)}: {told}")[:_LONGEST]
