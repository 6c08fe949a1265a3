from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pandas as pd
import pytest

from bongsu.detect.ships.voyage.draughts import DRAUGHTS
from bongsu.model.claim import Claim
from bongsu.model.event import EventKind
from bongsu.model.record import from_json, to_json
from bongsu.store import Engine
from tests.detect.ships.scenes import OTHER, SHIP, Row, framed, report, scene, sighting

BUSAN = (35.1, 129.05)
SEA = (32.0, 125.5)
COVE = (37.1, 129.42)
"""Close to the shore, and seven miles or more from any port that is listed."""
Draughts = Sequence[tuple[float, float | None]]
LOADED: Draughts = ((0, 3.0), (80, 6.0))
OFF_BUSAN: dict[str, Any] = {"start": (34.85, 129.2), "knots": -0.1}


def voyage(
    draughts: Draughts,
    *,
    mmsi: int = SHIP,
    silent: tuple[float, float] = (0, 0),
    days: int = 5,
    knots: float = 1,
    start: tuple[float, float] = SEA,
    **said: Any,
) -> list[Row]:
    """Return half-hourly reports of a ship that goes north, with the draught that it sends from each hour on."""
    rows = []
    for half in range(days * 48):
        hour = half / 2
        if not silent[0] < hour < silent[1]:
            (*_, draught) = (metres for since, metres in draughts if since <= hour)
            known = {"lat": start[0] + knots * hour / 60, "lon": start[1], "draught": draught, "ship_type": 80}
            rows.append(report(hour, mmsi, **{**known, **said}))
    return rows


def berthed(rows: list[Row], first: float, last: float, at: tuple[float, float] = BUSAN) -> list[Row]:
    """Return the reports with those between two hours at a berth."""
    start = rows[0]["time"]
    hours = [(row["time"] - start).total_seconds() / 3600 for row in rows]
    return [
        {**row, "lat": at[0], "lon": at[1], "sog": 0.0} if first <= hour <= last else row
        for row, hour in zip(rows, hours, strict=True)
    ]


def told(engine: Engine, rows: list[Row]) -> tuple[Claim, ...]:
    """Return the changes of draught in these reports."""
    return DRAUGHTS.watch(scene(engine, rows))


@pytest.mark.parametrize(
    ("rows", "forms"),
    [
        pytest.param([], [], id="nothing heard"),
        pytest.param(voyage(LOADED), ["draught_at_sea"], id="deeper on the open sea"),
        pytest.param(voyage(((0, 6.0), (60, 3.0))), ["draught_at_sea"], id="lighter"),
        pytest.param(voyage(LOADED, silent=(68, 77)), ["draught_in_silence"], id="after a silence"),
        pytest.param(voyage(((0, 6.0), (60, 6.5))), [], id="half a metre"),
        pytest.param(voyage(((0, 15.0), (60, 13.5))), [], id="a tenth of a large ship's"),
        pytest.param(voyage(((0, 18.0), (60, 12.0))), ["draught_at_sea"], id="a third of a large ship's"),
        pytest.param(voyage(((0, 3.0), (60, None))), [], id="no longer sent"),
        pytest.param(voyage(((0, 0.0), (60, 6.0))), [], id="zero is missing"),
        pytest.param(voyage(((0, 5.0), (60, 25.5))), [], id="the ceiling is no draught"),
        pytest.param(voyage(((0, 2.0), (60, 20.0))), [], id="a point that was not typed"),
        pytest.param(voyage(((0, 3.0), (60, 6.0), (60.5, 3.0))), [], id="sent once"),
        pytest.param(voyage(((0, 3.0), (60, 6.0), (66, 3.0))), [], id="taken back in the same watch"),
        pytest.param(voyage(((0, 3.0), (40, 4.0), (60, None), (64, 4.0), (80, 5.0))),
                     ["draught_at_sea"] * 2, id="unknown between, by a metre each time"),
        pytest.param(voyage(((0, 3.0), (10, 6.0))), [], id="heard for ten hours before"),
        pytest.param(berthed(voyage(LOADED, **OFF_BUSAN), 30, 50), [], id="typed after a call in port"),
        pytest.param(berthed(voyage(LOADED, **OFF_BUSAN), 79, 90), [], id="typed in port"),
        pytest.param(berthed(voyage(((0, 3.0), (100, 6.0)), **OFF_BUSAN), 1, 20), ["draught_at_sea"],
                     id="port four days ago"),
        pytest.param(voyage(LOADED) + voyage(((0, 3.0),), mmsi=OTHER, start=(30.0, 126.0)), ["draught_at_sea"],
                     id="of two ships one"),
    ],
)  # fmt: skip
def test_a_draught_that_changes_away_from_ports_is_told(engine: Engine, rows: list[Row], forms: list[str]) -> None:
    """More than fuel and a slip of the hand, of a ship that was seen in no port for days."""
    assert [sighting(claim).form for claim in told(engine, rows)] == forms


def test_a_ship_that_met_another_may_have_it_from_there(engine: Engine) -> None:
    """The partner is named, and where its draught changed the other way the case is stronger."""
    beside: dict[str, Any] = {"start": (SEA[0], SEA[1] + 0.002), "mmsi": OTHER}
    alone = told(engine, voyage(LOADED, knots=0) + voyage(((0, 7.0),), knots=0, **beside))
    both = told(engine, voyage(LOADED, knots=0) + voyage(((0, 7.0), (82, 4.0)), knots=0, **beside))
    assert [len(alone), len(both)] == [1, 2]
    assert sighting(alone[0]).form == "draught_at_meeting"
    assert {ship.identifiers.mmsi for ship in alone[0].event.agents} == {str(SHIP), str(OTHER)}
    assert sighting(both[0]).strength > sighting(alone[0]).strength
    assert "whose draught changed the other way" in both[0].quote
    assert "to the ship that it met" in (sighting(both[0]).inferred or "") + (sighting(both[1]).inferred or "")


def test_a_claim_says_what_was_sent_and_what_would_explain_it(engine: Engine) -> None:
    """Both draughts with their times are received; that cargo moved is inferred; ballast and slips explain it too."""
    (claim,) = told(engine, voyage(LOADED, silent=(68, 77), imo=9161003))
    assert (claim.event.kind, claim.event.agents[0].identifiers.imo) == (EventKind.VOYAGE_IRREGULARITY, "9161003")
    assert "sent a draught of 3.0 metres until" in claim.quote
    assert "of 6.0 from 2024-10-23 11:10 UTC" in claim.quote
    assert not any(word in claim.quote for word in ("cargo", "loaded", "took"))
    assert "taken cargo on" in (sighting(claim).inferred or "")
    assert any("ballast" in doubt for doubt in sighting(claim).otherwise)
    assert from_json(Claim, to_json(claim)) == claim


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        pytest.param(voyage(LOADED, silent=(50, 77)), "can have called at", id="ports in reach of the silence"),
        pytest.param(voyage(LOADED, length=40.0), "no hull of 40 metres is 6.0 metres deep", id="a small hull"),
        pytest.param(voyage(((0, 3.0), (30, 6.0))), "was heard for 30 hours before only", id="not watched for long"),
        pytest.param(voyage(LOADED, ship_type=30), "it is a fishing vessel", id="no cargo ship"),
        pytest.param(voyage(((0, 3.0), (12, 3.2), (20, 3.1), (30, 3.3), (40, 3.4), (80, 6.0))), "typed anew 5 times",
                     id="typed often"),
        pytest.param(berthed(voyage(LOADED, start=(36.4, 129.7), knots=1.1), 40, 50, COVE),
                     "had lain still close to the shore", id="a cove"),
    ],
)  # fmt: skip
def test_what_the_data_say_against_it_comes_first_and_weakens_it(engine: Engine, rows: list[Row], words: str) -> None:
    """Counter-evidence is computed, and each piece makes the case weaker."""
    (claim,) = told(engine, rows)
    (plain,) = told(engine, voyage(LOADED))
    assert any(words in doubt for doubt in sighting(claim).otherwise[:-2])
    if sighting(claim).form == sighting(plain).form:
        assert sighting(claim).strength < sighting(plain).strength


def test_the_order_of_rows_changes_nothing(engine: Engine) -> None:
    """Rows in any order, each with its own number, give the same claims."""
    rows = [{**row, "row": at} for at, row in enumerate(voyage(LOADED, silent=(68, 77)), 1)]
    shuffled = Random(7).sample(rows, len(rows))  # noqa: S311 - the same chance each time
    assert told(engine, shuffled) == told(engine, rows)


@pytest.mark.shared
def test_no_ordinary_ship_of_a_day_changes_its_draught(engine: Engine, shared: Path) -> None:
    """A day of MarineCadastre's ships, seen a few times each, tells of none."""
    frame = pd.read_parquet(shared / "data/ais/marinecadastre_2022_01_03.parquet")
    known = pd.DataFrame(
        {
            "row": range(1, len(frame) + 1),
            "file": 0,
            "mmsi": frame.MMSI.astype("int64"),
            "time": pd.to_datetime(frame.BaseDateTime, utc=True),
            "lat": frame.LAT,
            "lon": frame.LON,
            "sog": frame.SOG,
            "draught": pd.to_numeric(frame.Draft, errors="coerce"),
        }
    )
    assert known.draught.gt(0).sum() > 1_000
    assert DRAUGHTS.watch(framed(engine, known)) == ()
