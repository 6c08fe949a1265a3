"""What a detector of trade is: an expression that finds rows, and the claims that they become."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bongsu.detect.trade.columns import Row, Table
from bongsu.detect.trade.scene import TradeScene
from bongsu.model.claim import Claim


@dataclass(frozen=True, slots=True)
class TradeDetector:
    """One thing that figures may show.

    Attributes:
        rule: its name and version, which each claim carries: ``detect.trade.flows/1``.
        find: the rows as an expression, in a fixed order.
        claims: what the rows of the expression become; None counts as unknown.
    """

    rule: str
    find: Callable[[TradeScene], Table]
    claims: Callable[[Sequence[Row], TradeScene], tuple[Claim, ...]]

    def watch(self, scene: TradeScene) -> tuple[Claim, ...]:
        """Return what the detector sees in the figures."""
        return self.claims(scene.engine.rows(self.find(scene)), scene)
