"""Designations as FollowTheMoney: what each becomes, and that our own reader reads it back."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bongsu.model.designation import Designation, Identifier, ListedName, NameQuality
from bongsu.model.edition import Publication
from bongsu.model.party import PartyKind
from bongsu.report.followthemoney import adjacent, dataset_name, entities, entity, entity_id, nested, schema_of
from bongsu.sources.lists import read_list

UN = Publication("un-x", "A list", "A council", "https://example.org/list", date(2026, 2, 27))
PERSON = Designation(
    "un-x:KPi.900",
    "un-x",
    PartyKind.PERSON,
    (
        ListedName("PAEK Chol Su"),
        ListedName("백철수", "Hang"),
        ListedName("Baek Cheol-su", quality=NameQuality.GOOD),
        ListedName("Old Paek", quality=NameQuality.LOW),
        ListedName("Pak Chol Su", quality=NameQuality.FORMER),
    ),
    "DPRK",
    (Identifier("passport", "563210059"), Identifier("national_id", "77-1"), Identifier("wallet", "bc1qexample")),
    ("1963-05-14", "1960..1962"),
    ("kp",),
    ("UNSCR-1718-8-d",),
    date(2016, 11, 30),
    "Representative in Cairo.",
)
SHIP = Designation(
    "un-x:ship",
    "un-x",
    PartyKind.VESSEL,
    (ListedName("PETREL 8"),),
    identifiers=(
        Identifier("imo", "9562233"),
        Identifier("mmsi", "620233000"),
        Identifier("call_sign", "D6AB7"),
        Identifier("other", "A-12"),
    ),
    countries=("km",),
)


def body(name: str, *numbers: Identifier, kind: PartyKind = PartyKind.ORGANISATION) -> Designation:
    """Return an entry that is no person."""
    return Designation("un-x:b", "un-x", kind, (ListedName(name),), identifiers=numbers)


def test_a_person_keeps_all_that_the_list_says() -> None:
    """Names by their quality, numbers by their kind, a narrow range of years as each year; the rest in notes."""
    found = entity(PERSON, UN)
    assert found["properties"] == {
        "name": ["PAEK Chol Su", "백철수"],
        "alias": ["Baek Cheol-su"],
        "weakAlias": ["Old Paek"],
        "previousName": ["Pak Chol Su"],
        "country": ["kp"],
        "passportNumber": ["563210059"],
        "idNumber": ["77-1"],
        "birthDate": ["1963-05-14", "1960", "1961", "1962"],
        "program": ["DPRK"],
        "topics": ["sanction"],
        "sourceUrl": ["https://example.org/list"],
        "notes": ["Representative in Cairo.", "born 1960 to 1962"],
    }
    assert {key: found[key] for key in found if key != "properties"} == {
        "id": "un-x-KPi.900",
        "caption": "PAEK Chol Su",
        "schema": "Person",
        "datasets": ["un_x"],
        "referents": [],
        "target": True,
        "first_seen": None,
        "last_seen": "2026-02-27T00:00:00",
        "last_change": None,
    }


def test_a_sanction_and_a_wallet_name_the_entity() -> None:
    """What speaks of a designation stands in entities of its own, or inside it where it is asked for whole."""
    sanction, wallet = adjacent(PERSON, UN)
    assert sanction["schema"] == "Sanction"
    assert sanction["properties"] == {
        "entity": ["un-x-KPi.900"],
        "authority": ["A council"],
        "program": ["DPRK"],
        "provisions": ["UNSCR-1718-8-d"],
        "listingDate": ["2016-11-30"],
        "recordId": ["KPi.900"],
        "sourceUrl": ["https://example.org/list"],
    }
    assert wallet["schema"] == "CryptoWallet"
    assert wallet["properties"]["holder"] == ["un-x-KPi.900"]
    whole = nested(PERSON, UN)["properties"]
    assert (whole["sanctions"], whole["cryptoWallets"]) == ([sanction], [wallet])
    assert adjacent(SHIP, UN) == ()


def test_a_ship_has_its_numbers_and_its_flag() -> None:
    """A number of unknown kind is told in notes, since a ship has no property for it."""
    assert entity(SHIP, UN)["properties"] == {
        "name": ["PETREL 8"],
        "flag": ["km"],
        "imoNumber": ["9562233"],
        "mmsi": ["620233000"],
        "callSign": ["D6AB7"],
        "topics": ["sanction"],
        "sourceUrl": ["https://example.org/list"],
        "notes": ["other number A-12"],
    }


@pytest.mark.parametrize(
    ("entry", "schema"),
    [
        (PERSON, "Person"),
        (SHIP, "Vessel"),
        (body("Ministry of Atomic Energy Industry"), "Organization"),
        (body("Green Pine Associated Corporation"), "Company"),
        (body("조선백호무역회사"), "Company"),
        (body("Some Bank", Identifier("bik", "044525974")), "Company"),
        (body("Korean People's Army", kind=PartyKind.ARMED_FORCE), "Organization"),
        (body("Guards", kind=PartyKind.GROUP), "LegalEntity"),
        (body("P-913", Identifier("tail_number", "P-913"), kind=PartyKind.AIRCRAFT), "Airplane"),
    ],
)
def test_each_kind_has_its_schema(entry: Designation, schema: str) -> None:
    """An organisation is a company where its name has a legal form or a number says so."""
    assert schema_of(entry) == schema


@pytest.mark.parametrize(
    ("number", "kind", "key"),
    [
        (Identifier("imo_company", "5342883"), PartyKind.ORGANISATION, "imoNumber"),
        (Identifier("imo_company", "5342883"), PartyKind.PERSON, "idNumber"),
        (Identifier("tail_number", "P-913"), PartyKind.AIRCRAFT, "registrationNumber"),
        (Identifier("aircraft_serial", "1234"), PartyKind.AIRCRAFT, "serialNumber"),
        (Identifier("passport", "A1"), PartyKind.ORGANISATION, "idNumber"),
        (Identifier("swift", "KKBCKPPY"), PartyKind.ORGANISATION, "swiftBic"),
        (Identifier("lei", "not twenty"), PartyKind.ORGANISATION, "idNumber"),
        (Identifier("of no known kind", "1"), PartyKind.ORGANISATION, "idNumber"),
        (Identifier("wallet", "bc1q"), PartyKind.AIRCRAFT, "notes"),
    ],
)
def test_no_number_is_lost(number: Identifier, kind: PartyKind, key: str) -> None:
    """A number that the schema has no property for stands as another number, or in notes."""
    found = entity(body("Some Name", number, kind=kind), UN)["properties"]
    assert any(number.value in value for value in found[key])


@pytest.mark.parametrize(
    ("given", "days"),
    [
        ("1963", ["1963"]),
        ("1963-05", ["1963-05"]),
        ("1960..1961", ["1960", "1961"]),
        ("1950..1970", None),
        ("1961..1960", None),
    ],
)
def test_a_range_of_years_is_each_year_or_told_in_notes(given: str, days: list[str] | None) -> None:
    """FollowTheMoney has no ranges; a wide one says too little to be spelt out."""
    entry = Designation("un-x:p", "un-x", PartyKind.PERSON, (ListedName("A B"),), birth_dates=(given,))
    found = entity(entry, UN)["properties"]
    assert found.get("birthDate") == days
    assert (".." in given) == ("notes" in found)


@pytest.mark.parametrize(
    ("given", "id_"),
    [("un:KPe.001", "un-KPe.001"), ("csl:SDN-1", "csl-SDN-1"), ("x:1/2", "x-1-2-1c91b4b2"), ("x:백", "x-d1c7f95a")],
)
def test_ids_are_such_as_the_format_takes(given: str, id_: str) -> None:
    """The library drops references to ids with a colon; ids that would fall together keep a hash."""
    assert entity_id(given) == id_


@pytest.mark.parametrize(("name", "spelt"), [("ofac-sdn", "ofac_sdn"), ("UN 1718 -", "un_1718"), ("un", "un")])
def test_datasets_are_spelt_as_the_ecosystem_does(name: str, spelt: str) -> None:
    """Lower-case letters, digits and underscores."""
    assert dataset_name(name) == spelt


def test_our_reader_reads_it_back(tmp_path: Path) -> None:
    """An export read as a list gives the same names, numbers, countries, measures and days."""
    path = tmp_path / "entities.ftm.json"
    lines = [json.dumps(found, ensure_ascii=False) for entry in (PERSON, SHIP) for found in entities(entry, UN)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    person, ship = (entry for entry in read_list(path, whole=False) if "wallet" not in entry.id)
    assert [name.text for name in person.names] == [name.text for name in PERSON.names]
    # a second "name" of an entity is an alias to our reader
    primary, good, low, former = NameQuality
    assert [name.quality for name in person.names] == [primary, good, good, low, former]
    assert (person.kind, person.countries, person.measures) == (PERSON.kind, PERSON.countries, PERSON.measures)
    assert (person.listed_on, person.programme) == (PERSON.listed_on, PERSON.programme)
    assert set(ship.identifiers) == {number for number in SHIP.identifiers if number.kind != "other"}


def _library() -> Any:
    return pytest.importorskip("followthemoney", reason="needs the followthemoney library, which is no dependency")


@pytest.mark.parametrize("entry", [PERSON, SHIP, body("Ocean Trading Co", Identifier("swift", "KKBCKPPY"))])
def test_the_library_of_the_format_takes_every_value(entry: Designation) -> None:
    """Each entity is valid, and cleaning its values loses none."""
    model = _library().model
    for found in entities(entry, UN):
        proxy = model.get_proxy(found, cleaned=False)
        proxy.schema.validate(found)
        assert proxy.id == found["id"]
        for key, values in found["properties"].items():
            assert key in proxy.schema.properties, (proxy.schema.name, key)
            assert len(proxy.get(key)) == len(values), (key, values, proxy.get(key))
