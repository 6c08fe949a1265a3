"""What is inserted between a subject and its verb: appositions, relative clauses, participles that describe."""

from bongsu.extract.coordination import is_person
from bongsu.extract.lexicon import Lexicon
from bongsu.extract.parse import Sentence, VerbAt

_STRONG = frozenset(";:\u2014\u2013()")
_REACH_APPOSITION = 16
_REACH_RELATIVE = 20


def before_insertion(sentence: Sentence, place: int, book: Lexicon) -> int:
    """Step back over what is inserted between a subject and its verb: an apposition or a relative clause."""
    relative = _relative_before(sentence, place, book)
    return relative if relative is not None else _before_apposition(sentence, place)


def _relative_before(sentence: Sentence, place: int, book: Lexicon) -> int | None:
    """Return where "who deals with firms" or ", which sank in May," begins, if it stands right before this verb."""
    low = sentence.low
    if place > 0 and low[place - 1] in book.grammar["prepositions"]:
        return None  # "officials, who responded by halting": the clause goes on
    closed = place > 1 and low[place - 1] == ","
    for at in range(place - 2, max(0, place - _REACH_RELATIVE), -1):
        word = low[at]
        if word in _STRONG or word in _QUOTES or (word == "," and not closed and low[at - 1] not in _RELATIVES):
            return None
        if word in _RELATIVES and _has_own_verb(sentence, at, place, book):
            inserted = low[at - 1] == ","
            return at - inserted if inserted == closed else None
    return None


_RELATIVES = frozenset(["who", "which", "that"])
_QUOTES = frozenset(['"', "\u201c", "\u201d"])


def _has_own_verb(sentence: Sentence, relative: int, place: int, book: Lexicon) -> bool:
    """Say whether one verb follows the relative pronoun before this place: "who deals", not "which officials said"."""
    first = relative + 1
    later = [verb for verb in sentence.verbs if verb.end <= place and verb.first > relative and verb.tag != "base"]
    between = [verb for verb in later if "to" not in sentence.low[verb.group : verb.first]]  # "asked not to be named"
    if between and between[0].group == first:
        first = between.pop(0).first
    elif not _may_be_verb(sentence, relative, book):
        return False
    return first < place - 1 and all(verb.tag == "ing" or describes(sentence, verb) for verb in between)


def _may_be_verb(sentence: Sentence, relative: int, book: Lexicon) -> bool:
    """Say whether the word behind the pronoun is a verb, though no lexicon knows it."""
    word = sentence.low[relative + 1]
    if sentence.low[relative] == "that":
        return word.endswith("ed")
    closed = book.grammar["determiners"] | book.grammar["prepositions"] | book.grammar["subordinators"] | _TEMPORAL
    return word.isalpha() and word not in closed and sentence.written[relative + 1].islower()


_ONLY_SPEAK = frozenset("say tell add warn insist argue explain state declare stress note".split())
"""Verbs whose past is no participle beside a noun: "the ministry said in a statement"."""


def describes(sentence: Sentence, verb: VerbAt) -> bool:
    """Say whether a verb is a participle that only describes: "the firm based in", "missiles made by"."""
    following = sentence.low[verb.end : verb.end + 1]
    if verb.lemma in _ONLY_SPEAK:
        return False
    return not verb.passive and verb.tag in {"ed", "en"} and following in (["in"], ["by"], ["at"], ["for"], ["from"])


_TEMPORAL = frozenset("last this earlier later then yesterday today he she it they we i you there".split())


def _before_apposition(sentence: Sentence, place: int) -> int:
    """Step back over "Kurt Campbell, the U.S. deputy secretary of state, said": the name before it is the subject."""
    if place < 2 or sentence.low[place - 1] != ",":
        return place
    for at in range(place - 2, max(0, place - _REACH_APPOSITION), -1):
        if sentence.low[at] == ",":
            if any(name.first == at + 1 and name.end == place - 1 and is_person(name) for name in sentence.names):
                return place  # "The head of the service, Ivan Petrenko, said"
            if any(name.end == at and name.party is not None and not name.owner for name in sentence.names):
                return at
            return at if _is_participle(sentence, at) else place
    return place


def _is_participle(sentence: Sentence, comma: int) -> bool:
    """Read "A soldier, identified only as Fox, said": a participle behind a noun tells who it is."""
    word = sentence.low[comma + 1]
    noun = sentence.written[comma - 1].isalpha() and comma > 1
    participle = word.endswith(("ed", "ing")) or word in _IRREGULAR
    return noun and sentence.written[comma + 1].islower() and participle and word not in _PASSING_ON


_IRREGULAR = frozenset("seen shown given known written made sent held led taken drawn".split())


_PASSING_ON = frozenset(["citing", "quoting", "adding", "including", "during", "according"])
