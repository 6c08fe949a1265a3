"""Provisions: what they may be called, and when they hold."""

from datetime import date

import pytest

from bongsu.model.provision import Checked, Force, Provision, Wording


def provision(force: Force = Force.BINDING, checked: Checked = Checked.VERIFIED) -> Provision:
    """Return a provision in force during 2017."""
    return Provision(
        "UNSCR-1718-2", "S/RES/1718 (2006)", "2", force, ("DPRK",), "text", 4, checked,
        in_force_from=date(2017, 1, 1), in_force_to=date(2017, 12, 31),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("checked", "caution"), [(Checked.PARTIAL, "partly checked"), (Checked.UNVERIFIED, "unverified")]
)
def test_a_doubtful_paragraph_number_is_never_printed_bare(checked: Checked, caution: str) -> None:
    """Label and citation say how far the number was checked."""
    assert caution in provision(checked=checked).label
    assert caution in provision(checked=checked).citation


def test_a_verified_paragraph_number_stands_alone() -> None:
    """Nothing is added to what was verified."""
    assert provision().label == "UNSCR-1718-2"


@pytest.mark.parametrize(
    ("force", "wording"),
    [
        (Force.BINDING, Wording.WOULD_BREACH),
        (Force.DEMAND, Wording.WOULD_BREACH),
        (Force.CALLS_UPON, Wording.INCONSISTENT_WITH),
        (Force.CLARIFIES, None),
        (Force.INSTITUTIONAL, None),
        (Force.EXEMPTION, None),
    ],
)
def test_only_binding_paragraphs_and_demands_can_be_breached(force: Force, wording: Wording | None) -> None:
    """The force decides what a finding may say."""
    assert provision(force).wording is wording


@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [
        (date(2016, 12, 31), date(2016, 12, 31), False),
        (date(2017, 1, 1), date(2017, 1, 1), True),
        (date(2017, 12, 31), date(2018, 2, 1), True),
        (date(2018, 1, 1), date(2018, 1, 1), False),
        (None, date(2016, 1, 1), False),
        (None, None, True),
    ],
)
def test_a_provision_holds_on_the_days_of_its_force(first: date | None, last: date | None, holds: bool) -> None:
    """First and last day are included; an open end reaches to any day."""
    assert provision().in_force_on(first, last) is holds
