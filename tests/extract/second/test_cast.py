"""Names that a model gives, and the parties that they stand for."""

import pytest

from bongsu.extract import read_claims
from bongsu.extract.second.cast import Cast
from bongsu.extract.second.excerpts import excerpts
from bongsu.model.party import PartyKind
from tests.extract.texts import document

TEXT = """South Korean Vice Minister Choi Min-ho said Pyongyang had sent shells to the Wagner Group.
U.S. officials and North Korean soldiers met the trading house Alfa Orion, Choi added.
North Korea sent troops to Russia, U.S. officials said."""


@pytest.fixture(scope="module")
def cast() -> Cast:
    """Return the parties of the text above."""
    read = document(TEXT, "Morning Desk")
    return Cast(read, [line for excerpt in excerpts(TEXT)[0] for line in excerpt], read_claims(read))


@pytest.mark.parametrize(
    ("name", "kind", "speaks", "id_", "country"),
    [
        ("Pyongyang", "state", False, "state:kp", "kp"),
        ("North Korea", "state", False, "state:kp", "kp"),
        ("the DPRK", "organisation", False, "state:kp", "kp"),
        ("Wagner Group", "organisation", False, "armed_force:wagner-group", "ru"),
        ("the  Wagner\nGroup", "organisation", False, "armed_force:wagner-group", "ru"),
        ("North Korean soldiers", "group", False, "state:kp", "kp"),
        ("U.S. officials", "group", True, "group:united-states-officials", "us"),
        ("United States' officials", "group", True, "group:united-states-officials", "us"),
        ("Choi Min-ho", "person", True, "person:choi-min-ho", "kr"),
        ("Choi", "person", True, "person:choi-min-ho", "kr"),
        ("Morning Desk", "organisation", True, "organisation:morning-desk", None),
        ("Alfa Orion", "organisation", False, "organisation:alfa-orion", None),
        ("trading house Alfa Orion", "state", False, "group:trading-house-alfa-orion", None),
    ],
)
def test_a_name_stands_for_the_party_that_the_rules_make_of_it(
    cast: Cast, name: str, kind: str, speaks: bool, id_: str, country: str | None
) -> None:
    """Lexicon, introductions and bodies of states give the ids of the first reading; the model's kind comes last."""
    party = cast.party(name, PartyKind(kind), speaks=speaks)
    assert party is not None
    assert (party.id, party.country) == (id_, country)


@pytest.mark.parametrize("name", ["China", "Kim Jong Un", "Orio", "min-ho", "he", "They", "", " ", "...", "a" * 300])
def test_whom_the_text_does_not_name_is_nobody(cast: Cast, name: str) -> None:
    """Neither a listed name that is not in the text, nor part of a word, nor a pronoun is a party."""
    assert cast.party(name, PartyKind.ORGANISATION) is None


def test_the_publisher_is_the_rules_own(cast: Cast) -> None:
    """A document without one has none."""
    assert cast.publisher is not None
    assert cast.publisher.id == "organisation:morning-desk"
    assert Cast(document(TEXT), [], ()).publisher is None
