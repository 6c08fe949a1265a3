import csv
import json
from datetime import date
from pathlib import Path

import pytest

from bongsu.model.errors import ListError
from bongsu.sources.lists import read_list, read_sanctions_list, settings

ROWS = (
    {"celex": "32017R1509", "recordId": "1", "programKey": "EU-PRK", "annex": "XIII.A", "measure": "Asset freeze",
     "schema": "Person", "name": "Hong Kil-tong", "alias": "Hong, Gil Dong; 홍길동", "nationality": "DPRK",
     "startDate": "16.7.2009", "birthDate": "19.2.1968; 1965 or 1966", "reason": "Director.",
     "passportNumber": "836110034 (diplomatic); PS381"},
    {"annex": "XIII.B", "measure": "Asset freeze", "schema": "LegalEntity", "name": "Sea Lane Bank",
     "registrationNumber": "5342883", "swiftBic": "SLTRKPPY", "address": "Pyongyang, DPRK"},
    {"annex": "XIII.B", "measure": "Asset freeze", "schema": "Vessel", "name": "Moon Star (Sun Star) (Star 2)",
     "imoNumber": "9074729"},
    {"recordId": "33", "annex": "XIV.B", "measure": "Transportation restrictions", "schema": "Vessel",
     "name": "MIN NO 078", "imoNumber": "Does not exist"},
)  # fmt: skip


def put(folder: Path, rows: tuple[dict[str, str], ...] = ROWS, without: str = "") -> Path:
    """Write a table with the columns and return its path."""
    path = folder / "annexes.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        columns = [column for column in settings()["eu-2017-1509"].columns if column != without]
        writer = csv.DictWriter(file, columns, extrasaction="ignore", restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_entries_of_the_annexes(tmp_path: Path) -> None:
    """Ids name annex and number; entries without a number are counted within annex and kind."""
    found = read_sanctions_list(put(tmp_path), whole=False)
    person, bank, ship, nameless = found.designations
    assert [entry.id.removeprefix("eu-2017-1509:") for entry in found.designations] == [
        "XIII.A-1", "XIII.B-1", "XIII.B-ship-1", "XIV.B-33",
    ]  # fmt: skip
    assert [(name.text, name.script) for name in person.names] == [
        ("Hong Kil-tong", "Latn"), ("Hong Gil Dong", "Latn"), ("홍길동", "Hang"),
    ]  # fmt: skip
    assert [one.value for one in person.identifiers] == ["836110034", "PS381"]
    assert (person.birth_dates, person.countries) == (("1968-02-19", "1965", "1966"), ("kp",))
    assert (person.listed_on, person.measures) == (date(2009, 7, 16), ("Asset freeze",))
    assert [(one.kind, one.value) for one in bank.identifiers] == [("imo_company", "5342883"), ("swift", "SLTRKPPY")]
    assert [name.text for name in ship.names] == ["Moon Star", "Sun Star", "Star 2"]
    assert nameless.identifiers == ()
    assert found.problems == ("Ships without an IMO number: 1, first in line 5 (Does not exist).",)


def test_a_table_without_a_column_is_refused(tmp_path: Path) -> None:
    """The layout is not known then."""
    with pytest.raises(ListError, match="lacks the column imoNumber"):
        read_list(put(tmp_path, without="imoNumber"))


def test_the_real_table_is_read_whole(shared: Path) -> None:
    """326 entries, 74 ships with a number, each named as a second reading has it."""
    found = read_sanctions_list(next((shared / "data/lists/eu_2017_1509").glob("*.csv")))
    other = [json.loads(line) for line in (shared / "data/lists/normalized/eu_2017_1509.jsonl").open()]
    assert len(found.designations) == len(other) == 326
    numbers = [[one.value for one in entry.identifiers if one.kind == "imo"] for entry in found.designations]
    assert [number[0] if number else None for number in numbers] == [
        second["imo"] if str(second["imo"]).isdigit() else None for second in other
    ]
    assert sum(name.script == "Hang" for entry in found.designations for name in entry.names) >= 76
