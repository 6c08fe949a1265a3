"""How sure a text is of what any one of its words says: stance and hedge at an offset, apart from kinds of events."""

from enum import StrEnum
from typing import NamedTuple

from bongsu.extract.clauses import clause_end
from bongsu.extract.lexicon import Lexicon, lexicon
from bongsu.extract.parse import Sentence, parse
from bongsu.extract.scopes import Operator, operators
from bongsu.extract.voices import strongest
from bongsu.lang.sentences import sentences
from bongsu.model.claim import Stance

_REACH = {"negated": 3, "planned": 5, "unverified": 5}
"""How many words behind its cue a hedge, a plan or a negation still holds, when nobody speaks in it."""


_REACH_INFINITIVE = 2
_REACH_OTHER = 16


class Certainty(StrEnum):
    """Whether the text takes what the word says for a fact, for no fact, or leaves it open."""

    CERTAIN = "certain"
    UNCERTAIN = "uncertain"
    DENIED = "denied"


class Judgement(NamedTuple):
    """The text takes this stance on the word; ``negated`` when it says that it is not so; the cue set the stance.

    ``certainty`` tells fact from no fact in three steps; what "will" happen is planned, and certain to the speaker.
    """

    stance: Stance
    negated: bool
    cue: str | None
    certainty: Certainty


def judge(text: str, offset: int) -> Judgement:
    """Return the stance that a text takes on the word at an offset.

    Raises:
        ValueError: the offset is not inside the text.
    """
    if not 0 <= offset < len(text):
        raise ValueError(f"offset {offset} is not inside a text of {len(text)} characters")
    start, end = next(((first, last) for first, last in sentences(text) if first <= offset < last), (0, len(text)))
    sentence = parse(text, start, end, lexicon())
    place = sentence.token_at(offset)
    return judge_word(sentence, place, lexicon())


def judge_word(sentence: Sentence, place: int | None, book: Lexicon) -> Judgement:
    """Return the stance on the word at this place of a sentence that was taken apart."""
    if place is None:
        return Judgement(Stance.ASSERTED, False, None, Certainty.CERTAIN)
    around = [*operators(sentence, book), *_infinitives(sentence, book)]
    held = [item for item in around if item.first <= place < item.end and _reaches(item, place)]
    stance, cue = strongest(held)
    negated = sum(item.effect == "negated" for item in held) % 2 == 1
    return Judgement(stance, negated, cue, _certainty(held, negated))


def _reaches(operator: Operator, place: int) -> bool:
    """A word does not judge itself, and a hedge does not hold for ever."""
    if operator.cue_at == place:
        return False
    reach = _REACH_INFINITIVE if operator.cue == "to" else _REACH.get(operator.effect, _REACH_OTHER)
    return operator.speaks or 0 < place - operator.cue_at <= reach


def _infinitives(sentence: Sentence, book: Lexicon) -> list[Operator]:
    """What "the right to", "unwilling to" and their like govern is a wish, a duty or a chance."""
    low = sentence.low
    places = [at for at in range(1, len(low) - 1) if low[at] == "to" and book.governors & set(low[max(0, at - 2) : at])]
    return [Operator(at, clause_end(sentence, at, book), "unverified", "to", at) for at in places]


def _certainty(held: list[Operator], negated: bool) -> Certainty:
    effects = {item.effect for item in held if item.cue not in _SURE}
    if "denied" in effects:
        return Certainty.CERTAIN if negated else Certainty.DENIED
    if effects & {"planned", "unverified", "rumoured"}:
        return Certainty.UNCERTAIN
    return Certainty.DENIED if negated else Certainty.CERTAIN


_SURE = frozenset(["will", "'ll", "\u2019ll", "won't", "won\u2019t"])
