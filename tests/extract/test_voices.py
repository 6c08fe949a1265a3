"""Who says it at first hand, and who passes it on."""

import pytest

from bongsu.model.event import EventKind
from tests.extract.texts import read

ARMS, TROOPS, NUCLEAR = EventKind.ARMS_TRANSFER, EventKind.TROOP_DEPLOYMENT, EventKind.NUCLEAR_ACTIVITY


@pytest.mark.parametrize(
    ("text", "speaker", "relays"),
    [
        ("Iran shipped shells to Russia, the Pentagon said, Reuters reported.", "Pentagon", ["Reuters"]),
        ("Iran shipped shells to Russia, Reuters reported, citing the Pentagon.", "Pentagon", ["Reuters"]),
        ("Reuters said Iran shipped shells to Russia, according to the Pentagon.", "Pentagon", ["Reuters"]),
        ("Iran shipped shells to Russia, the Pentagon told senators, according to Senator Ann Lee.", "Pentagon", []),
        ("Reuters, citing military sources, said Iran shipped shells to Russia.", "military sources", ["Reuters"]),
        ("Iran shipped shells to Russia, the Kyodo news agency reported.", "Kyodo News", []),
        ("Iran shipped shells to Russia, according to two people familiar with the matter.",
         "people familiar with the matter", []),
        ("According to the report, Iran shipped shells to Russia.", "the report", []),
        ("Iran shipped shells to Russia, said a trader in Odessa who saw them.", "trader in Odessa", []),
        ("Iran shipped shells to Russia, the head of the Pentagon said.", "Pentagon", []),
        ("Iran shipped shells to Russia, a U.S. research group said.", "U.S. research group", []),
    ],
)  # fmt: skip
def test_papers_pass_on_what_others_say(text: str, speaker: str, relays: list[str]) -> None:
    """Whoever is told to have spoken is innermost; a paper is a relay where anybody else speaks."""
    (claim,) = [claim for claim in read(text, "The Daily Post") if claim.event.kind is ARMS]
    assert claim.speaker is not None
    assert (claim.speaker.name, [party.name for party in claim.relayed_by]) == (speaker, relays)


def test_the_report_behind_according_does_not_admit() -> None:
    """What stands behind the comma is no speaker: the actor's name there makes no admission."""
    (claim,) = list(read("According to the report, North Korea is enriching uranium."))
    assert claim.event.kind is NUCLEAR
    assert claim.stance.value == "asserted"


def test_who_takes_a_position_in_a_paper_speaks_himself() -> None:
    """A condemnation that an agency tells is the condemner's; the agency passes it on."""
    (claim,) = list(read("Reuters reported that Japan condemned Iran.", "The Daily Post"))
    assert claim.speaker is not None
    assert claim.speaker.name == "Japan"
    assert [party.name for party in claim.relayed_by] == ["Reuters"]


def test_who_attributes_a_theft_says_who_did_it() -> None:
    """The company that spoke before blames the last name behind "to", and is the one that was robbed."""
    text = "The exchange CoinHarbor said it lost funds. The company attributed the theft to the Iranian group Lazarus."
    claim = [claim for claim in read(text, "The Daily Post") if claim.event.kind is EventKind.CYBER_THEFT][-1]
    assert claim.speaker is not None
    assert [party.name for party in claim.event.agents] == ["Lazarus Group"]
    assert [party.name for party in claim.event.recipients] == [claim.speaker.name] == ["exchange CoinHarbor"]


def test_images_show_and_their_reader_speaks() -> None:
    """Satellite images are no speaker; an author whom a report names is."""
    own = read("Satellite images show that Iran shipped drones to Russia.", "Tanker Watch")
    report = read("The report by independent monitors said Iran shipped drones to Russia.", "Tanker Watch")
    assert [claim.speaker.name for claim in (*own, *report) if claim.speaker] == [
        "Tanker Watch",
        "independent monitors",
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A soldier, who goes by the sign Fox, said the Iranians shipped drones to Russia.", "soldier"),
        ("CoinHarbor said it was robbed. The Malta-based exchange said Iran shipped drones to Russia.",
         "Malta-based exchange"),
        ("Iran shipped drones to Russia, NATO said, breaking an embargo.", "NATO"),
    ],
)  # fmt: skip
def test_a_speaker_with_an_aside_speaks(text: str, speaker: str) -> None:
    """What a comma closes before "said" is an aside, and the one before it speaks of what follows."""
    (claim,) = [claim for claim in read(text, "The Daily Post") if claim.event.kind is ARMS]
    assert claim.speaker is not None
    assert claim.speaker.name == speaker
