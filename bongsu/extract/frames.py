"""Which words of a sentence name an event: verbs with their object, nouns with what is beside them, fixed phrases."""

from typing import NamedTuple

from bongsu.extract.conditions import any_of, holds, is_bare, is_passive, meets, object_end
from bongsu.extract.kinds import DEEDS
from bongsu.extract.lexicon import Frame, Lexicon, WordRows
from bongsu.extract.literal import has_any
from bongsu.extract.parse import PEOPLE, HeadAt, Sentence, ThingAt, VerbAt
from bongsu.model.event import Category, EventKind

_REACH_PASSIVE = 30
_REACH_PARTICIPLE = 14
_QUANTIFIERS = frozenset(
    """
    of over about around up to nearly almost more than some at least between including such as like with
    """.split()
)
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_SUPPLYING = frozenset(["supply", "provide", "furnish", "equip", "arm", "help", "assist", "aid", "present"])


class Trigger(NamedTuple):
    """An event is named here.

    Attributes:
        first, end: the words that name it.
        verb: the verb, for verbal triggers.
        things: what the event is about, nearest first.
        passive: the thing stands before the verb as its subject.
        phrase: a fixed phrase, not a verb or a noun.
    """

    frame: Frame
    first: int
    end: int
    verb: VerbAt | None
    things: tuple[ThingAt, ...]
    passive: bool = False
    phrase: bool = False


def triggers(sentence: Sentence, book: Lexicon) -> list[Trigger]:
    """Return the events that the sentence names, in order; a kind named twice at one place counts once."""
    found: list[Trigger] = []
    for verb in sentence.verbs:
        for frame in verb.frames:
            trigger = _verbal(sentence, verb, frame, book)
            if trigger is not None:
                found.append(trigger)
    for head in sentence.heads:
        found.extend(trigger for frame in head.frames if (trigger := _nominal(sentence, head, frame)))
    found.extend(trigger for frame in book.located for trigger in _located(sentence, frame))
    found.extend(
        Trigger(frame, item.first, item.end, None, (), phrase=True)
        for item in sentence.sayings
        for frame in item.frames
    )
    if not found:
        return []
    found = _of_people(sentence, found)
    return _distinct(sorted(found, key=lambda trigger: (trigger.first, trigger.frame.kind)))


def _of_people(sentence: Sentence, found: list[Trigger]) -> list[Trigger]:
    """Decide whether "North Koreans" who are sent are workers or soldiers: by the words of work or war beside them.

    Where there are neither, they may be workers and are no soldiers.
    """
    words = set(sentence.low)
    at_work, at_war = bool(words & _WORK), bool(words & (_WAR | _LOSSES))
    hired = {trigger.first for trigger in found if trigger.frame.kind is EventKind.OVERSEAS_LABOUR}
    kept = []
    for trigger in found:
        of_soldiers = trigger.frame.kind is EventKind.TROOP_DEPLOYMENT
        people = _only_people(trigger) or (of_soldiers and not trigger.things and trigger.first in hired)
        soldiers = at_war and not at_work and _sends_or_fights(trigger)
        if not people or (soldiers if of_soldiers else at_work or not at_war):
            kept.append(trigger)
    return kept


def _only_people(trigger: Trigger) -> bool:
    """Say whether the event is about people of whom only their nation is told."""
    of_people = trigger.frame.kind in {EventKind.TROOP_DEPLOYMENT, EventKind.OVERSEAS_LABOUR}
    return of_people and bool(trigger.things) and all(thing.categories == PEOPLE for thing in trigger.things)


def _sends_or_fights(trigger: Trigger) -> bool:
    """Say whether people are sent or fight: those who die or suffer in a war need be no soldiers."""
    return trigger.frame.roles == "gives" or (trigger.verb is not None and trigger.verb.lemma == "fight")


_LOSSES = frozenset(["kill", "killed", "killing", "wounded", "captured"])
_WAR = frozenset(
    """
    fight fights fighting fought battle battles combat front frontline troops soldier soldiers army armies military war
    deploy deploys deployed deployment casualties prisoner prisoners forces unit units brigade battalion assault
    offensive trenches
    """.split()
)
_WORK = frozenset(
    """
    work works worked working worker workers labour labor labourer laborer labourers laborers construction build
    building rebuild rebuilding factory factories plant farm visa visas job jobs employed
    """.split()
)


def _distinct(found: list[Trigger]) -> list[Trigger]:
    kept: list[Trigger] = []
    launched = {trigger.first for trigger in found if trigger.frame.kind is EventKind.PROVOCATION}
    armed = {trigger.first for trigger in found if trigger.frame.kind is EventKind.ARMS_TRANSFER} - launched
    refused = {trigger.first for trigger in found if trigger.frame.kind is EventKind.ENFORCEMENT_REFUSED}
    at_sea = any(trigger.frame.kind is EventKind.SHIP_TO_SHIP_TRANSFER for trigger in found)
    for trigger in found:
        if _only_accuses(trigger, found) or _threatens_too(trigger, found) or _only_promises(trigger, found):
            continue
        if trigger.frame.kind is EventKind.ARMS_TRANSFER and trigger.first in launched:
            continue  # drones and balloons sent over a border are no supply
        if trigger.frame.kind is EventKind.GOODS_TRANSFER and trigger.first in armed:
            continue  # an air defence vehicle is a weapon
        if trigger.frame.kind in _CARRIED_OUT and trigger.first in refused:
            continue  # what was not done
        if at_sea and trigger.phrase and trigger.frame.kind is EventKind.SANCTIONS_EVASION:
            continue  # a transfer at sea "in breach of sanctions" is told as the transfer
        if not any(other.frame.kind == trigger.frame.kind and _same_words(other, trigger) for other in kept):
            kept.append(trigger)
    return kept


def _only_accuses(trigger: Trigger, found: list[Trigger]) -> bool:
    """Say whether "accused" or "warned" leads to a deed that is told anyway: it is the claim of that deed."""
    if trigger.frame.kind is not EventKind.STATEMENT or trigger.verb is None or trigger.verb.lemma not in _ALLEGES:
        return False
    return any(other.frame.kind in DEEDS and other.first > trigger.first for other in found)


def _only_promises(trigger: Trigger, found: list[Trigger]) -> bool:
    """Say whether "agreed" leads straight to a deed: "agreed to sell rockets" promises a sale."""
    if trigger.frame.kind is not EventKind.AGREEMENT or trigger.verb is None or trigger.verb.lemma != "agree":
        return False
    return any(
        other.frame.kind in DEEDS and other.verb is not None and trigger.end <= other.verb.group <= trigger.end + 1
        for other in found
    )


def _threatens_too(trigger: Trigger, found: list[Trigger]) -> bool:
    """Say whether the warning is a threat: "warned of retaliation" is one act, not two."""
    return trigger.frame.kind is EventKind.STATEMENT and any(
        other.frame.kind is EventKind.THREAT and other.first == trigger.first for other in found
    )


_CARRIED_OUT = frozenset([EventKind.ENFORCEMENT, EventKind.VESSEL_DETENTION])
_ALLEGES = frozenset(["accuse", "warn", "caution"])


def _same_words(one: Trigger, other: Trigger) -> bool:
    """A noun governed by a verb of the same kind names the same event: "conducted a missile test"."""
    reach = max((thing.end for thing in one.things), default=one.end)
    return other.first < max(one.end, reach) or (one.verb is None and other.verb is None and other.first <= one.end + 2)


def _verbal(sentence: Sentence, verb: VerbAt, frame: Frame, book: Lexicon) -> Trigger | None:
    if not meets(sentence, verb, frame):
        return None
    if frame.object:
        return _with_object(sentence, verb, frame, book)
    if frame.subject:
        return _with_subject(sentence, verb, frame, book)
    return Trigger(frame, verb.first, verb.end, verb, _after(sentence, verb.end, frozenset(Category), book)[:2])


def _after(
    sentence: Sentence, place: int, classes: frozenset[Category], book: Lexicon, *, supplying: bool = False
) -> tuple[ThingAt, ...]:
    """Return the things that may be the object of a verb that ends here."""
    fitting = [thing for thing in sentence.things if place <= thing.first and thing.categories & classes]
    if not fitting:
        return ()
    last = object_end(sentence, place)
    return tuple(
        thing
        for thing in fitting
        if thing.first < last
        and not _OF_THINGS.intersection(sentence.low[thing.end : thing.end + 1])
        and _governed(sentence, thing, place, book, supplying=supplying)
    )


_OF_THINGS = frozenset(
    """
    specialists specialist experts technicians engineers operators crews makers manufacturer manufacturers producers
    factory factories plants depots bases
    """.split()
)
"""Nouns for people and places behind a thing: "rocket launcher specialists" are no rockets."""


def _governed(sentence: Sentence, thing: ThingAt, place: int, book: Lexicon, *, supplying: bool) -> bool:
    """Say whether no preposition parts the thing from the verb, quantities and "supply with" aside."""
    allowed = _QUANTIFIERS - (frozenset() if supplying else frozenset({"with"}))
    for at in range(place, thing.first):
        word = sentence.low[at]
        if word == "to" and sentence.low[at + 1 : at + 2] == ["be"]:
            continue  # "what appeared to be missiles"
        if holds(sentence, at):
            continue
        if word == "to" and not (at + 1 < len(sentence.low) and sentence.low[at + 1][0].isdigit()):
            return supplying or _list_goes_on(sentence, at, thing.first)
        if word == "from" and _list_goes_on(sentence, at, thing.first):
            return True  # "seeks military aid from Russia, including fighter jets"
        if word in book.grammar["prepositions"] and word not in allowed:
            return False
    return True


def _list_goes_on(sentence: Sentence, first: int, end: int) -> bool:
    return any(word in {"including", "\u2014", ":"} for word in sentence.low[first:end])


def _with_object(sentence: Sentence, verb: VerbAt, frame: Frame, book: Lexicon) -> Trigger | None:
    after = (
        ()
        if verb.passive or is_bare(sentence, verb)
        else _after(sentence, verb.end, frame.object, book, supplying=verb.lemma in _SUPPLYING)
        or _meant_by_pronoun(sentence, verb, frame.object)
    )
    if after and not (verb.tag == "ing" and sentence.low[verb.first - 1 : verb.first] == ["the"]):
        return Trigger(frame, verb.first, verb.end, verb, after)
    if not is_passive(verb):
        return None
    before = _before(sentence, verb, frame.object)
    if before and not verb.passive and _HAVE & set(sentence.low[verb.group : verb.first]):
        before = () if "," in sentence.low[before[0].end : verb.group] else before  # "for arms, Iran has given oil"
    own_subject = _has_own_subject(sentence, verb)
    if before and own_subject and "for" in sentence.low[before[0].end : verb.group]:
        return None  # "technology for the troops it sent": it is the troops that were sent
    return Trigger(frame, verb.first, verb.end, verb, before, passive=not own_subject) if before else None


def _meant_by_pronoun(sentence: Sentence, verb: VerbAt, classes: frozenset[Category]) -> tuple[ThingAt, ...]:
    """Return the thing of "took a drone apart and found that Iran had supplied it": the one named last before."""
    pronoun, following = sentence.low[verb.end : verb.end + 1], sentence.low[verb.end + 1 : verb.end + 2]
    if pronoun not in (["it"], ["them"]) or not (_BEHIND_PRONOUN & set(following)):
        return ()
    before = [thing for thing in sentence.things if thing.end <= verb.group]
    return (before[-1],) if before and before[-1].categories & classes else ()


_BEHIND_PRONOUN = frozenset([".", ",", ";", "to", "in", "by", "from", "on", "for", "and"])
"""What follows a pronoun that is the object itself: "sent it to them", and not "sent it troops"."""
_HAVE = frozenset(["has", "have", "had"])


def _has_own_subject(sentence: Sentence, verb: VerbAt) -> bool:
    """Say whether a pronoun or name stands right before the verb: "the shells it supplied"."""
    if verb.passive or verb.group == 0:
        return False
    before = verb.group - 1
    return sentence.low[before] in {"it", "they", "he", "she", "we"} or sentence.name_at(before) is not None


def _before(sentence: Sentence, verb: VerbAt, classes: frozenset[Category]) -> tuple[ThingAt, ...]:
    """Return the nearest thing that may be the subject of a passive verb or participle."""
    floor = max(
        (
            other.end
            for other in sentence.verbs
            if other.end <= verb.group
            and other.tag in {"ed", "s"}
            and not other.passive
            and not _inserted(sentence, other)
        ),
        default=0,
    )
    reach = _REACH_PASSIVE if verb.passive else _REACH_PARTICIPLE
    shared = _shared_passive(sentence, verb)
    before = shared.group if shared is not None else verb.group
    be = next((at for at in range(before - 1, -1, -1) if sentence.low[at] in _BE), -1)
    for thing in reversed(sentence.things):
        if thing.end <= be:
            return ()
        if (
            floor <= thing.first
            and thing.end <= verb.group
            and thing.categories & classes
            and verb.group - thing.end <= reach
        ):
            return (thing,)
    return ()


def _shared_passive(sentence: Sentence, verb: VerbAt) -> VerbAt | None:
    """Return the passive whose subject and "was" a participle shares: "was built in Iran and shipped to Sudan"."""
    if verb.passive or sentence.low[verb.group - 1 : verb.group] != ["and"]:
        return None
    before = [other for other in sentence.verbs if other.end < verb.group]
    return before[-1] if before and before[-1].passive else None


def _inserted(sentence: Sentence, verb: VerbAt) -> bool:
    """Say whether a verb only stands between: "workers who, armed with ...", "a drone which they said had been"."""
    following = next((other for other in sentence.verbs if other.group == verb.end), None)
    if (
        following is not None
        and following.passive
        and _RELATIVE & set(sentence.low[max(0, verb.group - 4) : verb.group])
    ):
        return True
    return verb.tag == "ed" and sentence.low[max(0, verb.group - 2) : verb.group] in (["who", ","], ["which", ","])


_RELATIVE = frozenset(["which", "that"])


def _with_subject(sentence: Sentence, verb: VerbAt, frame: Frame, book: Lexicon) -> Trigger | None:
    for thing in reversed(sentence.things):
        between = sentence.low[thing.end : verb.group]
        other = any(thing.end <= item.first < verb.group for item in sentence.verbs)
        if other and "and" not in between:
            continue  # it is the subject of another verb
        if thing.end <= verb.group and thing.categories & frame.subject and len(between) <= 6:
            if any(word in {",", ";", ":"} for word in between) and not any(
                word in book.grammar["relatives"] for word in between
            ):
                return None
            return Trigger(frame, verb.first, verb.end, verb, (thing,))
    return None


def _nominal(sentence: Sentence, head: HeadAt, frame: Frame) -> Trigger | None:
    beside = _beside(sentence, head)
    if frame.without and any_of(list(beside), frame.without):
        return None
    if frame.verbs_near and not any(verb.lemma in frame.verbs_near for verb in sentence.verbs):
        return None
    if frame.of and not any_of(list(beside), frame.of):
        return None
    if frame.words and not _words_around(sentence, head, frame.words):
        return None
    things = tuple(thing for thing in beside if not frame.of or thing.categories & frame.of)
    return Trigger(frame, head.first, head.end, None, things)


def _beside(sentence: Sentence, head: HeadAt) -> tuple[ThingAt, ...]:
    """Return the things directly before the noun, or after it behind "of"."""
    found = []
    for thing in sentence.things:
        gap_before = head.first - thing.end
        if (0 <= gap_before <= 1 and all(word.isalpha() for word in sentence.low[thing.end : head.first])) or (
            thing.first >= head.end and _of_phrase(sentence, head.end, thing.first)
        ):
            found.append(thing)
    return tuple(found)


def _of_phrase(sentence: Sentence, first: int, end: int) -> bool:
    between = sentence.low[first:end]
    return (
        bool(between)
        and between[0] in {"of", "including"}
        and len(between) <= 8
        and not set(between[1:]) & {",", ";", "to", "from", "by", "in", "on", "and"}
    )


def _located(sentence: Sentence, frame: Frame) -> list[Trigger]:
    """Find things that belong to one state and are in another: "North Korean soldiers are in Russia"."""
    found = []
    for thing in sentence.things:
        owner = next((name for name in sentence.names if name.owner and 0 <= thing.first - name.end <= 3), None)
        where = next((name for name in sentence.names if 0 < name.first - thing.end <= 5), None)
        if not (thing.categories & frame.of and owner and where and owner.party and where.place):
            continue
        between = sentence.low[thing.end : where.first]
        if (
            set(between) & {"in", "inside"}
            and where.place.country != owner.party.country
            and (owner.party.country, where.place.country) not in _GARRISONS
            and not set(between) & {",", "and"}
        ):
            found.append(Trigger(frame, thing.first, thing.end, None, (thing,)))
    return found


_GARRISONS = frozenset({("us", "kr"), ("us", "jp"), ("us", "de")})
"""Whose soldiers have long stood where: to say so tells no deployment."""


def _words_around(sentence: Sentence, head: HeadAt, phrases: WordRows) -> bool:
    before = sentence.low[max(0, head.first - 3) : head.first]
    return has_any(before, phrases) or has_any(sentence.low[head.end : head.end + 6], phrases)
