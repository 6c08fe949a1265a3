"""Dossiers that exports must bear: nothing at all, hostile words, and two thousand findings."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bongsu.model.claim import Stance
from bongsu.model.event import Event, EventKind, Item, Place, When
from bongsu.model.grade import Credibility, Handling
from bongsu.model.party import Identifiers, PartyKind, named, vessel
from bongsu.report import Dossier
from tests.report.conftest import LAW, Desk

NASTY = (
    "=cmd|' /C calc'!A0",
    "＝1+1",
    "\tx\r\n@sum(1)",
    "<script>alert(1)</script> & ]]> <!--",
    "zero\x00 bell\x07 escape\x1b[31m \ufffe \uffff",
    "half \ud800 a pair",
    "turned \u202egnorw\u202c",
    "# heading\n* list [link](http://evil.example) ![x](y) | a | www.evil.example a@b.example",
    "김정은이 말했다. 러시아 — “파병”",
    "",
)


@pytest.fixture
def hostile() -> Dossier:
    """Findings whose every word comes from hostile evidence, without a day."""
    desk = Desk()
    for number, words in enumerate(NASTY):
        key = desk.receive(f"source {words}", f"files/{words}.txt", None, f"{words} x", title=words, url=words)
        ship = vessel(words or "ship", Identifiers(imo="9161003"))
        event = Event(
            EventKind.SHIP_TO_SHIP_TRANSFER,
            (replace(ship, id=f"imo:{words}{number}"),),
            (named(words or "nobody", PartyKind.PERSON, role=words),),
            (Item(words or "thing"),),
            Place(words, "kp", -12.5, 179.999999 if number % 2 else None),
            When(),
        )
        claim = desk.claim(event, Stance.ASSERTED, key, f"{words} x", named(words or "voice", PartyKind.ORGANISATION))
        incident = desk.incident(event, [claim], Credibility.CANNOT_BE_JUDGED, words, denied=words)
        found = desk.find(incident, LAW[number % len(LAW)], Credibility.CANNOT_BE_JUDGED, date(2024, 1, 1))
        desk.findings[-1] = replace(found, first_seen=None, changed=None, reasons=(words,))
    return desk.close(title="Hostile \x00 <watch> & 봉수")


@pytest.fixture
def many(a_finding: Callable[..., None]) -> Dossier:
    """Two thousand findings."""
    desk = Desk()
    for number in range(2_000):
        a_finding(desk, Credibility.POSSIBLY_TRUE, number % 5, number)
    return desk.close(title="Many")


@pytest.fixture
def marked(a_finding: Callable[..., None]) -> Dossier:
    """A finding under TLP:AMBER."""
    desk = Desk()
    a_finding(desk, Credibility.PROBABLY_TRUE)
    made = desk.close(title="Marked")
    return replace(made, evidence={key: replace(item, handling=Handling.AMBER) for key, item in made.evidence.items()})
