"""Sums over all events of a watch, held against a rule's limits.

What is notified, recorded and estimated is never added up; a range stays a range; what is not told is not zero.

* Claims about one flow (an incident) give it a range from the lowest to the highest that they say.
* A row that holds another (a year its months, a heading its subheadings) of the same parties counts alone.
* A period that lies only partly in the window may have nothing in it: its lower end is nothing.
* Likewise where nobody asserts the event and it is only rumoured, or cannot be verified.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bongsu.model.event import Basis, Event, Item, Quantity
from bongsu.model.party import Party
from bongsu.model.provision import Limit, Provision, SumOver
from bongsu.regimes.predicates import NOBODY, Listing
from bongsu.regimes.reach import Test, test_of
from bongsu.regimes.units import NOTHING, Span, in_unit
from bongsu.regimes.windows import Window, windows


@dataclass(frozen=True, slots=True)
class Told:
    """One claim of an event, as far as a sum needs it.

    Attributes:
        of: what it is a claim of: claims of one incident are never added up.
        claim: its id.
        firm: False where the claim only passes on a rumour, or cannot be verified.
    """

    event: Event
    of: str
    claim: str
    firm: bool = True


@dataclass(frozen=True, slots=True)
class Portion:
    """What one incident adds to a sum, in the limit's unit."""

    of: str
    claims: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Subtotal:
    """The sum of the amounts that rest on one basis; None is not told."""

    basis: Basis | None
    span: Span
    portions: tuple[Portion, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """What is known of a limit's window.

    Attributes:
        subtotals: by what they rest on; never to be added up.
        suppliers, buyers: who is named in the figures.
        known_days: days of the window on which any figure's period lies.
        items: the things that were counted, as the claims name them, with the units of their amounts.
    """

    provision: Provision
    limit: Limit
    window: Window
    subtotals: tuple[Subtotal, ...]
    suppliers: tuple[Party, ...]
    buyers: tuple[Party, ...]
    known_days: int
    items: tuple[Item, ...]

    @property
    def over(self) -> Subtotal | None:
        """The subtotal that is over the limit even at its lower end, the greatest of several."""
        return max(
            (part for part in self.subtotals if part.span.low > self.limit.amount),
            key=lambda part: part.span.low,
            default=None,
        )

    @property
    def perhaps_over(self) -> Subtotal | None:
        """The subtotal that is over the limit at its upper end only, where none is over it."""
        above = [part for part in self.subtotals if part.span.high > self.limit.amount]
        return None if self.over else max(above, key=lambda part: part.span.high, default=None)


@dataclass(frozen=True, slots=True)
class _Part:
    """So much of one thing, told by one claim, in this period."""

    told: Told
    item: Item
    span: Span
    first: date
    last: date

    @property
    def sides(self) -> Hashable:
        """Who supplies whom, by countries where these are known, and what the amount rests on."""
        agents = frozenset(party.country or party.id for party in self.told.event.agents)
        recipients = frozenset(party.country or party.id for party in self.told.event.recipients)
        return agents, recipients, self.basis

    @property
    def basis(self) -> Basis | None:
        """What the amount rests on."""
        return self.item.quantity.basis if self.item.quantity else None

    @property
    def thing(self) -> tuple[str, str]:
        """What it is an amount of: the code, or else the category or name."""
        return (self.item.hs.digits if self.item.hs else "", "" if self.item.hs else self.item.category or "")


def totals(provision: Provision, told: Sequence[Told], listing: Listing = NOBODY) -> tuple[Total, ...]:
    """Return what is known of every window of the provision's limits that any claim speaks of, oldest first."""
    if provision.quantity_sum_over is None:
        return ()
    found = []
    named = {limit.name: limit for limit in provision.limits}
    for name in provision.quantity_sum_over.limits:
        parts = list(_parts(provision.quantity_sum_over, named[name], told, listing))
        found += [_total(provision, named[name], window, inside) for window, inside in _by_window(
            provision, named[name], parts)]  # fmt: skip
    return tuple(sorted(found, key=lambda total: (total.window, total.limit.name)))


def _parts(rule: SumOver, limit: Limit, told: Iterable[Told], listing: Listing) -> Iterator[_Part]:
    """Yield every amount that counts; of an event whose days or amounts are not told nothing can be counted."""
    counts = test_of(rule.of)
    rate = _rate(limit)
    for one in told:
        first, last = one.event.when.first_day(), one.event.when.last_day()
        if first is None or last is None or not counts(one.event, listing):
            continue
        for item in one.event.objects:
            if _counts_alone(counts, one.event, item, listing) and (span := in_unit(item, limit.unit, rate)):
                yield _Part(one, item, span if one.firm else Span(0.0, span.high), first, last)


def _counts_alone(counts: Test, event: Event, item: Item, listing: Listing) -> bool:
    return len(event.objects) == 1 or counts(replace(event, objects=(item,)), listing)


def _rate(limit: Limit) -> float | None:
    """Return the barrels to the tonne that the limit itself gives, where it gives both."""
    amounts = {limit.unit: limit.amount, limit.other_unit: limit.other_amount}
    barrels, tonnes = amounts.get("barrel"), amounts.get("tonne")
    return barrels / tonnes if barrels and tonnes else None


def _by_window(provision: Provision, limit: Limit, parts: Sequence[_Part]) -> Iterator[tuple[Window, list[_Part]]]:
    if not parts:
        return
    spans = list(windows(limit, provision, min(part.first for part in parts), max(part.last for part in parts)))
    inside: dict[Window, list[_Part]] = defaultdict(list)
    for part in parts:
        for window in spans:
            if window.meets(part.first, part.last):
                inside[window].append(part)
    yield from sorted(inside.items(), key=lambda pair: pair[0])


def _total(provision: Provision, limit: Limit, window: Window, parts: Sequence[_Part]) -> Total:
    by_basis: dict[Basis | None, list[_Part]] = defaultdict(list)
    for part in _outermost(parts):
        by_basis[part.basis].append(part)
    return Total(
        provision, limit, window,
        tuple(_subtotal(basis, by_basis[basis], window) for basis in sorted(by_basis, key=str)),
        _parties(party for part in parts for party in part.told.event.agents),
        _parties(party for part in parts for party in part.told.event.recipients),
        _known_days(window, parts),
        tuple(dict.fromkeys(_kind_of_thing(part.item) for part in parts)),
    )  # fmt: skip


def _kind_of_thing(item: Item) -> Item:
    return replace(item, quantity=Quantity(unit=item.quantity.unit)) if item.quantity else item


def _parties(parties: Iterable[Party]) -> tuple[Party, ...]:
    by_id = {party.id: party for party in parties}
    return tuple(by_id[key] for key in sorted(by_id))


def _outermost(parts: Sequence[_Part]) -> list[_Part]:
    """Return the rows that no other row of the same parties and basis holds: a year holds its months."""
    by_sides: dict[Hashable, dict[tuple[date, date], set[str]]] = defaultdict(lambda: defaultdict(set))
    for part in parts:
        if part.item.hs:
            by_sides[part.sides][part.first, part.last].add(part.item.hs.digits)
    return [part for part in parts if not (part.item.hs and _held(part, by_sides[part.sides]))]


def _held(part: _Part, rows: dict[tuple[date, date], set[str]]) -> bool:
    digits, own = part.thing[0], (part.first, part.last)
    codes = [digits[:length] for length in range(2, len(digits) + 1)]
    return any(
        (period, code) != (own, digits) and code in held
        for period, held in rows.items()
        if period[0] <= part.first and part.last <= period[1]
        for code in codes
    )


def _subtotal(basis: Basis | None, parts: Sequence[_Part], window: Window) -> Subtotal:
    by_incident: dict[str, list[_Part]] = defaultdict(list)
    for part in parts:
        by_incident[part.told.of].append(part)
    portions = [_portion(of, by_incident[of], window) for of in sorted(by_incident)]
    span = NOTHING
    for portion in portions:
        span = span.plus(portion.span)
    return Subtotal(basis, span, tuple(portions))


def _portion(of: str, parts: Sequence[_Part], window: Window) -> Portion:
    by_thing: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for one in _by_claim(parts, window):
        for thing, span in one.items():
            by_thing[thing].append(span)
    span = NOTHING
    for spans in by_thing.values():
        span = span.plus(Span(min(one.low for one in spans), max(one.high for one in spans)))
    return Portion(of, tuple(sorted({part.told.claim for part in parts})), span)


def _by_claim(parts: Sequence[_Part], window: Window) -> Iterator[dict[tuple[str, str], Span]]:
    """Yield for each claim how much of each thing it tells: two amounts of one thing in one claim add up."""
    by_claim: dict[str, dict[tuple[str, str], Span]] = defaultdict(dict)
    for part in parts:
        span = part.span if window.holds(part.first, part.last) else Span(0.0, part.span.high)
        held = by_claim[part.told.claim]
        held[part.thing] = held[part.thing].plus(span) if part.thing in held else span
    yield from by_claim.values()


def _known_days(window: Window, parts: Sequence[_Part]) -> int:
    """Return on how many of the window's days the period of any figure lies."""
    spans = sorted({(max(part.first, window.first), min(part.last, window.last)) for part in parts})
    known, reached = 0, None
    for first, last in spans:
        begin = first if reached is None or first > reached else date.fromordinal(reached.toordinal() + 1)
        if begin <= last:
            known += (last - begin).days + 1
            reached = last
    return known
