"""Who says how much."""

from dataclasses import replace

from bongsu.assess import assess
from bongsu.model.claim import Claim
from bongsu.model.event import Category, Item, Quantity
from bongsu.model.party import Party
from tests.assess.stories import NIS, US, record, troops


def so_many(speaker: Party, quantity: Quantity) -> Claim:
    """Return a claim of so many soldiers."""
    claim = troops(speaker=speaker)
    return replace(claim, event=replace(claim.event, objects=(Item("soldiers", Category.TROOPS, quantity),)))


def test_amounts_that_differ_stand_beside_each_other_with_who_says_them() -> None:
    """The incident keeps the range, and each amount its voices."""
    claims = [so_many(NIS, Quantity(1500)), so_many(US, Quantity(low=3000)), so_many(NIS, Quantity(low=3000))]
    (incident,) = assess(claims, record(*claims)).incidents
    assert [(one.quantity, one.voices) for one in incident.accounts] == [
        (Quantity(1500), ("South Korea",)),
        (Quantity(low=3000), ("South Korea", "United States")),
    ]
    amount = incident.event.objects[0].quantity
    assert amount is not None
    assert (amount.low, amount.high) == (1500, 3000)


def test_one_amount_needs_no_account() -> None:
    """Where all say the same, nothing is set against it."""
    claims = [so_many(NIS, Quantity(1500)), so_many(US, Quantity(1500))]
    (incident,) = assess(claims, record(*claims)).incidents
    assert incident.accounts == ()
