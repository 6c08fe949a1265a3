"""The closed set of tests that a provision may put to an event.

Each is a pure function of the event, the values written in the law, and the caller's `Listing`.
Missing data is never a breach: a party without country, an event without place, a missing day,
an object without category satisfy no test.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bongsu.model.event import Category, Event, EventKind
from bongsu.model.party import Party, PartyKind
from bongsu.model.provision import Condition, Provision

# Kinds that by themselves never give a finding: words, meetings, drills, and what a ship's silence or course hints at.
SILENT = frozenset(
    {
        EventKind.VETO,
        EventKind.STATEMENT,
        EventKind.THREAT,
        EventKind.MILITARY_EXERCISE,
        EventKind.AIS_GAP,
        EventKind.LOITERING,
        EventKind.MONITORING_BODY,
        EventKind.OFFICIAL_VISIT,
        EventKind.AGREEMENT,
        EventKind.DESIGNATION,
        EventKind.PROVOCATION,
        EventKind.PORT_CALL,
        EventKind.SHIP_IDENTITY,
        EventKind.IDENTITY_TAMPERING,
        EventKind.POSITION_SPOOFING,
        EventKind.VOYAGE_IRREGULARITY,
    }
)


@dataclass(frozen=True, slots=True)
class Listing:
    """What the caller knows of lists.

    Attributes:
        designated: ids, as they stand in the events, of parties whose assets this regime freezes.
            A ship that is only barred from ports, or a party that only one state lists, is not among them.
    """

    designated: frozenset[str] = frozenset()


NOBODY = Listing()


class Values(StrEnum):
    """What the values of a predicate are."""

    KIND = "event kind"
    PARTY = "party id or country code"
    COUNTRY = "country code"
    GOODS = "category or goods group"
    ROLE = "role"
    DAY = "day"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Predicate:
    """A test by name: what its values are, and whether it holds."""

    values: Values
    holds: Callable[[Event, tuple[str, ...], Listing], bool]


def applies(provision: Provision, event: Event, listing: Listing = NOBODY) -> bool:
    """Return whether the event is within the provision: condition met, not exempt, in force on the event's days.

    An undated event is taken under the law of today, so a provision that has ended does not speak of it.
    """
    if provision.applies_to is None or not _in_force(provision, event):
        return False
    if not holds(provision.applies_to, event, listing):
        return False
    return provision.exempt is None or not holds(provision.exempt, event, listing)


def holds(condition: Condition, event: Event, listing: Listing = NOBODY) -> bool:
    """Return whether the event meets the condition."""
    if condition.predicate == "all":
        return all(holds(part, event, listing) for part in condition.parts)
    if condition.predicate == "any":
        return any(holds(part, event, listing) for part in condition.parts)
    if condition.predicate == "not":
        return not holds(condition.parts[0], event, listing)
    return PREDICATES[condition.predicate].holds(event, condition.values, listing)


def _in_force(provision: Provision, event: Event) -> bool:
    first, last = event.when.first_day(), event.when.last_day()
    if provision.in_force_to is not None and first is None:
        return False
    return provision.in_force_on(first, last)


def _kind(event: Event, values: tuple[str, ...], _: Listing) -> bool:
    """The event is of one of these kinds."""
    return event.kind.value in values


def _agents_include(event: Event, values: tuple[str, ...], _: Listing) -> bool:
    """An agent is one of these parties, or of one of these countries."""
    return _include(event.agents, values)


def _recipients_include(event: Event, values: tuple[str, ...], _: Listing) -> bool:
    """A recipient is one of these parties, or of one of these countries."""
    return _include(event.recipients, values)


def _agents_outside(event: Event, values: tuple[str, ...], _: Listing) -> bool:
    """An agent is known to be of another country than these."""
    return _outside(event.agents, values)


def _recipients_outside(event: Event, values: tuple[str, ...], _: Listing) -> bool:
    """A recipient is known to be of another country than these."""
    return _outside(event.recipients, values)


def _leaves(event: Event, values: tuple[str, ...], _: Listing) -> bool:
    """Something goes out of these countries.

    From an agent of theirs to a recipient elsewhere, or, where no recipient is named, at a place elsewhere;
    or, whoever the agent is, at a place of theirs to a recipient elsewhere.
    """
    if _outside(event.recipients, values):
        return _include(event.agents, values) or _inside(event, values)
    return not event.recipients and _include(event.agents, values) and _elsewhere(event, values)


def _enters(event: Event, values: tuple[str, ...], _: Listing) -> bool:
    """Something comes into these countries.

    To a recipient of theirs from an agent elsewhere, or, where no agent is named, at a place elsewhere.
    """
    abroad = _outside(event.agents, values) or (not event.agents and _elsewhere(event, values))
    return _include(event.recipients, values) and abroad


def _parties_within(event: Event, values: tuple[str, ...], _: Listing) -> bool:
    """Two or more parties take part, and every one is known to be of these countries."""
    parties = (*event.agents, *event.recipients)
    return len(parties) > 1 and all(party.country in values for party in parties)


def _object_is(event: Event, values: tuple[str, ...], _: Listing) -> bool:
    """An object is of one of these categories; an arms transfer is one of arms, whatever its objects say."""
    categories = {item.category for item in event.objects}
    if event.kind is EventKind.ARMS_TRANSFER:
        categories.add(Category.ARMS)
    return any(category is not None and category.value in values for category in categories)


def _place_in(event: Event, values: tuple[str, ...], _: Listing) -> bool:
    """It happened in one of these countries."""
    return _inside(event, values)


def _place_outside(event: Event, values: tuple[str, ...], _: Listing) -> bool:
    """It is known to have happened in another country than these."""
    return _elsewhere(event, values)


def _place_named(event: Event, values: tuple[str, ...], _: Listing) -> bool:
    """The place's name has all the words of one of these names."""
    if event.place is None or event.place.name is None:
        return False
    words = set(event.place.name.casefold().split())
    return any(set(value.casefold().split()) <= words for value in values)


def _flag(event: Event, values: tuple[str, ...], _: Listing) -> bool:
    """A vessel among agents and recipients flies one of these flags."""
    parties = (*event.agents, *event.recipients)
    return any(party.kind is PartyKind.VESSEL and party.country in values for party in parties)


def _designated(event: Event, values: tuple[str, ...], listing: Listing) -> bool:
    """A party in one of these roles (agents, recipients) is designated."""
    roles = {"agents": event.agents, "recipients": event.recipients}
    return any(party.id in listing.designated for role in values for party in roles[role])


def _since(event: Event, values: tuple[str, ...], _: Listing) -> bool:
    """The event cannot be older than this day."""
    first = event.when.first_day()
    return first is not None and all(first >= date.fromisoformat(value) for value in values)


def _include(parties: Iterable[Party], values: tuple[str, ...]) -> bool:
    return any(party.id in values or party.country in values for party in parties)


def _outside(parties: Iterable[Party], values: tuple[str, ...]) -> bool:
    return any(party.country is not None and party.country not in values for party in parties)


def _inside(event: Event, values: tuple[str, ...]) -> bool:
    return event.place is not None and event.place.country in values


def _elsewhere(event: Event, values: tuple[str, ...]) -> bool:
    country = event.place.country if event.place else None
    return country is not None and country not in values


PREDICATES: Mapping[str, Predicate] = {
    "kind": Predicate(Values.KIND, _kind),
    "agents_include": Predicate(Values.PARTY, _agents_include),
    "recipients_include": Predicate(Values.PARTY, _recipients_include),
    "agents_outside": Predicate(Values.COUNTRY, _agents_outside),
    "recipients_outside": Predicate(Values.COUNTRY, _recipients_outside),
    "leaves": Predicate(Values.COUNTRY, _leaves),
    "enters": Predicate(Values.COUNTRY, _enters),
    "parties_within": Predicate(Values.COUNTRY, _parties_within),
    "object_is": Predicate(Values.GOODS, _object_is),
    "place_in": Predicate(Values.COUNTRY, _place_in),
    "place_outside": Predicate(Values.COUNTRY, _place_outside),
    "place_named": Predicate(Values.WORDS, _place_named),
    "flag": Predicate(Values.COUNTRY, _flag),
    "designated": Predicate(Values.ROLE, _designated),
    "since": Predicate(Values.DAY, _since),
}
