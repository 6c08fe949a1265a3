"""How the ships of events stand on lists, as of each event's day."""

from collections.abc import Iterator, Sequence
from datetime import date

from bongsu.model.claim import Claim
from bongsu.model.delisting import Delisting
from bongsu.model.designation import Designation, Match
from bongsu.model.listing import ShipListing, Standing
from bongsu.model.party import Identifiers, Party, PartyKind
from bongsu.pipeline.indexing import Lookup, lookup, lookup_of
from bongsu.pipeline.loading import ListChoice, choose_lists
from bongsu.pipeline.outcome import Progress, quietly
from bongsu.pipeline.remembering import remembered
from bongsu.pipeline.screening import found_for

NUMBERS = ("imo", "mmsi", "call_sign")
"""By what a ship is known, the surest first; a hull keeps its IMO number, and MMSI and call signs are given again."""

Found = tuple[str, Match, Designation, Delisting | None]
"""By what a ship met an entry, the match, the entry, and how it was removed from its list, if it was."""


def ship_listings(
    claims: Sequence[Claim], lists: Sequence[ListChoice] = (), progress: Progress = quietly
) -> tuple[ShipListing, ...]:
    """Return what lists say of the ships in these claims, in the order of the claims, the surest first.

    Args:
        claims: of ships.
        lists: files, and short names of lists on the shelf; without any, every list on the shelf, and nothing where
            there is none.
        progress: told which list is made ready.

    Raises:
        ListError: a list cannot be read.
    """
    chosen = choose_lists(lists) if claims else ()
    if not chosen:
        return ()
    ready = lookup(chosen, progress=progress)
    gone = [
        one
        for held in (choice.held for choice in chosen)
        if held
        for one in remembered(held.list, held, progress).gone.values()
    ]
    ships = {_who(ship): ship for claim in claims for ship in _ships(claim)}
    found = dict(zip(ships, _found(list(ships.values()), ready, gone), strict=True))
    return tuple(
        _listing(claim, ship, one) for claim in claims for ship in _ships(claim) for one in found.get(_who(ship), ())
    )


def _ships(claim: Claim) -> tuple[Party, ...]:
    parties = (*claim.event.agents, *claim.event.recipients)
    return tuple(party for party in parties if party.kind is PartyKind.VESSEL)


def _who(ship: Party) -> tuple[str, Identifiers]:
    """Return what a ship is looked up by."""
    return ship.name, ship.identifiers


def _found(ships: Sequence[Party], ready: Lookup, gone: Sequence[Delisting]) -> Iterator[list[Found]]:
    """Yield for each ship what it meets, the surest first; whom a list has still is not told as removed from it."""
    by_id = {one.entry.id: one for one in gone}
    formerly = found_for(lookup_of(one.entry for one in gone), ships)
    for ship, now, then in zip(ships, found_for(ready, ships), formerly, strict=True):
        still = {entry.list for match, entry in now if _by(ship, entry) != "name"}
        found: list[Found] = [(_by(ship, entry), match, entry, None) for match, entry in now]
        found += [
            (_by(ship, entry), match, entry, by_id[match.designation])
            for match, entry in then
            if entry.list not in still
        ]
        yield sorted(found, key=_sureness)


def _listing(claim: Claim, ship: Party, found: Found) -> ShipListing:
    by, match, entry, gone = found
    return ShipListing(
        claim.id,
        ship.id,
        match,
        entry.list,
        entry.name,
        by,
        standing(entry, gone, (claim.event.when.first_day(), claim.event.when.last_day())),
        entry.programme,
        entry.listed_on,
        gone.last if gone else None,
    )


def _sureness(found: Found) -> tuple[int, float, str]:
    by, match, _, _ = found
    return (NUMBERS.index(by) if by in NUMBERS else len(NUMBERS), -match.score, match.designation)


def _by(ship: Party, entry: Designation) -> str:
    """Return by what a ship and an entry meet."""
    listed = {(number.kind, number.value) for number in entry.identifiers}
    held = ((kind, getattr(ship.identifiers, kind)) for kind in NUMBERS)
    return next((kind for kind, value in held if value and (kind, value) in listed), "name")


def standing(entry: Designation, gone: Delisting | None, days: tuple[date | None, date | None]) -> Standing:
    """Return how an entry stood on its list on the days of an event, the first and the last: one of them is enough."""
    first, last = days
    if first is None or last is None:
        return Standing.UNSURE
    if gone is not None and first > gone.last:
        return Standing.DELISTED if first >= gone.since else Standing.UNSURE
    if entry.listed_on is None:
        return Standing.UNSURE
    return Standing.LISTED if entry.listed_on <= last else Standing.LATER
