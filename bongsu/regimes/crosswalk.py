"""Provisions that carry out those of another regime: their conditions are its conditions, within their own reach."""

from collections.abc import Mapping, Sequence

from bongsu.model.provision import Condition, Provision
from bongsu.regimes.conditions import Vocabulary
from bongsu.regimes.lawfile import Entry
from bongsu.regimes.reach import kinds_of


def read_crosswalk(found: Mapping[str, Entry], words: Vocabulary) -> tuple[Provision, ...]:
    """Return the provisions that this one carries out.

    Raises:
        LawError: one of them is not of the regime that this regime follows.
    """
    if "crosswalk" not in found:
        return ()
    entries = found["crosswalk"].items()
    if not words.followed:
        raise found["crosswalk"].error("crosswalk needs a regime to follow; write follows in regime.yml")
    return tuple(words.followed[item.known(words.followed, "provision")] for item in entries)


def followed_condition(carried_out: Sequence[Provision]) -> Condition | None:
    """Return that an event meets one of these provisions; None where no event alone can meet any."""
    conditions = [item.applies_to for item in carried_out if item.applies_to is not None]
    if not conditions:
        return None
    kinds = tuple(dict.fromkeys(kind for condition in conditions for kind in kinds_of(condition)))
    return Condition("all", parts=(Condition("kind", kinds), _any_of(conditions)))


def followed_exemption(carried_out: Sequence[Provision]) -> Condition | None:
    """Return that an event is exempt from one of these provisions."""
    conditions = [item.exempt for item in carried_out if item.exempt is not None]
    return _any_of(conditions) if conditions else None


def bounded(condition: Condition, within: Condition | None) -> Condition:
    """Return the condition, met within the regime's reach only."""
    if within is None:
        return condition
    parts = condition.parts if condition.predicate == "all" else (condition,)
    return Condition("all", parts=(*parts, within))


def _any_of(conditions: Sequence[Condition]) -> Condition:
    return conditions[0] if len(conditions) == 1 else Condition("any", parts=tuple(conditions))
