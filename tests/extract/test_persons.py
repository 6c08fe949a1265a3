"""Persons by surname alone."""

import pytest

from bongsu.model.event import EventKind
from tests.extract.texts import read

ARMS, TROOPS = EventKind.ARMS_TRANSFER, EventKind.TROOP_DEPLOYMENT


def test_an_apposition_makes_no_speaker_vanish() -> None:
    """Who is described between commas speaks; a list of names before a verb is no description."""
    text = "Peter Lund, formerly a clerk at the port, said Russia sent missiles to Iran."
    assert names(text, ARMS) == (["Russia"], "Peter Lund")
    assert names("In Grand Rapids, on Monday, officials said Russia sent missiles to Iran.", ARMS)[1] == "officials"


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("The representative of Laos said his country had sent missiles to Iran.", ["Laos"]),
        ("Sergei Lavrov denied that his country had sent missiles to Iran.", ["Russia"]),
        ("Sergei Lavrov spoke. He denied that his country had sent missiles to Iran.", ["Russia"]),
        ("Sergei Lavrov said his country's foe had sent missiles to Iran.", []),
        ("A broker said her country had sent missiles to Iran.", []),
    ],
)
def test_his_country_is_the_state_of_who_speaks(text: str, agents: list[str]) -> None:
    """It is that of whom the sentence names, else of who spoke before."""
    assert names(text, ARMS)[0] == agents


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
