"""Who says how much: amounts are never made one, where they differ."""

from collections import defaultdict
from collections.abc import Sequence

from bongsu.assess.voices import Desk, says
from bongsu.model.claim import Claim
from bongsu.model.event import Item, Quantity
from bongsu.model.finding import Account


def accounts(claims: Sequence[Claim], desk: Desk) -> tuple[Account, ...]:
    """Return each amount that was told, with those who tell it, where more than one amount was told of a thing."""
    told: dict[str, dict[Quantity, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        for item in claim.event.objects:
            if item.quantity:
                told[_thing(item)][item.quantity].append(claim)
    return tuple(
        Account(
            thing,
            amount,
            tuple(sorted({says(claim, desk) for claim in by[amount]})),
            tuple(sorted({claim.id for claim in by[amount]})),
        )
        for thing, by in sorted(told.items())
        if len(by) > 1
        for amount in sorted(by, key=_size)
    )


def _thing(item: Item) -> str:
    return item.category.replace("_", " ") if item.category else item.name.lower()


def _size(amount: Quantity) -> tuple[float, float, str]:
    numbers = [number for number in (amount.value, amount.low, amount.high) if number is not None]
    return min(numbers, default=0.0), max(numbers, default=0.0), repr(amount)
