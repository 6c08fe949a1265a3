"""Names that stand together, and on which preposition they hang."""

from bongsu.extract.lexicon import Lexicon
from bongsu.extract.parse import NameAt, Sentence, VerbAt
from bongsu.model.party import PartyKind

_JOINING = frozenset({",", "and", "the", "both", "as", "well", "&", "or", "nor", "its", "also"})


def coordinated(sentence: Sentence, name: NameAt) -> list[NameAt]:
    """Return the names that "and" and commas join with this one, in their order."""
    names = [
        item
        for item in sentence.names
        if item.party is not None and item.form != "place" and (not item.owner or item is name or name.owner)
    ]
    if name not in names:
        return [name]
    at = names.index(name)
    low = high = at
    while low > 0 and _joined(sentence, names[low - 1], names[low]):
        low -= 1
    while high + 1 < len(names) and _joined(sentence, names[high], names[high + 1]):
        high += 1
    group = names[low : high + 1]
    last_two = sentence.low[group[-2].end : group[-1].first] if len(group) > 1 else []
    goes_on = sentence.low[group[-1].end : group[-1].end + 2] == [",", "and"]  # "Japan, and eight others"
    return group if goes_on or set(last_two) & {"and", "or", "nor", "&"} else [name]  # a comma alone may part clauses


def joint_subjects(sentence: Sentence, subject: NameAt, book: Lexicon) -> list[NameAt]:
    """Return a subject with those joined to it; in "Seoul accused Moscow and Kyiv said" Moscow is none of them."""
    group = coordinated(sentence, subject)
    if group[0] is subject:
        return group
    before = [verb for verb in sentence.verbs if verb.end <= group[0].first and verb.tag not in {"base", "ing"}]
    governs = before and not before[-1].passive and _takes_object(before[-1], book)
    if governs and not _PARTS & set(sentence.low[before[-1].end : group[0].first]):
        return group[group.index(subject) :]
    return group


def _takes_object(verb: VerbAt, book: Lexicon) -> bool:
    return verb.lemma not in book.reporting or verb.lemma in {"accuse", "tell", "inform", "brief", "warn", "charge"}


_PARTS = frozenset([",", ";", ":", "that", "when", "while", "after", "before", "since", "as", "because", "if", "but"])


def _joined(sentence: Sentence, left: NameAt, right: NameAt) -> bool:
    titles = _titles(sentence, left.end, right.first)
    between = [sentence.low[at] for at in range(left.end, right.first) if at not in titles]
    parted = not left.owner or left.form == right.form == "adjective"  # "Russian and Chinese warships"
    return bool(between) and len(between) <= 3 and all(word in _JOINING for word in between) and parted


def _titles(sentence: Sentence, first: int, end: int) -> set[int]:
    """Return the places between two persons that only say what the second is: "Japan's Minister of Defense"."""
    titled = {at for office in sentence.offices for at in range(office.first, office.end) if first <= at < end}
    owners = {
        at for name in sentence.names if name.owner for at in range(name.first, name.end + 1) if first <= at < end
    }
    if not titled and not any(name.first == end and is_person(name) for name in sentence.names):
        return set()
    of = {at for at in range(first, end) if sentence.low[at] == "of"}
    field = {at for at in range(first, end) if of and at > min(of) and sentence.written[at][0].isupper()}
    return titled | owners | of | field  # "Minister of National Defence"


def preposition_before(sentence: Sentence, name: NameAt, book: Lexicon) -> str:
    """Return the preposition that the name hangs on, looking past its article, adjectives and titles."""
    first = coordinated(sentence, name)[0].first
    titled = {place for office in sentence.offices for place in range(office.first, office.end)}
    at = first - 1
    while at >= 0 and at >= first - 6:
        word = sentence.low[at]
        if at not in titled:
            if word == "to" and sentence.low[max(0, at - 1)] == "according":
                return "according to"
            if word in book.grammar["prepositions"]:
                return "according" if word == "to" and sentence.low[at - 1] in _NO_AIM else word
            if not (word in book.grammar["determiners"] or _modifies(sentence, at)):
                return ""
        at -= 1
    return ""


_PLACING = frozenset(
    "with in at near across to from against over into through inside outside around toward towards".split()
)


def is_only_where(sentence: Sentence, name: NameAt, book: Lexicon) -> bool:
    """Say whether a name only says where: "groups in Jordan", "shipments to Moscow", not "officials in Seoul"."""
    if preposition_before(sentence, name, book) not in _PLACING:
        return False
    first = coordinated(sentence, name)[0].first
    at = next(
        (at for at in range(first - 1, max(-1, first - _REACH_PREPOSITION), -1) if sentence.low[at] in _PLACING), 0
    )
    if sentence.low[at - 1] in _ACTING_FOR:
        return False
    return not any(office.first < at <= office.end for office in sentence.offices)


_ACTING_FOR = frozenset("affiliated linked tied connected allied associated aligned belonging".split())
_REACH_PREPOSITION = 7
_NO_AIM = frozenset(["according", "due", "thanks", "prior", "owing", "contrary", "compared", "relating", "related"])
"""Words whose "to" leads to no receiver: "according to Kyiv"."""


def _modifies(sentence: Sentence, at: int) -> bool:
    name = sentence.name_at(at)
    return (name is not None and name.owner) or sentence.low[at] in {"'s", "\u2019s"} or sentence.low[at][0].isdigit()


def is_person(name: NameAt) -> bool:
    """Say whether a name is a person's."""
    return name.party is not None and name.party.kind is PartyKind.PERSON
