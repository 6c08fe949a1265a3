"""Who is independently behind an event: copies, chains, echoes and briefings counted once."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.assess import assess
from bongsu.model.claim import Claim, Stance
from bongsu.model.finding import Incident
from bongsu.model.grade import Credibility
from bongsu.model.party import Party, PartyKind, named, state
from tests.assess.stories import DAY, KP, KR, NIS, RU, US, record, troops

REUTERS, YONHAP = (named(name, PartyKind.ORGANISATION) for name in ("Reuters", "Yonhap News Agency"))
UA = state("ua", "Ukraine")
LEAD = "North Korea has sent some twelve thousand soldiers from its best units by ship to the east of Russia"
EDITED = f"{LEAD}, it was learned"
OTHER = "Columns of lorries with men in unmarked uniforms who spoke Korean were filmed outside a base near Ussuriysk"


def incident(*claims: Claim) -> Incident:
    """Return the one incident that these claims are about."""
    (found,) = assess(claims, record(*claims)).incidents
    return found


def own(source: str, quote: str = LEAD, days: int = 0, stance: Stance = Stance.ASSERTED) -> Claim:
    """Return what a source says in its own words, so many days on."""
    return troops(stance, None, DAY + timedelta(days), source=source, quote=quote)


def cites(source: str, whom: Party, days: int = 0) -> Claim:
    """Return what a source passes on of another."""
    return troops(Stance.ASSERTED, None, DAY + timedelta(days), source=source, quote=OTHER, relayed_by=(whom,))


def says(source: str, speaker: Party, days: int = 0, relayed_by: tuple[Party, ...] = ()) -> Claim:
    """Return what a source says that somebody said."""
    return troops(Stance.ASSERTED, speaker, DAY + timedelta(days), source=source, relayed_by=relayed_by)


@pytest.mark.parametrize(
    ("claims", "names"),
    [
        pytest.param([own("desk"), own("herald", OTHER)], {"desk", "herald"}, id="two papers, each in its own words"),
        pytest.param([own("desk"), own("herald", EDITED, 1)], {"desk"}, id="an edited copy"),
        pytest.param([own("desk"), cites("herald", named("Desk", PartyKind.ORGANISATION))], {"desk"}, id="cited"),
        pytest.param([cites("a", REUTERS), cites("b", REUTERS, 1)], {"Reuters"}, id="two that cite one agency"),
        pytest.param(
            [says("a", NIS, relayed_by=(YONHAP, REUTERS)), says("b", KR, 1)], {"South Korea"}, id="a chain"
        ),
        pytest.param([own("yonhap"), cites("a", YONHAP, 1)], {"yonhap"}, id="an agency by its longer name"),
        pytest.param([says("desk", NIS), own("desk")], {"South Korea"}, id="its own lead echoes whom it names"),
        pytest.param([says("desk", NIS), own("desk", OTHER, 3)], {"South Korea"}, id="and echoes him still days later"),
        pytest.param(
            [says("desk", NIS), own("desk", OTHER, 3, Stance.CONFIRMED)], {"South Korea", "desk"}, id="or checks"
        ),
        pytest.param([says("a", UA), says("b", NIS)], {"South Korea", "Ukraine"}, id="two governments"),
        pytest.param([says("a", NIS), says("b", KR), says("c", KR, 2)], {"South Korea"}, id="offices of a state"),
    ],
)  # fmt: skip
def test_what_comes_from_one_voice_counts_once(claims: list[Claim], names: set[str]) -> None:
    """Copies, citations along a chain, echoes and offices of one government are no voice more."""
    assert {origin.split(" (")[0] for origin in incident(*claims).origins} == names


ANALYSTS, OFFICIALS, MINISTRY, SITE = (
    named(name, PartyKind.GROUP) for name in ("analysts", "officials", "Defence Ministry", "Dutch website")
)
POLDER = named("Polder Imagery Lab", PartyKind.ORGANISATION)
DESK = named("Desk", PartyKind.ORGANISATION)


@pytest.mark.parametrize(
    ("claims", "names"),
    [
        pytest.param([says("a", ANALYSTS)], {"analysts"}, id="analysts alone are what there is"),
        pytest.param([says("a", ANALYSTS), says("b", US, 1)], {"United States"}, id="beside who knows they are none"),
        pytest.param([says("b", US), says("a", ANALYSTS, 1)], {"United States"}, id="also when they speak later"),
        pytest.param([says("a", OFFICIALS), says("a", POLDER)], {"Polder Imagery Lab"}, id="officials beside a name"),
        pytest.param([says("a", OFFICIALS), says("b", POLDER)], {"officials", "Polder Imagery Lab"}, id="or apart"),
        pytest.param([says("a", MINISTRY), says("b", NIS)], {"South Korea"}, id="a ministry of no told state"),
        pytest.param([says("a", SITE), says("b", POLDER)], {"Polder Imagery Lab"}, id="a site, and its name"),
        pytest.param([says("a", SITE), says("b", US)], {"Dutch website", "United States"}, id="a site, and a state"),
        pytest.param(
            [says("desk", NIS), cites("a", DESK, 1), cites("b", DESK, 2)], {"South Korea"}, id="who credits a state"
        ),
        pytest.param([cites("a", DESK), says("desk", NIS, 1)], {"South Korea"}, id="or does so later"),
    ],
)  # fmt: skip
def test_who_has_no_name_gives_way_to_those_who_know(claims: list[Claim], names: set[str]) -> None:
    """Comments, offices and groups without a name are no voice beside those who may be meant."""
    assert {origin.split(" (")[0] for origin in incident(*claims).origins} == names


def test_a_group_of_a_country_admits_nothing_for_its_state() -> None:
    """What a research group of the accused country says is not said by those who did it."""
    scholars = named("Russian research group", PartyKind.GROUP, "ru")
    found = incident(says("a", scholars), says("b", US))
    assert found.credibility is Credibility.PROBABLY_TRUE
    assert incident(says("a", RU), says("b", US)).credibility is Credibility.CONFIRMED


def test_papers_that_cite_each_other_are_one_voice_and_it_is_said() -> None:
    """Where a chain leads back to where it began, nobody else is behind it."""
    herald, desk = (named(name, PartyKind.ORGANISATION) for name in ("Herald", "Desk"))
    found = incident(own("desk"), cites("herald", desk, 1), cites("desk", herald, 2))
    assert len(found.origins) == 1
    assert any("cite each other" in reason for reason in found.reasons)


TEXTS = [own(f"paper{number:02d}", LEAD if number % 2 else EDITED, number % 3) for number in range(12)]


@given(st.lists(st.sampled_from(TEXTS), min_size=1, unique=True))
def test_copies_change_no_grade(texts: list[Claim]) -> None:
    """However many carry one agency's text, in whatever order: one origin, possibly true at best."""
    found = incident(own("agency"), *texts)
    assert (len(found.origins), found.credibility) == (1, Credibility.POSSIBLY_TRUE)


@pytest.mark.parametrize(
    ("claims", "credibility"),
    [
        pytest.param([says("a", UA)], Credibility.POSSIBLY_TRUE, id="one interested accuser"),
        pytest.param([says("a", UA), says("b", NIS)], Credibility.POSSIBLY_TRUE, id="two of them"),
        pytest.param([says("a", UA), says("b", US)], Credibility.PROBABLY_TRUE, id="one, and one without interest"),
        pytest.param(
            [says("a", UA), troops(Stance.CONFIRMED, NIS)], Credibility.PROBABLY_TRUE, id="an interested one confirms"
        ),
        pytest.param([says("a", UA), says("b", RU)], Credibility.CONFIRMED, id="who received them says so too"),
    ],
)  # fmt: skip
def test_who_gains_by_an_accusation_is_believed_less(claims: list[Claim], credibility: Credibility) -> None:
    """States at war with the accused never make it better than possible by themselves."""
    assert incident(*claims).credibility is credibility


def test_interests_are_said() -> None:
    """The reasons name whose interest it is, and why."""
    reasons = incident(says("a", UA)).reasons
    assert any(reason.startswith("an interested accuser: Ukraine and North Korea, who") for reason in reasons)


def test_a_state_at_war_with_those_who_did_it_admits_nothing_where_they_are_sent() -> None:
    """Soldiers who fight in Ukraine are told of by Ukraine, not admitted by it."""
    found = incident(troops(speaker=UA, recipients=(UA,)), troops(speaker=US, recipients=(UA,)))
    assert found.credibility is Credibility.PROBABLY_TRUE


def test_a_denial_by_who_has_no_part_in_it_costs_a_step() -> None:
    """The accused and their enemies may deny as they like; another state's word counts."""
    japan = state("jp", "Japan")
    denied = troops(Stance.DENIED, japan)
    assert incident(says("a", NIS), says("b", US), denied).credibility is Credibility.POSSIBLY_TRUE
    assert incident(says("a", NIS), says("b", US), troops(Stance.DENIED, KP)).credibility is Credibility.PROBABLY_TRUE


def test_copies_are_named() -> None:
    """The reasons say how many sources carry what one voice says."""
    found = incident(*(says(f"paper{number}", US) for number in range(3)))
    assert any(reason.startswith("3 sources carry it") for reason in found.reasons)


def test_nobody_is_at_war_before_the_day() -> None:
    """Interests have their days."""
    early = [troops(speaker=UA, day=date(2013, 5, 1)), troops(speaker=US, day=date(2013, 5, 2))]
    assert not any("interest" in reason for reason in incident(*early).reasons)
