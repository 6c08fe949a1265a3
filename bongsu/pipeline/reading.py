"""A file as it was received, and the claims that its text or its table holds."""

import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bongsu import extract
from bongsu.model.claim import Claim
from bongsu.model.errors import EvidenceError, Problem
from bongsu.model.evidence import Document

if TYPE_CHECKING:
    from bongsu.sources import Received

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def read(place: Path | str) -> tuple[Document, tuple[Claim, ...], tuple[Problem, ...]]:
    """Return a document with its claims and what was doubtful in reading it.

    Args:
        place: a file, or an address that starts with ``http://`` or ``https://``, which is fetched.

    Raises:
        EvidenceError: the file or page cannot be had, or cannot be read as a text.
    """
    received = received_from(place)
    if received.document is None:
        if received.events:
            raise EvidenceError(
                f"{received.evidence.path}: is a table of events; put it among the evidence of a watch."
            )
        verb = "screen --lists" if received.designations else "ships"
        raise EvidenceError(f"{received.evidence.path}: holds no text; it is a file for `bongsu {verb}`.")
    return received.document, extract.read_claims(received.document), received.problems


def received_from(place: Path | str, root: Path | None = None, since: datetime | None = None) -> "Received":
    """Return what a file, or the page at an address, holds; its evidence is named from the root, or its own folder.

    Args:
        place: the file, or the address.
        root: what the evidence is named from.
        since: when a file of AIS sentences begins that does not say so.

    Raises:
        EvidenceError: nothing of it can be used.
    """
    received = _fetched(place) if isinstance(place, str) and _ADDRESS.match(place) else _filed(Path(place), root, since)
    for problem in received.problems:
        if problem.fatal:
            raise EvidenceError(f"{problem.where}: {problem.what}")
    return received


def _filed(path: Path, root: Path | None, since: datetime | None) -> "Received":
    from bongsu.sources import receive

    return receive(path, root or path.parent, since=since)


def _fetched(address: str) -> "Received":
    from bongsu.sources.fetching import receive_address

    return receive_address(address)
