"""A STIX 2.1 bundle: parties as identities, incidents, claims as notes, and a report for each finding.

Ids are name-based UUIDs of our own ids, so the same record has the same id in every bundle. STIX asks for times where
the evidence may give none: ``created`` is the first day of `EPOCH` for what has no date of its own.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from bongsu.model.claim import Claim
from bongsu.model.event import Place
from bongsu.model.evidence import Evidence, closest_mark
from bongsu.model.finding import Incident
from bongsu.model.grade import Credibility, Handling
from bongsu.model.party import Party, PartyKind
from bongsu.report import hostile, wording
from bongsu.report.dossier import Dossier
from bongsu.report.exports.entries import EPOCH, Entry, by_incident, entries, parties_of, said_by, uuid_of
from bongsu.report.exports.texts import json_bytes

Stix = dict[str, Any]

TLP_EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"
TLP_MARKINGS = {
    Handling.CLEAR: "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
    Handling.GREEN: "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
    Handling.AMBER: "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
    Handling.AMBER_STRICT: "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
    Handling.RED: "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
}
"""OASIS's own markings of TLP 2.0: https://github.com/oasis-open/cti-stix-common-objects."""

CLASSES = {
    PartyKind.PERSON: "individual",
    PartyKind.GROUP: "group",
    PartyKind.STATE: "organization",
    PartyKind.ORGANISATION: "organization",
    PartyKind.ARMED_FORCE: "organization",
    PartyKind.VESSEL: "system",
    PartyKind.AIRCRAFT: "system",
}
"""Words of STIX's vocabulary of identity classes."""


CONFIDENCE = {
    Credibility.CONFIRMED: 90,
    Credibility.PROBABLY_TRUE: 70,
    Credibility.POSSIBLY_TRUE: 50,
    Credibility.DOUBTFUL: 30,
    Credibility.IMPROBABLE: 10,
}
"""STIX 2.1, appendix A, from the Admiralty Code's credibility; what cannot be judged has no value there."""


def stix(dossier: Dossier) -> bytes:
    """Return the bundle; without findings it holds its author alone."""
    objects = list(_objects(dossier))
    key = " ".join(sorted(f"{item['id']} {item.get('modified', '')}" for item in objects))
    return json_bytes({"type": "bundle", "id": f"bundle--{uuid_of(key)}", "objects": objects}, indent=1)


def _objects(dossier: Dossier) -> Iterator[Stix]:
    found = entries(dossier)
    marks = {entry.handling for entry in found} | {Handling.CLEAR}
    marks |= {closest_mark([item]) for entry in found for item in entry.evidence}
    yield from (_marking(mark) for mark in Handling if mark in marks)
    yield _author(dossier)
    incidents = by_incident(found)
    yield from _identities(dossier, [some[0] for some in incidents])
    yield from _locations(dossier, [some[0] for some in incidents])
    for some in incidents:
        yield _incident(dossier, some[0])
        yield from (_note(dossier, some[0].incident, claim) for claim in some[0].claims)
        yield from (_report(dossier, entry) for entry in some)


def _marking(mark: Handling) -> Stix:
    return {
        "type": "marking-definition",
        "spec_version": "2.1",
        "id": TLP_MARKINGS[mark],
        "created": "2022-10-01T00:00:00.000Z",
        "name": mark.value,
        "extensions": {TLP_EXTENSION: {"extension_type": "property-extension", "tlp_2_0": mark.word}},
    }


def _author(dossier: Dossier) -> Stix:
    return {
        **_head("identity", _author_key(dossier), Handling.CLEAR),
        "name": str(hostile.visible(dossier.title)),
        "identity_class": "system",
        "description": "A watch of Bongsu: everything here is a claim that somebody made, with its source.",
    }


def _author_key(dossier: Dossier) -> str:
    return f"watch:{dossier.title}"


def _head(kind: str, key: str, mark: Handling, created: date | None = None, changed: date | None = None) -> Stix:
    first = created or EPOCH
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": _id(kind, key),
        "created": _instant(first),
        "modified": _instant(max(changed or first, first)),
        "object_marking_refs": [TLP_MARKINGS[mark]],
    }


def _id(kind: str, key: str) -> str:
    return f"{kind}--{uuid_of(key)}"


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00.000Z"


def _identities(dossier: Dossier, found: Iterable[Entry]) -> Iterator[Stix]:
    """Yield each party once, with the name that comes first, under the most open mark that it is told under."""
    seen: dict[str, tuple[Party, list[Handling]]] = {}
    for entry in found:
        told = [(entry.incident.event, entry.evidence)]
        told += [(claim.event, _evidence_of(dossier, claim)) for claim in entry.claims]
        speakers = [
            (party, _evidence_of(dossier, claim))
            for claim in entry.claims
            for party in ((claim.speaker,) if claim.speaker else ())
        ]
        named = [(party, evidence) for event, evidence in told for party in parties_of(event)]
        for party, evidence in (*named, *speakers):
            seen.setdefault(party.id, (party, []))[1].append(closest_mark(evidence))
    for party, marks in seen.values():
        yield _identity(dossier, party, min(marks, key=list(Handling).index))


def _identity(dossier: Dossier, party: Party, mark: Handling) -> Stix:
    described = {"description": _clean(party.role)} if party.role else {}
    return {
        **_head("identity", party.id, mark),
        "created_by_ref": _id("identity", _author_key(dossier)),
        "name": _clean(party.name) or "unnamed",
        "identity_class": CLASSES[party.kind],
        **described,
        "external_references": [{"source_name": "bongsu", "external_id": _clean(party.id) or "unnamed"}],
    }


def _evidence_of(dossier: Dossier, claim: Claim) -> tuple[Evidence, ...]:
    return tuple(item for item in (dossier.evidence.get(claim.evidence),) if item)


def _locations(dossier: Dossier, found: Iterable[Entry]) -> Iterator[Stix]:
    seen: dict[str, tuple[Place, list[Handling]]] = {}
    for entry in found:
        place = entry.event.place
        if place and _is_located(place):
            seen.setdefault(_place_key(place), (place, []))[1].append(entry.handling)
    for key, (place, marks) in seen.items():
        named = {"name": _clean(place.name)} if place.name else {}
        country = {"country": place.country.upper()} if place.country else {}
        here = place.lat is not None and place.lon is not None
        degrees = {"latitude": place.lat, "longitude": place.lon} if here else {}
        yield {
            **_head("location", key, min(marks, key=list(Handling).index)),
            "created_by_ref": _id("identity", _author_key(dossier)),
            **named,
            **country,
            **degrees,
        }


def _is_located(place: Place) -> bool:
    """Return whether STIX can tell the place: by country or degrees; a name alone is told by the incident."""
    return bool(place.country) or (place.lat is not None and place.lon is not None)


def _place_key(place: Place) -> str:
    return f"place:{place.name}|{place.country}|{place.lat}|{place.lon}"


def _incident(dossier: Dossier, entry: Entry) -> Stix:
    incident, event = entry.incident, entry.event
    grade = incident.credibility
    said = [
        f"When: {wording.when(event.when)}.",
        f"Where: {wording.where(event.place) or 'not told'}.",
        f"Credibility {int(grade)}: {wording.CERTAINTY[grade]}.",
        *(f"Reason: {reason}." for reason in incident.reasons),
        *(f"Disputed by {name}." for name in incident.disputed_by),
        *(f"Since {turn}." for turn in entry.turns()),
    ]
    return {
        **_head("incident", incident.id, entry.handling, entry.finding.first_seen, entry.finding.changed),
        "created_by_ref": _id("identity", _author_key(dossier)),
        "name": _clean(entry.title),
        "description": _clean("\n".join(said)),
        **({"confidence": CONFIDENCE[grade]} if grade in CONFIDENCE else {}),
        "external_references": [{"source_name": "bongsu", "external_id": incident.id}],
    }


def _note(dossier: Dossier, incident: Incident, claim: Claim) -> Stix:
    evidence = _evidence_of(dossier, claim)
    held = evidence[0] if evidence else None
    who = said_by(dossier, claim)
    return {
        **_head("note", f"{claim.id} {incident.id}", closest_mark(evidence), held.published if held else None),
        "created_by_ref": _id("identity", _author_key(dossier)),
        "abstract": _clean(f"{claim.stance.value}, {claim.side.value}: {who}"),
        "content": _clean(claim.quote) or "no words given",
        "authors": [_clean(who) or "unnamed"],
        "object_refs": [_id("incident", incident.id)],
        "external_references": [_reference(dossier, claim, held)],
    }


def _reference(dossier: Dossier, claim: Claim, held: Evidence | None) -> Stix:
    source = dossier.source(held.source if held else "unknown source")
    link = hostile.address(held.url) if held else None
    described = {"description": _clean(held.title)} if held and held.title else {}
    addressed = {"url": link, "hashes": {"SHA-256": claim.evidence}} if link and _is_hash(claim.evidence) else {}
    return {"source_name": _clean(source.name) or "unnamed", **described, **addressed, "external_id": claim.id}


def _is_hash(text: str) -> bool:
    return len(text) == 64 and set(text) <= set("0123456789abcdef")


def _report(dossier: Dossier, entry: Entry) -> Stix:
    place = entry.event.place
    refs = [_id("incident", entry.incident.id)]
    refs += [_id("identity", party.id) for party in parties_of(entry.event)]
    refs += [_id("location", _place_key(place))] if place and _is_located(place) else []
    refs += [_id("note", f"{claim.id} {entry.incident.id}") for claim in entry.claims]
    reasons = "\n".join(f"Reason: {reason}." for reason in entry.finding.reasons)
    return {
        **_head("report", entry.finding.id, entry.handling, entry.finding.first_seen, entry.finding.changed),
        "created_by_ref": _id("identity", _author_key(dossier)),
        "name": _clean(f"{entry.title}: {entry.label}"),
        "description": _clean(f"{entry.verdict}\n{entry.claims_in_words().capitalize()}.\n{reasons}"),
        "published": _instant(entry.first_seen),
        "object_refs": list(dict.fromkeys(refs)),
        "labels": [entry.finding.wording.value, f"severity {entry.finding.severity}"],
        "external_references": [{"source_name": "bongsu", "external_id": entry.finding.id}],
    }


def _clean(text: str | None) -> str:
    return str(hostile.visible(text or ""))
