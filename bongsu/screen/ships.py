"""Names of ships: a weak hint, since a ship takes another name for the price of paint; its IMO number stays."""

import re
from typing import NamedTuple

from bongsu.lang.names import fold
from bongsu.lang.romanised import romanised
from bongsu.lang.spelling import assimilated, sound
from bongsu.screen.candidates import KEY
from bongsu.screen.likeness import Likeness, Spelling, whole
from bongsu.screen.rarity import Rarity
from bongsu.screen.words import Row, Scale, Word, aligned, row

TITLES = frozenset({"mv", "mt", "mtv", "ms", "ss", "ho", "no", "vessel", "tanker"})
"""Words in a ship's name that are none of it; "ho" is the Korean for "ship"."""

_SCALE = Scale(alone=1.0, lost=1.5)

_PART = re.compile("[a-z]+|[0-9]+")

_PARTED_TITLE = re.compile(r"^\s*(m[/.]\s?[vts]|s[/.]\s?s)\b\.?", re.IGNORECASE)


class ShipName(NamedTuple):
    """A ship's name, taken apart; the numbers in it tell sister ships apart."""

    folded: str
    row: Row
    numbers: tuple[str, ...]

    @property
    def joined(self) -> str:
        """The words without blanks."""
        return "".join(word.text for word in self.row.words)


def ship_name(text: str, rarity: Rarity) -> ShipName:
    """Return a name taken apart, each word with what it weighs by its rarity.

    A number counts as such also where letters touch it: "Buryong3", "Hao Fan 2A".
    """
    latin = _PART.findall(next(iter(romanised(_PARTED_TITLE.sub("", text))), ""))
    words = [word for word in latin if word not in TITLES] or latin
    return ShipName(
        fold(text),
        row([_word(word, rarity) for word in words if not word.isdecimal()]),
        tuple(word.lstrip("0") for word in words if word.isdecimal()),
    )


def _word(text: str, rarity: Rarity) -> Word:
    return rarity.held.get(("ship", text)) or rarity.keep(("ship", text), _made(text, rarity))


def _made(text: str, rarity: Rarity) -> Word:
    heard = sound(text)
    return Word(text, heard, 0.4 + 0.6 * rarity(heard))


def ship_keys(name: ShipName) -> list[tuple[str, float]]:
    """Return what the name is found by: the sounds of its words, and all its letters without blanks."""
    words = name.row.words
    length = sum([word.weight * word.weight for word in words]) ** 0.5
    return [*((word.sound, word.weight / length) for word in words), (KEY + assimilated(name.joined), 1.0)]


def compare_ships(asked: ShipName, listed: ShipName, least: float = 0.0) -> Likeness:
    """Return how likely two names are one ship's, by the names alone; with other numbers they are not.

    What would be less than the least may be told as nothing.
    """
    if asked.folded == listed.folded:
        return whole(Spelling.SAME)
    if asked.numbers != listed.numbers:
        return Likeness()
    if asked.joined == listed.joined:
        return whole(Spelling.JOINED)
    if assimilated(asked.joined) == assimilated(listed.joined):
        return whole(Spelling.KOREAN_WORD)
    found = aligned(asked.row, listed.row, _SCALE, least)
    return Likeness(_SCALE.of(found), Spelling.NEAR, found) if found else Likeness()
