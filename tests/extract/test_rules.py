"""Rules of law, kept and broken."""

import pytest

from bongsu.model.claim import Stance
from bongsu.model.event import EventKind
from tests.extract.texts import read


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("Some work in mills, in violation of UN sanctions banning the use of North Korean labour.", [Stance.ASSERTED]),
        ("UN sanctions ban the use of North Korean labour.", []),
    ],
)
def test_what_breaks_a_rule_was_done(text: str, stances: list[Stance]) -> None:
    """A ban tells of no deed; who violates it does what it bans."""
    assert [claim.stance for claim in read(text) if claim.event.kind is EventKind.OVERSEAS_LABOUR] == stances
