"""Rows of tables of events to claims: each row is a claim of whoever the table says, else of the table itself."""

from collections.abc import Sequence

from bongsu.model.claim import Claim
from bongsu.model.evidence import Evidence
from bongsu.model.recorded import RecordedEvent

RULE = "detect.recorded/1"
"""Its version: where it changes, tables are read anew."""


def recorded_claims(rows: Sequence[RecordedEvent], evidence: Evidence) -> tuple[Claim, ...]:
    """Return one claim per row, which cites the row."""
    return tuple(
        Claim(row.event, row.stance, evidence.id, row.says, RULE, row=(row.row,), speaker=row.speaker) for row in rows
    )
