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


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("UN resolutions ban arms shipments to North Korea.", EventKind.ARMS_TRANSFER, 0),
        ("The plant grew in violation of a rule that bans the use of North Korean labour.",
         EventKind.OVERSEAS_LABOUR, 1),
        ("States were required to send North Korean workers home.", EventKind.OVERSEAS_LABOUR, 0),
        ("He spoke days after the latest missile launch.", EventKind.MISSILE_LAUNCH, 0),
        ("Tensions have been high since the nuclear test in May.", EventKind.NUCLEAR_ACTIVITY, 0),
        ("Talks broke down after North Korea's nuclear test.", EventKind.NUCLEAR_ACTIVITY, 1),
        ("London asked North Korea to cease its arms exports.", EventKind.ARMS_TRANSFER, 0),
        ("London urged Iran to stop supplying shells to Russia.", EventKind.ARMS_TRANSFER, 0),
        ("Iran will not stop supplying shells to Russia.", EventKind.ARMS_TRANSFER, 1),
        ("They called for an end to missile tests.", EventKind.MISSILE_LAUNCH, 0),
        ("Britain announced sanctions targeting the arms trade.", EventKind.ARMS_TRANSFER, 0),
        ("Washington made a bid to strengthen ties with Tokyo.", EventKind.AGREEMENT, 0),
        ("Washington and Tokyo strengthened ties.", EventKind.AGREEMENT, 1),
        ("It exceeded the ceiling agreed by the council.", EventKind.AGREEMENT, 0),
        ("The navy tries to stop him building nuclear weapons.", EventKind.NUCLEAR_ACTIVITY, 0),
        ("North Korea fired a missile. The map shows the area from which it fired the missile.",
         EventKind.MISSILE_LAUNCH, 1),
        ("North Korea fired a missile. This missile landed in a field.", EventKind.MISSILE_LAUNCH, 1),
        ("North Korea fired a missile. The second missile landed in a field.", EventKind.MISSILE_LAUNCH, 2),
        ("Hackers robbed a bank in a heist. It was not the largest crypto heist.", EventKind.CYBER_THEFT, 2),
        ("Tokyo rejected the cyber attack claim.", EventKind.CYBER_THEFT, 0),
        ("Experts are probing violations of the ban, Seoul said.", EventKind.STATEMENT, 0),
        ("North Korea vetoed nothing. They used false papers and stolen data of firms.", EventKind.CYBER_THEFT, 0),
        ("Hackers stole $3 million. The stolen money was laundered.", EventKind.CYBER_THEFT, 1),
        ("Russia vetoed the text. Moscow's veto ends the mandate.", EventKind.VETO, 1),
        ("Kim Jong Un said the enemy had warned of retaliation.", EventKind.STATEMENT, 0),
        ("They buy materials to advance the missile programme.", EventKind.WEAPONS_TEST, 0),
        ("Russia blocked the renewal of the panel's mandate.", EventKind.MONITORING_BODY, 0),
        ("The panel's mandate was renewed.", EventKind.MONITORING_BODY, 1),
        ("Japan imposed targeted sanctions on Iran.", EventKind.DESIGNATION, 1),
        ("Russia and China block a draft resolution.", EventKind.VETO, 1),
        ("They rely on boats that smuggle coal.", EventKind.SANCTIONS_EVASION, 1),
        ("The rule covers a number of sanctioned areas.", EventKind.DESIGNATION, 0),
        ("Four days into last year's joint exercise, it rained.", EventKind.MILITARY_EXERCISE, 0),
        ("The drills will tackle threats such as cyberattacks.", EventKind.CYBER_THEFT, 0),
        ("The unit is responsible for launching missiles.", EventKind.MISSILE_LAUNCH, 0),
        ("About 28,500 American troops are in South Korea.", EventKind.TROOP_DEPLOYMENT, 0),
        ("About 8,500 North Korean troops are in Russia.", EventKind.TROOP_DEPLOYMENT, 1),
        ("Iran sent rocket launcher specialists to Russia.", EventKind.ARMS_TRANSFER, 0),
        ("South Korea flew F-15K Slam Eagles over Japan.", EventKind.STATEMENT, 0),
        ("North Korea sent shells to Russia. That is half the supply of shells it needs.", EventKind.ARMS_TRANSFER, 1),
        ("North Korea agreed to sell rockets to Iran.", EventKind.AGREEMENT, 0),
        ("North Korea agreed to talks with Iran.", EventKind.AGREEMENT, 1),
        ("The ship carried coal, violating international law, officials said.", EventKind.STATEMENT, 0),
        ("Japan spoke of transfers that pose a threat, officials said.", EventKind.STATEMENT, 0),
        ("The team continues tracking sanctions violations.", EventKind.SANCTIONS_EVASION, 0),
        ("Police warned residents of the drill.", EventKind.STATEMENT, 0),
        ("Japan warned of floods in Iran.", EventKind.STATEMENT, 1),
        ("The rivals, who have raised tensions, met, Seoul said.", EventKind.STATEMENT, 0),
        ("The launch poses no threat, Seoul said.", EventKind.STATEMENT, 0),
        ("The launch poses a threat, Seoul said.", EventKind.STATEMENT, 1),
    ],
)  # fmt: skip
def test_what_is_presupposed_is_no_claim(text: str, kind: EventKind, count: int) -> None:
    """What dates another event, what a rule forbids, what is to end and what is aimed at is not told."""
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


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Iran disputed the findings.", 1),
        ("Japan accepted a formula for ending its fisheries dispute with Russia.", 0),
        ("Japan watches a channel, disputed by Iran and Russia.", 0),
    ],
)
def test_a_dispute_beside_a_thing_denies_nothing(text: str, count: int) -> None:
    """Who disputes a finding denies it; a dispute with somebody and a disputed channel are no denials."""
    assert len([claim for claim in read(text) if claim.stance is Stance.DENIED]) == count
