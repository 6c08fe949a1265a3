"""Parties, days and changes in words."""

from bongsu.model.edition import Happened
from bongsu.model.event import Event, When
from bongsu.model.party import Party
from bongsu.model.provision import Checked, Provision

MARKS = {Checked.PARTIAL: "\u2020", Checked.UNVERIFIED: "\u2021"}
"""What stands behind a paragraph number that was not verified, with its meaning below the table."""

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


def cited(provision: Provision) -> str:
    """Return the id with the mark of how far its number was checked."""
    return f"{provision.id}{MARKS.get(provision.checked, '')}"


def legend(used: set[Checked]) -> list[str]:
    """Return what the marks mean, for those that were used."""
    meanings = {Checked.PARTIAL: "partly checked", Checked.UNVERIFIED: "unverified"}
    return [f"{mark} paragraph number {meanings[level]}" for level, mark in MARKS.items() if level in used]
