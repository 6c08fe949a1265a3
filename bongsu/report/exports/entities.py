"""Findings as FollowTheMoney entities, JSON Lines: parties, events, documents, claims, and who may be listed.

An incident is an ``Event``, a claim the ``Documentation`` that joins a ``Document`` and the event, with the stance as
its role; a finding is a ``Note`` on the event. Ships are no legal entities there: an ``UnknownLink`` joins them to
events.
"""

from collections.abc import Iterable, Iterator

from bongsu.model.claim import Claim
from bongsu.model.designation import Match
from bongsu.model.edition import Publication
from bongsu.model.evidence import Evidence
from bongsu.model.party import Party, PartyKind
from bongsu.model.record import Json
from bongsu.report import hostile, wording
from bongsu.report.dossier import Dossier
from bongsu.report.exports.entries import Entry, by_incident, entries, parties_of, said_by
from bongsu.report.exports.texts import json_lines, one_line
from bongsu.report.followthemoney import NUMBERS, SCHEMATA, dataset_name, entity_id
from bongsu.report.followthemoney import entities as of_designation

Properties = dict[str, Iterable[str | None]]


def entities(dossier: Dossier) -> bytes:
    """Return the entities, each id once, as JSON Lines."""
    found: dict[str, Json] = {}
    for entity in _all(dossier):
        found.setdefault(str(entity["id"]), entity)
    return json_lines(found.values())


def _all(dossier: Dossier) -> Iterator[Json]:
    incidents = by_incident(entries(dossier))
    parties = {party.id: party for found in incidents for party in (*parties_of(found[0].event), *_speakers(found[0]))}
    names = {party.name for party in parties.values()}
    matches = [match for match in dossier.matches if match.query in names]
    for key in dict.fromkeys(match.designation for match in matches):
        if key in dossier.designations:
            held = dossier.designations[key]
            yield from of_designation(held, Publication(held.list))
    yield from (_party(dossier, party) for party in parties.values())
    for match in matches:
        yield from _links(dossier, match, parties.values())
    for found in incidents:
        yield from _incident(dossier, found)


def _speakers(entry: Entry) -> Iterator[Party]:
    return (claim.speaker for claim in entry.claims if claim.speaker)


def _party(dossier: Dossier, party: Party) -> Json:
    schema = SCHEMATA[party.kind]
    held: Properties = {
        "name": [party.name],
        "flag" if party.kind is PartyKind.VESSEL else "country": [party.country],
        "position" if party.kind is PartyKind.PERSON else "notes": [party.role],
    }
    for kind, (key, schemata) in NUMBERS.items():
        if schema in schemata:
            held.setdefault(key, [getattr(party.identifiers, kind, None)])
    return _entity(dossier, entity_id(party.id), schema, party.name, held)


def _links(dossier: Dossier, match: Match, parties: Iterable[Party]) -> Iterator[Json]:
    """Yield that a party of this name may be the designation."""
    target = entity_id(match.designation)
    for party in parties:
        if party.name == match.query and match.designation in dossier.designations and entity_id(party.id) != target:
            yield _entity(
                dossier,
                entity_id(f"match:{party.id}:{match.designation}"),
                "UnknownLink",
                f"{party.name} may be {match.listed_name}",
                {
                    "subject": [entity_id(party.id)],
                    "object": [target],
                    "role": ["may be this entry of a sanctions list"],
                    "summary": [f"score {match.score:.2f}: {'; '.join(match.reasons)}"],
                },
            )


def _incident(dossier: Dossier, found: list[Entry]) -> Iterator[Json]:
    entry = found[0]
    key = entity_id(entry.incident.id)
    yield _event(dossier, entry, key)
    for party in parties_of(entry.event):
        if party.kind in {PartyKind.VESSEL, PartyKind.AIRCRAFT}:
            linked: Properties = {"subject": [entity_id(party.id)], "object": [key], "role": ["took part, as claimed"]}
            yield _entity(dossier, f"{key}-{entity_id(party.id)}", "UnknownLink", party.name, linked)
    for one in found:
        yield _finding(dossier, one, key)
    yield from (_document(dossier, item) for item in entry.evidence)
    yield from (_claim(dossier, claim, key) for claim in entry.claims)


def _event(dossier: Dossier, entry: Entry, key: str) -> Json:
    event, grade = entry.event, entry.incident.credibility
    first, last = event.when.first_day(), event.when.last_day()
    return _entity(
        dossier,
        key,
        "Event",
        entry.title,
        {
            "name": [entry.title],
            "startDate": [str(first) if first else None],
            "endDate": [str(last) if last else None],
            "location": [wording.where(event.place) or None],
            "country": [event.place.country if event.place else None],
            "organizer": [entity_id(party.id) for party in event.agents if _is_body(party)],
            "involved": [entity_id(party.id) for party in event.recipients if _is_body(party)],
            "keywords": [wording.kind(event.kind)],
            "summary": [f"Credibility {int(grade)}: {wording.CERTAINTY[grade]}"],
            "notes": [
                *entry.incident.reasons,
                *(f"disputed by {name}" for name in entry.incident.disputed_by),
                *(f"since {turn}" for turn in entry.turns()),
            ],
        },
    )


def _is_body(party: Party) -> bool:
    return party.kind not in {PartyKind.VESSEL, PartyKind.AIRCRAFT}


def _finding(dossier: Dossier, entry: Entry, event: str) -> Json:
    finding = entry.finding
    return _entity(
        dossier,
        entity_id(finding.id),
        "Note",
        f"{finding.wording.value}: {entry.label}",
        {
            "entity": [event],
            "name": [f"{entry.title}: {entry.label}"],
            "description": [entry.verdict],
            "notes": [*finding.reasons, f"handling {entry.handling.value}"],
            "program": [entry.label],
            "createdAt": [str(finding.first_seen) if finding.first_seen else None],
            "modifiedAt": [str(finding.changed) if finding.changed else None],
        },
    )


def _document(dossier: Dossier, item: Evidence) -> Json:
    source = dossier.source(item.source)
    return _entity(
        dossier,
        _document_id(item.id),
        "Document",
        item.title or item.path,
        {
            "fileName": [item.path],
            "title": [item.title],
            "publisher": [source.name],
            "mimeType": [item.media_type],
            "date": [str(item.published) if item.published else None],
            "sourceUrl": [hostile.address(item.url)],
            "notes": [f"SHA-256 {item.id}", f"reliability {source.reliability}", f"handling {item.handling}"],
        },
    )


def _document_id(key: str) -> str:
    return entity_id(f"evidence:{key}")


def _claim(dossier: Dossier, claim: Claim, event: str) -> Json:
    held = dossier.evidence.get(claim.evidence)
    who = said_by(dossier, claim)
    return _entity(
        dossier,
        f"{entity_id(claim.id)}-{event}",
        "Documentation",
        f"{claim.stance.value}: {who}",
        {
            "document": [_document_id(claim.evidence)],
            "entity": [event],
            "role": [claim.stance.value],
            "status": [claim.side.value],
            "summary": [claim.quote],
            "description": [f"said by {who}"],
            "date": [str(held.published) if held and held.published else None],
        },
    )


def _entity(dossier: Dossier, key: str, schema: str, caption: str, properties: Properties) -> Json:
    """Return an entity; values without words are left out, as FollowTheMoney does."""
    held = {
        name: list(dict.fromkeys(clean for value in values if value and (clean := one_line(value))))
        for name, values in properties.items()
    }
    return {
        "id": key,
        "caption": one_line(caption),
        "schema": schema,
        "properties": {name: values for name, values in held.items() if values},
        "datasets": [dataset_name(dossier.title) or "watch"],
    }
