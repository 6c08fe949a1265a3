from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from bongsu.detect.ships.identity.mids import agree, country_of, mids, nobody
from bongsu.detect.ships.identity.numbers import NUMBERS, check_holds, slips_of
from bongsu.lang.ship_numbers import imo_valid
from bongsu.model.claim import Claim
from bongsu.model.event import EventKind
from bongsu.model.record import from_json, to_json
from bongsu.store import Engine
from tests.detect.ships.scenes import Row, framed, report, scene

HERS, WRONG = 9161003, 9161004
CARGO, TUG = 70, 52
MMSI = 445000001


def said(mmsi: int = MMSI, times: int = 20, *, start: float = 0.0, **known: object) -> list[Row]:
    """Return reports of a ship that says so, six minutes apart."""
    return [report(start + at / 10, mmsi, **known) for at in range(times)]


def watched(engine: Engine, *tracks: list[Row]) -> list[Claim]:
    """Return what the detector says of these tracks together."""
    return list(NUMBERS.watch(scene(engine, [row for track in tracks for row in track])))


def forms(claims: list[Claim]) -> list[str]:
    """Return the form of each claim."""
    return [claim.sighting.form for claim in claims if claim.sighting]


CASES = [
    pytest.param([said(imo=HERS)], [], id="right"),
    pytest.param([said(imo=None, name="LADY R")], [], id="none"),
    pytest.param([said(imo=0)], [], id="nought"),
    pytest.param([said(imo=1234567)], [], id="typed to be done"),
    pytest.param([said(imo=12345)], [], id="too short"),
    pytest.param([said(imo=WRONG, ship_type=CARGO)], ["false_imo"], id="a cargo ship's is false"),
    pytest.param([said(imo=WRONG, ship_type=80)], ["false_imo"], id="a tanker's is false"),
    pytest.param([said(imo=WRONG, ship_type=TUG)], ["imo_fails_check"], id="a tug needs none"),
    pytest.param([said(imo=WRONG)], ["imo_fails_check"], id="a ship that does not say what it is"),
    pytest.param([said(338000001, imo=1317731, ship_type=CARGO)], ["imo_fails_check"], id="an official number"),
    pytest.param([said(imo=HERS), said(times=2, start=3, imo=WRONG)], [], id="two faults"),
    pytest.param([said(times=900, imo=HERS), said(times=4, start=95, imo=WRONG)], [], id="four faults of nine hundred"),
    pytest.param(
        [said(imo=HERS, ship_type=CARGO), said(start=3, imo=WRONG, ship_type=CARGO)], ["imo_fails_check"], id="a slip"
    ),
    pytest.param(
        [said(imo=HERS), said(440000001, imo=WRONG, ship_type=CARGO)], ["imo_near_another"], id="near another ship's"
    ),
    pytest.param(
        [said(imo=HERS, name="A", call_sign="P5"), said(440000001, imo=WRONG, name="A", call_sign="P5")],
        ["imo_fails_check"],
        id="another set of the same ship",
    ),
    pytest.param([said(123456789)], ["mmsi_of_nobody"], id="all in order"),
    pytest.param([said(999999999)], ["mmsi_of_nobody"], id="nine nines"),
    pytest.param([said(499929694, imo=HERS)], ["mmsi_of_nobody"], id="no country has it"),
    pytest.param([said(499929694, ship_type=89)], ["mmsi_of_nobody"], id="a tanker's that no country has"),
    pytest.param([said(499929694, name="NET 5 80%")], [], id="a net's"),
    pytest.param([said(flag="kp")], [], id="its own flag"),
    pytest.param([said(flag="pa")], ["flag_against_mmsi"], id="another flag"),
    pytest.param([said(flag="DPRK")], [], id="a flag in other words"),
    pytest.param([said(219000001, flag="fo")], [], id="a territory's"),
]


@pytest.mark.parametrize(("tracks", "expected"), CASES)
def test_numbers_are_held_against_their_rules(engine: Engine, tracks: list[list[Row]], expected: list[str]) -> None:
    """What no ship can have is told, and called false only where the ship must have a number and steadily gives it."""
    found = watched(engine, *tracks)
    assert forms(found) == expected
    for claim in found:
        assert (claim.event.kind is EventKind.IDENTITY_TAMPERING) is (expected == ["false_imo"])
        assert from_json(Claim, to_json(claim)) == claim


def test_a_claim_tells_the_number_and_when(engine: Engine) -> None:
    """The number as given, how often, and the slip that explains it."""
    (claim,) = watched(engine, said(imo=HERS, name="LADY R"), said(start=3, imo=WRONG, name="LADY R"))
    assert claim.quote.startswith("MMSI 445000001 gave IMO 9161004 20 times from 2024-10-20 06:10 UTC")
    assert claim.sighting is not None
    assert "one slip away from 9161003" in claim.sighting.otherwise[0]
    assert claim.event.place is not None
    assert claim.row == (21, 40)


def test_a_near_number_names_both_ships(engine: Engine) -> None:
    """Whose number it nearly is, is a party too."""
    (claim,) = watched(
        engine, said(imo=HERS, name="LADY R"), said(440000001, imo=WRONG, name="PHOENIX", ship_type=CARGO)
    )
    assert [ship.name for ship in claim.event.agents] == ["PHOENIX", "LADY R"]


def test_the_order_of_rows_changes_nothing(engine: Engine) -> None:
    """Rows in any order, each with its own number, give the same claims."""
    rows = [*said(imo=WRONG, flag="pa"), *said(123456789), *said(440000001, imo=HERS)]
    rows = [{**row, "row": at} for at, row in enumerate(rows, 1)]
    assert NUMBERS.watch(scene(engine, rows)) == NUMBERS.watch(scene(engine, rows[::-1]))


@pytest.mark.parametrize(
    ("mmsi", "expected"),
    [
        (445000001, False),
        (2_731_234, False),
        (111_219_001, False),
        (982_190_001, False),
        (992_191_001, False),
        (972_000_001, False),
        (871_000_001, False),
        (100_000_001, True),
        (100_000, True),
        (200_000_001, True),
        (799_999_999, True),
        (999_000_001, True),
        (444_444_444, True),
        (412_000_000, True),
    ],
)
def test_who_can_have_an_mmsi(engine: Engine, mmsi: int, *, expected: bool) -> None:
    """Ships, stations ashore, aircraft, aids, tenders, beacons and hand-held sets have numbers of their own shape."""
    table = scene(engine, [report(0, mmsi)]).reports
    (row,) = engine.rows(table.select(found=nobody(table.mmsi)))
    assert row["found"] is expected


@pytest.mark.parametrize("number", [9161003, 9179842, 8517839, 9358010, 9161004, 1000000, 9999999, 1317731])
def test_the_engine_checks_digits_as_the_law_of_numbers_does(engine: Engine, number: int) -> None:
    """One rule, in the engine and in `imo_valid`."""
    table = scene(engine, [report(0, imo=number)]).reports
    (row,) = engine.rows(table.select(found=check_holds(table.imo.cast("int64"))))
    assert row["found"] is imo_valid(str(number))


def test_slips_are_right_numbers_one_slip_away() -> None:
    """One digit changed, or two neighbours changed about; never the number itself."""
    assert "9161003" in slips_of("9161004")
    assert "9161003" in slips_of("9116003")
    assert "9161003" not in slips_of("9161003")
    assert all(imo_valid(number) for number in slips_of("9161004"))


def test_countries_are_told_by_their_digits() -> None:
    """Every group is of one country; the two Koreas, and Mongolia, which is not Russia."""
    assert len(mids()) == 292
    assert all(200 < mid < 800 for mid in mids())
    assert [country_of(mid * 10**6 + 1) for mid in (445, 440, 457, 273, 613)] == ["kp", "kr", "mn", "ru", "cm"]
    assert country_of(999_000_001) is None
    assert agree("dk", "fo")
    assert not agree("kp", "kr")


@pytest.mark.shared
def test_ten_thousand_ships_of_a_day_give_no_false_number(engine: Engine, shared: Path) -> None:
    """2,771 empty numbers are none; what fails its check are official numbers and workboats', and none is tampering."""
    frame = pq.read_table(shared / "data/ais/marinecadastre_2022_01_03.parquet").to_pandas()
    told = framed(engine, marine(frame))
    found = NUMBERS.watch(told)
    assert all(claim.event.kind is EventKind.SHIP_IDENTITY for claim in found)
    assert sum(form.startswith("imo") for form in forms(list(found))) <= 60


def marine(frame: pd.DataFrame) -> pd.DataFrame:
    """Return MarineCadastre's columns under the names of reports."""
    imo = pd.to_numeric(frame["IMO"].str[3:], errors="coerce")
    return pd.DataFrame(
        {
            "row": range(1, len(frame) + 1),
            "file": 0,
            "mmsi": frame["MMSI"],
            "time": pd.to_datetime(frame["BaseDateTime"], utc=True),
            "lat": frame["LAT"],
            "lon": frame["LON"],
            "imo": imo.where(imo.between(10**6, 10**7 - 1)).astype("Int32"),
            "name": frame["VesselName"],
            "call_sign": frame["CallSign"],
            "ship_type": frame["VesselType"].astype("Int16"),
            "length": frame["Length"],
            "width": frame["Width"],
        }
    )
