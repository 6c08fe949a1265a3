"""Persons by surname alone."""

import pytest

from bongsu.model.event import EventKind
from tests.extract.texts import read

ARMS, TROOPS = EventKind.ARMS_TRANSFER, EventKind.TROOP_DEPLOYMENT


def names(text: str, kind: EventKind) -> tuple[list[str], str | None]:
    """Return agents and speaker of the last claim of this kind."""
    claim = [claim for claim in read(text) if claim.event.kind is kind][-1]
    return [party.name for party in claim.event.agents], claim.speaker.name if claim.speaker else None


@pytest.mark.parametrize(
    ("text", "kind", "agents", "speaker"),
    [
        ("North Korea held a parade. Kim sent troops to Russia.", TROOPS, ["Kim Jong Un", "North Korea"], None),
        ("Kim Jong Un spoke. His sister Kim Yo Jong said Seoul was wrong. Kim said Russia sent missiles to Iran.", ARMS,
         ["Russia"], "Kim Yo Jong"),
        ("Kim Jong Un spoke. His sister Kim Yo Jong listened. Kim said Russia sent missiles to Iran.", ARMS,
         ["Russia"], "Kim Jong Un"),
        ("Lawmaker Kim Dae-ho spoke in North Korea. Kim said Russia sent missiles to Iran.", ARMS, ["Russia"],
         "Kim Dae-ho"),
        ("A parade was held. Kim said Russia sent missiles to Iran.", ARMS, ["Russia"], None),
        ("North Korea held a parade. Defector Kim said Russia sent missiles to Iran.", ARMS, ["Russia"],
         "Defector Kim"),
    ],
)  # fmt: skip
def test_a_surname_means_who_bore_it_before(text: str, kind: EventKind, agents: list[str], speaker: str | None) -> None:
    """Who spoke last speaks on, else the first of the name; a leader needs no first name where his state is told of."""
    assert names(text, kind) == (agents, speaker)
