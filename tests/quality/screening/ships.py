"""Ships under any name, known by their IMO number."""

from collections.abc import Sequence
from dataclasses import replace

from bongsu.lang.ship_numbers import imo_valid
from bongsu.model.designation import Match, Subject
from bongsu.model.party import Identifiers, PartyKind
from bongsu.screen import Index
from tests.quality.figures import Figure, share
from tests.quality.screening.lists import Entry, index_of

_OTHER_NAME = "Morning Heron"
"""A name that no list gives to a ship."""


def of_numbers(listed: Sequence[Entry]) -> dict[str, Figure]:
    """Return how many ships are found by their number alone, and how often a number with a slip finds any."""
    numbered = [entry for entry in listed if entry.imo]
    # the ids of the EU's table are rows of an annex, and each annex counts anew
    named = [replace(entry, id=f"{entry.id}/{at}") for at, entry in enumerate(numbered)]
    ships = [entry for entry in named if entry.schema == "Vessel"]
    index = index_of(named, aliases=True)
    numbers = [entry.imo or "" for entry in ships]
    found = [
        any(match.designation == entry.id and match.score == 1.0 for match in matches)
        for entry, matches in zip(ships, _matches(index, numbers), strict=True)
    ]
    slips = [slip for number in numbers for slip in _slips(number)]
    wrong = sum(any(match.score >= 1.0 for match in matches) for matches in _matches(index, slips))
    return {
        "ships_by_imo": share(sum(found), len(found)),
        "ships_wrong_digit": Figure(wrong / len(slips), len(slips), error=True),
    }


def _matches(index: Index, numbers: Sequence[str]) -> list[tuple[Match, ...]]:
    subjects = (Subject(_OTHER_NAME, PartyKind.VESSEL, identifiers=Identifiers(imo=number)) for number in numbers)
    return list(index.search_many(subjects))


def _slips(number: str) -> list[str]:
    """Return the number with each wrong check digit."""
    return [slip for digit in "0123456789" if not imo_valid(slip := number[:-1] + digit)]
