"""Whose body speaks where the text names no state."""

import pytest

from bongsu.extract.homes import at_home
from bongsu.extract.lexicon import lexicon
from bongsu.model.event import EventKind
from bongsu.model.party import PartyKind, named
from tests.extract.texts import only


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("TOKYO, Oct. 18 (Kyodo) -- Iran fired two missiles, the Defense Ministry said.", "jp"),
        ("Ankara, Oct 18, 2024 (AFP) - Iran fired two missiles, the military here said.", "tr"),
        ("MOSCOW, October 18. /TASS/. Iran fired two missiles, the Foreign Ministry said.", "ru"),
        ("SEOUL, Oct. 18 (Yonhap) -- Iran fired two missiles, the spy agency said.", "kr"),
        ("SEOUL/TOKYO, Oct 18 (Reuters) - Iran fired two missiles, the Defense Ministry said.", None),
        ("TOKYO, Oct. 18 (Kyodo) -- Iran fired two missiles, a former military officer said.", None),
        ("TOKYO, Oct. 18 (Kyodo) -- Iran fired two missiles, analysts said.", None),
        ("Iran fired two missiles, the Defense Ministry said.", None),
    ],
)
def test_a_ministry_without_a_state_is_of_the_dateline(text: str, country: str | None) -> None:
    """One place in the dateline tells the state; several tell none, and persons on their own are no state's."""
    speaker = only(text, EventKind.MISSILE_LAUNCH).speaker
    assert (speaker.country if speaker else None) == country


def test_where_somebody_spoke_for_another_state_the_ministry_stays_unknown() -> None:
    """It may be either's."""
    ministry = named("Defence Ministry", PartyKind.ORGANISATION)
    assert at_home(ministry, "jp", "ua", lexicon()) == ministry
    assert at_home(ministry, "jp", "jp", lexicon()) != ministry
    assert at_home(None, "jp", None, lexicon()) is None
