"""The designations that an index holds, their names in a row, and their official numbers."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from bongsu.lang.official_numbers import squeezed
from bongsu.model.designation import Designation, ListedName, NameQuality
from bongsu.model.party import PartyKind
from bongsu.model.record import from_json, to_json
from bongsu.screen.rows import Arrays, texts_array, texts_from

_PART = "\x1f"
"""Unicode's separator of units; it parts the columns of a line in the arrays."""

_KINDS, _QUALITIES = tuple(PartyKind), tuple(NameQuality)


class Names(NamedTuple):
    """Names of designations, column by column: at which place the designation stands, what it is, and the name."""

    place: Sequence[int]
    kind: Sequence[PartyKind]
    quality: Sequence[NameQuality]
    script: Sequence[str]
    text: Sequence[str]


class Party(NamedTuple):
    """A designation of a register: what it is, and all else when it is asked for."""

    register: "Register"
    place: int

    @property
    def id(self) -> str:
        """The designation's id."""
        return self.register.id(self.place)

    @property
    def kind(self) -> PartyKind:
        """What it is."""
        return self.register.kind(self.place)

    @property
    def entry(self) -> Designation:
        """All that is known of it."""
        return self.register.entry(self.place)


class Register:
    """Designations by their place, and each of their names by its own place.

    What comes from a cache is taken apart only when it is asked for: a search touches a few entries of thousands.

    Attributes:
        names: all names, in a row.
    """

    def __init__(
        self,
        ids: Sequence[str],
        entries: Sequence[Designation | str],
        names: Names,
        numbers: Sequence[tuple[str, str, int, str]],
    ) -> None:
        self._ids = list(ids)
        self._places = {id_: place for place, id_ in enumerate(ids)}
        self._kinds = dict(zip(names.place, names.kind, strict=True))
        self._entries = list(entries)
        self.names = names
        self._numbers: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        for kind, key, place, value in numbers:
            self._numbers[kind, key].append((place, value))

    def __len__(self) -> int:
        return len(self._entries)

    def place_of(self, id_: str) -> int | None:
        """Return the place of the designation of this id, or None."""
        return self._places.get(id_)

    def id(self, place: int) -> str:
        """Return the id of the designation at this place."""
        return self._ids[place]

    def kind(self, place: int) -> PartyKind:
        """Return of which kind the designation at this place is."""
        return self._kinds.get(place) or self.entry(place).kind

    def entry(self, place: int) -> Designation:
        """Return the designation at this place."""
        entry = self._entries[place]
        if isinstance(entry, str):
            entry = self._entries[place] = from_json(Designation, json.loads(entry))
        return entry

    def listed(self, at: int) -> ListedName:
        """Return a name by its own place."""
        return ListedName(self.names.text[at], self.names.script[at], self.names.quality[at])

    def numbered(self, kind: str, number: str) -> Sequence[tuple[int, str]]:
        """Return the places of the designations with this official number, each with the number as it is listed."""
        return self._numbers.get((kind, squeezed(number)), ())

    def arrays(self) -> Arrays:
        """Return all as named arrays; `register_from` takes them back."""
        numbers = (
            (kind, key, str(place), value) for (kind, key), some in self._numbers.items() for place, value in some
        )
        return {
            "ids": texts_array(self._ids),
            "entries": texts_array(
                json.dumps(to_json(self.entry(place)), ensure_ascii=False) for place in range(len(self))
            ),
            "names.place": np.asarray(self.names.place, np.int32),
            "names.kind": np.asarray([_KINDS.index(kind) for kind in self.names.kind], np.uint8),
            "names.quality": np.asarray([_QUALITIES.index(quality) for quality in self.names.quality], np.uint8),
            "names.script": texts_array(self.names.script),
            "names.text": texts_array(self.names.text),
            "numbers": texts_array(map(_PART.join, numbers)),
        }


def register_of(designations: Iterable[Designation]) -> Register:
    """Return the designations with places; a second one of one id replaces the first."""
    entries = list({entry.id: entry for entry in designations}.values())
    rows = [(place, entry.kind, name) for place, entry in enumerate(entries) for name in entry.names]
    names = Names(
        [place for place, _, _ in rows],
        [kind for _, kind, _ in rows],
        [name.quality for _, _, name in rows],
        [name.script for _, _, name in rows],
        [name.text for _, _, name in rows],
    )
    numbers = [
        (number.kind, squeezed(number.value), place, number.value)
        for place, entry in enumerate(entries)
        for number in entry.identifiers
    ]
    return Register([entry.id for entry in entries], entries, names, list(dict.fromkeys(numbers)))


def register_from(arrays: Arrays) -> Register:
    """Return the register that `Register.arrays` made these arrays of.

    Raises:
        KeyError, ValueError: they are none.
    """
    parts = (line.split(_PART, 3) for line in texts_from(arrays["numbers"]))
    numbers = [(kind, key, int(place), value) for kind, key, place, value in parts]
    names = Names(
        arrays["names.place"].tolist(),
        [_KINDS[kind] for kind in arrays["names.kind"].tolist()],
        [_QUALITIES[quality] for quality in arrays["names.quality"].tolist()],
        texts_from(arrays["names.script"]),
        texts_from(arrays["names.text"]),
    )
    return Register(texts_from(arrays["ids"]), texts_from(arrays["entries"]), names, numbers)
