"""Events and changes of lists in words, the same on the terminal as in the report."""

from dataclasses import dataclass

from bongsu.model.claim import Claim
from bongsu.model.edition import ListChange, MatchChange
from bongsu.model.event import Event, Quantity
from bongsu.model.listing import ShipListing, Standing

_LISTED_BY = {"imo": "by its IMO number", "mmsi": "by its MMSI", "call_sign": "by its call sign"}
"""By what a ship was found on a list, in words; by its name alone it is only a hint."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """What happened, by whom, to whom, with what, where and when, each in words; empty where nothing is said."""

    kind: str
    agents: str
    recipients: str
    objects: str
    place: str
    days: str


def phrases(event: Event) -> Phrases:
    """Return an event in words."""
    from bongsu.report import wording

    return Phrases(
        wording.kind(event.kind),
        wording.names(event.agents),
        wording.names(event.recipients),
        wording.items(event.objects),
        wording.where(event.place),
        wording.when(event.when),
    )


def amount_words(amount: Quantity) -> str:
    """Return how much, in words."""
    from bongsu.report import wording

    return wording.amount(amount)


def list_change_words(change: ListChange) -> str:
    """Return which edition of a list took the place of which, in words."""
    from bongsu.report import wording

    return wording.editions(change)


def match_change_words(change: MatchChange) -> str:
    """Return what happened to a match when its list changed, in words."""
    from bongsu.report import wording

    return wording.match_change(change)


def sighting_words(claim: Claim) -> str:
    """Return what a detector saw, in words."""
    from bongsu.report import wording

    return wording.sighting(claim)


def listing_words(listing: ShipListing) -> str:
    """Return in a few words what a list says of a ship, as of the event's day."""
    if listing.by == "name":
        return f"a ship of this name is on {listing.list} (a name alone is a weak hint)"
    by = _LISTED_BY[listing.by]
    since = f" since {listing.listed_on}" if listing.listed_on else ""
    match listing.standing:
        case Standing.LISTED:
            return f"on {listing.list}{since}, {by}"
        case Standing.LATER:
            return f"put on {listing.list} later, on {listing.listed_on}, {by}"
        case Standing.DELISTED:
            return f"was on {listing.list} until {listing.until}, {by}"
        case Standing.UNSURE:
            return f"on {listing.list}, {by}; whether it was on that day is not known"
