"""The trade figures of several files as one table on an engine, and what they show."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bongsu.lang.areas import country_number
from bongsu.model.claim import Claim
from bongsu.model.evidence import Evidence
from bongsu.pipeline.capping import named_codes

if TYPE_CHECKING:
    from bongsu.detect.trade import Sought, TradeScene
    from bongsu.regimes import Regime
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


def figures_show(received: Sequence["Received"], engine_name: str, sought: "Sought") -> tuple[Claim, ...]:
    """Return what the figures of these files, of which at least one holds some, show together."""
    from bongsu.detect.trade import trade_claims

    with opened_figures(received, engine_name, sought) as scene:
        return tuple(trade_claims(scene))


def sought_by(rules: Sequence["Regime"]) -> "Sought":
    """Return whose trade these regimes are about, and in which codes; the first target counts."""
    from bongsu.detect.trade import Sought as Asked
    from bongsu.detect.trade import namesake_of

    codes = named_codes(provision for regime in rules for provision in regime.provisions)
    targets = [number for regime in rules for code in regime.target if (number := country_number(code)) is not None]
    return Asked(targets[0] if targets else 0, namesake_of(targets[0]) if targets else None, codes)
