"""Which words only mention an event and make no claim."""

import pytest

from bongsu.model.claim import Stance
from bongsu.model.event import EventKind
from tests.extract.texts import only, read


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("North Korea's missile launch site lies near the coast.", EventKind.MISSILE_LAUNCH, 0),
        ("North Korea's missile launch alarmed Tokyo.", EventKind.MISSILE_LAUNCH, 1),
        ("North Korea fired a missile. The launch came on a holiday.", EventKind.MISSILE_LAUNCH, 1),
        ("The missile launch by North Korea came on a holiday.", EventKind.MISSILE_LAUNCH, 1),
        ("North Korea fired a missile. The launch of two missiles by South Korea followed.",
         EventKind.MISSILE_LAUNCH, 2),
        ("Its range resembled North Korea's previous missile launches.", EventKind.MISSILE_LAUNCH, 0),
        ("The arms trade between Russia and North Korea is growing.", EventKind.ARMS_TRANSFER, 1),
        ("A ship-to-ship transfer is a common way round sanctions.", EventKind.SHIP_TO_SHIP_TRANSFER, 0),
        ("A ship-to-ship transfer took place off Nampo.", EventKind.SHIP_TO_SHIP_TRANSFER, 1),
        ("Guerrillas wounded two British soldiers.", EventKind.TROOP_DEPLOYMENT, 0),
        ("Ukraine captured two North Korean soldiers.", EventKind.TROOP_DEPLOYMENT, 1),
        ("North Korea sent troops to Russia. Some 600 of its soldiers died.", EventKind.TROOP_DEPLOYMENT, 2),
        ("Demonstrators blocked roads in Algeria.", EventKind.PROVOCATION, 0),
        ("Firms involved in imposing sanctions lose money.", EventKind.DESIGNATION, 0),
        ("Japan, in imposing sanctions on Russia, lost money.", EventKind.DESIGNATION, 1),
    ],
)  # fmt: skip
def test_a_mention_is_no_claim(text: str, kind: EventKind, count: int) -> None:
    """A modifier, a comparison, "the launch" told before and a noun of nobody tell nothing new."""
    assert len([claim for claim in read(text) if claim.event.kind is kind]) == count


def test_a_stance_on_what_was_told_before_is_a_claim() -> None:
    """A failed check of "the launch" says something: that it was not confirmed."""
    text = "North Korea fired a missile. Japan could not confirm the missile launch."
    stances = [claim.stance for claim in read(text) if claim.event.kind is EventKind.MISSILE_LAUNCH]
    assert stances == [Stance.ASSERTED, Stance.UNVERIFIED]


def test_what_is_dated_after_the_publication_is_planned() -> None:
    """An exercise of next month has not been held, whatever the tense."""
    text = "The drills come days before the November 20-25 Freedom Shield exercise between Seoul and Washington."
    assert only(text, EventKind.MILITARY_EXERCISE).stance is Stance.PLANNED


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Japan condemned South Korea.", 1),
        ("Japan should have condemned South Korea.", 0),
        ("Japan called on Pyongyang to stop.", 1),
    ],
)
def test_words_that_were_not_spoken_are_no_statement(text: str, count: int) -> None:
    """A statement is done by speaking; one that somebody should have made is none."""
    assert len([claim for claim in read(text) if claim.event.kind is EventKind.STATEMENT]) == count
