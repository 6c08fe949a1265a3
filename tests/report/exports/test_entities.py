"""FollowTheMoney: entities that refer to each other, with ids that its readers keep."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from bongsu.model.designation import Designation, ListedName, Match
from bongsu.model.party import PartyKind
from bongsu.report import Dossier
from bongsu.report.exports.entities import entities


def read(dossier: Dossier) -> dict[str, dict[str, Any]]:
    """Return the entities by id."""
    lines = [json.loads(line) for line in entities(dossier).decode().splitlines()]
    found = {line["id"]: line for line in lines}
    assert len(found) == len(lines)
    return found


@pytest.mark.parametrize("name", ["empty", "autumn", "hostile", "many", "marked"])
def test_every_reference_leads_to_an_entity(name: str, request: pytest.FixtureRequest) -> None:
    """Whatever a watch holds, ids keep to the letters that FollowTheMoney keeps, and references are whole."""
    found = read(request.getfixturevalue(name))
    for key, item in found.items():
        assert re.fullmatch(r"[0-9A-Za-z.-]+", key)
        for field in ("document", "entity", "subject", "object", "organizer", "involved"):
            assert set(item["properties"].get(field, ())) <= found.keys()
        assert all(value.strip() for values in item["properties"].values() for value in values)


def test_a_claim_joins_document_and_event_with_its_stance(autumn: Dossier) -> None:
    """Documents, events, claims and findings stand by their own schemata."""
    found = read(autumn)
    denial = next(item for item in found.values() if item["properties"].get("role") == ["denied"])
    assert denial["schema"] == "Documentation"
    document, event = (found[denial["properties"][name][0]] for name in ("document", "entity"))
    assert (document["schema"], event["schema"]) == ("Document", "Event")
    assert "disputed by Kremlin" in event["properties"]["notes"]
    assert any(item["schema"] == "Note" for item in found.values())


def test_who_may_be_listed_is_linked_and_never_merged(autumn: Dossier) -> None:
    """A match is a link that says how sure it is, between two entities."""
    entry = Designation("un:X.1", "un", PartyKind.ORGANISATION, (ListedName("NORTH KOREA TRADING CO"),), "DPRK")
    match = Match("North Korea", entry.id, 0.71, "NORTH KOREA", ("two words are the same",))
    found = read(replace(autumn, designations={entry.id: entry}, matches=(match,)))
    link = next(item for item in found.values() if item["schema"] == "UnknownLink")
    assert link["properties"]["summary"] == ["score 0.71: two words are the same"]
    assert found[link["properties"]["object"][0]]["properties"]["topics"] == ["sanction"]
