"""What a detector is: an expression that finds rows, and the claims that they become."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bongsu.detect.ships.columns import Table
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.wording import Row
from bongsu.model.claim import Claim


@dataclass(frozen=True, slots=True)
class Detector:
    """One kind of behaviour.

    Attributes:
        rule: its name and version, which each claim carries: ``detect.ships.gaps/2``.
        find: the events as an expression, one row each, in a fixed order.
        claims: what the rows of the expression become; None counts as unknown.
    """

    rule: str
    find: Callable[[Scene], Table]
    claims: Callable[[Sequence[Row], Scene], tuple[Claim, ...]]

    def watch(self, scene: Scene) -> tuple[Claim, ...]:
        """Return what the detector sees in the scene."""
        return self.claims(scene.engine.rows(self.find(scene)), scene)
