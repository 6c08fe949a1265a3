"""One speaker's stance on one event, at one exact place in one piece of evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bongsu.model.event import Event
from bongsu.model.party import Party
from bongsu.model.record import INLINE, SPARSE, Identified, content_id, to_json
from bongsu.model.sighting import Sighting

_NO_CONTENT = frozenset({"id", "review"})


class Stance(StrEnum):
    """What the speaker does with the event.

    ``asserted``: says it; ``confirmed``: says it was checked, or admits it; ``unverified``: says it cannot be
    verified, or hedges; ``rumoured``: passes it on as rumour; ``denied``: says it did not happen;
    ``planned``: says it will or may happen.
    """

    ASSERTED = "asserted"
    CONFIRMED = "confirmed"
    UNVERIFIED = "unverified"
    RUMOURED = "rumoured"
    DENIED = "denied"
    PLANNED = "planned"


class Side(StrEnum):
    """Where a claim stands: for the event, against it, open (rumour, not verified), or about the future."""

    FOR = "for"
    AGAINST = "against"
    OPEN = "open"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Claim(Identified):
    """This speaker took this stance on this event, here.

    A claim of a text has ``start`` and ``end`` with ``quote == text[start:end]``; a claim of a table has ``row``.

    Attributes:
        negated: the words say that it did not happen ("did not deny", "no launch was seen").
        speaker: the party or office that says it; None when the evidence's own source speaks.
        relayed_by: agencies and papers between the speaker and the evidence, nearest to the speaker first.
        evidence: id of the evidence.
        start, end: character offsets in the document's text.
        row: 1-based record numbers of the table that the claim rests on.
        quote: the exact words, or the rows said in one line.
        rule: what in the reader or detector produced it.
        hedge: the cue that set the stance; None when nothing did.
        review: why a person should look at it, in words; None when nothing calls for it. It says how the claim was
            read, not what is claimed, so it is no part of the id.
        sighting: of a claim of a detector, what was observed, what is inferred and what else would explain it.
        id: content hash of all the other fields but ``review``.
    """

    event: Event = field(metadata=INLINE)
    stance: Stance
    evidence: str
    quote: str
    rule: str
    start: int | None = None
    end: int | None = None
    row: tuple[int, ...] = ()
    negated: bool = False
    speaker: Party | None = None
    relayed_by: tuple[Party, ...] = ()
    hedge: str | None = None
    review: str | None = field(default=None, metadata=SPARSE)
    sighting: Sighting | None = field(default=None, metadata=SPARSE)
    id: str = field(init=False, default="")

    @property
    def side(self) -> Side:
        """Where the claim stands; a plan that is given up disputes nothing, and "did not deny" is open."""
        if self.stance is Stance.PLANNED:
            return Side.FUTURE
        if (self.stance is Stance.DENIED) is not self.negated:
            return Side.AGAINST
        return Side.FOR if self.stance in {Stance.ASSERTED, Stance.CONFIRMED} else Side.OPEN

    def __post_init__(self) -> None:
        """Give the claim the id of its content."""
        object.__setattr__(self, "id", self.identified(to_json(self)))

    @classmethod
    def identified(cls, content: Mapping[str, object]) -> str:
        """Return the id of the claim with this JSON: a hash of all but the id and the reason for a review."""
        return content_id("claim", {key: value for key, value in content.items() if key not in _NO_CONTENT})
