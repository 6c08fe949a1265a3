"""Who did it, and to whom."""

from collections.abc import Callable
from typing import NamedTuple

from bongsu.extract.clauses import coordinated, preposition_before, subject_before
from bongsu.extract.frames import Trigger
from bongsu.extract.lexicon import Lexicon
from bongsu.extract.memory import Memory
from bongsu.extract.parse import NameAt, Sentence, VerbAt
from bongsu.model.event import EventKind
from bongsu.model.party import Party, PartyKind

Parties = tuple[Party, ...]
_REACH_PHRASE = 22
"""How many tokens after its trigger a "to Russia" may stand."""
_REACH_OBJECT = 10
_REACH_OWNER = 6
_REACH_JOINED = 5
"""How many tokens "oil shipments and illicit arms transfers to X" may lie apart, so that both go to X."""


class Scene(NamedTuple):
    """An event named in a sentence, with what is known beside it."""

    sentence: Sentence
    trigger: Trigger
    memory: Memory
    book: Lexicon

    def names(self) -> list[NameAt]:
        """Return the names of parties in the sentence."""
        return [name for name in self.sentence.names if name.party is not None]


def roles(scene: Scene) -> tuple[Parties, Parties]:
    """Return agents and recipients of the event that is named here."""
    agents, recipients = _ROLES[scene.trigger.frame.roles](scene)
    if agents == recipients:  # "between A and B": the words give no direction
        return agents, recipients
    return agents, tuple(party for party in recipients if party not in agents)


def _gives(scene: Scene) -> tuple[Parties, Parties]:
    between = _phrase(scene, "between")
    if between:
        return between, between
    recipients = _phrase(scene, "to", "for") or _beneficiary(scene) or _taker(scene)
    agents = _agents(scene) or _phrase(scene, "from", "by")
    if recipients and agents and set(agents) <= set(recipients):
        agents = _beside(scene, recipients)
    return agents, recipients or _phrase(scene, "into", "in", "with", "inside", "through")


def _crosses(scene: Scene) -> tuple[Parties, Parties]:
    """Balloons and drones are sent over a border: "over Lithuania", "across its border"."""
    agents, recipients = _gives(scene)
    return agents, recipients or _phrase(scene, "over", "across", "toward", "towards", "at", "on")


def _beside(scene: Scene, taken: Parties) -> Parties:
    """Return whom else the subject names: "Russian firms and North Korean agents shipped arms to North Korea"."""
    start = scene.trigger.first
    for name in reversed([name for name in scene.names() if name.end <= start]):
        if name.party not in taken and not preposition_before(scene.sentence, name, scene.book):
            between = scene.sentence.low[name.end : start]
            return _parties([name]) if "and" in between or "," in between else ()
    return ()


_HELPING = frozenset("help assist aid enable allow let".split())


def _evades(scene: Scene) -> tuple[Parties, Parties]:
    """In "Russia helps Pyongyang evade sanctions" the helper acts, and whom he helps gains."""
    agents = _agents(scene)
    helping = [
        verb
        for verb in scene.sentence.verbs
        if verb.lemma in _HELPING and 0 < scene.trigger.first - verb.end <= _REACH_OWNER
    ]
    if scene.trigger.verb is None or not helping:
        return agents, ()
    helped = _parties([name for name in scene.names() if helping[-1].end <= name.first < scene.trigger.first])
    helper = _named(scene, subject_before(scene.sentence, helping[-1].group, scene.book))
    return (helper, helped) if helped else (agents, ())


_TAKING = frozenset("receive get obtain acquire accept gain seek".split())


def _taker(scene: Scene) -> Parties:
    """In "North Korea is receiving Russian support" the subject of the verb before the noun receives."""
    start = min([scene.trigger.first, *(thing.first for thing in scene.trigger.things)])
    before = [verb for verb in scene.sentence.verbs if verb.end <= start and start - verb.end <= 4]
    if scene.trigger.verb is not None or not before or before[-1].lemma not in _TAKING:
        return ()
    return _named(scene, subject_before(scene.sentence, before[-1].group, scene.book))


def _watches(scene: Scene) -> tuple[Parties, Parties]:
    """A body that is to monitor somebody: the party after "monitor" is whom."""
    agents, _ = _joint(scene)
    words = scene.sentence.low
    places = [at for at, word in enumerate(words) if word.startswith("monitor") and at >= scene.trigger.first]
    for name in scene.names():
        if any(0 < name.first - at <= 5 for at in places) and name.party not in agents:
            return agents, _parties([name])
    return agents, ()


def _takes(scene: Scene) -> tuple[Parties, Parties]:
    recipients = _phrase(scene, "by") if scene.trigger.passive else _agents(scene)
    return _phrase(scene, "from") or _owner_of_things(scene), recipients


def _acts_on(scene: Scene) -> tuple[Parties, Parties]:
    agents = _agents(scene)
    verb = scene.trigger.verb
    if verb is not None and verb.passive and not scene.trigger.passive and not scene.trigger.frame.words:
        return agents, _named(scene, subject_before(scene.sentence, verb.group, scene.book))
    governs = verb is not None or scene.trigger.phrase
    direct = _object_party(scene, agents) if governs else ()
    return agents, direct or _phrase(scene, "against", "to", "over", "on", "with")


def _acts(scene: Scene) -> tuple[Parties, Parties]:
    """A test or launch is done to nobody, unless it is fired "into" or "at" somebody."""
    at = _phrase(scene, "into", "at", "against")
    return _agents(scene), tuple(party for party in at if party.kind is not PartyKind.PERSON)


def _joint(scene: Scene) -> tuple[Parties, Parties]:
    between = _phrase(scene, "between")
    if between:
        return between, ()
    agents = dict.fromkeys(_agents(scene) + _phrase(scene, "with"))
    return tuple(agents), _phrase(scene, "on", "against") or _menace(scene)


_MENACES = frozenset("threat threats aggression provocation provocations".split())


def _menace(scene: Scene) -> Parties:
    """Return against whom parties stand together: "to face threats from the North", "North Korean threats"."""
    words = scene.sentence.low
    for name in scene.names():
        after, before = words[name.end : name.end + 3], words[max(0, name.first - 4) : name.first]
        told = name.owner and bool(_MENACES & set(after))
        if told or (_MENACES & set(before) and preposition_before(scene.sentence, name, scene.book) in {"from", "by"}):
            return _parties([name])
    return ()


def _seen(scene: Scene) -> tuple[Parties, Parties]:
    """In "Seoul detected missiles" the subject only saw them; whose they are, their owner tells."""
    return _owner_of_things(scene), ()


def _exchanges(scene: Scene) -> tuple[Parties, Parties]:
    """In "trading arms with Moscow" both sides give and receive."""
    sides = tuple(dict.fromkeys(_agents(scene) + _phrase(scene, "with")))
    return sides, sides


def _force(scene: Scene) -> tuple[Parties, Parties]:
    agents = _owner_of_things(scene) or _agents(scene)
    return agents, _phrase(scene, "for", "to", "alongside", "with", "in", "into")


def _felt(scene: Scene) -> tuple[Parties, Parties]:
    """In "the launches alarmed Tokyo" it is Tokyo that takes a position, on the subject."""
    verb = scene.trigger.verb
    if verb is not None and verb.passive:
        return _named(scene, subject_before(scene.sentence, verb.group, scene.book)), _phrase(scene, "by", "at", "over")
    return _object_party(scene, ()), _agents(scene)


def _spoken(scene: Scene) -> tuple[Parties, Parties]:
    """In "the enemy will pay a dear price" the one who speaks threatens, and the subject is whom."""
    speaker = (scene.memory.speaker,) if scene.memory.speaker else ()
    return speaker, _named(scene, subject_before(scene.sentence, scene.trigger.first, scene.book))


def _pinned(scene: Scene) -> tuple[Parties, Parties]:
    """In "attributed the theft to Lazarus" the one after "to" or "on" did it."""
    return _phrase(scene, "to", "on"), ()


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
    "pinned": _pinned,
    "watches": _watches,
    "seen": _seen,
    "force": _force,
    "felt": _felt,
    "spoken": _spoken,
    "none": _nobody,
}


def _agents(scene: Scene) -> Parties:
    verb = scene.trigger.verb
    if scene.trigger.phrase:
        return _subject_of_noun(scene, scene.trigger.first)
    if verb is None:
        return _agents_of_noun(scene)
    if scene.trigger.passive or verb.passive:
        return _phrase(scene, "by") or _owner_of_things(scene)
    return _named(scene, subject_before(scene.sentence, verb.group, scene.book))


def _agents_of_noun(scene: Scene) -> Parties:
    """The agent of a noun: its owner, "by" or "between", else the subject of the verb that governs it."""
    start = min([scene.trigger.first, *(thing.first for thing in scene.trigger.things)])
    found = _owner(scene, start) or _phrase(scene, "by", "between", "from") or _owner_of_things(scene)
    return found or _subject_of_noun(scene, start)


def _subject_of_noun(scene: Scene, start: int) -> Parties:
    """Return the subject of the clause in which a noun or phrase stands, if it does more than speak of it."""
    subject = subject_before(scene.sentence, start, scene.book)
    told = _told_of(scene, start)
    place = subject.first if isinstance(subject, NameAt) else subject
    if told is not None and (place is None or place < told):
        return ()
    return _named(scene, subject)


def _told_of(scene: Scene, place: int) -> int | None:
    """Return the place from which on a noun is only spoken of: "Wood said the veto ..." does not make Wood veto."""
    checked = [cue.end for cue in scene.sentence.cues if cue.end <= place and cue.group in _SPEAKING_OF]
    before = [verb for verb in scene.sentence.verbs if verb.end <= place]
    if before and (before[-1].lemma in scene.book.reporting or _judges(before[-1])):
        checked.append(before[-1].end)
    return max(checked, default=None)


_SPEAKING_OF = frozenset({"unverified_phrases", "denying_phrases"})


def _owner(scene: Scene, place: int) -> Parties:
    """Return who owns the noun phrase that begins about here: "North Korea's", "North Korean", "its"."""
    sentence = scene.sentence
    for at in range(place - 1, max(-1, place - 6), -1):
        word = sentence.low[at]
        name = sentence.name_at(at)
        if name is not None and name.party is not None:
            return _parties(coordinated(sentence, name)) if name.owner else ()
        if word in {"its", "their", "his", "her"}:
            return scene.memory.resolve(word, _owning_subject(scene, at))
        if word in {"of", "to", "by", "from", "in", "on", "for", ",", "and", "that"}:
            return ()
    return ()


def _owning_subject(scene: Scene, place: int) -> Parties:
    """Return whom "its" stands for: the subject of the clause that it is in, else who is named first."""
    before = [
        verb
        for verb in scene.sentence.verbs
        if verb.end <= place and verb.tag != "ing" and verb.lemma not in scene.book.reporting
    ]
    judged = _judged(scene, before[-1], place) if before else ()
    if judged:
        return judged
    subject = subject_before(scene.sentence, before[-1].group, scene.book) if before else None
    if isinstance(subject, NameAt) and subject.party is not None:
        return _parties(coordinated(scene.sentence, subject))
    return _first_named(scene, place)


def _judged(scene: Scene, verb: VerbAt, place: int) -> Parties:
    """Whom a verb judges or asks has what follows: "condemned Pyongyang for its launch"."""
    if not _judges(verb):
        return ()
    judged = [name for name in scene.names() if verb.end <= name.first and name.end <= place]
    return _parties(coordinated(scene.sentence, judged[0])) if judged else ()


def _judges(verb: VerbAt) -> bool:
    return any(frame.kind in {EventKind.STATEMENT, EventKind.DESIGNATION} for frame in verb.frames)


def _owner_of_things(scene: Scene) -> Parties:
    for thing in scene.trigger.things:
        for name in scene.names():
            if name.first == thing.first or (name.owner and 0 <= thing.first - name.end <= _REACH_OWNER):
                return _parties([name])
    return ()


def _parties(names: list[NameAt]) -> Parties:
    return tuple(name.party for name in names if name.party is not None)


def _first_named(scene: Scene, place: int) -> Parties:
    """Return the parties that the sentence names first, if before this place: what its pronouns stand for."""
    for name in scene.names():
        if name.end <= place:
            return _parties([item for item in coordinated(scene.sentence, name) if item.end <= place])
    return ()


def _named(scene: Scene, subject: NameAt | int | None) -> Parties:
    if subject is None:
        return ()
    if isinstance(subject, int):
        return scene.memory.resolve(scene.sentence.low[subject], _first_named(scene, subject))
    return _parties(coordinated(scene.sentence, subject))


def _phrase(scene: Scene, *words: str) -> Parties:
    """Return the parties after the first of these prepositions that follows the trigger and leads to one."""
    end = scene.trigger.end
    near = [name for name in scene.sentence.names if end <= name.first <= end + _REACH_PHRASE]
    governed = [(preposition_before(scene.sentence, name, scene.book), name) for name in near]
    for word in words:
        for preposition, name in governed:
            if scene.trigger.verb is None and _another_noun(scene, end, name.first):
                break  # it belongs to the next noun
            if preposition == word and not _of_a_war(scene.sentence, name):
                found = _party_or_state(scene, name, word)
                if found:
                    return found
    return ()


def _another_noun(scene: Scene, first: int, end: int) -> bool:
    """Say whether a noun of another event stands here; "Freedom Shield military exercises" is one."""
    kind, words = scene.trigger.frame.kind, scene.sentence.low
    return any(
        first <= head.first < end
        and not (head.first == first and any(frame.kind is kind for frame in head.frames))
        and not (words[first] == "and" and head.first - first <= _REACH_JOINED)
        for head in scene.sentence.heads
    )


def _party_or_state(scene: Scene, name: NameAt, word: str) -> Parties:
    """Return the party named, or the state in which a named place lies, where something goes there."""
    if name.party is not None:
        return _parties(coordinated(scene.sentence, name))
    country = name.place.country if name.place else None
    if country is None or word not in {"to", "in", "into", "inside", "from"}:
        return ()
    return (scene.book.states[country],) if country in scene.book.states else ()


def _of_a_war(sentence: Sentence, name: NameAt) -> bool:
    """In "its war in Ukraine" and "the Ukraine war" the name tells where, not who receives."""
    before = sentence.low[max(0, name.first - 3) : name.first]
    after = sentence.low[name.end : name.end + 1]
    return bool(set(before) & {"war", "invasion"}) or after in (["war"], ["conflict"])


def _beneficiary(scene: Scene) -> Parties:
    """Return the party between verb and thing: "supplied Russia with shells", "sent Russia the design"."""
    if scene.trigger.verb is None or not scene.trigger.things:
        return ()
    for name in scene.names():
        if scene.trigger.end <= name.first <= scene.trigger.things[0].first and name.form != "adjective":
            return _parties([name])
    return ()


def _object_party(scene: Scene, agents: Parties) -> Parties:
    """Return the first party after the trigger: the object itself, or the owner of it ("condemned Seoul's drills").

    Nobody takes a position on his own state: "rejected interference in the DPRK by the UN" is about the UN.
    """
    own = {party.country for party in agents if party.country}
    for name in scene.names():
        if (
            scene.trigger.end <= name.first <= scene.trigger.end + _REACH_OBJECT
            and name.party is not None
            and name.party not in agents
            and name.party.country not in own
            and not _owns_law(scene, name)
        ):
            return _parties([name])
    return ()


def _owns_law(scene: Scene, name: NameAt) -> bool:
    """Say whether a name only says whose rule it is: "a breach of Security Council resolutions"."""
    if scene.trigger.frame.kind is EventKind.VETO:
        return False
    return bool(_LAW & set(scene.sentence.low[name.end : name.end + 2]))


_LAW = frozenset("resolution resolutions sanctions charter law treaty".split())
