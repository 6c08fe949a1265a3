"""Where a claim stands."""

import pytest

from bongsu.model.claim import Claim, Side, Stance
from bongsu.model.event import Event, EventKind


@pytest.mark.parametrize(
    ("stance", "negated", "side"),
    [
        (Stance.ASSERTED, False, Side.FOR),
        (Stance.CONFIRMED, False, Side.FOR),
        (Stance.ASSERTED, True, Side.AGAINST),
        (Stance.DENIED, False, Side.AGAINST),
        (Stance.DENIED, True, Side.OPEN),
        (Stance.RUMOURED, False, Side.OPEN),
        (Stance.UNVERIFIED, False, Side.OPEN),
        (Stance.PLANNED, False, Side.FUTURE),
        (Stance.PLANNED, True, Side.FUTURE),
    ],
)
def test_a_claim_stands_where_its_words_put_it(stance: Stance, negated: bool, side: Side) -> None:
    """The words "did not deny" are open, and a plan that is given up disputes nothing."""
    claim = Claim(Event(EventKind.VETO), stance, "e" * 64, "quote", "rule", negated=negated)
    assert claim.side is side
