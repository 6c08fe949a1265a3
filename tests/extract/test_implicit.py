"""Parties that a sentence leaves unsaid and its surroundings tell."""

import pytest

from bongsu.model.event import EventKind
from tests.extract.texts import only, read

ARMS, TROOPS, TECHNOLOGY = EventKind.ARMS_TRANSFER, EventKind.TROOP_DEPLOYMENT, EventKind.TECHNOLOGY_TRANSFER
PROVOCATION, EVASION, TEST = EventKind.PROVOCATION, EventKind.SANCTIONS_EVASION, EventKind.WEAPONS_TEST


def parties(text: str, kind: EventKind) -> tuple[set[str], set[str]]:
    """Return the names of agents and recipients of the last claim of this kind in a text."""
    event = [claim.event for claim in read(text) if claim.event.kind is kind][-1]
    return {party.name for party in event.agents}, {party.name for party in event.recipients}


@pytest.mark.parametrize(
    ("text", "kind", "agents", "recipients"),
    [
        ("North Korea sent soldiers and has supplied Russia with shells.", TROOPS, {"North Korea"}, {"Russia"}),
        ("Russia gave Iran fuel. North Korea sent soldiers.", TROOPS, {"North Korea"}, set()),
        ("Pyongyang got missiles from Russia in exchange for sending troops.", TROOPS, {"North Korea"}, {"Russia"}),
        ("North Korea shipped shells to Russia. Moscow has provided food aid and tanks.", ARMS, {"Russia"},
         {"North Korea"}),
        ("North Korea shipped shells to Russia. Iran has provided tanks.", ARMS, {"Iran"}, set()),
        ("Russia provided jet engines and missiles to Syria.", ARMS, {"Russia"}, {"Syria"}),
    ],
)  # fmt: skip
def test_a_transfer_goes_to_whoever_stands_opposite(
    text: str, kind: EventKind, agents: set[str], recipients: set[str]
) -> None:
    """The other clause, an exchange or an earlier sentence tells the other side; a pair without this party does not."""
    assert parties(text, kind) == (agents, recipients)


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("North Korea floated balloons with rubbish overnight.", {"South Korea"}),
        ("South Korea flew drones over Pyongyang.", {"North Korea"}),
        ("Russia flew drones over Poland.", {"Poland"}),
        ("Russia launched balloons.", set()),
    ],
)
def test_what_crosses_the_korean_border_reaches_the_other_korea(text: str, recipients: set[str]) -> None:
    """Only the two Koreas have one border with an adversary; of others nothing is guessed."""
    assert parties(text, PROVOCATION)[1] == recipients


@pytest.mark.parametrize(
    ("text", "agents", "recipients"),
    [
        ("Russia helped Pyongyang evade sanctions.", {"Russia"}, {"North Korea"}),
        ("Russia opened a bank account, helping Pyongyang evade sanctions.", {"Russia"}, {"North Korea"}),
        ("North Korea evaded UN sanctions.", {"North Korea"}, set()),
    ],
)
def test_who_helps_to_evade_acts(text: str, agents: set[str], recipients: set[str]) -> None:
    """The helper is agent and the helped recipient; whose sanctions they are does not matter."""
    assert parties(text, EVASION) == (agents, recipients)


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("North Korean leader Kim Jong Un stepped up his weapons testing.", {"Kim Jong Un", "North Korea"}),
        ("Choe Son Hui stepped up weapons testing.", {"Choe Son Hui"}),
    ],
)
def test_what_a_leader_does_his_state_does(text: str, agents: set[str]) -> None:
    """A head of state acts for the state; a minister is named alone."""
    assert parties(text, TEST)[0] == agents


def test_who_is_put_under_sanctions_for_a_deed_did_it() -> None:
    """In "sanctioned A and B for supplying arms to B" it is A who supplied."""
    text = "Japan sanctioned Russian ships, firms and North Korean agents for arms shipments to North Korea."
    claim = only(text, ARMS)
    assert [party.name for party in claim.event.agents] == ["Russia"]
    assert claim.speaker is not None
    assert claim.speaker.name == "Japan"


def test_a_participle_before_by_is_a_passive() -> None:
    """In "currency stolen by hackers" the hackers stole it, whoever is the subject."""
    assert parties("The Treasury froze cryptocurrency stolen by North Korean hackers.", EventKind.CYBER_THEFT)[0] == {
        "North Korea"
    }


def test_who_denies_a_deed_of_nobody_denies_his_own() -> None:
    """A denied noun without an owner belongs to who denies it."""
    assert parties("Moscow rejected allegations of arms transfers.", ARMS)[0] == {"Russia"}


@pytest.mark.parametrize(
    ("text", "kind", "agents", "recipients"),
    [
        ("Shells have been delivered to Russia, while Russia has supplied Iran with oil.", ARMS, {"Iran"}, {"Russia"}),
        ("North Korea shipped shells to Russia. Missiles have also been delivered to Russia.", ARMS, {"North Korea"},
         {"Russia"}),
        ("Iran sent troops to Syria. Syria tested a drone. Moscow could not confirm the presence of the troops.",
         TROOPS, {"Iran"}, {"Syria"}),
        ("The reactor at Yongbyon is operating.", EventKind.NUCLEAR_ACTIVITY, {"North Korea"}, set()),
    ],
)  # fmt: skip
def test_who_sent_what_arrived_is_told_nearby(
    text: str, kind: EventKind, agents: set[str], recipients: set[str]
) -> None:
    """A delivery comes from who stands opposite the receiver; "the troops" are those told of; a site is its state's."""
    assert parties(text, kind) == (agents, recipients)


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("North Korea fired a missile. Japan condemned the act.", {"North Korea"}),
        ("North Korea fired a missile. Japan condemned Iran.", {"Iran"}),
    ],
)
def test_a_statement_on_the_act_is_on_who_did_it(text: str, recipients: set[str]) -> None:
    """Who condemns "the act" condemns the one who did it, unless he names another."""
    assert parties(text, EventKind.STATEMENT)[1] == recipients


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("North Korea fired a missile. Japan denounced the move.", {"North Korea"}),
        ("Japan fired a missile. Japan denounced the move.", set()),
        ("The move was denounced by Japan.", set()),
    ],
)
def test_a_position_is_about_who_did_the_last_deed(text: str, recipients: set[str]) -> None:
    """Where it names nobody, the deed told before does; one's own deeds and no deeds at all do not."""
    assert parties(text, EventKind.STATEMENT)[1] == recipients


def test_who_is_involved_in_a_deed_did_it() -> None:
    """The sanctioning state stands further off than those "involved in" the deed."""
    text = "Canada imposed sanctions on four North Koreans involved in supplying arms to Russia."
    assert parties(text, ARMS) == ({"North Korea"}, {"Russia"})


def test_who_is_quoted_receives_nothing() -> None:
    """The "to" of "according to" leads to a speaker."""
    assert parties("Pyongyang has supplied shells, according to Budanov.", ARMS)[1] == set()


def test_what_is_given_in_return_is_not_what_was_given_for_it() -> None:
    """In "in return for arms, Iran has given oil" no arms are Iran's; a perfect verb has its thing beside it."""
    assert [
        claim for claim in read("In return for arms, Russia has given Iran fuel.") if claim.event.kind is ARMS
    ] == []
    assert parties("The shells Iran has supplied to Russia were old.", ARMS) == ({"Iran"}, {"Russia"})
