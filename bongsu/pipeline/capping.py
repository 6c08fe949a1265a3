"""Capped quantities by the law's own windows: what trade figures tell of each, with its range, beside the cap."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bongsu.model.capped import CappedSum
from bongsu.model.claim import Claim
from bongsu.model.provision import Condition, Limit, Per, Provision

_MEASURES = {
    "barrel": ("barrels", "barrels_least", "barrels_most"),
    "tonne": ("weight", "weight", "weight"),
    "usd": ("value", "value", "value"),
}
_KILOGRAMS = 1000.0
_CODE = re.compile(r"(\d{2,12})(@[\d-]+)?")


def named_codes(provisions: Sequence[Provision]) -> tuple[str, ...]:
    """Return the customs codes that provisions name, without what others of them hold already."""
    found = {code for item in provisions for goods in item.goods for code in goods.codes}
    for item in provisions:
        found |= {
            code[1]
            for part in _parts(item.applies_to)
            if part.predicate in {"hs_in", "goods_in"}
            for value in part.values
            if (code := _CODE.fullmatch(value))
        }
    return tuple(sorted(code for code in found if not any(code[:n] in found for n in range(2, len(code), 2))))


def capped_sums(provisions: Sequence[Provision], claims: Sequence[Claim]) -> tuple[CappedSum, ...]:
    """Return the sums for every limit in barrels, tonnes or dollars, by window and basis.

    Windows outside a limit's days stand beside those within, for comparison; without any within there is no sum.
    """
    flows = [claim for claim in claims if claim.sighting and claim.sighting.form.endswith("_flow")]
    made: list[CappedSum] = []
    for provision in provisions:
        for limit in provision.limits:
            if limit.unit in _MEASURES and limit.per is not Per.ITEM:
                sums = tuple(_of_limit(provision, limit, flows))
                made += sums if any(one.cap is not None for one in sums) else ()
    return tuple(made)


def _of_limit(provision: Provision, limit: Limit, flows: Sequence[Claim]) -> Iterator[CappedSum]:
    groups: dict[tuple[date, date, bool, str], list[Claim]] = {}
    for claim in flows:
        if _is_of(provision, claim) and (window := _window(limit, claim)):
            basis = claim.sighting.form.removesuffix("_flow") if claim.sighting else ""
            groups.setdefault((*window, basis), []).append(claim)
    for (first, last, inside, basis), held in sorted(groups.items(), key=lambda item: item[0]):
        if inside and not provision.in_force_on(first, last):
            continue  # the limit was replaced before it began to count
        spans = [span for claim in held if (span := _amount(limit.unit, claim))]
        usual, low, high = (sum(column) for column in zip(*spans, strict=True)) if spans else (None, None, None)
        names = tuple(sorted({claim.speaker.name for claim in held if claim.speaker}))
        cap = limit.amount if inside else None
        yield CappedSum(
            limit.name, provision.label, limit.unit, cap, first, last, basis, usual, low, high, names, len(held),
            len(held) - len(spans),
        )  # fmt: skip


def _is_of(provision: Provision, claim: Claim) -> bool:
    """Return whether a flow is of the provision's goods, and in its direction."""
    codes = tuple(code for goods in provision.goods for code in goods.codes)
    hs = claim.event.objects[0].hs
    if hs is None or not hs.digits.startswith(codes):
        return False
    parts = [part for condition in _conditions(provision) for part in _parts(condition)]
    into = {value for part in parts if part.predicate == "enters" for value in part.values}
    out_of = {value for part in parts if part.predicate == "leaves" for value in part.values}
    senders = {party.country for party in claim.event.agents}
    getters = {party.country for party in claim.event.recipients}
    return bool(into & getters) or bool(out_of & senders)


def _conditions(provision: Provision) -> Iterator[Condition | None]:
    yield provision.applies_to
    if provision.quantity_sum_over is not None:
        yield provision.quantity_sum_over.of


def _parts(condition: Condition | None) -> Iterator[Condition]:
    if condition is not None:
        yield condition
        for part in condition.parts:
            yield from _parts(part)


def _window(limit: Limit, claim: Claim) -> tuple[date, date, bool] | None:
    """Return the window in which the middle of a flow's period lies, and whether the limit holds in it."""
    first, last = claim.event.when.first_day(), claim.event.when.last_day()
    if first is None or last is None:
        return None
    middle = first + (last - first) / 2
    inside = limit.since <= middle and (limit.until is None or middle <= limit.until)
    if not inside and limit.per is Per.PERIOD:
        return None
    if not inside or limit.per is Per.CALENDAR_YEAR:
        return date(middle.year, 1, 1), date(middle.year, 12, 31), inside
    if limit.per is Per.PERIOD:
        return limit.since, limit.until or last, True
    begin = _anniversary(limit.since, middle.year)
    begin = begin if begin <= middle else _anniversary(limit.since, middle.year - 1)
    return begin, _anniversary(begin, begin.year + 1) - timedelta(days=1), True


def _anniversary(day: date, year: int) -> date:
    leap = (day.month, day.day) == (2, 29)
    return date(year, 3, 1) if leap else day.replace(year=year)


def _amount(unit: str, claim: Claim) -> tuple[float, float, float] | None:
    measures = {measure.name: measure.value for measure in claim.sighting.measures} if claim.sighting else {}
    if not all(name in measures for name in _MEASURES[unit]):
        return None
    usual, low, high = (measures[name] / (_KILOGRAMS if unit == "tonne" else 1.0) for name in _MEASURES[unit])
    return usual, low, high
