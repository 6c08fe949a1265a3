"""Organisations that no lexicon knows."""

import pytest

from bongsu.extract.lexicon import lexicon
from bongsu.extract.memory import Memory
from bongsu.extract.parse import parse
from bongsu.extract.unlisted import find_unlisted
from bongsu.model.event import EventKind
from bongsu.model.party import PartyKind
from tests.extract.texts import only


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Russian firm Vostok Bunkering Company sold oil.", [("Vostok Bunkering Company", "organisation", "ru")]),
        ("The Russian Vostok Shipping Co Ltd sold oil.", [("Vostok Shipping Co Ltd", "organisation", "ru")]),
        ("The Institute of Far Eastern Studies of South Korea said so.",
         [("Institute of Far Eastern Studies", "organisation", "kr")]),
        ("The tanker Blue Heron 7 met another ship.", []),
        ("The Company said so.", []),
        ("Group Captain Anna Berg spoke.", []),
    ],
)  # fmt: skip
def test_the_noun_beside_a_name_tells_what_it_is(text: str, found: list[tuple[str, str, str | None]]) -> None:
    """A firm's or office's word within the name; a word alone is no name, and a ship is no body."""
    sentence = parse(text, 0, len(text), lexicon())
    before = len(sentence.names)
    find_unlisted(sentence, Memory(), lexicon())
    body = PartyKind.ORGANISATION
    parties = [name.party for name in sentence.names if name.party is not None and name.party.kind is body]
    assert [(party.name, str(party.kind), party.country) for party in parties] == found
    assert len(sentence.names) == before + len(found)


@pytest.mark.parametrize(
    ("text", "speaker", "country"),
    [
        ("Japan's coast guard said it had seen a splash. The Defense Ministry said Iran had fired a missile.",
         "Japan's Defense Ministry", "jp"),
        ("Poland condemned the drill. The Defense Ministry said Iran had fired a missile.",
         "Poland's Defense Ministry", "pl"),
        ("Iran moved its fleet. The Defense Ministry said Iran had fired a missile.", "Defense Ministry", None),
        ("Norway spoke of a splash. Poland's Defense Ministry said Iran had fired a missile.",
         "Poland's Defense Ministry", "pl"),
    ],
)  # fmt: skip
def test_a_ministry_is_of_the_state_that_spoke_last(text: str, speaker: str, country: str | None) -> None:
    """The state that did something is not the one whose ministry tells of it."""
    found = only(text, EventKind.MISSILE_LAUNCH).speaker
    assert found is not None
    assert (found.name, found.country) == (speaker, country)
