"""Who is seized for a deed did it, and not who seizes."""

import pytest

from bongsu.model.claim import Stance
from bongsu.model.event import EventKind
from tests.extract.texts import only

OIL = EventKind.PETROLEUM_TRANSFER


@pytest.mark.parametrize(
    ("text", "agents", "stance"),
    [
        ("Japan seized the Blue Heron on suspicion of transferring oil to an Iranian tanker.",
         ["Blue Heron"], Stance.UNVERIFIED),
        ("Japan seized the tanker Blue Heron on suspicion of transferring oil to an Iranian ship.",
         ["Blue Heron"], Stance.UNVERIFIED),
        ("The tanker Blue Heron was detained by Japan on suspicion of transferring oil to Iran.", ["Blue Heron"],
         Stance.UNVERIFIED),
        ("Japan seized a Hong Kong-flagged ship accused of transferring oil to Iran.", ["Hong Kong-flagged ship"],
         Stance.UNVERIFIED),
        ("Japan seized a ship on charges of transferring oil to Iran.", [], Stance.ASSERTED),
        ("Police arrested two Russians on suspicion of transferring oil to Iran.", ["Russia"], Stance.UNVERIFIED),
        ("Japan is suspected of transferring oil to Iran.", ["Japan"], Stance.UNVERIFIED),
        ("Japan seized the chance of transferring oil to Iran in May.", ["Japan"], Stance.UNVERIFIED),
    ],
)  # fmt: skip
def test_who_is_held_for_a_deed_is_said_to_have_done_it(text: str, agents: list[str], stance: Stance) -> None:
    """Behind "on suspicion of" and "accused of" acts who is held; a mere "ship" is nobody."""
    claim = only(text, OIL)
    assert ([party.name for party in claim.event.agents], claim.stance) == (agents, stance)


def test_a_ship_only_the_text_names_is_what_is_seized() -> None:
    """What stands behind "to" takes the oil, and is not seized."""
    claim = only(
        "Japan seized a Hong Kong-flagged ship accused of transferring oil to Iran.", EventKind.VESSEL_DETENTION
    )
    assert [party.name for party in claim.event.recipients] == ["Hong Kong-flagged ship"]
