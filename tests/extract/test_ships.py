"""Ships by noun, number and as named before."""

import pytest

from bongsu.extract.lexicon import lexicon
from bongsu.extract.memory import Memory
from bongsu.extract.parse import parse
from bongsu.extract.ships import find_ships
from bongsu.model.event import EventKind
from bongsu.model.party import Party, PartyKind
from tests.extract.texts import only

OIL, COAL = EventKind.PETROLEUM_TRANSFER, EventKind.GOODS_TRANSFER


def ships_in(text: str) -> list[Party]:
    """Return the ships that a sentence names."""
    sentence = parse(text, 0, len(text), lexicon())
    find_ships(sentence, Memory(), lexicon())
    parties = [name.party for name in sentence.names if name.party is not None]
    return [party for party in parties if party.kind is PartyKind.VESSEL]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The tanker Blue Heron 7 met another ship.", [("Blue Heron 7", None)]),
        ("The vessel BLUE HERON was seen.", [("BLUE HERON", None)]),
        ("The M/T Blue Heron sailed.", [("Blue Heron", None)]),
        ("The tanker 'Blue Heron' sailed.", [("Blue Heron", None)]),
        ("The tanker \u201cBlue Heron\u201d sailed.", [("Blue Heron", None)]),
        ("A ship named Grey Gull sailed.", [("Grey Gull", None)]),
        ("The Russian tanker Blue Heron sailed.", [("Blue Heron", "ru")]),
        ("The North Korean-flagged oil tanker Blue Heron sailed.", [("Blue Heron", "kp")]),
        ("The tankers Blue Heron, Grey Gull and White Tern sailed.",
         [("Blue Heron", None), ("Grey Gull", None), ("White Tern", None)]),
        ("A ship left on Monday.", []),
        ("The ship from Busan left.", []),
        ("The vessel AIS was off.", []),
        ("The Tanker Institute said so.", []),
        ("The ship North Korea sent is old.", []),
        ("The crew of the ship 'left Busan' at dawn.", []),
    ],
)  # fmt: skip
def test_a_ship_is_named_behind_its_noun(text: str, found: list[tuple[str, str | None]]) -> None:
    """A noun for one ship or several, a prefix or "named" goes before; the flag is what stands before that."""
    assert [(ship.name, ship.country) for ship in ships_in(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The vessel Blue Heron (IMO: 9161003) sailed.", [("Blue Heron", "9161003")]),
        ('The tanker "Blue Heron" (IMO number 9161003) sailed.', [("Blue Heron", "9161003")]),
        ("Blue Heron, IMO No. 9161003, sailed.", [("Blue Heron", "9161003")]),
        ("The vessel Blue Heron (9161003) sailed.", [("Blue Heron", "9161003")]),
        ("A vessel with the name Blue Heron (IMO 9161003; MMSI 412345678) sailed.", [("Blue Heron", "9161003")]),
        ("The vessel (IMO 9161003) sailed.", [("IMO 9161003", "9161003")]),
        ("The vessel Blue Heron (IMO 9161004) sailed.", [("Blue Heron", None)]),
        ("The vessel Blue Heron (IMO member) sailed.", [("Blue Heron", None)]),
        ("The IMO said so in resolution 9161003.", []),
    ],
)
def test_a_ship_is_known_by_its_number(text: str, found: list[tuple[str, str | None]]) -> None:
    """A number whose last digit checks the others is the ship's; another is none."""
    assert [(ship.name, ship.identifiers.imo) for ship in ships_in(text)] == found


@pytest.mark.parametrize(
    ("text", "kind", "agent"),
    [
        ("The tanker Blue Heron (IMO: 9161003) left Busan. Blue Heron delivered oil to North Korea.", OIL, "9161003"),
        ("The tanker Blue Heron (IMO: 9161003) left Busan. The ship delivered oil to North Korea.", OIL, "9161003"),
        ("The freighter Grey Gull (IMO 9161003), owned by a firm in Busan, delivered coal to China.", COAL, "9161003"),
        ("The ship Grey Gull (IMO 9161003) left. The captain of the ship said Iran delivered coal to China.", COAL,
         None),
        ("The tanker Blue Heron met the tanker Grey Gull (IMO 9161003). A ship delivered oil to North Korea.", OIL,
         None),
    ],
)  # fmt: skip
def test_a_ship_is_known_again(text: str, kind: EventKind, agent: str | None) -> None:
    """Its name alone and "the ship" mean the ship named before, with its number; the ship of a captain acts not."""
    agents = only(text, kind).event.agents
    assert next((party.identifiers.imo for party in agents), None) == agent


def test_cargo_goes_to_a_state_and_to_its_ship() -> None:
    """In "to the Iranian tanker Grey Gull" both are named."""
    claim = only("The tanker Blue Heron transferred oil to the Iranian tanker Grey Gull at sea.", OIL)
    assert [(party.name, party.country) for party in claim.event.recipients] == [("Iran", "ir"), ("Grey Gull", "ir")]
