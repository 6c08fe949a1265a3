"""The fires of a watch as an alert of the Common Alerting Protocol, version 1.2 (OASIS, 2010).

CAP tells the public of danger; its words for severity, urgency and certainty are those of `LEVELS` and `CERTAINTY`.
"""

import hashlib
import re
from collections.abc import Sequence
from datetime import date
from xml.etree import ElementTree as ET

from bongsu.model.errors import WatchError
from bongsu.model.grade import Credibility, Handling
from bongsu.report import hostile, wording
from bongsu.report.dossier import Dossier
from bongsu.report.exports.entries import Entry, entries, last_change, uuid_of
from bongsu.report.exports.texts import one_line, xml_bytes

CAP = "urn:oasis:names:tc:emergency:cap:1.2"
LEVELS = {
    1: ("Minor", "Past"),
    2: ("Moderate", "Past"),
    3: ("Moderate", "Future"),
    4: ("Severe", "Expected"),
    5: ("Extreme", "Immediate"),
}
"""CAP's severity and urgency for each number of fires."""

CERTAINTY = {
    Credibility.CONFIRMED: "Observed",
    Credibility.PROBABLY_TRUE: "Likely",
    Credibility.POSSIBLY_TRUE: "Possible",
    Credibility.DOUBTFUL: "Unlikely",
    Credibility.IMPROBABLE: "Unlikely",
    Credibility.CANNOT_BE_JUDGED: "Unknown",
}
"""CAP's certainty for the best credibility among the gravest findings; Observed and Likely ask for over a half."""

MOST_TOLD = 20
"""Findings that are told in an alert, the gravest first; how many there are is always said."""

_REFERENCE = re.compile(r"[^\s,<&]+,[^\s,<&]+,\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d")


def cap(dossier: Dossier, references: Sequence[str] = ()) -> bytes:
    """Return the alert; with references to earlier ones, ``sender,identifier,sent`` each, it is an update of them.

    Raises:
        WatchError: a reference is not written so.
    """
    ET.register_namespace("", CAP)
    found = entries(dossier)
    alert = ET.Element(_tag("alert"))
    _text(alert, "identifier", _identifier(dossier, found))
    _text(alert, "sender", f"bongsu-{uuid_of(f'watch:{dossier.title}')}")
    _text(alert, "sent", _instant(last_change(found, dossier)))
    _text(alert, "status", "Actual")
    _text(alert, "msgType", "Update" if references else "Alert")
    mark = dossier.handling
    _text(alert, "scope", "Public" if mark is Handling.CLEAR else "Restricted")
    if mark is not Handling.CLEAR:
        _text(alert, "restriction", mark.value)
    _text(alert, "note", "Made by Bongsu. Everything here is a claim that somebody made; a rumour is no fact.")
    if references:
        _text(alert, "references", " ".join(map(_checked, references)))
    _info(alert, dossier, found)
    return xml_bytes(alert)


def _identifier(dossier: Dossier, found: Sequence[Entry]) -> str:
    """Return an identifier of what is said: the same findings give the same alert, a change gives another."""
    fires = dossier.assessment.fires
    said = [dossier.title, str(fires.level), *fires.reasons]
    said += [f"{item.finding.id} {item.finding.credibility} {item.finding.wording} {item.changed}" for item in found]
    return f"bongsu-{hashlib.sha256(repr(said).encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


def _checked(reference: str) -> str:
    if not _REFERENCE.fullmatch(reference):
        raise WatchError(f"{reference!r} refers to no alert; write sender,identifier,sent as the earlier alert has it.")
    return reference


def _info(alert: ET.Element, dossier: Dossier, found: Sequence[Entry]) -> None:
    level = min(max(dossier.assessment.fires.level, 1), 5)
    severity, urgency = LEVELS[level]
    info = ET.SubElement(alert, _tag("info"))
    _text(info, "language", "en")
    _text(info, "category", "Security")
    _text(info, "event", "Sanctions monitoring")
    _text(info, "urgency", urgency)
    _text(info, "severity", severity)
    _text(info, "certainty", _certainty(found))
    _text(info, "senderName", one_line(dossier.title))
    _text(info, "headline", one_line(f"{wording.FIRES[level]}. {wording.count(len(found), 'finding').capitalize()}"))
    _text(info, "description", "\n".join(_lines(dossier, found)))
    parameter = ET.SubElement(info, _tag("parameter"))
    _text(parameter, "valueName", "bongsu:fires")
    _text(parameter, "value", str(level))
    _areas(info, found[:MOST_TOLD])


def _certainty(found: Sequence[Entry]) -> str:
    gravest = max((entry.finding.severity for entry in found), default=0)
    best = min((entry.finding.credibility for entry in found if entry.finding.severity == gravest), default=None)
    return CERTAINTY[best] if best else "Unknown"


def _lines(dossier: Dossier, found: Sequence[Entry]) -> list[str]:
    reasons = [f"Reason: {reason}." for reason in dossier.assessment.fires.reasons]
    told = [f"{entry.title} ({wording.when(entry.event.when)}). {entry.verdict}" for entry in found[:MOST_TOLD]]
    left = len(found) - len(told)
    more = [f"And {wording.count(left, 'further finding')}."] if left else []
    return [one_line(line) for line in (*reasons, *told, *more)] or ["No finding."]


def _areas(info: ET.Element, found: Sequence[Entry]) -> None:
    """Tell each place once; a point is a circle without extent, since nobody said how far it reaches."""
    seen = dict.fromkeys(entry.event.place for entry in found if entry.event.place)
    for place in seen:
        name = one_line(wording.where(place))
        if place is None or not name:
            continue
        area = ET.SubElement(info, _tag("area"))
        _text(area, "areaDesc", hostile.shortened(name, hostile.LONGEST_NAME))
        if place.lat is not None and place.lon is not None:
            _text(area, "circle", f"{place.lat:.5f},{place.lon:.5f} 0")


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, _tag(name)).text = text


def _tag(name: str) -> str:
    return f"{{{CAP}}}{name}"


def _instant(day: date) -> str:
    """Return midnight UTC as CAP writes it: the offset is never ``Z``."""
    return f"{day.isoformat()}T00:00:00-00:00"
