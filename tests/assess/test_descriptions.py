"""What a description without a name says of a speaker."""

import pytest

from bongsu.assess.descriptions import Unnamed, of_no_state, unnamed
from bongsu.assess.voices import voice
from bongsu.model.party import PartyKind, named


@pytest.mark.parametrize(
    ("name", "country", "sort"),
    [
        ("military analysts", None, Unnamed.COMMENT),
        ("Japanese experts", "jp", Unnamed.COMMENT),
        ("ex-ambassador", None, Unnamed.COMMENT),
        ("French research group", "fr", Unnamed.BODY),
        ("Oslo-based website", None, Unnamed.BODY),
        ("Greek manager of the Aegean Lily", "gr", Unnamed.PRIVATE),
        ("Defence Ministry", None, Unnamed.OFFICE),
        ("senior military officials here", None, Unnamed.OFFICE),
        ("spokeswoman", None, Unnamed.OFFICE),
        ("the report", None, Unnamed.PASSER),
        ("lawmakers", None, Unnamed.PASSER),
        ("Baltic Sea Research Group", None, None),
        ("Institute for Harbour Studies", None, None),
        ("Panel of Experts", None, None),
        ("officials of two Nordic security services", None, None),
        ("Japan's Defence Ministry", "jp", None),
        ("North Korea's state media", "kp", None),
        ("Ursula von der Heide", "de", None),
    ],
)
def test_descriptions_have_a_sort_and_names_have_none(name: str, country: str | None, sort: Unnamed | None) -> None:
    """Nouns written small describe; where a state or a place is told, an office counts as a name does."""
    for kind in (PartyKind.PERSON, PartyKind.GROUP, PartyKind.ORGANISATION):
        assert unnamed(named(name, kind, country)) is sort


def test_who_is_described_by_a_country_does_not_speak_for_its_state() -> None:
    """A research group of a country, its papers and its scholars are no government."""
    group = named("French research group", PartyKind.GROUP, "fr")
    assert of_no_state(group)
    assert voice(group) == ("french research group", "French research group")
    official = named("French officials", PartyKind.GROUP, "fr")
    assert not of_no_state(official)
    assert voice(official)[0] == "state:fr"


def test_a_state_a_force_and_a_ship_are_no_descriptions() -> None:
    """Only persons, groups and bodies are described by such nouns."""
    assert unnamed(named("group", PartyKind.ARMED_FORCE)) is None
    assert not of_no_state(named("institution", PartyKind.STATE, "kp"))
