"""Speakers without a name of their own."""

import pytest

from bongsu.model.claim import Stance
from bongsu.model.event import EventKind
from tests.extract.texts import read

ARMS, LABOUR, LAUNCH, TROOPS = (
    EventKind.ARMS_TRANSFER,
    EventKind.OVERSEAS_LABOUR,
    EventKind.MISSILE_LAUNCH,
    EventKind.TROOP_DEPLOYMENT,
)


def last_speaker(text: str, kind: EventKind, publisher: str | None = "The Daily Post") -> str:
    """Return who makes the last claim of this kind in a text."""
    speaker = [claim.speaker for claim in read(text, publisher) if claim.event.kind is kind][-1]
    assert speaker is not None
    return speaker.name


@pytest.mark.parametrize(
    ("text", "kind", "speaker"),
    [
        ("A resident of Odessa who deals with shippers said North Korea sent workers to Russia.", LABOUR,
         "resident of Odessa"),
        ("A broker in Odessa who works with exporters said North Korea had shipped shells to Russia.", ARMS,
         "broker in Odessa"),
        ("The captain of a tug that towed the barge said Iran shipped drones to Russia.", ARMS, "captain of a tug"),
        ("A diplomat at an embassy in Hanoi, who asked not to be named, said Iran shipped drones to Russia.", ARMS,
         "diplomat at an embassy in Hanoi"),
        ("Two people familiar with the matter said Iran shipped drones to Russia.", ARMS,
         "people familiar with the matter"),
        ("Residents of Pyongyang said Russia shipped missiles to Iran.", ARMS, "Residents of Pyongyang"),
        ("The head of the SBU, Vasyl Malko, said Iran shipped drones to Russia.", ARMS, "Vasyl Malko"),
        ("A spokesman for the Treasury said Iran shipped drones to Russia.", ARMS, "U.S. Treasury"),
        ("An analyst at the Sejong Institute said North Korea fired a missile.", LAUNCH, "Sejong Institute"),
        ("The monitoring team's second report said North Korea sent workers to Russia.", LABOUR, "monitoring team"),
        ("A Laotian sailor, identified only as Bee, said Iran shipped drones to Russia.", ARMS, "Laotian sailor"),
        ("The broker's lawyer, Paul Orr, said Iran shipped drones to Russia.", ARMS, "Paul Orr"),
        ("In Richmond, Virginia, officials said Iran shipped drones to Russia.", ARMS, "officials"),
        ("Iran shipped drones to Russia, in the view of Seoul.", ARMS, "South Korea"),
        ("The researchers, who analysed images, said Iran shipped drones to Russia.", ARMS, "researchers"),
        ("Iran shipped drones to Russia, the statement, seen by the Post, said.", ARMS, "the statement"),
        ("The statement, issued by the G7, said Iran shipped drones to Russia.", ARMS, "Group of Seven"),
        ("The statement, seen by the G7, said Iran shipped drones to Russia.", ARMS, "the statement"),
        ("As reported by Yonhap, Iran shipped drones to Russia.", ARMS, "Yonhap News Agency"),
        ("The Post said, citing two sources in the Russian government, that Iran shipped drones to Russia.", ARMS,
         "sources in the Russian government"),
        ("Iran shipped drones to Russia, a clerk at the ministry, who asked not to be named, told Reuters.", ARMS,
         "clerk at the ministry"),
        ("The firm replied that Iran had shipped drones to Russia.", ARMS, "firm"),
    ],
)  # fmt: skip
def test_a_noun_with_what_describes_it_speaks(text: str, kind: EventKind, speaker: str) -> None:
    """A relative clause and an apposition part subject and verb; a spokesman and a report speak for a body."""
    assert last_speaker(text, kind) == speaker


@pytest.mark.parametrize(
    ("text", "kind", "speaker"),
    [
        (("Iran shipped drones to Russia, according to a Polish security official speaking to Reuters. "
         "They told us that Iran also shipped missiles to Russia."), ARMS, "Poland's official"),
        ("Iran shipped drones to Russia, a Japanese official said. He said North Korea sent troops to Russia.", TROOPS,
         "Japan's official"),
        (("Iran shipped drones to Russia, a Japanese official said. Chinese experts denied it. "
         "The official added that North Korea sent troops to Russia."), TROOPS, "Japan's official"),
        (("The monitoring team's second report said North Korea sent workers to Russia. "
         "The full report also said Iran shipped drones to Russia."), ARMS, "monitoring team"),
        (("A spokeswoman for the Treasury said Iran shipped drones to Russia. She said North Korea sent troops to "
         "Russia."), TROOPS, "U.S. Treasury"),
    ],
)  # fmt: skip
def test_who_spoke_before_speaks_again(text: str, kind: EventKind, speaker: str) -> None:
    """He, they, the official and the report are who spoke so last, also behind "according to"."""
    assert last_speaker(text, kind) == speaker


def test_who_is_spoken_of_is_no_speaker() -> None:
    """What was "observed in" something was observed by nobody named, so the next quotation is not its."""
    text = (
        'NATO said Iran shipped drones to Russia. Patterns observed in May were alike. "Iran sent missiles to Russia."'
    )
    assert last_speaker(text, ARMS) == "NATO"


@pytest.mark.parametrize(
    ("text", "kind", "speaker"),
    [
        ("Iran shipped drones to Russia, its neighbours said.", ARMS, "Iran's neighbours"),
        ("Ukraine and its allies said Iran shipped drones to Russia.", ARMS, "Ukraine"),
        ("Iran shipped drones to Russia, Japan's Defense Ministry said.", ARMS, "Japan's Defense Ministry"),
        (("Iran's Foreign Ministry issued a statement on Monday. Kim Jong Un spoke. "
         "The statement said North Korea sent troops to Russia."), TROOPS, "Iran's Foreign Ministry"),
        ("Japanese Vice Minister Kenji Mori arrived. The vice minister said Iran shipped drones to Russia.", ARMS,
         "Kenji Mori"),
        ("Blue Orchid Shipping Ltd was asked. The company told the Panel that North Korea sent troops to Russia.",
         TROOPS, "Blue Orchid Shipping Ltd"),
        ("Foreign Minister Ivo Horak listened. The minister said North Korea sent troops to Russia.", TROOPS,
         "Ivo Horak"),
        ("Iran's Foreign Ministry spoke. Kim Jong Un laughed. The ministry said North Korea sent troops to Russia.",
         TROOPS, "Iran's Foreign Ministry"),
    ],
)  # fmt: skip
def test_relations_ministries_and_writings_are_whose_they_are(text: str, kind: EventKind, speaker: str) -> None:
    """Its neighbours are others; "and its allies" leaves the name; a writing, a role and a ministry are known again."""
    assert last_speaker(text, kind) == speaker


def test_a_neighbour_s_account_is_no_admission() -> None:
    """Who has the neighbours does not admit what they tell."""
    (claim,) = [claim for claim in read("North Korea fired a missile, its neighbours said.") if claim.speaker]
    assert claim.stance.value == "asserted"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A report by the Tanker Institute came out. Iran denied it. The report said Iran shipped drones to Russia.",
         "Tanker Institute"),
        ("A U.N. report came out. Iran denied it. The report said Iran shipped drones to Russia.", "United Nations"),
        ("The Panel of Experts met. Japan spoke. The experts said Iran shipped drones to Russia.", "Panel of Experts"),
        ("A U.S. think tank spoke. The think tank said Iran shipped drones to Russia.", "think tank"),
    ],
)  # fmt: skip
def test_writings_and_bodies_are_known_again(text: str, speaker: str) -> None:
    """The report is its author's, the experts are the panel's."""
    assert last_speaker(text, ARMS) == speaker


def test_a_firm_is_not_its_state() -> None:
    """What a firm tells of its state's deed is no admission."""
    (claim,) = read("The Iranian tracker firm Zagros said Iran shipped drones to Russia.", "The Daily Post")
    assert claim.stance.value == "asserted"


@pytest.mark.parametrize(
    ("text", "speaker", "stance"),
    [
        ("The Panel of Experts visited Laos. The Panel was not able to verify that Iran had shipped drones to Russia.",
         "Panel of Experts", Stance.UNVERIFIED),
        ("The Panel of Experts visited Laos. The Panel was also unable to confirm that Iran shipped drones to Russia.",
         "Panel of Experts", Stance.UNVERIFIED),
        ("The Committee was not in a position to verify that Iran had shipped drones to Russia.", "the committee",
         Stance.UNVERIFIED),
        ("The Panel of Experts visited Laos. The Panel verified that Iran had shipped drones to Russia.",
         "Panel of Experts", Stance.CONFIRMED),
    ],
)  # fmt: skip
def test_who_cannot_tell_speaks(text: str, speaker: str, stance: Stance) -> None:
    """Whoever was not able to verify a thing says so himself, be he named or "the Panel"."""
    claim = [claim for claim in read(text, "The Daily Post") if claim.event.kind is ARMS][-1]
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.stance) == (speaker, stance)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Iran shipped drones to Russia, a clerk briefed on the cargo said.", "clerk"),
        ("Iran, diplomats in Hanoi believe, shipped drones to Russia.", "Vietnam"),
        ("Iran, Hanoi believes, shipped drones to Russia.", "Vietnam"),
        ("A report from the Tide Institute showed that Iran had shipped drones to Russia.", "Tide Institute"),
        ("A letter by the Laotian embassy denied that Iran had shipped drones to Russia.", "Laos' embassy"),
        ("Tide Institute data show that Iran shipped drones to Russia.", "Tide Institute data"),
        ("The embassy of Laos in Hanoi said Iran shipped drones to Russia.", "Laos' embassy"),
        ("Laos and its neighbours said Iran shipped drones to Russia.", "Laos"),
        ("Vladimir Putin and his Laotian counterpart said Iran shipped drones to Syria.", "Vladimir Putin"),
        ("Iran shipped drones to Russia, Peskov was quoted as saying by Tass.", "Dmitry Peskov"),
        ("Tass quoted Peskov as saying Iran shipped drones to Russia.", "Dmitry Peskov"),
        ("Lawmakers briefed by the spy agency said Iran shipped drones to Russia.", "spy agency"),
        ("The spy agency said Iran shipped drones to Russia.", "spy agency"),
    ],
)
def test_what_stands_around_a_speaker_does_not_speak(text: str, speaker: str) -> None:
    """Neither a seat, a hearer, an ally, the writing of an author, nor the state that is told of."""
    assert last_speaker(text, ARMS).casefold() == speaker.casefold()
