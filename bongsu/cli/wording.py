"""Parties, days and changes in words."""

from bongsu.model.edition import Happened
from bongsu.model.event import Event, When
from bongsu.model.party import Party

CHANGE_MARKS = {Happened.ADDED: "+", Happened.REMOVED: "-", Happened.CHANGED: "~"}
"""What stands before an entry or match that was added, removed or changed."""


def names(parties: tuple[Party, ...]) -> str:
    """Return the parties' names."""
    return ", ".join(party.name for party in parties) or "unnamed"


def who(event: Event) -> str:
    """Return who did it, and to whom."""
    return f"{names(event.agents)} \u2192 {names(event.recipients)}" if event.recipients else names(event.agents)


def days(when: When) -> str:
    """Return the day or days, and whether the text says them."""
    first, last = when.first_day(), when.last_day()
    if not when.stated:
        return f"by {last}" if last else "not dated"
    if first == last:
        return str(first)
    return f"{first or '...'} to {last or '...'}"
