"""How far a provision reaches an event: within it, outside, or perhaps, where the days leave it open."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bongsu.model.event import Event, EventKind
from bongsu.model.provision import Condition, Provision
from bongsu.regimes.predicates import NOBODY, PREDICATES, Listing

# Kinds that by themselves never give a finding: words, meetings, drills, measures carried out, and what a ship's
# silence or course hints at.
SILENT = frozenset(
    {
        EventKind.VETO,
        EventKind.STATEMENT,
        EventKind.THREAT,
        EventKind.MILITARY_EXERCISE,
        EventKind.AIS_GAP,
        EventKind.LOITERING,
        EventKind.MONITORING_BODY,
        EventKind.AGREEMENT,
        EventKind.DESIGNATION,
        EventKind.PROVOCATION,
        EventKind.SHIP_IDENTITY,
        EventKind.IDENTITY_TAMPERING,
        EventKind.POSITION_SPOOFING,
        EventKind.VOYAGE_IRREGULARITY,
        EventKind.ENFORCEMENT,
    }
)

# Kinds that give a finding only by whose they are: a call of a ship that is barred from ports, a visit of a person
# who may not travel.
OF_LISTED = frozenset({EventKind.PORT_CALL, EventKind.OFFICIAL_VISIT})

Test = Callable[[Event, Listing], bool]


class Reach(StrEnum):
    """How far a provision reaches an event.

    ``perhaps``: the event meets it, and its days lie partly before it was in force, or after.
    """

    OUTSIDE = "outside"
    PERHAPS = "perhaps"
    WITHIN = "within"


@dataclass(frozen=True, slots=True)
class Ready:
    """A provision with its tests made ready, to be put to many events."""

    provision: Provision
    met: Test
    exempt: Test | None
    freed: tuple[tuple[date | None, Test], ...] = ()

    def reach(self, event: Event, listing: Listing) -> Reach:
        """Return how far the provision reaches this event.

        An undated event is taken under the law of today, so a provision that has ended does not speak of it.
        """
        reached = _in_force(self.provision, event)
        if reached is Reach.OUTSIDE or not self.met(event, listing):
            return Reach.OUTSIDE
        exempt = self.exempt is not None and self.exempt(event, listing)
        last = event.when.last_day()
        freed = any(_begun(since, last) and frees(event, listing) for since, frees in self.freed)
        return Reach.OUTSIDE if exempt or freed else reached


class Law:
    """Provisions ready for many events, found by the kinds of event that they speak of."""

    def __init__(self, provisions: Iterable[Provision]) -> None:
        """Make every provision that can carry a finding ready."""
        by_kind: dict[str, list[Ready]] = defaultdict(list)
        for provision in provisions:
            if provision.wording is not None and (ready := _ready(provision)) is not None:
                for kind in kinds_of(provision.applies_to):
                    by_kind[kind].append(ready)
        self._by_kind: Mapping[str, list[Ready]] = by_kind

    def reaching(self, event: Event, listing: Listing = NOBODY) -> Iterator[tuple[Provision, Reach]]:
        """Yield the provisions that reach an event, in their order; none for a kind that never gives a finding."""
        if event.kind in SILENT:
            return
        for ready in self._by_kind.get(event.kind.value, ()):
            reached = ready.reach(event, listing)
            if reached is not Reach.OUTSIDE:
                yield ready.provision, reached


def reach(provision: Provision, event: Event, listing: Listing = NOBODY) -> Reach:
    """Return how far a provision reaches an event."""
    ready = _ready(provision)
    return Reach.OUTSIDE if ready is None else ready.reach(event, listing)


def applies(provision: Provision, event: Event, listing: Listing = NOBODY) -> bool:
    """Return whether the event is within the provision: condition met, not exempt, in force on all the event's days."""
    return reach(provision, event, listing) is Reach.WITHIN


def holds(condition: Condition, event: Event, listing: Listing = NOBODY) -> bool:
    """Return whether the event meets the condition; ``not`` asks for what is known not to be."""
    return test_of(condition)(event, listing)


def kinds_of(condition: Condition | None) -> tuple[str, ...]:
    """Return the kinds of event for which alone the condition can hold; () where it does not list them at its top."""
    if condition is None:
        return ()
    tops = condition.parts if condition.predicate == "all" else (condition,)
    return next((top.values for top in tops if top.predicate == "kind"), ())


def asks_for_listed(condition: Condition) -> bool:
    """Return whether the condition can hold only for parties that a list names."""
    tops = condition.parts if condition.predicate == "all" else (condition,)
    return any(top.predicate in {"designated", "designated_under"} for top in tops)


def test_of(condition: Condition, *, plain_not: bool = False) -> Test:
    """Return the condition as one function.

    Args:
        condition: over the closed set of predicates.
        plain_not: let ``not`` hold for what is not known, too: so exemptions are read, in favour of whom they free.
    """
    if condition.predicate == "not":
        under = condition.parts[0]
        return _negated(test_of(under, plain_not=True)) if plain_not else _fails_of(under)
    if condition.predicate in {"all", "any"}:
        parts = [test_of(part, plain_not=plain_not) for part in condition.parts]
        return _all_of(parts) if condition.predicate == "all" else _any_of(parts)
    test, values = PREDICATES[condition.predicate].holds, condition.values
    return lambda event, listing: test(event, values, listing)


def _fails_of(condition: Condition) -> Test:
    """Return the function that tells whether what the event tells rules the condition out."""
    if condition.predicate == "not":
        return test_of(condition.parts[0])
    if condition.predicate in {"all", "any"}:
        parts = [_fails_of(part) for part in condition.parts]
        return _any_of(parts) if condition.predicate == "all" else _all_of(parts)
    test, values = PREDICATES[condition.predicate].fails, condition.values
    return lambda event, listing: test(event, values, listing)


def _negated(test: Test) -> Test:
    return lambda event, listing: not test(event, listing)


def _all_of(tests: list[Test]) -> Test:
    return lambda event, listing: all(test(event, listing) for test in tests)


def _any_of(tests: list[Test]) -> Test:
    return lambda event, listing: any(test(event, listing) for test in tests)


def _ready(provision: Provision) -> Ready | None:
    if provision.applies_to is None:
        return None
    exempt = test_of(provision.exempt, plain_not=True) if provision.exempt is not None else None
    freed = tuple((item.since, test_of(item.of, plain_not=True)) for item in provision.freed)
    return Ready(provision, test_of(provision.applies_to), exempt, freed)


def frees(provision: Provision, event: Event, listing: Listing = NOBODY) -> bool:
    """Return whether an exemption frees an event from the provisions that name it."""
    begun = _begun(provision.in_force_from, event.when.last_day())
    return begun and provision.frees is not None and test_of(provision.frees, plain_not=True)(event, listing)


def _begun(since: date | None, last: date | None) -> bool:
    """Return whether an exemption may have held on one of the event's days; where none is told, today's law holds."""
    return since is None or last is None or since <= last


def _in_force(provision: Provision, event: Event) -> Reach:
    first, last = event.when.first_day(), event.when.last_day()
    if provision.in_force_to is not None and first is None:
        return Reach.OUTSIDE
    if not provision.in_force_on(first, last):
        return Reach.OUTSIDE
    return Reach.PERHAPS if event.when.stated and provision.straddled_by(first, last) else Reach.WITHIN
