"""How much petroleum went to the watched country in a year: barrels with their range, notified and estimated apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from bongsu.detect.detector import Row, Table
from bongsu.detect.trade import wording
from bongsu.detect.trade.flows import in_barrels
from bongsu.detect.trade.mixups import suspects_of
from bongsu.detect.trade.parameters import petroleum_group
from bongsu.detect.trade.scene import TradeScene


@dataclass(frozen=True, slots=True)
class PetroleumSum:
    """All suppliers' figures of one group of products for one calendar year, of one basis.

    Attributes:
        group: crude oil, refined petroleum or petroleum gases.
        basis: recorded, notified or estimated; sums of different bases are never added.
        barrels, low, high: the usual figure, the least and the most that the weights may mean.
        suppliers: who reported, by name.
        unknown: how many figures have neither weight nor barrels, and are in no sum.
    """

    year: int
    group: str
    basis: str
    barrels: float | None
    low: float | None
    high: float | None
    suppliers: tuple[str, ...]
    figures: int
    unknown: int


def petroleum_lines(scene: TradeScene) -> Table:
    """Return lines of mineral fuels that go to the target, without those that are likely miscoded."""
    lines, target = scene.lines, scene.sought.target
    comes = ((lines.flow == "X") & (lines.partner == target)) | ((lines.flow == "M") & (lines.reporter == target))
    lines = lines.filter(lines.code.substr(0, 2) == "27", comes)
    suspects = suspects_of(scene)
    whole = suspects.filter(suspects.code == "TOTAL").select("reporter", "flow", "year")
    lines = lines.anti_join(whole, ["reporter", "flow", "year"])
    return lines.order_by(["year", "basis", "reporter", "month", "code", "product", "turn"])


def petroleum_sums(scene: TradeScene) -> tuple[PetroleumSum, ...]:
    """Return the sums by year, group and basis."""
    groups: dict[tuple[int, str, str], list[Row]] = {}
    for row in scene.engine.rows(petroleum_lines(scene)):
        group = petroleum_group(str(row["code"]))
        if group:
            groups.setdefault((int(str(row["year"])), group, str(row["basis"])), []).append(row)
    return tuple(_sum(*key, rows) for key, rows in sorted(groups.items()))


def _sum(year: int, group: str, basis: str, rows: Sequence[Row]) -> PetroleumSum:
    found = in_barrels(rows)
    unknown = sum(1 for row in rows if in_barrels([row]) is None)
    usual, low, high = (round(part, 1) for part in found) if found else (None, None, None)
    suppliers = tuple(sorted({wording.name(row["reporter"]) for row in rows}))
    return PetroleumSum(year, group, basis, usual, low, high, suppliers, len(rows), unknown)
