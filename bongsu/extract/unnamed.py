"""Speakers without a name of their own: "officials", "a resident of Odessa", "the agency", "the panel's report"."""

from bongsu.extract.insertions import before_insertion
from bongsu.extract.lexicon import Lexicon
from bongsu.extract.memory import FIRMS, INDIVIDUALS, Memory
from bongsu.extract.parse import NameAt, OfficeAt, Sentence
from bongsu.model.party import Party, PartyKind, named

_REACH_NOUN_PHRASE = 14
_LONGEST_COMPLEMENT = 7
_NEAR = 3
"""How far behind "a spokesman" the body may begin that he speaks for."""
_BREAKS = frozenset(
    [",", ";", ":", '"', "\u201c", "\u201d", "(", ")", "\u2014", "\u2013", "-", "that", "but", "and", "which", "who"]
)
ARTICLES = frozenset(["the", "a", "an", "one", "some", "several", "two", "three", "many", "also", "later", "earlier"])
_SHORTEST_NOUN = 4
_NOBODY = frozenset(
    """
    this there what none both most others these those which they it he she we i one
    """.split()
)
WRITINGS = frozenset(["report", "statement", "study", "document", "analysis", "data", "letter", "summary"])
SPEAKING_NOUNS = WRITINGS | frozenset(
    """
    agency ministry office spokesman spokeswoman spokesperson official minister envoy ambassador alliance team
    panel committee centre center body group department council command military
    """.split()
)
_APOSTROPHES = frozenset(["'s", "'", "\u2019s", "\u2019"])


def nameless(sentence: Sentence, first: int, end: int) -> Party | None:
    """Return a speaker without a name: "officials", "the spokesman"."""
    for office in reversed(sentence.offices):
        if first <= office.first and office.end <= end:
            if sentence.low[office.first - 1 : office.first] == ["our"]:
                return None  # "our military" is of whoever speaks
            return named(sentence.words(office.first, office.end), PartyKind.GROUP)
    return None


def same_speaker(sentence: Sentence, place: int, memory: Memory) -> Party | None:
    """Return who is meant by "the agency", "the full report" as subject: whoever spoke so before, or a writing."""
    noun = _repeated_noun(sentence, place, memory)
    if not noun:
        return None
    known = memory.known_as.get(noun)
    if known is not None:
        return known
    if noun not in WRITINGS and memory.told_by is not None and _may_be(noun, memory.told_by):
        return memory.told_by
    return named(f"the {noun}", PartyKind.ORGANISATION) if noun in SPEAKING_NOUNS else None


def _may_be(noun: str, speaker: Party) -> bool:
    """Say whether "the agency" may be this speaker: a person is no agency, and a state is none."""
    return noun in INDIVIDUALS or speaker.kind not in {PartyKind.PERSON, PartyKind.STATE}


def _repeated_noun(sentence: Sentence, place: int, memory: Memory) -> str:
    """Return the noun of "the agency", "the full report", that is the subject of the verb here."""
    low = sentence.low
    for first in (place - 2, place - 3):
        if (
            first >= 0
            and low[first] in {"the", "its"}
            and not any(name.first <= first + 1 < name.end for name in sentence.names)
        ):
            noun = low[place - 1]
            role = " ".join(low[first + 1 : place])
            if role in memory.known_as:
                return role
            close = first == place - 2 or low[first + 1] in _SAME or low[first + 1].endswith("-based")
            return noun if close and (noun in SPEAKING_NOUNS or noun in memory.known_as) else ""
    opening = low[:3]
    return opening[1] if opening[:1] == ["the"] and opening[1] in WRITINGS and opening[2] == "," and place > 3 else ""


_SAME = frozenset(["full", "same", "latest", "final", "annual"])


def noun_of(party: Party) -> str:
    """Return the noun by which later sentences will mean this speaker: "official" for "South Korea's official"."""
    words = party.name.lower().split(" (")[0].split()
    end = next((at for at, word in enumerate(words) if word in _LINKS and at > 0), len(words))
    return words[end - 1]


_LINKS = frozenset(["of", "in", "at", "for", "from", "with", "on", "close", "familiar"])


def unnamed(sentence: Sentence, place: int, subject: NameAt | None, memory: Memory, book: Lexicon) -> Party | None:
    """Return a speaker whom only a noun names: "diplomatic sources", "the Taiwanese exchange BitoPro".

    Known names, their bodies and offices are left to what knows them better.
    """
    if sentence.low[place].endswith("ing"):
        return None
    place = before_insertion(sentence, place, book)
    first = _first(sentence, place, book)
    if first is None:
        return None
    end = _head_end(sentence, first, place, book)
    while first < end and sentence.low[first] in ARTICLES:
        first += 1
    if sentence.low[end - 1] in WRITINGS and sentence.low[end : end + 1] == ["by"]:
        return unnamed_from(sentence, end + 1, place, memory, book)
    author = _author(sentence, first, end)
    again = memory.known_as.get(sentence.low[end - 1]) if author is not None else None  # "the report's summary"
    if author is not None and not any(name.party and name.first <= author <= name.end for name in sentence.names):
        end = author
        again = memory.known_as.get(sentence.low[end - 1])
    if not _stands_alone(sentence, first, end, place, subject):
        return None
    if sentence.low[first] in {"our", "my"}:
        return memory.speaker
    return again or _party(sentence, first, end, _complement_end(sentence, end, place), subject, memory)


def _stands_alone(sentence: Sentence, first: int, end: int, place: int, subject: NameAt | None) -> bool:
    """Say whether the noun itself speaks, and not a named body behind it, as behind "a spokesman for"."""
    if first >= end or not _heads_a_speaker(sentence, first, end, subject):
        return False
    hangs_on = next((name for name in sentence.names if name.party is not None and end <= name.first < place), None)
    return hangs_on is None or hangs_on.first - end > _NEAR or not _speaks_for(sentence, end)


def with_others(sentence: Sentence, place: int) -> int | None:
    """Return where "and its allies", "and his Danish counterpart" begins before a verb: who stands before speaks."""
    links = [at for at in range(max(1, place - _NEAR - 1), place - 1) if sentence.low[at] == "and"]
    if not links or sentence.low[links[-1] + 1] not in {"its", "their", "his", "her"}:
        return None
    return links[-1] if any(name.end == links[-1] and name.party for name in sentence.names) else None


def head_office(sentence: Sentence, place: int, book: Lexicon) -> Party | None:
    """Return the office that heads the phrase before a verb: "lawmakers briefed by the agency"."""
    first = _first(sentence, place, book)
    if first is None or first >= place:
        return None
    return nameless(sentence, first, _head_end(sentence, first, place, book))


def unnamed_from(sentence: Sentence, place: int, limit: int, memory: Memory, book: Lexicon) -> Party | None:
    """Return the speaker whom the words from here name by a noun: "(citing) military sources", "(said) officials"."""
    first = place
    while first < limit and sentence.low[first] in ARTICLES:
        first += 1
    stop = next((at for at in range(first, limit) if sentence.low[at] in _BREAKS), limit)
    end = _head_end(sentence, first, stop, book) if first < stop else first
    if first >= end:
        return None
    noun = sentence.low[end - 1]
    if sentence.low[place] in {"the", "its"} and (again := memory.known_as.get(noun)):
        return again
    if _heads_a_speaker(sentence, first, end, None):
        return _party(sentence, first, end, _complement_end(sentence, end, stop), None, memory)
    owner = next((at for at in range(first, limit) if sentence.low[at] in _APOSTROPHES), limit)
    return nameless(sentence, place, owner) or nameless(sentence, place, limit)  # "the agency's briefing to lawmakers"


def only_shows(sentence: Sentence, place: int, book: Lexicon) -> bool:
    """Say whether images or figures are the subject: they show, and whoever writes of them speaks."""
    first = _first(sentence, place, book)
    if first is None or first >= place:
        return False
    end = _head_end(sentence, first, place, book)
    return end > first and sentence.low[end - 1] in _EVIDENCE


_EVIDENCE = frozenset(
    "imagery images image photographs photos pictures footage video videos evidence figures records findings".split()
)


def _first(sentence: Sentence, place: int, book: Lexicon) -> int | None:
    """Return where the noun phrase before this place begins, or None where another verb stands in it."""
    verbs = {at: verb for verb in sentence.verbs for at in range(verb.first, verb.end)}
    first = place
    while first > max(0, place - _REACH_NOUN_PHRASE):
        at = first - 1
        if at in verbs and (verbs[at].lemma in _FINITE or not _participle(sentence, at, verbs[at].tag)):
            return None  # what stands there is no subject
        if sentence.low[at] in _BREAKS or sentence.low[at] in book.grammar["subordinators"]:
            break
        first -= 1
    return first


def _participle(sentence: Sentence, at: int, tag: str) -> bool:
    """Read "an official briefed on the talks", "a source speaking to reporters": the verb only says who."""
    following = sentence.low[at + 1 : at + 2]
    return tag in {"ing", "en", "ed"} and at > 0 and bool(following) and following[0] in _AFTER_PARTICIPLE


_FINITE = frozenset(["say", "tell"])
"""Verbs whose past is no participle before a noun: "said in a statement" tells nothing of who said it."""
_AFTER_PARTICIPLE = frozenset(["on", "to", "in", "by", "with", "under", "from", "at", "for"])


def _head_end(sentence: Sentence, first: int, place: int, book: Lexicon) -> int:
    """Return where the noun ends that heads a phrase: before "of Vladivostok", "speaking to", "familiar with"."""
    for at in range(first + 1, place):
        word = sentence.low[at]
        if word in book.grammar["prepositions"] or word in _MODIFYING:
            return at
        if word.endswith(("ing", "ed")) and sentence.low[at + 1] in _AFTER_PARTICIPLE:
            return at
    return place


_MODIFYING = frozenset(["familiar", "close", "who", "which", "that"])


def _complement_end(sentence: Sentence, end: int, place: int) -> int:
    """Return where "of Vladivostok" ends, that says who the head of the phrase is."""
    last = min(place, end + _LONGEST_COMPLEMENT)
    if end >= place or sentence.low[end] not in _LINKS:
        return end
    for at in range(end + 1, last):
        if (
            sentence.low[at] in _BREAKS
            or sentence.low[at] == "."
            or (sentence.low[at].endswith("ing") and sentence.written[at].islower())
        ):
            return at
    return last


def _author(sentence: Sentence, first: int, end: int) -> int | None:
    """Return where the author of "the expert panel's 66-page report" ends."""
    if end == first or sentence.low[end - 1] not in WRITINGS:
        return None
    return next((at for at in range(first + 1, end) if sentence.low[at] in _APOSTROPHES), None)


def _speaks_for(sentence: Sentence, end: int) -> bool:
    """Say whether the noun that ends here only speaks for what it hangs on: a spokesman, a report, a head."""
    return _office_at(sentence, end - 1) is not None or sentence.low[end - 1] in WRITINGS


def _office_at(sentence: Sentence, place: int) -> OfficeAt | None:
    return next((office for office in sentence.offices if office.first <= place < office.end), None)


def _heads_a_speaker(sentence: Sentence, first: int, end: int, subject: NameAt | None) -> bool:
    """Say whether the last word of the phrase is a plain noun that no lexicon knows."""
    last = end - 1
    word = sentence.low[last]
    if not word.isalpha() or len(word) < _SHORTEST_NOUN or word.endswith(("ly", "ed")) or word in _NOBODY:
        return False
    inside = subject is not None and subject.first < end and subject.end > first
    office = _office_at(sentence, last) is not None
    if any(verb.first <= last < verb.end for verb in sentence.verbs):
        return False
    event = any(head.end == end for head in sentence.heads) or any(thing.end == end for thing in sentence.things)
    if (
        (event and word not in SPEAKING_NOUNS | FIRMS | INDIVIDUALS and "think" not in sentence.low[first:last])
        or sentence.name_at(last) is not None
        or (office and (inside or subject is None))
    ):
        return False
    return not (subject is not None and inside and not subject.owner and not _modifies(subject, last))


def _modifies(subject: NameAt, last: int) -> bool:
    """Say whether a name only says whose a group is: "a U.S. research group"."""
    party = subject.party
    return party is not None and party.kind is not PartyKind.PERSON and subject.end <= last


def _party(sentence: Sentence, first: int, end: int, complement: int, subject: NameAt | None, memory: Memory) -> Party:
    words = text_of(sentence, first, complement)
    owner = subject.party if subject is not None and first <= subject.first < end else None
    if owner is None and complement > end and sentence.low[end] in {"of", "from"}:
        owner = next((name.party for name in sentence.names if name.party and end < name.first < complement), None)
    if sentence.low[first] in {"its", "their"}:
        owner = next(iter(memory.resolve("it", _first_party(sentence, first))), None)
        words = f"{owning(owner)} {words.split(maxsplit=1)[1]}" if owner and end - first > 1 else words
    noun = sentence.low[end - 1]
    own = sentence.low[first] in {"its", "their"} and sentence.low[first + 1] == "own"
    if own and owner is not None and owner.kind is PartyKind.STATE:
        return named(words, PartyKind.ORGANISATION, owner.country)  # "its own surveillance" is the state's
    private = bool(_PRIVATE & set(sentence.low[first : end - 1]))
    official = (
        owner is not None
        and not private
        and (noun in SPEAKING_NOUNS or (_office_at(sentence, end - 1) and noun not in FIRMS))
    )
    theirs = (
        owner.country if owner is not None and official else None
    )  # a state's firms and neighbours are not the state
    return named(words, kind_of(sentence, end), theirs)


_PRIVATE = frozenset(
    "research think rights human monitoring watchdog advocacy campaign aid relief lobby industry trade news".split()
)
"""Words before "group" or "centre" that make it no body of the state beside which it stands."""


def text_of(sentence: Sentence, first: int, end: int) -> str:
    """Return the words as they stand in the text."""
    written = " ".join(token.text for token in sentence.tokens[first:end])
    return written.replace(" '", "'").replace(" \u2019", "\u2019")


def owning(party: Party) -> str:
    """Return "Japan's", "the United States'"."""
    return f"{party.name}'" if party.name.endswith("s") else f"{party.name}'s"


def _first_party(sentence: Sentence, place: int) -> tuple[Party, ...]:
    return tuple(name.party for name in sentence.names if name.party is not None and name.end <= place)[:1]


def kind_of(sentence: Sentence, end: int) -> PartyKind:
    """Return what a noun that ends here stands for: a name a body, a plural a group, else a person."""
    written = sentence.tokens[end - 1].text
    if written[0].isupper():
        return PartyKind.ORGANISATION
    return PartyKind.GROUP if written.endswith("s") else PartyKind.PERSON
