"""What was seen in ships' tracks, in the words of a table."""

from bongsu import pipeline
from bongsu.model.claim import Claim
from bongsu.model.event import Event
from bongsu.model.party import Party

_HOUR, _DAY = 60, 1440  # minutes


def cells(claim: Claim) -> tuple[str, str, str, str, str, str]:
    """Return when an event began, how long it lasted, who, what, where, and how sure; some of several lines."""
    return (
        _when(claim.event),
        _lasted(claim.event),
        _who(claim.event.agents),
        pipeline.sighting_words(claim),
        _where(claim.event),
        claim.sighting.borne if claim.sighting else "observed",
    )


def _when(event: Event) -> str:
    return f"{event.when.earliest:%Y-%m-%d %H:%M}" if event.when.earliest else "not dated"


def _lasted(event: Event) -> str:
    first, last = event.when.earliest, event.when.latest
    if first is None or last is None:
        return ""
    minutes = round((last - first).total_seconds() / 60)
    if minutes < _HOUR:
        return f"{minutes} min"
    return f"{minutes / _HOUR:.1f} h" if minutes < 2 * _DAY else f"{minutes / _DAY:.1f} d"


def _who(ships: tuple[Party, ...]) -> str:
    return "\n".join(_ship(ship) for ship in ships)


def _ship(ship: Party) -> str:
    numbers = [f"IMO {ship.identifiers.imo}"] if ship.identifiers.imo else []
    numbers += [f"MMSI {ship.identifiers.mmsi}"] if ship.identifiers.mmsi else []
    return "\n".join([*([] if ship.name in numbers else [ship.name]), *numbers])


def _where(event: Event) -> str:
    place = event.place
    known = (place.name, place.degrees) if place else ()
    return "\n".join(filter(None, known)) or "not known"
