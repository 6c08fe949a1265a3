"""A name taken apart in the way of its kind: a person's, an organisation's, a ship's; in all ways if it is unknown."""

from typing import NamedTuple

from bongsu.lang.names import fold, without_brackets
from bongsu.model.party import PartyKind
from bongsu.screen.bodies import BodyName, body_keys, body_name, compare_bodies
from bongsu.screen.candidates import KEY
from bongsu.screen.features import LONGEST_NAME
from bongsu.screen.likeness import Likeness, Spelling, whole
from bongsu.screen.persons import PersonName, compare_persons, person_keys, person_name
from bongsu.screen.rarity import Rarity
from bongsu.screen.ships import ShipName, compare_ships, ship_keys, ship_name

_SAME_TEXT = KEY + "same:"
_SAME_WEIGHT = 1.4
"""Its square is what `candidates.SAME` asks for, for names that have no words too."""


class Name(NamedTuple):
    """A name taken apart in each way that its kind allows.

    Attributes:
        folded: as `fold` gives it.
        bare: the same without what stands in brackets.
        joined: as folded, without blanks.
    """

    folded: str
    bare: str
    joined: str
    person: PersonName | None = None
    body: BodyName | None = None
    ship: ShipName | None = None


def take_apart(text: str, kind: PartyKind | None, rarity: Rarity) -> Name:
    """Return the name taken apart, each word with what it weighs by its rarity.

    What follows the first `LONGEST_NAME` characters is left out, from a blank on where there is one.
    """
    text = _bounded(text.strip())
    folded = fold(text) or text
    plain = without_brackets(text)
    bare = folded if plain == text else fold(plain)
    return Name(
        folded,
        bare or folded,
        folded.replace(" ", ""),
        person_name(text, rarity) if kind in (PartyKind.PERSON, None) else None,
        body_name(text, rarity) if kind not in (PartyKind.PERSON, PartyKind.VESSEL) else None,
        ship_name(text, rarity) if kind in (PartyKind.VESSEL, None) else None,
    )


def _bounded(text: str) -> str:
    if len(text) <= LONGEST_NAME:
        return text
    whole_words = text[: LONGEST_NAME + 1].rpartition(" ")[0]
    return whole_words if len(whole_words) > LONGEST_NAME // 2 else text[:LONGEST_NAME]


def keys(name: Name, *, asked: bool) -> dict[str, float]:
    """Return what a listed name is found by, or one asked for leads to: each key with its weight."""
    found = {_SAME_TEXT + name.folded: _SAME_WEIGHT, _SAME_TEXT + name.bare: _SAME_WEIGHT}
    parts = []
    if name.person:
        parts += person_keys(name.person, asked=asked)
    if name.body:
        parts += body_keys(name.body, asked=asked)
    if name.ship:
        parts += ship_keys(name.ship)
    for key, weight in parts:
        if weight > found.get(key, 0.0):
            found[key] = weight
    return found


def compare(asked: Name, listed: Name, least: float = 0.0) -> Likeness:
    """Return how like two names are; names of different kinds only when they are the same.

    What would be less than the least may be told as nothing, or as another likeness that is less.
    """
    if asked.joined == listed.joined or asked.folded == listed.bare:
        return whole(_same(asked, listed))
    if asked.person and listed.person:
        return compare_persons(asked.person, listed.person, least)
    if asked.body and listed.body:
        return compare_bodies(asked.body, listed.body, least)
    if asked.ship and listed.ship:
        return compare_ships(asked.ship, listed.ship, least)
    return Likeness()


def _same(asked: Name, listed: Name) -> Spelling:
    if asked.folded == listed.folded:
        return Spelling.SAME
    return Spelling.UNBRACKETED if asked.folded == listed.bare else Spelling.JOINED
