"""What a match is made of: a table of named features, each with its weight and its reason in words.

A match starts from the likeness of the name or number that was met, times the quality of the listed name, and each
qualifier adds to it or takes away from it.
The scores are ours: they order the hits and say how far to trust them; they are no probabilities.
"""

from dataclasses import dataclass

from bongsu.model.designation import NameQuality
from bongsu.model.party import PartyKind

ALERT = 0.62
"""From this score on a match is shown to whoever screens; recall and false alarms are measured at this line."""

HINT = 0.5
"""Below this score a match is not shown unless it is asked for."""

LEAST = 0.05
"""Below this likeness nothing is kept at all."""

LONGEST_NAME = 400
"""So many characters of a name are compared, a blank before them permitting; the longest listed one has 324 (UN)."""

# A ship takes another name for the price of paint; its IMO number stays with the hull.
SHIP_NAME_ALONE_AT_MOST = 0.6


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
SPELLED = Feature(0.0, "“{asked}” for “{listed}”")
EXTRA = Feature(0.0, "the list lacks {words}")
MISSING = Feature(0.0, "the list also has {words}")
KIND_CONFLICT = Feature(-0.3, "of another kind: asked for {asked}, listed as {listed}")
COUNTRY_CONFLICT = Feature(-0.3, "of another country: asked for {asked}, listed under {listed}")
IMO_CONFLICT = Feature(-0.4, "the list gives this name IMO {listed}, not {asked}")
BIRTH_AGREES = Feature(0.05, "born {listed}, as the list says")
BIRTH_YEAR_CONFLICT = Feature(-0.4, "born {asked}, listed as born {listed}")
BIRTH_DAY_CONFLICT = Feature(-0.1, "born {asked}, listed as born {listed}: the year agrees, the day does not")
SHIP_NAME_ALONE = Feature(0.0, "a ship's name alone is a weak hint; ask for its IMO number")
HOMONYMS = Feature(0.0, "{count} designations share this name")
CUT_SHORT = Feature(0.0, "only the first {count} characters of the name were compared")
COMMON_NAME = Feature(-0.05, "a common name: {share:.0%} of Koreans share the surname; ask for a date of birth")

COMMON_FROM = 0.04
"""Share of Koreans: the five commonest surnames, which half of all Koreans have (South Korea's census of 2015)."""

# Texts say "company", "army" or "group" loosely; a person or a ship is never one of these.
BODIES = frozenset({PartyKind.STATE, PartyKind.ORGANISATION, PartyKind.ARMED_FORCE, PartyKind.GROUP})


def kinds_agree(asked: PartyKind | None, listed: PartyKind) -> bool:
    """Return whether a query of this kind may be a designation of that kind."""
    return asked is None or asked is listed or asked == listed or {asked, listed} <= BODIES
