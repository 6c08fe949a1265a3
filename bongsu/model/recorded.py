"""One row of a table of events, as a desk recorded it."""

from dataclasses import dataclass

from bongsu.model.claim import Stance
from bongsu.model.event import Event
from bongsu.model.party import Party


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """This row of a table tells this event.

    Attributes:
        row: 1-based record number in the table, the header not counted.
        says: the row in one line, in the table's own words.
        speaker: who says it; None where the table itself does.
    """

    row: int
    event: Event
    stance: Stance
    says: str
    speaker: Party | None = None
