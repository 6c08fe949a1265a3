from datetime import date
from pathlib import Path

import pytest

from bongsu.model.designation import Designation, Identifier, ListedName, NameQuality
from bongsu.model.errors import ListError
from bongsu.model.party import PartyKind
from bongsu.sources import receive
from bongsu.sources.lists import read_list, read_sanctions_list

PERSON = """<INDIVIDUAL><FIRST_NAME>HONG</FIRST_NAME><SECOND_NAME>GIL DONG</SECOND_NAME><FOURTH_NAME>na</FOURTH_NAME>
<UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPi.900 </REFERENCE_NUMBER><LISTED_ON>2016-03-02T00:00:00</LISTED_ON>
<NAME_ORIGINAL_SCRIPT>홍길동</NAME_ORIGINAL_SCRIPT><COMMENTS1>Gone  since
2017.</COMMENTS1><NATIONALITY><VALUE>Democratic People's Republic of Korea</VALUE><VALUE>na</VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Hong Kil-tong; Hong Kil Dong</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>“The Boss”</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Hong (洪吉童)</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1944-10-13</DATE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><FROM_YEAR>1940</FROM_YEAR><TO_YEAR>1945</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE/></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT>
<NUMBER>Diplomatic Passport D 123</NUMBER></INDIVIDUAL_DOCUMENT>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>National Identification
 Number</TYPE_OF_DOCUMENT><NUMBER>A 104-72</NUMBER></INDIVIDUAL_DOCUMENT>
<INDIVIDUAL_DOCUMENT/></INDIVIDUAL>"""
ENTITY = """<ENTITY><FIRST_NAME>BEACON SHIPPING COMPANY (BSC)</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>
<REFERENCE_NUMBER>KPe.900</REFERENCE_NUMBER><LISTED_ON>2016-03-02</LISTED_ON>
<COMMENTS1>Tel. 3814685. Company Number IMO 5342883. Ship IMO: 9074729. IMO number: 9074720.</COMMENTS1>
<ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Old Beacon / Beacon One</ALIAS_NAME></ENTITY_ALIAS>
<ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>"Fire"</ALIAS_NAME></ENTITY_ALIAS>
<ENTITY_ADDRESS><COUNTRY>Iran (Islamic Republic of)</COUNTRY></ENTITY_ADDRESS>
<ENTITY_ADDRESS><COUNTRY/></ENTITY_ADDRESS>
</ENTITY>"""
WHOLE = (
    '<?xml version="1.0" encoding="UTF-8"?><CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09.554Z">'
    "<INDIVIDUALS>{}</INDIVIDUALS><ENTITIES>{}</ENTITIES></CONSOLIDATED_LIST>"
)


def put(folder: Path, text: str) -> Path:
    """Write a list and return its path."""
    path = folder / "un.xml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_person_of_the_list(tmp_path: Path) -> None:
    """Names are joined, taken apart and rated; days, numbers and nationality keep the list's precision."""
    (person,) = read_list(put(tmp_path, WHOLE.format(PERSON, "")), whole=False)
    good = NameQuality.GOOD
    assert person == Designation(
        id="un:KPi.900",
        list="un",
        kind=PartyKind.PERSON,
        names=(
            ListedName("HONG GIL DONG"),
            ListedName("홍길동", "Hang"),
            ListedName("Hong Kil-tong", quality=good),
            ListedName("Hong Kil Dong", quality=good),
            ListedName("Hong", quality=good),
            ListedName("洪吉童", "Hani", good),
            ListedName("The Boss", quality=NameQuality.LOW),
        ),
        programme="DPRK",
        identifiers=(Identifier("passport", "D123"), Identifier("national_id", "A104-72")),
        birth_dates=("1944-10-13", "1940..1945"),
        countries=("kp",),
        listed_on=date(2016, 3, 2),
        remarks="Gone since 2017.",
    )


def test_an_organisation_of_the_list(tmp_path: Path) -> None:
    """An acronym in brackets is a weak name, a former name is one, and IMO numbers count where their digits hold."""
    (entity,) = read_list(put(tmp_path, WHOLE.format("", ENTITY)), whole=False)
    assert [(name.text, name.quality.value) for name in entity.names] == [
        ("BEACON SHIPPING COMPANY (BSC)", "primary"),
        ("Fire", "good"),
        ("BSC", "low"),
        ("Old Beacon", "former"),
        ("Beacon One", "former"),
    ]
    assert entity.identifiers == (Identifier("imo_company", "5342883"), Identifier("imo", "9074729"))
    assert (entity.kind, entity.countries) == (PartyKind.ORGANISATION, ("ir",))


def test_the_list_says_its_own_day(tmp_path: Path) -> None:
    """The edition is the day on which the list was generated."""
    found = read_sanctions_list(put(tmp_path, WHOLE.format(PERSON, ENTITY)), whole=False)
    assert (found.name, found.as_of, len(found.designations)) == ("un", date(2026, 2, 27), 2)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (WHOLE.format(PERSON, ENTITY)[:-60], "broken XML"),
        (WHOLE.format(PERSON + PERSON, ENTITY), "has the entry un:KPi.900 twice"),
        (WHOLE.format(PERSON, ENTITY.replace("KPe.900", "")), "no reference number or no name in entry 2"),
        (
            WHOLE.format("<INDIVIDUAL><REFERENCE_NUMBER>KPi.1</REFERENCE_NUMBER></INDIVIDUAL>", ""),
            "or no name in entry 1",
        ),
        (WHOLE.format("", ""), "names nobody"),
        (WHOLE.format(PERSON.replace("2016-03-02", "2016-13-02"), ""), "holds a day that cannot be read"),
        (WHOLE.replace("CONSOLIDATED_LIST", "otherList"), "has the root <otherList>"),
    ],
)
def test_a_doubtful_list_is_refused_whole(tmp_path: Path, text: str, reason: str) -> None:
    """A lost entry is a missed hit, so that no part of a list in doubt is used; the error names the file."""
    with pytest.raises(ListError, match=r"^un\.xml: ") as caught:
        read_list(put(tmp_path, text))
    assert reason in str(caught.value)


def test_a_list_far_too_short_is_refused(tmp_path: Path) -> None:
    """Two entries where a thousand are expected are a broken list, unless an excerpt is asked for."""
    with pytest.raises(ListError, match=r"^un\.xml: holds 2 entries, but the list un had 1,003 on 2026-02-27"):
        read_list(put(tmp_path, WHOLE.format(PERSON, ENTITY)))


def test_a_list_among_the_evidence(tmp_path: Path) -> None:
    """The XML in the evidence folder gives designations, and evidence of the list's publisher and day."""
    received = receive(put(tmp_path, WHOLE.format(PERSON, ENTITY)), tmp_path)
    assert [entry.id for entry in received.designations] == ["un:KPi.900", "un:KPe.900"]
    assert received.evidence.published == date(2026, 2, 27)
    assert received.evidence.source == "organisation:united-nations-security-council"
    assert [problem.what for problem in received.problems if "read as an excerpt" in problem.what and not problem.fatal]


def test_the_real_list_is_read_whole(shared: Path) -> None:
    """All 1,003 entries of the edition of February 2026 are there, 155 of them of the DPRK programme."""
    path = next((shared / "data/lists/un_consolidated").glob("*.xml"))
    found = read_sanctions_list(path)
    content = path.read_bytes()
    counted = content.count(b"<INDIVIDUAL>") + content.count(b"<ENTITY>")
    assert len(found.designations) == counted == 1_003
    assert sum(entry.programme == "DPRK" for entry in found.designations) == 155
    assert sum(bool(entry.countries) for entry in found.designations if entry.kind is PartyKind.PERSON) > 600
    numbers = {number.kind for entry in found.designations for number in entry.identifiers}
    assert numbers == {"passport", "national_id", "imo_company"}


def test_a_real_list_cut_anywhere_is_refused(shared: Path, tmp_path: Path) -> None:
    """However late the break, none of the entries before it is used."""
    content = next((shared / "data/lists/un_consolidated").glob("*.xml")).read_bytes()
    for length in (100, 500_000, len(content) - 30):
        (tmp_path / "un.xml").write_bytes(content[:length])
        received = receive(tmp_path / "un.xml", tmp_path)
        assert received.designations == ()
        assert "the list is refused whole" in received.problems[0].what
