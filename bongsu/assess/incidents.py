"""Claims on the same event, brought together.

Two claims are about one event when kind, actors and time agree.
A launch or a veto happens on a day; a deployment or an arms supply goes on, and reports of it months apart
are about one thing.
The result does not depend on the order in which the claims came.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from bongsu.assess.days import parted
from bongsu.assess.fitting import Fits
from bongsu.assess.launches import launches_apart
from bongsu.assess.particulars import mark_of, ships_apart, ships_of, things_apart, times_apart
from bongsu.model.claim import Claim
from bongsu.model.event import Event, EventKind, When
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
_AT_SEA = timedelta(days=10)
"""What ships do is made public days later: an undated report that names the ship is about what it did last."""

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


Sides = tuple[EventKind, Corner, Corner]
"""Kind of an event, who does it, and to or with whom."""

Place = Sides | tuple[EventKind, Corner, Corner, Flow]
"""Where claims are held against each other: those of the same sides, or customs figures of the same flow."""


class Gathered:
    """Claims by their places; the events of one place depend on the claims of no other."""

    def __init__(self) -> None:
        self._by_sides: dict[Sides, list[Claim]] = defaultdict(list)
        self._rows: dict[Place, list[Claim]] = defaultdict(list)
        self._homes: dict[Sides, Sides] = {}
        self._held: set[str] = set()

    def add(self, claims: Iterable[Claim]) -> set[Place]:
        """Add claims, and return the places whose events may be others now; a claim that is there adds nothing."""
        touched: set[Place] = set()
        known, new = len(self._by_sides), set[Sides]()
        for claim in claims:
            if claim.id in self._held:
                continue
            self._held.add(claim.id)
            sides = _sides(claim)
            if (flow := flow_of(claim.event)) is not None:
                self._rows[*sides, flow].append(claim)
                touched.add((*sides, flow))
            else:
                self._by_sides[sides].append(claim)
                new.add(sides)
        if len(self._by_sides) > known:
            touched |= self._moved()
        return touched | {self._homes[sides] for sides in new}

    def groups(self, place: Place, published: Mapping[str, date | None]) -> list[Group]:
        """Return the claims of a place in groups, one for each event."""
        kind, agents, recipients = place[:3]
        if len(place) == len(Group._fields):
            return [Group(kind, agents, recipients, tuple(sorted(self._rows[place], key=_id)))]
        members = [claim for sides in self._parts[place] for claim in self._by_sides[sides]]
        split = _split_continuing if kind in CONTINUING else _split_by_day
        return [Group(kind, agents, recipients, tuple(part)) for part in split(members, published)]

    def _moved(self) -> set[Place]:
        """Find the home of all sides anew, and return the homes that some left or came to."""
        before, self._homes = self._homes, _homes(self._by_sides)
        self._parts: dict[Place, list[Sides]] = defaultdict(list)
        for sides, home in self._homes.items():
            self._parts[home].append(sides)
        return {
            place
            for sides, home in self._homes.items()
            if before.get(sides) != home
            for place in (home, before.get(sides))
            if place is not None
        }


def gather(claims: Iterable[Claim], published: Mapping[str, date | None]) -> list[Group]:
    """Return the claims in groups, one for each event, in a fixed order."""
    gathered = Gathered()
    groups = [group for place in gathered.add(claims) for group in gathered.groups(place, published)]
    return sorted(groups, key=order)


def order(group: Group) -> tuple[EventKind, list[str], list[str], str]:
    """Return what groups are put in order by."""
    return group.kind, sorted(group.agents), sorted(group.recipients), group.claims[0].id


def flow_of(event: Event) -> Flow | None:
    """Return period and codes of what customs figures tell; None for other events.

    A row of a table is about its own period and code: two periods, or two codes, are two events, and two states'
    rows on one flow are claims about one.
    """
    codes = frozenset(item.hs.digits for item in event.objects if item.hs)
    return (event.when.first_day(), event.when.last_day(), codes) if codes else None


def _sides(claim: Claim) -> Sides:
    """Return kind and sides of a claim; of ships that meet, who gave and who took is told in either way."""
    kind, doers, others = claim.event.kind, _doers(claim), corner(claim.event.recipients)
    if kind is EventKind.SHIP_TO_SHIP_TRANSFER and claim.sighting is None:
        return kind, doers | others, frozenset()
    return kind, doers, others


def _doers(claim: Claim) -> Corner:
    """A ship is its own side; of states and their people the state is."""
    at_sea = {EventKind.AIS_GAP, EventKind.LOITERING, EventKind.PORT_CALL}
    if claim.event.kind in at_sea or claim.sighting is not None:
        return frozenset(party.id for party in claim.event.agents)
    return corner(claim.event.agents)


def _homes(known: Collection[Sides]) -> dict[Sides, Sides]:
    """Return whose events claims of each sides are about: one that leaves a side unsaid joins the one that says it.

    Only where there is one alone, and for what goes on.
    """
    full: dict[EventKind, list[Sides]] = defaultdict(list)
    for sides in known:
        if _is_full(sides):
            full[sides[0]].append(sides)
    return {sides: sides if _is_full(sides) else _home(sides, full[sides[0]]) for sides in known}


def _is_full(sides: Sides) -> bool:
    return bool(sides[1]) and bool(sides[2]) and sides[1] != sides[2]


def _home(sides: Sides, full: Iterable[Sides]) -> Sides:
    found = [other for other in full if _could_be(sides, other)] if sides[0] in CONTINUING else []
    return found[0] if len(found) == 1 else sides


def _could_be(part: Sides, whole: Sides) -> bool:
    if part[1] == part[2]:  # "between A and B", in whichever direction
        return part[1] == whole[1] | whole[2]
    return part[1] <= whole[1] and part[2] <= whole[2]


def _told(claim: Claim, published: Mapping[str, date | None]) -> datetime:
    """Return when the claim was made, as far as known: publication, else the event's own time."""
    day = published.get(claim.evidence)
    if day is not None:
        return datetime(day.year, day.month, day.day, tzinfo=UTC)
    return claim.event.when.earliest or claim.event.when.latest or _UNDATED


def _split_continuing(members: Sequence[Claim], published: Mapping[str, date | None]) -> list[list[Claim]]:
    def told(claim: Claim) -> datetime:
        return _told(claim, published)

    ordered = sorted(members, key=lambda claim: (told(claim), claim.id))
    parts = _chains(ordered, lambda left, right: _apart(told(left), told(right)) <= _GAP)
    for apart in (things_apart, ships_apart, lambda claims: times_apart(claims, told)):
        parts = [part for whole in parts for part in apart(whole)]
    return parts


def _id(claim: Claim) -> str:
    return claim.id


def _apart(one: datetime, other: datetime) -> timedelta:
    return abs(other - one)


def _chains(ordered: Sequence[Claim], linked: object) -> list[list[Claim]]:
    chains: list[list[Claim]] = []
    for claim in ordered:
        if chains and callable(linked) and linked(chains[-1][-1], claim):
            chains[-1].append(claim)
        else:
            chains.append([claim])
    return [sorted(chain, key=_id) for chain in chains]


def _split_by_day(members: Sequence[Claim], published: Mapping[str, date | None]) -> list[list[Claim]]:
    dated = [claim for claim in members if claim.event.when.stated and _is_short(claim.event.when)]
    ordered = sorted(dated, key=lambda claim: (_middle(claim.event.when), claim.id))
    chains = _chains(
        ordered, lambda left, right: _apart(_middle(left.event.when), _middle(right.event.when)) <= _SAME_DAY
    )
    for apart in (parted, launches_apart, ships_apart):
        chains = [part for chain in chains for part in apart(chain)]
    homes = _Homes(chains)
    loose: list[Claim] = []
    placed = {claim.id for claim in dated}
    for claim in sorted((claim for claim in members if claim.id not in placed), key=_id):
        home = homes.of(claim, published)
        chains[home].append(claim) if home is not None else loose.append(claim)
    loose.sort(key=lambda claim: (_told(claim, published), claim.id))
    late = _chains(loose, lambda left, right: _apart(_told(left, published), _told(right, published)) <= _SAME_DAY)
    chains += [part for chain in late for part in ships_apart(chain)]
    return [sorted(chain, key=_id) for chain in chains]


def _is_short(when: When) -> bool:
    return when.earliest is not None and when.latest is not None and when.latest - when.earliest <= _SHORT


def _middle(when: When) -> datetime:
    begin, end = when.earliest, when.latest
    if begin is None or end is None:
        return begin or end or _UNDATED
    return begin + (end - begin) / 2


class _Homes:
    """The dated happenings by their days, to find the one that a vaguely dated claim is about."""

    def __init__(self, chains: Sequence[Sequence[Claim]]) -> None:
        spans = {(claim.event.when, at) for at, chain in enumerate(chains) for claim in chain}
        self._order = sorted(spans, key=lambda span: (_middle(span[0]), span[1]))
        self._days = [_middle(when) for when, _ in self._order]
        self._beside: dict[str, set[int]] = defaultdict(set)
        for at, chain in enumerate(chains):
            for claim in chain:
                self._beside[claim.evidence].add(at)
        self._fits = Fits(chains)

    def of(self, claim: Claim, published: Mapping[str, date | None]) -> int | None:
        """Return the number of the happening that a claim is about; None where that is none of them, or not clear.

        The only one in the claim's span; where it gives none, the only one that its document dates about then, else the
        last before its report of which nothing else is told, or that of the ship that it names.
        """
        if claim.event.when.stated:
            return self._spanned(claim)
        until = _told(claim, published) + timedelta(days=1)
        begin = bisect_left(self._days, until - _LOOK_BACK)
        beside = self._beside.get(claim.evidence, set())
        late = bisect_right(self._days, until + _SAME_DAY)
        own = {at for _, at in self._order[begin:late] if at in beside} if beside else set()
        if len(own) == 1:
            return own.pop()
        latest = self._latest(begin, bisect_right(self._days, until))
        if (last := next((at for at in latest if self._fits(claim, at)), None)) is not None:
            return last
        weeks = self._latest(bisect_left(self._days, until - _AT_SEA), begin) if ships_of(claim) else ()
        return next((at for at in weeks if self._fits.same_ship(claim, at)), None)

    def _spanned(self, claim: Claim) -> int | None:
        when, found = claim.event.when, set[int]()
        for span, at in self._near(when):
            if at not in found and when.overlaps(span) and self._fits(claim, at):
                found.add(at)
                if len(found) > 1:
                    return None
        return found.pop() if found else None

    def _latest(self, begin: int, end: int) -> Iterator[int]:
        """Yield the happenings in this part of the order, the latest first, of one middle in their order."""
        while end > begin:
            first = max(begin, bisect_left(self._days, self._days[end - 1]))
            yield from (at for _, at in self._order[first:end])
            end = first

    def _near(self, when: When) -> Iterator[tuple[When, int]]:
        """Yield those that may overlap a span: their middles lie no farther from it than half of the longest."""
        first = bisect_left(self._days, when.earliest - _SHORT / 2) if when.earliest else 0
        last = bisect_right(self._days, when.latest + _SHORT / 2) if when.latest else len(self._days)
        return iter(self._order[first:last])


def _disputed_day(claims: Sequence[Claim]) -> date | None:
    """Return the first day that most claims give for a happening, where they contradict each other; None elsewhere."""
    spans = [when for claim in claims if (when := claim.event.when).stated and when.earliest and when.latest]
    begin = max((when.earliest for when in spans if when.earliest), default=None)
    end = min((when.latest for when in spans if when.latest), default=None)
    if begin is None or end is None or begin <= end:
        return None
    said = Counter(day for when in spans if (day := when.first_day()))
    return min(said, key=lambda day: (-said[day], day))


def incident_id(group: Group, event: Event) -> str:
    """Return an id that stays when more claims join: kind, sides, first day, goods or ships; of a flow, its own."""
    if (flow := flow_of(event)) is not None:
        period = [day.isoformat() if day else None for day in flow[:2]]
        return content_id(
            "incident", [group.kind, sorted(group.agents), sorted(group.recipients), *period, sorted(flow[2])]
        )
    continuing = group.kind in CONTINUING
    day = (None if continuing else _disputed_day(group.claims)) or event.when.first_day() or event.when.last_day()
    anchor = (day.isoformat()[:7] if continuing else day.isoformat()) if day else group.claims[0].id
    return content_id(
        "incident", [group.kind, sorted(group.agents), sorted(group.recipients), anchor, *mark_of(group.claims)]
    )
