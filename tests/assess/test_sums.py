"""Findings on sums over all incidents of a watch."""

from dataclasses import replace
from datetime import date

from bongsu.assess import assess
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Basis
from bongsu.model.finding import Assessment, Finding, Incident
from bongsu.model.grade import Credibility
from bongsu.model.provision import Checked, Condition, Force, Limit, Per, Provision, SumOver, Wording
from bongsu.regimes import Regime
from tests.assess.flows import RU, barrels, flow, tonnes
from tests.assess.stories import record

OIL = Condition("all", parts=(Condition("kind", ("petroleum_transfer",)), Condition("goods_in", ("2710",))))
CAP = Provision(
    "UNSCR-1-5", "S/RES/1 (2017)", "5", Force.BINDING, ("all",), "a cap", 3, Checked.VERIFIED,
    in_force_from=date(2017, 12, 22), quantity_sum_over=SumOver(OIL, ("cap",)),
    limits=(Limit("cap", 500_000, "barrel", Per.CALENDAR_YEAR, date(2018, 1, 1)),),
)  # fmt: skip
MARCH = (date(2019, 3, 1), date(2019, 3, 31))
APRIL = (date(2019, 4, 1), date(2019, 4, 30))


def judged(*claims: Claim, rule: Provision = CAP) -> Assessment:
    """Return the assessment under a cap of half a million barrels a year."""
    return assess(claims, replace(record(*claims), regimes=[Regime("un", "A cap", ("kp",), (rule,))]))


def one(found: Assessment) -> tuple[Finding, Incident]:
    """Return the one finding, and what it is about."""
    (finding,) = found.findings
    (incident,) = [incident for incident in found.incidents if incident.id == finding.incident]
    return finding, incident


def test_a_window_over_the_cap_is_one_finding_that_cites_every_claim() -> None:
    """Three deliveries, two suppliers, one finding."""
    claims = [flow(quantity=barrels(200_000), first=MARCH[0], last=MARCH[1]),
              flow(quantity=barrels(200_000), first=APRIL[0], last=APRIL[1]),
              flow(RU, quantity=barrels(200_000), first=APRIL[0], last=APRIL[1])]  # fmt: skip
    finding, incident = one(judged(*claims))
    assert finding.wording is Wording.WOULD_BREACH
    assert set(incident.claims) == {claim.id for claim in claims}
    assert finding.reasons[0] == (
        "notified: 600,000 barrels from 2019-01-01 to 2019-12-31, over the limit of 500,000 barrels over all suppliers "
        "together"
    )
    assert "suppliers that figures name: China, Russia" in finding.reasons
    assert any(line.startswith("known in part: figures for 61 of the window's 365 days") for line in finding.reasons)
    assert not any("to the tonne" in line for line in finding.reasons)


def test_figures_under_the_cap_are_no_finding() -> None:
    """Under the cap, or of another year, nothing is found."""
    later = flow(quantity=barrels(400_000), first=date(2020, 3, 1), last=date(2020, 3, 31))
    assert not judged(flow(quantity=barrels(400_000), first=MARCH[0], last=MARCH[1]), later).findings


def test_weights_that_may_be_over_the_cap_say_may_and_show_the_factors() -> None:
    """Seventy thousand tonnes of heavy products are 463,400 to 543,900 barrels: not better than 3, and "may"."""
    finding, incident = one(judged(flow(quantity=tonnes(70_000), first=MARCH[0], last=MARCH[1])))
    assert finding.wording is Wording.MAY_BREACH
    assert finding.credibility >= Credibility.POSSIBLY_TRUE
    assert finding.reasons[0].startswith("recorded: 463,400 to 543,900 barrels")
    assert any("diesel 7.23 barrels to the tonne (United Nations" in line for line in finding.reasons)
    (item,) = incident.event.objects
    assert item.quantity is not None
    assert (item.quantity.low, item.quantity.high, item.quantity.basis) == (463_400, 543_900, Basis.RECORDED)


def test_notified_and_estimated_stand_apart() -> None:
    """The estimate is over the cap; the notification stands beside it."""
    notified = flow(RU, quantity=barrels(100_000), first=MARCH[0], last=MARCH[1])
    estimated = flow(RU, quantity=barrels(900_000, 1_100_000, Basis.ESTIMATED), first=MARCH[0], last=MARCH[1], row=2)
    finding, incident = one(judged(notified, estimated))
    assert {item.quantity.basis for item in incident.event.objects if item.quantity} == {"notified", "estimated"}
    assert finding.wording is Wording.WOULD_BREACH
    assert "what is notified, recorded and estimated stands apart and is not added up" in finding.reasons


def test_denied_and_planned_deliveries_are_not_counted() -> None:
    """What is denied, or is to come, is in no sum."""
    first = flow(quantity=barrels(400_000), first=MARCH[0], last=MARCH[1])
    for stance in (Stance.DENIED, Stance.PLANNED):
        other = flow(RU, quantity=barrels(400_000), first=MARCH[0], last=MARCH[1], stance=stance)
        assert not judged(first, other).findings


def test_calls_upon_is_inconsistent_with() -> None:
    """A sum over what a paragraph calls for is inconsistent with it, and no breach."""
    rule = replace(CAP, force=Force.CALLS_UPON)
    finding, _ = one(judged(flow(quantity=barrels(900_000), first=MARCH[0], last=MARCH[1]), rule=rule))
    assert finding.wording is Wording.INCONSISTENT_WITH


def test_an_early_figure_changes_the_finding_and_not_its_id() -> None:
    """More figures for a window are the same finding with more claims."""
    big = flow(quantity=barrels(900_000), first=MARCH[0], last=MARCH[1])
    more = flow(RU, quantity=barrels(5), first=APRIL[0], last=APRIL[1])
    assert one(judged(big))[0].id == one(judged(big, more))[0].id
