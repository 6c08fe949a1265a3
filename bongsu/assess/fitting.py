"""Whether a claim without a day may be about a happening, by what else is told of both."""

from collections.abc import Sequence

from bongsu.assess.launches import APART, Profile, profile
from bongsu.assess.particulars import BY_SHIPS, ships_of
from bongsu.model.claim import Claim
from bongsu.model.event import EventKind


class Fits:
    """Happenings by number, each with what its dated claims tell; worked out when it is asked for."""

    def __init__(self, chains: Sequence[Sequence[Claim]]) -> None:
        self._chains = [tuple(chain) for chain in chains]
        self._launches: dict[int, Profile] = {}
        self._ships: dict[int, frozenset[str]] = {}

    def __call__(self, claim: Claim, at: int) -> bool:
        """Return whether nothing speaks against the claim's being about the happening of this number."""
        if claim.event.kind is EventKind.MISSILE_LAUNCH:
            return profile([claim]).differs(self._launch(at)) < APART
        if claim.event.kind in BY_SHIPS:
            mine, theirs = ships_of(claim), self._named(at)
            return not mine or not theirs or not mine.isdisjoint(theirs)
        return True

    def same_ship(self, claim: Claim, at: int) -> bool:
        """Return whether both name the same ship, where ships tell happenings apart."""
        return claim.event.kind in BY_SHIPS and not ships_of(claim).isdisjoint(self._named(at))

    def _launch(self, at: int) -> Profile:
        if at not in self._launches:
            self._launches[at] = profile(self._chains[at])
        return self._launches[at]

    def _named(self, at: int) -> frozenset[str]:
        if at not in self._ships:
            self._ships[at] = frozenset().union(*map(ships_of, self._chains[at]))
        return self._ships[at]
