"""Who did it, and to whom."""

from collections.abc import Callable

from bongsu.extract.coordination import preposition_before
from bongsu.extract.objects import beneficiary, object_of, opens_predicate
from bongsu.extract.parse import NameAt
from bongsu.extract.participants import (
    REACH_OWNER,
    Parties,
    Scene,
    after_preposition,
    agents_of,
    owner_of_things,
    parties,
    parties_of,
)
from bongsu.extract.seizures import what_is_seized
from bongsu.extract.subjects import subject_before
from bongsu.extract.targets import employs, lists, meets, pins, robs
from bongsu.extract.whose_ships import deals_with
from bongsu.model.event import EventKind
from bongsu.model.party import PartyKind


def roles(scene: Scene) -> tuple[Parties, Parties]:
    """Return agents and recipients of the event that is named here."""
    frame = scene.trigger.frame
    of_kind = _OF_KIND.get((frame.kind, frame.roles)) or (_takes if _is_taking(scene) else None)
    agents, recipients = (of_kind or _ROLES[frame.roles])(scene)
    if frame.kind is EventKind.SANCTIONS_EVASION and not agents:
        agents = _under_sanctions(scene)
    if agents == recipients and len(agents) > 1:  # "between A and B": the words give no direction
        return agents, recipients
    return agents, tuple(party for party in recipients if party not in agents)


def _gives(scene: Scene) -> tuple[Parties, Parties]:
    between = after_preposition(scene, "between")
    if between:
        return between, between
    recipients = after_preposition(scene, "to", "for") or beneficiary(scene) or _taker(scene)
    agents = agents_of(scene) or after_preposition(scene, "from", "by") or _where_made(scene)
    if recipients and agents and set(agents) <= set(recipients):
        agents = _beside(scene, recipients)
    return agents, recipients or after_preposition(scene, "into", "in", "with", "inside", "through")


def _crosses(scene: Scene) -> tuple[Parties, Parties]:
    """Balloons and drones are sent over a border: "over Lithuania", "across its border"."""
    agents, recipients = _gives(scene)
    return agents, recipients or after_preposition(scene, "over", "across", "toward", "towards", "at", "on")


def _where_made(scene: Scene) -> Parties:
    """In "was built in Iran and shipped to Sudan" it comes from where it was built."""
    made = [verb for verb in scene.sentence.verbs if verb.lemma in _MAKING and verb.end < scene.trigger.first]
    if not scene.trigger.passive or not made or not made[-1].passive:
        return ()
    between = [name for name in scene.names() if made[-1].end < name.first < scene.trigger.first]
    return parties([name for name in between if preposition_before(scene.sentence, name, scene.book) in {"in", "by"}])


_MAKING = frozenset("make build manufacture produce assemble mine".split())


def _reaches(scene: Scene) -> tuple[Parties, Parties]:
    """In "Iranian copper reached Japan" whose goods they are gives, and where they come in receives."""
    agents = owner_of_things(scene) or after_preposition(scene, "from")
    end = scene.trigger.end
    entered = parties([name for name in scene.names() if name.first == end and not name.owner])
    return agents, entered or after_preposition(scene, "to", "in", "into", besides=agents)


def _beside(scene: Scene, taken: Parties) -> Parties:
    """Return whom else the subject names: "Russian firms and North Korean agents shipped arms to North Korea"."""
    start = scene.trigger.first
    for name in reversed([name for name in scene.names() if name.end <= start]):
        if name.party not in taken and not preposition_before(scene.sentence, name, scene.book):
            between = scene.sentence.low[name.end : start]
            return parties([name]) if "and" in between or "," in between else ()
    return ()


_HELPING = frozenset("help assist aid enable allow let".split())


def _evades(scene: Scene) -> tuple[Parties, Parties]:
    """In "Russia helps Pyongyang evade sanctions" the helper acts, and whom he helps gains."""
    agents = agents_of(scene)
    helping = [
        verb
        for verb in scene.sentence.verbs
        if verb.lemma in _HELPING and 0 < scene.trigger.first - verb.end <= REACH_OWNER
    ]
    if scene.trigger.verb is None or not helping:
        return agents, ()
    helped = parties([name for name in scene.names() if helping[-1].end <= name.first < scene.trigger.first])
    helper = parties_of(scene, subject_before(scene.sentence, helping[-1].group, scene.book))
    return (helper, helped) if helped else (agents, ())


def _under_sanctions(scene: Scene) -> Parties:
    """Return who evades when only the sanctions say it: "violations of the sanctions on Iran"."""
    low = scene.sentence.low
    for name in scene.names():
        if name.first > scene.trigger.first and preposition_before(scene.sentence, name, scene.book) in {
            "on",
            "against",
        }:
            before = low[max(0, name.first - 4) : name.first]
            if set(before) & {"sanctions", "embargo", "ban", "resolutions"}:
                return parties([name])
    return ()


_TAKING = frozenset("receive get obtain acquire accept gain seek pay buy purchase order request await expect".split())


def _taker(scene: Scene) -> Parties:
    """In "North Korea is receiving Russian support" the subject of the verb before the noun receives."""
    start = min([scene.trigger.first, *(thing.first for thing in scene.trigger.things)])
    before = [verb for verb in scene.sentence.verbs if verb.end <= start and start - verb.end <= 4]
    if scene.trigger.verb is not None or not before or before[-1].lemma not in _TAKING:
        return ()
    return parties_of(scene, subject_before(scene.sentence, before[-1].group, scene.book))


def _watches(scene: Scene) -> tuple[Parties, Parties]:
    """A body that is to monitor somebody: the party after "monitor" is whom."""
    agents, _ = _joint(scene)
    words = scene.sentence.low
    places = [at for at, word in enumerate(words) if word.startswith("monitor") and at >= scene.trigger.first]
    for name in scene.names():
        if any(0 < name.first - at <= 5 for at in places) and name.party not in agents:
            return agents, parties([name])
    return agents, ()


def _is_taking(scene: Scene) -> bool:
    """Say whether the noun is of taking: whose imports they are, he receives."""
    trigger = scene.trigger
    taking = _TAKING_NOUNS & set(scene.sentence.low[trigger.first : trigger.end])
    return trigger.verb is None and trigger.frame.roles == "gives" and bool(taking)


_TAKING_NOUNS = frozenset(
    "import imports purchase purchases procurement acquisition acquisitions receipt importation".split()
)


def _takes(scene: Scene) -> tuple[Parties, Parties]:
    recipients = after_preposition(scene, "by") if scene.trigger.passive else agents_of(scene, without=("from",))
    return after_preposition(scene, "from") or owner_of_things(scene) or _whose(scene), recipients


def _whose(scene: Scene) -> Parties:
    """Return the state that the words themselves name: "the use of Iranian drones"."""
    first, end = scene.trigger.first, scene.trigger.end
    return parties([name for name in scene.names() if name.owner and first < name.first <= end + 1][:1])


def _acts_on(scene: Scene) -> tuple[Parties, Parties]:
    agents = agents_of(scene)
    verb = scene.trigger.verb
    if verb is not None and verb.passive and not scene.trigger.passive and not scene.trigger.frame.words:
        return agents, parties_of(scene, subject_before(scene.sentence, verb.group, scene.book))
    governs = verb is not None or scene.trigger.phrase
    direct = object_of(scene, agents) if governs else ()
    if direct:
        return agents, direct
    return agents, _behind(scene, agents)


def _behind(scene: Scene, agents: Parties) -> Parties:
    """Return against or with whom something is done, as far as its own predicate goes."""
    found = after_preposition(scene, "against", "to", "over", "on", "with", "between", "at", besides=agents)
    first = next((name.first for name in scene.names() if name.party in found and name.first >= scene.trigger.end), 0)
    governs = scene.trigger.verb is not None
    other = governs and any(opens_predicate(scene, at) for at in range(scene.trigger.end + 1, first))
    return () if other else found


def _seizes(scene: Scene) -> tuple[Parties, Parties]:
    """In "seized a ship accused of passing oil to Iran" the ship is seized, and nobody behind "to"."""
    verb = scene.trigger.verb
    if verb is None or verb.passive or scene.trigger.passive:
        return _acts_on(scene)
    agents = agents_of(scene)
    return agents, object_of(scene, agents) or what_is_seized(scene.sentence, verb)


def _acts(scene: Scene) -> tuple[Parties, Parties]:
    """A test or launch is done to nobody, unless it is fired "into" or "at" somebody."""
    at = after_preposition(scene, "into", "at", "against")
    return agents_of(scene), tuple(party for party in at if party.kind is not PartyKind.PERSON)


def _joint(scene: Scene) -> tuple[Parties, Parties]:
    between = after_preposition(scene, "between")
    if between:
        return between, ()
    beside = after_preposition(scene, "with")
    first = agents_of(scene)
    if beside and not first:  # who speaks during talks with somebody holds them
        first = parties_of(scene, subject_before(scene.sentence, scene.trigger.first, scene.book))
    agents = dict.fromkeys(first + beside)
    return tuple(agents), after_preposition(scene, "on", "against") or _menace(scene)


_MENACES = frozenset("threat threats aggression provocation provocations".split())


def _menace(scene: Scene) -> Parties:
    """Return against whom parties stand together: "to face threats from the North", "North Korean threats"."""
    words = scene.sentence.low
    for name in scene.names():
        after, before = words[name.end : name.end + 3], words[max(0, name.first - 4) : name.first]
        told = name.owner and bool(_MENACES & set(after))
        if told or (_MENACES & set(before) and preposition_before(scene.sentence, name, scene.book) in {"from", "by"}):
            return parties([name])
    return ()


def _seen(scene: Scene) -> tuple[Parties, Parties]:
    """In "Seoul detected missiles" the subject only saw them; whose they are, their owner tells."""
    return owner_of_things(scene), ()


def _exchanges(scene: Scene) -> tuple[Parties, Parties]:
    """In "trading arms with Moscow" both sides give and receive."""
    sides = tuple(dict.fromkeys(agents_of(scene) + after_preposition(scene, "with")))
    return sides, sides


def _force(scene: Scene) -> tuple[Parties, Parties]:
    agents = owner_of_things(scene) or agents_of(scene)
    return agents, after_preposition(scene, "for", "to", "alongside", "with", "in", "into", "across", besides=agents)


def _felt(scene: Scene) -> tuple[Parties, Parties]:
    """In "the launches alarmed Tokyo" it is Tokyo that takes a position, on the subject."""
    verb = scene.trigger.verb
    if verb is not None and verb.passive:
        return parties_of(scene, subject_before(scene.sentence, verb.group, scene.book)), after_preposition(
            scene, "by", "at", "over"
        )
    return object_of(scene, ()), agents_of(scene)


def _spoken(scene: Scene) -> tuple[Parties, Parties]:
    """In "the enemy will pay a dear price" the one who speaks threatens, and the subject is whom."""
    speaker = (scene.memory.speaker,) if scene.memory.speaker else ()
    end = scene.trigger.end
    if scene.sentence.low[end : end + 1] == ["while"]:  # "we will not stand by while Iran arms its proxies"
        return speaker, parties([name for name in scene.names() if 0 < name.first - end <= _BEHIND_WHILE][:1])
    subject = subject_before(scene.sentence, scene.trigger.first, scene.book)
    telling = [verb.end for verb in scene.sentence.verbs if verb.lemma in scene.book.reporting]
    told = max((end for end in telling if end <= scene.trigger.first), default=0)
    place = subject.first if isinstance(subject, NameAt) else subject
    return speaker, parties_of(scene, subject) if place is not None and place >= told else ()


_BEHIND_WHILE = 2


def _pinned(scene: Scene) -> tuple[Parties, Parties]:
    """In "attributed the theft to Lazarus" the one after "to" or "on" did it."""
    return after_preposition(scene, "to", "on"), ()


def _nobody(_scene: Scene) -> tuple[Parties, Parties]:
    return (), ()


_ROLES: dict[str, Callable[[Scene], tuple[Parties, Parties]]] = {
    "gives": _gives,
    "takes": _takes,
    "acts_on": _acts_on,
    "acts": _acts,
    "joint": _joint,
    "exchanges": _exchanges,
    "evades": _evades,
    "crosses": _crosses,
    "reaches": _reaches,
    "pinned": _pinned,
    "watches": _watches,
    "seen": _seen,
    "force": _force,
    "felt": _felt,
    "spoken": _spoken,
    "none": _nobody,
}
_OF_KIND: dict[tuple[EventKind, str], Callable[[Scene], tuple[Parties, Parties]]] = {
    (EventKind.CYBER_THEFT, "acts_on"): robs,
    (EventKind.CYBER_THEFT, "pinned"): pins,
    (EventKind.VESSEL_DETENTION, "acts_on"): _seizes,
    (EventKind.ENFORCEMENT, "acts_on"): deals_with,
    (EventKind.ENFORCEMENT_REFUSED, "acts_on"): deals_with,
    (EventKind.SHIP_REGISTRATION, "acts_on"): deals_with,
    (EventKind.SHIP_SERVICE, "acts_on"): deals_with,
    (EventKind.FINANCIAL_TRANSFER, "acts_on"): deals_with,
    (EventKind.DESIGNATION, "acts_on"): lists,
    (EventKind.DESIGNATION, "none"): lists,
    (EventKind.SHIP_TO_SHIP_TRANSFER, "joint"): meets,
    (EventKind.OVERSEAS_LABOUR, "gives"): employs,
    (EventKind.OVERSEAS_LABOUR, "force"): employs,
    (EventKind.OVERSEAS_LABOUR, "acts"): employs,
}
"""Where the kind of event tells better than the words alone where its parties stand."""
