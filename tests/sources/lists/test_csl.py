import csv
from datetime import date
from pathlib import Path

import pytest

from bongsu.model.errors import ListError
from bongsu.model.party import PartyKind
from bongsu.sources import receive
from bongsu.sources.lists import SanctionsList, read_list, read_sanctions_list, settings

SDN = "Specially Designated Nationals (SDN) - Treasury Department"
ROWS = (
    {"_id": "11", "source": SDN, "type": "Individual", "programs": "DPRK3; NPWMD", "name": "HONG, Kil Tong",
     "alt_names": "HONG, Gil-dong; MORA, Rim", "nationalities": "KP", "dates_of_birth": "circa 1963; 1970-01-02",
     "ids": "KP, 2020-05-03, 2010-05-04, M00021, Passport; Male, Gender; 123, National ID No."},
    {"_id": "12", "source": SDN, "type": "Vessel", "programs": "DPRK4", "name": "MOON STAR", "call_sign": "HMAA",
     "vessel_flag": "Democratic People's Republic of Korea", "vessel_type": "Tug",
     "ids": "IMO 9074729, Vessel Registration Identification; 445123000, MMSI"},
    {"_id": "a3", "source": "Entity List (EL) - Bureau of Industry and Security", "name": "Sea Plant, JSC",
     "alt_names": "Sea Plant; and JSC SP", "start_date": "2022-04-07", "addresses": "1 Street, Minsk, BY"},
    {"_id": "b4", "source": "Denied Persons List (DPL) - Bureau of Industry and Security", "name": "RIM MORA",
     "addresses": "1 STREET, LIMA, PE"},
    {"_id": "b4", "source": "Denied Persons List (DPL) - Bureau of Industry and Security", "name": "MORA TRADING LTD."},
)  # fmt: skip


def put(folder: Path, rows: tuple[dict[str, str], ...] = ROWS, without: str = "") -> Path:
    """Write a table with the list's columns and return its path."""
    path = folder / "consolidated.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        columns = [column for column in settings()["csl"].columns if column != without]
        writer = csv.DictWriter(file, columns, extrasaction="ignore", restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def read(folder: Path) -> SanctionsList:
    """Return the list of five rows."""
    return read_sanctions_list(put(folder), whole=False)


def test_a_person_and_a_ship(tmp_path: Path) -> None:
    """Names without commas, the value before the words of a number, and the list that the entry is on."""
    person, ship = read(tmp_path).designations[:2]
    assert [name.text for name in person.names] == ["HONG Kil Tong", "HONG Gil-dong", "MORA Rim"]
    assert (person.id, person.programme, person.measures) == ("csl:SDN-11", "DPRK3; NPWMD", (SDN,))
    assert [(one.kind, one.value) for one in person.identifiers] == [("passport", "M00021"), ("national_id", "123")]
    assert (person.birth_dates, person.countries) == (("1962..1964", "1970-01-02"), ("kp",))
    assert [(one.kind, one.value) for one in ship.identifiers] == [
        ("imo", "9074729"), ("mmsi", "445123000"), ("call_sign", "HMAA"),
    ]  # fmt: skip
    assert (ship.kind, ship.countries, ship.remarks) == (PartyKind.VESSEL, ("kp",), "Vessel type: Tug")


def test_entries_that_are_not_ofac_s(tmp_path: Path) -> None:
    """Their programme is their list; who is denied by the name of a person is one; no entry is lost for its number."""
    plant, person, trader = read(tmp_path).designations[2:]
    assert [name.text for name in plant.names] == ["Sea Plant, JSC", "Sea Plant", "JSC SP"]
    assert (plant.programme, plant.listed_on, plant.countries) == ("EL", date(2022, 4, 7), ("by",))
    assert (person.kind, person.countries, trader.kind) == (PartyKind.PERSON, ("pe",), PartyKind.ORGANISATION)
    assert (person.id, trader.id) == ("csl:DPL-b4", "csl:DPL-b4-2")


def test_a_table_without_a_column_is_refused(tmp_path: Path) -> None:
    """Without its aliases, the list would be read as if there were none."""
    with pytest.raises(ListError, match=r"^consolidated\.csv: lacks the column alt_names; its layout is not known\."):
        read_list(put(tmp_path, without="alt_names"))


def test_a_row_of_an_unknown_type_is_counted(tmp_path: Path) -> None:
    """It is named by its line."""
    rows = (*ROWS, {"_id": "5", "source": SDN, "type": "Balloon", "name": "UP"})
    problems = read_sanctions_list(put(tmp_path, rows), whole=False).problems
    assert problems == ("Rows without a name or number, or of an unknown type, left out: 1, first in line 7.",)


def test_the_table_among_the_evidence_is_no_table_of_positions(tmp_path: Path) -> None:
    """Its first columns say so."""
    received = receive(put(tmp_path), tmp_path)
    assert len(received.designations) == 5
    assert received.evidence.title == "Consolidated Screening List"


def test_the_real_list_is_read_whole(shared: Path) -> None:
    """All 14,160 rows of 2022 are entries, among them those of thirteen lists."""
    found = read_sanctions_list(shared / "data/lists/ofac_csl_2022/consolidated.csv")
    assert len(found.designations) == 14_160
    assert len({entry.measures for entry in found.designations}) == 13
    assert sum("DPRK" in (entry.programme or "") for entry in found.designations) == 428
    assert sum(entry.kind is PartyKind.VESSEL for entry in found.designations) == 433
    assert len(found.problems) == 1
