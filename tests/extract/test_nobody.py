"""What nobody confirms, says or denies is unverified, and each of those who are silent has a voice."""

import pytest

from bongsu.model.event import EventKind
from tests.extract.texts import read


@pytest.mark.parametrize(
    ("text", "stance", "speakers"),
    [
        ("Neither Moscow nor Pyongyang has confirmed that Iran sent troops to Syria.", "unverified",
         ["Russia", "North Korea"]),
        ("Neither Japan's defence ministry nor South Korea's military has denied that Iran sent troops to Syria.",
         "unverified", ["Japan's defence ministry", "South Korea's military"]),
        ("Moscow has not commented, nor has it confirmed that Iran sent troops to Syria.", "unverified", ["Russia"]),
        ("Neither side gave details, but Moscow confirmed that Iran sent troops to Syria.", "confirmed", ["Russia"]),
        ("Moscow, which no longer trades with Cairo, confirmed that Iran sent troops to Syria.", "confirmed",
         ["Russia"]),
        ("With no doubt left, Seoul confirmed that Iran sent troops to Syria.", "confirmed", ["South Korea"]),
    ],
)  # fmt: skip
def test_what_nobody_says_is_unverified(text: str, stance: str, speakers: list[str | None]) -> None:
    """A subject with "neither", "none" or "no" takes the word of saying back; "no" elsewhere does not."""
    claims = [claim for claim in read(text) if claim.event.kind is EventKind.TROOP_DEPLOYMENT]
    assert [claim.stance.value for claim in claims] == [stance] * len(speakers)
    assert not any(claim.negated for claim in claims)
    assert [claim.speaker.name if claim.speaker else None for claim in claims] == speakers


def test_what_neither_did_is_negated() -> None:
    """A deed is done by neither of the two: no claim that they did it."""
    (claim,) = read("Neither Russia nor North Korea sent troops to Syria.")
    assert claim.negated
    assert [party.name for party in claim.event.agents] == ["Russia", "North Korea"]
