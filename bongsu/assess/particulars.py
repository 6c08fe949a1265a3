"""What tells events of one kind and the same sides apart: other goods, other ships, another time.

All of it looks at claims of one place alone, and any order of them gives the same parts. A claim that leaves the goods
unsaid goes with what the same speaker says beside it, one that names no ship with those of its document; else both go
with the larger part.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from bongsu.model.claim import Claim
from bongsu.model.event import Category, EventKind, Item
from bongsu.model.party import Party, PartyKind

BY_GOODS = frozenset({
    EventKind.ARMS_TRANSFER, EventKind.TECHNOLOGY_TRANSFER, EventKind.PETROLEUM_TRANSFER, EventKind.GOODS_TRANSFER,
})  # fmt: skip
"""Kinds that are told apart by what changes hands."""
BY_SHIPS = frozenset({
    EventKind.SHIP_TO_SHIP_TRANSFER, EventKind.PETROLEUM_TRANSFER, EventKind.GOODS_TRANSFER,
    EventKind.VESSEL_DETENTION, EventKind.SHIP_REGISTRATION, EventKind.SHIP_SERVICE, EventKind.IDENTITY_TAMPERING,
})  # fmt: skip
"""Kinds that are told apart by the ships that they are about; of arms, what carries them is beside the matter."""
_BY_TIME = BY_GOODS | {EventKind.FINANCIAL_TRANSFER, EventKind.CYBER_THEFT}
"""Kinds whose deeds have a day, though they may be repeated; a deployment begins, and is still one half a year on."""

_SEASON = timedelta(days=60)
"""Deeds of one kind that are dated farther apart than this are two; so is no span longer than this a date."""

_GUNS, _AIR_DEFENCE, _BALLISTIC, _CRUISE = "guns", "air defence", "ballistic missiles", "cruise missiles"
_MISSILES = frozenset({_AIR_DEFENCE, _BALLISTIC, _CRUISE})
_ANY: frozenset[str] = frozenset()
_WIDER = {
    Category.AMMUNITION: {_GUNS}, Category.ARTILLERY: {_GUNS}, Category.ROCKET_ARTILLERY: {_GUNS},
    Category.AIR_DEFENCE: {_AIR_DEFENCE}, Category.BALLISTIC_MISSILE: {_BALLISTIC}, Category.CRUISE_MISSILE: {_CRUISE},
    Category.MISSILE: _MISSILES, Category.AVIATION_FUEL: {Category.REFINED_PETROLEUM.value},
    Category.ARMS: _ANY, Category.CARGO: _ANY, Category.METALS: _ANY, Category.COMMITTEE_APPROVAL: _ANY,
    Category.INFRASTRUCTURE: _ANY,
}  # fmt: skip
"""What a category may be a word for: guns and what they fire are one delivery, and "missiles" may be any."""
_VAGUE = frozenset({"oil", "fuel", "petroleum", "petroleum products", "energy"})
"""Words for oil of which no one can tell whether it was crude."""

Told = Callable[[Claim], datetime]
Key = TypeVar("Key", str, int)


def things_apart(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Return the claims of one kind parted by what changes hands."""
    if not claims or claims[0].event.kind not in BY_GOODS:
        return [list(claims)]
    return _parts(claims, {claim.id: _goods(claim) for claim in claims}, _said_by)


def ships_apart(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Return the claims of one kind parted by the ships that they name; ships that one claim names are together."""
    if not claims or claims[0].event.kind not in BY_SHIPS:
        return [list(claims)]
    named = {claim.id: ships_of(claim) for claim in claims if claim.sighting is None}
    first = _first_of_all(named.values())
    return _parts(claims, {key: frozenset(first[ship] for ship in ships) for key, ships in named.items()}, _document)


def times_apart(claims: Sequence[Claim], told: Told) -> list[list[Claim]]:
    """Return the claims of one kind parted where what they date lies a season apart.

    Args:
        claims: of one kind and the same sides.
        told: when a claim was made; what gives no date goes with those who spoke nearest in time, of several the later.
    """
    if not claims or claims[0].event.kind not in _BY_TIME:
        return [list(claims)]
    seasons = _seasons(claims)
    if len(seasons) < 2:
        return [list(claims)]
    spans = [(min(map(told, season)), max(map(told, season))) for season in seasons]
    home = {claim.id: at for at, season in enumerate(seasons) for claim in season}
    beside = _beside(claims, home, _document)
    parts: list[list[Claim]] = [[] for _ in seasons]
    for claim in claims:
        near = beside.get(_document(claim)) or set(range(len(seasons)))
        at = home.get(claim.id)
        parts[min(near, key=lambda at: (_distance(told(claim), spans[at]), -at)) if at is None else at].append(claim)
    return parts


def ships_of(claim: Claim) -> frozenset[str]:
    """Return ids and names of the ships that take part and have a name."""
    parties = (*claim.event.agents, *claim.event.recipients)
    return frozenset(key for party in parties if _is_named_ship(party) for key in (party.id, party.name.casefold()))


def mark_of(claims: Sequence[Claim]) -> list[str]:
    """Return what tells these claims' event from others of its kind, sides and time: goods, ships; empty for none."""
    kind = claims[0].event.kind
    goods = Counter(min(said) for claim in claims if kind in BY_GOODS and len(said := _goods(claim)) == 1)
    ships = Counter(min(said) for claim in claims if kind in BY_SHIPS and (said := ships_of(claim)))
    return [min(found, key=lambda key: (-found[key], key)) for found in (goods, ships) if found]


def _is_named_ship(party: Party) -> bool:
    """Say whether it is a ship with a name: "Hong Kong-flagged tanker" is none."""
    return party.kind is PartyKind.VESSEL and not any(word[:1].islower() for word in party.name.split())


def _goods(claim: Claim) -> frozenset[str]:
    """Return what may have changed hands: one thing where it is said, several where one of them is meant."""
    said = [could for item in claim.event.objects if (could := _could_be(item))]
    exact = frozenset().union(*(could for could in said if len(could) == 1))
    return exact or frozenset().union(*said)


def _could_be(item: Item) -> Collection[str]:
    if item.category is None or item.name.casefold() in _VAGUE:
        return _ANY
    return _WIDER.get(item.category, {item.category.value})


def _document(claim: Claim) -> str:
    return claim.evidence


def _said_by(claim: Claim) -> str:
    return f"{claim.evidence} {claim.speaker.id if claim.speaker else ''}"


def _parts(
    claims: Sequence[Claim], marks: Mapping[str, frozenset[str]], source: Callable[[Claim], str]
) -> list[list[Claim]]:
    """Return the claims by the one mark that each bears; what bears several, or none, goes where most belong."""
    documents: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if len(mark := marks.get(claim.id, _ANY)) == 1:
            documents[min(mark)].add(claim.evidence)
    sizes = {mark: len(found) for mark, found in documents.items()}
    home = {claim.id: min(mark) for claim in claims if len(mark := marks.get(claim.id, _ANY)) == 1}
    beside = _beside(claims, home, source)
    parts: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        near = beside.get(source(claim), set())
        parts[home.get(claim.id) or _largest(marks.get(claim.id, _ANY), near, sizes)].append(claim)
    return [parts[mark] for mark in sorted(parts)]


def _largest(could: frozenset[str], near: Collection[str], sizes: Mapping[str, int]) -> str:
    """Return the mark that a claim without one of its own goes with: what it may mean, near it, borne by most."""
    fitting = [mark for mark in sizes if not could or mark in could]
    if not fitting:
        return min(could, default="")
    return min(fitting, key=lambda mark: (mark not in near, -sizes[mark], mark))


def _beside(claims: Iterable[Claim], home: Mapping[str, Key], source: Callable[[Claim], str]) -> dict[str, set[Key]]:
    """Return where the claims of each source are that have a home."""
    found: dict[str, set[Key]] = defaultdict(set)
    for claim in claims:
        if claim.id in home:
            found[source(claim)].add(home[claim.id])
    return found


def _first_of_all(groups: Iterable[frozenset[str]]) -> dict[str, str]:
    """Return, for each name, the first of all that are named together with it, directly or by others."""
    first: dict[str, str] = {}
    members: dict[str, set[str]] = {}
    for group in groups:
        joined = set(group).union(*(members[first[name]] for name in group if name in first))
        for name in joined:
            first[name] = min(joined)
        if joined:
            members[min(joined)] = joined
    return first


def _seasons(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Return the claims that date their event, parted where nothing is dated for a season."""
    dated = sorted(
        (begin, end, claim.id, claim)
        for claim in claims
        if (begin := claim.event.when.earliest) and (end := claim.event.when.latest)
        if claim.event.when.stated and end - begin <= _SEASON
    )
    seasons: list[list[Claim]] = []
    last: datetime | None = None
    for begin, end, _, claim in dated:
        if last is None or begin - last > _SEASON:
            seasons.append([])
        seasons[-1].append(claim)
        last = end if last is None else max(last, end)
    return seasons


def _distance(instant: datetime, span: tuple[datetime, datetime]) -> timedelta:
    return max(span[0] - instant, instant - span[1], timedelta())
