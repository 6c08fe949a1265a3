"""Verbs that begin, continue or end a deed."""

import pytest

from bongsu.model.claim import Stance
from bongsu.model.event import EventKind
from tests.extract.texts import only

ARMS = EventKind.ARMS_TRANSFER


@pytest.mark.parametrize(
    ("text", "stance", "negated"),
    [
        ("Iran continues to supply shells to Russia.", Stance.ASSERTED, False),
        ("Iran kept on supplying shells to Russia.", Stance.ASSERTED, False),
        ("Iran began supplying shells to Russia.", Stance.ASSERTED, False),
        ("Iran resumed supplying shells to Russia.", Stance.ASSERTED, False),
        ("Iran stopped supplying shells to Russia.", Stance.ASSERTED, True),
        ("Iran has ceased to supply shells to Russia.", Stance.ASSERTED, True),
        ("Iran was stopped from supplying shells to Russia.", Stance.ASSERTED, True),
        ("Iran halted all shipments of shells to Russia.", Stance.ASSERTED, True),
        ("Iran stopped short of supplying shells to Russia.", Stance.ASSERTED, True),
        ("Iran did not stop supplying shells to Russia.", Stance.ASSERTED, False),
        ("Iran refused to stop supplying shells to Russia.", Stance.ASSERTED, False),
        ("Iran has yet to stop supplying shells to Russia.", Stance.ASSERTED, False),
        ("Iran will stop supplying shells to Russia.", Stance.PLANNED, True),
        ("Iran will continue to supply shells to Russia.", Stance.PLANNED, False),
        ("Police halted a shipment of shells to Russia.", Stance.ASSERTED, False),
        ("After the train stopped, Iran supplied shells to Russia.", Stance.ASSERTED, False),
    ],
)
def test_what_is_ended_is_done_no_more(text: str, stance: Stance, negated: bool) -> None:
    """Who stops a deed does it no more; who goes on, or does not stop, does it; one shipment is not all."""
    claim = only(text, ARMS)
    assert (claim.stance, claim.negated) == (stance, negated)
