"""Two readings of one document held side by side: what both read stands once, all else is marked for a person.

Two claims are about the same when they rest on the same sentence and name the same kind of event.
They agree when stance and negation are the same too, and an agent is, or neither names any.
What is said of a claim does not depend on the order in which the others came.
"""

from collections.abc import Iterable
from dataclasses import replace

from bongsu.model.claim import Claim
from bongsu.model.party import Party


def compare(ruled: Iterable[Claim], modelled: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims of both readings, each once; of two that agree, the rules' one.

    Args:
        ruled: what the rules read.
        modelled: what a model read in the same document.
    """
    rules, model = tuple(ruled), tuple(modelled)
    by_rules, by_model = _without_peer(rules, model), _without_peer(model, rules)
    alone = {claim.id for claim in by_rules}
    agreed = [claim for claim in rules if claim.id not in alone]
    doubted = [_doubted(claim, by_model, "the model reads", "not seen by the model") for claim in by_rules]
    added = [_doubted(claim, by_rules, "the rules read", "read by the model only") for claim in by_model]
    return tuple(dict.fromkeys([*agreed, *doubted, *added]))


def _without_peer(claims: tuple[Claim, ...], others: tuple[Claim, ...]) -> list[Claim]:
    return [claim for claim in claims if not any(_agree(claim, other) for other in others)]


def _doubted(claim: Claim, others: list[Claim], read: str, unseen: str) -> Claim:
    """Return the claim with the reason why it should be looked at, told by those that agree with no claim either."""
    near = [other for other in others if _same_event(claim, other)]
    if not near:
        return replace(claim, review=unseen)
    same_agents = [other for other in near if _same_agents(claim, other)]
    if same_agents:
        return replace(claim, review=f"{read} stance {_listing(map(_stance, same_agents))} here")
    return replace(claim, review=f"{read} another agent here: {_listing(map(_agents, near))}")


def _agree(one: Claim, other: Claim) -> bool:
    return _same_event(one, other) and _same_agents(one, other) and _stance(one) == _stance(other)


def _same_event(one: Claim, other: Claim) -> bool:
    if one.event.kind is not other.event.kind:
        return False
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start < other.end and other.start < one.end


def _same_agents(one: Claim, other: Claim) -> bool:
    if not one.event.agents and not other.event.agents:
        return True
    return bool(_sides(one.event.agents) & _sides(other.event.agents))


def _sides(parties: tuple[Party, ...]) -> set[str]:
    """Return whom the parties stand for: a state for all who belong to it."""
    return {f"state:{party.country}" if party.country else party.id for party in parties}


def _stance(claim: Claim) -> str:
    return f"not {claim.stance}" if claim.negated else claim.stance.value


def _agents(claim: Claim) -> str:
    return " and ".join(sorted(party.name for party in claim.event.agents)) or "nobody"


def _listing(words: Iterable[str]) -> str:
    return ", ".join(sorted(set(words)))
