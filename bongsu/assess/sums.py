"""Findings on sums: one for each window of a limit that is passed, or may be, citing every claim that counts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bongsu.model.claim import Claim, Side
from bongsu.model.event import Event, EventKind, Item, Quantity, days
from bongsu.model.finding import Finding, Incident
from bongsu.model.grade import Credibility
from bongsu.model.provision import Limit, Provision
from bongsu.model.record import content_id
from bongsu.regimes import Listing, Told, Total, totals
from bongsu.regimes.reach import kinds_of
from bongsu.regimes.sums import Subtotal
from bongsu.regimes.units import conversions
from bongsu.regimes.windows import Window

_UNITS = {"barrel": "barrels", "tonne": "tonnes", "usd": "US dollars"}


@dataclass(frozen=True, slots=True)
class Counted:
    """An incident with its claims."""

    incident: Incident
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Summed:
    """A finding on a sum, and the incident that stands for all that was counted."""

    incident: Incident
    finding: Finding


def sum_up(
    provisions: Iterable[Provision], counted: Sequence[Counted], listing: Listing, published: Mapping[str, date | None]
) -> Iterator[Summed]:
    """Yield what the sums over all these incidents are over, or may be over."""
    by_kind: dict[str, list[Told]] = defaultdict(list)
    for one in counted:
        for claim in one.claims:
            if claim.side in {Side.FOR, Side.OPEN}:
                by_kind[claim.event.kind].append(Told(claim.event, one.incident.id, claim.id, claim.side is Side.FOR))
    known = {one.incident.id: one.incident for one in counted}
    dates = {claim.id: published.get(claim.evidence) for one in counted for claim in one.claims}
    for provision in provisions:
        if provision.quantity_sum_over is None or provision.wording is None:
            continue
        told = [one for kind in kinds_of(provision.quantity_sum_over.of) for one in by_kind[kind]]
        by_window: dict[Window, list[Total]] = defaultdict(list)
        for total in totals(provision, told, listing):
            if total.over or total.perhaps_over:
                by_window[total.window].append(total)
        for window in sorted(by_window):
            yield _summed(provision, window, by_window[window], known, dates)


def _summed(
    provision: Provision,
    window: Window,
    passed: Sequence[Total],
    known: Mapping[str, Incident],
    dates: Mapping[str, date | None],
) -> Summed:
    gravest = next((total for total in passed if total.over), passed[0])
    claims = sorted(
        {key for total in passed for part in total.subtotals for one in part.portions for key in one.claims}
    )
    firm = gravest.over is not None
    credibility, needed = _credibility(gravest, known)
    reasons = tuple(line for total in passed for line in _reasons(total))
    incident = Incident(
        id=content_id("incident", ["sum", provision.id, str(window.first), str(window.last)]),
        event=_event(provision, window, passed),
        claims=tuple(claims),
        origins=tuple(sorted({origin for total in passed for origin in _origins(total, known)})),
        credibility=credibility,
        reasons=(needed, *reasons),
    )
    seen = sorted(day for key in claims if (day := dates.get(key)))
    wording = provision.wording
    if wording is None:
        raise ValueError(f"{provision.id} carries no finding")
    return Summed(
        incident,
        Finding(
            provision=provision.id,
            incident=incident.id,
            credibility=credibility,
            wording=wording if firm else wording.softened,
            severity=provision.severity,
            reasons=(*reasons, *([provision.theory] if provision.theory else [])),
            first_seen=seen[0] if seen else None,
            changed=seen[-1] if seen else None,
        ),
    )


def _event(provision: Provision, window: Window, passed: Sequence[Total]) -> Event:
    rule = provision.quantity_sum_over
    kind = EventKind(kinds_of(rule.of)[0]) if rule else EventKind.GOODS_TRANSFER
    return Event(
        kind,
        tuple({party.id: party for total in passed for party in total.suppliers}.values()),
        tuple({party.id: party for total in passed for party in total.buyers}.values()),
        tuple(_item(total, part) for total in passed for part in total.subtotals),
        when=days(window.first, window.last),
    )


def _item(total: Total, part: Subtotal) -> Item:
    """Return the sum as a thing: what all the things have in common, with the range of the sum."""
    categories = {item.category for item in total.items}
    category = next(iter(categories)) if len(categories) == 1 else None
    names = {item.name for item in total.items}
    name = category.replace("_", " ") if category else next(iter(names)) if len(names) == 1 else "all that counts"
    span = part.span
    quantity = Quantity(None, span.low, span.high, _UNITS[total.limit.unit], "in all", part.basis)
    return replace(Item(name, category), quantity=quantity)


def _origins(total: Total, known: Mapping[str, Incident]) -> set[str]:
    return {origin for part in total.subtotals for one in part.portions for origin in known[one.of].origins}


def _credibility(total: Total, known: Mapping[str, Incident]) -> tuple[Credibility, str]:
    """Return the grade of the last incident that it takes to pass the limit, the best counted first."""
    part = total.over or total.perhaps_over
    reached, grade = 0.0, Credibility.CONFIRMED
    for one in sorted(part.portions if part else (), key=lambda one: (known[one.of].credibility, -one.span.low)):
        grade = max(grade, known[one.of].credibility)
        reached += one.span.low if total.over else one.span.high
        if reached > total.limit.amount:
            break
    if total.over:
        return grade, f"figures of credibility {int(grade)} or better are over the limit by themselves"
    grade = max(grade, Credibility.POSSIBLY_TRUE)
    return grade, "the sum is over the limit only at the upper end of its range: not better than 3"


def _reasons(total: Total) -> Iterator[str]:
    """Say the sum by what it rests on, its limit, how far its window is known, and the factors behind a conversion."""
    limit, window = total.limit, total.window
    for part in total.subtotals:
        over = "over" if part.span.low > limit.amount else "perhaps over" if part.span.high > limit.amount else "within"
        yield (
            f"{part.basis or 'told without saying what it rests on'}: {_amount(part, limit)} from {window.first} to "
            f"{window.last}, {over} the limit of {limit.amount:,.0f} {_UNITS[limit.unit]} over all suppliers together"
        )
    yield f"suppliers that figures name: {', '.join(party.name for party in total.suppliers) or 'none'}"
    if total.known_days < window.days:
        yield (
            f"known in part: figures for {total.known_days} of the window's {window.days} days; "
            "of the others nothing is known, which is not zero"
        )
    if len(total.subtotals) > 1:
        yield "what is notified, recorded and estimated stands apart and is not added up"
    if factors := dict.fromkeys(line for item in total.items for line in conversions(item, limit.unit)):
        by_limit = f"the limit's own two figures, of {limit.other_unit} too" if limit.other_unit else "; ".join(factors)
        yield f"weights are taken as barrels by {by_limit}"


def _amount(part: Subtotal, limit: Limit) -> str:
    low, high = f"{part.span.low:,.0f}", f"{part.span.high:,.0f}"
    return f"{low if low == high else f'{low} to {high}'} {_UNITS[limit.unit]}"
