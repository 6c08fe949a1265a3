"""What the ship detectors reach on generated seas and on the semi-synthetic set: figures, their bars, their floors."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import yaml

from bongsu.detect.ships import Scene, parameters, sightings
from bongsu.store import open_engine
from tests.detect.ships.scenes import COLUMNS, EVIDENCE
from tests.quality.figures import Figure
from tests.quality.ships.behaviours import Label
from tests.quality.ships.scoring import figures, labels_of
from tests.quality.ships.sea import Waters, sea
from tests.quality.ships.voyaging import voyages

SEED = 1
"""Of the seas that are measured."""

PLAIN = Waters(each=10, hard=0.0, cadence=300, sky=0.9, weak=0.0)
HARD = Waters(each=10, hard=0.6, noise=30, cadence=600, reach=36, sky=0.5)
_SET = Path("data") / "ais" / "semi_synthetic_200k"
HERE = Path(__file__).parent


def generated() -> dict[str, Figure]:
    """Return what is reached on the generated seas, plain and hard ones."""
    found: dict[str, Figure] = {}
    for name, waters in (("plain", PLAIN), ("hard", HARD)):
        made = sea(SEED, waters)
        found |= {f"{name}_{key}": figure for key, figure in scored(made.reports, made.labels).items()}
        sailed = voyages(SEED, waters)
        found |= {f"{name}_{key}": figure for key, figure in scored(sailed.reports, sailed.labels).items()}
    return found


def semi_synthetic(shared: Path) -> dict[str, Figure]:
    """Return what is reached on the labelled set beside the checkout."""
    folder = shared / _SET
    read = pq.read_table(folder / "positions.parquet").rename_columns({"ts": "time"})
    held = {field.name: _column(read, field) for field in COLUMNS}
    return {f"set_{key}": value for key, value in scored(pa.table(held), labels_of(folder / "labels.parquet")).items()}


def _column(read: pa.Table, field: pa.Field) -> pa.Array:
    if field.name == "row":
        return pa.array(range(1, read.num_rows + 1), field.type)
    if field.name == "file":
        return pa.array([0] * read.num_rows, field.type)
    return read[field.name].cast(field.type) if field.name in read.column_names else pa.nulls(read.num_rows, field.type)


def scored(reports: pa.Table, labels: tuple[Label, ...]) -> dict[str, Figure]:
    """Return what all detectors reach on these reports."""
    engine = open_engine()
    try:
        scene = Scene(engine, engine.table(reports, "reports"), (EVIDENCE,), parameters())
        return figures(labels, sightings(scene))
    finally:
        engine.close()


def floors() -> Mapping[str, float]:
    """Return the least values of floors.yml."""
    held: dict[str, float] = yaml.safe_load((HERE / "floors.yml").read_text(encoding="utf-8")) or {}
    return held


def bars() -> Mapping[str, tuple[float, float]]:
    """Return must and aim of the figures that have them."""
    held: Any = yaml.safe_load((HERE / "bars.yml").read_text(encoding="utf-8"))
    return {key: (float(must), float(aim)) for key, (must, aim) in held.items()}
