"""Claims on the same event, brought together.

Two claims are about one event when kind, actors and time agree.
A launch or a veto happens on a day; a deployment or an arms supply goes on, and reports of it months apart
are about one thing.
The result does not depend on the order in which the claims came.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import NamedTuple

from bongsu.assess.days import parted
from bongsu.model.claim import Claim
from bongsu.model.event import Event, EventKind, Item, Place, Quantity, When
from bongsu.model.party import Party
from bongsu.model.record import content_id

CONTINUING = frozenset({
    EventKind.ARMS_TRANSFER, EventKind.TECHNOLOGY_TRANSFER, EventKind.PETROLEUM_TRANSFER, EventKind.GOODS_TRANSFER,
    EventKind.FINANCIAL_TRANSFER, EventKind.TROOP_DEPLOYMENT, EventKind.MILITARY_TRAINING, EventKind.NUCLEAR_ACTIVITY,
    EventKind.WEAPONS_TEST, EventKind.CYBER_THEFT, EventKind.OVERSEAS_LABOUR, EventKind.SANCTIONS_EVASION,
    EventKind.AGREEMENT,
    EventKind.MONITORING_BODY,
})  # fmt: skip
"""Kinds that go on; the others happen on a day."""

_GAP = timedelta(days=200)
"""Reports of something that goes on belong together when no more than this lies between one and the next."""
_SAME_DAY = timedelta(hours=36)
"""Dated reports of one happening may differ by a day border: Korea's day begins nine hours before UTC's."""
_SHORT = timedelta(days=4)
"""A span no longer than this dates a happening."""
_LOOK_BACK = timedelta(days=2)
"""An undated report is about a happening of the day, or of the day before its publication."""

_UNDATED = datetime(9000, 1, 1, tzinfo=UTC)
"""Where claims without any date stand in the order: after all others, with room for sums."""

Corner = frozenset[str]
Flow = tuple[date | None, date | None, frozenset[str]]
"""First and last day of the period, and the customs codes."""


class Group(NamedTuple):
    """Claims about one event, in order of their ids."""

    kind: EventKind
    agents: Corner
    recipients: Corner
    claims: tuple[Claim, ...]


def corner(parties: Iterable[Party]) -> Corner:
    """Return the sides that these parties stand for: their countries, else themselves."""
    return frozenset(f"state:{party.country}" if party.country else party.id for party in parties)


def gather(claims: Iterable[Claim], published: Mapping[str, date | None]) -> list[Group]:
    """Return the claims in groups, one for each event, in a fixed order."""
    by_sides: dict[tuple[EventKind, Corner, Corner], list[Claim]] = defaultdict(list)
    rows: dict[tuple[EventKind, Corner, Corner, Flow], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: claim.id):
        sides = (claim.event.kind, _doers(claim), corner(claim.event.recipients))
        if (flow := flow_of(claim.event)) is not None:
            rows[(*sides, flow)].append(claim)
        else:
            by_sides[sides].append(claim)
    groups = [Group(*key[:3], tuple(members)) for key, members in rows.items()]
    for (kind, agents, recipients), members in _completed(by_sides).items():
        split = _split_continuing if kind in CONTINUING else _split_by_day
        groups += [Group(kind, agents, recipients, tuple(part)) for part in split(members, published)]
    return sorted(
        groups, key=lambda group: (group.kind, sorted(group.agents), sorted(group.recipients), group.claims[0].id)
    )


def flow_of(event: Event) -> Flow | None:
    """Return period and codes of what customs figures tell; None for other events.

    A row of a table is about its own period and code: two periods, or two codes, are two events, and two states'
    rows on one flow are claims about one.
    """
    codes = frozenset(item.hs.digits for item in event.objects if item.hs)
    return (event.when.first_day(), event.when.last_day(), codes) if codes else None


def _doers(claim: Claim) -> Corner:
    """A ship is its own side; of states and their people the state is."""
    at_sea = {EventKind.AIS_GAP, EventKind.LOITERING, EventKind.PORT_CALL}
    if claim.event.kind in at_sea or claim.sighting is not None:
        return frozenset(party.id for party in claim.event.agents)
    return corner(claim.event.agents)


def _completed(
    by_sides: Mapping[tuple[EventKind, Corner, Corner], list[Claim]],
) -> dict[tuple[EventKind, Corner, Corner], list[Claim]]:
    """Let a claim that leaves a side unsaid join the one group that says it, if there is only one."""
    whole = {key: list(members) for key, members in by_sides.items() if key[1] and key[2] and key[1] != key[2]}
    full = frozenset(whole)
    for key in sorted(by_sides, key=lambda key: (key[0], sorted(key[1]), sorted(key[2]))):
        if key in whole:
            continue
        homes = [other for other in full if key[0] in CONTINUING and _could_be(key, other)]
        whole.setdefault(homes[0] if len(homes) == 1 else key, []).extend(by_sides[key])
    return whole


def _could_be(part: tuple[EventKind, Corner, Corner], whole: tuple[EventKind, Corner, Corner]) -> bool:
    if part[1] == part[2]:  # "between A and B", in whichever direction
        return part[0] == whole[0] and part[1] == whole[1] | whole[2] and whole[1] != whole[2]
    return part[0] == whole[0] and part[1] <= whole[1] and part[2] <= whole[2]


def _told(claim: Claim, published: Mapping[str, date | None]) -> datetime:
    """Return when the claim was made, as far as known: publication, else the event's own time."""
    day = published.get(claim.evidence)
    if day is not None:
        return datetime(day.year, day.month, day.day, tzinfo=UTC)
    return claim.event.when.earliest or claim.event.when.latest or _UNDATED


def _split_continuing(members: Sequence[Claim], published: Mapping[str, date | None]) -> list[list[Claim]]:
    ordered = sorted(members, key=lambda claim: (_told(claim, published), claim.id))
    return _chains(ordered, lambda left, right: _apart(_told(left, published), _told(right, published)) <= _GAP)


def _apart(one: datetime, other: datetime) -> timedelta:
    return abs(other - one)


def _chains(ordered: Sequence[Claim], linked: object) -> list[list[Claim]]:
    chains: list[list[Claim]] = []
    for claim in ordered:
        if chains and callable(linked) and linked(chains[-1][-1], claim):
            chains[-1].append(claim)
        else:
            chains.append([claim])
    return [sorted(chain, key=lambda claim: claim.id) for chain in chains]


def _split_by_day(members: Sequence[Claim], published: Mapping[str, date | None]) -> list[list[Claim]]:
    dated = [claim for claim in members if claim.event.when.stated and _is_short(claim.event.when)]
    ordered = sorted(dated, key=lambda claim: (_middle(claim.event.when), claim.id))
    chains = _chains(
        ordered, lambda left, right: _apart(_middle(left.event.when), _middle(right.event.when)) <= _SAME_DAY
    )
    chains = [part for chain in chains for part in parted(chain)]
    homes = _Homes(chains)
    loose: list[Claim] = []
    placed = {claim.id for claim in dated}
    for claim in members:
        if claim.id in placed:
            continue
        home = homes.of(claim, published)
        home.append(claim) if home is not None else loose.append(claim)
    loose.sort(key=lambda claim: (_told(claim, published), claim.id))
    chains += _chains(loose, lambda left, right: _apart(_told(left, published), _told(right, published)) <= _SAME_DAY)
    return [sorted(chain, key=lambda claim: claim.id) for chain in chains]


def _is_short(when: When) -> bool:
    return when.earliest is not None and when.latest is not None and when.latest - when.earliest <= _SHORT


def _middle(when: When) -> datetime:
    begin, end = when.earliest, when.latest
    if begin is None or end is None:
        return begin or end or _UNDATED
    return begin + (end - begin) / 2


class _Homes:
    """The dated happenings by their days, to find the one that a vaguely dated claim is about."""

    def __init__(self, chains: Sequence[list[Claim]]) -> None:
        self._spans = [chain[0].event.when for chain in chains]
        self._chains = chains
        self._order = sorted(range(len(chains)), key=lambda at: (_middle(self._spans[at]), at))
        self._days = [_middle(self._spans[at]) for at in self._order]

    def of(self, claim: Claim, published: Mapping[str, date | None]) -> list[Claim] | None:
        """Return the only happening in the claim's span, or, where it gives none, the last before its report."""
        when = claim.event.when
        if when.stated:
            found = list(islice((at for at in self._near(when) if when.overlaps(self._spans[at])), 2))
            return self._chains[found[0]] if len(found) == 1 else None
        until = _told(claim, published) + timedelta(days=1)
        last = bisect_right(self._days, until) - 1
        if last < 0 or self._days[last] < until - _LOOK_BACK:
            return None
        return self._chains[self._order[bisect_left(self._days, self._days[last])]]

    def _near(self, when: When) -> Iterator[int]:
        """Yield those that may overlap a span: their middles lie no farther from it than half of the longest."""
        first = bisect_left(self._days, when.earliest - _SHORT / 2) if when.earliest else 0
        last = bisect_right(self._days, when.latest + _SHORT / 2) if when.latest else len(self._days)
        return iter(self._order[first:last])


def incident_id(group: Group, event: Event) -> str:
    """Return an id that stays when more claims join: kind, sides, and the first day; of a flow, period and codes."""
    if (flow := flow_of(event)) is not None:
        period = [day.isoformat() if day else None for day in flow[:2]]
        return content_id(
            "incident", [group.kind, sorted(group.agents), sorted(group.recipients), *period, sorted(flow[2])]
        )
    day = event.when.first_day() or event.when.last_day()
    continuing = group.kind in CONTINUING
    anchor = (day.isoformat()[:7] if continuing else day.isoformat()) if day else group.claims[0].id
    return content_id("incident", [group.kind, sorted(group.agents), sorted(group.recipients), anchor])


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
