"""Goods, arms and soldiers change hands in the passive, by pronoun, by entry and by denial."""

import pytest

from bongsu.model.claim import Side, Stance
from bongsu.model.event import EventKind
from tests.extract.texts import only, read


def sides(text: str, kind: EventKind) -> tuple[list[str], list[str]]:
    """Return who gives and who receives by the one claim of this kind."""
    event = only(text, kind).event
    return [party.id for party in event.agents], [party.id for party in event.recipients]


@pytest.mark.parametrize(
    "text",
    [
        "Police showed parts of a drone which they said had been supplied to Sudan by Iran.",
        "They conclude that the drone was built in Iran and shipped to Sudan.",
        "Experts took apart a drone and found that Iran had assembled it and sold it to Sudan.",
    ],
)
def test_a_passive_or_a_pronoun_tells_a_delivery(text: str) -> None:
    """Who said so stands between, two participles share their subject, and "it" is the thing named last."""
    assert sides(text, EventKind.ARMS_TRANSFER) == (["state:ir"], ["state:sd"])


@pytest.mark.parametrize(
    "text",
    [
        "The drone carried a camera and fuel, and Iran had supplied it.",
        "Sudan has shot down drones and Iran will send it letters.",
    ],
)
def test_a_pronoun_for_something_else_is_no_weapon(text: str) -> None:
    """Where something else was named last, or something else is sent, "it" is no weapon."""
    assert EventKind.ARMS_TRANSFER not in {claim.event.kind for claim in read(text)}


@pytest.mark.parametrize(
    ("text", "giver", "taker"),
    [
        ("Iranian copper entered Japan through a third port.", ["state:ir"], ["state:jp"]),
        ("A load of Iranian copper ended up in Japan.", ["state:ir"], ["state:jp"]),
        ("Japan brought in 900 tons of copper from Iran.", ["state:ir"], ["state:jp"]),
        ("Iran hauled copper to Turkey in May.", ["state:ir"], ["state:tr"]),
    ],
)
def test_goods_that_come_in_are_delivered(text: str, giver: list[str], taker: list[str]) -> None:
    """Whose goods they are gives them, and where they enter receives them."""
    assert sides(text, EventKind.GOODS_TRANSFER) == (giver, taker)


@pytest.mark.parametrize(
    "text",
    [
        "Copper reached a record price.",
        "The coal entered the furnace.",
        "Oil reached its highest price.",
        "Heavy machinery was brought in.",
    ],
)
def test_goods_that_reach_no_party_are_not_delivered(text: str) -> None:
    """A price and a furnace receive nothing."""
    assert not read(text)


def test_a_denied_import_stands_against_it() -> None:
    """Behind "did not" a word that may be a noun is a verb."""
    claim = only("Laos did not import coal from Iran, its embassy said.", EventKind.GOODS_TRANSFER)
    assert (claim.negated, claim.side) == (True, Side.AGAINST)
    assert sides("Laos did not import coal from Iran.", EventKind.GOODS_TRANSFER) == (["state:ir"], ["state:la"])


@pytest.mark.parametrize(
    "text",
    [
        "Two tankers were seen lying alongside each other off Busan.",
        "The freighters were photographed with hoses connected.",
        "An Iranian tanker was seen moored side by side with a ship from Togo.",
    ],
)
def test_ships_side_by_side_suggest_a_transfer_and_prove_none(text: str) -> None:
    """Whoever saw two hulls together, or hoses between them, leaves open what passed."""
    assert only(text, EventKind.SHIP_TO_SHIP_TRANSFER).stance is Stance.UNVERIFIED


def test_a_transfer_at_sea_in_breach_of_sanctions_is_one_event() -> None:
    """What another kind names is no evasion besides."""
    text = "Australia said an Iranian tanker took on cargo from another ship at sea in breach of U.N. sanctions."
    assert [claim.event.kind for claim in read(text)] == [EventKind.SHIP_TO_SHIP_TRANSFER]


def test_units_of_armed_forces_are_soldiers() -> None:
    """What is sent may be named by what it is part of."""
    _, taker = sides("Units of the Iranian armed forces were sent to Syria in May.", EventKind.TROOP_DEPLOYMENT)
    assert taker == ["state:sy"]


def test_the_flag_of_a_ship_that_was_seen_tells_whose_transfer_it_is() -> None:
    """Who saw it stands elsewhere."""
    text = "A Syrian-flagged tanker was seen lying alongside a Togo-flagged ship off Malta."
    agents = only(text, EventKind.SHIP_TO_SHIP_TRANSFER).event.agents
    assert [party.id for party in agents] == ["state:sy"]
