"""Trade with the one country that looks like trade with its namesake: North and South Korea, 408 and 410.

Who types the wrong one of two like names books the trade of a large economy as that of a small one. There are no
labels for it, so it is said to be likely, and never taken for a breach.
"""

from collections.abc import Sequence

import ibis

from bongsu.detect.detector import Row, Table
from bongsu.detect.trade import wording
from bongsu.detect.trade.columns import RECORDED, TOTAL, beside
from bongsu.detect.trade.detector import TradeDetector
from bongsu.detect.trade.parameters import MixupParameters
from bongsu.detect.trade.scene import TradeScene
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, Item
from bongsu.model.sighting import Measure, Sighting

_ = ibis._
_GROUP = ["reporter", "flow", "year"]


def suspects_of(scene: TradeScene) -> Table:
    """Return the table of `mixups`, kept."""
    return scene.kept("suspects", mixups)


def mixups(scene: TradeScene) -> Table:
    """Return per reporter, flow, year and heading (or TOTAL) what looks like trade with the namesake."""
    parameters, sought = scene.parameters.mixups, scene.sought
    told = scene.settled.filter(scene.settled.basis == RECORDED, scene.settled.value.notnull())
    told = told.filter(told.reporter != sought.target)
    north = told.filter(told.partner == sought.target)
    south = told.filter(told.partner == _namesake(scene))
    whole = _usual(_against(_all_goods(north, parameters), _all_goods(south, parameters), _GROUP))
    whole = _against(whole, _mirrored(told.filter(told.reporter == _namesake(scene))), _GROUP, "mirror")
    goods = _southern(north, parameters)
    heading = _against(goods, _southern(south, parameters), [*_GROUP, "code"])
    found = ibis.union(
        _columns(whole),
        _columns(
            heading.mutate(usual=ibis.null("float64"), years=ibis.literal(0, "int64"), mirror=ibis.null("float64"))
        ),
    )
    above = found.south.notnull() & (found.north > found.south)
    large = (found.code == TOTAL) | (found.north >= parameters.southern_value)
    jumped = (
        found.usual.notnull()
        & (found.years >= parameters.median_years)
        & (found.north > parameters.times_median * found.usual)
        & (found.north > parameters.median_value)
    )
    found = found.mutate(above=above & large, jumped=ibis.coalesce(jumped, False))
    return found.filter(found.above | found.jumped)


def _columns(table: Table) -> Table:
    names = ["reporter", "flow", "year", "code", "north", "file", "row", "south", "usual", "years", "mirror"]
    kinds = {"code": "string", "years": "int64"}
    return table.select(**{name: table[name].cast(kinds[name]) if name in kinds else table[name] for name in names})


def _all_goods(table: Table, parameters: MixupParameters) -> Table:
    """Return a reporter's whole trade of a year: its total row, else its chapters where they are many."""
    totals = table.filter(table.code == TOTAL)
    own = totals.group_by(_GROUP).aggregate(north=_.value.sum(), file=_.file.argmax(_.turn), row=_.row.argmax(_.turn))
    chapters = table.filter(table.code.length() == 2)
    sums = chapters.group_by(_GROUP).aggregate(
        north=_.value.sum(), file=_.file.argmax(_.turn), row=_.row.argmax(_.turn), held=_.code.nunique()
    )
    sums = sums.filter(sums.held >= parameters.chapters).drop("held").anti_join(own, _GROUP)
    return ibis.union(own, sums.select(*own.columns)).mutate(code=ibis.literal(TOTAL))


def _against(north: Table, south: Table, keys: Sequence[str], name: str = "south") -> Table:
    """Return the figures with those of the namesake under this name."""
    return beside(north, south.group_by(list(keys)).aggregate(**{name: _.north.max()}), keys)


def _namesake(scene: TradeScene) -> int:
    """Return the namesake's number; one that no area has where there is none."""
    return -1 if scene.sought.namesake is None else scene.sought.namesake


def _mirrored(own: Table) -> Table:
    """Return what the namesake's own office reports, as its partners would: its exports are their imports."""
    totals = own.filter(own.code == TOTAL)
    return totals.select(reporter="partner", flow=(totals.flow == "X").ifelse("M", "X"), year="year", north="value")


def _southern(table: Table, parameters: MixupParameters) -> Table:
    """Return a reporter's trade in the goods of the namesake, by heading."""
    heads = table.filter(table.code.length() >= 4).mutate(code=table.code.substr(0, 4), digits=table.code.length())
    heads = heads.filter(heads.code.isin(list(parameters.southern)))
    # one level of codes: that of the fewest digits, which holds the others
    least = heads.mutate(least=_.digits.min().over(group_by=["reporter", "partner", "flow", "year", "month", "code"]))
    return (
        least.filter(least.digits == least.least)
        .group_by([*_GROUP, "code"])
        .aggregate(north=_.value.sum(), file=_.file.argmax(_.turn), row=_.row.argmax(_.turn))
    )


def _usual(whole: Table) -> Table:
    """Return whole trade with the median of the reporter's other years, and how many they are."""
    one = whole.select("reporter", "flow", "year").view()
    other = whole.select("reporter", "flow", other_year="year", other="north")
    met = one.join(other, ["reporter", "flow"])
    met = met.filter(met.year != met.other_year)
    usual = met.group_by(_GROUP).aggregate(usual=_.other.median(), years=_.other.count())
    return beside(whole, usual, _GROUP).mutate(years=_.years.fill_null(0))


def found(scene: TradeScene) -> Table:
    """Return the suspects in a fixed order."""
    return suspects_of(scene).order_by(["reporter", "flow", "year", "code"])


def mixup_claims(rows: Sequence[Row], scene: TradeScene) -> tuple[Claim, ...]:
    """Return one claim per suspect: what the customs recorded, and that it likely is trade with the namesake."""
    return tuple(_claim({**row, "partner": scene.sought.target}, scene) for row in rows)


def _claim(row: Row, scene: TradeScene) -> Claim:
    evidence, cited, beside = wording.cited(scene.evidence, [(row["file"], row["row"])])
    sender, getter = wording.sides(row)
    item = Item(wording.item_name(row), wording.category(row), hs=wording.hs(row))
    namesake = wording.name(scene.sought.namesake) if scene.sought.namesake is not None else "another country"
    observed = _observed(row, namesake)
    strength = 0.8 if row["above"] and row["jumped"] else 0.6 if row["above"] else 0.4
    if borne_out := _borne_out(row):
        observed = f"{observed} The customs of {namesake} recorded {wording.dollars(row['mirror'])} of that trade."
    sighting = Sighting(
        "likely_miscoded",
        observed,
        f"the figure is likely trade with {namesake}, booked under the wrong one of two like names",
        (
            "the trade may be real: neither customs nor anybody else has said that it is wrong",
            *(("a revision or one large delivery can make a year stand out",) if row["jumped"] else ()),
        ),
        strength + (0.2 if borne_out else 0.0),
        tuple(_measures(row)),
        beside=beside,
    )
    event = Event(wording.kind(row), (sender,), (getter,), (item,), None, wording.period(row))
    return Claim(
        event, Stance.UNVERIFIED, evidence, observed, MIXUPS.rule, row=cited, negated=True, hedge="likely miscoded",
        sighting=sighting,
    )  # fmt: skip


def _observed(row: Row, namesake: str) -> str:
    who, what = wording.name(row["reporter"]), wording.goods(row)
    said = f"{who} recorded {wording.way(row)} {wording.name(row['partner'])} of {what} worth "
    said += f"{wording.dollars(row['north'])} {wording.in_period(row)}"
    if row["above"]:
        said += f", more than its {wording.dollars(row['south'])} with {namesake}"
    if row["jumped"]:
        said += f"; the median of its {row['years']} other years is {wording.dollars(row['usual'])}"
    return f"{said}."


def _borne_out(row: Row) -> bool:
    """Return whether the namesake reports about as much more than its partner does as stands under the wrong name."""
    if row["mirror"] is None or row["south"] is None:
        return False
    missing = row["mirror"] - row["south"]
    return bool(abs(missing - row["north"]) <= _FITS * row["north"])


_FITS = 0.5
"""Prices with freight, re-exports and the time on the way let both sides differ; half of the figure still fits."""


def _measures(row: Row) -> list[Measure]:
    names = {"north": "value", "south": "value_namesake", "usual": "median_other_years", "mirror": "value_by_namesake"}
    return [Measure(name, row[key], "USD") for key, name in names.items() if row[key] is not None]


MIXUPS = TradeDetector("detect.trade.mixups/1", found, mixup_claims)
