"""One event told by these claims: the incident, and what the law says of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bongsu.assess.accounts import accounts
from bongsu.assess.history import heard
from bongsu.assess.incidents import Group, incident_id
from bongsu.assess.reconciled import reconcile
from bongsu.assess.voices import Desk
from bongsu.model.claim import Side
from bongsu.model.event import Event
from bongsu.model.evidence import Evidence, Source
from bongsu.model.finding import Finding, Incident
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


@dataclass(frozen=True, slots=True)
class Case:
    """Claims on one event, the incident that they make, and what it would breach."""

    group: Group
    incident: Incident
    findings: tuple[Finding, ...]


class Assessor:
    """Judges events by what is known of those who publish, and by the law.

    Attributes:
        evidence: by id; more may be added.
        published: the publication day of each piece.
        regimes: the law that is applied.
        listings: by regime, who is listed there.
    """

    def __init__(self, record: Record) -> None:
        self.evidence = dict(record.evidence)
        self.published = record.published()
        self.regimes = record.regimes
        self.listings = dict(record.listings)
        self._laws = {regime.id: Law(regime.provisions) for regime in record.regimes}
        self._desk = Desk(self.evidence, record.sources)

    def learn(self, evidence: Mapping[str, Evidence]) -> None:
        """Take note of further evidence."""
        self.evidence |= evidence
        self.published |= {key: held.published for key, held in evidence.items()}

    def case(self, group: Group) -> Case:
        """Return the incident that these claims make, with its findings."""
        incident = _incident(group, self._desk)
        return Case(group, incident, self.findings(group, incident))

    def findings(self, group: Group, incident: Incident) -> tuple[Finding, ...]:
        """Return what an incident would breach."""
        return tuple(
            finding
            for regime, law in self._laws.items()
            for finding in _findings(incident, group, law, self.listing(regime), self.published)
        )

    def listing(self, regime: str) -> Listing:
        """Return who is listed under a regime."""
        return self.listings.get(regime, NOBODY)


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
