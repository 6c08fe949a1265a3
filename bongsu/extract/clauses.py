"""Where clauses end, and who stands as subject of a verb.

Without a parser, four things are enough for news English: closed words that open clauses, marks, verbs, and
whether a name hangs on a preposition.
"""

from bisect import bisect_right

from bongsu.extract.lexicon import Lexicon
from bongsu.extract.parse import MODALS, NameAt, Sentence, VerbAt
from bongsu.model.event import EventKind
from bongsu.model.party import PartyKind

_STRONG = frozenset(";:\u2014\u2013()")
_CONTRASTS = frozenset({"but", "and"})
_JOINING = frozenset({",", "and", "the", "both", "as", "well", "&", "or", "its", "also"})
_REACH = 45
"""How many tokens a subject may stand before its verb."""


def clause_end(sentence: Sentence, place: int, book: Lexicon) -> int:
    """Return the place before which the clause of this token ends: the next mark or word that opens another."""
    if sentence.bounds is None:
        sentence.bounds = _bounds(sentence, book)
    after = bisect_right(sentence.bounds, place)
    return sentence.bounds[after] if after < len(sentence.bounds) else len(sentence.low)


def _bounds(sentence: Sentence, book: Lexicon) -> list[int]:
    relatives, subordinators = book.grammar["relatives"], book.grammar["subordinators"]
    found = []
    for at, word in enumerate(sentence.low):
        # most words open nothing, and are passed by here
        may_open = word in subordinators or word in relatives or word in _CONTRASTS or word.endswith("ing")
        if word in _STRONG or (may_open and at > 0 and _opens(sentence, at, book)):
            found.append(at)
    return found


def _opens(sentence: Sentence, at: int, book: Lexicon) -> bool:
    word, after_comma = sentence.low[at], sentence.low[at - 1] == ","
    if word in book.grammar["relatives"]:
        return after_comma
    if word in book.grammar["subordinators"] and word not in _WEAK:
        return True
    if after_comma and (word == "but" or (word.endswith("ing") and len(word) > _SHORTEST_PARTICIPLE)):
        return True
    return word in _CONTRASTS and _begins_predicate(sentence, at, after_comma=after_comma)


_WEAK = frozenset(["that", "so", "as", "before", "after", "since", "until", "once"])
_SHORTEST_PARTICIPLE = 5


def _begins_predicate(sentence: Sentence, at: int, *, after_comma: bool) -> bool:
    """Say whether "and" or "but" begins a predicate of its own: "was not aware of it and called for restraint"."""
    if sentence.low[at] == "and" and any(verb.group == at + 1 and verb.tag in {"ed", "s"} for verb in sentence.verbs):
        return True
    follows = any(at < verb.group <= at + 5 and verb.tag != "base" for verb in sentence.verbs)
    return follows and (after_comma or sentence.low[at] == "but")


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
    return group if goes_on or set(last_two) & {"and", "or", "&"} else [name]  # a comma alone may part clauses


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
    if not titled and not any(name.first == end and _is_person(name) for name in sentence.names):
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


def subject_before(sentence: Sentence, place: int, book: Lexicon) -> NameAt | int | None:
    """Return what stands as subject before this place."""
    grammar = book.grammar
    held: NameAt | None = None
    place = _behind_insertion(sentence, _head_verb(sentence, place, book), book)
    at = place - 1
    stop = max(-1, at - _REACH)
    if at >= 0 and sentence.low[at] == "of":
        return _last_name(sentence, at)
    while at > stop:
        word = sentence.low[at]
        name = sentence.name_at(at)
        if name is not None and name.party is not None:
            before = preposition_before(sentence, name, book)
            near = name.end + name.owner >= place  # "after Russian warplanes entered"
            if not before or (near and (before in _OPENING or _is_asked(sentence, place, before))):
                return name
            held = held or name
            at = name.first - 1
            continue
        if word in _SUBJECT_PRONOUNS or (word in COLLECTIVES and is_definite(sentence, at)):
            return at
        if word in grammar["relatives"] and at >= place - (3 if sentence.low[place - 1] not in {"by", "in"} else 5):
            return _last_name(sentence, at)
        if _ends_search(sentence, at, place, held, book):
            break
        at -= 1
    return held


def _ends_search(sentence: Sentence, at: int, place: int, held: NameAt | None, book: Lexicon) -> bool:
    """Say whether the subject of the verb at `place` stands behind this token, or nowhere."""
    word = sentence.low[at]
    if word == ",":  # ", the head of the agency said": the phrase of the subject begins here
        return held is not None and sentence.low[at + 1] in _NOUN_OPENERS
    if word in _STRONG:
        return word not in "()"
    if at == place - 1:
        return False
    if word == "that":
        return held is not None or _said_before(sentence, at, book)
    return _opens_what_is_said(sentence, at, place, book)


_NOUN_OPENERS = frozenset(["the", "a", "an"])


def _opens_what_is_said(sentence: Sentence, at: int, place: int, book: Lexicon) -> bool:
    """Say whether this is the "said" of "Malta said hackers had stolen": who speaks is no subject of what is said."""
    if not any(verb.group == place and verb.tag not in {"ing", "base"} for verb in sentence.verbs):
        return False
    verb = next((verb for verb in sentence.verbs if verb.first <= at < verb.end), None)
    if verb is None or verb.lemma not in book.reporting or verb.passive or verb.tag not in {"ed", "s"}:
        return False
    if "what" in sentence.low[max(0, verb.group - 2) : verb.group]:
        return False  # "tested what it said was a bomb, and launched a rocket"
    return not _inserted(sentence, verb) and sentence.low[verb.end : verb.end + 1] != [","]


def _is_asked(sentence: Sentence, place: int, preposition: str) -> bool:
    """Say whether the party behind "on" or "for" is to do it: "called on Russia to stop", "a plan for Iran to send"."""
    return sentence.low[place] == "to" and preposition in {"on", "upon", "for", "with"}


_OPENING = frozenset(["after", "before", "since", "until", "as", "than", "that"])
"""Words that open a clause as often as they stand before a noun: "a day after Seoul confirmed"."""

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
    between = [verb for verb in sentence.verbs if verb.end <= place and verb.first > relative and verb.tag != "base"]
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
            if any(name.first == at + 1 and name.end == place - 1 and _is_person(name) for name in sentence.names):
                return place  # "The head of the service, Ivan Petrenko, said"
            if any(name.end == at and name.party is not None and not name.owner for name in sentence.names):
                return at
            return place
    return place


def _is_person(name: NameAt) -> bool:
    return name.party is not None and name.party.kind is PartyKind.PERSON


COLLECTIVES = frozenset(
    """
    countries nations states allies sides governments diplomats ministers leaders envoys
    country nation regime group organization organisation body team gang
    """.split()
)
"""Nouns that stand for parties named before, when an article or a number stands before them."""


def is_definite(sentence: Sentence, at: int) -> bool:
    """Say whether a noun stands for parties that were named: "the two countries", not "the country's", "countries"."""
    if sentence.low[at + 1 : at + 2] in (["'s"], ["'"], ["of"], ["from"]):
        return False
    if at > 0 and any(name.end == at for name in sentence.names):
        return False  # "the Iranian regime" names its state
    before = set(sentence.low[max(0, at - 2) : at])
    return bool(before & {"the", "both", "these", "two", "three"}) and not before & {"other", "of"}


def _said_before(sentence: Sentence, at: int, book: Lexicon) -> bool:
    """Say whether "that" opens what somebody said, so that the speaker is no subject within."""
    return any(verb.lemma in book.reporting and 0 <= at - verb.end <= 8 for verb in sentence.verbs)


def _behind_insertion(sentence: Sentence, place: int, book: Lexicon) -> int:
    """Step back over an insertion, unless a plain form stands here, which no insertion parts from its subject."""
    plain = any(verb.first == verb.group == place and verb.tag == "base" for verb in sentence.verbs)
    return place if plain else before_insertion(sentence, place, book)


def _head_verb(sentence: Sentence, place: int, book: Lexicon) -> int:
    """Follow "X did this and did that" and "X did this, doing that" back to the first verb, whose subject all have."""
    for _ in range(4):
        if place > 1 and sentence.low[place - 1] == "," and sentence.low[place].endswith("ing"):
            finite = [verb for verb in sentence.verbs if verb.end < place and is_finite(sentence, verb)]
            finite = [verb for verb in finite if not describes(sentence, verb)]
            if not _speaks(sentence, place, book):  # "Iran fired, NATO said, breaking a truce"
                finite = [verb for verb in finite if verb.lemma not in book.reporting] or finite
            if not finite:
                return place
            place = finite[-1].group
            continue
        if place < 2 or sentence.low[place - 1] != "and":
            return place
        before = [
            verb
            for verb in sentence.verbs
            if verb.end < place - 1 and verb.tag != "base" and not _inserted(sentence, verb)
        ]
        if not before:
            return place
        place = before[-1].group
    return place


def is_finite(sentence: Sentence, verb: VerbAt) -> bool:
    """Say whether a verb has its own subject: "will impose", not "to impose" or "imposing"."""
    if verb.tag == "base":
        return bool(MODALS & set(sentence.low[verb.group : verb.first]))
    return verb.tag != "ing"


def _speaks(sentence: Sentence, place: int, book: Lexicon) -> bool:
    """Say whether the gerund here is of speaking: "adding", "urging", "calling it reckless"."""
    verb = next((verb for verb in sentence.verbs if verb.first == place), None)
    if verb is None:
        return True
    return verb.lemma in book.reporting or any(frame.kind is EventKind.STATEMENT for frame in verb.frames)


def _inserted(sentence: Sentence, verb: VerbAt) -> bool:
    """Say whether the verb stands in an insertion, ", the team found,": it has no part in the clause around it."""
    return sentence.low[verb.end : verb.end + 1] == [","] and "," in sentence.low[max(0, verb.group - 4) : verb.group]


_SUBJECT_PRONOUNS = frozenset(["they", "he", "she", "it", "we", "i"])


def _last_name(sentence: Sentence, place: int) -> NameAt | None:
    before = [name for name in sentence.names if name.end <= place and name.party is not None]
    return before[-1] if before else None
