from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from bongsu.detect.ships.position.parked import PARKED
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.model.claim import Claim
from bongsu.model.event import EventKind
from bongsu.model.record import from_json, to_json
from bongsu.store import Engine
from tests.detect.ships.scenes import Row, framed, report, scene
from tests.detect.ships.voyages import moor

SEA = {"lat": 33.12347, "lon": 124.56789}
BUSAN = {"lat": 35.10012, "lon": 129.05034}


def real(engine: Engine, shared: Path, name: str) -> Scene:
    """Return the scene of a set of real tracks."""
    folder = shared / "data/ais"
    if name == "evergiven":
        frame = pd.read_csv(folder / "movingpandas_evergiven/boat-positions.csv", encoding="utf-8-sig")
        frame = frame.rename(columns={"latitude": "lat", "longitude": "lon"}).assign(
            mmsi=frame["ID"] + 200_000_000,
            time=pd.to_datetime(frame["ais_pos_timestamp"], format="%d/%m/%Y %H:%M", utc=True),
        )
    elif name == "kattegat":
        frame = pd.read_parquet(folder / "dma_dark_vessel_hunter/pre_processed_df_test.parquet")
        frame = frame.rename(columns={"Latitude": "lat", "Longitude": "lon"}).assign(
            mmsi=pd.to_numeric(frame.MMSI).astype("int64"),
            time=pd.to_datetime(frame.Timestamp, utc=True),
            sog=frame.SOG * 3600 / 1852,
        )
    elif name == "marinecadastre":
        frame = pd.read_parquet(folder / "marinecadastre_2022_01_03.parquet")
        frame = frame.rename(columns={"LAT": "lat", "LON": "lon", "SOG": "sog", "VesselType": "ship_type"}).assign(
            mmsi=frame.MMSI.astype("int64"),
            time=pd.to_datetime(frame.BaseDateTime, utc=True),
            nav_status=pd.to_numeric(frame.Status, errors="coerce"),
            draught=pd.to_numeric(frame.Draft, errors="coerce"),
        )
    else:
        frame = pd.read_parquet(folder / "semi_synthetic_200k/positions.parquet").rename(columns={"ts": "time"})
        frame["time"] = frame["time"].dt.tz_localize("UTC")
    return framed(engine, frame.assign(row=range(1, len(frame) + 1), file=0))


def still(hours: float, place: dict[str, float] = SEA, minutes: float = 10, **said: Any) -> list[Row]:
    """Return reports of one place for so many hours."""
    return [report(at * minutes / 60, **{**place, **said}) for at in range(round(hours * 60 / minutes) + 1)]


def told(engine: Engine, rows: list[Row]) -> list[str]:
    """Return the forms of what the detector says of these reports."""
    return [claim.sighting.form for claim in PARKED.watch(scene(engine, rows)) if claim.sighting]


@pytest.mark.parametrize(
    ("rows", "forms"),
    [
        pytest.param([], [], id="nothing heard"),
        pytest.param(still(8, sog=0.0), ["parked_at_sea"], id="eight hours on the open sea"),
        pytest.param(still(8), ["parked_at_sea"], id="without speeds"),
        pytest.param(still(5, sog=0.0), [], id="five hours"),
        pytest.param(still(5, sog=11.0, nav_status=0), ["frozen_under_way"], id="five hours at eleven knots"),
        pytest.param(still(1.5, minutes=2, sog=11.0), [], id="an hour and a half"),
        pytest.param(still(8, BUSAN, sog=0.0), [], id="at a berth"),
        pytest.param(still(8, BUSAN, sog=0.0, nav_status=0), [], id="at a berth, with the status of the voyage"),
        pytest.param(still(8, BUSAN, sog=9.0), ["frozen_under_way"], id="at a berth at nine knots"),
        pytest.param(still(8, {"lat": 33.12, "lon": 124.57}), [], id="rounded to a hundredth"),
        pytest.param(still(8, {"lat": 33 + 7 / 600, "lon": 124 + 11 / 600}), [], id="message 27"),
        pytest.param(still(12, minutes=60, sog=0.0), [], id="heard once an hour"),
        pytest.param(moor(1), [], id="at anchor"),
        pytest.param(still(8, {"lat": 33.12347, "lon": -179.99993}), ["parked_at_sea"], id="at the date line"),
    ],
)
def test_a_place_that_stays_to_the_metre_is_told(engine: Engine, rows: list[Row], forms: list[str]) -> None:
    """Under way, or on the open sea for half a tide; berths, rounding and few reports explain it."""
    assert told(engine, rows) == forms


def test_a_claim_says_what_was_received_and_what_explains_it(engine: Engine) -> None:
    """A frozen receiver and what stands on the sea floor are named; the words accuse nobody."""
    for row in (still(8, sog=0.0), still(5, sog=11.0)):
        (claim,) = PARKED.watch(scene(engine, row))
        assert claim.sighting is not None
        assert claim.event.kind is EventKind.POSITION_SPOOFING
        assert "it did not move by a metre" in claim.quote
        assert any("receiver froze" in doubt for doubt in claim.sighting.otherwise)
        assert not any(word in claim.quote for word in ("false", "spoof", "made up"))
        assert from_json(Claim, to_json(claim)) == claim


def test_the_order_of_rows_changes_nothing(engine: Engine) -> None:
    """Rows in any order, each with its own number, give the same claim."""
    rows = [{**row, "row": at} for at, row in enumerate(still(8, sog=0.0), 1)]
    assert PARKED.watch(scene(engine, rows[::-1])) == PARKED.watch(scene(engine, rows))


@pytest.mark.shared
@pytest.mark.parametrize("name", ["evergiven", "kattegat", "marinecadastre", "half_real"])
def test_no_ordinary_ship_is_parked(engine: Engine, shared: Path, name: str) -> None:
    """Ships that wait in the roads of Suez swing; those at berths are no event."""
    assert PARKED.watch(real(engine, shared, name)) == ()
