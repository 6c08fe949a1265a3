"""The real tables beside the checkout as a scene."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bongsu.detect.trade import Sought, TradeScene
from bongsu.pipeline.figures import opened_figures
from bongsu.sources import receive, trade_files
from tests.detect.trade.scenes import NORTH, SOUTH


@contextmanager
def real_scene(shared: Path) -> Iterator[TradeScene]:
    """Open all real tables."""
    held = [receive(path, path.parent) for path in trade_files(shared / "data" / "trade")]
    with opened_figures(held, "duckdb", Sought(NORTH, SOUTH)) as scene:
        yield scene
