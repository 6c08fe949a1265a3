"""Which words beside a verb say that it names another event than its frame, or none."""

from bongsu.extract.lexicon import Frame
from bongsu.extract.parse import Sentence, VerbAt
from bongsu.model.event import EventKind


def is_another(sentence: Sentence, verb: VerbAt, frame: Frame) -> bool:
    """Say whether the verb's own words forbid the frame.

    Who "used to" do it does not, what is "built to carry" warheads moves none, and "continues monitoring plants" has a
    gerund for its object. A demand needs "must", an announcement "will". Who blocks a road in protest provokes nobody.
    """
    auxiliaries = sentence.low[verb.group : verb.first]
    return (
        (verb.lemma == "include" and verb.tag == "ing")
        or (verb.lemma == "use" and sentence.low[verb.end : verb.end + 1] == ["to"])
        or (verb.lemma == "carry" and verb.tag == "base")
        or (frame.kind is EventKind.PROVOCATION and not _CIVILIANS.isdisjoint(sentence.low[: verb.group]))
        or (frame.future and _ANNOUNCED.isdisjoint(auxiliaries))
        or (frame.modal and _DUTY.isdisjoint(auxiliaries))
        or (bool(frame.object) and _has_gerund(sentence, verb))
        or (frame.negated and _NOT.isdisjoint(auxiliaries))
        or (frame.roles == "spoken" and not frame.negated and _judges_not(sentence, verb))
    )


def _judges_not(sentence: Sentence, verb: VerbAt) -> bool:
    """Read "poses no threat" and "the rivals, who raised tensions": nothing is judged, or only by the way."""
    if verb.tag == "ing" and verb.group == verb.first:
        return True  # "..., violating the law": what follows from a deed
    if verb.tag in {"ed", "en"} and sentence.low[verb.end : verb.end + 1] == ["by"]:
        return True  # "the threat posed by": it is taken for granted
    if not {"no", "not", "never"}.isdisjoint(sentence.low[verb.group : verb.end + 2]):
        return True
    if sentence.low[max(0, verb.group - 1) : verb.group] == ["that"]:
        return not any(other.end == verb.group - 1 for other in sentence.verbs)  # "transfers that pose a threat"
    before = reversed(sentence.low[max(0, verb.group - _REACH_RELATIVE) : verb.group])
    return next((word for word in before if word in {"who", "which", ",", '"', "\u201c", "that"}), "") in {
        "who",
        "which",
    }


_NOT = frozenset(["not", "never", "cannot", "can't", "won't"])
_REACH_RELATIVE = 10
_RELATIVES = frozenset(["who", "which"])
_OPENERS = _RELATIVES | {"that", ",", '"', "\u201c"}


_CIVILIANS = frozenset(
    """
    demonstrators protesters protestors supporters strikers farmers residents villagers students settlers rioters
    """.split()
)
_ANNOUNCED = frozenset(["will", "would", "shall", "'ll"])
_DUTY = frozenset(["must", "should", "ought"])


def _has_gerund(sentence: Sentence, verb: VerbAt) -> bool:
    following = sentence.low[verb.end] if verb.end < len(sentence.low) else ""
    if not following.endswith("ing") or following in {"during", "including", "amounting"}:
        return False
    named_there = any(thing.first <= verb.end < thing.end for thing in sentence.things)
    return not named_there and not any(head.first <= verb.end < head.end for head in sentence.heads)
