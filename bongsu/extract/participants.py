"""Where the parties of an event stand in its sentence: subject, owner, object, and behind which preposition."""

from typing import NamedTuple

from bongsu.extract.conditions import meets
from bongsu.extract.coordination import coordinated, is_only_where, joint_subjects, preposition_before
from bongsu.extract.frames import Trigger
from bongsu.extract.kinds import DEEDS, SPEECH, WATCHERS
from bongsu.extract.lexicon import Lexicon
from bongsu.extract.memory import Memory
from bongsu.extract.parse import HeadAt, NameAt, Sentence, VerbAt
from bongsu.extract.seizures import GROUNDS, takes_hold, what_is_seized
from bongsu.extract.subjects import is_ones_own, subject_before
from bongsu.lang.inflection import verb_forms
from bongsu.model.event import EventKind
from bongsu.model.party import Party, PartyKind

Parties = tuple[Party, ...]
_REACH_PHRASE = 22
"""How many tokens after its trigger a "to Russia" may stand."""
REACH_OWNER = 6
"""How many tokens before a thing its owner may stand."""
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


def agents_of(scene: Scene, without: tuple[str, ...] = ()) -> Parties:
    """Return who does it: the subject, who stands behind "by", or the owner of the noun; bodies that watch do none.

    Behind the words in `without` stands somebody else here: a theft is "from" the victim.
    """
    able = _agents(scene, without)
    return tuple(party for party in able if _is_able(scene, party)) if scene.trigger.frame.kind in DEEDS else able


def _is_able(scene: Scene, party: Party) -> bool:
    return party.name not in WATCHERS and party.id not in scene.book.press


def _agents(scene: Scene, without: tuple[str, ...]) -> Parties:
    verb = scene.trigger.verb
    if scene.trigger.phrase:
        return _subject_of_noun(scene, scene.trigger.first)
    if verb is None:
        return _agents_of_noun(scene, without)
    blamed = _blamed_by_noun(scene, verb)
    if blamed:
        return blamed
    if _is_blamed(scene, verb):
        return _judged(scene, _verb_before(scene, verb), verb.group)
    participle = verb.tag in {"ed", "en"} and scene.sentence.low[verb.end : verb.end + 1] == ["by"]
    if scene.trigger.passive or verb.passive or participle:
        return after_preposition(scene, "by") or owner_of_things(scene)
    return parties_of(scene, subject_before(scene.sentence, verb.group, scene.book))


def _agents_of_noun(scene: Scene, without: tuple[str, ...]) -> Parties:
    """The agent of a noun: its owner, "by" or "between", else the subject of the verb that governs it."""
    start = min([scene.trigger.first, *(thing.first for thing in scene.trigger.things)])
    words = [word for word in ("by", "between", "from") if word not in without]
    found = _owner(scene, start) or after_preposition(scene, *words) or owner_of_things(scene)
    return found or _subject_of_noun(scene, start)


def _subject_of_noun(scene: Scene, start: int) -> Parties:
    """Return the subject of the clause in which a noun or phrase stands, if it does more than speak of it."""
    subject = subject_before(scene.sentence, start, scene.book)
    told = _told_of(scene, start)
    place = subject.first if isinstance(subject, NameAt) else subject
    if told is not None and (place is None or place < told):
        return ()
    return parties_of(scene, subject)


def _told_of(scene: Scene, place: int) -> int | None:
    """Return the place from which on a noun is only spoken of: "Wood said the veto ..." does not make Wood veto."""
    checked = [cue.end for cue in scene.sentence.cues if cue.end <= place and cue.group in _SPEAKING_OF]
    checked += [saying.end for saying in scene.sentence.sayings if saying.end <= place and _is_position(saying)]
    before = [verb for verb in scene.sentence.verbs if verb.end <= place]
    if before and _only_speaks(scene, before[-1], place):
        checked.append(before[-1].end)
    floor = before[-1].group if before else 0
    checked += [
        at + 1 for at in range(max(floor, place - _REACH_INQUIRY), place) if scene.sentence.low[at] in _INQUIRING
    ]
    return max(checked, default=None)


def _is_position(saying: HeadAt) -> bool:
    """Say whether a phrase takes a position: whoever is "deeply concerned by the transfer" transfers nothing."""
    return any(frame.kind is EventKind.STATEMENT for frame in saying.frames)


def _only_speaks(scene: Scene, verb: VerbAt, place: int) -> bool:
    """Say whether the subject of this verb speaks of what follows, and does not do it."""
    makes = verb.lemma in _MAKES_ITS_OWN and "that" not in scene.sentence.low[verb.end : place]
    return not makes and (verb.lemma in scene.book.reporting or _judges(scene.sentence, verb))


_MAKES_ITS_OWN = frozenset(["announce", "unveil", "declare"])
"""Who announces an exercise or sanctions, without a clause of its own, holds them."""
_REACH_INQUIRY = 8
_INQUIRING = frozenset(
    form
    for lemma in """
    investigate probe monitor examine study discuss detail describe document uncover expose track assess counter
    prevent stop deter combat tackle address curb halt block fight detect notice hear remember film watch analyse
    analyze criticise criticize oppose fear suffer face survive avoid target punish outlaw respond comment inquire
    """.split()
    for form in verb_forms(lemma)
)
"""Verbs whose object somebody else does: who investigates violations commits none."""


_SPEAKING_OF = frozenset({"unverified_phrases", "denying_phrases"})


def _owner(scene: Scene, place: int) -> Parties:
    """Return who owns the noun phrase that begins about here: "North Korea's", "North Korean", "its"."""
    sentence = scene.sentence
    for at in range(place - 1, max(-1, place - 6), -1):
        word = sentence.low[at]
        name = sentence.name_at(at)
        if name is not None and name.party is not None:
            return parties(coordinated(sentence, name)) if name.owner else ()
        if word in {"its", "their", "his", "her"}:
            return scene.memory.resolve(word, _owning_subject(scene, at))
        if word in {",", "and", "that"} or word in scene.book.grammar["prepositions"]:
            return ()
    return ()


def _owning_subject(scene: Scene, place: int) -> Parties:
    """Return whom "its" stands for: the subject of the clause that it is in, else who is named first."""
    before = [
        verb
        for verb in scene.sentence.verbs
        if verb.end <= place
        and verb.tag != "ing"
        and (verb.lemma not in scene.book.reporting or verb.lemma in _BLAMING)
    ]
    judged = _judged(scene, before[-1], place) if before else ()
    if judged:
        return judged
    subject = subject_before(scene.sentence, before[-1].group, scene.book) if before else None
    if isinstance(subject, NameAt) and subject.party is not None:
        return parties(coordinated(scene.sentence, subject))
    return _first_named(scene, place)


def _judged(scene: Scene, verb: VerbAt, place: int) -> Parties:
    """Whom a verb judges, seizes or asks has what follows: "condemned Pyongyang for its launch"."""
    if verb.lemma not in _BLAMING and not _judges(scene.sentence, verb) and not takes_hold(verb):
        return ()
    if verb.passive and takes_hold(verb):
        return parties_of(scene, subject_before(scene.sentence, verb.group, scene.book))
    judged = [name for name in scene.names() if verb.end <= name.first and name.end <= place]
    if judged or not takes_hold(verb):
        return parties(coordinated(scene.sentence, judged[0])) if judged else ()
    return what_is_seized(scene.sentence, verb)


_BLAMING = frozenset(["accuse", "blame", "suspect", "charge"])


def _is_blamed(scene: Scene, verb: VerbAt) -> bool:
    """Read "sanctioned three firms for carrying arms": it is the firms that carried them, named or not."""
    if verb.tag != "ing" or verb.group == 0:
        return False
    before_it = scene.sentence.low[max(0, verb.group - 2) : verb.group]
    if before_it[-1] not in {"for", "of", "over"} and before_it not in _HAVING_PART:
        return False
    before = [other for other in scene.sentence.verbs if other.end <= verb.group]
    if not before:
        return False
    held = takes_hold(before[-1]) and (before_it[-1] != "of" or before_it[0] in GROUNDS)
    return held or _judges(scene.sentence, before[-1]) or _is_taken(scene, verb)


def _is_taken(scene: Scene, verb: VerbAt) -> bool:
    """Say whether somebody takes hold of one who is "accused of" or "suspected of" it: "seized a ship accused of"."""
    before = [other for other in scene.sentence.verbs if other.end <= verb.group]
    marked = before[-1].lemma in {"accuse", "suspect"} and before[-1].tag == "ed" and not before[-1].passive
    return (
        marked
        and len(before) > 1
        and takes_hold(before[-2])
        and "," not in scene.sentence.low[before[-2].end : before[-1].first]
    )


_HAVING_PART = (["role", "in"], ["roles", "in"], ["part", "in"], ["involvement", "in"])


def _blamed_by_noun(scene: Scene, verb: VerbAt) -> Parties:
    """Read "sanctions against firms for selling drones", "firms involved in selling drones": they sold them."""
    if verb.tag != "ing" or verb.group == 0:
        return ()
    if scene.sentence.low[max(0, verb.group - 2) : verb.group] == ["involved", "in"]:
        return parties([name for name in scene.names() if 0 <= verb.group - 2 - name.end <= 1][-1:])
    if scene.sentence.low[verb.group - 1] != "for":
        return ()
    for name in reversed(scene.names()):
        if name.end <= verb.group and verb.group - name.end <= _REACH_BLAMED:
            hangs = preposition_before(scene.sentence, name, scene.book) in {"on", "against"}
            return parties(coordinated(scene.sentence, name)) if hangs else ()
    return ()


_REACH_BLAMED = 5


def _verb_before(scene: Scene, verb: VerbAt) -> VerbAt:
    return [other for other in scene.sentence.verbs if other.end <= verb.group][-1]


def _judges(sentence: Sentence, verb: VerbAt) -> bool:
    return any(frame.kind in _POSITIONS and meets(sentence, verb, frame) for frame in verb.frames)


_POSITIONS = frozenset({EventKind.STATEMENT, EventKind.DESIGNATION})


def owner_of_things(scene: Scene) -> Parties:
    """Return whose the things are that the event is about: "North Korean soldiers"."""
    for thing in scene.trigger.things:
        for name in reversed(scene.names()):
            beside = name.end == thing.first and name.party is not None and name.party.kind is PartyKind.STATE
            if beside or name.first == thing.first or (name.owner and 0 <= thing.first - name.end <= REACH_OWNER):
                return parties([name])
    return ()


def parties(names: list[NameAt]) -> Parties:
    """Return the parties of these names."""
    return tuple(name.party for name in names if name.party is not None)


def _first_named(scene: Scene, place: int) -> Parties:
    """Return the parties that the sentence names first, if before this place: what its pronouns stand for."""
    for name in scene.names():
        if name.end <= place:
            return parties([item for item in coordinated(scene.sentence, name) if item.end <= place])
    return ()


def parties_of(scene: Scene, subject: NameAt | int | None) -> Parties:
    """Return whom a subject stands for: a name with those joined to it, or the place of a pronoun."""
    if subject is None:
        return ()
    if isinstance(subject, int):
        return _known_again(scene, subject)
    if is_only_where(scene.sentence, subject, scene.book):
        return ()
    return parties(joint_subjects(scene.sentence, subject, scene.book))


def _known_again(scene: Scene, place: int) -> Parties:
    """Return whom a pronoun, "both countries" or "the tanker" stands for."""
    word = scene.sentence.low[place]
    if scene.trigger.frame.kind in SPEECH and word == "it" and scene.memory.told_by is not None:
        return (scene.memory.told_by,)  # "It called the launch a provocation": who spoke last speaks on
    both = not {"both", "two"}.isdisjoint(scene.sentence.low[max(0, place - 2) : place])
    if both and (pair := scene.memory.both(word)):
        return pair
    if is_ones_own(scene.sentence, place):
        return _own_state(scene, place)
    before = _nearest_named(scene, place) or _first_named(scene, place)
    others = word == "they" and len(before) == 1 and _is_told(scene, place)
    return (scene.memory.resolve(word) if others else ()) or scene.memory.resolve(word, before)


def _own_state(scene: Scene, place: int) -> Parties:
    """Return the state of who says "his country": of whom the sentence names first, or who spoke before."""
    named_here = _first_named(scene, place)[:1] if scene.sentence.low[place - 1] in {"his", "her"} else ()
    spoke = (*named_here, scene.memory.speaker, scene.memory.told_by, scene.memory.person)
    country = next((party.country for party in spoke if party is not None and party.country), None)
    return (scene.book.states[country],) if country in scene.book.states else ()


def _nearest_named(scene: Scene, place: int) -> Parties:
    """Return who "it" is in "the shells it supplied": who is named last before the shells."""
    if not any(thing.end == place for thing in scene.sentence.things):
        return ()
    named_before = [name for name in scene.names() if name.end <= place and not name.owner]
    return parties(named_before[-1:])


def _is_told(scene: Scene, place: int) -> bool:
    """Say whether somebody tells what begins here: his "they" are others, of whom was told before."""
    telling = [verb for verb in scene.sentence.verbs if verb.lemma in scene.book.reporting and verb.end <= place]
    return bool(telling) and telling[-1].end >= place - 1


def after_preposition(scene: Scene, *words: str, besides: Parties = ()) -> Parties:
    """Return the parties after the first of these prepositions that follows the trigger and leads to one.

    Those of the states of `besides` are passed by.
    """
    own = {party.country for party in besides if party.country}
    end = scene.trigger.end
    near = [name for name in scene.sentence.names if end <= name.first <= end + _REACH_PHRASE]
    governed = [(preposition_before(scene.sentence, name, scene.book), name) for name in near]
    for word in words:
        for preposition, name in governed:
            if scene.trigger.verb is None and _another_noun(scene, end, name.first):
                break  # it belongs to the next noun
            if preposition == word and not _of_a_war(scene.sentence, name):
                found = _party_or_state(scene, name, word)
                if found and not own & {party.country for party in found} and not _of_another_verb(scene, name, word):
                    return found
    return ()


def _of_another_verb(scene: Scene, name: NameAt, word: str) -> bool:
    """Say whether "by" belongs to a participle in between: "sent to Kursk, a region seized by Ukraine"."""
    if word != "by":
        return False
    if "," in scene.sentence.low[scene.trigger.end : name.first] and name.form != "adjective":
        between = scene.sentence.low[scene.trigger.end : coordinated(scene.sentence, name)[0].first]
        if "," in between:
            return True
    first = coordinated(scene.sentence, name)[0].first
    at = next((at for at in range(first - 1, scene.trigger.end, -1) if scene.sentence.low[at] == "by"), 0)
    while at > scene.trigger.end and scene.sentence.low[at - 1] in scene.book.grammar["adverbs"]:
        at -= 1
    before = scene.sentence.low[at - 1]
    return at > scene.trigger.end and before.endswith(("ed", "wn", "ught", "held", "made"))


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
        return parties([*coordinated(scene.sentence, name), *_ship_of(scene, name)])
    country = name.place.country if name.place else None
    if country is None or word not in {"to", "in", "into", "inside", "from"}:
        return ()
    return (scene.book.states[country],) if country in scene.book.states else ()


def _ship_of(scene: Scene, name: NameAt) -> list[NameAt]:
    """Return the ship of "to the Iranian tanker Grey Gull": the state's cargo goes to it."""
    behind = [other for other in scene.names() if name.owner and other.first == name.end]
    return [other for other in behind if other.party is not None and other.party.kind is PartyKind.VESSEL]


def _of_a_war(sentence: Sentence, name: NameAt) -> bool:
    """In "its war in Ukraine" and "the Ukraine war" the name tells where, not who receives."""
    before = sentence.low[max(0, name.first - 3) : name.first]
    after = sentence.low[name.end : name.end + 1]
    if set(before) & {"with", "against", "on"}:
        return False
    return bool(set(before) & {"war", "invasion"}) or after in (["war"], ["conflict"])
