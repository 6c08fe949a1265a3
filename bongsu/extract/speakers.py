"""Who speaks: the party, body, office or noun that stands as subject of a verb of saying."""

from bongsu.extract.clauses import coordinated, subject_before
from bongsu.extract.lexicon import Lexicon
from bongsu.extract.memory import Memory
from bongsu.extract.parse import NameAt, Sentence
from bongsu.model.party import Party, PartyKind, named

_WINDOW_BODY = 3
_PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i"])


def owned_speaker(sentence: Sentence, name: NameAt) -> Party | None:
    """In "South Korea's Joint Chiefs of Staff" and "Defense Minister Shin of South Korea" the inner name speaks."""
    if not name.owner:
        return None
    for other in sentence.names:
        if other.party is not None and name.end <= other.first <= name.end + 5 and other.form == "noun":
            between = sentence.low[name.end : other.first]
            if not set(between) & {",", "in", "of", "and", "to"}:
                return _of_country(other.party, name.party)
    return None


def _of_country(party: Party, owner: Party | None) -> Party:
    """A general name of an office belongs to the state that owns it here: "the U.S. Joint Chiefs of Staff"."""
    if (
        owner is None
        or owner.country is None
        or party.country in {None, owner.country}
        or party.kind is PartyKind.PERSON
    ):
        return party
    return named(f"{_owning(owner)} {party.name}", party.kind, owner.country)


def _owning(party: Party) -> str:
    """Return "Japan's", "the United States'"."""
    return f"{party.name}'" if party.name.endswith("s") else f"{party.name}'s"


def body_of(sentence: Sentence, name: NameAt) -> Party | None:
    """Return the body that acts for the state named here: "South Korea's military", "U.S. officials"."""
    if name.party is None:
        return None
    for office in sentence.offices:
        if name.end <= office.first <= name.end + _WINDOW_BODY and (name.owner or office.first == name.end):
            words = " ".join(sentence.written[office.first : office.end])
            kind = PartyKind.GROUP if words.endswith("s") else PartyKind.ORGANISATION
            return named(f"{_owning(name.party)} {words}", kind, name.party.country)
    return None


def nameless(sentence: Sentence, first: int, end: int) -> Party | None:
    """Return a speaker without a name: "officials", "the spokesman"."""
    for office in reversed(sentence.offices):
        if first <= office.first and office.end <= end:
            return named(sentence.words(office.first, office.end), PartyKind.GROUP)
    return None


def speaker_before(sentence: Sentence, place: int, memory: Memory, book: Lexicon) -> Party | None:
    """Return who is the subject of the verb of saying that begins here."""
    again = same_speaker(sentence, place)
    if again:
        return (
            memory.told_by
            if again not in WRITINGS and memory.told_by
            else named(f"the {again}", PartyKind.ORGANISATION)
        )
    subject = subject_before(sentence, place, book)
    if isinstance(subject, int):
        if _spoke_last(sentence.low[subject], memory):
            return memory.told_by
        found = memory.resolve(sentence.low[subject])
        return found[0] if found else None
    unnamed = _noun_phrase(sentence, place, subject, memory, book)
    if unnamed is not None:
        return unnamed
    if subject is None:
        return nameless(sentence, max(0, place - 4), place)
    names = coordinated(sentence, subject)
    spoken = _spokesman(sentence, subject) or body_of(sentence, names[-1])
    return spoken or _of_country_beside(sentence, subject)


def _spoke_last(word: str, memory: Memory) -> bool:
    """Say whether "it said" and "they told us" are who spoke last: a body, or people without a name."""
    if memory.told_by is None:
        return False
    return word == "it" or (word == "they" and memory.told_by.kind is not PartyKind.STATE)


_REACH_NOUN_PHRASE = 12
_BREAKS = frozenset(
    [",", ";", ":", '"', "\u201c", "\u201d", "(", ")", "\u2014", "\u2013", "-", "that", "but", "and", "which", "who"]
)


def _noun_phrase(sentence: Sentence, place: int, subject: NameAt | None, memory: Memory, book: Lexicon) -> Party | None:
    """Return a speaker whom only a noun names: "diplomatic sources", "the Taiwanese exchange BitoPro".

    Known names, their bodies and offices are left to what knows them better.
    """
    verbs = {at for verb in sentence.verbs for at in range(verb.first, verb.end)}
    if sentence.low[place].endswith("ing"):
        return None
    first = place
    while first > max(0, place - _REACH_NOUN_PHRASE):
        if first - 1 in verbs:
            return None  # what stands there is no subject
        if sentence.low[first - 1] in _BREAKS or sentence.low[first - 1] in book.grammar["subordinators"]:
            break
        first -= 1
    end = next((at for at in range(first, place) if sentence.low[at] in book.grammar["prepositions"]), place)
    while first < end and sentence.low[first] in _ARTICLES:
        first += 1
    hangs_on = any(name.party is not None and end <= name.first < place for name in sentence.names)
    if first >= end or hangs_on or not _heads_a_speaker(sentence, first, end, subject):
        return None
    words = " ".join(token.text for token in sentence.tokens[first:end]).replace(" '", "'").replace(" \u2019", "\u2019")
    owner = subject.party if subject is not None and first <= subject.first < end else None
    if sentence.low[first] in {"its", "their"}:
        owner = next(iter(memory.resolve("it", _first_party(sentence, first))), None)
        words = f"{_owning(owner)} {words.split(maxsplit=1)[1]}" if owner and end - first > 1 else words
    return named(words, _kind_of(sentence, end), owner.country if owner else None)


def _first_party(sentence: Sentence, place: int) -> tuple[Party, ...]:
    return tuple(name.party for name in sentence.names if name.party is not None and name.end <= place)[:1]


_ARTICLES = frozenset(["the", "a", "an", "one", "some", "several", "two", "three", "many", "also", "later", "earlier"])


def _heads_a_speaker(sentence: Sentence, first: int, end: int, subject: NameAt | None) -> bool:
    """Say whether the last word of the phrase is a plain noun that no lexicon knows."""
    last = end - 1
    if (
        not sentence.low[last].isalpha()
        or len(sentence.low[last]) < _SHORTEST_NOUN
        or sentence.low[last].endswith("ly")
    ):
        return False
    inside = subject is not None and first <= subject.first < end
    office = any(office.first < end and office.end > first for office in sentence.offices)
    event = any(head.end == end for head in sentence.heads) or any(thing.end == end for thing in sentence.things)
    if event or sentence.name_at(last) is not None or (office and (inside or subject is None)):
        return False
    if subject is not None and inside and not subject.owner:
        return False
    return sentence.low[last] not in _PRONOUNS | _NOBODY


_SHORTEST_NOUN = 4
_NOBODY = frozenset(["this", "there", "what", "none", "both", "most", "others", "these", "those", "which"])


def _kind_of(sentence: Sentence, end: int) -> PartyKind:
    written = sentence.tokens[end - 1].text
    if written[0].isupper():
        return PartyKind.ORGANISATION
    return PartyKind.GROUP if written.endswith("s") else PartyKind.PERSON


WRITINGS = frozenset(["report", "statement", "study", "document", "analysis", "data", "letter"])
_SPEAKING_NOUNS = WRITINGS | frozenset(
    """
    agency ministry office spokesman spokeswoman spokesperson official minister envoy ambassador alliance team
    panel committee centre center body group
    """.split()
)


def same_speaker(sentence: Sentence, place: int) -> str:
    """Return the noun when the subject is "the agency", "the report": whoever spoke before, or a writing."""
    before = sentence.low[max(0, place - 2) : place]
    if len(before) == 2 and before[0] in {"the", "its"} and before[1] in _SPEAKING_NOUNS:
        return before[1]
    opening = sentence.low[:3]
    return opening[1] if opening[:1] == ["the"] and opening[1] in WRITINGS and opening[2] == "," and place > 3 else ""


def _of_country_beside(sentence: Sentence, subject: NameAt) -> Party | None:
    owner = next(
        (name for name in sentence.names if name.owner and name.party and 0 <= subject.first - name.end <= 3), None
    )
    return _of_country(subject.party, owner.party if owner else None) if subject.party else None


def _spokesman(sentence: Sentence, subject: NameAt) -> Party | None:
    """In "A spokesman for the Ministry of National Defence of the DPRK" the ministry speaks."""
    for office in sentence.offices:
        near = office.body and 0 <= subject.first - office.end <= 3 and sentence.low[office.end] in {"of", "for"}
        if near and subject.party is not None:
            words = " ".join(sentence.written[office.first : office.end])
            return named(f"{_owning(subject.party)} {words}", PartyKind.ORGANISATION, subject.party.country)
    return None
