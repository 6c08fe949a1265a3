"""When an event happened."""

from datetime import date

import pytest

from bongsu.model.claim import Stance
from bongsu.model.event import EventKind
from tests.extract.texts import only


@pytest.mark.parametrize(
    ("text", "stance", "day"),
    [
        ("Iran delivered oil to Syria on 3 December.", Stance.ASSERTED, date(2023, 12, 3)),
        ("On 3 December, Iran delivered oil to Syria.", Stance.ASSERTED, date(2023, 12, 3)),
        ("Oil was delivered to Syria on 3 December.", Stance.ASSERTED, date(2023, 12, 3)),
        ("Iran delivered oil to Syria on 3 October.", Stance.ASSERTED, date(2024, 10, 3)),
        ("Iran delivered oil to Syria on 3 December 2024.", Stance.PLANNED, date(2024, 12, 3)),
        ("Oil is to be delivered to Syria on 3 December.", Stance.PLANNED, date(2024, 12, 3)),
        ("Iran will deliver oil to Syria on 3 December.", Stance.PLANNED, date(2024, 12, 3)),
        ("Iran delivers oil to Syria on 3 December.", Stance.PLANNED, date(2024, 12, 3)),
        ("Iran agreed to deliver oil to Syria on 3 December.", Stance.PLANNED, date(2024, 12, 3)),
    ],
)
def test_a_bare_date_beside_a_past_verb_is_the_last_such_day(text: str, stance: Stance, day: date) -> None:
    """Told on 18 October 2024: what was delivered on 3 December was delivered a year ago, what is to be lies ahead."""
    claim = only(text, EventKind.PETROLEUM_TRANSFER)
    assert claim.event.when.earliest is not None
    assert (claim.stance, claim.event.when.earliest.date()) == (stance, day)
