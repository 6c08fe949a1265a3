"""Names that were taken apart, each once: the listed ones are kept, those asked for as long as their batch lasts."""

from collections.abc import Sequence

from bongsu.model.designation import Subject
from bongsu.model.party import PartyKind
from bongsu.screen.anatomy import Name, take_apart
from bongsu.screen.rarity import Rarity
from bongsu.screen.register import Names

Ways = tuple[dict[str, Name], ...]
"""Names by their text, for each way in which `take_apart` takes names apart: as persons, ships, all of them, bodies."""

NOTHING: Ways = ({}, {}, {}, {})
"""Nothing is asked for."""


class Taken:
    """Listed names, each taken apart when it is first met; one text, listed or asked for, is taken apart once."""

    def __init__(self, names: Names, rarity: Rarity) -> None:
        self._texts = names.text
        self._ways = list(map(_way, names.kind))
        self._kinds = names.kind
        self._rarity = rarity
        self._names: list[Name | None] = [None] * len(names.text)
        self._by_text = _none()
        self._places: tuple[dict[str, int], ...] = ({}, {}, {}, {})
        for at, (way, text) in enumerate(zip(self._ways, names.text, strict=True)):
            self._places[way][text] = at

    def place(self, subject: Subject) -> int | None:
        """Return the place of a listed name that is spelled as the one asked for, and taken apart as it is."""
        return self._places[_way(subject.kind)].get(subject.name or "")

    def asked(self, subjects: Sequence[Subject]) -> tuple[list[Name], Ways]:
        """Return the names of a batch, in their order and by their texts."""
        held = _none()
        found = []
        for subject in subjects:
            text, way = subject.name or "", _way(subject.kind)
            name = self._by_text[way].get(text) or held[way].get(text)
            if name is None:
                name = held[way][text] = take_apart(text, subject.kind, self._rarity)
            found.append(name)
        return found, held

    def listed(self, at: int, asked: Ways) -> Name:
        """Return a listed name by its own place; it may be one of those that are asked for."""
        name = self._names[at]
        if name is None:
            text, way = self._texts[at], self._ways[at]
            name = self._by_text[way].get(text) or asked[way].get(text)
            if name is None:
                name = take_apart(text, self._kinds[at], self._rarity)
            self._names[at] = self._by_text[way][text] = name
        return name


def _none() -> Ways:
    return ({}, {}, {}, {})


def _way(kind: PartyKind | None) -> int:
    if kind is PartyKind.PERSON:
        return 0
    return 1 if kind is PartyKind.VESSEL else 2 if kind is None else 3
