"""Claims about one event, and what the law says of it."""

from dataclasses import dataclass, field
from datetime import date

from bongsu.model.event import Event, Quantity
from bongsu.model.grade import Credibility
from bongsu.model.provision import Wording
from bongsu.model.record import INLINE, SPARSE, content_id
from bongsu.model.ruling import Judgement


@dataclass(frozen=True, slots=True)
class Turn:
    """On this day, belief in an incident changed: so credible from then on, since this was said.

    Attributes:
        day: of publication; None for what bears no day, which comes last.
        said: who did what, in words: "asserted by South Korea".
        claims: ids of what was published that day on it.
    """

    day: date | None
    credibility: Credibility
    said: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """How much of a thing there was, as these voices say.

    Attributes:
        thing: name of the item in the incident's event.
        voices: who says so; sorted.
    """

    thing: str
    quantity: Quantity
    voices: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """These claims, of so many independent origins, are about one event, which is so credible for these reasons.

    Attributes:
        event: what the claims agree on, reconciled.
        claims: ids of all the claims, for and against, sorted.
        origins: who is behind the claims for it, copies counted once; sorted.
        disputed_by: names of the parties that deny it.
        history: how belief in it changed, by days of publication.
        accounts: who says how much, where amounts that differ are told.
        judgements: what persons decided of it, the oldest first; the credibility stays as computed.
    """

    id: str
    event: Event = field(metadata=INLINE)
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    credibility: Credibility
    reasons: tuple[str, ...]
    disputed_by: tuple[str, ...] = ()
    history: tuple[Turn, ...] = field(default=(), metadata=SPARSE)
    accounts: tuple[Account, ...] = field(default=(), metadata=SPARSE)
    judgements: tuple[Judgement, ...] = field(default=(), metadata=SPARSE)


@dataclass(frozen=True, slots=True)
class Finding:
    """If true, this incident would breach (or be inconsistent with) this provision.

    Attributes:
        first_seen: publication day of the oldest claim for it.
        changed: publication day of the newest claim on it.
        id: content hash of provision and incident.
    """

    provision: str
    incident: str
    credibility: Credibility
    wording: Wording
    severity: int
    reasons: tuple[str, ...]
    first_seen: date | None = None
    changed: date | None = None
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        """Give the finding the id of what it joins."""
        object.__setattr__(self, "id", content_id("finding", [self.provision, self.incident]))


@dataclass(frozen=True, slots=True)
class FireChange:
    """From this day on so many fires burned, for this reason."""

    day: date
    level: int
    why: str


@dataclass(frozen=True, slots=True)
class Fires:
    """The alert level, 1 (calm) to 5 (battle), and why.

    Attributes:
        changes: each day on which the level changed, from the first finding on.
    """

    level: int
    reasons: tuple[str, ...]
    changes: tuple[FireChange, ...] = field(default=(), metadata=SPARSE)


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything that follows from a set of claims."""

    incidents: tuple[Incident, ...]
    findings: tuple[Finding, ...]
    fires: Fires
