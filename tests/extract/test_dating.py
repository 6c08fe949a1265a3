"""When an event happened."""

from datetime import date

import pytest

from bongsu.model.claim import Stance
from bongsu.model.event import EventKind
from tests.extract.texts import only, read


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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("North Korea launched a missile at 2230 GMT Tuesday, U.S. Forces said.", date(2024, 10, 16)),
        ("North Korea launched a missile at 22:30 GMT on Tuesday.", date(2024, 10, 16)),
        ("North Korea launched a missile at 0130 GMT on Tuesday.", date(2024, 10, 15)),
        ("Iran launched a missile at 2230 GMT on Tuesday.", date(2024, 10, 15)),
    ],
)
def test_an_hour_in_greenwich_is_told_as_a_day_of_the_place(text: str, day: date) -> None:
    """Late on Tuesday in Greenwich it is Wednesday in Seoul."""
    when = only(text, EventKind.MISSILE_LAUNCH).event.when
    assert when.earliest is not None
    assert when.earliest.date() == day


def test_what_has_an_hour_in_greenwich_is_done_even_where_it_is_tomorrow() -> None:
    """On the evening of publication it is the next day in Seoul, and the launch is no plan."""
    claim = only("North Korea launched a missile at 2230 GMT Friday.", EventKind.MISSILE_LAUNCH)
    assert (claim.stance, str(claim.event.when.earliest)[:10]) == (Stance.ASSERTED, "2024-10-19")


@pytest.mark.parametrize(
    ("text", "kind", "stated"),
    [
        ("Malta seized a tanker whose captain last year sold fuel to Iran.", EventKind.VESSEL_DETENTION, False),
        ("Malta seized a tanker which carried coal to Iran in May.", EventKind.VESSEL_DETENTION, False),
        ("Iran, which sold oil to Syria in May, sent shells to Sudan.", EventKind.ARMS_TRANSFER, False),
        ("Iran, which sold oil to Syria in May, sent shells to Sudan.", EventKind.PETROLEUM_TRANSFER, True),
        ("North Korea fired a missile which flew 500 km on Monday.", EventKind.MISSILE_LAUNCH, True),
        ("On Monday Malta seized a tanker which belongs to Iran.", EventKind.VESSEL_DETENTION, True),
    ],
)
def test_a_date_in_a_relative_clause_is_of_that_clause(text: str, kind: EventKind, *, stated: bool) -> None:
    """Unless the clause tells more of the very thing of the event."""
    told = [claim.event.when.stated for claim in read(text) if claim.event.kind is kind]
    assert told[0] is stated


def test_a_hedge_in_a_relative_clause_hedges_that_clause() -> None:
    """The seizure is sure, the delivery is alleged."""
    text = "Malta seized a tanker which allegedly delivered coal to Iran in May."
    assert only(text, EventKind.VESSEL_DETENTION).stance is not Stance.UNVERIFIED
    assert only(text, EventKind.GOODS_TRANSFER).stance is Stance.UNVERIFIED
    text = "Iran, which allegedly sold oil to Syria, sent shells to Sudan."
    assert only(text, EventKind.ARMS_TRANSFER).stance is Stance.ASSERTED
