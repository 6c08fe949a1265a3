"""The closed set of tests that a provision may put to an event.

Each is a pure function of the event, the values written in the law, and the caller's `Listing`.
Missing data is never a breach: a party without country, an event without place, a missing day,
an object without category satisfy no test. Nor do they fail one: each test knows too whether what the event
tells rules it out, and only that satisfies ``not``.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bongsu.model.event import Category, Event, EventKind, HsCode, Item
from bongsu.model.party import Party, PartyKind
from bongsu.regimes.customs import covers, rules_out


@dataclass(frozen=True, slots=True)
class Listing:
    """What the caller knows of lists.

    Attributes:
        designated: ids, as they stand in the events, of parties whose assets this regime freezes.
            A ship that is only barred from ports, or a party that only one state lists, is not among them.
        measures: by such an id, the ids of all the provisions under which the party is listed.
    """

    designated: frozenset[str] = frozenset()
    measures: Mapping[str, frozenset[str]] = field(default_factory=dict)


NOBODY = Listing()


class Values(StrEnum):
    """What the values of a predicate are."""

    KIND = "event kind"
    CODE = "customs code"
    CODED_GOODS = "category or goods group, by category and code"
    PARTY_KIND = "kind of party"
    PROVISION = "provision id"
    PARTY = "party id or country code"
    COUNTRY = "country code"
    GOODS = "category or goods group"
    ROLE = "role"
    DAY = "day"
    WORDS = "words"
    COUNTED = "category and number"
    STATE_OF_GOODS = "new or used"


Test = Callable[[Event, tuple[str, ...], Listing], bool]


@dataclass(frozen=True, slots=True)
class Predicate:
    """A test by name: what its values are, whether it holds, and whether enough is told for a no to be known."""

    values: Values
    holds: Test
    told: Callable[[Event], bool]
    rules_out: Test | None = None

    def fails(self, event: Event, values: tuple[str, ...], listing: Listing) -> bool:
        """Return whether what the event tells rules the test out; missing data never does."""
        if self.rules_out is not None:
            return self.rules_out(event, values, listing)
        return self.told(event) and not self.holds(event, values, listing)


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


def _between(event: Event, values: tuple[str, ...], _: Listing) -> bool:
    """The event lies wholly between these two days, both included."""
    first, last = event.when.first_day(), event.when.last_day()
    if first is None or last is None:
        return False
    return date.fromisoformat(values[0]) <= first and last <= date.fromisoformat(values[1])


def _not_between(event: Event, values: tuple[str, ...], _: Listing) -> bool:
    """The event lies wholly before or after these two days."""
    first, last = event.when.first_day(), event.when.last_day()
    over = first is not None and first > date.fromisoformat(values[1])
    return over or (last is not None and last < date.fromisoformat(values[0]))


def _not_since(event: Event, values: tuple[str, ...], _: Listing) -> bool:
    """The event is older than one of these days."""
    last = event.when.last_day()
    return last is not None and any(last < date.fromisoformat(value) for value in values)


def _hs_in(event: Event, values: tuple[str, ...], _: Listing) -> bool:
    """An object's customs code lies within one of these chapters, headings or subheadings."""
    return any(covers(value, code) for code in _codes(event) for value in values)


def _hs_not_in(event: Event, values: tuple[str, ...], _: Listing) -> bool:
    """Every object has a customs code, and none can lie within one of these."""
    codes = _codes(event)
    coded = bool(codes) and len(codes) == len(event.objects)
    return coded and all(rules_out(value, code) for code in codes for value in values)


def _goods_in(event: Event, values: tuple[str, ...], _: Listing) -> bool:
    """An object is of these goods: its customs code tells it where it can, else its category does.

    A code that the values mark with a tilde holds other goods too, and one that is coarser than theirs tells nothing.
    """
    bare = event.kind is EventKind.ARMS_TRANSFER and not _codes(event)
    return (bare and Category.ARMS.value in values) or any(_is_among(item, values) is True for item in event.objects)


def _goods_not_in(event: Event, values: tuple[str, ...], listing: Listing) -> bool:
    """Every object is known to be of other goods."""
    told = [_is_among(item, values) for item in event.objects]
    return bool(told) and all(among is False for among in told) and not _goods_in(event, values, listing)


def _is_among(item: Item, values: tuple[str, ...]) -> bool | None:
    """Return whether the thing is of these goods; None where that is not told."""
    codes = [value for value in values if value.lstrip("~").isdigit()]
    if item.hs is not None and codes:
        if any(covers(value, item.hs) for value in codes if value[0] != "~"):
            return True
        if all(rules_out(value.lstrip("~"), item.hs) for value in codes):
            return False
    return item.category.value in values if item.category is not None else None


def _designated_under(event: Event, values: tuple[str, ...], listing: Listing) -> bool:
    """A party is listed under one of these measures."""
    parties = (*event.agents, *event.recipients)
    return any(not listing.measures.get(party.id, frozenset()).isdisjoint(values) for party in parties)


def _agents_are(event: Event, values: tuple[str, ...], _: Listing) -> bool:
    """An agent is of one of these kinds of party."""
    return any(party.kind.value in values for party in event.agents)


def _recipients_are(event: Event, values: tuple[str, ...], _: Listing) -> bool:
    """A recipient is of one of these kinds of party."""
    return any(party.kind.value in values for party in event.recipients)


def _on_list(event: Event, values: tuple[str, ...], _: Listing) -> bool:
    """The evidence says of a thing that it stands on one of these provisions' lists of items."""
    return any(item.on_list in values for item in event.objects)


def _goods_are(event: Event, values: tuple[str, ...], _: Listing) -> bool:
    """A thing is told to be new, or to be used."""
    return any(item.new is (value == "new") for item in event.objects for value in values)


def _count_over(event: Event, values: tuple[str, ...], _: Listing) -> bool:
    """Of this category there are more than so many, also at the lower end of what is told."""
    category, most = values[0], float(values[1])
    return any(
        _least(item) > most for item in event.objects if item.category is not None and item.category.value == category
    )


def _least(item: Item) -> float:
    amount = item.quantity
    if amount is None:
        return 0.0
    return next((end for end in (amount.low, amount.value) if end is not None), 0.0)


def _codes(event: Event) -> list[HsCode]:
    return [item.hs for item in event.objects if item.hs is not None]


def _always(_: Event) -> bool:
    return True


def _agents_told(event: Event) -> bool:
    return _of_countries(event.agents)


def _recipients_told(event: Event) -> bool:
    return _of_countries(event.recipients)


def _both_told(event: Event) -> bool:
    return _agents_told(event) and _recipients_told(event)


def _objects_told(event: Event) -> bool:
    return bool(event.objects) and all(item.category is not None for item in event.objects)


def _never(_: Event) -> bool:
    return False


def _states_told(event: Event) -> bool:
    return bool(event.objects) and all(item.new is not None for item in event.objects)


def _amounts_told(event: Event) -> bool:
    return _objects_told(event) and all(item.quantity is not None for item in event.objects)


def _place_told(event: Event) -> bool:
    return event.place is not None and event.place.country is not None


def _place_name_told(event: Event) -> bool:
    return event.place is not None and event.place.name is not None


def _parties_named(event: Event) -> bool:
    return bool(event.agents or event.recipients)


def _agents_named(event: Event) -> bool:
    return bool(event.agents)


def _recipients_named(event: Event) -> bool:
    return bool(event.recipients)


def _flags_told(event: Event) -> bool:
    ships = [party for party in (*event.agents, *event.recipients) if party.kind is PartyKind.VESSEL]
    return _of_countries(ships)


def _of_countries(parties: Iterable[Party]) -> bool:
    countries = [party.country for party in parties]
    return bool(countries) and None not in countries


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
    "kind": Predicate(Values.KIND, _kind, _always),
    "agents_include": Predicate(Values.PARTY, _agents_include, _agents_told),
    "recipients_include": Predicate(Values.PARTY, _recipients_include, _recipients_told),
    "agents_outside": Predicate(Values.COUNTRY, _agents_outside, _agents_told),
    "recipients_outside": Predicate(Values.COUNTRY, _recipients_outside, _recipients_told),
    "agents_are": Predicate(Values.PARTY_KIND, _agents_are, _agents_named),
    "recipients_are": Predicate(Values.PARTY_KIND, _recipients_are, _recipients_named),
    "leaves": Predicate(Values.COUNTRY, _leaves, _both_told),
    "enters": Predicate(Values.COUNTRY, _enters, _both_told),
    "parties_within": Predicate(Values.COUNTRY, _parties_within, _both_told),
    "object_is": Predicate(Values.GOODS, _object_is, _objects_told),
    "hs_in": Predicate(Values.CODE, _hs_in, _always, _hs_not_in),
    "goods_in": Predicate(Values.CODED_GOODS, _goods_in, _always, _goods_not_in),
    "on_list": Predicate(Values.PROVISION, _on_list, _never),
    "goods_are": Predicate(Values.STATE_OF_GOODS, _goods_are, _states_told),
    "count_over": Predicate(Values.COUNTED, _count_over, _amounts_told),
    "place_in": Predicate(Values.COUNTRY, _place_in, _place_told),
    "place_outside": Predicate(Values.COUNTRY, _place_outside, _place_told),
    "place_named": Predicate(Values.WORDS, _place_named, _place_name_told),
    "flag": Predicate(Values.COUNTRY, _flag, _flags_told),
    "designated": Predicate(Values.ROLE, _designated, _parties_named),
    "designated_under": Predicate(Values.PROVISION, _designated_under, _parties_named),
    "since": Predicate(Values.DAY, _since, _always, _not_since),
    "between": Predicate(Values.DAY, _between, _always, _not_between),
}
