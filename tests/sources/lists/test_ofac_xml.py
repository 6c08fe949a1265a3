from datetime import date
from pathlib import Path

import pytest

from bongsu.model.designation import Designation, Identifier, ListedName, NameQuality
from bongsu.model.errors import ListError
from bongsu.model.party import PartyKind
from bongsu.sources.lists import read_list, read_sanctions_list

PERSON = """<sdnEntry><uid>102</uid><firstName>Kil-To'ng</firstName><lastName>HONG</lastName><title>Director</title>
<sdnType>Individual</sdnType><remarks>(Linked To: SEA LANE)</remarks>
<programList><program>DPRK3</program><program>NPWMD</program></programList>
<idList><id><uid>1</uid><idType>Passport</idType><idNumber>38 1420</idNumber><idCountry>Korea, North</idCountry></id>
<id><uid>2</uid><idType>Gender</idType><idNumber>Male</idNumber></id></idList>
<akaList><aka><uid>3</uid><type>a.k.a.</type><category>strong</category><firstName>Gil Dong</firstName>
<lastName>HONG</lastName></aka><aka><uid>4</uid><type>a.k.a.</type><category>weak</category><lastName>BOSS</lastName>
</aka><aka><uid>5</uid><type>f.k.a.</type><category>weak</category><lastName>HONG SU</lastName></aka></akaList>
<addressList><address><uid>6</uid><country>China</country></address></addressList>
<nationalityList><nationality><uid>7</uid><country>Korea, North</country></nationality></nationalityList>
<dateOfBirthList><dateOfBirthItem><uid>8</uid><dateOfBirth>circa 1963</dateOfBirth></dateOfBirthItem></dateOfBirthList>
</sdnEntry>"""
SHIP = """<sdnEntry><uid>104</uid><lastName>MOON STAR</lastName><sdnType>Vessel</sdnType>
<programList><program>DPRK4</program></programList><idList><id><uid>9</uid>
<idType>Vessel Registration Identification</idType><idNumber>IMO 9074729</idNumber></id></idList>
<vesselInfo><callSign>HMAA</callSign><vesselType>Tug</vesselType><vesselFlag>Togo</vesselFlag>
<vesselOwner>MOON CO</vesselOwner><grossRegisteredTonnage>90</grossRegisteredTonnage></vesselInfo></sdnEntry>"""
WHOLE = (
    '<?xml version="1.0" standalone="yes"?><sdnList xmlns="https://example.org/XML"><publshInformation>'
    "<Publish_Date>09/16/2026</Publish_Date><Record_Count>{}</Record_Count></publshInformation>{}</sdnList>"
)


def put(folder: Path, text: str, name: str = "sdn.xml") -> Path:
    """Write a list and return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_person_and_a_ship(tmp_path: Path) -> None:
    """Parts of names are said in their country's order, weak and former names are marked, numbers go by their words."""
    found = read_sanctions_list(put(tmp_path, WHOLE.format(2, PERSON + SHIP)), whole=False)
    person, ship = found.designations
    assert (found.name, found.as_of, found.problems) == ("ofac-sdn", date(2026, 9, 16), ())
    assert person == Designation(
        id="ofac-sdn:102",
        list="ofac-sdn",
        kind=PartyKind.PERSON,
        names=(
            ListedName("HONG Kil-To'ng"),
            ListedName("HONG Gil Dong", quality=NameQuality.GOOD),
            ListedName("BOSS", quality=NameQuality.LOW),
            ListedName("HONG SU", quality=NameQuality.FORMER),
        ),
        programme="DPRK3; NPWMD",
        identifiers=(Identifier("passport", "381420"),),
        birth_dates=("1962..1964",),
        countries=("kp",),
        measures=("blocking of property",),
        remarks="Title: Director; Remarks: (Linked To: SEA LANE)",
    )
    assert ship.identifiers == (Identifier("imo", "9074729"), Identifier("call_sign", "HMAA"))
    assert (ship.countries, ship.remarks) == (("tg",), "Vessel type: Tug; Gross tonnage: 90; Owner: MOON CO")


def test_the_file_s_name_tells_the_non_sdn_list(tmp_path: Path) -> None:
    """Both lists have one layout."""
    path = put(tmp_path, WHOLE.format(1, SHIP), "CONSOLIDATED.XML")
    assert read_sanctions_list(path, whole=False).name == "ofac-cons"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (WHOLE.format(3, PERSON + SHIP), "holds 2 entries, but says that it has 3"),
        (WHOLE.format(2, PERSON + SHIP)[:-30], "is broken XML"),
        (WHOLE.format(4, SHIP.replace("Vessel<", "Boat<") * 4), "4 entries cannot be read"),
        (WHOLE.format(2, PERSON + SHIP), "holds 2 entries, but the list ofac-sdn had"),
    ],
)
def test_a_doubtful_list_is_refused_whole(tmp_path: Path, text: str, reason: str) -> None:
    """The file counts its own entries, which shows a lost one."""
    with pytest.raises(ListError, match=r"^sdn\.xml: ") as caught:
        read_list(put(tmp_path, text))
    assert reason in str(caught.value)
