"""Asides between a speaker and his verb: they tell something of him, and nothing of what he says."""

from bongsu.extract.insertions import before_insertion
from bongsu.extract.lexicon import Lexicon
from bongsu.extract.parse import Sentence, VerbAt

_RELATIVES = frozenset(["who", "which"])


def says_whom(sentence: Sentence, verb: VerbAt) -> bool:
    """Say whether the verb belongs to a source: "according to two officials briefed on the matter"."""
    if not sentence.cues:
        return False
    sources = [cue.end for cue in sentence.cues if cue.group == "according" and cue.end <= verb.group]
    return bool(sources) and "," not in sentence.low[max(sources) : verb.group]


def end_within_aside(sentence: Sentence, after: int, end: int, book: Lexicon) -> int:
    """Return where a scope ends that begins in an aside: before the verb of saying to which the aside leads.

    "The spokesman, who did not give details, said Russia had sent shells" denies no shells.
    """
    for verb in sentence.verbs:
        if not after < verb.group < end or verb.lemma not in book.reporting or verb.tag == "ing":
            continue
        relative = verb.tag in {"ed", "s"} and not _RELATIVES.isdisjoint(sentence.low[:after])
        if relative or sentence.low[verb.group - 1] == ",":
            return verb.group
    return end


def opens_behind_aside(sentence: Sentence, verb: VerbAt, book: Lexicon) -> bool:
    """Say whether the comma before only closes an aside: "A soldier, who goes by Fox, said the unit fell"."""
    if (
        verb.tag == "ing"
        or sentence.low[max(0, verb.group - 1)] != ","
        or before_insertion(sentence, verb.group, book) == verb.group
    ):
        return False
    return sentence.low[verb.end : verb.end + 1] in (["the"], ["a"], ["an"])


def is_briefed(sentence: Sentence, verb: VerbAt) -> bool:
    """Read "a person briefed on the talks said": the participle only tells who it is."""
    return verb.lemma in {"brief", "inform"} and not verb.passive and sentence.low[verb.end] in {"on", "about", "by"}
