"""The ship that a measure, a register, a service or an insurer deals with."""

import pytest

from bongsu.model.event import EventKind
from bongsu.model.party import PartyKind
from tests.extract.texts import only, read

REFUSED, REGISTERED, SERVED = EventKind.ENFORCEMENT_REFUSED, EventKind.SHIP_REGISTRATION, EventKind.SHIP_SERVICE


@pytest.mark.parametrize(
    ("text", "kind", "agents", "ship"),
    [
        ("China refused to inspect the North Korean tanker Blue Heron.", REFUSED, ["China"], ("Blue Heron", "kp")),
        ("China refused to inspect a North Korean freighter.", REFUSED, ["China"], ("North Korean freighter", "kp")),
        ("China refused to inspect a Palau-flagged oil tanker.", REFUSED, ["China"],
         ("Palau-flagged oil tanker", "pw")),
        ("Observers said China had failed to inspect North Korean ships.", REFUSED, ["China"],
         ("North Korean ships", "kp")),
        ("The North Korean freighter was not inspected by China.", REFUSED, ["China"],
         ("North Korean freighter", "kp")),
        ("China refused to inspect the tankers.", REFUSED, ["China"], None),
        ("China refused to inspect the cargo of Iran.", REFUSED, ["China"], None),
        ("Mongolia registered the North Korean tanker Blue Heron.", REGISTERED, ["Mongolia"], ("Blue Heron", "kp")),
        ("The Russian tanker Blue Heron was registered by Mongolia.", REGISTERED, ["Mongolia"], ("Blue Heron", "ru")),
        ("Singapore refuelled an Iranian ship.", SERVED, ["Singapore"], ("Iranian ship", "ir")),
        ("A Russian insurer insured the North Korean tanker Blue Heron.", EventKind.FINANCIAL_TRANSFER, ["Russia"],
         ("Blue Heron", "kp")),
    ],
)  # fmt: skip
def test_the_ship_is_told_with_its_flag(
    text: str, kind: EventKind, agents: list[str], ship: tuple[str, str] | None
) -> None:
    """A ship is a recipient by its name, else by whose it is; a ship of which neither is told is nobody."""
    event = only(text, kind).event
    ships = [(party.name, party.country) for party in event.recipients if party.kind is PartyKind.VESSEL]
    assert [party.name for party in event.agents] == agents
    assert ships == ([ship] if ship else [])


@pytest.mark.parametrize(
    ("text", "kind", "negated"),
    [
        ("China did not inspect the North Korean cargo.", REFUSED, False),
        ("China did not refuse to inspect the North Korean cargo.", REFUSED, True),
        ("China inspected the North Korean cargo.", EventKind.ENFORCEMENT, False),
    ],
)
def test_what_was_not_done_is_what_happened(text: str, kind: EventKind, negated: bool) -> None:
    """A search that was "not" made is a claim that it was not, and no denied claim that it was made."""
    (claim,) = read(text)
    assert (claim.event.kind, claim.negated) == (kind, negated)
