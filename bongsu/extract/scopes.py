"""Which words stand in the scope of which cue: the ground of stance and of who speaks.

An operator is a cue with the stretch of the sentence that it governs: "confirmed" governs the clause after it,
"X said" at the end governs the clause before it, "may" governs its verb and what follows in the clause.
"""

from typing import NamedTuple

from bongsu.extract.asides import end_within_aside, opens_behind_aside, says_whom
from bongsu.extract.clauses import clause_end
from bongsu.extract.closings import trails
from bongsu.extract.endings import endings
from bongsu.extract.falsehoods import falsehood
from bongsu.extract.lexicon import Lexicon
from bongsu.extract.nobody import by_nobody
from bongsu.extract.parse import MODALS, CueAt, Sentence, VerbAt
from bongsu.extract.rules import is_broken


class Operator(NamedTuple):
    """From ``first`` to before ``end``, this cue makes the stance so; ``verb`` or ``noun`` tells whose word it is.

    Attributes:
        effect: a stance, or ``negated``.
        verb: the reporting verb, for its speaker; None for other cues.
        source_after: place after "according to", where the speaker is named.
    """

    first: int
    end: int
    effect: str
    cue: str
    cue_at: int
    verb: VerbAt | None = None
    source_after: int | None = None
    speaks: bool = False


def operators(sentence: Sentence, book: Lexicon) -> list[Operator]:
    """Return every operator of the sentence, in order of the cue."""
    found: list[Operator] = []
    ended, going_on = endings(sentence, book)
    auxiliary = _auxiliaries(sentence, book) | going_on
    blocked = {place for cue in sentence.cues if cue.group.endswith("phrases") for place in range(cue.first, cue.end)}
    for verb in sentence.verbs:
        if verb.lemma in book.reporting and not says_whom(sentence, verb):
            found.extend(_reporting(sentence, verb, book, blocked))
        if verb.lemma in book.norms and not is_broken(sentence, verb):
            found.append(_norm(sentence, verb, book))
        if verb.lemma in book.planning:
            found.extend(_planning(sentence, verb, book))
    found.extend(_announced(sentence))
    found.extend(
        Operator(item.first, item.end, "negated", _said(sentence, item.verb.first, item.verb.end), item.verb.first)
        for item in ended
    )
    for cue in sentence.cues:
        if cue.group in {"modals", "negators"} and cue.first in auxiliary:
            continue  # "could not confirm" is the effect of the verb itself
        if cue.first > 0 and sentence.written[cue.first] == "May":
            continue  # the month
        found.extend(_cue(sentence, cue, book, blocked))
    found = [_within_aside(sentence, operator, book) for operator in found]
    return sorted(found, key=lambda operator: operator.cue_at)


def _auxiliaries(sentence: Sentence, book: Lexicon) -> set[int]:
    """Return the places of words whose effect is that of a verb of saying: "has not said", "neither of them said"."""
    places: set[int] = set()
    for verb in sentence.verbs:
        if verb.lemma in book.reporting:
            nobody = by_nobody(sentence, verb, book)
            places.update(range(verb.group if nobody is None else nobody, verb.first))
    return places


def _within_aside(sentence: Sentence, operator: Operator, book: Lexicon) -> Operator:
    if operator.speaks or operator.effect == "asserted":
        return operator
    after = max(operator.cue_at, operator.first)
    return operator._replace(end=end_within_aside(sentence, after, operator.end, book))


def _announced(sentence: Sentence) -> list[Operator]:
    """Read "Campbell dropped a bombshell: ...": a noun of saying before a colon gives the word to its subject."""
    if ":" not in sentence.low[:-1]:
        return []
    colon = sentence.low.index(":")
    nouns = [cue for cue in sentence.cues if cue.group == "colon_nouns" and cue.end <= colon]
    if not nouns:
        return []
    return [
        Operator(
            colon + 1,
            len(sentence.low),
            "asserted",
            sentence.words(nouns[-1].first, nouns[-1].end),
            nouns[-1].first,
            speaks=True,
        )
    ]


def _said(sentence: Sentence, first: int, end: int) -> str:
    return sentence.words(first, end)


def _reporting(sentence: Sentence, verb: VerbAt, book: Lexicon, blocked: set[int]) -> list[Operator]:
    if verb.first in blocked:
        return []
    effect, cue = _effect(sentence, verb, book)
    if by_nobody(sentence, verb, book) is not None:
        effect = "unverified"
    if verb.passive:
        end = clause_end(sentence, verb.end - 1, book)
        return [Operator(_clause_start(sentence, verb.group), end, effect, cue, verb.first, verb, None, True)]
    if trails(sentence, verb) and not opens_behind_aside(sentence, verb, book):
        before = Operator(0, verb.group, effect, cue, verb.first, verb, None, True)
        inserted = sentence.low[verb.end : verb.end + 1] == [","]  # "There were signs, he said, that ..."
        return [before, before._replace(first=verb.end, end=len(sentence.low))] if inserted else [before]
    if verb.lemma in book.needs_clause and not _has_clause(sentence, verb):
        return []
    return [Operator(verb.end, _complement_end(sentence, verb, book), effect, cue, verb.first, verb, None, True)]


def _effect(sentence: Sentence, verb: VerbAt, book: Lexicon) -> tuple[str, str]:
    effect = book.reporting[verb.lemma]
    group = sentence.low[verb.group : verb.first]
    cue = _said(sentence, verb.group, verb.end)
    if any(word in {"not", "never", "cannot"} or word.endswith(("n't", "n\u2019t")) for word in group):
        return "unverified", cue
    if "can" in group and effect == "confirmed":  # "I can confirm" confirms
        return effect, cue
    if any(word in MODALS for word in group):
        return ("planned" if effect == "asserted" else "unverified"), cue
    return effect, cue


def _has_clause(sentence: Sentence, verb: VerbAt) -> bool:
    window = sentence.low[verb.end : verb.end + 12]
    if "that" in window[:4] or window[:1] in (["of"], [":"], [","], ["by"]):
        return True
    following = [other for other in sentence.verbs if verb.end <= other.first <= verb.end + 14]
    heads = [head for head in sentence.heads if verb.end <= head.first <= verb.end + 8]
    return bool(following or heads)


def _complement_end(sentence: Sentence, verb: VerbAt, book: Lexicon) -> int:
    """A report reaches to the end, or to where another speaker or a contrast begins."""
    low = sentence.low
    for at, word in enumerate(low[verb.end :], verb.end):
        if word not in _COMPLEMENT_ENDS:
            continue
        if word == ";" or (word != "and" and low[at - 1] == ","):
            return at
        if word == "and" and _another_speaks(sentence, at, verb, book):
            return at
    return len(low)


_COMPLEMENT_ENDS = frozenset([";", "but", "while", "although", "though", "whereas", "and"])


def _another_speaks(sentence: Sentence, at: int, verb: VerbAt, book: Lexicon) -> bool:
    return any(
        other.lemma in book.reporting and at < other.group <= at + 6 for other in sentence.verbs if other is not verb
    )


def _clause_start(sentence: Sentence, place: int) -> int:
    for at in range(place - 1, -1, -1):
        if sentence.low[at] in {";", ":", "that", "but", "while", "although"}:
            return at + 1
    return 0


def _norm(sentence: Sentence, verb: VerbAt, book: Lexicon) -> Operator:
    """What a rule bans, limits or allows is no event."""
    first = _clause_start(sentence, verb.group) if verb.passive else verb.end
    if verb.passive and sentence.low[max(0, verb.group - 1)] == "and":
        first = verb.group  # "has conducted tests and is barred": the tests are no rule
    return Operator(
        first, clause_end(sentence, verb.end - 1, book), "planned", _said(sentence, verb.first, verb.end), verb.first
    )


_WITH_NOUN = frozenset(["consider", "demand", "propose", "discuss", "weigh", "mull"])
"""Verbs of planning that need no "to": "discussed sending more labourers"."""


def _planning(sentence: Sentence, verb: VerbAt, book: Lexicon) -> list[Operator]:
    following = sentence.low[verb.end : verb.end + 8]
    if "to" not in following and not (verb.lemma in _WITH_NOUN and following):
        return []
    gerund = bool(following) and following[0].endswith("ing")
    start = verb.end + (following.index("to") if "to" in following and not gerund else 0)
    effect = "unverified" if verb.lemma in {"try", "attempt"} else "planned"
    return [
        Operator(start, clause_end(sentence, start, book), effect, _said(sentence, verb.first, verb.end), verb.first)
    ]


def _cue(sentence: Sentence, cue: CueAt, book: Lexicon, blocked: set[int]) -> list[Operator]:
    if cue.first in blocked and not cue.group.endswith("phrases"):
        return []
    said = _said(sentence, cue.first, cue.end)
    make = _MAKERS.get(cue.group)
    return make(sentence, cue, said, book) if make else []


def _modal(sentence: Sentence, cue: CueAt, said: str, book: Lexicon) -> list[Operator]:
    effect = cue.stance
    if effect == "open":
        following = sentence.low[cue.end : cue.end + 3]
        done = "have" in following or (
            "be" in following and any(word.endswith("ing") for word in sentence.low[cue.end : cue.end + 4])
        )
        effect = "unverified" if done else "planned"
    return [Operator(cue.first, clause_end(sentence, cue.first, book), effect, said, cue.first)]


def _noun(sentence: Sentence, cue: CueAt, said: str, book: Lexicon) -> list[Operator]:
    spread = _spread(sentence, cue)
    if spread is not None:
        return [Operator(spread, clause_end(sentence, spread, book), cue.stance, said, cue.first)]
    following = [word for word in sentence.low[cue.end : cue.end + 3] if word not in _MARKS]
    if not following or following[0] not in {"of", "that", "to", "about", "over", "for", "by", "on"}:
        return []
    if following[0] in {"for", "by", "over", "on"} and cue.stance != "planned":
        return []
    return [Operator(cue.end, clause_end(sentence, cue.end, book), cue.stance, said, cue.first)]


def _spread(sentence: Sentence, cue: CueAt) -> int | None:
    """Return where the "that" stands of "rumours are circulating among traders that", "reports emerged that"."""
    window = sentence.low[cue.end : cue.end + _REACH_SPREAD]
    if "that" not in window or _SPREADS.isdisjoint(window[: window.index("that")]):
        return None
    return cue.end + window.index("that")


_REACH_SPREAD = 8
_SPREADS = frozenset(
    """
    circulating circulated circulate spreading spread spreads swirling swirled swirl emerged emerging surfaced grown
    growing grew persist persisted persists mounting mounted abound remain remained
    """.split()
)
"""What rumours, fears and reports do before the "that" of what they tell."""


def _adjective(sentence: Sentence, cue: CueAt, said: str, _book: Lexicon) -> list[Operator]:
    """An adjective hedges the noun of an event beside it, not the type of a thing ("a suspected ICBM")."""
    if cue.first > 0 and _is_subject(sentence, cue.first - 1):
        return []  # "officials reported a delivery" is a verb
    heads = [head for head in sentence.heads if cue.end <= head.first <= cue.end + 4]
    return [Operator(cue.first, heads[0].end, cue.stance, said, cue.first)] if heads else []


def _is_subject(sentence: Sentence, place: int) -> bool:
    name = sentence.name_at(place)
    office = any(item.first <= place < item.end for item in sentence.offices)
    return office or (name is not None and not name.owner) or sentence.low[place] in {"he", "she", "it", "they"}


def _forward(sentence: Sentence, cue: CueAt, said: str, book: Lexicon) -> list[Operator]:
    return [Operator(cue.first, _own_end(sentence, cue.end - 1, book), cue.stance, said, cue.first)]


def _both_ways(sentence: Sentence, cue: CueAt, said: str, book: Lexicon) -> list[Operator]:
    participle = sentence.low[cue.end : cue.end + 1]
    added = cue.first > 0 and sentence.low[cue.first - 1] == "," and bool(participle) and participle[0].endswith("ing")
    relative = sentence.low[cue.first - 1 : cue.first] in (
        ["which"],
        ["who"],
        ["that"],
    )  # "a ship which allegedly left"
    start = cue.first if added or relative else _clause_start(sentence, cue.first)  # "balloons, likely carrying waste"
    end = _own_end(sentence, cue.end - 1, book)
    if relative and sentence.low[cue.first - 2] == ",":  # ", which allegedly sold oil," ends with its comma
        end = next((at for at in range(cue.end, end) if sentence.low[at] == ","), end)
    return [Operator(start, end, cue.stance, said, cue.first, None, None, False)]


def _falsehood(sentence: Sentence, cue: CueAt, said: str, book: Lexicon) -> list[Operator]:
    found = falsehood(sentence, cue, book)
    if found is None:
        return []
    speaks = found.verb is not None
    return [Operator(found.first, found.end, "denied", said, cue.first, found.verb, None, speaks)]


def _denying(sentence: Sentence, cue: CueAt, said: str, book: Lexicon) -> list[Operator]:
    return _falsehood(sentence, cue, said, book) or _both_ways(sentence, cue, said, book)


def _own_end(sentence: Sentence, place: int, book: Lexicon) -> int:
    """Return where the clause ends, or before it what is told for itself: "after the ship docked"."""
    end = clause_end(sentence, place, book)
    own = (at for at in range(place + 1, end) if sentence.low[at] in _TOLD_FOR_ITSELF and _tells_the_past(sentence, at))
    return next(own, end)


def _tells_the_past(sentence: Sentence, at: int) -> bool:
    if any(word.endswith("ed") for word in sentence.low[at + 1 : at + 6]):
        return True
    return any(at < verb.first <= at + 8 and verb.tag in {"ed", "s"} for verb in sentence.verbs)


_TOLD_FOR_ITSELF = frozenset(["after", "before", "because", "since", "which", "who"])


def _condition(sentence: Sentence, cue: CueAt, said: str, book: Lexicon) -> list[Operator]:
    if said == "should" and cue.first > 0:
        return []
    if said == "whether" and sentence.low[cue.end : cue.end + 1] != ["to"]:
        return _forward(sentence, cue._replace(stance="unverified"), said, book)  # nobody knows it
    return _forward(sentence, cue, said, book)


def _negator(sentence: Sentence, cue: CueAt, said: str, book: Lexicon) -> list[Operator]:
    if said == "no" and sentence.low[cue.end : cue.end + 1] == ["."]:
        return []
    if said == "not" and sentence.low[cue.end : cue.end + 1] == ["only"]:
        return []
    end = clause_end(sentence, cue.first, book)
    before = sentence.low[cue.first - 1] if cue.first else ""
    if said == "without" or (said == "no" and before in book.grammar["prepositions"]):
        end = _phrase_end(sentence, cue.end, end)
    return [Operator(cue.first, end, "negated", said, cue.first)]


def _phrase_end(sentence: Sentence, first: int, end: int) -> int:
    """Return where a phrase ends: what follows "with no notice," or "without notice" is not negated."""
    finite = [verb.group for verb in sentence.verbs if verb.group >= first and verb.tag in {"ed", "s"}]
    marks = [at for at in range(first, end) if sentence.low[at] == ","]
    return min([end, *finite, *marks])


def _nearly(sentence: Sentence, cue: CueAt, said: str, book: Lexicon) -> list[Operator]:
    """What nearly happened did not: "nearly" before a verb, not before a number."""
    following = sentence.low[cue.end : cue.end + 1]
    is_verb = any(verb.first == cue.end for verb in sentence.verbs) or bool(following and following[0].endswith("ed"))
    return _negator(sentence, cue, said, book) if is_verb else []


def _according(sentence: Sentence, cue: CueAt, said: str, book: Lexicon) -> list[Operator]:
    end = clause_end(sentence, cue.first, book)
    first = 0 if cue.first > 0 else cue.end
    last = cue.first if cue.first > 0 else len(sentence.low)
    return [Operator(first, max(last, end), "asserted", said, cue.first, None, cue.end, True)]


_MARKS = frozenset('"\u201c\u201d\u2018\u2019')

_MAKERS = {
    "modals": _modal,
    "nouns": _noun,
    "adverbs": _both_ways,
    "adjectives": _adjective,
    "planning_phrases": _forward,
    "hedging_phrases": _forward,
    "unverified_phrases": _both_ways,
    "rumour_phrases": _forward,
    "denying_phrases": _denying,
    "falsehoods": _falsehood,
    "conditions": _condition,
    "negators": _negator,
    "nearly": _nearly,
    "according": _according,
}
