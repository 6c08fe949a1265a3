"""Customs figures as incidents: one for each flow, period and code."""

from dataclasses import replace
from datetime import date
from itertools import permutations

from bongsu.assess import assess
from bongsu.model.event import Category, EventKind
from bongsu.model.finding import Assessment
from bongsu.model.grade import Credibility
from bongsu.model.provision import Checked, Condition, Force, Provision, Wording
from bongsu.regimes import Regime
from tests.assess.flows import CN, KP, flow, tonnes
from tests.assess.stories import record

JANUARY = flow(quantity=tonnes(900))
FEBRUARY = flow(quantity=tonnes(800), first=date(2019, 2, 1), last=date(2019, 2, 28))
OTHER_CODE = flow(code="271012", quantity=tonnes(50))
MIRROR = flow(quantity=tonnes(950), speaker=KP, row=2)
TEXT = flow(code="oil", category=Category.REFINED_PETROLEUM)
BAN = Provision(
    "UNSCR-1-1", "S/RES/1 (2017)", "1", Force.BINDING, ("all",), "no textiles", 2, Checked.VERIFIED,
    Condition("kind", ("goods_transfer",)), in_force_from=date(2017, 9, 11),
)  # fmt: skip


def test_each_period_and_code_is_an_incident() -> None:
    """Rows on other months and other codes are other incidents; two states' rows on one flow are one."""
    claims = [JANUARY, FEBRUARY, OTHER_CODE, MIRROR, TEXT]
    found = assess(claims, record(*claims))
    assert sorted(len(incident.claims) for incident in found.incidents) == [1, 1, 1, 2]
    assert len({incident.id for incident in found.incidents}) == 4


def test_two_states_figures_on_one_flow_are_a_range() -> None:
    """Figures that differ are never made one number."""
    (incident,) = assess([JANUARY, MIRROR], record(JANUARY, MIRROR)).incidents
    (item,) = incident.event.objects
    assert item.quantity is not None
    assert (item.quantity.low, item.quantity.high, item.quantity.basis) == (900, 950, "recorded")


def test_the_order_of_rows_changes_nothing() -> None:
    """The same rows in any order give the same assessment."""
    law = record(JANUARY, FEBRUARY, MIRROR)
    assert len({str(assess(order, law)) for order in permutations([JANUARY, FEBRUARY, MIRROR])}) == 1


def under_ban(first: date, last: date) -> Assessment:
    """Return what a ban from 11 September 2017 says of a row on this period."""
    row = flow(KP, "620342", tonnes(5), first, last, recipient=CN, kind=EventKind.GOODS_TRANSFER)
    return assess([row], replace(record(row), regimes=[Regime("un", "A ban", ("kp",), (BAN,))]))


def test_a_month_in_which_the_ban_began_is_told_but_no_plain_breach() -> None:
    """The finding says "may", is not better than 3, and says in words that it may have been before."""
    (finding,) = under_ban(date(2017, 9, 1), date(2017, 9, 30)).findings
    assert finding.wording is Wording.MAY_BREACH
    assert finding.credibility >= Credibility.POSSIBLY_TRUE
    assert finding.reasons[0] == (
        "it lies between 2017-09-01 and 2017-09-30, so it may have been before the rule was in force, "
        "from 2017-09-11: not better than 3"
    )


def test_months_before_and_after_are_plain() -> None:
    """A month before the ban is no finding, a month after it a plain one."""
    assert not under_ban(date(2017, 8, 1), date(2017, 8, 31)).findings
    (finding,) = under_ban(date(2017, 10, 1), date(2017, 10, 31)).findings
    assert finding.wording is Wording.WOULD_BREACH
