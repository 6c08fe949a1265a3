"""Run the cases that every provision brings along."""

from dataclasses import dataclass

from bongsu.model.provision import Case, Provision, Verdict
from bongsu.regimes.casefile import LISTED
from bongsu.regimes.predicates import Listing, applies
from bongsu.regimes.regime import Regime


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What the law says of a case, and whether that is what the case expects."""

    provision: Provision
    case: Case
    got: Verdict
    ok: bool


def check(regime: Regime) -> tuple[CaseResult, ...]:
    """Run every case of every provision, in their order."""
    return tuple(_result(provision, case) for provision in regime.provisions for case in provision.cases)


def _result(provision: Provision, case: Case) -> CaseResult:
    parties = (*case.event.agents, *case.event.recipients)
    listing = Listing(frozenset(party.id for party in parties if party.id.startswith(f"{LISTED}:")))
    got = Verdict.BREACH if applies(provision, case.event, listing) else Verdict.NO_BREACH
    return CaseResult(provision, case, got, got is case.verdict)
