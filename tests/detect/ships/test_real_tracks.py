"""Ordinary ships on real tracks: none of them is called anything that it is not."""

from collections import Counter
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from bongsu.detect.ships import Scene, parameters
from bongsu.detect.ships.calls.port_calls import PORT_CALLS
from bongsu.detect.ships.silence.gaps import GAPS
from bongsu.store import Engine
from tests.detect.ships.scenes import COLUMNS, EVIDENCE

pytestmark = pytest.mark.shared


def sea(engine: Engine, frame: pd.DataFrame) -> Scene:
    """Return the scene of a table with mmsi, time, lat, lon and what else it has of a report's columns."""
    reports = frame.assign(file=0, row=range(1, len(frame) + 1))
    reports = reports.reindex(columns=COLUMNS.names)
    return Scene(engine, engine.table(pa.Table.from_pandas(reports, COLUMNS, preserve_index=False), "reports"),
                 (EVIDENCE,), parameters())  # fmt: skip


def forms(scene: Scene) -> Counter[str]:
    """Return how many silences of each form there are."""
    return Counter(claim.sighting.form for claim in GAPS.watch(scene) if claim.sighting)


def test_no_ship_that_waits_at_suez_is_said_to_have_switched_off(engine: Engine, shared: Path) -> None:
    """53 silences of twelve hours or more among 256 ordinary ships, and not one is apparent disabling."""
    frame = pd.read_csv(shared / "data/ais/movingpandas_evergiven/boat-positions.csv", encoding="utf-8-sig")
    frame = frame.rename(columns={"latitude": "lat", "longitude": "lon"}).assign(
        mmsi=frame["ID"] + 200_000_000,
        time=pd.to_datetime(frame["ais_pos_timestamp"], format="%d/%m/%Y %H:%M", utc=True),
    )
    assert forms(sea(engine, frame)) == {"at_rest": 24, "reception_lost": 20, "unexplained": 7, "left_coverage": 2}


def test_ships_that_leave_the_kattegat_have_not_switched_off(engine: Engine, shared: Path) -> None:
    """Ferries that sail out of the covered box and back come home from where nobody is heard."""
    frame = pd.read_parquet(shared / "data/ais/dma_dark_vessel_hunter/pre_processed_df_test.parquet")
    frame = frame.rename(columns={"Timestamp": "time", "Latitude": "lat", "Longitude": "lon"}).assign(
        mmsi=pd.to_numeric(frame["MMSI"]), time=pd.to_datetime(frame["Timestamp"], utc=True), sog=frame["SOG"] * 1.94384
    )
    assert forms(sea(engine, frame)) == {"left_coverage": 26, "at_rest": 2}


def test_every_labelled_silence_and_port_call_is_found(engine: Engine, shared: Path) -> None:
    """All injected gaps and DPRK port calls of the half-real set, and no port call beside them."""
    folder = shared / "data/ais/semi_synthetic_200k"
    frame = pd.read_parquet(folder / "positions.parquet").rename(columns={"ts": "time"})
    frame["time"] = frame["time"].dt.tz_localize("UTC")
    labels = pd.read_parquet(folder / "labels.parquet")
    scene = sea(engine, frame)
    silent = {int(claim.event.agents[0].identifiers.mmsi or 0) for claim in GAPS.watch(scene)}
    assert set(labels[labels.kind == "gap"].mmsi) <= silent
    calls = {int(claim.event.agents[0].identifiers.mmsi or 0) for claim in PORT_CALLS.watch(scene)}
    assert calls == set(labels[labels.kind.str.startswith("port_")].mmsi)
