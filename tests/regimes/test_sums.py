"""Sums over all suppliers: what is added, what is not, and what stays open."""

from datetime import date

import pytest

from bongsu.model.event import Basis, Event, EventKind, HsCode, Item, Quantity, When, days
from bongsu.model.party import Party, state
from bongsu.model.provision import Checked, Condition, Force, Limit, Per, Provision, SumOver
from bongsu.regimes.sums import Subtotal, Told, Total, totals

KP, CN, RU = state("kp", "North Korea"), state("cn", "China"), state("ru", "Russia")
OIL = Condition("all", parts=(Condition("kind", ("petroleum_transfer",)), Condition("goods_in", ("2710",))))
RULE = Provision(
    "P", "P", "1", Force.BINDING, ("all",), "a cap", 3, Checked.VERIFIED, in_force_from=date(2017, 12, 22),
    quantity_sum_over=SumOver(OIL, ("cap",)),
    limits=(Limit("cap", 500_000, "barrel", Per.CALENDAR_YEAR, date(2018, 1, 1)),),
)  # fmt: skip


def month(number: int, year: int = 2019) -> When:
    """Return a month of 2019."""
    last = date(year + number // 12, number % 12 + 1, 1).toordinal() - 1
    return days(date(year, number, 1), date.fromordinal(last))


YEAR = days(date(2019, 1, 1), date(2019, 12, 31))


def told(barrels: float, when: When, agent: Party = CN, basis: Basis | None = Basis.NOTIFIED, *, of: str = "",
         high: float | None = None, code: str = "271019", firm: bool = True) -> Told:  # fmt: skip
    """Return a claim that so many barrels were supplied."""
    quantity = Quantity(None, barrels, high or barrels, "barrels", basis=basis)
    event = Event(
        EventKind.PETROLEUM_TRANSFER, (agent,), (KP,), (Item("oil", None, quantity, HsCode(code)),), None, when
    )
    key = of or f"{agent.id}/{when.earliest}/{when.latest}/{basis}/{code}"
    return Told(event, key, f"claim {key} {barrels}", firm)


def only(*claims: Told) -> Total:
    """Return the one total of these claims."""
    (total,) = totals(RULE, claims)
    return total


def spans(total: Total) -> dict[Basis | None, tuple[float, float]]:
    """Return the range of each subtotal by what it rests on."""
    return {part.basis: (part.span.low, part.span.high) for part in total.subtotals}


def part(found: Subtotal | None) -> Basis | None:
    """Return what a subtotal rests on."""
    assert found is not None
    return found.basis


def test_all_suppliers_count_together_and_each_window_alone() -> None:
    """Neither supplier is over the cap, both together are, in one year only."""
    found = totals(RULE, [told(300_000, month(3)), told(250_000, month(4), RU), told(300_000, month(3, 2020))])
    assert [(total.window.first.year, total.over is not None) for total in found] == [(2019, True), (2020, False)]
    assert [party.name for party in found[0].suppliers] == ["China", "Russia"]


@pytest.mark.parametrize(("barrels", "over"), [(500_000, False), (500_000.5, True)])
def test_the_cap_itself_is_allowed(barrels: float, over: bool) -> None:
    """Up to the cap is within it."""
    assert (only(told(barrels, YEAR)).over is not None) is over


def test_notified_and_estimated_are_never_added() -> None:
    """Two halves of the cap on different bases make no breach."""
    total = only(told(300_000, month(3)), told(300_000, month(4), basis=Basis.ESTIMATED))
    assert total.over is None
    assert total.perhaps_over is None
    assert spans(total) == {Basis.NOTIFIED: (300_000, 300_000), Basis.ESTIMATED: (300_000, 300_000)}


def test_one_basis_over_the_cap_is_enough() -> None:
    """What is estimated may be over the cap while what is notified is not."""
    total = only(told(100_000, month(3)), told(900_000, month(3), RU, Basis.ESTIMATED))
    assert part(total.over) is Basis.ESTIMATED


def test_a_range_over_the_cap_at_its_upper_end_is_open() -> None:
    """Low ends under the cap and high ends over it: perhaps."""
    total = only(told(200_000, month(3), high=300_000), told(200_000, month(4), high=300_000))
    assert total.over is None
    assert part(total.perhaps_over) is Basis.NOTIFIED


def test_claims_about_one_flow_are_a_range_not_a_sum() -> None:
    """Exporter and importer on one flow: from the lower to the higher figure."""
    total = only(told(300_000, month(3), of="flow"), told(320_000, month(3), of="flow"))
    assert spans(total) == {Basis.NOTIFIED: (300_000, 320_000)}


def test_a_year_holds_its_months_and_a_heading_its_subheadings() -> None:
    """A row within another of the same parties is not counted twice; of other parties it is."""
    year, january, fine = told(400_000, YEAR, code="2710"), told(90_000, month(1)), told(50_000, YEAR)
    assert spans(only(year, january, fine)) == {Basis.NOTIFIED: (400_000, 400_000)}
    assert spans(only(year, told(90_000, month(1), RU))) == {Basis.NOTIFIED: (490_000, 490_000)}
    assert spans(only(january, told(60_000, month(1), code="271012"))) == {Basis.NOTIFIED: (150_000, 150_000)}


def test_a_period_across_the_edge_may_have_nothing_in_the_window() -> None:
    """Half a year before and half a year in the window: from nothing to all of it."""
    across = days(date(2018, 7, 1), date(2019, 6, 30))
    found = totals(RULE, [told(600_000, across)])
    assert [total.over for total in found] == [None, None]
    assert all(total.perhaps_over for total in found)


def test_what_is_only_rumoured_has_no_lower_end() -> None:
    """A rumour of too much is no breach, but may be one."""
    total = only(told(900_000, month(3), firm=False))
    assert total.over is None
    assert total.perhaps_over is not None


def test_nothing_told_is_nothing_counted() -> None:
    """No date, no amount, other goods, other years: no total at all, rather than one of zero."""
    nothing = Told(
        Event(EventKind.PETROLEUM_TRANSFER, (CN,), (KP,), (Item("oil", hs=HsCode("2710")),), None, YEAR), "x", "x"
    )
    assert totals(RULE, [told(900_000, When()), told(900_000, YEAR, code="2709"), nothing]) == ()
    assert totals(RULE, [told(900_000, month(12, 2017))]) == ()


def test_a_window_known_in_part_says_how_far() -> None:
    """Days on which any figure's period lies are counted once."""
    assert only(told(1, month(1)), told(1, month(1), RU), told(1, month(3))).known_days == 62
    assert only(told(1, YEAR), told(1, month(3), RU)).known_days == 365
