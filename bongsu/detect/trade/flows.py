"""Flows with the watched country, one claim for each reporter, direction, period and code; the law decides the rest."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import ibis

from bongsu.detect.detector import Column, Row, Table
from bongsu.detect.trade import wording
from bongsu.detect.trade.columns import ESTIMATED, NOTIFIED
from bongsu.detect.trade.concordance import moves
from bongsu.detect.trade.detector import TradeDetector
from bongsu.detect.trade.mixups import suspects_of
from bongsu.detect.trade.parameters import Barrels, barrels_in_a_tonne
from bongsu.detect.trade.scene import TradeScene
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Basis, Event, Item, Quantity
from bongsu.model.sighting import Measure, Sighting

BARREL = "barrels"
KILOGRAMS = "kg"


def flows(scene: TradeScene) -> Table:
    """Return the lines with the target in the codes that are sought, without those that are likely miscoded."""
    lines = scene.lines
    if scene.sought.codes:
        lines = lines.filter(_is_sought(lines, scene.sought.codes))
    suspects = suspects_of(scene).select("reporter", "flow", "year", suspected="code")
    whole = suspects.filter(suspects.suspected == "TOTAL").drop("suspected")
    lines = lines.anti_join(whole, ["reporter", "flow", "year"])
    lines = lines.mutate(suspected=lines.code.substr(0, 4))
    lines = lines.anti_join(suspects, ["reporter", "flow", "year", "suspected"])
    return lines.order_by(["reporter", "partner", "flow", "year", "month", "code", "product", "basis", "turn"])


def _is_sought(lines: Table, codes: Sequence[str]) -> Column:
    """Return whether a line's code begins with one of these, or did so in another edition."""
    began = {digits: sorted({code for code in codes if len(code) == digits}) for digits in (2, 4, 6)}
    here = ibis.literal(False)
    for digits, held in began.items():
        here |= lines.code.substr(0, digits).isin(held)
    for moved in moves():
        told = lines.edition.isin(sorted(moved.editions)) & lines.code.startswith(moved.code)
        found = any(became.startswith(tuple(codes)) for became in moved.became)
        here = told.ifelse(ibis.literal(found), here)
    return here


def flow_claims(rows: Sequence[Row], scene: TradeScene) -> tuple[Claim, ...]:
    """Return one claim for each flow, period and code of at most six digits: national lines are summed."""
    groups: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[_key(row)].append(row)
    return tuple(_claim(members, scene) for members in groups.values())


def _key(row: Row) -> tuple[object, ...]:
    names = ("reporter", "partner", "flow", "year", "month", "basis", "product")
    return (*(row[name] for name in names), row["code"][: wording.DEEPEST])


def _claim(rows: Sequence[Row], scene: TradeScene) -> Claim:
    row = rows[0]
    evidence, cited, beside = wording.cited(scene.evidence, [(one["file"], one["row"]) for one in rows])
    sender, getter = wording.sides(row)
    quantity, value = amount(rows), _sum(one["value"] for one in rows)
    item = Item(wording.item_name(row), wording.category(row), quantity, wording.hs(row))
    observed = _observed(rows, value)
    sighting = Sighting(
        f"{row['basis']}_flow",
        observed,
        None,
        tuple(_otherwise(rows)),
        0.5,
        tuple(_measures(rows, value)),
        beside=beside,
    )
    event = Event(wording.kind(row), (sender,), (getter,), (item,), None, wording.period(row))
    speaker = wording.customs(row["reporter"]) if row["basis"] != ESTIMATED else None
    stance = Stance.UNVERIFIED if row["basis"] == ESTIMATED else Stance.ASSERTED
    return Claim(event, stance, evidence, observed, FLOWS.rule, row=cited, speaker=speaker, sighting=sighting)


def amount(rows: Sequence[Row]) -> Quantity | None:
    """Return how much these rows of one flow are together, as they tell it: barrels, else kilograms.

    Where a row has neither, the sum is the least; where none has, there is no amount.
    """
    basis = _basis(rows)
    for unit, held in (
        (BARREL, [row["amount"] for row in rows if row["unit"] == "bbl" and row["amount"] is not None]),
        (KILOGRAMS, [row["weight"] for row in rows if row["weight"] is not None]),
    ):
        if held and len(held) == len(rows):
            return Quantity(sum(held), unit=unit, basis=basis)
        if held:
            return Quantity(low=sum(held), unit=unit, qualifier="at least", basis=basis)
    return None


def barrels(row: Row, factor: Barrels) -> Barrels | None:
    """Return a row's barrels: as they stand where they are given, else from the weight."""
    if row["unit"] == "bbl" and row["amount"] is not None:
        return Barrels(row["amount"], row["amount"], row["amount"])
    return None if row["weight"] is None else factor.of(row["weight"] / 1000)


def in_barrels(rows: Sequence[Row]) -> Barrels | None:
    """Return the barrels of these rows together; None where none has an amount, or of other goods."""
    known = [
        one
        for row in rows
        if (factor := barrels_in_a_tonne(row["code"], row["product"])) and (one := barrels(row, factor)) is not None
    ]
    if not known:
        return None
    usual, low, high = (sum(column) for column in zip(*known, strict=True))
    return Barrels(usual, low, high)


def _basis(rows: Sequence[Row]) -> Basis:
    if any(row["basis"] == ESTIMATED or row["weight_estimated"] for row in rows):
        return Basis.ESTIMATED
    return Basis.NOTIFIED if rows[0]["basis"] == NOTIFIED else Basis.RECORDED


def _sum(values: Iterable[float | None]) -> float | None:
    held = [value for value in values if value is not None]
    return sum(held) if held else None


def _observed(rows: Sequence[Row], value: float | None) -> str:
    row = rows[0]
    who = wording.name(row["reporter"])
    said = {
        NOTIFIED: f"{who} notified {wording.way(row)}",
        ESTIMATED: f"{who} is estimated to have had {wording.way(row)}",
    }.get(row["basis"], f"The customs of {who} recorded {wording.way(row)}")
    parts = [f"{said} {wording.name(row['partner'])} of {wording.goods(row)} {wording.in_period(row)}"]
    weight = _sum(one["weight"] for one in rows)
    if weight is not None:
        estimated = " (estimated)" if any(one["weight_estimated"] for one in rows) else ""
        parts.append(f"{wording.tonnes(weight)}{estimated}")
    filled = in_barrels(rows)
    if filled is not None:
        between = f" ({filled.low:,.0f} to {filled.high:,.0f})" if filled.low < filled.high else ""
        parts.append(f"{filled.usual:,.0f} barrels{between}")
    if value is not None:
        parts.append(f"worth {wording.dollars(value)}")
    if len(parts) == 1:
        parts.append("of an amount that is not told")
    return f"{', '.join(parts)}."


def _otherwise(rows: Sequence[Row]) -> Iterator[str]:
    row = rows[0]
    if row["basis"] == ESTIMATED:
        yield "nobody recorded it: it is worked out from other signs"
        return
    yield "the country may be booked wrongly, as one of two Koreas for the other"
    if parted := wording.parted(row):
        yield parted
    if row["flow"] == "M":
        yield "goods count as of their country of origin, also where a third country sold them"
    if row["again"]:
        yield "only re-exports or re-imports are told"
    if any(one["weight_estimated"] for one in rows):
        yield "the weight is the statisticians' estimate, not the reporter's"
    if any(one["least"] != one["most"] for one in rows if one["least"] is not None):
        yield "files give it with different values; the last file's stands"


def _measures(rows: Sequence[Row], value: float | None) -> Iterator[Measure]:
    if value is not None:
        yield Measure("value", value, "USD")
    weight = _sum(one["weight"] for one in rows)
    if weight is not None:
        yield Measure("weight", weight, KILOGRAMS)
    filled = in_barrels(rows)
    if filled is not None:
        yield Measure("barrels", filled.usual, BARREL)
        yield Measure("barrels_least", filled.low, BARREL)
        yield Measure("barrels_most", filled.high, BARREL)


FLOWS = TradeDetector("detect.trade.flows/1", flows, flow_claims)
