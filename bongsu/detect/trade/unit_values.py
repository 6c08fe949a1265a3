"""Flows with the watched country whose dollars for a kilogram lie far from what others pay or get for the same code."""

from collections.abc import Iterator, Sequence

import ibis

from bongsu.detect.detector import Row, Table
from bongsu.detect.trade import wording
from bongsu.detect.trade.detector import TradeDetector
from bongsu.detect.trade.scene import TradeScene, with_target
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, Item
from bongsu.model.sighting import Measure, Sighting

_ = ibis._
_SAME = ["flow", "year", "code"]


def unit_values(scene: TradeScene) -> Table:
    """Return lines with the target whose unit value is far outside those of the same flow, year and subheading."""
    parameters, target = scene.parameters.unit_values, scene.sought.target
    ours = scene.lines.filter(
        _.value >= parameters.value, _.weight > 0, ~_.weight_estimated, _.code.length() == wording.DEEPEST
    )
    ours = ours.mutate(unit_value=ours.value / ours.weight)
    asked = ours.select(*_SAME).distinct()
    all_of_them = scene.figures.filter(_.value > 0, _.weight > 0, ~_.weight_estimated, _.whole, _.partner != 0)
    others = all_of_them.filter(~with_target(all_of_them, target)).semi_join(asked, _SAME)
    usual = (
        others.mutate(paid=_.value / _.weight)
        .group_by(_SAME)
        .aggregate(rows=_.count(), low=_.paid.quantile(0.05), middle=_.paid.median(), high=_.paid.quantile(0.95))
    )
    met = ours.view().inner_join(usual.filter(usual.rows >= parameters.rows), _SAME)
    far = (met.unit_value > parameters.times * met.high) | (met.unit_value * parameters.times < met.low)
    return met.filter(far).order_by(["reporter", "flow", "year", "month", "code", "turn"])


def unit_value_claims(rows: Sequence[Row], scene: TradeScene) -> tuple[Claim, ...]:
    """Return one claim per line that is out of line."""
    return tuple(_claim(row, scene) for row in rows)


def _claim(row: Row, scene: TradeScene) -> Claim:
    evidence, cited, beside = wording.cited(scene.evidence, [(row["file"], row["row"])])
    sender, getter = wording.sides(row)
    dear = row["unit_value"] > row["high"]
    observed = (
        f"{wording.name(row['reporter'])}'s {wording.way(row)} {wording.name(row['partner'])} of {wording.goods(row)} "
        f"{wording.in_period(row)} come to {row['unit_value']:,.2f} US dollars a kilogram; of {row['rows']} figures of "
        f"others for this code and year the middle is {row['middle']:,.2f}, nine in ten lie between {row['low']:,.2f} "
        f"and {row['high']:,.2f}."
    )
    sighting = Sighting(
        "unit_value_out_of_line",
        observed,
        f"goods, weight or value may be {'other or over-valued' if dear else 'other or under-valued'}",
        tuple(_otherwise(row, dear=dear)),
        0.3,
        tuple(_measures(row)),
        beside=beside,
    )
    item = Item(wording.item_name(row), wording.category(row), hs=wording.hs(row))
    event = Event(wording.kind(row), (sender,), (getter,), (item,), None, wording.period(row))
    return Claim(event, Stance.UNVERIFIED, evidence, observed, UNIT_VALUES.rule, row=cited, sighting=sighting)


def _otherwise(row: Row, *, dear: bool) -> Iterator[str]:
    yield "a code holds goods of many kinds, and small consignments have odd prices"
    yield "dear parts or luxury goods" if dear else "used goods, scrap or aid at a token price"
    yield "a unit or a decimal point of the weight was typed wrongly"
    if row["value"] < _SMALL:
        yield f"it is little: {wording.dollars(row['value'])}"


_SMALL = 100_000.0


def _measures(row: Row) -> Iterator[Measure]:
    yield Measure("unit_value", row["unit_value"], "USD/kg")
    for name in ("low", "middle", "high"):
        yield Measure(f"others_{name}", row[name], "USD/kg")
    yield Measure("others", row["rows"])


UNIT_VALUES = TradeDetector("detect.trade.unit_values/1", unit_values, unit_value_claims)
