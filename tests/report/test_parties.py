"""Parties and their list status."""

from dataclasses import replace
from typing import Any

from bongsu.model.claim import Stance
from bongsu.model.designation import Match
from bongsu.model.event import Event, EventKind
from bongsu.model.grade import Credibility
from bongsu.model.party import Identifiers, vessel
from bongsu.report import Dossier
from bongsu.report.parties import parties, party_names


def test_matches_stand_with_their_party(autumn: Dossier) -> None:
    """A match by name is shown with the party of that name; the others are said to have none."""
    found = parties(autumn)
    assert [(row.name, row.matches[0][1] is not None) for row in found.listed] == [("North Korea", True)]
    assert found.others == ("Russia",)


def test_match_by_number_stands_with_its_ship(desk: Any) -> None:
    """A ship whose IMO number is on a list is shown by its name, and the missing entry does not lose the match."""
    key = desk.receive("un", "a.csv", None, "gap")
    event = Event(EventKind.AIS_GAP, (vessel("Silent Star", Identifiers(imo="9161003")),))
    desk.incident(event, [desk.claim(event, Stance.ASSERTED, key, "gap")], Credibility.POSSIBLY_TRUE, "a")
    row = parties(desk.close(matches=(Match("9161003", "un:gone", 1.0, "9161003"),))).listed[0]
    assert (row.name, row.matches[0][1]) == ("Silent Star", None)


def test_match_of_no_party_is_kept(autumn: Dossier) -> None:
    """A name that was looked up but acts in no incident is shown by itself, after surer ones."""
    stray = Match("Some Bank", "un:KPe.901", 0.5, "SOME BANK")
    rows = parties(replace(autumn, matches=(stray, *autumn.matches))).listed
    assert [(row.name, row.party is None) for row in rows] == [("North Korea", False), ("Some Bank", True)]


def test_names_are_known_by_id(autumn: Dossier) -> None:
    """An interest given by id is shown by the party's name."""
    assert party_names(autumn)["state:kp"] == "North Korea"
