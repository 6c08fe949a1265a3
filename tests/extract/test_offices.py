"""The office that a text gives a person."""

import pytest

from bongsu.model.claim import Stance
from bongsu.model.event import EventKind
from tests.extract.texts import only

ARMS = EventKind.ARMS_TRANSFER
SAID = "said Russia had supplied missiles to North Korea."


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (f"Former Russian foreign minister Sergei Lavrov {SAID}", "Sergey Lavrov", "former foreign minister"),
        (f"Sergei Lavrov, a former ambassador, {SAID}", "Sergey Lavrov", "former ambassador"),
        (f"Sergei Lavrov, now an adviser to the governor, {SAID}", "Sergey Lavrov", "adviser to the governor"),
        (f"Sergei Lavrov, who was once a minister, {SAID}", "Sergey Lavrov", "former minister"),
        (f"Sergei Lavrov, the ambassador to Laos, spoke. Lavrov {SAID}", "Sergey Lavrov", "ambassador to Laos"),
        (f"Former defence minister Ivo Horak {SAID}", "Ivo Horak", "former defence minister"),
        (f"Horak, now a special adviser to the president, {SAID}", "Horak", "special adviser to the president"),
        (f"Mr Lavrov {SAID}", "Sergey Lavrov", "foreign minister"),
        (f"Russian minister Sergei Lavrov {SAID}", "Sergey Lavrov", "foreign minister"),
        (f"Sergei Lavrov, the guest of the governor, {SAID}", "Sergey Lavrov", "guest of the governor"),
    ],
)
def test_the_text_says_who_a_person_is(text: str, name: str, role: str) -> None:
    """What the text says goes before what the lexicon knows; a mere address says nothing."""
    speaker = only(text, ARMS).speaker
    assert speaker is not None
    assert (speaker.name, speaker.role) == (name, role)


@pytest.mark.parametrize(
    ("speaker", "stance"),
    [
        ("Russian foreign minister Sergei Lavrov", Stance.CONFIRMED),
        ("Former Russian foreign minister Sergei Lavrov", Stance.ASSERTED),
    ],
)
def test_who_left_office_admits_nothing_for_his_state(speaker: str, stance: Stance) -> None:
    """Only who holds an office speaks for the state."""
    assert only(f"{speaker} {SAID}", ARMS).stance is stance


def test_a_head_of_state_stays_one_under_another_title() -> None:
    """What "Marshal" Kim Jong Un sends his state sends, until he is its former leader."""
    sent = "sent troops to Russia."
    present, past = (
        only(f"{title} Kim Jong Un {sent}", EventKind.TROOP_DEPLOYMENT).event.agents
        for title in ("Marshal", "Former leader")
    )
    assert [party.name for party in present] == ["Kim Jong Un", "North Korea"]
    assert [party.name for party in past] == ["Kim Jong Un"]
