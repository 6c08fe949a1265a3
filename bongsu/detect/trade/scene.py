"""What every detector of trade looks at: the figures, and among them those with the country that is watched.

Files repeat each other, hold chapters beside headings and years beside months, and rows beside their parts. Sums are
made of one level only: the deepest code, the months where all twelve are there, the whole and not its parts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import ibis

from bongsu.detect.detector import Column, Engine, Table, Tables
from bongsu.detect.trade.columns import TOTAL, beside, turn
from bongsu.detect.trade.parameters import Parameters
from bongsu.model.evidence import Evidence

_ = ibis._


@dataclass(frozen=True, slots=True)
class Sought:
    """Whose trade is watched, and in what.

    Attributes:
        target: the area's number.
        namesake: the number of the area that it is mixed up with; None where there is none.
        codes: beginnings of the codes of which flows are told; all where there are none.
    """

    target: int
    namesake: int | None = None
    codes: tuple[str, ...] = ()


class TradeScene(Tables):
    """The figures of all files.

    Attributes:
        engine, evidence: see `Tables`.
        parameters: every detector's thresholds.
        figures: as received, with the columns of `FIGURE_COLUMNS`.
        sought: whose trade is watched.
    """

    def __init__(
        self, engine: Engine, figures: Table, evidence: Sequence[Evidence], parameters: Parameters, sought: Sought
    ) -> None:
        super().__init__(engine, evidence)
        self.parameters = parameters
        self.figures = figures
        self.sought = sought

    @property
    def settled(self) -> Table:
        """Each amount of or with the target or its namesake once, all levels of codes: see `_settled`."""
        return self.kept("settled", lambda scene: _settled(scene.figures, scene.sought))

    @property
    def lines(self) -> Table:
        """Amounts with the target, of the deepest codes only: see `_lines`."""
        return self.kept("lines", lambda scene: _lines(scene.settled, scene.sought.target))


KEY = ("reporter", "partner", "flow", "year", "month", "edition", "code", "product", "basis")


def with_target(table: Table, target: int) -> Column:
    """Return whether a row is about trade with the target."""
    return (table.partner == target) | (table.reporter == target)


def _settled(figures: Table, sought: Sought) -> Table:
    """Return each amount once: the whole and not its parts, the last file where several say it, one edition.

    Of re-exports only those stand whose exports are nowhere told; likewise re-imports.
    """
    watched = [area for area in (sought.target, sought.namesake) if area is not None]
    near = figures.filter(figures.partner.isin(watched) | figures.reporter.isin(watched))
    near = near.filter(near.flow.isin(["M", "X", "RM", "RX"]))
    near = near.mutate(edition=ibis.coalesce(near.edition, 0), product=ibis.coalesce(near.product, ""), turn=turn(near))
    one = _once(near)
    one = _latest_edition(one)
    one = _months_or_year(one)
    return _main_flows(one)


def _once(near: Table) -> Table:
    """Return one row for each key: the whole as told last; else the sum of the parts, with its first row."""
    window = ibis.window(group_by=list(KEY), order_by=[_.whole.desc(), _.turn.desc()])
    ranked = near.mutate(rank=ibis.row_number().over(window), any_whole=_.whole.max().over(group_by=list(KEY)))
    repeats = _.count().over(group_by=list(KEY))
    lowest, highest = (_.value.min(where=_.whole), _.value.max(where=_.whole))
    ranked = ranked.mutate(
        told=repeats,
        least=lowest.over(group_by=list(KEY)),
        most=highest.over(group_by=list(KEY)),
        sum_value=_.value.sum().over(group_by=list(KEY)),
        sum_weight=_.weight.sum().over(group_by=list(KEY)),
        sum_amount=_.amount.sum().over(group_by=list(KEY)),
    )
    first = ranked.filter(ranked["rank"] == 0)
    parts = ~first.any_whole
    return first.mutate(
        value=parts.ifelse(first.sum_value, first.value),
        weight=parts.ifelse(first.sum_weight, first.weight),
        amount=parts.ifelse(first.sum_amount, first.amount),
    ).drop("rank", "any_whole", "sum_value", "sum_weight", "sum_amount", "second", "whole")


def _latest_edition(one: Table) -> Table:
    """Return the figures of one flow and period in the latest edition that they are told in."""
    group = ["reporter", "partner", "flow", "year", "month", "basis"]
    told = one.mutate(latest=_.edition.max().over(group_by=group))
    return told.filter(told.edition == told.latest).drop("latest")


def _months_or_year(one: Table) -> Table:
    """Return a year's months where all twelve are there, or no figure for the year; else the year's own figure."""
    group = ["reporter", "partner", "flow", "year", "basis"]
    told = one.mutate(annual=(one.month == 0).max().over(group_by=group))
    counted = one.filter(one.month > 0).group_by(group).aggregate(held=_.month.nunique())
    joined = beside(told, counted, group)
    monthly = (ibis.coalesce(joined.held, 0) == 12) | ~joined.annual
    return joined.filter((joined.month > 0) == monthly).drop("held", "annual")


def _main_flows(one: Table) -> Table:
    """Return imports and exports, re-imports and re-exports under their names where only they are told."""
    group = ["reporter", "partner", "year", "month", "code", "basis", "way"]
    ways = one.mutate(way=one.flow.isin(["M", "RM"]).ifelse("M", "X"), main=one.flow.isin(["M", "X"]))
    held = ways.mutate(any_main=ways.main.max().over(group_by=group))
    kept = held.filter(held.main | ~held.any_main)
    return kept.mutate(again=~kept.main, flow=kept.way).drop("way", "main", "any_main")


def _lines(settled: Table, target: int) -> Table:
    """Return amounts with the target whose code has no deeper one beside it in the same flow and period."""
    ours = settled.filter(with_target(settled, target), settled.code != TOTAL)
    group = ["reporter", "partner", "flow", "year", "month", "edition", "basis"]
    above = [
        ours.filter(ours.code.length() > digits).select(*group, code=ours.code.substr(0, digits))
        for digits in (2, 4, 6, 8, 10)
    ]
    covered = ibis.union(*above, distinct=True)
    return ours.anti_join(covered, [*group, "code"])
