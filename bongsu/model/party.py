"""Who acts: a state, a person, an organisation, an armed force, a vessel or an aircraft."""

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

from bongsu.model.record import SPARSE
from bongsu.model.sighting import Particulars


class PartyKind(StrEnum):
    """What a party is; ``GROUP`` when the text names people without saying more (soldiers, diplomats, states)."""

    STATE = "state"
    PERSON = "person"
    ORGANISATION = "organisation"
    ARMED_FORCE = "armed_force"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The official numbers that one piece of evidence gives for a party, as digits and letters without blanks.

    Attributes:
        imo: a ship's; ``imo_company`` is that of a shipping company, out of the same row of numbers.
    """

    imo: str | None = None
    mmsi: str | None = None
    call_sign: str | None = None
    registration: str | None = None
    passport: str | None = None
    imo_company: str | None = None
    national_id: str | None = None
    tax_id: str | None = None
    lei: str | None = None
    swift: str | None = None
    tail_number: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """This name, as the evidence gives it, stands for this party.

    Attributes:
        id: ``state:kp``, ``un:KPe.001``, ``imo:9161003``, ``mmsi:445123000``, else a slug of kind and name.
        name: the name as it should be shown.
        country: ISO 3166 two-letter code in lower case of the state it belongs to; for a state, its own.
        role: office or function in the evidence's words ("deputy secretary of state").
        particulars: a ship's type and size, where the evidence gives them.
    """

    id: str
    name: str
    kind: PartyKind
    country: str | None = None
    role: str | None = None
    identifiers: Identifiers = field(default_factory=Identifiers, metadata=SPARSE)
    particulars: Particulars | None = field(default=None, metadata=SPARSE)

    @property
    def speaks_for(self) -> str | None:
        """The country whose voice this party's is; a former official speaks for none."""
        return None if (self.role or "").startswith(FORMER) else self.country


FORMER = "former"
"""How the role of a person begins who holds it no more."""


def state(code: str, name: str) -> Party:
    """Return the state with this ISO two-letter code."""
    code = code.lower()
    return Party(f"state:{code}", name, PartyKind.STATE, code)


def vessel(
    name: str | None,
    identifiers: Identifiers,
    country: str | None = None,
    particulars: Particulars | None = None,
) -> Party:
    """Return a ship, known by its IMO number where given, else its MMSI, else its name."""
    if identifiers.imo:
        key = f"imo:{identifiers.imo}"
    elif identifiers.mmsi:
        key = f"mmsi:{identifiers.mmsi}"
    else:
        key = slug(PartyKind.VESSEL, name or "unknown")
    shown = name or (f"IMO {identifiers.imo}" if identifiers.imo else f"MMSI {identifiers.mmsi}")
    return Party(key, shown, PartyKind.VESSEL, country, identifiers=identifiers, particulars=particulars)


def named(name: str, kind: PartyKind, country: str | None = None, role: str | None = None) -> Party:
    """Return a party that only its name identifies."""
    return Party(slug(kind, name), name, kind, country, role)


def slug(kind: PartyKind, name: str) -> str:
    """Return an id made of a name: ``person:kim-hong-kyun``; letters of every script are kept."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    words = re.sub(r"[^\w]+", "-", folded).strip("-")
    return f"{kind}:{words or 'unnamed'}"
