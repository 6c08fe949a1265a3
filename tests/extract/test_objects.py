"""To whom or about whom."""

import pytest

from bongsu.model.event import EventKind
from tests.extract.texts import only


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Tokyo condemned the reckless attack and hosted talks with Iran.", []),
        ("Tokyo condemned the reckless attack and the silence of Iran.", ["Iran"]),
        ("Tokyo condemned and rejected Iran's demand.", ["Iran"]),
    ],
)
def test_a_position_ends_where_another_predicate_begins(text: str, about: list[str]) -> None:
    """Behind "and" and a verb stands whom that verb is about."""
    assert [party.name for party in only(text, EventKind.STATEMENT).event.recipients] == about
