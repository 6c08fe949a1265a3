import csv
from datetime import date
from pathlib import Path

import pytest

from bongsu.model.designation import Designation, Identifier, ListedName, NameQuality
from bongsu.model.errors import ListError
from bongsu.model.party import PartyKind
from bongsu.sources import holds_list
from bongsu.sources.lists import read_list, read_sanctions_list, settings

PERSON = """<sanctionEntity designationDate="2016-03-04" unitedNationId="KPi.900" euReferenceNumber="EU.1.2"
logicalId="7">
<remark>Director of a bank.</remark><regulation programme="PRK"/><regulation programme="PRK"/>
<subjectType code="person" classificationCode="P"/>
<nameAlias wholeName="Хон Гиль Дон" nameLanguage="RU" strong="true"/>
<nameAlias wholeName="Hongs Kil-tong" nameLanguage="LV" strong="true"/>
<nameAlias firstName="Kil-tong" lastName="Hong" wholeName="" nameLanguage="EN" strong="true"/>
<nameAlias wholeName="Boss" strong="false"/>
<nameAlias wholeName="Hong Su" strong="true"><remark>formerly known as</remark></nameAlias>
<citizenship countryIso2Code="KP"/><address countryIso2Code="00"/><address countryIso2Code="RU"/>
<birthdate circa="false" birthdate="1963-05-14" year="1963" monthOfYear="5" dayOfMonth="14"/>
<birthdate circa="true" year="1960"/><birthdate yearRangeFrom="1958" yearRangeTo="1960"/>
<birthdate year="1961" monthOfYear="4"/>
<identification number="A 12" identificationTypeCode="passport"/>
<identification number="9" identificationTypeCode="other"/>
</sanctionEntity>"""
BODY = """<sanctionEntity designationDate="2017-08-04" euReferenceNumber="EU.3.4" logicalId="8">
<subjectType code="enterprise"/>
<nameAlias wholeName="Sea Lane Bank"/><identification number="5342883" identificationTypeCode="imo"/>
<address countryIso2Code="KP"/></sanctionEntity>"""
WHOLE = (
    '<?xml version="1.0"?><export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-08-05T16:47:04">'
    "{}</export>"
)

HONG = {"fileGenerationDate": "05/08/2026", "Entity_LogicalId": "7", "Entity_EU_ReferenceNumber": "EU.1.2",
        "Entity_UnitedNationId": "KPi.900", "Entity_DesignationDate": "2016-03-04", "Entity_SubjectType": "person",
        "Entity_Regulation_Programme": "PRK"}  # fmt: skip
ROWS: tuple[dict[str, str], ...] = (
    HONG | {"NameAlias_FirstName": "Kil-tong", "NameAlias_LastName": "Hong"},
    HONG | {"NameAlias_WholeName": "Boss", "NameAlias_Remark": "Low quality a.k.a."},
    HONG | {"BirthDate_Year": "1963", "BirthDate_Month": "5", "BirthDate_Day": "4"},
    HONG | {"BirthDate_YearRangeFrom": "1958", "BirthDate_YearRangeTo": "1960"},
    HONG | {"Identification_Number": "A 12", "Identification_TypeCode": "passport"},
    HONG | {"Citizenship_CountryIso2Code": "KP"},
    HONG | {"Address_CountryIso2Code": "RU"},
)


def put(folder: Path, text: str) -> Path:
    """Write a list and return its path."""
    path = folder / "fsf.xml"
    path.write_text(text, encoding="utf-8")
    return path


def put_rows(folder: Path, rows: tuple[dict[str, str], ...] = ROWS, without: str = "") -> Path:
    """Write a table with the list's columns and return its path."""
    path = folder / "fsf.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        columns = [column for column in settings()["eu-fsf"].columns if column != without]
        writer = csv.DictWriter(file, columns, extrasaction="ignore", restval="", delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_a_person_in_xml(tmp_path: Path) -> None:
    """The English name comes first; strong, weak and former names, and births of every precision."""
    found = read_sanctions_list(put(tmp_path, WHOLE.format(PERSON + BODY)), whole=False)
    good = NameQuality.GOOD
    assert (found.name, found.as_of, found.problems) == ("eu-fsf", date(2026, 8, 5), ())
    assert found.designations[0] == Designation(
        id="eu:EU.1.2",
        list="eu-fsf",
        kind=PartyKind.PERSON,
        names=(
            ListedName("Kil-tong Hong"),
            ListedName("Хон Гиль Дон", "Cyrl", good),
            ListedName("Hongs Kil-tong", quality=good),
            ListedName("Boss", quality=NameQuality.LOW),
            ListedName("Hong Su", quality=NameQuality.FORMER),
        ),
        programme="PRK",
        identifiers=(Identifier("passport", "A12"), Identifier("other", "9")),
        birth_dates=("1963-05-14", "1959..1961", "1958..1960", "1961-04"),
        countries=("kp",),
        measures=("financial sanctions",),
        listed_on=date(2016, 3, 4),
        remarks="UN reference: KPi.900. Director of a bank.",
    )
    assert found.designations[1].identifiers == (Identifier("imo_company", "5342883"),)


def test_a_person_in_the_table(tmp_path: Path) -> None:
    """Rows of one entry are brought together."""
    found = read_sanctions_list(put_rows(tmp_path), whole=False)
    (person,) = found.designations
    assert (found.as_of, person.id, person.countries) == (date(2026, 8, 5), "eu:EU.1.2", ("kp",))
    assert person.names == (ListedName("Kil-tong Hong"), ListedName("Boss", quality=NameQuality.LOW))
    assert (person.birth_dates, person.identifiers) == (("1963-05-04", "1958..1960"), (Identifier("passport", "A12"),))
    assert (person.programme, person.listed_on) == ("PRK", date(2016, 3, 4))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (WHOLE.format(PERSON)[:-20], "is broken XML"),
        (WHOLE.format(PERSON + PERSON), "has the entry eu:EU.1.2 twice"),
        (WHOLE.format(BODY.replace("enterprise", "thing") * 4), "4 entries cannot be read"),
        (WHOLE.format(PERSON).replace("<export", '<!DOCTYPE e [<!ENTITY a "b">]><export'), "declares entities"),
    ],
)
def test_a_doubtful_list_is_refused_whole(tmp_path: Path, text: str, reason: str) -> None:
    """As every list is."""
    with pytest.raises(ListError, match=r"^fsf\.xml: ") as caught:
        read_list(put(tmp_path, text))
    assert reason in str(caught.value)


def test_a_table_without_a_column_is_refused(tmp_path: Path) -> None:
    """And one with its columns is a list by them."""
    assert holds_list(put_rows(tmp_path))
    with pytest.raises(ListError, match="lacks the column NameAlias_WholeName"):
        read_list(put_rows(tmp_path, without="NameAlias_WholeName"))
