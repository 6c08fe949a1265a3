"""How sure the reader is that it read right, apart from how sure the text is; below a floor, a person should look.

The weights are a table: what speaks against a reading, and how much. They follow from how often readings of that sort
were right on labelled articles (see docs/decisions/0014-confidence-and-review.md).
"""

from bongsu.extract.clauses import clause_end
from bongsu.extract.implicit import Draft
from bongsu.extract.kinds import DEEDS
from bongsu.extract.lexicon import lexicon
from bongsu.extract.parse import Sentence
from bongsu.model.claim import Stance

FLOOR = 65
"""Below this confidence, in hundredths, a claim is marked for review; it is neither dropped nor taken for granted."""

_AT_BEST = 90
_LONG = 30
_WEIGHTS = {
    "no agent is named": 35,
    "neither side is named": 10,
    "a noun names the event": 10,
    "the sentence is long": 10,
    "the event lies ahead": 10,
    "no recipient is named": 5,
    "a party is taken from what was told before": 5,
    "a fixed phrase names the event": 5,
    "the clause tells several events": 5,
}
"""What lowers the confidence, and by how many hundredths."""


def crowded(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """Return the events of a sentence, each knowing how many others its clause tells."""
    if len(drafts) < 2:
        return drafts
    ends = [clause_end(sentence, draft.trigger.first, lexicon()) for draft in drafts]
    return [draft._replace(beside=ends.count(end) - 1) for draft, end in zip(drafts, ends, strict=True)]


def confidence(sentence: Sentence, draft: Draft, stance: Stance) -> int:
    """Return how sure it is that these words tell this event of these parties, from 0 to 100."""
    return _AT_BEST - sum(_WEIGHTS[reason] for reason in _reasons(sentence, draft, stance))


def review(sentence: Sentence, draft: Draft, stance: Stance) -> str | None:
    """Return why a person should look at what was read, or None where it is read surely enough."""
    if confidence(sentence, draft, stance) >= FLOOR:
        return None
    return MARK + ", ".join(_reasons(sentence, draft, stance))


MARK = "read with little confidence: "


def _reasons(sentence: Sentence, draft: Draft, stance: Stance) -> list[str]:
    trigger = draft.trigger
    present = {
        "no agent is named": not draft.agents and draft.kind in DEEDS,
        "neither side is named": not draft.agents and not draft.recipients,
        "a noun names the event": trigger.verb is None and not trigger.phrase,
        "the sentence is long": len(sentence.low) > _LONG,
        "the event lies ahead": stance is Stance.PLANNED,
        "no recipient is named": not draft.recipients,
        "a party is taken from what was told before": any(item.endswith(" before") for item in draft.unsaid),
        "a fixed phrase names the event": trigger.phrase,
        "the clause tells several events": draft.beside > 0,
    }
    return [reason for reason in _WEIGHTS if present[reason]]
