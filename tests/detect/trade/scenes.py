"""Small tables of made-up trade figures, and the scene that detectors look at."""

import functools
from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from bongsu.detect.trade import Sought, TradeDetector, TradeScene, parameters
from bongsu.model.claim import Claim
from bongsu.model.evidence import Evidence
from bongsu.store import Engine, open_engine

NORTH, SOUTH, CHINA, ANGOLA, HONG_KONG, RUSSIA, JAPAN, THAILAND, WORLD = 408, 410, 156, 24, 344, 643, 392, 764, 0

_KINDS = {
    "file": pa.int16(), "row": pa.int64(), "reporter": pa.int16(), "partner": pa.int16(), "second": pa.int16(),
    "flow": pa.string(), "year": pa.int16(), "month": pa.int8(), "edition": pa.int16(), "code": pa.string(),
    "product": pa.string(), "whole": pa.bool_(), "value": pa.float64(), "weight": pa.float64(),
    "weight_estimated": pa.bool_(), "amount": pa.float64(), "unit": pa.string(), "basis": pa.string(),
}  # fmt: skip


def figure(
    reporter: int = CHINA, partner: int = NORTH, flow: str = "X", year: int = 2019, **said: Any
) -> dict[str, Any]:
    """Return a figure: China's exports of light oils to the North in 2019, but for what is said."""
    usual = {"file": 0, "row": 0, "month": 0, "edition": 2017, "code": "271012", "whole": True, "value": 1000.0,
             "weight_estimated": False, "basis": "recorded"}  # fmt: skip
    named = {"reporter": reporter, "partner": partner, "flow": flow, "year": year}
    return dict.fromkeys(_KINDS) | usual | named | said


def total(reporter: int, partner: int, year: int, value: float, flow: str = "M", **said: Any) -> dict[str, Any]:
    """Return a reporter's figure for all goods."""
    return figure(reporter, partner, flow, year, **({"code": "TOTAL", "value": value} | said))


@functools.cache
def _duckdb() -> Engine:
    """Return the one engine of all these tests; a scene's tables take the place of those of the scene before."""
    return open_engine()


def scene(figures: Sequence[dict[str, Any]], engine: Engine | None = None, codes: tuple[str, ...] = ()) -> TradeScene:
    """Return these figures as a scene; rows are numbered as they stand."""
    rows = [{**row, "row": row["row"] or at} for at, row in enumerate(figures, start=1)]
    table = pa.table({name: pa.array([row[name] for row in rows], kind) for name, kind in _KINDS.items()})
    opened = engine or _duckdb()
    files = max(row["file"] for row in rows) + 1
    evidence = [Evidence(f"{number:064d}", "unknown", f"{number}.csv", "text/csv") for number in range(files)]
    return TradeScene(opened, opened.table(table, "figures"), evidence, parameters(), Sought(NORTH, SOUTH, codes))


def seen(detector: TradeDetector, *figures: dict[str, Any], codes: tuple[str, ...] = ()) -> tuple[Claim, ...]:
    """Return what a detector sees in these figures."""
    return detector.watch(scene(figures, codes=codes))


def forms(claims: Sequence[Claim]) -> list[str]:
    """Return the exact name of what each claim is about."""
    return [claim.sighting.form for claim in claims if claim.sighting]
