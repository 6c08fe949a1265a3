"""From claims to incidents and findings."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.assess import assess
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Category, EventKind, days
from bongsu.model.evidence import SourceKind
from bongsu.model.finding import Assessment
from bongsu.model.grade import Credibility, Reliability
from bongsu.model.party import Identifiers, PartyKind, named, vessel
from bongsu.model.provision import Checked, Condition, Force, Provision, Wording
from bongsu.model.sighting import Sighting
from bongsu.regimes import SILENT, Listing, Regime, load
from tests.assess.stories import KP, KR, NATO, NIS, RU, US, record, troops

RUMOUR = troops(Stance.RUMOURED, None, date(2024, 10, 16))
UNVERIFIED = troops(Stance.UNVERIFIED, US, date(2024, 10, 16))
SEOUL = troops(Stance.ASSERTED, NIS, date(2024, 10, 18))
DENIED = troops(Stance.DENIED, KP, date(2024, 10, 22))
WASHINGTON = troops(Stance.CONFIRMED, US, date(2024, 10, 23))
ALLIES = troops(Stance.CONFIRMED, NATO, date(2024, 10, 28))
ADMITTED = troops(Stance.CONFIRMED, KP, date(2025, 4, 28))

MINISTER = named("Pak Chol", PartyKind.PERSON, "kp", "minister")
FORMER_MINISTER = named("Pak Chol", PartyKind.PERSON, "kp", "former minister")


def judged(*claims: Claim) -> Assessment:
    """Return the assessment of these claims under the UN's law."""
    return assess(claims, record(*claims))


@pytest.mark.parametrize(
    ("claims", "credibility"),
    [
        ([RUMOUR], Credibility.CANNOT_BE_JUDGED),
        ([RUMOUR, UNVERIFIED], Credibility.CANNOT_BE_JUDGED),
        ([RUMOUR, UNVERIFIED, SEOUL], Credibility.POSSIBLY_TRUE),
        ([RUMOUR, UNVERIFIED, SEOUL, DENIED], Credibility.POSSIBLY_TRUE),
        ([RUMOUR, UNVERIFIED, SEOUL, DENIED, WASHINGTON], Credibility.CONFIRMED),
        ([SEOUL, troops(Stance.ASSERTED, US)], Credibility.PROBABLY_TRUE),
        ([ADMITTED], Credibility.PROBABLY_TRUE),
        ([ADMITTED, SEOUL], Credibility.CONFIRMED),
        ([troops(Stance.ASSERTED, MINISTER), SEOUL], Credibility.CONFIRMED),
        ([troops(Stance.ASSERTED, FORMER_MINISTER), SEOUL], Credibility.PROBABLY_TRUE),
        ([DENIED], Credibility.CANNOT_BE_JUDGED),
        ([troops(Stance.PLANNED)], Credibility.CANNOT_BE_JUDGED),
        ([troops(Stance.CONFIRMED, NIS), troops(Stance.CONFIRMED, KR)], Credibility.POSSIBLY_TRUE),
    ],
)
def test_credibility_follows_who_says_what(claims: list[Claim], credibility: Credibility) -> None:
    """Rumour 6, one origin 3, two 2, confirmed by another or admitted beside another 1; a denial changes nothing."""
    (incident,) = judged(*claims).incidents
    assert incident.credibility is credibility


def test_offices_of_one_government_and_copies_are_one_origin() -> None:
    """Ten papers that carry one agency's words are one origin."""
    copies = [troops(Stance.ASSERTED, NIS, source=f"paper{number}") for number in range(10)]
    (incident,) = judged(*copies, troops(Stance.ASSERTED, KR)).incidents
    assert len(incident.origins) == 1
    assert incident.credibility is Credibility.POSSIBLY_TRUE


def test_a_denial_is_shown_and_does_not_lower_the_grade() -> None:
    """Who denies stands in disputed_by and among the reasons."""
    (incident,) = judged(SEOUL, WASHINGTON, DENIED).incidents
    assert incident.disputed_by == ("North Korea",)
    assert incident.credibility is Credibility.CONFIRMED
    assert any("denied by North Korea" in reason for reason in incident.reasons)


def test_did_not_deny_is_neither_for_nor_against() -> None:
    """A denial that is denied stands open."""
    (incident,) = judged(troops(Stance.DENIED, RU, negated=True)).incidents
    assert incident.disputed_by == ()
    assert incident.credibility is Credibility.CANNOT_BE_JUDGED


def test_a_sensor_alone_is_never_better_than_possibly_true() -> None:
    """Two receivers that hear the same stay at 3."""
    claims = [troops(speaker=None, source="one"), troops(speaker=None, source="two")]
    (incident,) = assess(claims, record(*claims, kind=SourceKind.SENSOR)).incidents
    assert incident.credibility is Credibility.POSSIBLY_TRUE


def test_a_denial_of_what_a_sensor_recorded_says_so() -> None:
    """A statement against a record is dissent still, and whoever weighs it is told what stands against it."""
    seen = troops(speaker=None, source="receiver")
    denied = troops(Stance.DENIED, KP, source="desk")
    made = record(seen, denied)
    receiver = replace(made.sources["receiver"], kind=SourceKind.SENSOR)
    (incident,) = assess([seen, denied], replace(made, sources={**made.sources, "receiver": receiver})).incidents
    assert incident.credibility is Credibility.POSSIBLY_TRUE
    assert incident.reasons[-2:] == (
        "denied by North Korea: shown as dissent, no refutation",
        "what is denied was recorded by a sensor: receiver",
    )


def test_what_receivers_heard_of_ships_stays_possibly_true_whoever_passed_it_on() -> None:
    """Tracks out of two archives of publishers are tracks still."""
    ship = vessel(None, Identifiers(mmsi="445123000"))
    seen = Sighting("two_sided", "two ships lay together")
    claims = [
        replace(claim, event=replace(claim.event, agents=(ship,)), sighting=seen)
        for claim in (troops(speaker=None, source="one"), troops(speaker=None, source="two"))
    ]
    (incident,) = judged(*claims).incidents
    assert len(incident.origins) == 2
    assert incident.credibility is Credibility.POSSIBLY_TRUE


def test_meetings_of_other_ships_are_other_incidents() -> None:
    """Ships of one flag that met elsewhere on the same day are not the same two."""
    ships = [vessel(None, Identifiers(mmsi=f"44512300{digit}"), "kp") for digit in range(4)]
    event = replace(troops().event, kind=EventKind.SHIP_TO_SHIP_TRANSFER, recipients=())
    seen = Sighting("two_sided", "two ships lay together")
    claims = [
        replace(troops(), event=replace(event, agents=pair), sighting=seen)
        for pair in ((ships[0], ships[1]), (ships[2], ships[3]), (ships[1], ships[0]))
    ]
    assert sorted(len(incident.claims) for incident in judged(*claims).incidents) == [1, 2]


def test_unreliable_sources_alone_cost_a_step() -> None:
    """What only D and E sources carry is one step worse."""
    (incident,) = assess([SEOUL], record(SEOUL, reliability=Reliability.E)).incidents
    assert incident.credibility is Credibility.DOUBTFUL


def test_every_grade_has_a_reason() -> None:
    """Each incident says in words why it is graded so."""
    assert all(incident.reasons for incident in judged(RUMOUR, SEOUL, DENIED, ADMITTED).incidents)


@given(st.permutations([RUMOUR, UNVERIFIED, SEOUL, DENIED, WASHINGTON, ALLIES, ADMITTED]))
def test_the_order_of_claims_changes_nothing(claims: list[Claim]) -> None:
    """Any order of the evidence gives the same incidents and findings."""
    assert judged(*claims) == judged(RUMOUR, UNVERIFIED, SEOUL, DENIED, WASHINGTON, ALLIES, ADMITTED)


def test_a_deployment_told_over_months_is_one_incident() -> None:
    """What goes on is one event from the rumour of October to the admission of April."""
    later = troops(Stance.ASSERTED, NIS, date(2025, 1, 10))
    assert len(judged(RUMOUR, SEOUL, ALLIES, later, ADMITTED).incidents) == 1


def launch(
    day: date,
    zone: str = "Asia/Seoul",
    category: Category | None = Category.BALLISTIC_MISSILE,
    told: date | None = None,
) -> Claim:
    """Return a claim that North Korea fired a missile on a day in a zone."""
    return troops(
        day=told or day, when=days(day, day, zone), kind=EventKind.MISSILE_LAUNCH, recipients=(), category=category,
        speaker=KR if zone == "Asia/Seoul" else US,
    )  # fmt: skip


def test_a_korean_day_and_the_utc_day_before_it_are_one_launch() -> None:
    """A launch after midnight in Korea is on the day before in UTC."""
    assert len(judged(launch(date(2024, 10, 31)), launch(date(2024, 10, 30), "UTC")).incidents) == 1


def test_launches_of_different_days_are_different_incidents() -> None:
    """The launches of 12 and 18 September are two."""
    assert len(judged(launch(date(2024, 9, 12)), launch(date(2024, 9, 18))).incidents) == 2


def test_an_undated_report_joins_the_last_launch_before_it() -> None:
    """A report like "Japan condemned the launch", a day later, is about that launch."""
    undated = troops(day=date(2024, 11, 1), kind=EventKind.MISSILE_LAUNCH, recipients=(), category=None, speaker=US)
    assert len(judged(launch(date(2024, 9, 18)), launch(date(2024, 10, 31)), undated).incidents) == 2


def test_a_ballistic_launch_would_breach() -> None:
    """A ballistic launch meets binding paragraphs and demands, and the finding says "would breach"."""
    findings = judged(launch(date(2024, 10, 31))).findings
    assert {"UNSCR-1718-2", "UNSCR-1874-2"} <= {finding.provision for finding in findings}
    assert {finding.wording for finding in findings} == {Wording.WOULD_BREACH}


@pytest.mark.parametrize("category", [Category.CRUISE_MISSILE, Category.ARTILLERY, Category.MISSILE, None])
def test_what_is_not_said_to_be_ballistic_breaches_nothing(category: Category | None) -> None:
    """Cruise missiles, artillery and launches without a type carry no finding."""
    assert judged(launch(date(2024, 10, 31), category=category)).findings == ()


@pytest.mark.parametrize("kind", sorted(SILENT))
def test_silent_kinds_carry_no_finding(kind: EventKind) -> None:
    """Vetoes, statements, threats, exercises, gaps and their like are no breach by themselves."""
    assert judged(troops(kind=kind, category=Category.BALLISTIC_MISSILE)).findings == ()


@pytest.mark.parametrize("stance", [Stance.PLANNED, Stance.DENIED])
def test_plans_and_mere_denials_carry_no_finding(stance: Stance) -> None:
    """Only what somebody says happened can be held against the law."""
    assert judged(troops(stance)).findings == ()


def test_a_rumour_gives_a_finding_that_cannot_be_judged() -> None:
    """A rumour is kept as what would breach if true, graded 6."""
    assert {finding.credibility for finding in judged(RUMOUR).findings} == {Credibility.CANNOT_BE_JUDGED}


def test_troops_are_held_against_the_law_by_a_named_theory() -> None:
    """No paragraph names troop deployment; the finding says whose argument it rests on."""
    findings = judged(SEOUL).findings
    assert findings
    assert all(any("United States" in reason for reason in finding.reasons) for finding in findings)


def test_a_shipment_of_arms_needs_no_theory() -> None:
    """The same paragraph, met in its own words, prints no argument about troops."""
    provision = next(rule for rule in load("un1718").provisions if rule.id == "UNSCR-1874-9")
    assert provision.theory_for(EventKind.TROOP_DEPLOYMENT)
    assert provision.theory_for(EventKind.ARMS_TRANSFER) is None


def test_a_finding_knows_its_first_and_last_day() -> None:
    """First seen is the oldest publication, changed the newest."""
    finding = judged(RUMOUR, SEOUL, ADMITTED).findings[0]
    assert (finding.first_seen, finding.changed) == (date(2024, 10, 16), date(2025, 4, 28))


def test_more_claims_keep_the_ids() -> None:
    """An incident and its findings keep their ids when claims join."""
    before, after = judged(SEOUL), judged(SEOUL, WASHINGTON, DENIED)
    assert [finding.id for finding in before.findings] == [finding.id for finding in after.findings]


def test_a_finding_goes_without_claims() -> None:
    """Nothing in, nothing out, one fire."""
    empty = judged()
    assert (empty.incidents, empty.findings, empty.fires.level) == ((), (), 1)


@pytest.mark.parametrize(
    ("claims", "level"),
    [([], 1), ([RUMOUR], 2), ([SEOUL], 3), ([SEOUL, troops(Stance.ASSERTED, US)], 4), ([SEOUL, WASHINGTON], 5)],
)
def test_fires_rise_with_severity_and_credibility(claims: list[Claim], level: int) -> None:
    """A grave finding lights two fires as a rumour and five when confirmed."""
    assert judged(*claims).fires.level == level


def test_every_order_of_three_dated_launches_gives_the_same_ids() -> None:
    """Ids do not depend on which claim came first."""
    launches = [launch(date(2024, 10, 31)), launch(date(2024, 10, 30), "UTC"), launch(date(2024, 11, 5))]
    assert len({tuple(item.id for item in judged(*order).incidents) for order in permutations(launches)}) == 1


def test_what_will_not_happen_is_no_word_against_what_did() -> None:
    """A negated plan disputes nothing."""
    (incident,) = judged(SEOUL, troops(Stance.PLANNED, KP, negated=True)).incidents
    assert incident.disputed_by == ()


def test_a_claim_that_waits_for_review_lends_no_credibility() -> None:
    """Beside claims that were surely read it is no origin, and alone it stays at 3 at best."""
    sure = troops(Stance.ASSERTED, NIS)
    doubted = replace(troops(Stance.CONFIRMED, NATO), review="read with little confidence: no agent is named")
    (both,) = assess([sure, doubted], record(sure, doubted)).incidents
    assert both.credibility is Credibility.POSSIBLY_TRUE
    admitted = replace(troops(Stance.CONFIRMED, KP), review="read by the model only")
    (alone,) = assess([admitted, doubted], record(admitted, doubted)).incidents
    assert alone.credibility is Credibility.POSSIBLY_TRUE
    assert any("review" in reason for reason in alone.reasons)


def test_who_is_frozen_under_one_regime_is_not_under_another() -> None:
    """Each regime asks its own listing."""
    rule = Provision(
        "UNSCR-1-1", "S/RES/1 (2017)", "1", Force.BINDING, ("all",), "nothing for the listed", 3, Checked.VERIFIED,
        Condition("all", parts=(Condition("kind", ("troop_deployment",)), Condition("designated", ("agents",)))),
    )  # fmt: skip
    laws = [Regime(name, name, ("kp",), (replace(rule, id=f"{name}-1"),)) for name in ("one", "other")]
    law = replace(record(SEOUL), regimes=laws, listings={"one": Listing(frozenset({KP.id}))})
    assert {finding.provision for finding in assess([SEOUL], law).findings} == {"one-1"}
