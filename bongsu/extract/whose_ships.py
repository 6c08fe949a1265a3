"""Which ship a measure, a register, a service or an insurer deals with, and whose it is."""

from bongsu.extract.objects import object_of
from bongsu.extract.participants import Parties, Scene, agents_of, parties_of
from bongsu.extract.ships import flag_before
from bongsu.extract.subjects import subject_before
from bongsu.model.party import Party, PartyKind, named

_SHIPS = frozenset(
    "ship ships tanker tankers vessel vessels freighter freighters trawler trawlers carrier carriers".split()
)
_NEAR = 8
"""Within so many words of the words that name the event stands the ship that it is about."""
_LONGEST = 5


def deals_with(scene: Scene) -> tuple[Parties, Parties]:
    """Return who acts, and the ship with whose it is: "China refused to inspect the North Korean tanker Blue Heron"."""
    agents = agents_of(scene)
    verb, end = scene.trigger.verb, scene.trigger.end
    if verb is not None and (verb.passive or scene.trigger.passive):
        owners = parties_of(scene, subject_before(scene.sentence, verb.group, scene.book))
        ships = _ships(scene, max(0, verb.group - _NEAR), verb.group)
    else:
        owners = object_of(scene, agents)
        ships = _ships(scene, end, min(len(scene.sentence.low), end + _NEAR))
    return agents, tuple(dict.fromkeys((*owners, *(ship for ship in ships if ship not in agents))))


def _ships(scene: Scene, first: int, end: int) -> tuple[Party, ...]:
    """Return the ship named between these places, else the one of which only the flag is told."""
    for name in scene.names():
        if first <= name.first < end and name.party is not None and name.party.kind is PartyKind.VESSEL:
            return (name.party,)
    nouns = [at for at in range(first, end) if scene.sentence.low[at] in _SHIPS]
    return tuple(ship for at in nouns if (ship := _unnamed(scene, first, at)) is not None)[:1]


def _unnamed(scene: Scene, floor: int, at: int) -> Party | None:
    """Return "a North Korean freighter", behind this place, as a ship of that country; a mere ship is nobody."""
    country = flag_before(scene.sentence, at + 1, scene.book)
    if country is None:
        return None
    first = at
    while first > max(floor, at - _LONGEST) and not _opens(scene.sentence.low[first - 1]):
        first -= 1
    return named(" ".join(scene.sentence.written[first : at + 1]), PartyKind.VESSEL, country)


def _opens(word: str) -> bool:
    return word in _OPENERS or word.isdigit()


_OPENERS = frozenset("a an the its his their two three four five several many some to of and , from by".split())
