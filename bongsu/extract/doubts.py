"""How sure the reader is that it read right, apart from how sure the text is; below a floor, a person should look.

The weights are a table: what speaks against a reading, and how much. They follow from how often readings of that sort
were right on labelled articles (see docs/decisions/0014-confidence-and-review.md).
"""

from bongsu.extract.implicit import Draft
from bongsu.extract.kinds import DEEDS
from bongsu.extract.parse import Sentence

FLOOR = 0.6
"""Below this confidence a claim is marked for review; it is neither dropped nor taken for granted."""

_AT_BEST = 0.9
_LONG, _VERY_LONG = 45, 60
_FAR = 6
_WEIGHTS = {
    "no agent is named": 0.35,
    "neither side is named": 0.10,
    "the agent is taken from what was told before": 0.15,
    "the sentence is long": 0.10,
    "the sentence is very long": 0.15,
    "a noun names the event": 0.05,
    "the thing stands far from its verb": 0.05,
}
"""What lowers the confidence, and by how much."""


def confidence(sentence: Sentence, draft: Draft) -> float:
    """Return how sure it is that these words tell this event of these parties, from 0 to 1."""
    return _AT_BEST - sum(_WEIGHTS[reason] for reason in _reasons(sentence, draft))


def review(sentence: Sentence, draft: Draft) -> str | None:
    """Return why a person should look at what was read, or None where it is read surely enough."""
    if confidence(sentence, draft) >= FLOOR:
        return None
    return "read with little confidence: " + ", ".join(_reasons(sentence, draft))


def _reasons(sentence: Sentence, draft: Draft) -> list[str]:
    trigger, length = draft.trigger, len(sentence.low)
    present = {
        "no agent is named": not draft.agents and draft.kind in DEEDS,
        "neither side is named": not draft.agents and not draft.recipients,
        "the agent is taken from what was told before": any(item.startswith("agents") for item in draft.unsaid),
        "the sentence is long": length > _LONG,
        "the sentence is very long": length > _VERY_LONG,
        "a noun names the event": trigger.verb is None and not trigger.phrase,
        "the thing stands far from its verb": bool(trigger.things)
        and min(abs(thing.first - trigger.first) for thing in trigger.things) > _FAR,
    }
    return [reason for reason in _WEIGHTS if present[reason]]
