"""What an event that a noun names hangs on: its modifier, a preposition, the verb whose object it is."""

from bongsu.extract.certainty.government import Link, effect_of, governors
from bongsu.extract.certainty.subjects import acts_under, has_verb, of_its_verb
from bongsu.extract.certainty.wordclasses import (
    ADVERB,
    BASE,
    COORDINATOR,
    DETERMINER,
    ING,
    MARK,
    PAST,
    PREPOSITION,
    VERBS,
    WORD,
)
from bongsu.extract.certainty.wordgroups import Words

_DEFINITE = frozenset(
    ["the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "'s", "\u2019s"]
)
_PASSING = frozenset(["of", "for", "to", "by", "into", "in", "about"])
"""Prepositions behind which an event is as real as what stands before them: "would lead to a war"."""
_OF_CONTENT = frozenset(["of", "for", "about", "on", "over", "against", "to", "in"])
_HAVING = frozenset(["have", "has", "had", "be", "been"])
"""Auxiliaries that govern a noun when they stand before one: "may have an effect", "there will be a strike"."""
_CAUSES = frozenset(["due", "owing", "thanks", "because", "according"])
_REACH = 8
"""How many words a verb may stand before its preposition: "accused him and his brother of"."""


def of_noun(words: Words, place: int) -> Link | None:
    """Return what the noun at this place hangs on, if anything."""
    first, definite = _phrase(words, place)
    return (
        _of_compound(words, place)
        or _of_modifier(words, first, place)
        or _of_what_stands_before(words, first, place, definite)
    ) or of_its_verb(words, place)


def _phrase(words: Words, place: int) -> tuple[int, bool]:
    """Return where the phrase of this noun begins, and whether it speaks of something known."""
    at, definite = place, False
    while at > 0 and _in_phrase(words, at - 1):
        at -= 1
        definite = definite or words.low[at] in _DEFINITE
    return at, definite


def _in_phrase(words: Words, at: int) -> bool:
    if words.kinds[at] in {WORD, DETERMINER}:
        return True
    before = words.kind(at - 1)
    if words.low[at] in governors()["adjectives"] and before in {"", DETERMINER, PREPOSITION, MARK}:
        return True
    return words.kinds[at] in {PAST, ING, ADVERB} and before == DETERMINER


def _of_compound(words: Words, place: int) -> Link | None:
    """Read "takeover bid", "merger plans": the noun behind governs."""
    if words.low[place].endswith(("s", "ed", "ing")) or words.kind(place + 1) != WORD:
        return None
    head = words.low[place + 1]
    effect = governors()["nouns"].get(head)
    return Link(effect, place + 1, head, "compound") if effect else None


def _of_modifier(words: Words, first: int, place: int) -> Link | None:
    for at in range(first, place):
        word = words.low[at]
        if word in {"little", "few"} and words.kind(at - 1) == DETERMINER:
            continue  # "a few", "that little boy"
        effect = governors()["determiners"].get(word) or governors()["adjectives"].get(word)
        if effect:
            return Link(effect, -1, word, "modifier")
    return None


def _of_what_stands_before(words: Words, first: int, place: int, definite: bool) -> Link | None:
    at = first - 1
    if words.kind(at) == PREPOSITION:
        return of_preposition(words, at, "object", definite=definite)
    if words.kind(at) in VERBS or words.word(at) in _HAVING:
        if words.low[at] in governors()["clause"] and has_verb(words, place):
            return of_its_verb(words, place)  # "they say the talks were cancelled"
        if acts_under(words, at, place):
            return Link("known", -1, words.low[at], "raised subject")
        return _of_object(words, at, definite)
    if words.kind(at) == COORDINATOR or words.word(at) == ",":
        return _of_conjunct(words, at)
    return None


def _of_object(words: Words, at: int, definite: bool) -> Link:
    """What is done to the known leaves it known: "would end the war"; a new thing hangs on the doing."""
    effect = effect_of("object", words.low, at)
    if effect:
        return Link(effect, at, words.low[at], "object")
    return Link("known", -1, "", "definite object") if definite else Link("passes", at, words.low[at], "new object")


def _of_conjunct(words: Words, at: int) -> Link | None:
    """Go from the second of two joined nouns to the first."""
    back = at - 2 if words.word(at - 1) == "," else at - 1
    if words.kind(back) != WORD:
        return None
    return Link("either" if words.low[at] == "or" else "keeps", back, words.low[at], "conjunct")


def of_preposition(words: Words, at: int, part: str, *, definite: bool) -> Link:
    """Return what a noun or gerund behind the preposition at this place hangs on; part: ``object`` or ``ing``."""
    word = words.low[at]
    if word == "without" or words.word(at - 1) in {"instead", "rather"}:
        return Link("reverses", -1, word, "without")
    before = at - 1
    while before > 0 and (words.kinds[before] == ADVERB or words.low[before] in "\"`'"):
        before -= 1
    if before < 0 or words.low[before] in _CAUSES:
        return Link("known", -1, word, "preposition")
    found = _of_verb_with(words, before, word, part) or _of_noun_with(words, before, word, part)
    if found is not None:
        return found
    if definite:
        return Link("known", -1, word, "preposition")
    return Link("passes", before if word in _PASSING else -1, word, "preposition")


def _of_verb_with(words: Words, before: int, preposition: str, part: str) -> Link | None:
    """Read "call for", "accuse him of": a verb with its preposition, an object perhaps in between."""
    for back in range(before, max(-1, before - _REACH), -1):
        cue = f"{words.low[back]} {preposition}"
        effect = governors()[part].get(cue)
        if effect:
            return Link(effect, back, cue, "verb with preposition")
        if words.kinds[back] in VERBS:
            return None
    return None


def _of_noun_with(words: Words, before: int, preposition: str, part: str) -> Link | None:
    """Read "risk of war", "plans for a merger", "capable of opening"."""
    noun, forms = words.low[before], governors()
    effect = forms["nouns"].get(noun) if words.kinds[before] in {WORD, BASE} else None
    if part == "ing":
        effect = effect or forms["ing_after_noun"].get(noun) or forms["ing_after_adjective"].get(noun)
    return Link(effect, before, noun, "noun with preposition") if effect and preposition in _OF_CONTENT else None
