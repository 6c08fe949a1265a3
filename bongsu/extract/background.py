"""Which words name an event only to date, to aim at or to end: it is presupposed, and no claim of its own.

"Days after the latest launch" dates another event, "cease its arms exports" is a demand, "bid to strengthen ties" an
aim, and a rule that bans a shipment tells of none.
"""

from collections.abc import Sequence

from bongsu.extract.endings import tells_an_end
from bongsu.extract.frames import Trigger
from bongsu.extract.parse import Sentence
from bongsu.extract.rules import is_broken
from bongsu.extract.scopes import Operator
from bongsu.model.event import Event, EventKind

_IN_SERIES = frozenset({EventKind.MISSILE_LAUNCH, EventKind.WEAPONS_TEST, EventKind.NUCLEAR_ACTIVITY})
"""What is done again and again serves to date other things: "the first since a nuclear test"."""
_DATES = frozenset(["after", "since", "following", "before", "until"])
_LIKENS = frozenset(["like", "unlike", "than"])
_ENDINGS = frozenset(
    """
    cease ceasing halt halting halted stop stopping end ending suspend suspending abandon abandoning cancel
    cancelling canceling scrap scrapping renounce renouncing curb curbing
    """.split()
)
_BLOCKED = frozenset("block blocks blocked blocking veto vetoes vetoed vetoing reject rejected opposed".split())
_WATCHED = frozenset("track tracking tracks monitor monitoring monitors watch watching".split())
_AIMED = frozenset(["targeting", "targets", "countering", "combating", "combatting", "against"])
_AIMS = frozenset(
    """
    bid effort efforts attempt attempts aim aims goal need desire way ways opportunity intention agreement
    agreements willingness chance hopes
    """.split()
)
_AIMED_AT = frozenset({EventKind.AGREEMENT, EventKind.NUCLEAR_ACTIVITY, EventKind.WEAPONS_TEST})
_MEANS = frozenset(
    """
    technology technologies material materials funds money revenue cash parts components goods equipment resources tools
    """.split()
)
"""What serves an aim: "materials to advance its programme"."""
_MEANT = frozenset(["intended", "designed", "meant", "aimed"])
_STOPS = frozenset(
    """
    stop stopping stops prevent preventing prevents deter deterring deters discourage discouraging keep bar barring
    bars dissuade
    """.split()
)
_RULES = frozenset(["cap", "limit", "ban", "prohibit", "bar", "forbid", "outlaw", "require", "restrict"])
_REACH = 5


def in_background(sentence: Sentence, trigger: Trigger, told: Sequence[Event], around: Sequence[Operator]) -> bool:
    """Say whether these words presuppose the event instead of telling it."""
    if _ruled(sentence, trigger, around):
        return True
    if trigger.verb is None:
        return (
            _is_object_of_an_end(sentence, trigger) or _dates_another(sentence, trigger) or _is_topic(sentence, trigger)
        )
    return (
        _is_aim(sentence, trigger)
        or _is_stopped(sentence, trigger)
        or _is_task(sentence, trigger)
        or _tells_again(sentence, trigger, told)
        or _goes_on_flying(sentence, trigger, told)
    )


def phrase_start(trigger: Trigger) -> int:
    """Return where the words of a noun and its things begin."""
    return min([trigger.first, *(thing.first for thing in trigger.things)])


def _ruled(sentence: Sentence, trigger: Trigger, around: Sequence[Operator]) -> bool:
    """Read "states were required to repatriate workers": a rule tells of no deed, unless it is broken."""
    cues = [
        operator.cue_at
        for operator in around
        if operator.effect == "planned"
        and operator.cue_at < trigger.first
        and operator.first <= trigger.first
        and trigger.first < operator.end
    ]
    return bool(cues) and any(
        verb.first in cues and verb.lemma in _RULES and not is_broken(sentence, verb) for verb in sentence.verbs
    )


def _dates_another(sentence: Sentence, trigger: Trigger) -> bool:
    """Read "since a nuclear test", "days after the launch": of nobody, to date or measure what is told."""
    by_somebody = sentence.low[trigger.end : trigger.end + 1] == ["by"] and _named(sentence, trigger.end + 1)
    if trigger.frame.kind not in _IN_SERIES or by_somebody:
        return False
    start = phrase_start(trigger)
    for at in range(start - 1, max(-1, start - 1 - _REACH), -1):
        word = sentence.low[at]
        if word in _LIKENS:
            return True
        if word in _DATES:
            return not any(at < name.first < trigger.end and name.owner for name in sentence.names)
        if not (word.isalpha() or word == "'s" or "-" in word) or word in _LINKS:
            return False
    return False


_LINKS = frozenset(["of", "in", "on", "by", "and", "or", "for", "to", "from", "with", "that", "which"])


def _is_topic(sentence: Sentence, trigger: Trigger) -> bool:
    """Read "threats such as cyberattacks", "a pretext for tests": of such things in general."""
    start = phrase_start(trigger)
    for at in range(start - 1, max(-1, start - 1 - _REACH_TOPIC), -1):
        if sentence.low[at] in _TOPICS and sentence.low[at + 1] in _ABOUT:
            return True
        if any(verb.first == at for verb in sentence.verbs) or sentence.name_at(at) is not None:
            return False
    return False


_REACH_TOPIC = 9
_TOPICS = frozenset("threats dangers challenges issues topics pretext pretexts excuse excuses justification".split())
_ABOUT = frozenset(["such", "like", "including", "from", "stemming", "for", "ranging", "as"])


def _is_task(sentence: Sentence, trigger: Trigger) -> bool:
    """Read "the force responsible for launching missiles", "aimed at advancing its programme"."""
    verb = trigger.verb
    if verb is None or verb.tag != "ing":
        return False
    return tuple(sentence.low[max(0, verb.group - 2) : verb.group]) in _TASKS


_TASKS = frozenset({
    ("responsible", "for"), ("capable", "of"), ("charge", "of"), ("aimed", "at"), ("used", "for"), ("designed", "for"),
    ("intended", "for"), ("devoted", "to"), ("dedicated", "to"),
})  # fmt: skip


def _named(sentence: Sentence, place: int) -> bool:
    return any(place <= name.first <= place + 1 for name in sentence.names)


def _is_object_of_an_end(sentence: Sentence, trigger: Trigger) -> bool:
    """Read "cease its arms exports", "a halt to tests", "sanctions targeting the trade"."""
    start = phrase_start(trigger)
    for at in range(start - 1, max(-1, start - 1 - _REACH), -1):
        word = sentence.low[at]
        if word in _ENDINGS or (word in _AIMED and word.endswith(("ing", "s")) and _sanctions(sentence, at)):
            past = word in {"halted", "end"} and sentence.low[at - 1 : at] == ["the"]
            return not past and not tells_an_end(sentence, at)
        if _only_watched(trigger, word):
            return True
        if word == "to" and sentence.low[at - 1 : at] and sentence.low[at - 1] in {"halt", "end", "stop"}:
            return True
        if word in _LINKS or word in {",", ";", ":"}:
            return False
    return False


def _only_watched(trigger: Trigger, word: str) -> bool:
    """Read "monitoring violations" and "blocked the renewal": neither is done."""
    kind = trigger.frame.kind
    return (word in _WATCHED and kind is EventKind.SANCTIONS_EVASION) or (
        word in _BLOCKED and kind is EventKind.MONITORING_BODY
    )


def _sanctions(sentence: Sentence, place: int) -> bool:
    return any(word.startswith("sanction") for word in sentence.low[max(0, place - _REACH) : place])


def _is_aim(sentence: Sentence, trigger: Trigger) -> bool:
    """Read "a bid to strengthen ties" and "the ceiling agreed by the council": no agreement is reached there."""
    verb = trigger.verb
    if trigger.frame.kind not in _AIMED_AT or verb is None:
        return False
    before = sentence.low[max(0, verb.group - 1) : verb.group]
    if trigger.frame.kind is not EventKind.AGREEMENT:
        return sentence.low[verb.first - 1 : verb.first] == ["to"] and bool(before) and before[0] in _MEANS
    if verb.tag == "base" and sentence.low[verb.first - 1 : verb.first] == ["to"]:
        return not (_AIMS | _MEANT).isdisjoint(before) or _aim_of_somebody(sentence, verb.group)
    following = sentence.low[verb.end : verb.end + 1]
    return verb.lemma == "agree" and not verb.passive and following == ["by"] and bool(before) and before[0].isalpha()


def _aim_of_somebody(sentence: Sentence, place: int) -> bool:
    """Read "a bid by Washington to strengthen ties"."""
    name = sentence.name_at(place - 1) if place > 1 else None
    return (
        name is not None
        and name.first > 1
        and sentence.low[name.first - 1] == "by"
        and (sentence.low[name.first - 2] in _AIMS)
    )


def _is_stopped(sentence: Sentence, trigger: Trigger) -> bool:
    """Read "to stop him building weapons", "preventing states from sending arms"."""
    verb = trigger.verb
    if verb is None or verb.tag != "ing":
        return False
    if tells_an_end(sentence, verb.group - 1):
        return False
    window = sentence.low[max(0, verb.group - _REACH - 1) : verb.group]
    return bool(_STOPS & set(window)) and not {",", ";", "by", "after", "while", "and"} & set(window)


def _tells_again(sentence: Sentence, trigger: Trigger, told: Sequence[Event]) -> bool:
    """Read "where it launched the missiles": a side clause with "the" says again which, told before."""
    verb = trigger.verb
    if verb is None or not trigger.things or not any(event.kind is trigger.frame.kind for event in told):
        return False
    opened = _SIDE & set(sentence.low[max(0, verb.group - _REACH) : verb.group])
    return bool(opened) and _definite(sentence, trigger.things[0].first)


_SIDE = frozenset(["which", "where", "when", "that"])
_THESE = frozenset(["these", "those", "this"])
_POINTERS = _THESE | {"the"}
_COUNTED = frozenset(["first", "second", "third", "fourth", "fifth", "other", "latest", "new", "more", "another"])


def _definite(sentence: Sentence, first: int, pointers: frozenset[str] = _POINTERS) -> bool:
    """Say whether "the" or "these" stands before a thing, and no word that counts it as another one."""
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        word = sentence.low[at]
        if word in pointers:
            return True
        if word in _COUNTED or word in _LINKS or not (word[0].isalpha() or "-" in word):
            return False
    return False


def _goes_on_flying(sentence: Sentence, trigger: Trigger, told: Sequence[Event]) -> bool:
    """Read "This missile appears to have landed in a field": it says more of a launch told before."""
    frame = trigger.frame
    if frame.kind not in _FLIES or not frame.subject or not trigger.things:
        return False
    pointers = _FLIES[frame.kind]
    return any(event.kind is frame.kind for event in told) and _definite(sentence, trigger.things[0].first, pointers)


_FLIES = {EventKind.MISSILE_LAUNCH: _THESE, EventKind.PROVOCATION: _POINTERS}
"""What flies once launched, and which words point at it; how "the missile" flew is often all that is sure."""
