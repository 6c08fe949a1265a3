"""Whose reports, statements and letters a sentence names, so that "the report" speaks for its author later."""

from bongsu.extract.lexicon import Lexicon
from bongsu.extract.parse import NameAt, Sentence
from bongsu.extract.subjects import subject_before
from bongsu.extract.unnamed import ARTICLES, SPEAKING_NOUNS, WRITINGS, kind_of, text_of
from bongsu.model.party import Party, PartyKind, named

_NEAR = 4
"""How many words before a writing its author may stand."""
_ISSUED = frozenset(["issued", "released", "published", "issues", "releases"])


def authors(sentence: Sentence, book: Lexicon) -> dict[str, Party]:
    """Return the writings that the sentence names, each with its author: "the expert panel's 66-page report"."""
    if WRITINGS.isdisjoint(sentence.low):
        return {}
    found = {}
    for at, word in enumerate(sentence.low):
        if word in WRITINGS and at > 0:
            author = _beside(sentence, at) or _issuer(sentence, at, book) or _owner(sentence, at)
            if author is not None:
                found[word] = author
    return found


def _beside(sentence: Sentence, at: int) -> Party | None:
    """Return the body in "a U.N. report", "a report by the Tanker Institute"."""
    for name in sentence.names:
        if name.party is None or name.party.kind in {PartyKind.STATE, PartyKind.PERSON}:
            continue
        before = 0 <= at - name.end <= 1 and sentence.low[name.end].isalnum()
        by = _by(sentence, at)
        behind = by is not None and 0 <= name.first - by - 1 <= 1
        if before or behind:
            return name.party
    return None


def _by(sentence: Sentence, at: int) -> int | None:
    """Return where "by" stands in "a report by", "the statement, issued by"."""
    first = at + 1 + (sentence.low[at + 1 : at + 2] == [","])
    first += sentence.low[first : first + 1] != [] and sentence.low[first] in _ISSUED
    return first if sentence.low[first : first + 1] in (["by"], ["from"]) else None


def _issuer(sentence: Sentence, at: int, book: Lexicon) -> Party | None:
    """Return who "issued a statement"."""
    verb = next((verb for verb in range(max(0, at - _NEAR), at) if sentence.low[verb] in _ISSUED), None)
    issuer = subject_before(sentence, verb, book) if verb else None
    return issuer.party if isinstance(issuer, NameAt) else None


def _owner(sentence: Sentence, at: int) -> Party | None:
    """Return the body that only a noun names in "the expert panel's 66-page report"."""
    mark = next((mark for mark in range(at - 1, max(0, at - _NEAR), -1) if sentence.low[mark] == "'s"), None)
    if mark is None or sentence.low[mark - 1] not in SPEAKING_NOUNS:
        return None
    first = mark
    while (
        first > max(0, mark - _NEAR) and sentence.low[first - 1].isalpha() and sentence.low[first - 1] not in ARTICLES
    ):
        first -= 1
    if any(name.end > first and name.first < mark for name in sentence.names):
        return None
    return named(text_of(sentence, first, mark), kind_of(sentence, mark))
