"""What a match is made of: a table of named features, each with its weight and its reason in words.

A match starts from the score of the name or number that was met, and each qualifier takes away from it.
The scores are ours: they order the hits and say how far to trust them; they are no probabilities.
"""

from dataclasses import dataclass
from enum import Enum

from bongsu.model.designation import NameQuality
from bongsu.model.party import PartyKind

# A ship takes another name for the price of paint; its IMO number stays with the hull.
SHIP_NAME_ALONE_AT_MOST = 0.6


class Spelling(Enum):
    """How the query's spelling meets the listed one, with what it takes off the score and why."""

    SAME = (0.0, "the same name as {quality} “{listed}”")
    UNBRACKETED = (0.02, "the same name as {quality} “{listed}” without its brackets")
    JOINED = (0.03, "the same letters as {quality} “{listed}”, with words joined or parted")
    REORDERED = (0.05, "the same words as {quality} “{listed}”, in another order")
    REORDERED_JOINED = (0.07, "the same words as {quality} “{listed}”, in another order and joined or parted")

    def __init__(self, penalty: float, words: str) -> None:
        self.penalty = penalty
        self.words = words


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that speaks for or against a match: what it weighs, and why in words to be filled in."""

    weight: float
    words: str


NAMES = {
    NameQuality.PRIMARY: Feature(1.0, "the list's own name"),
    NameQuality.GOOD: Feature(0.97, "the list's good alias"),
    NameQuality.FORMER: Feature(0.85, "the list's former name"),
    NameQuality.LOW: Feature(0.8, "the list's weak alias"),
}
OFFICIAL_NUMBER = Feature(1.0, "the official number {kind} {value} is the list's")
COMPANY_NUMBER = Feature(1.0, "the IMO number {value} is a company's, and the list's")
# One of ten numbers is sound both as a ship's and as a company's, so the digits alone prove little.
AMBIGUOUS_NUMBER = Feature(0.6, "the list gives IMO {value} as a company's number, the query may mean a ship's")
KIND_CONFLICT = Feature(-0.3, "of another kind: asked for {asked}, listed as {listed}")
COUNTRY_CONFLICT = Feature(-0.3, "of another country: asked for {asked}, listed under {listed}")
IMO_CONFLICT = Feature(-0.4, "the list gives this name IMO {listed}, not {asked}")
SHIP_NAME_ALONE = Feature(0.0, "a ship's name alone is a weak hint; ask for its IMO number")
HOMONYMS = Feature(0.0, "{count} designations share this name")

# Texts say "company", "army" or "group" loosely; a person or a ship is never one of these.
BODIES = frozenset({PartyKind.STATE, PartyKind.ORGANISATION, PartyKind.ARMED_FORCE, PartyKind.GROUP})


def kinds_agree(asked: PartyKind | None, listed: PartyKind) -> bool:
    """Return whether a query of this kind may be a designation of that kind."""
    return asked is None or asked == listed or {asked, listed} <= BODIES
