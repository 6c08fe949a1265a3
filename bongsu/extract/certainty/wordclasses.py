"""What part each word of a sentence plays, told from closed words, endings and neighbours."""

import functools
from collections.abc import Callable, Mapping
from typing import Final

from bongsu.extract.lexicon import Lexicon, words_in
from bongsu.extract.parse import MODALS, Sentence
from bongsu.lang.inflection import irregular_forms, verb_forms

BASE: Final = "base"
"""A verb in its plain form, after "to" or a modal, or one in the present."""
ING: Final = "ing"
PAST: Final = "past"
"""A past or a participle; English writes most of them alike."""
TO: Final = "to"
"""The "to" of an infinitive."""
MODAL: Final = "modal"
AUXILIARY: Final = "auxiliary"
NEGATION: Final = "negation"
PREPOSITION: Final = "preposition"
DETERMINER: Final = "determiner"
PRONOUN: Final = "pronoun"
OPENER: Final = "opener"
"""A word that opens a clause: that, if, who, because."""
COORDINATOR: Final = "coordinator"
ADVERB: Final = "adverb"
MARK: Final = "mark"
WORD: Final = "word"
"""A noun, an adjective, a name, or what is not known."""

VERBS: Final = frozenset({BASE, ING, PAST})

_CLITICS = frozenset(["n't", "'ll", "\u2019ll", "'ve", "\u2019ve", "'re", "\u2019re", "'d", "\u2019d", "'s", "\u2019s"])
_IS = frozenset(["it", "he", "she", "that", "there", "what"])
"""Words behind which 's is "is" or "has", and no possessive."""
_OBJECTS = frozenset(["them", "us", "me", "him", "it", "her", "you"])
_ARTICLES = frozenset(["the", "a", "an", "this", "these", "your", "our"])


@functools.cache
def verb_tags() -> Mapping[str, str]:
    """Return the tag of each form of irregular verbs and of verbs that govern, as in `bongsu.lang.inflection`."""
    tags = irregular_forms()
    government = words_in("government.yml")
    for lemmas in (group for part in ("to", "object", "ing") for group in government[part].values()):
        for lemma in lemmas:
            tags.update(verb_forms(lemma.split()[0]))
    return tags


@functools.cache
def _closed_words() -> Mapping[str, str]:
    """Return the class of every word that has only one."""
    grammar = words_in("grammar.yml")
    auxiliaries = {*grammar["be"], *grammar["have"], *grammar["do"]} - {"get", "gets", "got"}
    rows = (
        (DETERMINER, grammar["determiners"]),
        (PREPOSITION, [*grammar["prepositions"], *grammar["more_prepositions"]]),
        (OPENER, [*grammar["relatives"], *grammar["openers"]]),
        (PRONOUN, grammar["subjects"]),
        (COORDINATOR, grammar["coordinators"]),
        (MODAL, MODALS),
        (AUXILIARY, [*auxiliaries, *_CLITICS]),
        (NEGATION, ["not", "n't", "never"]),
    )
    return {word: kind for kind, members in rows for word in members if word not in {"to", "that"}}


def classes(sentence: Sentence, book: Lexicon) -> list[str]:
    """Return the class of each token."""
    found: list[str] = []
    known = {verb.first: verb.tag for verb in sentence.verbs}
    for at, word in enumerate(sentence.low):
        kind = _closed(word, at, sentence, book)
        found.append(kind or _open(word, at, sentence, found, known.get(at), book))
    return found


def _closed(word: str, at: int, sentence: Sentence, book: Lexicon) -> str:
    special = _SPECIAL.get(word)
    if special is not None:
        return special(sentence, at, book)
    known = _closed_words().get(word, "")
    if not known and not word[0].isalnum():
        return MARK
    return known or (MODAL if word.endswith("n't") else "")


def _neighbours(sentence: Sentence, at: int) -> tuple[str, str]:
    low = sentence.low
    return low[at - 1] if at else "", low[at + 1] if at + 1 < len(low) else ""


def _that(sentence: Sentence, at: int, book: Lexicon) -> str:
    """Tell "that" before a clause from "that deal"."""
    before, _ = _neighbours(sentence, at)
    return DETERMINER if at == 0 or before in book.grammar["prepositions"] else OPENER


def _to(sentence: Sentence, at: int, book: Lexicon) -> str:
    return TO if _opens_infinitive(sentence, at, book) else PREPOSITION


def _apostrophe(sentence: Sentence, at: int, _book: Lexicon) -> str:
    """Tell the mark of possession from one half of a closing quotation mark."""
    return MARK if sentence.low[at] in _neighbours(sentence, at) else DETERMINER


def _clitic_s(sentence: Sentence, at: int, _book: Lexicon) -> str:
    before, _ = _neighbours(sentence, at)
    return AUXILIARY if before in _IS else DETERMINER


def _no(sentence: Sentence, at: int, _book: Lexicon) -> str:
    _, after = _neighbours(sentence, at)
    return NEGATION if after == "longer" else DETERMINER


def _neither(sentence: Sentence, at: int, book: Lexicon) -> str:
    """Tell "could neither confirm nor deny" from "neither side"."""
    before, _ = _neighbours(sentence, at)
    joins = before in MODALS or any(before in book.grammar[group] for group in ("be", "have", "do"))
    return NEGATION if joins else DETERMINER


def _longer(sentence: Sentence, at: int, _book: Lexicon) -> str:
    before, _ = _neighbours(sentence, at)
    return ADVERB if before == "no" else WORD


def _us(sentence: Sentence, at: int, _book: Lexicon) -> str:
    return WORD if sentence.tokens[at].text == "US" else PRONOUN


_SPECIAL: Mapping[str, Callable[[Sentence, int, Lexicon], str]] = {
    "that": _that,
    "to": _to,
    "'": _apostrophe,
    "\u2019": _apostrophe,
    "'s": _clitic_s,
    "\u2019s": _clitic_s,
    "no": _no,
    "neither": _neither,
    "longer": _longer,
    "us": _us,
}


def _opens_infinitive(sentence: Sentence, at: int, book: Lexicon) -> bool:
    """Tell "to leave" from "to the port", "to Busan", "to education"."""
    low, grammar = sentence.low, book.grammar
    place = at + 1
    while place < len(low) and (low[place].endswith("ly") or low[place] in grammar["between_to_and_verb"]):
        place += 1
    if place >= len(low):
        return False
    word = low[place]
    if word in grammar["be"] or word in grammar["have"] or word == "do":
        return True
    if not word[0].isalpha() or sentence.tokens[place].text[0].isupper() or word in grammar["bare_after_to"]:
        return False
    tag = verb_tags().get(word)
    if tag:
        return tag == "base" or word in grammar["past_like_base"]
    if low[at - 1 : at] and low[at - 1] in grammar["before_to"]:
        return False
    return word not in _closed_words() and _may_be_base(word)


_NOUN_ENDINGS = ("tion", "sion", "ment", "ness", "ity", "ism", "ance", "ence", "ship", "ary", "ics", "acy", "ing")


def _may_be_base(word: str) -> bool:
    return not word.endswith(_NOUN_ENDINGS) and (not word.endswith("s") or word.endswith(("ss", "us")))


def _open(word: str, at: int, sentence: Sentence, found: list[str], known: str | None, book: Lexicon) -> str:
    back = at - 1
    while back >= 0 and found[back] in {ADVERB, NEGATION}:
        back -= 1
    before = found[back] if back >= 0 else MARK
    if _is_adverb(word, at, before, book):
        return ADVERB
    if before in {TO, MODAL} or (back < 0 and orders(sentence.low, at)):
        return BASE
    if at and found[at - 1] != MARK and sentence.tokens[at].text[0].isupper():
        return WORD
    kind = _by_form(word, at, sentence, found, before, known, book)
    as_subject = before == PRONOUN and sentence.low[back] not in _NO_SUBJECT
    return kind or (BASE if as_subject else WORD)


def _by_form(
    word: str, at: int, sentence: Sentence, found: list[str], before: str, known: str | None, book: Lexicon
) -> str:
    """Return the class that the form of a word tells, if it tells one."""
    no_verb = word in book.grammar["no_verb"]
    if word.endswith("ing") and len(word) > 4 and not no_verb:
        return WORD if before == DETERMINER or _names_an_act(at, found, sentence) else ING
    tag = verb_tags().get(word, "")
    if tag in {"ed", "en"} or (word.endswith("ed") and len(word) > 3 and not no_verb):
        return _past(at, before, sentence)
    if known in {"s", "base"} and before not in VERBS:
        return BASE
    return _present(word, tag, at, before, sentence, book) if tag else ""


_NO_SUBJECT = frozenset(["there", "him", "me", "us", "them"])


def _is_adverb(word: str, at: int, before: str, book: Lexicon) -> bool:
    if word in book.grammar["adverbs"] or word in book.grammar["more_adverbs"]:
        return True
    return word.endswith("ly") and len(word) > 4 and (at > 0 or before in {TO, MODAL})


def _names_an_act(at: int, found: list[str], sentence: Sentence) -> bool:
    """Tell the noun of "a share offering for" from the verb of "a firm offering shares"."""
    _, after = _neighbours(sentence, at)
    ends = after in {"", ".", ",", ";", "of", "for", "by"}
    return at > 1 and found[-1] == WORD and ends and DETERMINER in found[-3:-1]


def orders(low: list[str], at: int) -> bool:
    """Say whether the first word of a sentence gives an order: "Give them a chance", "Stop the ships"."""
    after = low[at + 1] if at + 1 < len(low) else ""
    return verb_tags().get(low[at]) == "base" and (after in _OBJECTS or after in _ARTICLES)


def _past(at: int, before: str, sentence: Sentence) -> str:
    """Tell "it closed" and "all closed" from "the closed port" and "a bid"."""
    return WORD if before == DETERMINER and sentence.low[at - 1] not in _ALONE else PAST


_ALONE = frozenset("all both some many few each any several most another more".split())
"""Determiners that stand without a noun as well."""


def _present(word: str, tag: str, at: int, before: str, sentence: Sentence, book: Lexicon) -> str:
    """Tell the verb of "they plan the visit" from the noun of "the plan"."""
    if before in {DETERMINER, PREPOSITION, *VERBS}:
        return WORD
    previous, after = _neighbours(sentence, at)
    if before == PRONOUN or after == "to":
        return BASE
    named = at + 1 < len(sentence.low) and sentence.tokens[at + 1].text[0].isupper()
    if not (named or after == "that" or after in book.grammar["determiners"]):
        return WORD
    if tag == "s":
        return BASE if before != MARK or word not in book.grammar["nouns_too"] else WORD
    return BASE if previous.endswith("s") or before in {COORDINATOR, AUXILIARY} else WORD
