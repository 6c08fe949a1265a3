"""Which nouns only mention an event that is told elsewhere, or none: they make no claim of their own."""

from collections.abc import Sequence

from bongsu.extract.background import in_background, phrase_start
from bongsu.extract.frames import Trigger
from bongsu.extract.implicit import Draft
from bongsu.extract.lexicon import Lexicon
from bongsu.extract.parse import Sentence
from bongsu.extract.scopes import Operator
from bongsu.extract.seizures import GROUNDS
from bongsu.model.event import Event, EventKind

_POINTING = frozenset(["the", "this", "that", "these", "those", "such", "both"])
_EARLIER = frozenset(
    """
    previous earlier past prior former similar typical usual historical recent-year yearslong decades-old
    """.split()
)
_REACH_POINTER = 4


def only_mentions(
    sentence: Sentence, trigger: Trigger, told: Sequence[Event], around: Sequence[Operator], book: Lexicon
) -> bool:
    """Say whether these words name no new event: a modifier, a comparison, or "the launch" that was told before."""
    if trigger.phrase:
        return False
    if in_background(sentence, trigger, told, around):
        return True
    if trigger.verb is not None:
        return _recalls(sentence, trigger, told)
    if trigger.frame.kind is EventKind.AGREEMENT and sentence.low[phrase_start(trigger) - 1 : trigger.first] == ["for"]:
        return True  # who comes "for talks" has not held them
    if _modifies_a_noun(sentence, trigger, book) or _compared(sentence, trigger) or _generic(sentence, trigger):
        return True
    return _points_back(sentence, trigger, told) and not _answered(trigger, around)


def _recalls(sentence: Sentence, trigger: Trigger, told: Sequence[Event]) -> bool:
    """Read "the missiles that were launched": a relative clause says again which ones, told before."""
    verb = trigger.verb
    relative = verb is not None and sentence.low[max(0, verb.group - 1) : verb.group] in (["that"], ["which"])
    return relative and trigger.passive and any(event.kind is trigger.frame.kind for event in told)


def _modifies_a_noun(sentence: Sentence, trigger: Trigger, book: Lexicon) -> bool:
    """Read "launch site", "arms trade network": another noun follows and is what is spoken of."""
    following = sentence.low[trigger.end : trigger.end + 1]
    return bool(following) and following[0] in book.grammar["compound_heads"]


def _generic(sentence: Sentence, trigger: Trigger) -> bool:
    """Read "a ship-to-ship transfer is a common way": of such things in general."""
    before = sentence.low[max(0, phrase_start(trigger) - 1) : phrase_start(trigger)]
    after = sentence.low[trigger.end : trigger.end + 1]
    return before in (["a"], ["an"]) and after in (["is"], ["can"], ["may"])


def _compared(sentence: Sentence, trigger: Trigger) -> bool:
    """Read "previous launches", "similar tests": what is told is measured by them."""
    before = sentence.low[max(0, phrase_start(trigger) - 2) : trigger.first]
    if "'s" in before and "last" in sentence.low[max(0, phrase_start(trigger) - 4) : trigger.first]:
        return True  # "last year's drills"
    return bool(_EARLIER & set(before)) or before[:2] == ["most", "recent"]


def _points_back(sentence: Sentence, trigger: Trigger, told: Sequence[Event]) -> bool:
    if not any(event.kind is trigger.frame.kind for event in told):
        return False
    start = phrase_start(trigger)
    for at in range(start - 1, max(-1, start - 1 - _REACH_POINTER), -1):
        name = sentence.name_at(at)
        if sentence.low[at] in _POINTING and not _opens_clause(sentence, at):
            return not _counts(sentence.low[at + 1]) and not _says_more(sentence, trigger)
        if (name is not None and name.owner) or not sentence.low[at].isalpha() or sentence.low[at] in _LINKS:
            return False
    return False


def _opens_clause(sentence: Sentence, place: int) -> bool:
    """Say whether "that" follows a verb: "concluded that enrichment goes on" points at nothing."""
    return sentence.low[place] == "that" and any(verb.end == place for verb in sentence.verbs)


def _counts(word: str) -> bool:
    """Say whether "the" leads to "the first", "the largest": one of many, told for itself."""
    return word in _ORDINALS or (word.endswith("est") and word != "latest")


_ORDINALS = frozenset("first second third fourth fifth most".split())
_LINKS = frozenset(["of", "in", "on", "by", "and", "or", "for", "to", "from", "with", "that", "which"])


def _says_more(sentence: Sentence, trigger: Trigger) -> bool:
    """Say whether the words go on with who did it or what: "the launch of three missiles by North Korea"."""
    following = sentence.low[trigger.end : trigger.end + 2]
    if following[:1] == ["of"] and following[1:]:
        place = trigger.end + 1
        bare = next((thing.end for thing in trigger.things if thing.first == place), None)
        if bare is not None and sentence.low[bare : bare + 1] not in (["by"], ["from"], ["to"], ["between"]):
            return False  # "the supply of munitions" that was told
        if following[1] in {"the", "these", "those", "this"}:
            return False
    return following[:1] in (["of"], ["by"], ["from"], ["to"])


def _answered(trigger: Trigger, around: Sequence[Operator]) -> bool:
    """Say whether somebody takes a stance on it: "could not confirm the launch"."""
    return any(
        operator.first <= trigger.first < operator.end and operator.effect in {"denied", "unverified", "confirmed"}
        for operator in around
    )


def tells_nothing(sentence: Sentence, draft: Draft, told: Sequence[Event], book: Lexicon) -> bool:
    """Say whether the words are a topic, not a claim: a gerund of nobody, as in "involved in imposing sanctions"."""
    verb = draft.trigger.verb
    if draft.trigger.frame.on_somebody and not draft.recipients:
        return True
    if draft.kind in _ONCE and verb is None and any(_same(draft, event) for event in told):
        return True
    if draft.kind is EventKind.STATEMENT and verb is not None and verb.lemma in {"warn", "caution"}:
        return bool(_PUBLIC & set(sentence.low[verb.end : verb.end + _REACH_POINTER]))
    if verb is not None and verb.lemma in _CASUALTIES and draft.kind is EventKind.TROOP_DEPLOYMENT:
        return not _abroad(sentence, draft, told)
    if draft.agents or verb is None or verb.tag != "ing" or verb.group == 0:
        return False
    grounds = sentence.low[max(0, verb.group - 2) : verb.group]
    alleged = grounds[-1] == "of" and any(
        other.lemma in _ALLEGES for other in sentence.verbs if other.end <= verb.group
    )
    return grounds[-1] in book.grammar["prepositions"] and grounds[0] not in GROUNDS and not alleged


def _same(draft: Draft, event: Event) -> bool:
    return event.kind is draft.kind and bool(set(event.agents) & set(draft.agents))


_ONCE = frozenset({EventKind.VETO, EventKind.MONITORING_BODY, EventKind.DESIGNATION})
"""What is done once: a later noun, "Moscow's veto", means the one that was told."""
_PUBLIC = frozenset(
    """
    public people residents citizens travellers travelers companies firms businesses exchanges investors users
    customers drivers sailors shippers banks employers industry
    """.split()
)
"""Who is warned for his own good: advice, and no position on anybody."""
_ALLEGES = frozenset(["accuse", "suspect", "convict", "charge"])
_CASUALTIES = frozenset(["kill", "wound", "capture", "injure", "lose", "eliminate", "repel", "interrogate", "detain"])


def _abroad(sentence: Sentence, draft: Draft, told: Sequence[Event]) -> bool:
    """Say whether soldiers who fell were deployed: another state is named, or their deployment was told before."""
    own = {party.country for party in draft.agents}
    if not own:
        return False
    named_here = {name.party.country for name in sentence.names if name.party is not None}
    named_here |= {name.place.country for name in sentence.names if name.place is not None}
    deployed = any(
        event.kind is EventKind.TROOP_DEPLOYMENT and own & {party.country for party in event.agents} for event in told
    )
    return deployed or bool(named_here - own - {None})
