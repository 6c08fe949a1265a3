"""Claims as customs figures make them."""

from datetime import date

from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Basis, Category, Event, EventKind, HsCode, Item, Quantity, days
from bongsu.model.party import Party, state

KP, CN, RU = state("kp", "North Korea"), state("cn", "China"), state("ru", "Russia")


def flow(
    agent: Party = CN,
    code: str = "271019",
    quantity: Quantity | None = None,
    first: date = date(2019, 1, 1),
    last: date = date(2019, 1, 31),
    *,
    recipient: Party = KP,
    kind: EventKind = EventKind.PETROLEUM_TRANSFER,
    category: Category | None = None,
    stance: Stance = Stance.ASSERTED,
    speaker: Party | None = None,
    source: str = "customs",
    row: int = 1,
) -> Claim:
    """Return a claim of one row: this code, so much of it, in this period."""
    item = Item(code, category, quantity, HsCode(code, 2017) if code.isdigit() else None)
    event = Event(kind, (agent,), (recipient,), (item,), when=days(first, last))
    evidence = f"{source}/{last}"
    return Claim(event, stance, evidence, f"row {row}", "test", row=(row,), speaker=speaker or agent)


def tonnes(value: float, basis: Basis | None = Basis.RECORDED) -> Quantity:
    """Return so many tonnes."""
    return Quantity(value, unit="tonnes", basis=basis)


def barrels(low: float, high: float | None = None, basis: Basis | None = Basis.NOTIFIED) -> Quantity:
    """Return so many barrels."""
    return Quantity(low if high is None else None, low, high or low, "barrels", basis=basis)
