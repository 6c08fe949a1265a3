"""Findings as a table (CSV, RFC 4180): one row a finding, safe to open in a spreadsheet.

A spreadsheet runs a cell that begins with one of `FORMULA` as a formula, whatever the quotes around it. Such a cell of
text gets an apostrophe before it, and so does one that begins with an apostrophe: taking one apostrophe off every cell
of text that begins with one gives the text back. Columns of `NUMBERS` hold plain decimal numbers of ours, or nothing.
"""

import csv
import io
import unicodedata
from collections.abc import Iterable

from bongsu.model.claim import Side
from bongsu.report import hostile, wording
from bongsu.report.dossier import Dossier
from bongsu.report.exports.entries import Entry, entries

FORMULA = frozenset("=+-@\t\r\n|%＝＋－＠｜％")
"""What spreadsheets take for the beginning of a formula or command, full-width forms too."""

NUMBERS = ("lat", "lon", "credibility", "severity", "claims_for", "claims_against", "claims_neither")
COLUMNS = (
    *("finding", "incident", "provision", "citation", "wording", "credibility", "certainty", "severity"),
    *("first_seen", "changed", "kind", "title", "agents", "agent_ids", "recipients", "recipient_ids", "objects"),
    *("place", "country", "lat", "lon", "earliest", "latest", "zone", "when"),
    *("origins", "disputed_by", "reasons", "history", "finding_reasons"),
    *("claims_for", "claims_against", "claims_neither", "claims", "evidence", "sources", "urls"),
    "handling",
)
_APART = " | "


def table(dossier: Dossier) -> bytes:
    """Return the table in UTF-8 with a mark of byte order, by which spreadsheets know it; rows end in CR LF."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, quoting=csv.QUOTE_ALL)
    writer.writeheader()
    for entry in entries(dossier):
        row = _row(entry, dossier)
        writer.writerow({key: value if key in NUMBERS else cell(value) for key, value in row.items()})
    return out.getvalue().encode("utf-8-sig")


def cell(text: str) -> str:
    """Return the text as a cell that no spreadsheet runs; what nobody can see is written as ``⟦U+0000⟧``."""
    shown = str(hostile.visible(text))
    first = next((char for char in shown if not _is_skipped(char)), "")
    return f"'{shown}" if first in FORMULA | {"'"} or shown[:1] in FORMULA else shown


def uncell(text: str) -> str:
    """Return the text that a cell of text stands for."""
    return text.removeprefix("'")


def _is_skipped(char: str) -> bool:
    """Return whether programs may skip this character before a formula: blanks, and what shows nothing."""
    return char.isspace() or unicodedata.category(char) in {"Cf", "Mn", "Zs"}


def _row(entry: Entry, dossier: Dossier) -> dict[str, str]:
    finding, incident, event = entry.finding, entry.incident, entry.event
    return {
        "finding": finding.id,
        "incident": incident.id,
        "provision": entry.label,
        "citation": entry.citation,
        "wording": finding.wording.value,
        "credibility": str(int(finding.credibility)),
        "certainty": wording.CERTAINTY[finding.credibility],
        "severity": str(finding.severity),
        "first_seen": str(finding.first_seen or ""),
        "changed": str(finding.changed or ""),
        "kind": event.kind.value,
        "title": entry.title,
        "agents": _joined(party.name for party in event.agents),
        "agent_ids": _joined(party.id for party in event.agents),
        "recipients": _joined(party.name for party in event.recipients),
        "recipient_ids": _joined(party.id for party in event.recipients),
        "objects": wording.items(event.objects),
        **_where_and_when(entry),
        "origins": _joined(incident.origins),
        "disputed_by": _joined(incident.disputed_by),
        "reasons": _joined(incident.reasons),
        "history": _joined(entry.turns()),
        "finding_reasons": _joined(finding.reasons),
        "claims_for": str(entry.tally[Side.FOR]),
        "claims_against": str(entry.tally[Side.AGAINST]),
        "claims_neither": str(entry.tally[Side.OPEN] + entry.tally[Side.FUTURE]),
        "claims": _joined(claim.id for claim in entry.claims),
        "evidence": _joined(item.id for item in entry.evidence),
        "sources": _joined(dict.fromkeys(dossier.source(item.source).name for item in entry.evidence)),
        "urls": _joined(item.url for item in entry.evidence if item.url),
        "handling": entry.handling.value,
    }


def _where_and_when(entry: Entry) -> dict[str, str]:
    place, when = entry.event.place, entry.event.when
    return {
        "place": (place.name if place else None) or "",
        "country": (place.country if place else None) or "",
        "lat": _degrees(place.lat if place else None),
        "lon": _degrees(place.lon if place else None),
        "earliest": when.earliest.isoformat() if when.earliest else "",
        "latest": when.latest.isoformat() if when.latest else "",
        "zone": when.zone,
        "when": wording.when(when),
    }


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:.5f}"


def _joined(words: Iterable[str]) -> str:
    return _APART.join(words)
