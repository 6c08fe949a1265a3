"""Findings as an Atom feed (RFC 4287): one entry a finding, with an id that stays and the day of its last change."""

from datetime import date
from xml.etree import ElementTree as ET

from bongsu.report import hostile, wording
from bongsu.report.dossier import Dossier
from bongsu.report.exports.entries import Entry, entries, last_change, uuid_of
from bongsu.report.exports.texts import one_line, xml_bytes

ATOM = "http://www.w3.org/2005/Atom"


def atom(dossier: Dossier) -> bytes:
    """Return the feed, the findings that changed last first."""
    ET.register_namespace("", ATOM)
    found = sorted(entries(dossier), key=lambda entry: (-entry.changed.toordinal(), entry.finding.id))
    feed = ET.Element(_tag("feed"), {"{http://www.w3.org/XML/1998/namespace}lang": "en"})
    _text(feed, "id", f"urn:uuid:{uuid_of(f'feed:{dossier.title}')}")
    _text(feed, "title", one_line(dossier.title))
    level = dossier.assessment.fires.level
    _text(feed, "subtitle", f"{wording.FIRES.get(level, f'Fires: {level}')}. Handling: {dossier.handling}")
    _text(feed, "updated", _instant(last_change(found, dossier)))
    _text(ET.SubElement(feed, _tag("author")), "name", one_line(dossier.title))
    _text(feed, "generator", "Bongsu")
    for entry in found:
        _entry(feed, dossier, entry)
    return xml_bytes(feed)


def _entry(feed: ET.Element, dossier: Dossier, entry: Entry) -> None:
    own = ET.SubElement(feed, _tag("entry"))
    _text(own, "id", f"urn:uuid:{uuid_of(entry.finding.id)}")
    _text(own, "title", one_line(f"{entry.title}: {entry.label}"))
    _text(own, "updated", _instant(entry.changed))
    _text(own, "published", _instant(entry.first_seen))
    _text(own, "summary", one_line(entry.verdict))
    content = _text(own, "content", _content(dossier, entry))
    content.set("type", "text")
    ET.SubElement(own, _tag("category"), {"term": entry.event.kind.value, "label": wording.kind(entry.event.kind)})
    ET.SubElement(own, _tag("category"), {"term": entry.handling.value, "scheme": "https://www.first.org/tlp/"})
    for link in dict.fromkeys(hostile.address(item.url) for item in entry.evidence):
        if link and link.isascii():
            ET.SubElement(own, _tag("link"), {"rel": "related", "href": link})


def _content(dossier: Dossier, entry: Entry) -> str:
    sources = dict.fromkeys(dossier.source(item.source).name for item in entry.evidence)
    lines = [
        entry.verdict,
        f"When: {wording.when(entry.event.when)}.",
        f"Where: {wording.where(entry.event.place) or 'not told'}.",
        f"Claims: {entry.claims_in_words()}.",
        *(f"Reason: {reason}." for reason in (*entry.incident.reasons, *entry.finding.reasons)),
        *(f"Disputed by {name}." for name in entry.incident.disputed_by),
        f"Sources: {wording.listing(sources)}.",
    ]
    return "\n".join(map(one_line, lines))


def _text(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, _tag(name))
    element.text = text
    return element


def _tag(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
