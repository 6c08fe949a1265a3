"""The STIX bundle: ids that stay, references that lead somewhere, marks on every object."""

import json
import uuid
from dataclasses import replace
from typing import Any

import pytest

from bongsu.report import Dossier
from bongsu.report.exports.stix import TLP_MARKINGS, stix

Stix = dict[str, Any]


def objects(dossier: Dossier) -> dict[str, Stix]:
    """Return the bundle's objects by id."""
    bundle = json.loads(stix(dossier))
    assert bundle["type"] == "bundle"
    found = {item["id"]: item for item in bundle["objects"]}
    assert len(found) == len(bundle["objects"])
    return found


@pytest.mark.parametrize("name", ["empty", "autumn", "hostile", "many", "marked"])
def test_every_reference_leads_to_an_object(name: str, request: pytest.FixtureRequest) -> None:
    """Whatever a watch holds, the bundle is whole: ids are UUIDs of names, references and marks are in it."""
    found = objects(request.getfixturevalue(name))
    for key, item in found.items():
        kind, _, own = key.partition("--")
        assert kind == item["type"]
        assert uuid.UUID(own).version == 5 or key in TLP_MARKINGS.values()
        refs = [*item.get("object_refs", ()), *item.get("object_marking_refs", ())]
        refs += [item["created_by_ref"]] if "created_by_ref" in item else []
        assert set(refs) <= found.keys()
        assert "" not in (item.get("name"), item.get("content"), item.get("description"))
        if item["type"] != "marking-definition":
            assert item["modified"] >= item["created"]
            assert item["object_marking_refs"]


def test_a_finding_keeps_its_id_and_changes_its_version(autumn: Dossier) -> None:
    """A later change gives the same report a later ``modified``."""
    findings = autumn.assessment.findings
    later = [replace(item, changed=item.changed.replace(year=2026)) for item in findings if item.changed]
    changed = replace(autumn, assessment=replace(autumn.assessment, findings=tuple(later)))
    old, new = objects(autumn), objects(changed)
    assert old.keys() == new.keys()
    reports = [key for key in old if key.startswith("report--")]
    assert reports
    assert all(old[key]["modified"] < new[key]["modified"] for key in reports)


def test_marks_follow_the_evidence(autumn: Dossier) -> None:
    """A note bears the mark of its evidence, a report the closest of all."""
    found = objects(autumn)
    green = TLP_MARKINGS[next(mark for mark in TLP_MARKINGS if mark.word == "green")]
    reports = [item for item in found.values() if item["type"] == "report" and "soldiers" in item["name"]]
    assert [item["object_marking_refs"] for item in reports] == [[green]]
    notes = [item for item in found.values() if item["type"] == "note" and green in item["object_marking_refs"]]
    assert len(notes) == 1
    assert "Word in the market" in notes[0]["content"]


def test_what_cannot_be_judged_has_no_confidence(hostile: Dossier, autumn: Dossier) -> None:
    """STIX has a number for credibility 1 to 5; for 6 it is left out."""
    assert all("confidence" not in item for item in objects(hostile).values())
    assert 90 in {item.get("confidence") for item in objects(autumn).values()}
