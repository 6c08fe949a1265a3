"""What trade figures show: each detector a small module, an expression with what its rows mean."""

from collections.abc import Callable, Iterator

from bongsu.detect.detector import Engine, watched
from bongsu.detect.trade.columns import FIGURE_COLUMNS
from bongsu.detect.trade.coverage import Coverage, coverage, years_in_words
from bongsu.detect.trade.detector import TradeDetector
from bongsu.detect.trade.differences import DIFFERENCES, NOTICES
from bongsu.detect.trade.flows import FLOWS
from bongsu.detect.trade.mixups import MIXUPS
from bongsu.detect.trade.newcomers import NEWCOMERS
from bongsu.detect.trade.parameters import Parameters, namesake_of, parameters
from bongsu.detect.trade.petroleum import PetroleumSum, petroleum_sums
from bongsu.detect.trade.scene import Sought, TradeScene
from bongsu.detect.trade.transit import TRANSIT
from bongsu.detect.trade.unit_values import UNIT_VALUES
from bongsu.model.claim import Claim

DETECTORS: tuple[TradeDetector, ...] = (MIXUPS, FLOWS, UNIT_VALUES, NEWCOMERS, DIFFERENCES, NOTICES, TRANSIT)
"""In the order in which their claims are told."""

RULES = " ".join(detector.rule for detector in DETECTORS)
"""The versions of all detectors: where it changes, tables are read anew."""


def trade_claims(scene: TradeScene, begins: Callable[[int, int], None] | None = None) -> Iterator[Claim]:
    """Return what the figures of a scene show, detector by detector.

    Args:
        scene: what is looked at.
        begins: told which detector begins, from 0, and of how many.
    """
    return watched(DETECTORS, scene, begins)


__all__ = [
    "DETECTORS", "FIGURE_COLUMNS", "RULES", "Coverage", "Engine", "Parameters", "PetroleumSum", "Sought",
    "TradeDetector", "TradeScene", "coverage", "namesake_of", "parameters", "petroleum_sums", "trade_claims",
    "years_in_words",
]  # fmt: skip
