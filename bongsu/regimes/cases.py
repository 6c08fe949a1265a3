"""Run the cases that every provision brings along."""

from collections import defaultdict
from dataclasses import dataclass

from bongsu.model.provision import Case, Force, Provision, Verdict
from bongsu.regimes.casefile import FROZEN
from bongsu.regimes.predicates import Listing
from bongsu.regimes.reach import Reach, frees, reach
from bongsu.regimes.regime import Regime
from bongsu.regimes.sums import Told, Total, totals

_VERDICTS = {Reach.WITHIN: Verdict.BREACH, Reach.PERHAPS: Verdict.UNCLEAR, Reach.OUTSIDE: Verdict.NO_BREACH}

_PROHIBITS = frozenset({Force.BINDING, Force.DEMAND})
LEAST_CASES = 4
"""Of every provision that prohibits, one near miss among them."""

_GRAVEST = (Verdict.BREACH, Verdict.UNCLEAR, Verdict.NO_BREACH)


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What the law says of a case, and whether that is what the case expects."""

    provision: Provision
    case: Case
    got: Verdict
    ok: bool


def check(regime: Regime) -> tuple[CaseResult, ...]:
    """Run every case of every provision, in their order."""
    return tuple(_result(regime, provision, case) for provision in regime.provisions for case in provision.cases)


def lacking(regime: Regime) -> tuple[str, ...]:
    """Return for each prohibiting provision with too few cases what it lacks, in words."""
    prohibiting = [item for item in regime.provisions if item.force in _PROHIBITS and _is_tested(item)]
    return tuple(f"{item.origin}: {item.id} {lack}" for item in prohibiting if (lack := _lack(item)))


def _is_tested(provision: Provision) -> bool:
    return provision.applies_to is not None or provision.quantity_sum_over is not None


def _lack(provision: Provision) -> str:
    few = len(provision.cases) < LEAST_CASES
    near = any(case.near for case in provision.cases)
    said = [f"has {len(provision.cases)} cases of at least {LEAST_CASES}"] * few + ["has no near miss"] * (not near)
    return " and ".join(said)


def _result(regime: Regime, provision: Provision, case: Case) -> CaseResult:
    listing, events = _listing(regime, case), (case.event, *case.also)
    if provision.frees is not None:
        freed = Verdict.FREED if frees(provision, case.event, listing) else Verdict.NOT_FREED
        return CaseResult(provision, case, freed, freed is case.verdict)
    reached = [_VERDICTS[reach(provision, event, listing)] for event in events]
    told = [Told(event, str(at), str(at)) for at, event in enumerate(events)]
    reached += [_summed(total) for total in totals(provision, told, listing)]
    got = min(reached, key=_GRAVEST.index)
    return CaseResult(provision, case, got, got is case.verdict)


def _summed(total: Total) -> Verdict:
    if total.over:
        return Verdict.BREACH
    return Verdict.UNCLEAR if total.perhaps_over else Verdict.NO_BREACH


def _listing(regime: Regime, case: Case) -> Listing:
    """Return what the case says of lists: whom this regime freezes, and under which measures a party is listed."""
    measures: dict[str, set[str]] = defaultdict(set)
    for line in case.listed:
        party, _, measure = line.partition(" ")
        measures[party].update(regime.freezing if measure == FROZEN else (measure,))
    frozen = {line.partition(" ")[0] for line in case.listed if line.endswith(f" {FROZEN}")}
    frozen |= {party for party, under in measures.items() if under & set(regime.freezing)}
    return Listing(frozenset(frozen), {party: frozenset(under) for party, under in measures.items()})
