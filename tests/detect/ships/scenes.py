"""Small seas for the detectors' tests: reports by the hour, and the scene that they make."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pyarrow as pa

from bongsu.detect.ships import REPORT_COLUMNS, Outage, Parameters, Scene, parameters
from bongsu.model.claim import Claim
from bongsu.model.evidence import Evidence
from bongsu.model.sighting import Sighting
from bongsu.store import Engine

START = datetime(2024, 10, 20, 3, 10, tzinfo=UTC)
SECOND = int(START.timestamp())
EVIDENCE = Evidence("0" * 64, "sensor", "tracks.csv", "text/csv")
SHIP, OTHER = 445000001, 440000001
Row = dict[str, Any]

_ARROW = {
    "int8": pa.int8(),
    "int16": pa.int16(),
    "int32": pa.int32(),
    "int64": pa.int64(),
    "float32": pa.float32(),
    "float64": pa.float64(),
    "string": pa.string(),
    "timestamp('UTC')": pa.timestamp("us", tz="UTC"),
}
COLUMNS = pa.schema({name: _ARROW[kind] for name, kind in REPORT_COLUMNS.items()})


def report(hours: float, mmsi: int | None = SHIP, **known: Any) -> Row:
    """Return a report so many hours after the start, off Nampo unless told otherwise."""
    empty = dict.fromkeys(REPORT_COLUMNS)
    return {**empty, "mmsi": mmsi, "time": START + timedelta(hours=hours), "lat": 38.7, "lon": 124.9, **known}


def scene(
    engine: Engine, reports: list[Row], thresholds: Parameters | None = None, outages: Sequence[Outage] = ()
) -> Scene:
    """Return the scene of these reports, numbered in their order unless they bring their own numbers."""
    numbered = [{**item, "row": item["row"] or at, "file": item["file"] or 0} for at, item in enumerate(reports, 1)]
    table = engine.table(pa.Table.from_pylist(numbered, schema=COLUMNS), "reports")
    return Scene(engine, table, (EVIDENCE, EVIDENCE), thresholds or parameters(), outages)


def framed(engine: Engine, frame: Any) -> Scene:
    """Return the scene of a data frame with some of the columns of reports."""
    known = {name: frame[name] for name in COLUMNS.names if name in frame}
    empty = {field.name: pa.nulls(len(frame), field.type) for field in COLUMNS}
    arrays = {name: pa.array(known[name]).cast(COLUMNS.field(name).type, safe=False) for name in known}
    table = engine.table(pa.table({**empty, **arrays}, schema=COLUMNS), "reports")
    return Scene(engine, table, (EVIDENCE, EVIDENCE), parameters())


def sighting(claim: Claim) -> Sighting:
    """Return what the detector saw."""
    assert claim.sighting is not None
    return claim.sighting
