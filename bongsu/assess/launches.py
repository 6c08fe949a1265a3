"""Launches on neighbouring days: one that a report puts a day off, or two that differ in what is told of them.

A report may be a day off, so reports of neighbouring days are about one launch where nothing speaks against it. Two
missiles of short range on one day and one of longer range on the next are two launches.
"""

import functools
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from bongsu.assess.days import local_days, nearest_day
from bongsu.model.claim import Claim
from bongsu.model.event import Category, EventKind, Item

_CLASSES = {
    "short": r"\bshort[- ]range|\bsrbms?\b|\btactical (?:ballistic )?(?:guided )?missile",
    "middle": r"\b(?:medium|intermediate|mid|middle|longer)[- ]range|\b[mi]rbms?\b|\bhypersonic",
    "long": r"\blong[- ]range|\bintercontinental|\bicbms?\b",
    "submarine": r"\bsubmarine[- ]launched|\bslbms?\b",
    "cruise": r"\bcruise missile",
    "satellite": r"\bsatellite|\bspace launch|\bcarrier rocket",
}
"""Classes that nobody takes for each other; states call the same missile medium or intermediate."""
_SORTS = {Category.CRUISE_MISSILE: "cruise", Category.SATELLITE_LAUNCHER: "satellite"}
_NO_SITE = re.compile(r"\b(?:pyongyang|seas?|oceans?|waters|strait|bay|gulf|coast|islands?|zone|eez)\b", re.IGNORECASE)
"""Where missiles fall, and the capital, by which papers mean the state."""
_ONE = re.compile(r"\b(?:an?|one|single|another|the|its|this)\b(?:[\s-]+[\w-]+){0,6}?[\s-]+$", re.IGNORECASE)
_NO_NUMBER = re.compile(
    r"\s*(?:launch|test|fir|drill|provocation|program|threat|unit|site|tube|part|engine|strike)", re.IGNORECASE
)
"""What follows where "a missile" only says of what sort a launch or a test was."""

APART = 2
"""Points of difference from which on two days are two launches: a class counts two, a number and a site one."""

_POINTS = (2, 1, 1)


@dataclass
class Profile:
    """What is told of a launch: its classes, how many missiles, and from where; each with the documents that say so."""

    classes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    numbers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    sites: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, claim: Claim) -> None:
        """Take in what a claim tells of it."""
        for item in claim.event.objects:
            for name in _classes(item.name, item.category):
                self.classes[name].add(claim.evidence)
            for number in _numbers(item, claim.quote):
                self.numbers[number].add(claim.evidence)
        if site := _site(claim):
            self.sites[site].add(claim.evidence)

    def join(self, other: "Profile") -> None:
        """Take in what is told of another one."""
        for mine, theirs in zip(self._points(), other._points(), strict=True):
            for said, documents in theirs.items():
                mine[said] |= documents

    def _points(self) -> tuple[dict[str, set[str]], ...]:
        return self.classes, self.numbers, self.sites

    def differs(self, other: "Profile") -> int:
        """Return how many points speak against its being the same launch, by what most documents say of either."""
        return sum(points for apart, points in self._held_against(other) if apart)

    def agrees(self, other: "Profile") -> bool:
        """Return whether both are told to be alike in something, and nothing speaks against it."""
        held = list(self._held_against(other))
        return bool(held) and not any(apart for apart, _ in held)

    def _held_against(self, other: "Profile") -> Iterator[tuple[bool, int]]:
        """Yield, for each point that is told of both, whether they differ in it, and how much that counts."""
        for mine, theirs, points in zip(self._points(), other._points(), _POINTS, strict=True):
            if mine and theirs:
                yield _most(mine).isdisjoint(_most(theirs)), points


def profile(claims: Iterable[Claim]) -> Profile:
    """Return what these claims tell of one launch."""
    told = Profile()
    for claim in claims:
        told.add(claim)
    return told


def launches_apart(chain: Sequence[Claim]) -> list[list[Claim]]:
    """Return a chain of dated reports, parted where those of one day differ from those of the next in what they tell.

    Reports of several days, and of a day that belongs to nobody, go to the nearest. Rows of tables tell days of their
    own, and their chains are left as they are.
    """
    if not chain or chain[0].event.kind is not EventKind.MISSILE_LAUNCH or any(claim.row for claim in chain):
        return [list(chain)]
    zones = Counter(claim.event.when.zone for claim in chain)
    calendar = ZoneInfo(min(zones, key=lambda zone: (-zones[zone], zone)))
    by_day: dict[date, list[Claim]] = defaultdict(list)
    for claim in chain:
        first, last = local_days(claim.event.when, calendar)
        if first == last:
            by_day[first].append(claim)
    starts = _starts(by_day)
    if len(starts) < 2:
        return [list(chain)]
    return _by_start(chain, by_day, starts, calendar)


def _starts(by_day: dict[date, list[Claim]]) -> list[date]:
    """Return the days on which another launch begins: what is told of them differs from what was told before."""
    starts: list[date] = []
    before = Profile()
    for day in sorted(by_day):
        told = profile(by_day[day])
        if not starts or told.differs(before) >= APART:
            starts.append(day)
            before = told
        else:
            before.join(told)
    return starts


def _by_start(
    chain: Sequence[Claim], by_day: dict[date, list[Claim]], starts: Sequence[date], calendar: ZoneInfo
) -> list[list[Claim]]:
    days = sorted(by_day)
    nearest = [bisect_right(starts, nearest_day(claim, days, calendar)) - 1 for claim in chain]
    told = [
        profile(claim for claim, at in zip(chain, nearest, strict=True) if at == part) for part in range(len(starts))
    ]
    parts: list[list[Claim]] = [[] for _ in starts]
    for claim, at in zip(chain, nearest, strict=True):
        parts[_better(claim, at, told)].append(claim)
    return [part for part in parts if part]


def _better(claim: Claim, at: int, told: Sequence[Profile]) -> int:
    """Return which launch a claim is about: that of its day, or one beside it that it fits where its day's it does not.

    A day in Washington is not that in Korea.
    """
    own = profile([claim])
    if own.differs(told[at]):
        return next((near for near in (at - 1, at + 1) if 0 <= near < len(told) and own.agrees(told[near])), at)
    return at


def _most(told: dict[str, set[str]]) -> set[str]:
    """Return what most documents say."""
    most = max(len(documents) for documents in told.values())
    return {value for value, documents in told.items() if len(documents) == most}


def _site(claim: Claim) -> str | None:
    """Return from where it was fired; not into which sea it fell, nor the capital, by which papers mean the state."""
    place = claim.event.place
    if place is None or place.name is None or _NO_SITE.search(place.name):
        return None
    agents = {party.country for party in claim.event.agents} - {None}
    return place.name.casefold() if place.country in {None, *agents} else None


@functools.lru_cache(maxsize=4096)
def _classes(name: str, category: Category | None) -> frozenset[str]:
    said = {sort for sort, words in _CLASSES.items() if re.search(words, name, re.IGNORECASE)}
    if category in _SORTS:
        said.add(_SORTS[category])
    if "cruise" in said or "submarine" in said:
        said -= {"short", "middle", "long"}
    return frozenset(said)


def _numbers(item: Item, quote: str) -> set[str]:
    """Return how many missiles are told: the amount, or one where the words say "a missile", "the missile"."""
    if item.quantity:
        return {f"{item.quantity.value:g}"} if item.quantity.value is not None else set()
    return {"1"} if _is_one(item.name, quote) else set()


def _is_one(name: str, quote: str) -> bool:
    for found in re.finditer(re.escape(name) + r"\b", quote):
        if _ONE.search(quote[: found.start()]) and not _NO_NUMBER.match(quote[found.end() :]):
            return True
    return False
