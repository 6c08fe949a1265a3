"""Reports on one flow that do not agree: two files of one office, and what is recorded beside what is notified.

The watched country reports nothing, so there is no mirror of two sides: figures of one side are held against each
other, and against what suppliers told the sanctions committee. A difference of CIF and FOB prices plays no part.
"""

from collections.abc import Sequence

from bongsu.detect.detector import Row, Table
from bongsu.detect.trade import wording
from bongsu.detect.trade.columns import NOTIFIED, RECORDED
from bongsu.detect.trade.detector import TradeDetector
from bongsu.detect.trade.flows import in_barrels
from bongsu.detect.trade.parameters import petroleum_group
from bongsu.detect.trade.scene import KEY, TradeScene, with_target
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, Item
from bongsu.model.sighting import Measure, Sighting


def differences(scene: TradeScene) -> Table:
    """Return amounts with the target that the files give with different values."""
    ours = scene.settled.filter(with_target(scene.settled, scene.sought.target), scene.settled.least.notnull())
    share = scene.parameters.differences.share
    apart = ours.filter(ours.most > ours.least * (1 + share))
    return apart.order_by([*KEY, "turn"])


def difference_claims(rows: Sequence[Row], scene: TradeScene) -> tuple[Claim, ...]:
    """Return one claim for each amount that is told in two ways."""
    return tuple(_claim(row, scene) for row in rows)


def _claim(row: Row, scene: TradeScene) -> Claim:
    observed = (
        f"{wording.name(row['reporter'])}'s {wording.way(row)} {wording.name(row['partner'])} of {wording.goods(row)} "
        f"{wording.in_period(row)} are given {row['told']} times, {wording.dollars(row['least'])} at the least and "
        f"{wording.dollars(row['most'])} at the most."
    )
    otherwise = ("the office revised its figures: the later file counts", "one file holds a part of the other's goods")
    return _told(row, scene, Sighting("reports_differ", observed, None, otherwise, 0.2, tuple(_spread(row))))


def _spread(row: Row) -> list[Measure]:
    return [Measure("least", row["least"], "USD"), Measure("most", row["most"], "USD")]


def _told(row: Row, scene: TradeScene, sighting: Sighting) -> Claim:
    evidence, cited, beside = wording.cited(scene.evidence, [(row["file"], row["row"])])
    sender, getter = wording.sides(row)
    item = Item(wording.item_name(row), wording.category(row), hs=wording.hs(row))
    event = Event(wording.kind(row), (sender,), (getter,), (item,), None, wording.period(row))
    said = Sighting(
        sighting.form, sighting.observed, sighting.inferred, sighting.otherwise, sighting.strength, sighting.measures,
        beside=beside,
    )  # fmt: skip
    return Claim(event, Stance.UNVERIFIED, evidence, said.observed, DIFFERENCES.rule, row=cited, sighting=said)


DIFFERENCES = TradeDetector("detect.trade.differences/1", differences, difference_claims)


def notices(scene: TradeScene) -> Table:
    """Return lines of petroleum that go to the target, recorded or notified."""
    lines = scene.lines
    petroleum = lines.code.substr(0, 2) == "27"
    comes = ((lines.flow == "X") & (lines.partner == scene.sought.target)) | (
        (lines.flow == "M") & (lines.reporter == scene.sought.target)
    )
    told = lines.filter(petroleum, comes, lines.basis.isin([RECORDED, NOTIFIED]))
    return told.order_by(["reporter", "year", "basis", "month", "code", "product", "turn"])


def notice_claims(rows: Sequence[Row], scene: TradeScene) -> tuple[Claim, ...]:
    """Return one claim for each supplier, year and group of products recorded well above what was notified."""
    sums: dict[tuple[int, int, str], dict[str, list[Row]]] = {}
    for row in rows:
        group = petroleum_group(row["code"])
        if group:
            held = sums.setdefault((row["reporter"], row["year"], group), {RECORDED: [], NOTIFIED: []})
            held[row["basis"]].append(row)
    return tuple(
        claim for (_who, _when, group), held in sums.items() if (claim := _above(group, held, scene)) is not None
    )


def _above(group: str, held: dict[str, list[Row]], scene: TradeScene) -> Claim | None:
    recorded, notified = in_barrels(held[RECORDED]), in_barrels(held[NOTIFIED])
    if recorded is None or notified is None:
        return None
    if recorded.low <= notified.high * (1 + scene.parameters.differences.share):
        return None
    row = {**held[RECORDED][-1], "month": 0}
    evidence, cited, beside = wording.cited(
        scene.evidence, [(one["file"], one["row"]) for one in (*held[NOTIFIED], *held[RECORDED])]
    )
    who = wording.name(row["reporter"])
    observed = (
        f"The customs of {who} recorded {recorded.low:,.0f} to {recorded.high:,.0f} barrels of {group} to "
        f"{wording.name(row['partner'])} in {row['year']}; {who} notified {notified.low:,.0f} to {notified.high:,.0f}."
    )
    sighting = Sighting(
        "recorded_above_notified",
        observed,
        "not all that was supplied was notified",
        ("notices come late, and by month of delivery", "the customs' code may hold goods that need no notice"),
        0.4,
        (Measure("recorded", recorded.usual, "barrels"), Measure("notified", notified.usual, "barrels")),
        beside=beside,
    )
    sender, getter = wording.sides(row)
    item = Item(group, wording.category(row), hs=None)
    event = Event(wording.kind(row), (sender,), (getter,), (item,), None, wording.period(row))
    return Claim(event, Stance.UNVERIFIED, evidence, observed, NOTICES.rule, row=cited, sighting=sighting)


NOTICES = TradeDetector("detect.trade.notices/1", notices, notice_claims)
