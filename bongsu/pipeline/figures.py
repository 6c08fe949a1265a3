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


def figures_show(received: Sequence["Received"], engine_name: str, sought: Sequence["Sought"]) -> tuple[Claim, ...]:
    """Return what the figures of these files, of which at least one holds some, show together of each target."""
    from bongsu.detect.trade import trade_claims

    claims: list[Claim] = []
    for one in sought:
        with opened_figures(received, engine_name, one) as scene:
            claims += trade_claims(scene)
    return tuple(claims)


def sought_by(rules: Sequence["Regime"]) -> tuple["Sought", ...]:
    """Return whose trade these regimes are about, each target once, with the codes of the regimes aimed at it."""
    from bongsu.detect.trade import Sought as Asked
    from bongsu.detect.trade import namesake_of

    aimed: dict[int, list[Regime]] = {}
    for regime in rules:
        for code in regime.target:
            if (number := country_number(code)) is not None:
                aimed.setdefault(number, []).append(regime)
    return tuple(
        Asked(number, namesake_of(number), named_codes([item for one in held for item in one.provisions]) or NO_CODES)
        for number, held in aimed.items()
    )


NO_CODES = ("00",)
"""What is sought where the law names no codes: there is no chapter 00, and without any all goods would be told."""
