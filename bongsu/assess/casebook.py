"""The casebook: claims with all that follows from them, to which more may be added at any time.

What a claim cannot touch stays as it is: what is told of other kinds and sides, and, of its own, every other event.
Whatever the order in which claims come, what follows from all of them is the same.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bongsu.assess.fires import fires
from bongsu.assess.incidents import Gathered, Place, order
from bongsu.assess.judgement import Assessor, Case, Record
from bongsu.assess.sums import Counted, Summed, sum_up
from bongsu.model.claim import Claim
from bongsu.model.event import EventKind
from bongsu.model.evidence import Evidence, last_published
from bongsu.model.finding import Assessment, Finding, Incident
from bongsu.model.garbage import uncollected
from bongsu.model.ruling import Judgement
from bongsu.regimes import Listing, Regime
from bongsu.regimes.reach import kinds_of


class Casebook:
    """Claims, the incidents that they make, and what these would breach."""

    def __init__(self, record: Record) -> None:
        self._judgements = record.judgements
        self._labels = {provision.id: provision.label for provision in record.provisions()}
        self._assessor = Assessor(record)
        self._gathered = Gathered()
        self._cases: dict[Place, dict[str, Case]] = {}
        self._sums = {regime.id: _Sums(regime) for regime in record.regimes}

    def add(self, claims: Iterable[Claim], evidence: Mapping[str, Evidence] | None = None) -> None:
        """Add claims, with what is new of the evidence that they stand in.

        Evidence that is held already must be the same: who published it, and when, decides on cases that are closed.
        """
        self._assessor.learn(evidence or {})
        with uncollected():
            for place in self._gathered.add(claims):
                self._cases[place] = self._cases_of(place, self._cases.get(place, {}))
                for sums in self._sums.values():
                    sums.touch(place[0])

    def relist(self, listings: Mapping[str, Listing]) -> None:
        """Hold the incidents against lists on which others stand, by regime."""
        for regime, listing in listings.items():
            before, self._assessor.listings[regime] = self._assessor.listing(regime), listing
            if other := _listed_otherwise(before, listing):
                self._sums[regime].touch(None)
                self._reapply(other)

    def assessment(self) -> Assessment:
        """Return the incidents, the findings and the fires that follow from all claims that were added."""
        with uncollected():
            return self._assessed()

    def _assessed(self) -> Assessment:
        cases = [case for by_first in self._cases.values() for case in by_first.values()]
        summed = [one for sums in self._sums.values() for one in self._summed(sums, cases)]
        incidents = [*(case.incident for case in cases), *(one.incident for one in summed)]
        findings = [*(finding for case in cases for finding in case.findings), *(one.finding for one in summed)]
        findings.sort(key=_gravest)
        return Assessment(
            tuple(sorted(_judged(incidents, self._judgements), key=lambda one: (one.event.kind, one.id, one.claims))),
            tuple(dict.fromkeys(findings)),
            fires(findings, incidents, self._labels, last_published(self._assessor.evidence.values())),
        )

    def _cases_of(self, place: Place, before: Mapping[str, Case]) -> dict[str, Case]:
        """Return the cases of a place, by the first claim of each; those stay of which no claim changed."""
        found = {}
        for group in self._gathered.groups(place, self._assessor.published):
            first = group.claims[0].id
            held = before.get(first)
            found[first] = held if held and held.group.claims == group.claims else self._assessor.case(group)
        return found

    def _reapply(self, parties: frozenset[str]) -> None:
        for by_first in self._cases.values():
            for first, case in by_first.items():
                event = case.incident.event
                if any(party.id in parties for party in (*event.agents, *event.recipients)):
                    by_first[first] = replace(case, findings=self._assessor.findings(case.group, case.incident))

    def _summed(self, sums: "_Sums", cases: Sequence[Case]) -> Sequence[Summed]:
        if sums.found is None:
            counted = sorted(
                (case for case in cases if case.group.kind in sums.kinds), key=lambda case: order(case.group)
            )
            told = [Counted(case.incident, case.group.claims) for case in counted]
            listing = self._assessor.listing(sums.regime.id)
            sums.found = list(sum_up(sums.regime.provisions, told, listing, self._assessor.published))
        return sums.found


class _Sums:
    """What a regime says of sums over all that is told of some kinds; ``found`` until one of these is touched."""

    def __init__(self, regime: Regime) -> None:
        rules = [provision.quantity_sum_over for provision in regime.provisions if provision.quantity_sum_over]
        self.regime = regime
        self.kinds = {EventKind(kind) for rule in rules for kind in kinds_of(rule.of)}
        self.found: Sequence[Summed] | None = None

    def touch(self, kind: EventKind | None) -> None:
        """Forget the sums where this kind counts, or whatever the kind."""
        if kind is None or kind in self.kinds:
            self.found = None


def assess(claims: Iterable[Claim], record: Record) -> Assessment:
    """Return the incidents, the findings and the fires that follow from these claims, whatever their order."""
    book = Casebook(record)
    book.add(claims)
    return book.assessment()


def _gravest(finding: Finding) -> tuple[object, ...]:
    return -finding.severity, finding.credibility, finding.provision, finding.incident, finding.wording, finding.reasons


def _listed_otherwise(before: Listing, after: Listing) -> frozenset[str]:
    """Return the ids of the parties that are listed in one way here, and in another or not at all there."""
    measures = {
        party
        for party in before.measures.keys() | after.measures.keys()
        if before.measures.get(party) != after.measures.get(party)
    }
    return before.designated ^ after.designated | measures


def _judged(incidents: Sequence[Incident], judgements: Sequence[Judgement]) -> Iterator[Incident]:
    """Put what persons decided beside what was computed, the oldest first."""
    home = {claim: incident.id for incident in incidents for claim in incident.claims} if judgements else {}
    signed: dict[str, list[Judgement]] = defaultdict(list)
    for one in sorted(judgements, key=lambda one: (one.at, one.id)):
        homes = Counter(home[claim] for claim in one.claims if claim in home)
        signed[min(homes, key=lambda key: (-homes[key], key)) if homes else one.incident].append(one)
    for incident in incidents:
        found = signed.get(incident.id)
        yield replace(incident, judgements=tuple(found)) if found else incident
