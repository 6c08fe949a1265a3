"""An outside table of North Korean provocations: which of its events are recognised from their description."""

import json
from datetime import date
from pathlib import Path

from bongsu.extract import read_claims
from bongsu.model.claim import Claim, Side
from bongsu.model.event import EventKind
from bongsu.model.evidence import Document, Evidence
from tests.quality.figures import Measured, share

TESTS = {EventKind.MISSILE_LAUNCH, EventKind.WEAPONS_TEST}
FIRST_YEAR = 2012


def measure(path: Path) -> Measured:
    """Return the share of events that are recognised by their type, and of other events where no launch is read.

    Loosely: as a launch or a weapons test. Strictly: as a launch by North Korea that nobody denies or only plans.
    """
    rows = [row for row in json.loads(path.read_text(encoding="utf-8")) if int(row["year"]) >= FIRST_YEAR]
    claims = {kind: [_read(row) for row in rows if row["type"] == f"{kind} Provocation"] for kind in _TYPES}
    missiles, nuclear, other = (claims[kind] for kind in _TYPES)
    return Measured(
        {
            "missile_loose": share(
                sum(any(one.event.kind in TESTS for one in read) for read in missiles), len(missiles)
            ),
            "missile_strict": share(sum(any(map(_launched, read)) for read in missiles), len(missiles)),
            "nuclear": share(sum(any(map(_nuclear, read)) for read in nuclear), len(nuclear)),
            "other_no_launch": share(sum(not any(map(_launched, read)) for read in other), len(other)),
        }
    )


_TYPES = ("Missile", "Nuclear", "Other")


def _launched(claim: Claim) -> bool:
    by = {party.country for party in claim.event.agents}
    return claim.event.kind is EventKind.MISSILE_LAUNCH and "kp" in by and claim.side is Side.FOR


def _nuclear(claim: Claim) -> bool:
    return claim.event.kind is EventKind.NUCLEAR_ACTIVITY


def _read(row: dict[str, str]) -> tuple[Claim, ...]:
    evidence = Evidence("e" * 64, "table", "table", "text/plain", published=date.fromisoformat(row["date"]))
    return read_claims(Document(evidence, row["description"]))
