"""The parties of the incidents, and what the lists say of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass

from bongsu.model.designation import Designation, Match
from bongsu.model.event import Event
from bongsu.model.party import Party
from bongsu.report.dossier import Dossier


@dataclass(frozen=True)
class Listing:
    """A name or number that may be these designations; `party` is None when it is no party of an incident."""

    name: str
    party: Party | None
    matches: tuple[tuple[Match, Designation | None], ...]


@dataclass(frozen=True)
class Parties:
    """Who may be on a list, and the names of those for whom no match is recorded."""

    listed: tuple[Listing, ...]
    others: tuple[str, ...]


def parties(dossier: Dossier) -> Parties:
    """Return the parties of all incidents with their matches, the surest first."""
    found: dict[str, list[Match]] = defaultdict(list)
    for match in dossier.matches:
        found[match.query.casefold()].append(match)
    listed, others, met = [], [], set()
    for party in _actors(dossier):
        keys = {key for key in _keys(party) if key in found}
        met |= keys
        if keys:
            listed.append(_listing(dossier, party.name, party, (m for key in sorted(keys) for m in found[key])))
        else:
            others.append(party.name)
    listed += [_listing(dossier, found[key][0].query, None, found[key]) for key in sorted(found.keys() - met)]
    return Parties(tuple(sorted(listed, key=_surest_first)), tuple(dict.fromkeys(sorted(others))))


def party_names(dossier: Dossier) -> dict[str, str]:
    """Return a name for each party id that any incident or claim speaks of."""
    names: dict[str, str] = {}
    events = [incident.event for incident in dossier.assessment.incidents]
    events += [dossier.claims[key].event for key in sorted(dossier.claims)]
    for event in events:
        for party in _of(event):
            names.setdefault(party.id, party.name)
    return names


def _actors(dossier: Dossier) -> list[Party]:
    """Return each party of an incident once per name."""
    found = {(party.id, party.name): party for item in dossier.assessment.incidents for party in _of(item.event)}
    return [found[key] for key in sorted(found)]


def _of(event: Event) -> Iterator[Party]:
    yield from event.agents
    yield from event.recipients


def _keys(party: Party) -> Iterator[str]:
    """Return what a screen may have asked for this party: its id, its name, its numbers."""
    for key in (party.id, party.name, *astuple(party.identifiers)):
        if key:
            yield key.casefold()


def _listing(dossier: Dossier, name: str, party: Party | None, matches: Iterable[Match]) -> Listing:
    ordered = sorted(dict.fromkeys(matches), key=lambda match: (-match.score, match.designation, match.listed_name))
    return Listing(name, party, tuple((match, dossier.designations.get(match.designation)) for match in ordered))


def _surest_first(listing: Listing) -> tuple[float, str]:
    return -listing.matches[0][0].score, listing.name
