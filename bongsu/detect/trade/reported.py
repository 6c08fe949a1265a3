"""Who reported what years at all: without that, no figure and no trade are one."""

import ibis

from bongsu.detect.detector import Table
from bongsu.detect.trade.columns import TOTAL
from bongsu.detect.trade.scene import TradeScene
from bongsu.lang.areas import OTHER_ASIA

_ = ibis._
_HEADING = 4
"""Digits of a heading."""


def reported(scene: TradeScene) -> Table:
    """Return per reporter, flow and told_year whether headings were told, and with whom, kept.

    Columns: rows, in_detail, months (0 for none), with_target, headings (of the target), other_asia (dollars).
    """
    return scene.kept("reported", _reported)


def _reported(scene: TradeScene) -> Table:
    target = scene.sought.target
    figures = scene.figures.filter(_.flow.isin(["M", "X"]), _.basis == "recorded")
    ours = figures.partner == target
    in_detail = (figures.code.length() >= _HEADING) & (figures.code != TOTAL)
    return figures.group_by("reporter", "flow", told_year=figures.year).aggregate(
        rows=figures.count(),
        in_detail=in_detail.cast("int8").max() == 1,
        months=figures.month.nullif(0).nunique(),
        with_target=ours.cast("int64").sum(),
        headings=figures.code.substr(0, 4).nunique(where=ours & (figures.code != TOTAL)),
        other_asia=figures.value.sum(where=(figures.partner == OTHER_ASIA) & (figures.code == TOTAL)),
    )
