"""Goods that may go on to the watched country through a hub: what the hub sends there, and where it gets the same."""

from collections.abc import Sequence

import ibis

from bongsu.detect.detector import Row, Table
from bongsu.detect.trade import wording
from bongsu.detect.trade.columns import RECORDED, TOTAL, turn
from bongsu.detect.trade.detector import TradeDetector
from bongsu.detect.trade.mixups import suspects_of
from bongsu.detect.trade.scene import TradeScene
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, Item
from bongsu.model.sighting import Measure, Sighting

_ = ibis._


def transit(scene: TradeScene) -> Table:
    """Return what hubs sent to the target by year and subheading, with the largest sources of the hub's imports of it.

    A row that names a hub as country of consignment counts as sent by that hub too.
    """
    parameters, target = scene.parameters.transit, scene.sought.target
    figures = scene.figures.filter(_.basis == RECORDED, _.value > 0, _.code != TOTAL, _.code.length() >= 4)
    figures = figures.mutate(turn=turn(figures))
    hubs = list(parameters.hubs)
    sent = figures.filter(_.partner == target, _.reporter.isin(hubs), _.flow.isin(["X", "RX"]), _.whole)
    own = sent.select(
        "year", "code", "value", "flow", "file", "row", "turn", hub=sent.reporter, origin=ibis.null("int16")
    )
    by = figures.filter(_.partner == target, _.second.isin(hubs), _.flow == "X")
    by = by.select("year", "code", "value", "flow", "file", "row", "turn", hub=by.second, origin=by.reporter)
    # of a hub that tells exports and re-exports of one code, exports hold both
    own = own.mutate(again=(own.flow == "RX").cast("int8"))
    own = own.mutate(
        least=own.again.min().over(group_by=["hub", "year", "code"]),
        most=own.again.max().over(group_by=["hub", "year", "code"]),
    )
    own = own.filter(own.again == own.least).mutate(again=own.most == 1).drop("least", "most")
    by = by.mutate(again=ibis.literal(True))
    sums = (
        ibis.union(own, by.select(*own.columns))
        .group_by(["hub", "year", "code", "origin"])
        .aggregate(
            value=_.value.sum(), file=_.file.argmax(_.turn), row=_.row.argmax(_.turn), again=_.again.cast("int8").max()
        )
    )
    sums = sums.filter(sums.value >= parameters.value)
    got = figures.filter(_.reporter.isin(hubs), _.flow == "M", _.whole, _.partner != 0, _.partner != target)
    got = got.group_by(hub=got.reporter, year=got.year, code=got.code, source=got.partner).aggregate(got=_.value.sum())
    ranked = got.mutate(
        place=ibis.row_number().over(group_by=["hub", "year", "code"], order_by=[_.got.desc(), _.source]),
        all_of_it=_.got.sum().over(group_by=["hub", "year", "code"]),
    )
    first = ranked.filter(ranked.place < parameters.origins)
    met = sums.view().left_join(first, ["hub", "year", "code"])
    met = met.drop("hub_right", "year_right", "code_right")
    met = met.filter(met.origin.notnull() | met.source.notnull() | (met.again == 1))
    suspects = suspects_of(scene).filter(_.code == TOTAL, _.flow == "X").select("year", hub=_.reporter)
    return met.anti_join(suspects, ["hub", "year"]).order_by(["hub", "year", "code", "origin", "place", "source"])


def transit_claims(rows: Sequence[Row], scene: TradeScene) -> tuple[Claim, ...]:
    """Return one claim for each hub, year and code, and for each origin that names the hub."""
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["hub"], row["year"], row["code"], row["origin"]), []).append(row)
    return tuple(_claim(members, scene) for members in groups.values())


def _claim(members: Sequence[Row], scene: TradeScene) -> Claim:
    hub, target = members[0]["hub"], scene.sought.target
    origin = members[0]["origin"]
    row = {**members[0], "reporter": origin if origin is not None else hub, "partner": target, "flow": "X", "month": 0}
    row["again"] = bool(row["again"]) and origin is None
    evidence, cited, beside = wording.cited(scene.evidence, [(row["file"], row["row"])])
    sources = [
        f"{wording.name(one['source'])} ({wording.dollars(one['got'])})" for one in members if one["source"] is not None
    ]
    via = f", consigned to {wording.name(hub)}" if origin is not None else ""
    observed = (
        f"{wording.name(row['reporter'])} recorded {wording.way(row)} {wording.name(target)} of {wording.goods(row)} "
        f"worth {wording.dollars(row['value'])} in {row['year']}{via}."
    )
    if sources and origin is None:
        observed += f" It had its imports of these goods mostly from {wording.listed(sources)}."
    sighting = Sighting(
        "transit",
        observed,
        f"goods of {'others' if origin is None else wording.name(origin)} may go on through {wording.name(hub)}",
        (
            "a hub makes and uses such goods itself: what it sends on need not be what it got",
            "an office counts goods by where they were made or by where they came from, and not all tell which",
        ),
        0.3,
        (Measure("value", row["value"], "USD"),),
        beside=beside,
    )
    item = Item(wording.item_name(row), wording.category(row), hs=wording.hs(row))
    sender, getter = wording.sides(row)
    event = Event(wording.kind(row), (sender,), (getter,), (item,), None, wording.period(row))
    return Claim(event, Stance.UNVERIFIED, evidence, observed, TRANSIT.rule, row=cited, sighting=sighting)


TRANSIT = TradeDetector("detect.trade.transit/1", transit, transit_claims)
