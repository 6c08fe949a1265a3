"""A file as it was received, and the claims that its text or its table holds."""

from pathlib import Path
from typing import TYPE_CHECKING

from bongsu import extract
from bongsu.model.claim import Claim
from bongsu.model.errors import EvidenceError, Problem
from bongsu.model.evidence import Document

if TYPE_CHECKING:
    from bongsu.sources import Received


def read(path: Path) -> tuple[Document, tuple[Claim, ...], tuple[Problem, ...]]:
    """Return a document with its claims and what was doubtful in reading it.

    Raises:
        EvidenceError: the file cannot be read as a text.
    """
    received = received_from(path)
    if received.document is None:
        verb = "screen --lists" if received.designations else "ships"
        raise EvidenceError(f"{path.name}: holds no text; it is a file for `bongsu {verb}`.")
    return received.document, extract.read_claims(received.document), received.problems


def received_from(path: Path) -> "Received":
    """Return what a file holds.

    Raises:
        EvidenceError: nothing of it can be used.
    """
    from bongsu.sources import receive

    received = receive(path, path.parent)
    for problem in received.problems:
        if problem.fatal:
            raise EvidenceError(f"{problem.where}: {problem.what}")
    return received


def claims_of(received: "Received", engine_name: str, gap_hours: float) -> tuple[Claim, ...]:
    """Return the claims of a text or of a table of positions; of anything else none."""
    if received.document is not None:
        return extract.read_claims(received.document)
    if received.positions is None:
        return ()
    from bongsu.detect import gap_claims, gap_parameters, gaps
    from bongsu.store import open_engine

    engine = open_engine(engine_name)
    try:
        positions = engine.table(received.positions, "positions")
        rows = engine.rows(gaps(positions, gap_parameters(gap_hours)))
    finally:
        engine.close()
    return gap_claims(rows, received.evidence)
