"""What goes on a map of ships: claims, tracks, and the places around them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from bongsu.model.claim import Claim
from bongsu.model.event import EventKind
from bongsu.model.evidence import Evidence
from bongsu.model.grade import Credibility

SHIP_KINDS = (
    EventKind.SHIP_TO_SHIP_TRANSFER,
    EventKind.AIS_GAP,
    EventKind.PORT_CALL,
    EventKind.LOITERING,
    EventKind.IDENTITY_TAMPERING,
    EventKind.SHIP_IDENTITY,
    EventKind.POSITION_SPOOFING,
    EventKind.VOYAGE_IRREGULARITY,
)
"""What detectors tell of ships, in the order in which a page names it."""


class Fix(NamedTuple):
    """One position of a ship.

    ``ship`` is what the rows of one ship have in common; ``segment`` is raised where another hull speaks under the
    same number; ``second`` counts from 1970; ``lat`` and ``lon`` are degrees.
    """

    ship: str
    mmsi: str
    segment: int
    second: int
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A port, road or area that the map shows.

    Attributes:
        kind: port, anchorage, oil_terminal or transfer_area.
        estimate: True where the circle is a guess, which the map then says.
    """

    name: str
    lat: float
    lon: float
    radius_nm: float
    kind: str = "port"
    country: str | None = None
    estimate: bool = False


@dataclass(frozen=True)
class Chart:
    """Everything that the map of one page shows.

    Attributes:
        tracks: positions; those of one ship and segment stand together.
        grades: how credible a claim's incident is, by the claim's id, where that was assessed.
        remarks: what a list or a register says of a ship, by the party's id.
        listed: ids of ships that a list names by a number.
        notes: what else a reader must know: which events are left out, that no list was looked at.
        evidence: by id, so that an event can name the file its rows are of.
    """

    title: str
    claims: tuple[Claim, ...]
    tracks: Iterable[Fix] = ()
    spots: tuple[Spot, ...] = ()
    grades: Mapping[str, Credibility] = field(default_factory=dict)
    remarks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    listed: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
