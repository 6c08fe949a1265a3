"""Transcripts and an office's own releases: whose words a text is."""

from bongsu.extract import read_claims
from bongsu.model.event import EventKind
from bongsu.model.evidence import Document, Evidence
from tests.extract.texts import read

ARMS, STATEMENT = EventKind.ARMS_TRANSFER, EventKind.STATEMENT


def speakers(text: str, publisher: str) -> list[str]:
    """Return who makes each claim, in order."""
    return [claim.speaker.name for claim in read(text, publisher) if claim.speaker is not None]


def test_a_turn_lasts_until_the_next() -> None:
    """Behind "MR. PRICE:" the word is his until somebody else's turn; a question is the asker's."""
    text = (
        "MR. PRICE: Good afternoon.\nQ: Has Iran shipped drones to Russia?\n"
        "MR. PRICE: We see that every week. Iran has shipped drones to Russia.\n"
        "MS. WOOD: North Korea has shipped shells to Russia."
    )
    assert speakers(text, "U.S. State Department") == ["reporter", "Price", "Wood"]


def test_a_place_and_its_agency_are_no_part_of_the_sentence() -> None:
    """In "Hong Kong (CNN) Hackers ..." neither the city nor the agency does anything."""
    (claim,) = read("Hong Kong (CNN) North Korea shipped shells to Russia.", "CNN")
    assert [party.name for party in claim.event.agents] == ["North Korea"]


def test_a_dateline_is_no_turn() -> None:
    """A city in capitals before a colon has no word to say."""
    assert speakers("ODESSA: Iran shipped drones to Russia.", "Daily Post") == ["Daily Post"]


def test_a_title_says_whose_remarks_follow() -> None:
    """In "Press Briefing by Press Secretary Ann Wood" she speaks; a title that announces none says nothing."""

    def told(title: str) -> str:
        evidence = Evidence("e" * 64, "desk", "a.txt", "text/plain", title=title)
        (claim,) = read_claims(Document(evidence, "Iran shipped drones to Russia.", "White House"))
        assert claim.speaker is not None
        return claim.speaker.name

    assert told("Press Briefing by Press Secretary Ann Wood, May 4") == "Ann Wood"
    assert told("Iran Ships Drones, Press Secretary Ann Wood Tells Paper") == "White House"


def test_we_is_whom_the_release_names() -> None:
    """An office's release that begins "Japan condemns ..." says "we" of Japan; another's state is none of them."""
    own = read("Japan condemned Iran. We urge Iran to stop.", "Ministry of Foreign Affairs of Japan")
    others = read("France condemned Iran. We urge Iran to stop.", "Ministry of Foreign Affairs of Japan")
    assert [party.name for party in own[-1].event.agents] == ["Japan"]
    assert [party.name for party in others[-1].event.agents] == ["Ministry of Foreign Affairs of Japan"]
