"""A sentence with what stands in it: names, things, verbs, nouns of events, cues; places are token numbers."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bongsu.extract.datelines import length_of_dateline
from bongsu.extract.lexicon import Cue, Frame, Head, Lexicon, Name, Office, Saying, Thing, Verb, Verdict
from bongsu.lang.tokens import Token, lowered, tokens, words
from bongsu.model.event import Category, Place
from bongsu.model.party import Party, PartyKind

_APOSTROPHES = ("'s", "\u2019s")
_QUOTES = frozenset('"\u201c\u201d')


class Span(NamedTuple):
    """From this token to before that one."""

    first: int
    end: int


@dataclass(slots=True)
class NameAt:
    """A party or place is named here; ``owner`` when a possessive mark or an adjective makes it modify a noun."""

    first: int
    end: int
    party: Party | None
    form: str
    place: Place | None = None
    owner: bool = False


@dataclass(slots=True)
class VerbAt:
    """A verb stands here: its group begins at ``group`` (auxiliaries and adverbs before it)."""

    first: int
    end: int
    lemma: str
    tag: str
    group: int
    passive: bool
    frames: list[Frame] = field(default_factory=list)


class ThingAt(NamedTuple):
    """A thing is named here; a noun may stand for more than one category."""

    first: int
    end: int
    categories: frozenset[Category]


class HeadAt(NamedTuple):
    """A noun that may name an event."""

    first: int
    end: int
    frames: tuple[Frame, ...]


class CueAt(NamedTuple):
    """A word that changes the stance of what is in its scope."""

    first: int
    end: int
    group: str
    stance: str


class OfficeAt(NamedTuple):
    """A title or a body that acts or speaks."""

    first: int
    end: int
    title: str
    body: bool


@dataclass(slots=True)
class Sentence:
    """One sentence, taken apart.

    Attributes:
        written, low: its words and marks as they stand, and in lower case; the dateline is no part of them.
        text: that of the whole document, in which offsets count.
        dateline: how many words it takes.
        bounds: the places before which clauses end, once they were asked for.
    """

    start: int
    end: int
    written: list[str]
    low: list[str]
    text: str
    dateline: int = 0
    names: list[NameAt] = field(default_factory=list)
    things: list[ThingAt] = field(default_factory=list)
    verbs: list[VerbAt] = field(default_factory=list)
    heads: list[HeadAt] = field(default_factory=list)
    sayings: list[HeadAt] = field(default_factory=list)
    cues: list[CueAt] = field(default_factory=list)
    offices: list[OfficeAt] = field(default_factory=list)
    bounds: list[int] | None = None
    _tokens: list[Token] | None = None

    @property
    def tokens(self) -> list[Token]:
        """The words with their offsets, found when first asked for: most sentences name no event, and are not asked."""
        if self._tokens is None:
            self._tokens = tokens(self.text, self.start, self.end)[self.dateline :]
        return self._tokens

    def name_at(self, place: int) -> NameAt | None:
        """Return the name that covers this token."""
        for name in self.names:
            if name.first <= place < name.end:
                return name
        return None

    def token_at(self, offset: int) -> int | None:
        """Return the number of the token that covers or follows this text offset."""
        return next((at for at, token in enumerate(self.tokens) if token.end > offset), None)

    def words(self, first: int, end: int) -> str:
        """Return the lower-case words between two places, joined by blanks."""
        return " ".join(self.low[max(0, first) : end])


def parse(text: str, start: int, end: int, book: Lexicon) -> Sentence:
    """Return the sentence between two offsets, taken apart."""
    found = words(text, start, end)
    dateline = length_of_dateline(found)
    written = found[dateline:] if dateline else found
    if text.find("\u2019", start, end) >= 0:  # names and words are known with the plain apostrophe
        written = [word.replace("\u2019", "'") for word in written]
    sentence = Sentence(start, end, written, lowered(written), text, dateline)
    _find_names(sentence, book)
    _find_words(sentence, book)
    return sentence


def _find_names(sentence: Sentence, book: Lexicon) -> None:
    written = sentence.written
    after = 0
    for place in book.names.begins(written):
        hit = _longest_name(written, place, book) if place >= after else None
        if hit is None:
            continue
        after, name = hit
        owner = name.form == "adjective" or (after < len(written) and written[after] in _APOSTROPHES)
        if name.party is not None and name.party.kind is PartyKind.STATE and written[after - 1].endswith("ns"):
            sentence.things.append(ThingAt(place, after, PEOPLE))  # "North Koreans" may be what is sent
        sentence.names.append(NameAt(place, after, name.party, name.form, name.place, owner))


PEOPLE = frozenset({Category.WORKERS, Category.TROOPS})
"""What people of a nation may be where only their nation is named."""


def _longest_name(written: list[str], place: int, book: Lexicon) -> tuple[int, Name] | None:
    if not (written[place][0].isupper() or written[place] == "the"):
        return None
    if written[place] == "IMO" and place + 1 < len(written) and written[place + 1][0] in ":0123456789":
        return None  # a ship's number, not the organisation that gives it
    for end, entries in book.names.at(written, place):
        if not _part_of_longer_name(written, place, end):
            return end, entries[0]
    return None


def _part_of_longer_name(written: list[str], place: int, end: int) -> bool:
    """Say whether "the South" goes on as "the South Sea", so that it names no state."""
    if written[place].lower() != "the" or end >= len(written):
        return False
    return written[end][0].isupper() and written[end - 1] in {"North", "South"}


def _find_words(sentence: Sentence, book: Lexicon) -> None:
    taken = -1
    named = {place for name in sentence.names for place in range(name.first, name.end)}
    for place in book.words.begins(sentence.low):
        if place in named:
            continue
        for end, entries in book.words.at(sentence.low, place):
            if place < taken and end <= taken:
                continue
            _sort(sentence, place, end, entries, book)
            taken = max(taken, end) if end - place > 1 else taken


def _sort(sentence: Sentence, first: int, end: int, entries: list[Any], book: Lexicon) -> None:
    categories = [entry.category for entry in entries if isinstance(entry, Thing)]
    if categories:
        sentence.things.append(ThingAt(first, end, frozenset(categories)))
    heads = [entry.frame for entry in entries if isinstance(entry, Head)]
    if heads and not is_verb(sentence, first, end, "", book, noun_known=True):
        sentence.heads.append(HeadAt(first, end, tuple(heads)))
    noun = bool(heads or categories)
    for entry in entries:
        if isinstance(entry, Verb):
            known = noun or entry.lemma in book.grammar["nouns_too"]
            fits = not _in_a_name(sentence, first) and is_verb(sentence, first, end, entry.tag, book, noun_known=known)
            if fits:
                sentence.verbs.append(_verb(sentence, first, end, entry, book))
        elif isinstance(entry, Cue):
            sentence.cues.append(CueAt(first, end, entry.group, entry.stance))
        elif isinstance(entry, Office):
            sentence.offices.append(OfficeAt(first, end, entry.title, entry.body))
        elif isinstance(entry, Saying) or (isinstance(entry, Verdict) and _is_said_of(sentence, first, book)):
            sentence.sayings.append(HeadAt(first, end, (entry.frame,)))


def _in_a_name(sentence: Sentence, place: int) -> bool:
    """Say whether a capital within a whole sentence makes the word part of a name: "the Slam Eagles"."""
    if place == 0 or not sentence.written[place][0].isupper() or sentence.low[-1] not in {".", '."', ".\u201d"}:
        return False
    return (
        sentence.written[place - 1][0].isalpha()
        and sentence.written[place].isalpha()
        and not (sentence.written[place].isupper())
    )


_REACH_COPULA = 7
_COPULAS = frozenset("constitute constitutes constituted represent represents represented remain remains".split())


def _is_said_of(sentence: Sentence, place: int, book: Lexicon) -> bool:
    """Say whether a word is what something "is": a form of "be" stands before it, with adjectives at most between."""
    for at in range(place - 1, max(-1, place - 1 - _REACH_COPULA), -1):
        word = sentence.low[at]
        if word in book.grammar["be"] or word in _COPULAS:
            if sentence.low[at + 1].endswith("ing"):
                return False  # "is probing violations"
            return word != "'s" or (at > 0 and sentence.low[at - 1] in {"it", "that", "this"})
        if not word.isalpha() and word != ",":
            return False
        if word in book.grammar["prepositions"] or word in book.grammar["subordinators"]:
            return False
    return False


def _verb(sentence: Sentence, first: int, end: int, entry: Verb, book: Lexicon) -> VerbAt:
    group = first
    while group > 0 and _goes_before_verb(sentence, group - 1, book):
        group -= 1
    before = [word for word in sentence.low[group:first] if word in book.grammar["be"]]
    passive = entry.tag in {"ed", "en"} and bool(before)
    return VerbAt(first, end, entry.lemma, entry.tag, group, passive, book.frames.get(entry.lemma, []))


def _goes_before_verb(sentence: Sentence, place: int, book: Lexicon) -> bool:
    word = sentence.low[place]
    if word in _QUOTES and place > 0:  # will "completely destroy"
        return sentence.low[place - 1] in MODALS
    return _auxiliary(word, book) or _adverb(word, book)


def _auxiliary(word: str, book: Lexicon) -> bool:
    grammar = book.grammar
    return word in grammar["be"] or word in grammar["have"] or word in grammar["do"] or word in MODALS or word == "to"


MODALS = frozenset(
    """
    will would shall should may might can could must ought cannot 'll ’ll won't wouldn't can't couldn't
    """.split()
)


def _adverb(word: str, book: Lexicon) -> bool:
    return word in book.grammar["adverbs"] or (word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS)


_NO_ADVERBS = frozenset("italy july family supply assembly reply anomaly monopoly apply comply imply multiply".split())


def is_verb(sentence: Sentence, first: int, end: int, tag: str, book: Lexicon, *, noun_known: bool) -> bool:
    """Judge from its neighbours whether a form that may be noun or verb is a verb here."""
    low = sentence.low
    before = first - 1
    while before >= 0 and (_adverb(low[before], book) or low[before] in _QUOTES):
        before -= 1
    previous = low[before] if before >= 0 else ""
    plain = tag == "base" or (not tag and not low[first].endswith("s"))
    denied = previous in book.grammar["do"] and low[first - 1] in {"not", "never"}  # "did not import"
    if plain and (previous == "to" or previous in MODALS or denied):
        return True
    if previous in _PRONOUNS or previous in book.grammar["relatives"] or _relative_that(sentence, before, tag):
        return True
    return bool(tag) and _fits(sentence, before, end, previous, tag, book, noun_known)


def _relative_that(sentence: Sentence, place: int, tag: str) -> bool:
    """Read "boats that swap", "a ship that carries": no noun follows "that" so."""
    if place < 1 or sentence.low[place] != "that":
        return False
    antecedent = sentence.low[place - 1]
    return (tag == "s" and antecedent.isalpha()) or (tag == "base" and antecedent.endswith("s"))


_PRONOUNS = frozenset(["they", "it", "he", "she", "we", "i", "you", "who", "don't", "doesn't", "didn't"])


def _fits(sentence: Sentence, before: int, end: int, previous: str, tag: str, book: Lexicon, noun_known: bool) -> bool:
    grammar = book.grammar
    modified = previous in grammar["determiners"] or previous in _APOSTROPHES or _is_adjective(sentence, before)
    if tag in {"ed", "en"}:
        helped = not modified and (previous in grammar["be"] or previous in grammar["have"])
        return helped or _participle_fits(sentence, before, end, tag, modified=modified)
    if tag == "ing":
        return not modified
    if previous in grammar["prepositions"] or modified:
        return False
    if tag == "s":
        return not noun_known or _has_subject_and_object(sentence, before, end, book)
    if not noun_known or previous.endswith("s") or before < 0 or previous in {"and", "not", *_PLURALS}:
        return True
    return _followed_by_object(sentence, end, book) and _several(sentence, before)


def _has_subject_and_object(sentence: Sentence, before: int, end: int, book: Lexicon) -> bool:
    """Say whether a form like "reports" is no noun: not behind an adjective, or a verb as in "called reports that"."""
    if before >= 0 and sentence.low[before].endswith(_ADJECTIVAL):
        return False
    if sentence.verbs and sentence.verbs[-1].end == before + 1:
        return False
    return _followed_by_object(sentence, end, book) or _in_headline(sentence, before, end, book)


def _participle_fits(sentence: Sentence, before: int, end: int, tag: str, *, modified: bool) -> bool:
    """Judge a past form: an adjective stands behind "the" or "of", and behind a verb as in "used stolen names"."""
    previous = sentence.low[before] if before >= 0 else ""
    joined = previous in {"and", "or"}
    behind = sentence.verbs[-1] if sentence.verbs else None
    follows_verb = behind is not None and behind.end == before + 1
    if tag == "en" and (follows_verb or (joined and behind is not None and behind.end != before)):
        return False
    if follows_verb and behind is not None and not behind.passive and sentence.words(end, end + 1).isalpha():
        return _ends_phrase(sentence, end)  # "imposed targeted sanctions"
    free = not modified and not previous.endswith("ed") and previous not in _BEFORE_PARTICIPLE
    return free or previous in {"that", "no", "all", "both", "those"} or _ends_phrase(sentence, end)


def _several(sentence: Sentence, place: int) -> bool:
    """Say whether a name closes a list of names: "Russia and China" block a text, one state blocks it."""
    name = sentence.name_at(place)
    return name is not None and not name.owner and sentence.low[name.first - 1 : name.first] == ["and"]


_PLURALS = frozenset(["data", "media", "police", "people"])


_BEFORE_PARTICIPLE = frozenset(["of", "in", "with", "on", "for", "from", "through", "via"])
"""Prepositions behind which a participle is an adjective: "a number of sanctioned areas"."""
_ADJECTIVAL = ("al", "ive", "ous", "ful", "ary", "ern", "able", "ible")
"""Endings of adjectives: what "financial sanctions" are is a noun."""
_REACH_HEADLINE = 4


def _in_headline(sentence: Sentence, before: int, end: int, book: Lexicon) -> bool:
    """Read "North Korea fires ballistic missile": a state, its verb, and a thing without an article."""
    name = sentence.name_at(before) if before >= 0 else None
    if name is None or name.party is None or name.owner or before != end - 2 or sentence.written[before].isupper():
        return False
    for at in range(end, min(end + _REACH_HEADLINE, len(sentence.low))):
        if sentence.low[at] in book.grammar["prepositions"] or not sentence.low[at][0].isalnum():
            return False
        if any(isinstance(entry, Thing) for _, entries in book.words.at(sentence.low, at) for entry in entries):
            return True
    return False


def _is_adjective(sentence: Sentence, place: int) -> bool:
    name = sentence.name_at(place) if place >= 0 else None
    return name is not None and name.form == "adjective"


def _ends_phrase(sentence: Sentence, end: int) -> bool:
    return end < len(sentence.low) and sentence.low[end] in {"by", "from", "to", "in", "on"}


def _followed_by_object(sentence: Sentence, end: int, book: Lexicon) -> bool:
    if end >= len(sentence.low):
        return False
    following, later = sentence.low[end], sentence.low[end + 1 : end + 3]
    return (
        following in book.grammar["determiners"]
        or following[0].isdigit()
        or following in _QUOTES
        or sentence.name_at(end) is not None
        or following in {"more", "that"}
        or (following in {"over", "about", "nearly", "up"} and any(word[0].isdigit() for word in later))
    )
