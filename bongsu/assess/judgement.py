"""Claims to incidents, incidents to findings: what the law says of what is claimed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bongsu.assess.accounts import accounts
from bongsu.assess.fires import fires
from bongsu.assess.history import heard
from bongsu.assess.incidents import Group, gather, incident_id
from bongsu.assess.reconciled import reconcile
from bongsu.assess.sums import Counted, sum_up
from bongsu.assess.voices import Desk
from bongsu.model.claim import Claim, Side
from bongsu.model.event import Event
from bongsu.model.evidence import Evidence, Source, last_published
from bongsu.model.finding import Assessment, Finding, Incident
from bongsu.model.grade import Credibility
from bongsu.model.provision import Provision
from bongsu.model.ruling import Judgement
from bongsu.regimes import NOBODY, Law, Listing, Reach, Regime


@dataclass(frozen=True)
class Record:
    """What an assessment rests on.

    Attributes:
        evidence, sources: by id.
        regimes: the law that is applied.
        listings: by regime, who is listed there, by ids as they stand in events.
        judgements: what persons decided of incidents; they stand beside what is computed.
    """

    evidence: Mapping[str, Evidence]
    sources: Mapping[str, Source]
    regimes: Sequence[Regime]
    listings: Mapping[str, Listing] = field(default_factory=dict)
    judgements: Sequence[Judgement] = ()

    def published(self) -> dict[str, date | None]:
        """Return the publication day of each piece of evidence."""
        return {key: held.published for key, held in self.evidence.items()}

    def provisions(self) -> list[Provision]:
        """Return every provision of every regime."""
        return [provision for regime in self.regimes for provision in regime.provisions]


def assess(claims: Iterable[Claim], record: Record) -> Assessment:
    """Return the incidents, the findings and the fires that follow from these claims, whatever their order."""
    published = record.published()
    laws = [(regime, Law(regime.provisions), record.listings.get(regime.id, NOBODY)) for regime in record.regimes]
    desk = Desk(record.evidence, record.sources)
    incidents: list[Incident] = []
    counted: list[Counted] = []
    findings: list[Finding] = []
    for group in gather(claims, published):
        incident = _incident(group, desk)
        incidents.append(incident)
        counted.append(Counted(incident, group.claims))
        for _, law, listing in laws:
            findings += _findings(incident, group, law, listing, published)
    for regime, _, listing in laws:
        for summed in sum_up(regime.provisions, counted, listing, published):
            incidents.append(summed.incident)
            findings.append(summed.finding)
    labels = {provision.id: provision.label for provision in record.provisions()}
    findings.sort(key=lambda finding: (-finding.severity, finding.credibility, finding.provision, finding.incident))
    return Assessment(
        tuple(sorted(_judged(incidents, record), key=lambda incident: (incident.event.kind, incident.id))),
        tuple(dict.fromkeys(findings)),
        fires(findings, incidents, labels, last_published(record.evidence.values())),
    )


def _judged(incidents: Sequence[Incident], record: Record) -> Iterator[Incident]:
    """Put what persons decided beside what was computed, the oldest first."""
    home = {claim: incident.id for incident in incidents for claim in incident.claims} if record.judgements else {}
    signed: dict[str, list[Judgement]] = defaultdict(list)
    for one in sorted(record.judgements, key=lambda one: (one.at, one.id)):
        homes = Counter(home[claim] for claim in one.claims if claim in home)
        signed[min(homes, key=lambda key: (-homes[key], key)) if homes else one.incident].append(one)
    for incident in incidents:
        found = signed.get(incident.id)
        yield replace(incident, judgements=tuple(found)) if found else incident


def _incident(group: Group, desk: Desk) -> Incident:
    speaking = [claim for claim in group.claims if claim.side is not Side.AGAINST] or list(group.claims)
    event = reconcile(speaking)
    standing, history = heard(group.claims, event, desk)
    credibility, reasons = standing.graded()
    against = [claim for claim in group.claims if claim.side is Side.AGAINST]
    return Incident(
        id=incident_id(group, event),
        event=event,
        claims=tuple(claim.id for claim in group.claims),
        origins=tuple(map(str, standing.voices.origins())),
        credibility=credibility,
        reasons=reasons,
        disputed_by=tuple(sorted({claim.speaker.name for claim in against if claim.speaker})),
        history=history,
        accounts=accounts(speaking, desk),
    )


def _why(provision: Provision, event: Event) -> tuple[str, ...]:
    """Say in words what of the incident the provision reads."""
    said = [f"it reads: {event.kind.replace('_', ' ')}"]
    if event.agents:
        said.append(f"by {_and(party.name for party in event.agents)}")
    if event.recipients:
        said.append(f"to or with {_and(party.name for party in event.recipients)}")
    things = dict.fromkeys(item.category.replace("_", " ") for item in event.objects if item.category)
    if things:
        said.append(f"of {_and(things)}")
    theory = provision.theory_for(event.kind)
    return (" ".join(said), *([theory] if theory else []))


def _and(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def _findings(
    incident: Incident, group: Group, law: Law, listing: Listing, published: Mapping[str, date | None]
) -> list[Finding]:
    """Only what is said to have happened can breach; plans and mere denials cannot."""
    sides = {claim.side for claim in group.claims}
    if not sides & {Side.FOR, Side.OPEN}:
        return []
    seen = sorted(day for claim in group.claims if (day := published.get(claim.evidence)))
    return [
        _finding(provision, reached, incident, seen) for provision, reached in law.reaching(incident.event, listing)
    ]


def _finding(provision: Provision, reached: Reach, incident: Incident, seen: Sequence[date]) -> Finding:
    if provision.wording is None:
        raise ValueError(f"{provision.id} carries no finding")
    perhaps = reached is Reach.PERHAPS
    credibility, reasons = incident.credibility, _why(provision, incident.event)
    if perhaps:
        credibility, reasons = max(credibility, Credibility.POSSIBLY_TRUE), (_open_days(provision, incident), *reasons)
    return Finding(
        provision=provision.id,
        incident=incident.id,
        credibility=credibility,
        wording=provision.wording.softened if perhaps else provision.wording,
        severity=provision.severity,
        reasons=reasons,
        first_seen=seen[0] if seen else None,
        changed=seen[-1] if seen else None,
    )


def _open_days(provision: Provision, incident: Incident) -> str:
    """Say why the days leave it open: what happened between two days may have happened before the rule was in force."""
    first, last = incident.event.when.first_day(), incident.event.when.last_day()
    begins, ends = provision.in_force_from, provision.in_force_to
    early = begins is not None and first is not None and first < begins
    other = f"before the rule was in force, from {begins}" if early else f"after the rule ended, on {ends}"
    return f"it lies between {first} and {last}, so it may have been {other}: not better than 3"
