import gc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.model.designation import Designation, Identifier, ListedName, Match, NameQuality, Subject
from bongsu.model.party import Identifiers, PartyKind
from bongsu.screen import ALERT, Index
from bongsu.sources.lists import read_list

LOW, FORMER, GOOD = NameQuality.LOW, NameQuality.FORMER, NameQuality.GOOD
LISTED = (
    Designation(
        "t:person",
        "t",
        PartyKind.PERSON,
        (ListedName("YUN HO-JIN"), ListedName("윤호진", "Hang"), ListedName("Yun Ho-chin", quality=GOOD)),
        identifiers=(Identifier("passport", "A 104-72"),),
    ),
    Designation(
        "t:company",
        "t",
        PartyKind.ORGANISATION,
        (
            ListedName("OCEAN TRADING COMPANY, LIMITED (OTC)"),
            ListedName("OTC", quality=LOW),
            ListedName("Sea Trading", quality=FORMER),
            ListedName("Торговый дом", "Cyrl", GOOD),
        ),
        identifiers=(
            Identifier("imo_company", "5342883"),
            Identifier("tax_id", "77-01"),
            Identifier("swift", "OTCOKPPY"),
        ),
    ),
    Designation(
        "t:ship",
        "t",
        PartyKind.VESSEL,
        (ListedName("PETREL 8"), ListedName("HAO FAN 6", quality=FORMER)),
        identifiers=(Identifier("imo", "9074729"), Identifier("mmsi", "445123000"), Identifier("call_sign", "HMYA4")),
    ),
    Designation("t:first", "t", PartyKind.PERSON, (ListedName("Kim Chol"),)),
    Designation("t:second", "t", PartyKind.PERSON, (ListedName("KIM, Chol"),)),
    Designation(
        "t:both",
        "t",
        PartyKind.ORGANISATION,
        (ListedName("Both"),),
        identifiers=(Identifier("imo_company", "1790183"),),
    ),
)
INDEX = Index(LISTED)


def only(matches: tuple[Match, ...]) -> Match:
    """Return the one match."""
    (match,) = matches
    return match


@pytest.mark.parametrize(
    ("query", "found", "score", "reason"),
    [
        ("Yun Ho-jin", "t:person", 1.0, "the list's own name"),
        ("yun ho jin", "t:person", 1.0, "the list's own name"),
        ("윤호진", "t:person", 1.0, "the list's own name"),
        ("윤 호진", "t:person", 0.97, "joined or parted"),
        ("Yun Hojin", "t:person", 0.97, "joined or parted"),
        ("Ho-jin Yun", "t:person", 0.97, "the same Korean name"),
        ("尹浩鎮", "t:person", 0.97, "the same Korean name"),
        ("Trading Ocean Company Limited", "t:company", 0.97, "the same words"),
        ("Yun Ho-chin", "t:person", 0.97, "good alias"),
        ("Ocean Trading Company Limited", "t:company", 0.98, "without its brackets"),
        ("ТОРГОВЫЙ ДОМ", "t:company", 0.97, "good alias"),
        ("otc", "t:company", 0.8, "weak alias"),
        ("Sea Trading", "t:company", 0.85, "former name"),
        ("Petrel-8", "t:ship", 0.6, "a ship's name alone is a weak hint"),
    ],
)
def test_a_listed_name_is_found_in_its_spellings(query: str, found: str, score: float, reason: str) -> None:
    """The score follows the quality of the name and the closeness of the spelling, and says so."""
    match = only(INDEX.search(query))
    assert (match.query, match.designation, match.score) == (query, found, score)
    assert reason in "; ".join(match.reasons)


@pytest.mark.parametrize("query", ["Yun", "Ho Jin", "Yun Ho-jun", "윤호준", "金正恩", "Petrel 9", "", " ", "-", None])
def test_another_name_is_not_found(query: str | None) -> None:
    """Part of a name, a near miss or nothing at all is no match."""
    assert INDEX.search(query, at_least=ALERT) == ()


@pytest.mark.parametrize(
    ("identifiers", "found"),
    [
        (Identifiers(imo="9074729"), "t:ship"),
        (Identifiers(imo="IMO 9074729"), "t:ship"),
        (Identifiers(mmsi="445123000"), "t:ship"),
        (Identifiers(call_sign="hmya4"), "t:ship"),
        (Identifiers(passport="a10472"), "t:person"),
        (Identifiers(imo="5342883"), "t:company"),
        (Identifiers(imo_company="5342883"), "t:company"),
        (Identifiers(tax_id="7701"), "t:company"),
        (Identifiers(swift="otcokppy"), "t:company"),
    ],
)
def test_an_official_number_is_sure(identifiers: Identifiers, found: str) -> None:
    """A number that the list gives scores 1.0 under any name, with the reason in words."""
    match = only(INDEX.search("Some Other Name", identifiers=identifiers))
    assert (match.designation, match.score) == (found, 1.0)
    assert "number" in match.reasons[0]


@pytest.mark.parametrize(
    "identifiers", [Identifiers(imo="9307839"), Identifiers(mmsi="9074729"), Identifiers(passport="-")]
)
def test_another_number_is_not_found(identifiers: Identifiers) -> None:
    """A number of another kind, another ship or no letters and digits is no match."""
    assert INDEX.search(identifiers=identifiers) == ()


def test_an_index_tells_all_that_it_holds() -> None:
    """Going through an index gives the designations in their order."""
    assert tuple(INDEX) == LISTED


def test_a_number_asked_for_as_a_company_s_is_no_hint_but_sure() -> None:
    """Who says that a number is a company's is not told that it may be a ship's."""
    assert only(INDEX.search(identifiers=Identifiers(imo_company="1790183"))).score == 1.0


def test_a_company_number_that_may_be_a_ship_s_is_a_hint_only() -> None:
    """Digits that hold both as a ship's and a company's number do not prove the match."""
    match = only(INDEX.search(identifiers=Identifiers(imo="1790183")))
    assert match.score == 0.6
    assert "company" in match.reasons[0]


def test_a_ship_of_the_name_with_another_imo_is_unlikely() -> None:
    """An IMO number that is not the list's lowers the score of the same name, and says both numbers."""
    match = only(INDEX.search("PETREL 8", identifiers=Identifiers(imo="9307839"), at_least=0.0))
    assert match.score == 0.2
    assert "9074729" in match.reasons[-1]
    assert "9307839" in match.reasons[-1]


def test_name_and_number_together_give_one_sure_match() -> None:
    """A name hit beside a number hit of the same designation joins it, without a ship's doubt."""
    match = only(INDEX.search("PETREL 8", identifiers=Identifiers(imo="9074729"), kind=PartyKind.VESSEL))
    assert match.score == 1.0
    assert len(match.reasons) == 2
    assert "weak hint" not in "; ".join(match.reasons)


def test_a_conflict_of_kinds_lowers_the_score() -> None:
    """A person is no company: the match stays, lower, with the reason."""
    match = only(INDEX.search("Yun Ho-jin", kind=PartyKind.ORGANISATION))
    assert match.score == 0.7
    assert "asked for organisation, listed as person" in match.reasons[-1]


def test_an_armed_force_may_be_listed_as_an_organisation() -> None:
    """Texts name bodies loosely, so kinds of bodies do not conflict."""
    assert only(INDEX.search("Sea Trading", kind=PartyKind.ARMED_FORCE)).score == 0.85


def test_homonyms_are_said_to_be_homonyms() -> None:
    """Each of several designations with the same name is returned and says how many share it."""
    matches = INDEX.search("Kim Chol")
    assert [match.designation for match in matches] == ["t:first", "t:second"]
    assert all("2 designations share this name" in match.reasons for match in matches)


def test_no_more_than_the_limit_is_returned() -> None:
    """The limit holds, and the surest come first."""
    assert [match.designation for match in INDEX.search("Kim Chol", limit=1)] == ["t:first"]


def test_a_designation_is_looked_up_by_id() -> None:
    """The index gives back what it was made of, and None for what it does not hold."""
    assert INDEX.designation("t:ship") == LISTED[2]
    assert INDEX.designation("t:none") is None
    assert len(INDEX) == len(LISTED)


@given(st.text(), st.sampled_from([None, *PartyKind]), st.text(max_size=12))
def test_any_query_survives(name: str, kind: PartyKind | None, number: str) -> None:
    """Any Unicode as name or number gives matches with a score from 0 to 1 and a reason."""
    matches = INDEX.search(name, identifiers=Identifiers(imo=number, passport=number), kind=kind)
    assert all(0 <= match.score <= 1 and match.reasons for match in matches)


@given(st.text(st.characters(categories=["L", "N", "P", "Z"]), min_size=1))
def test_any_listed_name_finds_itself(name: str) -> None:
    """Whatever letters a listed name has, the same string finds it, even where the name is a common one."""
    matches = Index([Designation("t:x", "t", PartyKind.PERSON, (ListedName(name + " a"),))]).search(name + " a")
    assert [match.score >= 0.95 for match in matches] == [True]


def test_every_name_of_the_un_list_finds_its_entry(shared: Path) -> None:
    """Each of the list's names leads to its entry: own names and good aliases with 0.95 or more."""
    listed = read_list(next((shared / "data/lists/un_consolidated").glob("*.xml")))
    index = Index(listed)
    for entry in listed:
        for name in entry.names:
            scores = {
                match.designation: match.score for match in index.search(name.text, kind=entry.kind, limit=len(listed))
            }
            least = 0.92 if name.quality in {NameQuality.PRIMARY, GOOD} else 0.75
            assert scores[entry.id] >= least, name


@pytest.mark.parametrize(("country", "lower"), [("kr", True), ("kp", False), (None, False)])
def test_another_country_speaks_against_a_body(country: str | None, lower: bool) -> None:
    """South Korea's ministry of the same name is not the listed one, and the match says so."""
    ministry = Designation(
        "un:X", "un", PartyKind.ORGANISATION, (ListedName("Ministry of National Defence"),), countries=("kp",)
    )
    (match,) = Index([ministry]).search("Ministry of National Defence", country=country)
    assert (match.score < 0.9) is lower
    assert any("another country" in reason for reason in match.reasons) is lower


@pytest.mark.parametrize("collecting", [True, False])
def test_the_collector_of_garbage_is_left_as_it_was(collecting: bool) -> None:
    """It rests while a batch is looked up, and neither whoever waits for the next answer nor an error meets that."""
    was = gc.isenabled()
    (gc.enable if collecting else gc.disable)()
    try:
        answers = INDEX.search_many([Subject("Sergey Kozlov")] * 2)
        next(answers)
        assert gc.isenabled() is collecting
        with pytest.raises(AttributeError):
            next(INDEX.search_many([None]))  # type: ignore[list-item]
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if was else gc.disable)()
