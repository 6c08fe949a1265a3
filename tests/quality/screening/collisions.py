"""Listed persons whose own name also raises an alarm for somebody else who is listed."""

from collections.abc import Sequence

from bongsu.model.designation import Subject
from bongsu.screen import ALERT
from tests.bench.screen_engine import kind_of
from tests.quality.figures import Figure
from tests.quality.screening.lists import SHOWN, Entry, index_of


def of_persons(name: str, listed: Sequence[Entry]) -> dict[str, Figure]:
    """Return the share of a list's persons for North Korea who are taken for another of them.

    The first figure is of an index of own names; the second of one with all aliases, which has more to hit.
    """
    persons = [entry for entry in listed if entry.dprk and entry.schema == "Person"]
    return {
        f"collisions_{name}": _taken_for_others(persons, aliases=False),
        f"collisions_{name}_aliases": _taken_for_others(persons, aliases=True),
    }


def _taken_for_others(persons: Sequence[Entry], *, aliases: bool) -> Figure:
    subjects = (Subject(entry.name, kind_of(entry.schema)) for entry in persons)
    found = index_of(persons, aliases=aliases).search_many(subjects, limit=SHOWN, at_least=ALERT)
    taken = sum(
        any(match.designation != entry.id for match in matches) for entry, matches in zip(persons, found, strict=True)
    )
    return Figure(taken / len(persons), len(persons), error=True)
