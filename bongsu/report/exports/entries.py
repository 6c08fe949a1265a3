"""Findings as exports tell them: each with its incident, provision, claims and evidence, in plain words."""

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bongsu.model.claim import Claim, Side
from bongsu.model.event import Event
from bongsu.model.evidence import Evidence, closest_mark
from bongsu.model.finding import Finding, Incident, Turn
from bongsu.model.grade import Handling
from bongsu.model.party import Party
from bongsu.model.provision import Provision
from bongsu.report import wording
from bongsu.report.dossier import Dossier

NAMESPACE = uuid.UUID("8d1b0d0e-6a5c-5c55-9b0a-1718239718c0")
"""Namespace of the name-based UUIDs (RFC 9562, version 5) that exports give to our records."""

EPOCH = date(1970, 1, 1)
"""Stands where a format asks for a day and none is known."""


@dataclass(frozen=True)
class Entry:
    """One finding with all that it rests on; the provision is None where it is not loaded."""

    finding: Finding
    incident: Incident
    provision: Provision | None
    claims: tuple[Claim, ...]
    evidence: tuple[Evidence, ...]

    @property
    def event(self) -> Event:
        """The incident's reconciled event."""
        return self.incident.event

    @property
    def label(self) -> str:
        """The provision's id, never without its caution."""
        return wording.provision_label(self.finding.provision, self.provision)

    @property
    def citation(self) -> str:
        """Instrument and paragraph, never without the caution."""
        return self.provision.citation if self.provision else self.label

    @property
    def title(self) -> str:
        """What is claimed to have happened, and by whom: ``Veto: Russia``."""
        return f"{wording.happened(self.event)}: {wording.actors(self.event)}"

    @property
    def verdict(self) -> str:
        """The finding as a sentence that is never surer than its grade."""
        grade = self.finding.credibility
        words = self.finding.wording.value
        verb = words if words.startswith(("would", "may")) else f"would be {words}"
        return f"If true, this {verb} {self.citation}. Credibility {int(grade)}: {wording.CERTAINTY[grade]}."

    @property
    def handling(self) -> Handling:
        """The closest handling mark among its evidence."""
        return closest_mark(self.evidence)

    @property
    def first_seen(self) -> date:
        """The day of the oldest claim; `EPOCH` where none is dated."""
        return self.finding.first_seen or EPOCH

    @property
    def changed(self) -> date:
        """The day of the newest claim; `EPOCH` where none is dated."""
        return self.finding.changed or self.first_seen

    @cached_property
    def tally(self) -> Counter[Side]:
        """How many claims stand on each side."""
        return Counter(claim.side for claim in self.claims)

    def turns(self) -> Iterator[str]:
        """Yield how belief in the incident changed, day by day."""
        yield from map(turned, self.incident.history)

    def claims_in_words(self) -> str:
        """Return how many claims stand for it, against it and neither."""
        own = self.tally
        neither = own[Side.OPEN] + own[Side.FUTURE]
        return f"{wording.count(own[Side.FOR], 'claim')} for it, {own[Side.AGAINST]} against it, {neither} neither"


def entries(dossier: Dossier) -> list[Entry]:
    """Return every finding whose incident is at hand, in the assessment's own order: the gravest first."""
    incidents = {incident.id: incident for incident in dossier.assessment.incidents}
    found = []
    for finding in dossier.assessment.findings:
        incident = incidents.get(finding.incident)
        if incident is None:
            continue
        claims = tuple(dossier.claims[key] for key in dict.fromkeys(incident.claims) if key in dossier.claims)
        evidence = tuple(
            dossier.evidence[key]
            for key in dict.fromkeys(claim.evidence for claim in claims)
            if key in dossier.evidence
        )
        found.append(Entry(finding, incident, dossier.provisions.get(finding.provision), claims, evidence))
    return found


def by_incident(found: Iterable[Entry]) -> list[list[Entry]]:
    """Return the findings of each incident together, in the order of their first."""
    grouped: dict[str, list[Entry]] = {}
    for entry in found:
        grouped.setdefault(entry.incident.id, []).append(entry)
    return list(grouped.values())


def said_by(dossier: Dossier, claim: Claim) -> str:
    """Return the name of who makes a claim: the speaker, else the source of its evidence."""
    if claim.speaker:
        return claim.speaker.name
    held = dossier.evidence.get(claim.evidence)
    return dossier.source(held.source if held else "unknown source").name


def turned(turn: Turn) -> str:
    """Return how belief changed on a day: ``16 October 2024: rumoured; credibility 6, truth cannot be judged``."""
    grade = turn.credibility
    return f"{wording.day(turn.day)}: {turn.said}; credibility {int(grade)}, {wording.CERTAINTY[grade]}"


def parties_of(event: Event) -> Iterator[Party]:
    """Yield who did it, then to whom."""
    yield from event.agents
    yield from event.recipients


def uuid_of(key: str) -> uuid.UUID:
    """Return the one UUID of a record's id."""
    return uuid.uuid5(NAMESPACE, key.encode("utf-8", "surrogatepass").hex() if not _encodes(key) else key)


def _encodes(key: str) -> bool:
    try:
        key.encode()
    except UnicodeEncodeError:
        return False
    return True


def last_day(dossier: Dossier) -> date:
    """Return the day that the dossier speaks for; `EPOCH` where nothing is dated."""
    return dossier.as_of or EPOCH


def last_change(found: Iterable[Entry], dossier: Dossier) -> date:
    """Return the newest change of any finding; without findings, the day that the dossier speaks for."""
    return max((entry.changed for entry in found), default=last_day(dossier))
