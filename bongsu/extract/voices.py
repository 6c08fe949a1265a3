"""Who says it, how sure they are, and who passed it on: the operators around an event, put together."""

from typing import NamedTuple

from bongsu.extract.clauses import coordinated, preposition_before, subject_before
from bongsu.extract.lexicon import Lexicon
from bongsu.extract.memory import Memory
from bongsu.extract.parse import MODALS, NameAt, Sentence, VerbAt
from bongsu.extract.scopes import Operator
from bongsu.model.claim import Stance
from bongsu.model.event import EventKind
from bongsu.model.party import Party, PartyKind, named

_PERCEIVES = frozenset(["track", "detect", "observe", "find", "spot", "show", "indicate"])
_STRENGTH = ("denied", "rumoured", "planned", "unverified", "confirmed", "asserted")
_WINDOW_BODY = 3


class Voice(NamedTuple):
    """This party takes this stance; the cue is the words that set it."""

    speaker: Party | None
    relayed_by: tuple[Party, ...]
    stance: Stance
    negated: bool
    cue: str | None


def voices(sentence: Sentence, place: int, around: list[Operator], memory: Memory, book: Lexicon) -> list[Voice]:
    """Return every voice on the word at this place: a denial of another's claim is two voices."""
    held = [
        operator
        for operator in around
        if operator.first <= place < operator.end and (operator.cue_at, operator.effect) != (place, "planned")
    ]
    speaking = [operator for operator in held if operator.speaks]
    denials = [operator for operator in speaking if operator.effect == "denied"]
    first = _voice(sentence, held, speaking, memory, book)
    if not denials:
        return [first]
    rest = [operator for operator in held if operator not in denials]
    others = [operator for operator in speaking if operator not in denials]
    accuser = _accuser(sentence, rest)
    if not others and accuser is None:
        return [first]
    other = _voice(sentence, rest, others, memory, book)
    return [
        first._replace(speaker=_speaker_of(sentence, denials[-1], memory, book)),
        other._replace(speaker=other.speaker or accuser),
    ]


def _voice(sentence: Sentence, held: list[Operator], speaking: list[Operator], memory: Memory, book: Lexicon) -> Voice:
    speakers = [(operator, _speaker_of(sentence, operator, memory, book)) for operator in _inner_last(speaking)]
    known = [(operator, party) for operator, party in speakers if party is not None]
    named_here = [item for item in known if not _refers_back(sentence, item[0])]
    speaker = (named_here or known)[-1][1] if known else _who_cannot_tell(sentence, held, memory, book)
    relays = tuple(
        dict.fromkeys(
            party for _, party in known[:-1] if party is not None and party.id in book.press and party != speaker
        )
    )
    stance, cue = strongest(held)
    return Voice(speaker, relays, stance, any(operator.effect == "negated" for operator in held), cue)


def _who_cannot_tell(sentence: Sentence, held: list[Operator], memory: Memory, book: Lexicon) -> Party | None:
    """Return who "neither confirmed nor denied": the subject of a phrase that is no verb of saying by itself."""
    for operator in held:
        if operator.verb is None and operator.effect == "unverified" and _CHECKS & set(operator.cue.split()):
            return speaker_before(sentence, operator.cue_at, memory, book)
    return None


_CHECKS = frozenset("confirm confirmed confirming verify verified deny denied confirmation".split())


def _refers_back(sentence: Sentence, operator: Operator) -> bool:
    """Say whether the speaker is only a pronoun or "the agency": whoever is named in the same sentence is meant."""
    verb = operator.verb
    if verb is None or verb.group == 0:
        return False
    return sentence.low[verb.group - 1] in _PRONOUNS or bool(_same_speaker(sentence, verb.group))


_PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i"])


def who_judges(sentence: Sentence, place: int, memory: Memory, book: Lexicon) -> Party | None:
    """Who condemns a thing, or puts sanctions on somebody for it, says that it is so."""
    before = [
        verb for verb in sentence.verbs if verb.end <= place and not verb.passive and _judges(sentence, verb, place)
    ]
    if not before:
        return None
    return speaker_before(sentence, before[-1].group, memory, book)


def who_denies(sentence: Sentence, place: int, around: list[Operator], memory: Memory, book: Lexicon) -> Party | None:
    """Who denies a deed that is nobody's by the words denies his own: "Pyongyang denied sanctions evasion"."""
    for operator in around:
        if operator.effect == "denied" and operator.first <= place < operator.end:
            verb = operator.verb
            begin = verb.group if verb is not None else operator.cue_at
            return speaker_before(sentence, begin, memory, book)
    return None


def _judges(sentence: Sentence, verb: VerbAt, place: int) -> bool:
    if MODALS & set(sentence.low[verb.group : verb.first]):
        return False  # he "should have condemned" it, and did not
    kinds = {frame.kind for frame in verb.frames}
    reasons = set(sentence.low[verb.end : place]) & {"for", "over"}
    return EventKind.STATEMENT in kinds or (EventKind.DESIGNATION in kinds and bool(reasons))


def _inner_last(speaking: list[Operator]) -> list[Operator]:
    """Order from the outermost to the innermost speaker; one who only perceives speaks when nobody else does."""
    telling = [operator for operator in speaking if operator.verb is None or operator.verb.lemma not in _PERCEIVES]
    return sorted(telling or speaking, key=lambda operator: (operator.first, operator.cue_at))


def strongest(held: list[Operator]) -> tuple[Stance, str | None]:
    """Return the stance that these operators make together, and the cue that decides: a hedge beats a confirmation."""
    for effect in _STRENGTH:
        for operator in reversed(held):
            if operator.effect == effect:
                return Stance(effect), operator.cue
    return Stance.ASSERTED, None


def _speaker_of(sentence: Sentence, operator: Operator, memory: Memory, book: Lexicon) -> Party | None:
    if operator.source_after is not None:
        return _party_from(sentence, operator.source_after)
    verb = operator.verb
    if verb is None:
        return _party_from(sentence, max(0, operator.cue_at - 6)) if operator.speaks else None
    if verb.passive:
        return _after_by(sentence, verb.end, book)
    inverted = _inverted(sentence, operator)
    if inverted is not None:
        return inverted
    return speaker_before(sentence, verb.group, memory, book)


def _inverted(sentence: Sentence, operator: Operator) -> Party | None:
    """Read "..., said Kirby": the speaker follows a verb that closes the sentence."""
    verb = operator.verb
    if verb is None or operator.first >= verb.first:
        return None
    before = sentence.low[verb.group - 1] if verb.group > 0 else ""
    return _party_from(sentence, verb.end, reach=4) if before in {",", "\u201d", '"'} else None


def _after_by(sentence: Sentence, place: int, book: Lexicon) -> Party | None:
    for name in sentence.names:
        if name.first >= place and name.party is not None and preposition_before(sentence, name, book) == "by":
            return name.party
    return None


def _party_from(sentence: Sentence, place: int, reach: int = 12) -> Party | None:
    """Return the first party named from here on, as a speaking body where the text says so."""
    for name in sentence.names:
        if place <= name.first <= place + reach and name.party is not None:
            following = _owned_speaker(sentence, name)
            return following or _body(sentence, name) or name.party
    for at in range(place, min(place + 4, len(sentence.low))):
        if sentence.low[at] in _WRITINGS:
            return named(f"the {sentence.low[at]}", PartyKind.ORGANISATION)
    return _nameless(sentence, place, place + reach)


def who_is_named(sentence: Sentence) -> Party | None:
    """Return the speaker that words made of a name alone stand for: "Kirby", "South Korea's military"."""
    return _party_from(sentence, 0) if sentence.names else None


def _owned_speaker(sentence: Sentence, name: NameAt) -> Party | None:
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


def _body(sentence: Sentence, name: NameAt) -> Party | None:
    """Return the body that acts for the state named here: "South Korea's military", "U.S. officials"."""
    if name.party is None:
        return None
    for office in sentence.offices:
        if name.end <= office.first <= name.end + _WINDOW_BODY and (name.owner or office.first == name.end):
            words = " ".join(sentence.written[office.first : office.end])
            kind = PartyKind.GROUP if words.endswith("s") else PartyKind.ORGANISATION
            return named(f"{_owning(name.party)} {words}", kind, name.party.country)
    return None


def _nameless(sentence: Sentence, first: int, end: int) -> Party | None:
    """Return a speaker without a name: "officials", "the spokesman"."""
    for office in reversed(sentence.offices):
        if first <= office.first and office.end <= end:
            return named(sentence.words(office.first, office.end), PartyKind.GROUP)
    return None


def speaker_before(sentence: Sentence, place: int, memory: Memory, book: Lexicon) -> Party | None:
    """Return who is the subject of the verb of saying that begins here."""
    again = _same_speaker(sentence, place)
    if again:
        return (
            memory.told_by
            if again not in _WRITINGS and memory.told_by
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
        return _nameless(sentence, max(0, place - 4), place)
    names = coordinated(sentence, subject)
    spoken = _spokesman(sentence, subject) or _body(sentence, names[-1])
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
    while first > max(0, place - _REACH_NOUN_PHRASE) and first - 1 not in verbs:
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


_WRITINGS = frozenset(["report", "statement", "study", "document", "analysis", "data", "letter"])
_SPEAKING_NOUNS = _WRITINGS | frozenset(
    """
    agency ministry office spokesman spokeswoman spokesperson official minister envoy ambassador alliance team
    panel committee centre center body group
    """.split()
)


def _same_speaker(sentence: Sentence, place: int) -> str:
    """Return the noun when the subject is "the agency", "the report": whoever spoke before, or a writing."""
    before = sentence.low[max(0, place - 2) : place]
    if len(before) == 2 and before[0] in {"the", "its"} and before[1] in _SPEAKING_NOUNS:
        return before[1]
    opening = sentence.low[:3]
    return opening[1] if opening[:1] == ["the"] and opening[1] in _WRITINGS and opening[2] == "," and place > 3 else ""


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


def _accuser(sentence: Sentence, rest: list[Operator]) -> Party | None:
    """Return whose claim is denied: "denied U.S. claims that ..."."""
    for operator in rest:
        if operator.effect in {"asserted", "unverified"} and not operator.speaks:
            owner = [
                name for name in sentence.names if name.owner and name.party and 0 <= operator.cue_at - name.end <= 3
            ]
            if owner:
                return owner[-1].party
    return None
