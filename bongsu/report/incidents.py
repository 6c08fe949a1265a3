"""Incidents as they stand on the page: with the provisions they meet, and every claim for and against."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bongsu.model.finding import Finding, Incident
from bongsu.model.grade import Credibility
from bongsu.model.provision import Provision, Wording
from bongsu.report import hostile, wording
from bongsu.report.claims import ClaimView, Heading, in_date_order, view
from bongsu.report.dossier import Dossier

_DISSENT = ("denied by", "contradicted by", "only its denial")
"""How reasons of a grade begin that speak of the claims against an incident."""


@dataclass(frozen=True)
class FindingView:
    """One provision that an incident meets.

    Attributes:
        label, citation: never without the caution when the paragraph number was not verified.
        read_with: labels of the provisions that clarify this one.
    """

    finding: Finding
    anchor: str
    provision: Provision | None
    label: str
    citation: str
    read_with: tuple[str, ...]


@dataclass(frozen=True)
class IncidentView:
    """One incident, the provisions it meets, and its claims in date order.

    Attributes:
        absent: how many of its claims are not at hand.
    """

    incident: Incident
    anchor: str
    title: str
    actors: str
    when: str
    where: str
    findings: tuple[FindingView, ...]
    claims: tuple[ClaimView, ...]
    absent: int

    def on(self, side: str) -> tuple[ClaimView, ...]:
        """Return the claims ``for``, ``against`` or ``neither``."""
        return tuple(item for item in self.claims if item.side == side)

    def ids(self, side: str) -> tuple[str, ...]:
        """Return the ids of its claims ``for``, ``against`` or ``neither``."""
        return tuple(item.claim.id for item in self.on(side))

    @property
    def backing(self) -> tuple[str, ...]:
        """Ids of the claims that what is told of it rests on: those for it, or where none is, whatever is said."""
        return self.ids("for") or self.ids("neither") or self.ids("against")

    def behind(self, reason: str) -> tuple[str, ...]:
        """Return ids of the claims behind a reason of its grade: of dissent, those against it."""
        return self.told_by(reason, self.ids("against") if reason.startswith(_DISSENT) else self.backing)

    def told_by(self, words: str, claims: Collection[str]) -> tuple[str, ...]:
        """Return which of these claims are made by somebody whom the words name; where they name nobody, all."""
        found = (item for item in self.claims if item.claim.id in claims and _names(words, item.said_by))
        return tuple(item.claim.id for item in found) or tuple(claims)

    @property
    def severity(self) -> int:
        """The severity of the gravest provision met; 0 when none is."""
        return max((item.finding.severity for item in self.findings), default=0)

    @property
    def first_seen(self) -> date | None:
        """The first day that any of its findings gives."""
        return min((item.finding.first_seen for item in self.findings if item.finding.first_seen), default=None)

    @property
    def changed(self) -> date | None:
        """The last day that any of its findings gives."""
        return max((item.finding.changed for item in self.findings if item.finding.changed), default=None)

    @property
    def tally(self) -> dict[str, int]:
        """How many claims stand on each side."""
        return {side.value: len(self.on(side)) for side in Heading}

    def worded(self) -> tuple[tuple[Wording, tuple[FindingView, ...]], ...]:
        """Return its findings by what they say, breaches first."""
        groups = ((words, tuple(item for item in self.findings if item.finding.wording is words)) for words in Wording)
        return tuple((words, found) for words, found in groups if found)


class Drawn:
    """What a drawing shows of several incidents: a mark or a line."""

    incidents: Sequence[IncidentView]

    @property
    def credibility(self) -> Credibility:
        """The best of its incidents."""
        return min(item.incident.credibility for item in self.incidents)

    @property
    def is_met(self) -> bool:
        """Whether any of its incidents carries a finding."""
        return any(item.findings for item in self.incidents)


def incidents(dossier: Dossier, parties: Mapping[str, str]) -> tuple[IncidentView, ...]:
    """Return every incident: the gravest first, among equals the most credible; `parties` holds names by id."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in dossier.assessment.findings:
        found[finding.incident].append(finding)
    views = [_incident(dossier, item, found[item.id], parties) for item in dossier.assessment.incidents]
    return tuple(sorted(views, key=_rank))


def provision_label(dossier: Dossier, key: str) -> str:
    """Return the provision's label; of one that is not loaded, its id with a caution."""
    return wording.provision_label(key, dossier.provisions.get(key))


def unsettled(dossier: Dossier) -> tuple[Finding, ...]:
    """Return the findings whose incident is not at hand."""
    known = {incident.id for incident in dossier.assessment.incidents}
    return tuple(finding for finding in dossier.assessment.findings if finding.incident not in known)


def _incident(
    dossier: Dossier, incident: Incident, findings: Iterable[Finding], parties: Mapping[str, str]
) -> IncidentView:
    event = incident.event
    known = [dossier.claims[key] for key in dict.fromkeys(incident.claims) if key in dossier.claims]
    claims = sorted((view(dossier, claim, event, parties) for claim in known), key=in_date_order)
    return IncidentView(
        incident=incident,
        anchor=hostile.anchor(incident.id),
        title=wording.happened(event),
        actors=wording.actors(event),
        when=wording.when(event.when),
        where=wording.where(event.place),
        findings=tuple(sorted((_finding(dossier, item) for item in findings), key=_gravest_first)),
        claims=tuple(claims),
        absent=len(set(incident.claims)) - len(known),
    )


def _names(words: str, name: str) -> bool:
    return name in words and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


def _finding(dossier: Dossier, finding: Finding) -> FindingView:
    provision = dossier.provisions.get(finding.provision)
    label = provision_label(dossier, finding.provision)
    return FindingView(
        finding=finding,
        anchor=hostile.anchor(finding.id),
        provision=provision,
        label=label,
        citation=provision.citation if provision else label,
        read_with=tuple(provision_label(dossier, key) for key in (provision.read_with if provision else ())),
    )


def _gravest_first(item: FindingView) -> tuple[int, str]:
    return -item.finding.severity, item.finding.provision


def _rank(item: IncidentView) -> tuple[int, int, date, str]:
    first = item.first_seen or (item.claims[0].evidence.published if item.claims and item.claims[0].evidence else None)
    return -item.severity, item.incident.credibility, first or date.max, item.incident.id
