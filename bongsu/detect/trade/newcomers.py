"""Trade with the watched country that begins at once: a heading, or a partner, without any for years of reports."""

from collections.abc import Sequence

import ibis

from bongsu.detect.detector import Row, Table
from bongsu.detect.trade import wording
from bongsu.detect.trade.columns import RECORDED, TOTAL, beside
from bongsu.detect.trade.detector import TradeDetector
from bongsu.detect.trade.mixups import suspects_of
from bongsu.detect.trade.reported import reported
from bongsu.detect.trade.scene import TradeScene
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, Item
from bongsu.model.sighting import Measure, Sighting

_ = ibis._


def newcomers(scene: TradeScene) -> Table:
    """Return reporter, flow, year and heading (or TOTAL) whose value comes after years of reports without any."""
    parameters, target = scene.parameters.newcomers, scene.sought.target
    told = scene.settled.filter(_.basis == RECORDED, _.partner == target, _.value > 0)
    headings = scene.lines.filter(_.basis == RECORDED, _.partner == target, _.value > 0, _.code.length() >= 4)
    sums = ibis.union(_sums(told.filter(told.code == TOTAL)), _sums(headings.mutate(code=_.code.substr(0, 4))))
    earlier = sums.select("reporter", "flow", "code", before="year")
    now = sums.filter(sums.value >= parameters.value)
    met = now.view().join(earlier, ["reporter", "flow", "code"])
    met = met.filter(met.before < met.year, met.before >= met.year - parameters.years)
    known = met.select("reporter", "flow", "code", "year").distinct()
    fresh = now.anti_join(known, ["reporter", "flow", "code", "year"])
    spoke = _years_told(scene, fresh, parameters.years)
    fresh = beside(fresh, spoke, ["reporter", "flow", "code", "year"])
    fresh = fresh.filter(fresh.told == parameters.years)
    suspects = suspects_of(scene).filter(_.code == TOTAL).select("reporter", "flow", "year")
    return fresh.anti_join(suspects, ["reporter", "flow", "year"]).order_by(["reporter", "flow", "year", "code"])


def _sums(told: Table) -> Table:
    return told.group_by(["reporter", "flow", "code", "year"]).aggregate(
        value=_.value.sum(), file=_.file.argmax(_.turn), row=_.row.argmax(_.turn)
    )


def _years_told(scene: TradeScene, fresh: Table, years: int) -> Table:
    """Return in how many of the years before the reporter reported: of a heading, in headings; of all, at all."""
    detail = reported(scene)
    asked = fresh.select("reporter", "flow", "code", "year").view()
    met = asked.join(detail, ["reporter", "flow"])
    met = met.filter(met.told_year < met.year, met.told_year >= met.year - years)
    met = met.filter((met.code == TOTAL) | met.in_detail)
    return met.group_by(["reporter", "flow", "code", "year"]).aggregate(told=_.told_year.nunique())


def newcomer_claims(rows: Sequence[Row], scene: TradeScene) -> tuple[Claim, ...]:
    """Return one claim per heading or partner that is new."""
    return tuple(_claim({**row, "partner": scene.sought.target}, scene) for row in rows)


def _claim(row: Row, scene: TradeScene) -> Claim:
    evidence, cited, beside_ = wording.cited(scene.evidence, [(row["file"], row["row"])])
    sender, getter = wording.sides(row)
    years, whole = scene.parameters.newcomers.years, row["code"] == TOTAL
    observed = (
        f"{wording.name(row['reporter'])} recorded {wording.way(row)} {wording.name(row['partner'])} of "
        f"{wording.goods(row)} worth {wording.dollars(row['value'])} {wording.in_period(row)}, and none in the {years} "
        "years before, in which it reported other trade."
    )
    sighting = Sighting(
        "sudden_partner" if whole else "sudden_heading",
        observed,
        "a new trade route, or goods under a code of others",
        (
            "one delivery, such as a ship or a plant, makes a year stand out",
            "the country may be booked wrongly, as one of two Koreas for the other",
            "figures of the years before may be kept secret or not yet be told",
        ),
        0.3,
        (Measure("value", row["value"], "USD"),),
        beside=beside_,
    )
    item = Item(wording.item_name(row), wording.category(row), hs=wording.hs(row))
    event = Event(wording.kind(row), (sender,), (getter,), (item,), None, wording.period(row))
    return Claim(event, Stance.UNVERIFIED, evidence, observed, NEWCOMERS.rule, row=cited, sighting=sighting)


NEWCOMERS = TradeDetector("detect.trade.newcomers/1", newcomers, newcomer_claims)
