import csv
from datetime import date
from pathlib import Path

import pytest

from bongsu.model.designation import Designation, Identifier, ListedName, NameQuality
from bongsu.model.errors import ListError
from bongsu.model.party import PartyKind
from bongsu.sources import holds_list
from bongsu.sources.lists import read_list, read_sanctions_list, settings

PERSON = """<Designation><LastUpdated>14/04/2026</LastUpdated><DateDesignated>25/01/2016</DateDesignated>
<UniqueID>DPR0900</UniqueID><UNReferenceNumber>KPi.900</UNReferenceNumber><Names>
<Name><Name1>Kil-tong</Name1><Name6>HONG</Name6><NameType>Primary Name</NameType></Name>
<Name><Name1>Gil Dong</Name1><Name6>Hong</Name6><NameType>Primary name variation</NameType></Name>
<Name><Name6>Boss</Name6><NameType>Alias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name></Names>
<NonLatinNames><NonLatinName><NameNonLatinScript>홍길동</NameNonLatinScript></NonLatinName></NonLatinNames>
<RegimeName>Korea Regulations</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip>
<SanctionsImposed>Asset freeze|Travel Ban</SanctionsImposed><OtherInformation>A banker.</OtherInformation>
<Addresses><Address><AddressCountry>China</AddressCountry></Address></Addresses><IndividualDetails><Individual>
<DOBs><DOB>dd/mm/1963</DOB><DOB>01/03/1964</DOB></DOBs>
<Nationalities><Nationality>North Korea</Nationality></Nationalities>
<PassportDetails><Passport><PassportNumber>P 1234</PassportNumber></Passport></PassportDetails></Individual>
</IndividualDetails></Designation>"""
SHIP = """<Designation><UniqueID>DPR0901</UniqueID><DateDesignated>03/10/2017</DateDesignated><Names>
<Name><Name6>Moon Star</Name6><NameType>Primary name</NameType></Name>
<Name><Name6>Sun Star</Name6><NameType>Alias</NameType></Name></Names><RegimeName>Korea Regulations</RegimeName>
<IndividualEntityShip>Ship</IndividualEntityShip><ShipDetails><Ship>
<IMONumbers><IMONumber>IMO9074729</IMONumber></IMONumbers>
<CurrentBelievedFlagOfShips><CurrentBelievedFlagOfShip>Comoros</CurrentBelievedFlagOfShip></CurrentBelievedFlagOfShips>
<PreviousFlags><PreviousFlag>India</PreviousFlag></PreviousFlags></Ship></ShipDetails></Designation>"""
WHOLE = '<?xml version="1.0"?><Designations><DateGenerated>10/09/2026</DateGenerated>{}</Designations>'

HONG = {"Unique ID": "DPR0900", "UN Reference Number": "KPi.900", "Designation Type": "Individual",
        "Regime Name": "Korea Regulations", "Sanctions Imposed": "Asset freeze|Travel Ban",
        "Date Designated": "25/01/2016", "D.O.B": "dd/mm/1963", "Nationality(/ies)": "North Korea"}  # fmt: skip
ROWS: tuple[dict[str, str], ...] = (
    HONG | {"Name 6": "HONG", "Name 1": "Kil-tong", "Name type": "Primary Name", "Name non-latin script": "홍길동",
            "Passport number": "P 1234"},
    HONG | {"Name 6": "Boss", "Name type": "Alias", "Alias strength": "Low quality a.k.a", "D.O.B": "01/03/1964"},
    {"Unique ID": "DPR0901", "Designation Type": "Ship", "Name 6": "Moon Star", "Name type": "Primary name",
     "IMO number": "IMO9074729", "Current believed flag of ship": "Comoros"},
)  # fmt: skip


def put(folder: Path, text: str) -> Path:
    """Write a list and return its path."""
    path = folder / "uk.xml"
    path.write_text(text, encoding="utf-8")
    return path


def put_rows(folder: Path, rows: tuple[dict[str, str], ...] = ROWS, without: str = "") -> Path:
    """Write a table as the publisher does, with the day above the header, and return its path."""
    path = folder / "uk.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.write("Report Date: 08-Oct-2026\n")
        columns = ["Last Updated", "Unique ID", "OFSI Group ID", *settings()["uk"].columns[1:]]
        writer = csv.DictWriter(file, [one for one in columns if one != without], extrasaction="ignore", restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_a_person_and_a_ship_in_xml(tmp_path: Path) -> None:
    """Parts of names are said in their country's order; days are those of the United Kingdom."""
    found = read_sanctions_list(put(tmp_path, WHOLE.format(PERSON + SHIP)), whole=False)
    person, ship = found.designations
    assert (found.name, found.as_of, found.problems) == ("uk", date(2026, 9, 10), ())
    assert person == Designation(
        id="uk:DPR0900",
        list="uk",
        kind=PartyKind.PERSON,
        names=(
            ListedName("HONG Kil-tong"),
            ListedName("홍길동", "Hang"),
            ListedName("Hong Gil Dong", quality=NameQuality.GOOD),
            ListedName("Boss", quality=NameQuality.LOW),
        ),
        programme="Korea Regulations",
        identifiers=(Identifier("passport", "P1234"),),
        birth_dates=("1963", "1964-03-01"),
        countries=("kp",),
        measures=("Asset freeze", "Travel Ban"),
        listed_on=date(2016, 1, 25),
        remarks="UN reference: KPi.900. A banker.",
    )
    assert [name.text for name in ship.names] == ["Moon Star", "Sun Star"]
    assert (ship.identifiers, ship.countries) == ((Identifier("imo", "9074729"),), ("km", "in"))


def test_the_table_says_the_same(tmp_path: Path) -> None:
    """Rows of one entry are brought together, and the day stands above the header."""
    found = read_sanctions_list(put_rows(tmp_path), whole=False)
    person, ship = found.designations
    assert found.as_of == date(2026, 10, 8)
    assert [(name.text, name.quality.value) for name in person.names] == [
        ("HONG Kil-tong", "primary"), ("홍길동", "primary"), ("Boss", "low"),
    ]  # fmt: skip
    assert (person.birth_dates, person.identifiers) == (("1963", "1964-03-01"), (Identifier("passport", "P1234"),))
    assert (person.measures, person.listed_on) == (("Asset freeze", "Travel Ban"), date(2016, 1, 25))
    assert (ship.identifiers, ship.countries) == ((Identifier("imo", "9074729"),), ("km",))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (WHOLE.format(PERSON)[:-20], "is broken XML"),
        (WHOLE.format(PERSON + PERSON), "has the entry uk:DPR0900 twice"),
        (WHOLE.format(SHIP.replace("Ship<", "Balloon<") * 4), "4 entries cannot be read"),
        (WHOLE.format(PERSON + SHIP), "holds 2 entries, but the list uk had"),
    ],
)
def test_a_doubtful_list_is_refused_whole(tmp_path: Path, text: str, reason: str) -> None:
    """As every list is."""
    with pytest.raises(ListError, match=r"^uk\.xml: ") as caught:
        read_list(put(tmp_path, text))
    assert reason in str(caught.value)


def test_a_table_without_a_column_is_refused(tmp_path: Path) -> None:
    """And one with its columns is a list by them."""
    assert holds_list(put_rows(tmp_path))
    with pytest.raises(ListError, match="lacks the column Name type"):
        read_list(put_rows(tmp_path, without="Name type"))
