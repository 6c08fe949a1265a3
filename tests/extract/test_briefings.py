"""Who stands behind what others pass on: briefings, own means, research groups, spokesmen of denials."""

import pytest

from bongsu.model.claim import Stance
from bongsu.model.event import EventKind
from tests.extract.texts import only


def test_whoever_briefed_the_lawmakers_speaks_and_they_relay() -> None:
    """The agency is behind it."""
    text = "Deputies and lawmakers briefed by the Security Service of Ukraine said Iran sold oil to Sudan."
    claim = only(text, EventKind.PETROLEUM_TRANSFER)
    assert claim.speaker is not None
    assert claim.speaker.country == "ua"
    assert [party.name for party in claim.relayed_by] == ["lawmakers"]


def test_the_owner_of_a_briefing_speaks_and_not_its_hearers() -> None:
    """In "the agency's briefing to lawmakers" the agency speaks."""
    text = "Iran sold oil to Sudan, according to the spy agency's briefing to lawmakers."
    speaker = only(text, EventKind.PETROLEUM_TRANSFER).speaker
    assert speaker is not None
    assert speaker.name == "spy agency"


@pytest.mark.parametrize(
    "text",
    [
        "Iran sold oil to Sudan, a Norwegian research group said.",
        "Iran sold oil to Sudan, a French human rights group said.",
        "Iran sold oil to Sudan, AFP reported, citing the Norway-based project Clear Skies.",
    ],
)
def test_a_private_group_does_not_speak_for_its_state(text: str) -> None:
    """Where it sits makes it no government."""
    speaker = only(text, EventKind.PETROLEUM_TRANSFER).speaker
    assert speaker is not None
    assert speaker.country is None


def test_a_body_based_somewhere_goes_by_its_name() -> None:
    """Its name is what is written with capitals."""
    text = "Iran sold oil to Sudan, AFP reported, citing the Norway-based project Clear Skies."
    speaker = only(text, EventKind.PETROLEUM_TRANSFER).speaker
    assert speaker is not None
    assert speaker.name == "Clear Skies"


def test_what_a_state_saw_by_its_own_means_it_says_itself() -> None:
    """What a state calls its own radar is the state's."""
    text = "Turkey said that its own surveillance confirmed that the Zahra sold oil to Sudan."
    speaker = only(text, EventKind.PETROLEUM_TRANSFER).speaker
    assert speaker is not None
    assert speaker.country == "tr"


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin rejects claims that Iran sold oil to Russia, a spokesman said.",
        "Turkey said Russia denied that Iran sold oil to Sudan.",
    ],
)
def test_whoever_tells_of_a_denial_asserts_nothing(text: str) -> None:
    """There is one voice, and it denies."""
    claim = only(text, EventKind.PETROLEUM_TRANSFER)
    assert (claim.stance, claim.speaker and claim.speaker.country) == (Stance.DENIED, "ru")
