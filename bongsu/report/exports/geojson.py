"""Incidents with findings as GeoJSON (RFC 7946): WGS 84, longitude first; without a place, no geometry (null)."""

from collections.abc import Iterable
from typing import Any

from bongsu.model.evidence import closest_mark
from bongsu.report import wording
from bongsu.report.dossier import Dossier
from bongsu.report.exports.entries import Entry, by_incident, entries
from bongsu.report.exports.texts import json_bytes
from bongsu.report.ships.geojson import geojson as of_claims

_DECIMALS = 5


def geojson(dossier: Dossier) -> bytes:
    """Return a FeatureCollection: a feature an incident, and one for each of its claims that sensors' tracks tell."""
    features: list[dict[str, Any]] = []
    for found in by_incident(entries(dossier)):
        features.append(_incident(found))
        features += _ways(dossier, found[0])
    return json_bytes({"type": "FeatureCollection", "features": features})


def _ways(dossier: Dossier, entry: Entry) -> Iterable[dict[str, Any]]:
    seen = [claim for claim in entry.claims if claim.sighting and claim.sighting.path]
    for feature in of_claims(seen)["features"]:
        evidence = dossier.evidence.get(feature["properties"]["evidence"])
        mark = closest_mark([evidence] if evidence else [])
        feature["properties"] |= {"what": "claim", "incident": entry.incident.id, "handling": mark.value}
        yield feature


def _incident(found: list[Entry]) -> dict[str, Any]:
    incident = found[0].incident
    place = incident.event.place
    here = place and place.lat is not None and place.lon is not None
    at = [round(place.lon or 0, _DECIMALS), round(place.lat or 0, _DECIMALS)] if place and here else None
    geometry = {"type": "Point", "coordinates": at} if at else None
    return {"type": "Feature", "id": incident.id, "geometry": geometry, "properties": _told(found)}


def _told(found: list[Entry]) -> dict[str, Any]:
    entry = found[0]
    event, incident = entry.event, entry.incident
    place, when = event.place, event.when
    return {
        "what": "incident",
        "title": entry.title,
        "kind": event.kind.value,
        "agents": [party.name for party in event.agents],
        "recipients": [party.name for party in event.recipients],
        "start": when.earliest.isoformat() if when.earliest else None,
        "end": when.latest.isoformat() if when.latest else None,
        "when": wording.when(when),
        "place": place.name if place else None,
        "country": place.country if place else None,
        "credibility": int(incident.credibility),
        "certainty": wording.CERTAINTY[incident.credibility],
        "reasons": list(incident.reasons),
        "disputed_by": list(incident.disputed_by),
        "history": list(entry.turns()),
        "claims": list(incident.claims),
        "evidence": [item.id for item in entry.evidence],
        "findings": [_finding(one) for one in found],
        "handling": entry.handling.value,
    }


def _finding(entry: Entry) -> dict[str, Any]:
    finding = entry.finding
    return {
        "id": finding.id,
        "provision": entry.label,
        "wording": finding.wording.value,
        "credibility": int(finding.credibility),
        "severity": finding.severity,
        "first_seen": str(finding.first_seen) if finding.first_seen else None,
        "changed": str(finding.changed) if finding.changed else None,
        "says": entry.verdict,
    }
