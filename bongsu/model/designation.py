"""An entry of a sanctions list, and a name that may be one."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bongsu.model.party import Identifiers, PartyKind
from bongsu.model.record import INLINE


class NameQuality(StrEnum):
    """How the list rates a name: its first name, a good alias, a weak one, a former one."""

    PRIMARY = "primary"
    GOOD = "good"
    LOW = "low"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class ListedName:
    """The list gives this name, in this script (``Latn``, ``Hang``, ``Hani``, ``Cyrl``, ...), with this quality."""

    text: str
    script: str = "Latn"
    quality: NameQuality = NameQuality.PRIMARY


@dataclass(frozen=True, slots=True)
class Identifier:
    """The list gives this number: kind is ``imo``, ``mmsi``, ``call_sign``, ``passport``, ``national_id``, ...

    Further kinds: ``imo_company``, ``registration``, ``tax_id``, ``swift``, ``lei``, ``isin``, ``duns``, ``bik``,
    ``wallet`` (an address of a digital currency), ``tail_number`` and ``aircraft_serial`` (of aircraft), and
    ``other`` where the list does not say what the number is.
    """

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Designation:
    """This list names this party, since this day, for these measures.

    Attributes:
        id: list and reference number: ``un:KPe.001``.
        list: the list's short name: ``un``, ``un1718-vessels``, ``ofac-sdn``.
        programme: the list's own name of the regime: ``DPRK``.
        birth_dates: as precise as the list: ``1963``, ``1963-05``, ``1963-05-14``, ``1960..1965``.
        countries: ISO two-letter codes in lower case.
        measures: ids of provisions, or the list's own words where it gives no paragraph.
    """

    id: str
    list: str
    kind: PartyKind
    names: tuple[ListedName, ...]
    programme: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    birth_dates: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    listed_on: date | None = None
    remarks: str | None = None

    @property
    def name(self) -> str:
        """The list's first name for the party."""
        return self.names[0].text


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody to be looked up: a name, official numbers, or both, and what else is known.

    Attributes:
        kind: None when it is not known whether a name is a person's, an organisation's or a ship's.
        country: ISO two-letter code in lower case.
        birth_dates: as precise as known: ``1963``, ``1963-05``, ``1963-05-14``.
        reference: what the asker calls the subject: a customer number, a line of a file.
    """

    name: str | None = None
    kind: PartyKind | None = None
    country: str | None = None
    birth_dates: tuple[str, ...] = ()
    identifiers: Identifiers = field(default_factory=Identifiers)
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """This query may be this designation, this surely (0-1), for these reasons.

    Attributes:
        query: the name or number that was looked up.
        designation: id of the designation.
        listed_name: the list's name or number that was met.
    """

    query: str
    designation: str
    score: float
    listed_name: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Screened:
    """This match, with what is needed to read it alone.

    Attributes:
        reference: what the asker calls the subject.
        name: the list's first name for the party.
        list: the list's short name.
        party: one and the same for entries of several lists that are one party: the first of their ids.
    """

    reference: str | None
    match: Match = field(metadata=INLINE)
    name: str
    list: str
    programme: str | None = None
    party: str | None = None
