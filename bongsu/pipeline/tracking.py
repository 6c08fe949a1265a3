"""What ships' tracks show."""

from pathlib import Path
from typing import TYPE_CHECKING

from bongsu.model.claim import Claim
from bongsu.model.errors import EvidenceError, Problem
from bongsu.model.evidence import Evidence
from bongsu.pipeline.reading import claims_of, received_from

if TYPE_CHECKING:
    from bongsu.store import Watch


def ships(path: Path, gap_hours: float | None = None) -> tuple[Evidence, tuple[Claim, ...], tuple[Problem, ...]]:
    """Return what the tracks in a table of positions show, and what was doubtful in reading it.

    Raises:
        EvidenceError: the file cannot be read as ship positions.
    """
    received = received_from(path)
    if received.positions is None:
        verb = "screen --lists" if received.designations else "read"
        raise EvidenceError(f"{path.name}: holds no ship positions; it is a file for `bongsu {verb}`.")
    return received.evidence, claims_of(received, "duckdb", gap_hours or gap_hours_of(None)), received.problems


def gap_hours_of(watch: "Watch | None") -> float:
    """Return from how many hours on a silence counts in this watch, or where no watch says so."""
    from bongsu.detect.ships import parameters

    return parameters().with_gap_hours(watch.gap_hours if watch else None).gaps.min_hours
