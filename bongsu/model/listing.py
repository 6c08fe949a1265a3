"""How the ships of an event stand on sanctions lists, as of the event's day."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bongsu.model.claim import Claim
from bongsu.model.designation import Match
from bongsu.model.record import INLINE


class Standing(StrEnum):
    """How a party stood on a list on the day of an event.

    ``listed``: it was there; ``later``: it was put there after; ``delisted``: it had been removed; ``unsure``: the
    list does not say since when, or nobody knows on which of some days it was removed.
    """

    LISTED = "listed"
    LATER = "later"
    DELISTED = "delisted"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class ShipListing:
    """What a list says of a ship in an event, as of the event's day.

    Attributes:
        claim: id of the claim that tells the event.
        ship: id of the party, one of the event's.
        list: the list's short name.
        name: the list's first name for the ship.
        by: ``imo``, ``mmsi``, ``call_sign``, or ``name``, which is a hint only.
        listed_on: as the list gives it.
        until: the last day on which it is known to have stood there, of one that was removed.
    """

    claim: str
    ship: str
    match: Match = field(metadata=INLINE)
    list: str
    name: str
    by: str
    standing: Standing
    programme: str | None = None
    listed_on: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """A claim with what lists say of its ships.

    Attributes:
        id: the claim's.
    """

    claim: Claim = field(metadata=INLINE)
    listings: tuple[ShipListing, ...] = ()
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        """Take the claim's id."""
        object.__setattr__(self, "id", self.claim.id)


@dataclass(frozen=True, slots=True)
class LiveClaim:
    """What is seen while one listens, with what lists say; told again, with more, once it is over.

    Attributes:
        replaces: id of the claim that was told of the same event before.
        id: the claim's.
    """

    listed: ListedClaim = field(metadata=INLINE)
    replaces: str | None = None
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        """Take the claim's id."""
        object.__setattr__(self, "id", self.listed.id)
