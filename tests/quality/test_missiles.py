"""A floor on an outside table of provocations: the missile events that are recognised."""

import json
from datetime import date
from pathlib import Path

import pytest
import yaml

from bongsu.extract import read_claims
from bongsu.model.event import EventKind
from bongsu.model.evidence import Document, Evidence

FLOOR = yaml.safe_load((Path(__file__).parent / "floors.yml").read_text(encoding="utf-8"))["missiles"]["recognised"]
TESTS = {EventKind.MISSILE_LAUNCH, EventKind.WEAPONS_TEST}


@pytest.mark.shared
def test_the_table_s_missile_events_are_recognised(shared: Path) -> None:
    """Of its missile events since 2012, so many are read as a launch or a weapons test."""
    table = json.loads((shared / "data" / "events" / "dprk" / "csis_provocations.json").read_text(encoding="utf-8"))
    rows = [row for row in table if "issile" in row["type"] and int(row["year"]) >= 2012]
    read = [_kinds(row["description"], date.fromisoformat(row["date"])) for row in rows]
    assert len(rows) == 211
    assert sum(bool(kinds & TESTS) for kinds in read) >= FLOOR


def _kinds(text: str, day: date) -> set[EventKind]:
    evidence = Evidence("e" * 64, "table", "table", "text/plain", published=day)
    return {claim.event.kind for claim in read_claims(Document(evidence, text))}
