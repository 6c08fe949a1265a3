"""Which kinds of event which provisions speak of, and which kinds none does."""

from dataclasses import dataclass

from bongsu.model.event import EventKind
from bongsu.model.provision import Provision
from bongsu.regimes.reach import OF_LISTED, SILENT, kinds_of
from bongsu.regimes.regime import Regime


@dataclass(frozen=True, slots=True)
class Coverage:
    """These provisions can meet events of this kind.

    Attributes:
        alone: met by an event alone.
        summed: met by the sum of several.
        why: why none can, or under which condition only; empty where nothing is to be said.
    """

    kind: EventKind
    alone: tuple[str, ...]
    summed: tuple[str, ...]
    why: str = ""


def coverage(regime: Regime) -> tuple[Coverage, ...]:
    """Return for each kind of event the provisions that can meet it, in the order of the kinds."""
    carrying = [provision for provision in regime.provisions if provision.wording is not None]
    return tuple(_of(kind, carrying) for kind in EventKind)


def _of(kind: EventKind, provisions: list[Provision]) -> Coverage:
    alone = tuple(item.id for item in provisions if kind.value in kinds_of(item.applies_to))
    sums = [(item.id, item.quantity_sum_over) for item in provisions]
    summed = tuple(name for name, rule in sums if rule is not None and kind.value in kinds_of(rule.of))
    return Coverage(kind, alone, summed, _why(kind, found=bool(alone or summed)))


def _why(kind: EventKind, *, found: bool) -> str:
    if kind in SILENT:
        return "never a finding by itself"
    if kind in OF_LISTED:
        return "only where a party is listed" if found else "a finding only where a party is listed; no provision asks"
    return "" if found else "no provision of this regime speaks of it"
