"""What an event is about, and where it happened."""

import pytest

from bongsu.model.event import EventKind
from tests.extract.texts import only

PETROLEUM, ARMS, AGREEMENT = EventKind.PETROLEUM_TRANSFER, EventKind.ARMS_TRANSFER, EventKind.AGREEMENT
LAUNCH, VISIT = EventKind.MISSILE_LAUNCH, EventKind.OFFICIAL_VISIT


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Moscow sent oil to Pyongyang.", PETROLEUM, None),
        ("The shells were shipped under a pact between Moscow and Pyongyang.", ARMS, None),
        ("North Korea sent shells to Russia, Tokyo said.", ARMS, None),
        ("North Korea sent shells to Russia, officials in Seoul said.", ARMS, None),
        ("Russia and North Korea signed a treaty in Pyongyang.", AGREEMENT, "Pyongyang"),
        ("Russia held talks with North Korean officials in Beijing.", AGREEMENT, "Beijing"),
        ("North Korea fired a missile from the Pyongyang area.", LAUNCH, "Pyongyang"),
        ("North Korea fired a missile from Pyongyang.", LAUNCH, "Pyongyang"),
        ("Putin visited Pyongyang in June.", VISIT, "Pyongyang"),
    ],
)
def test_a_capital_is_a_place_only_where_the_words_say_so(text: str, kind: EventKind, place: str | None) -> None:
    """A capital stands for its government, unless something is in it, is fired from it, or goes to see it."""
    found = only(text, kind).event.place
    assert (found.name if found else None) == place


def test_people_of_an_office_elsewhere_speak_for_it() -> None:
    """Who tells of a deed behind a comma did not do it."""
    speaker = only("North Korea sent shells to Russia, officials in Seoul said.", ARMS).speaker
    assert speaker is not None
    assert speaker.name == "South Korea"


@pytest.mark.parametrize(
    ("text", "kind", "objects"),
    [
        ("North Korea shipped 40 containers packed with shells to Russia.", ARMS, [("shells", 40)]),
        ("North Korea sent Russia a ship laden with munitions.", ARMS, [("munitions", None)]),
        ("Ships loaded with shells sailed from Rason to Dunai.", ARMS, [("shells", None)]),
        ("North Korea sent Russia shells with a letter about fuel.", ARMS, [("shells", None)]),
    ],
)
def test_what_is_moved_is_what_a_container_holds(
    text: str, kind: EventKind, objects: list[tuple[str, float | None]]
) -> None:
    """Filled, loaded, laden or packed with a thing is that thing; any other "with" leads elsewhere."""
    found = only(text, kind).event.objects
    assert [(item.name, item.quantity.value if item.quantity else None) for item in found] == objects


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("China refused to inspect the North Korean cargo.", EventKind.ENFORCEMENT_REFUSED,
         [("refused to inspect", "inspection"), ("cargo", "cargo")]),
        ("Malaysia expelled the North Korean ambassador.", EventKind.ENFORCEMENT,
         [("expelled", "diplomats"), ("expelled", "expulsion")]),
        ("A club in London insured the Iranian tankers.", EventKind.FINANCIAL_TRANSFER, [("insured", "insurance")]),
        ("Moscow provided marine insurance to the Iranian tankers.", EventKind.FINANCIAL_TRANSFER,
         [("marine insurance", "insurance")]),
    ],
)  # fmt: skip
def test_the_words_themselves_name_a_thing(text: str, kind: EventKind, told: list[tuple[str, str]]) -> None:
    """A deed or service that a verb names is a thing of the event; it is told once, where a noun names it too."""
    assert [(item.name, item.category) for item in only(text, kind).event.objects] == told


@pytest.mark.parametrize(
    ("text", "carried"),
    [
        ("A Russian cargo plane landed in Tehran with rifles on board.", ["rifles"]),
        ("A Russian cargo plane carrying missile parts landed in Tehran.", ["missile parts"]),
        ("A Russian cargo plane landed in Tehran.", []),
        ("A Russian cargo plane landed in Tehran after the talks on rifles.", []),
    ],
)
def test_a_flight_is_about_what_is_carried(text: str, carried: list[str]) -> None:
    """What an aircraft has on board is what its flight is about; other things of the sentence are not."""
    assert [item.name for item in only(text, EventKind.FLIGHT).event.objects] == carried


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("A trader sent money to Iran for its missile programme.", ["money", "missile programme"]),
        ("A trader sent money to Iran to fund the nuclear program.", ["money", "nuclear program"]),
        ("A trader sent money to Iran, whose missile programme was the topic.", ["money"]),
        ("A trader sent money to Iran for its farms.", ["money"]),
    ],
)
def test_what_money_is_for_is_told_beside_it(text: str, objects: list[str]) -> None:
    """A purpose is a thing of a payment where the words say that the money is for it, and not otherwise."""
    assert [item.name for item in only(text, EventKind.FINANCIAL_TRANSFER).event.objects] == objects
