"""Entries of several lists that are one party, and those that look alike and are not."""

from pathlib import Path

import pytest

from bongsu.model.designation import Designation, Identifier, ListedName, NameQuality
from bongsu.model.party import PartyKind
from bongsu.pipeline.grouping import parties
from bongsu.sources.lists import read_list

PERSON, BODY, SHIP = PartyKind.PERSON, PartyKind.ORGANISATION, PartyKind.VESSEL
DAY = "1963-05-14"


def entry(
    id_: str, kind: PartyKind, *names: str, born: str = "", country: str = "", remarks: str = "", **numbers: str
) -> Designation:
    """Return an entry; further names are good aliases."""
    first, *more = names
    return Designation(
        id_, {"eu": "eu-fsf"}.get(id_.partition(":")[0], id_.partition(":")[0]), kind,
        (ListedName(first), *(ListedName(name, quality=NameQuality.GOOD) for name in more)),
        identifiers=tuple(Identifier(number, value) for number, value in numbers.items()),
        birth_dates=tuple(born.split()), countries=tuple(country.split()), remarks=remarks or None,
    )  # fmt: skip


ONE_PARTY = [
    ("the same UN reference KPI.901", entry("un:KPi.901", PERSON, "PAEK CHOL SU"),
     entry("eu:EU.1.2", PERSON, "Paek Chol-su", remarks="UN reference: KPi.901. Director.")),
    ("the same UN reference KPI.901", entry("uk:DPR0001", PERSON, "PAEK CHOL SU", remarks="UN reference: KPi.901."),
     entry("eu:EU.1.2", PERSON, "Paek Chol-su", remarks="UN reference: KPi.901.")),
    ("the same OFAC number 901", entry("ofac-sdn:901", BODY, "HERON TRADING"), entry("csl:SDN-901", BODY, "HERON LTD")),
    ("the same OFAC number 901", entry("ofac-sdn:901", BODY, "HERON TRADING"), entry("ofac-cons:901", BODY, "HERON")),
    ("the same IMO number 9562233", entry("un:1", SHIP, "PETREL 8", imo="9562233"),
     entry("uk:2", SHIP, "DAWN", imo="9562233")),
    ("the same passport number 563210059", entry("un:1", PERSON, "PAEK CHOL SU", born="1963", passport="563210059"),
     entry("uk:2", PERSON, "PAIK Cheol Su", "PAEK Chol Ho", born=DAY, passport="563 210 059")),
    ("the same registration number HRB1234567", entry("un:1", BODY, "Heron Trading", registration="HRB 1234567"),
     entry("uk:2", BODY, "Heron Handels GmbH", registration="HRB-1234567")),
    (f"the same name and day of birth, {DAY}", entry("un:1", PERSON, "PAEK CHOL SU", born=DAY),
     entry("uk:2", PERSON, "IRON HERON", "Chol-su Paek", born=f"1964 {DAY}")),
    ("the same first name and country", entry("un:1", BODY, "HERON LIGHT TRADING", country="kp cn"),
     entry("uk:2", BODY, "Heron Light Trading", country="kp")),
]  # fmt: skip
TWO_PARTIES = [
    ("a name alone is no evidence", entry("un:1", PERSON, "PAEK CHOL SU"), entry("uk:2", PERSON, "PAEK CHOL SU")),
    ("another day of birth", entry("un:1", PERSON, "PAEK CHOL SU", born=DAY),
     entry("uk:2", PERSON, "PAEK CHOL SU", born="1963-05-15")),
    ("the first of January is mostly no day", entry("un:1", PERSON, "PAEK CHOL SU", born="1963-01-01"),
     entry("uk:2", PERSON, "PAEK CHOL SU", born="1963-01-01")),
    ("one word is no name", entry("un:1", PERSON, "MULLAH", born=DAY), entry("uk:2", PERSON, "MULLAH", born=DAY)),
    ("a misprinted reference", entry("un:KPi.901", PERSON, "PAEK CHOL SU"),
     entry("uk:2", PERSON, "Maria Petrel", remarks="UN reference: KPi.901.")),
    ("a reference inside a sentence", entry("un:KPi.901", PERSON, "PAEK CHOL SU"),
     entry("uk:2", PERSON, "PAEK CHOL HO", remarks="Brother of UN reference: KPi.901.")),
    ("a family's passport", entry("un:1", PERSON, "Maria Petrel", born="1963", passport="563210059"),
     entry("uk:2", PERSON, "Anna Petrel", born="1990", passport="563210059")),
    ("a passport without a birth", entry("un:1", PERSON, "Maria Petrel", passport="563210059"),
     entry("uk:2", PERSON, "Anna Petrel", passport="563210059")),
    ("a number of few digits", entry("un:1", BODY, "Heron Trading", registration="12345"),
     entry("uk:2", BODY, "Heron Trading", registration="12345")),
    ("a number, and words that all bodies have", entry("un:1", BODY, "Heron Trading Company", tax_id="77040000001"),
     entry("uk:2", BODY, "Gannet Trading Company", tax_id="77040000001")),
    ("another kind", entry("un:1", PERSON, "Heron Light", passport="563210059", born="1963"),
     entry("uk:2", BODY, "Heron Light", passport="563210059")),
    ("ships of one name", entry("un:1", SHIP, "PETREL 8", country="kp"), entry("uk:2", SHIP, "PETREL 8", country="kp")),
    ("ministries of two states", entry("un:1", BODY, "Ministry of Deep Defence", country="kp"),
     entry("uk:2", BODY, "Ministry of Deep Defence", country="ru")),
    ("a name that many bodies have", entry("un:1", BODY, "General Trading Company", country="kp"),
     entry("uk:2", BODY, "General Trading Company", country="kp")),
    ("whom one list holds twice", entry("un:1", PERSON, "PAEK CHOL SU", born=DAY),
     entry("un:2", PERSON, "PAEK CHOL SU", born=DAY)),
    ("the same number of another department", entry("csl:EL-901", BODY, "HERON TRADING"),
     entry("csl:SDN-9010", BODY, "HERON TRADING")),
]  # fmt: skip


@pytest.mark.parametrize(("why", "one", "other"), ONE_PARTY)
def test_strong_evidence_makes_one_party(why: str, one: Designation, other: Designation) -> None:
    """A list's own words, an official number with what agrees, a name with a day of birth; whatever the order."""
    for entries in ([one, other], [other, one]):
        (party,) = parties(entries)
        assert set(party.entries) == {one.id, other.id}
        assert list(party.reasons.values()) == [why]
    assert party.id == min(one.id, other.id, key=lambda id_: (not id_.startswith("un:"), id_.startswith("csl"), id_))


@pytest.mark.parametrize(("why", "one", "other"), TWO_PARTIES)
def test_what_is_merely_alike_or_contradicts_stays_apart(why: str, one: Designation, other: Designation) -> None:
    """Two persons are never made one."""
    assert [party.entries for party in parties([one, other])] == [(one.id,), (other.id,)], why


def test_a_chain_does_not_join_two_entries_of_one_list() -> None:
    """The stronger evidence holds, and the entry that would make two of one list stays apart."""
    first = entry("uk:1", PERSON, "PAEK CHOL SU", born=DAY, remarks="UN reference: KPi.901.")
    second = entry("uk:2", PERSON, "PAEK CHOL SU", born=DAY)
    un = entry("un:KPi.901", PERSON, "PAEK CHOL SU", born=DAY)
    assert {party.entries for party in parties([second, un, first])} == {("un:KPi.901", "uk:1"), ("uk:2",)}


def test_a_chain_does_not_join_two_births() -> None:
    """An entry without a birth that fits two persons is joined to one of them."""
    born = [entry(f"{name}:1", PERSON, "PAEK CHOL SU", "PAEK CHOL HO", born=day, remarks="UN reference: KPi.901.")
            for name, day in (("uk", "1963"), ("eu", "1990"))]  # fmt: skip
    assert len(parties([entry("un:KPi.901", PERSON, "PAEK CHOL SU"), *born])) == 2


def test_the_ships_of_the_un_are_found_in_the_annexes_of_the_eu(shared: Path) -> None:
    """58 of the 59 have an IMO number, and the EU has taken over all of them."""
    folder = shared / "data" / "lists"
    un = read_list(folder / "un_1718_vessels" / "1718_designated_vessels_list_final.html")
    eu = read_list(folder / "eu_2017_1509" / "32017R1509.csv")
    assert sum(len(party.entries) > 1 for party in parties([*un, *eu])) == 58
