"""The trade figures of several files as one table on an engine, and what they show."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bongsu.model.evidence import Evidence

if TYPE_CHECKING:
    from bongsu.detect.trade import Sought, TradeScene
    from bongsu.sources import Received


@contextmanager
def opened_figures(received: Sequence["Received"], engine_name: str, sought: "Sought") -> Iterator["TradeScene"]:
    """Open an engine with the figures of these files, of which at least one holds some.

    Args:
        received: files; those without figures are left out.
        engine_name: as `bongsu.store.open_engine` takes it.
        sought: whose trade is watched, and in what.

    Raises:
        StoreError: the engine is not known or cannot be had.
    """
    import ibis

    from bongsu.detect import trade
    from bongsu.store import open_engine

    engine = open_engine(engine_name)
    try:
        tables = []
        evidence: list[Evidence] = []
        for item in received:
            if item.trade:
                number = len(evidence)
                table = engine.parquet([item.trade.path], f"figures_{number}")
                tables.append(table.mutate(file=ibis.literal(number, "int16")))
                evidence.append(item.evidence)
        figures = tables[0] if len(tables) == 1 else ibis.union(*tables)
        yield trade.TradeScene(engine, figures, evidence, trade.parameters(), sought)
    finally:
        engine.close()
