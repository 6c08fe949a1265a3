"""Who speaks: the party, body, office or noun that stands as subject of a verb of saying."""

from bongsu.extract.coordination import is_only_where, joint_subjects
from bongsu.extract.insertions import before_insertion
from bongsu.extract.lexicon import Lexicon
from bongsu.extract.memory import FIRM_NOUNS, SHIPS, Memory
from bongsu.extract.parse import NameAt, Sentence, VerbAt
from bongsu.extract.subjects import subject_before
from bongsu.extract.unnamed import (
    WRITINGS,
    head_office,
    nameless,
    only_shows,
    owning,
    same_speaker,
    unnamed,
    unnamed_from,
    with_others,
)
from bongsu.model.party import Party, PartyKind, named

_WINDOW_BODY = 3


def owned_speaker(sentence: Sentence, name: NameAt) -> Party | None:
    """In "South Korea's Joint Chiefs of Staff" and "Defense Minister Shin of South Korea" the inner name speaks."""
    if not name.owner:
        return None
    for other in sentence.names:
        if other.party is not None and name.end <= other.first <= name.end + 5 and other.form == "noun":
            between = sentence.low[name.end : other.first]
            acts = any(name.end <= verb.first < other.first for verb in sentence.verbs)
            if not acts and not set(between) & {",", "in", "of", "and", "to"}:
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
    return named(f"{owning(owner)} {party.name}", party.kind, owner.country)


def body_of(sentence: Sentence, name: NameAt) -> Party | None:
    """Return the body that acts for the state named here: "South Korea's military", "U.S. officials"."""
    if name.party is None:
        return None
    if name.party.kind is PartyKind.ORGANISATION and sentence.low[name.end : name.end + 1] in (["news"], ["media"]):
        return None  # "the Kyodo news agency" is Kyodo
    for office in sentence.offices:
        if name.end <= office.first <= name.end + _WINDOW_BODY and (name.owner or office.first == name.end):
            end = next((other.end for other in sentence.offices if other.first == office.end), office.end)
            words = " ".join(sentence.written[office.first : end])
            kind = PartyKind.GROUP if words.endswith("s") else PartyKind.ORGANISATION
            return named(f"{owning(name.party)} {words}", kind, name.party.country)
    return None


def speaker_before(sentence: Sentence, place: int, memory: Memory, book: Lexicon) -> Party | None:
    """Return who is the subject of the verb of saying that begins here."""
    others = with_others(sentence, place)
    if others is not None:
        return speaker_before(sentence, others, memory, book)
    again = same_speaker(sentence, place, memory) or _before_insertion(sentence, place, memory, book)
    if again is not None:
        return again
    if only_shows(sentence, place, book):
        return None
    subject = subject_before(sentence, place, book)
    if isinstance(subject, int) and sentence.low[subject] not in FIRM_NOUNS:
        return _meant(sentence.low[subject], memory)
    named_there = subject if isinstance(subject, NameAt) else None  # no firm was named: "the company" speaks as one
    return _by_phrase(sentence, place, named_there, memory, book)


def _by_phrase(sentence: Sentence, place: int, subject: NameAt | None, memory: Memory, book: Lexicon) -> Party | None:
    """Return who speaks by the words of the phrase before the verb: an author, a noun, or the name in it."""
    briefing = _briefing(sentence, place)
    if briefing is not None:
        return party_from(sentence, briefing + 2, memory, book, reach=place - briefing - 2)
    author = _author_behind(sentence, place, memory, book)
    by_noun = author or unnamed(sentence, place, subject, memory, book)
    if by_noun is not None:
        return by_noun
    if subject is None:
        end = before_insertion(sentence, place, book)
        return head_office(sentence, end, book) or nameless(sentence, max(0, end - 4), end)
    if is_only_where(sentence, subject, book):
        return _with_seat(sentence, subject)
    return _of_name(sentence, subject, book)


def _with_seat(sentence: Sentence, where: NameAt) -> Party | None:
    """Return who speaks in "the embassy of Laos in London": the name before only says where."""
    before = next((name for name in sentence.names if 0 < where.first - name.end <= 1 and name.party is not None), None)
    return _spokesman(sentence, before) if before is not None else None


def _author_behind(sentence: Sentence, place: int, memory: Memory, book: Lexicon) -> Party | None:
    """Return whose "a report from the Kiel Institute", "a statement by the embassy" is that is the subject here."""
    for at in range(place - 2, max(0, place - _REACH_WRITING), -1):
        if sentence.low[at] in {",", "that", ";"} or any(verb.first <= at < verb.end for verb in sentence.verbs):
            return None
        if sentence.low[at] in {"by", "from"} and sentence.low[at - 1] in WRITINGS:
            return party_from(sentence, at + 1, memory, book, reach=place - at - 1)
    return None


_REACH_WRITING = 10


def told_in_private(sentence: Sentence, verb: VerbAt | None) -> Party | None:
    """Return who passes on what a body told behind closed doors: "lawmakers briefed by the agency said"."""
    briefing = _briefing(sentence, verb.group) if verb is not None else None
    return nameless(sentence, 0, briefing) if briefing is not None else None


def _briefing(sentence: Sentence, place: int) -> int | None:
    """Return where "briefed by" stands in the subject of the verb here."""
    for at in range(place - 2, max(0, place - _REACH_WRITING), -1):
        if sentence.low[at] in {",", "that", ";"}:
            return None
        if sentence.low[at] == "briefed" and sentence.low[at + 1] == "by":
            return at
    return None


def _before_insertion(sentence: Sentence, place: int, memory: Memory, book: Lexicon) -> Party | None:
    """Return who is meant by "the report, seen by NATO, said"."""
    before = before_insertion(sentence, place, book)
    within = before > _WINDOW_BODY and sentence.low[before - _WINDOW_BODY] in book.grammar["prepositions"]
    return same_speaker(sentence, before, memory) if before < place and not within else None


def _of_name(sentence: Sentence, subject: NameAt, book: Lexicon) -> Party | None:
    """Return who speaks where a name is the subject: its spokesman's body, its officials, or itself."""
    names = joint_subjects(sentence, subject, book)
    spoken = _spokesman(sentence, subject) or body_of(sentence, names[-1])
    return spoken or _of_country_beside(sentence, subject)


def _meant(word: str, memory: Memory) -> Party | None:
    """Return whom a pronoun means that speaks: who spoke last, or the last that it fits."""
    if word in SHIPS:
        return None
    if _spoke_last(word, memory):
        return memory.told_by
    found = memory.resolve(word)
    return found[0] if found else memory.told_by if word in _ONE_PERSON else None


_ONE_PERSON = frozenset(["he", "she"])


def _spoke_last(word: str, memory: Memory) -> bool:
    """Say whether "it said" and "they told us" are who spoke last: a body, or people without a name."""
    if memory.told_by is None:
        return False
    return word == "it" or (word == "they" and memory.told_by.kind is not PartyKind.STATE)


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
            return named(f"{owning(subject.party)} {words}", PartyKind.ORGANISATION, subject.party.country)
    return None


def party_from(sentence: Sentence, place: int, memory: Memory, book: Lexicon, reach: int = 12) -> Party | None:
    """Return the first party named from here on, as a speaking body where the text says so."""
    comma = next((at for at in range(place + 1, place + reach) if sentence.low[at : at + 1] == [","]), place + reach)
    near = enumerate(sentence.low[place : min(comma, place + _REACH_BASED)], place + 1)
    behind = next((at for at, word in near if word.endswith("based")), None)
    if behind is not None and (body := _based_there(sentence, behind)) is not None:
        return body  # "a U.S.-based project" is not the United States
    for name in sentence.names:
        if place <= name.first <= comma and name.party is not None:
            if _ANONYMOUS & set(sentence.low[place : name.first]):
                break  # "two sources in the Iranian government" are not the government
            following = owned_speaker(sentence, name)
            return following or body_of(sentence, name) or name.party
    for at in range(place, min(place + 4, len(sentence.low))):
        if sentence.low[at] in WRITINGS:
            return memory.known_as.get(sentence.low[at]) or named(f"the {sentence.low[at]}", PartyKind.ORGANISATION)
    return unnamed_from(sentence, place, min(comma, len(sentence.low)), memory, book)


def _based_there(sentence: Sentence, place: int) -> Party | None:
    """Return the body behind "Dublin-based" that is named with capitals: "the monitoring project Clear Skies"."""
    stop = place
    while stop < len(sentence.low) and sentence.low[stop].isalpha() and sentence.low[stop] not in _AFTER_BODY:
        stop += 1
    if any(name.party is not None and place <= name.first < stop for name in sentence.names):
        return None
    written = sentence.written[place:stop]
    first = next((at for at, word in enumerate(written) if word[0].isupper()), None)
    return named(" ".join(written[first:]), PartyKind.ORGANISATION) if first is not None else None


_REACH_BASED = 5
_AFTER_BODY = frozenset("which who that as said says in on at by to and or has have told reported".split())
_ANONYMOUS = frozenset("source sources person persons people insider insiders".split())
