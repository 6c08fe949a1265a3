"""What a verb hangs on: the governor of an infinitive or gerund, or what opens the clause of a finite verb."""

import functools

from bongsu.extract.certainty.government import Link, effect_of, governors
from bongsu.extract.certainty.nouns import of_preposition
from bongsu.extract.certainty.wordclasses import (
    ADVERB,
    AUXILIARY,
    BASE,
    COORDINATOR,
    ING,
    MARK,
    MODAL,
    NEGATION,
    OPENER,
    PAST,
    PREPOSITION,
    TO,
    VERBS,
    WORD,
)
from bongsu.extract.certainty.wordgroups import SURE, Words
from bongsu.lang.inflection import verb_forms

_REACH = 14
"""How many words a governor or the word that opens a clause may stand before its verb."""
_REACH_AND = 16
"""How many words the first of two verbs may stand before the second."""
_TOLD_FOR_ITSELF = frozenset(
    "which who whom whose because since after before although though while whereas as where until".split()
)
"""Words that open clauses in which nothing from outside has a say: "may close the plant, which it bought"."""
_ASKED = frozenset(["if", "unless", "whether", "lest"])
_WHEN = frozenset(["when", "once", "until", "before", "after", "whenever"])
_AIMS = frozenset("aim goal purpose objective thing first second third step order job task idea all mission".split())
_ORDINALS = frozenset(["first", "second", "third", "last", "only", "next"])
_WITHOUT_THAT = (
    "say", "think", "believe", "hope", "suppose", "guess", "imagine", "fear", "know", "bet", "feel", "wish", "insist",
    "claim", "tell", "hear", "see", "add", "announce", "argue", "find", "ensure", "show", "indicate", "realise",
    "realize", "agree", "decide", "doubt", "wonder", "deny",
)  # fmt: skip
"""Verbs after which "that" is often left out."""


def of_verb(words: Words, place: int) -> Link | None:
    """Return what the verb at this place hangs on, if anything."""
    first = words.group(place)
    if words.kinds[first] == TO:
        return _of_infinitive(words, first)
    if words.kind(first - 1) == MARK and governors()["clause"].get(words.low[place]) == "tells":
        return None  # "..., said Kirby"
    if not words.has(place, AUXILIARY, MODAL):
        joined = _joined(words, first, place)
        if joined is not None:
            cue = words.low[first - 1]
            return Link("either" if cue == "or" else "keeps", joined, cue, "joined")
        if words.kinds[place] == ING:
            return _of_ing(words, first)
    return _of_finite(words, first, place)


def _joined(words: Words, first: int, place: int) -> int | None:
    """Return the verb before "and" whose "to", modal or auxiliary this one shares: "to buy and sell"."""
    if (
        words.kinds[place] == BASE
        and first == place
        and (words.kind(place - 1) == COORDINATOR or words.word(place - 1) == ",")
    ):
        return _before_and(words, place, BASE, _REACH_AND)
    if words.kinds[place] == PAST and words.kind(first - 1) == COORDINATOR:
        found = _before_and(words, first, PAST, _REACH // 2)
        return found if found is not None and words.has(found, AUXILIARY) else None
    return None


def _before_and(words: Words, place: int, kind: str, reach: int) -> int | None:
    for at in range(place - 2, max(-1, place - reach), -1):
        if words.kinds[at] == kind:
            return at
        if words.kinds[at] in {PAST, BASE, OPENER} or words.low[at] in ";:":
            return None
    return None


# infinitives


def _of_infinitive(words: Words, to: int) -> Link:
    if words.word(to - 1) == "," and words.word(to + 1) == "be":
        return Link("keeps", -1, "to be", "scheduled")  # "a plant, to be opened in May"
    for at in range(to - 1, max(-1, to - _REACH), -1):
        word, kind = words.low[at], words.kinds[at]
        if kind in {NEGATION, ADVERB} or (kind == MARK and word in "\"\u201c\u201d`'"):
            continue
        link = _to_after_noun(words, at, to) or _to_after_verb(words, at, to)
        if link is not None:
            return _negated(words, link) if words.kinds[to - 1] == NEGATION else link
        if kind == OPENER or word in ";:":
            return Link("open", -1, "to", "to after opener")
    before = {words.kinds[at] for at in range(to) if words.low[at] not in SURE}
    told = before.isdisjoint({TO, MODAL, NEGATION})  # "Alpha to buy Beta", "To cut debt, it sold ..."
    return Link("keeps" if told else "open", -1, "to", "to alone")


def _negated(words: Words, link: Link) -> Link:
    """Read "managed not to", "failed not to", "told them not to": who is told not to is taken not to."""
    effect = _NOT_TO.get(link.effect, link.effect)
    if link.effect == "open" and effect_of("not_to", words.low, link.at):
        effect = "bars"
    return link._replace(effect=effect)


_NOT_TO = {"keeps": "reverses", "reverses": "keeps", "forces": "bars", "bars": "forces"}


def _to_after_noun(words: Words, at: int, to: int) -> Link | None:
    """Read "a plan to", "unable to", "the first big ship to"."""
    word = words.low[at]
    if word == "like" and words.kind(at - 1) == MODAL:
        return Link("open", at, word, "would like to")
    if to - at > (6 if word in _ORDINALS else 3):
        return None
    effect = governors()["to_after_noun"].get(word) or governors()["to_after_adjective"].get(word)
    return Link(_in_time(words, effect, at), at, word, "to after noun") if effect else None


def _to_after_verb(words: Words, at: int, to: int) -> Link | None:
    word, kind = words.low[at], words.kinds[at]
    if (kind not in VERBS and kind != AUXILIARY) or _modifies(words, at):
        return None
    if word in words.book.grammar["be"]:
        return _to_after_be(words, at, to)
    effect = "" if word == "set" and to - at > 1 else _in_time(words, effect_of("to", words.low, at), at)
    if word == "going" and to - at == 1:
        effect = "open"  # "is going to close", not "going back up to close at 20"
    if effect:
        return Link(effect, at, word, "to after verb")
    return None if kind == AUXILIARY else _of_purpose(words, at)


def _modifies(words: Words, at: int) -> bool:
    """Tell "an oil refining firm" from "a firm refining the oil"."""
    return words.kinds[at] == ING and words.kind(at - 1) == WORD == words.kind(at + 1)


def _to_after_be(words: Words, be: int, to: int) -> Link:
    """Read "is to open", "the goal is to open", "it is hard to open", "it was a day to remember"."""
    if to - be == 1 and not _names_an_aim(words, be):
        return Link(_in_time(words, "scheduled", be), be, words.low[be], "be to")
    told = to - be > 2 and words.low[be] in {"was", "were"}
    return Link("keeps" if told else "open", be, words.low[be], "to after be")


def _names_an_aim(words: Words, be: int) -> bool:
    before = range(max(0, be - 3), be)
    if any(words.kinds[at] == OPENER for at in before):
        return False
    return any(words.low[at] in governors()["nouns"] or words.low[at] in _AIMS for at in before)


def _in_time(words: Words, effect: str, at: int) -> str:
    """Settle the effects that hang on tense."""
    if effect == "allows":
        done = words.kinds[at] in {PAST, ING} or words.low[at] == "had"
        return "keeps" if done and not words.has(at, TO, MODAL) else "open"
    if effect == "scheduled":
        return "open" if {"was", "were", "had"} & {*words.group_words(at), words.low[at]} else "keeps"
    return effect


def _of_purpose(words: Words, at: int) -> Link:
    """What a deed was done for is taken for done with it, and so is where a movement ended: "sold it to cut debt"."""
    will = not SURE.isdisjoint(words.group_words(at))  # "will sell it to cut debt"
    done = will or (words.kinds[at] == PAST and not words.has(at, TO, MODAL))
    return Link("keeps" if done or effect_of("result", words.low, at) else "open", at, "to", "purpose")


# gerunds and participles


def _of_ing(words: Words, first: int) -> Link:
    at = first - 1
    word, kind = words.word(at), words.kind(at)
    if kind == PREPOSITION:
        return of_preposition(words, at, "ing", definite=False)
    if kind in VERBS:
        return Link(governors()["ing"].get(word, "keeps"), at, word, "ing after verb")
    if kind == COORDINATOR:
        joined = next((back for back in range(at - 1, max(-1, at - 12), -1) if words.kinds[back] == ING), -1)
        return Link("either" if word == "or" else "keeps", joined, word, "joined")
    return Link("known", -1, "", "participle")


# finite verbs


def _of_finite(words: Words, first: int, place: int) -> Link | None:
    for at in range(first - 1, max(-1, first - _REACH), -1):
        word, kind = words.low[at], words.kinds[at]
        if kind == OPENER or (kind == PREPOSITION and word in _TOLD_FOR_ITSELF):
            return _of_opened(words, at, place)
        if kind in VERBS or kind == AUXILIARY:
            return _of_bare_clause(words, at, first)
        if kind in {MODAL, COORDINATOR} or word in ";:":
            return None
    return None


def _of_opened(words: Words, at: int, place: int) -> Link | None:
    """Read the word that opens a clause: if, that, which, after, when."""
    word = words.low[at]
    if word in _ASKED:
        return Link("open", -1, word, word)
    if word == "that":
        return _of_that(words, at, place)
    if word in _WHEN and not words.past(place):
        ahead = MODAL in words.kinds or TO in words.kinds
        return Link("open", -1, word, "ahead") if ahead else None
    return Link("known", -1, word, "told for itself") if word in _TOLD_FOR_ITSELF else None


def _of_that(words: Words, at: int, place: int) -> Link | None:
    """Find the verb or noun whose content "that ..." tells, a few words before it."""
    for back in range(at - 1, max(-1, at - 6), -1):
        word = words.low[back]
        effect = governors()["clause"].get(word) if words.kinds[back] in VERBS else None
        if effect is None and back == at - 1:
            effect = governors()["nouns"].get(word)
        if effect and words.kinds[back] not in VERBS:
            rejecter = _rejecter(words, back)
            if rejecter is not None:
                return Link("denies", rejecter, words.low[rejecter], "rejected")
        if effect:
            wished = "be" in {words.word(words.group(place)), words.low[place]}  # "insisted that it be closed"
            return Link("open" if wished else effect, back, word, "that")
        if words.kinds[back] in VERBS or words.kinds[back] == OPENER:
            break
    return None


def _rejecter(words: Words, noun: int) -> int | None:
    """Return the verb that rejects what this noun claims: "dismissed the report that ..."."""
    before = range(noun - 1, max(-1, noun - 5), -1)
    at = next((back for back in before if words.kinds[back] in VERBS), None)
    return at if at is not None and words.low[at] in governors()["rejects"] else None


def _of_bare_clause(words: Words, at: int, first: int) -> Link | None:
    """Read "he thinks it closed": a clause without "that"."""
    word = words.low[at]
    if word not in _bare() or first - at < 2 or "," in words.low[at:first] or words.kinds[at] not in VERBS:
        return None
    effect = governors()["clause"].get(word)
    return Link(effect, at, word, "bare clause") if effect else None


@functools.cache
def _bare() -> frozenset[str]:
    return frozenset(form for lemma in _WITHOUT_THAT for form in verb_forms(lemma))
