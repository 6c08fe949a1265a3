"""What the claims on one event say together: one event, with the range of what they differ in."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from bongsu.assess.incidents import CONTINUING
from bongsu.model.claim import Claim
from bongsu.model.event import Event, Item, Place, Quantity, When
from bongsu.model.party import Party


def reconcile(claims: Sequence[Claim]) -> Event:
    """Return what the claims on one event say together: the most frequent actors, all the things, the common time."""
    first = claims[0].event
    return Event(
        kind=first.kind,
        agents=_most_said([claim.event.agents for claim in claims]),
        recipients=_most_said([claim.event.recipients for claim in claims]),
        objects=_things(claims),
        place=_common_place(claims),
        when=(_whole_time if first.kind in CONTINUING else _common_time)([claim.event.when for claim in claims]),
    )


def _most_said(options: Sequence[tuple[Party, ...]]) -> tuple[Party, ...]:
    counted = Counter(option for option in options if option)
    return min(counted, key=lambda option: (-counted[option], tuple(party.id for party in option))) if counted else ()


def _things(claims: Sequence[Claim]) -> tuple[Item, ...]:
    by_key: dict[tuple[str, str, int, str], list[Item]] = defaultdict(list)
    for claim in claims:
        for item in claim.event.objects:
            by_key[_thing_key(item)].append(item)
    return tuple(_one_thing(by_key[key]) for key in sorted(by_key))


def _thing_key(item: Item) -> tuple[str, str, int, str]:
    """Return category or else name, customs code, and what the amount rests on: what differs in one is told apart."""
    digits, edition = (item.hs.digits, item.hs.edition or 0) if item.hs else ("", 0)
    basis = item.quantity.basis if item.quantity else None
    return (item.category or item.name.lower(), digits, edition, basis or "")


def _one_thing(items: Sequence[Item]) -> Item:
    names = Counter(item.name for item in items)
    name = min(names, key=lambda name: (-names[name], name))
    return Item(name, items[0].category, _range([item.quantity for item in items if item.quantity]), items[0].hs)


def _range(quantities: Sequence[Quantity]) -> Quantity | None:
    """Return the span of what was said, never one number where there were several."""
    units = {quantity.unit for quantity in quantities}
    if not quantities or len(units) > 1:
        return None
    if len(set(quantities)) == 1:
        return quantities[0]
    numbers = [
        number
        for quantity in quantities
        for number in (quantity.value, quantity.low, quantity.high)
        if number is not None
    ]
    return Quantity(None, min(numbers), max(numbers), units.pop(), "reported between", quantities[0].basis)


def _common_place(claims: Sequence[Claim]) -> Place | None:
    counted = Counter(claim.event.place for claim in claims if claim.event.place)
    return min(counted, key=lambda place: (-counted[place], place.name or "")) if counted else None


def _whole_time(spans: Sequence[When]) -> When:
    """Return the time from the first to the last that any claim speaks of: what goes on has no one day."""
    stated = [span for span in spans if span.stated]
    begin = min((span.earliest for span in stated if span.earliest), default=None)
    end = max((span.latest for span in spans if span.latest), default=None)
    zone = Counter(span.zone for span in spans).most_common(1)[0][0]
    return When(begin, end if end is None or begin is None or end >= begin else None, zone, bool(stated))


def _common_time(spans: Sequence[When]) -> When:
    """Return what all the dated claims allow; where they contradict each other, all that any of them says."""
    stated = [span for span in spans if span.stated] or list(spans)
    begins = [span.earliest for span in stated if span.earliest]
    ends = [span.latest for span in stated if span.latest]
    zone = Counter(span.zone for span in stated).most_common(1)[0][0]
    begin, end = max(begins, default=None), min(ends, default=None)
    if begin and end and end < begin:
        begin, end = min(begins), max(ends)
    return When(begin, end, zone, stated[0].stated)
