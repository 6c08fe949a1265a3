"""Persons whom the text introduces itself: a title beside capitalised words, or a full name that speaks."""

from bongsu.extract.lexicon import Lexicon
from bongsu.extract.memory import Memory
from bongsu.extract.offices import in_office
from bongsu.extract.parse import NameAt, OfficeAt, Sentence, VerbAt
from bongsu.model.party import Party, PartyKind, named

_NOT_NAMES = frozenset(
    """
    The A An In On At But And However It He She They We I This That These Those There While When If After Before
    Since For From Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May
    June July August September October November December Vice Deputy Foreign Defense Defence Minister Ministry
    President Prime Secretary General Resolution According Earlier Later Meanwhile Last Many Some Several Both
    New North South East West Korean Korea Sea Council Security National Additionally Also Although Despite
    During Following Under With Western Eastern Asian European
    """.split()
)


def find_persons(sentence: Sentence, memory: Memory, book: Lexicon) -> None:
    """Add the persons of the sentence to its names, and remember them for the sentences to come."""
    memory.countries.update(name.party.country for name in sentence.names if name.party and name.party.country)
    for name in sentence.names:
        if name.party is not None and name.party.kind is PartyKind.PERSON:
            name.party = in_office(sentence, name.first, name.end, name.party, memory)
            memory.introduce(name.party)
    for first, end in _runs(sentence):
        party = _known(sentence, first, end, memory, book) or _introduced(sentence, first, end, book)
        if party is not None:
            if party.role:
                memory.roles.setdefault(party.id, party.role)
            party = in_office(sentence, first, end, party, memory)
            owner = end < len(sentence.low) and sentence.low[end] in {"'s", "\u2019s"}
            sentence.names.append(NameAt(first, end, party, "noun", None, owner))
            memory.introduce(party)
    sentence.names.sort(key=lambda name: name.first)


def _runs(sentence: Sentence) -> list[tuple[int, int]]:
    """Return the stretches of capitalised words that no known name covers."""
    capitals = [place for place, word in enumerate(sentence.written) if word[0].isupper() and _is_of_a_name(word)]
    if not capitals:
        return []
    covered = {place for name in sentence.names for place in range(name.first, name.end)}
    covered.update(place for office in sentence.offices for place in range(office.first, office.end))
    runs: list[tuple[int, int]] = []
    for place in capitals:
        if place in covered:
            continue
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return [(first, end) for first, end in runs if end - first <= 4]


def _is_of_a_name(word: str) -> bool:
    """Say whether a capitalised word may be of a name: no letter, no abbreviation, no day or month."""
    return len(word) > 1 and not word.isupper() and word not in _NOT_NAMES and word[-1].isalpha()


def _known(sentence: Sentence, first: int, end: int, memory: Memory, book: Lexicon) -> Party | None:
    last = sentence.written[end - 1]
    speaks = any(verb.lemma in book.reporting and end in {verb.group, verb.first} for verb in sentence.verbs)
    found = memory.bearer(last, speaks=speaks)
    if found is not None:
        return found
    if end - first > 1:
        return memory.surnames.get(sentence.written[first])
    alone = book.alone.get(last)
    told = alone is not None and alone.country in memory.countries
    return alone if told and _stands_alone(sentence, first, book) else None


def _stands_alone(sentence: Sentence, place: int, book: Lexicon) -> bool:
    """Say whether no word beside a surname tells who it is: "defector Kim" and "Mr Kim" may be anybody."""
    if place == 0:
        return True
    word = sentence.low[place - 1]
    closed = book.grammar["prepositions"] | book.grammar["subordinators"] | {"and", "that", "but"}
    verb = any(verb.end == place for verb in sentence.verbs)
    return verb or word in closed or not word[0].isalnum()


def _introduced(sentence: Sentence, first: int, end: int, book: Lexicon) -> Party | None:
    title = _title(sentence, first, end)
    if title is None:
        return _speaking(sentence, first, end, book)
    if end - first < 2 and title.end < first - 1:
        return None
    text = " ".join(sentence.written[first:end])
    return named(text, PartyKind.PERSON, _country(sentence, title, end), _role(sentence, title))


def _title(sentence: Sentence, first: int, end: int) -> OfficeAt | None:
    for office in sentence.offices:
        if office.body:
            continue
        if office.end == first or (office.end == first - 1 and sentence.low[office.end] == ","):
            return office
        apposition = sentence.low[end : end + 1] == [","] and end < office.first <= end + 6
        apposition = apposition and _role(sentence, office) == office.title  # "who heads a firm" is no head
        if apposition and "," not in sentence.low[end + 1 : office.first]:
            return office
        if _heads_a_body(sentence, office, first, end):
            return office
    return None


_REACH_BODY = 9


def _heads_a_body(sentence: Sentence, office: OfficeAt, first: int, end: int) -> bool:
    """Read "the head of the security service, Ivan Petrenko, said": the name stands between commas behind the title."""
    inserted = sentence.low[first - 1 : first] == [","] and sentence.low[end : end + 1] == [","]
    if not inserted or not 0 < first - office.end <= _REACH_BODY:
        return False
    return (
        sentence.low[office.end] in {"of", "for", "at", "to", "in"} and "," not in sentence.low[office.end : first - 1]
    )


def _speaking(sentence: Sentence, first: int, end: int, book: Lexicon) -> Party | None:
    """A full name right before or after a verb of saying is a person."""
    if end - first < 2:
        return None
    for verb in sentence.verbs:
        told = verb.group == end or verb.end == first or (verb.group == end + 1 and _is_inserted(sentence, first, end))
        told = told or _is_described(sentence, end, verb)
        if verb.lemma in book.reporting and told:
            return named(" ".join(sentence.written[first:end]), PartyKind.PERSON)
    return None


def _is_described(sentence: Sentence, end: int, verb: VerbAt) -> bool:
    """Read "Peter Lund, formerly a clerk at the port, said": an apposition parts the name from its verb."""
    low = sentence.low
    if low[end : end + 1] != [","] or low[verb.group - 1] != "," or not end + 2 < verb.group <= end + _REACH_APPOSITION:
        return False
    alone = not any(other.tag != "ing" and end < other.first < verb.first for other in sentence.verbs)
    return alone and "," not in low[end + 1 : verb.group - 1] and low[end + 1] in _OPENS_APPOSITION


_REACH_APPOSITION = 16
_OPENS_APPOSITION = frozenset(["a", "an", "the", "now", "formerly", "then", "currently", "who", "former", "once"])


def _is_inserted(sentence: Sentence, first: int, end: int) -> bool:
    """Read "the firm's lawyer, Paul Meyer, said": a name between commas behind a common noun."""
    marked = sentence.low[max(0, first - 1) : first] == [","] and sentence.low[end : end + 1] == [","]
    return marked and first > 1 and sentence.written[first - 2].isalpha() and sentence.written[first - 2].islower()


def _country(sentence: Sentence, title: OfficeAt, end: int) -> str | None:
    """Take the country from "South Korean minister X", "X, Japan's minister", "minister X of South Korea"."""
    near = [
        name for name in sentence.names if name.party is not None and title.first - 5 <= name.end <= title.first + 1
    ]
    if near:
        return near[-1].party.country if near[-1].party else None
    after = [name for name in sentence.names if end <= name.first <= end + 1 and sentence.low[end : end + 1] == ["of"]]
    within = [
        name
        for name in sentence.names
        if title.end <= name.first <= title.end + 4 and "of" in sentence.low[title.end : name.first]
    ]
    found = after or within
    return found[0].party.country if found and found[0].party else None


def _role(sentence: Sentence, title: OfficeAt) -> str:
    return " ".join(sentence.written[title.first : title.end]).lower()
