"""Who stands as subject of a verb.

Without a parser, a few things are enough for news English: closed words, marks, verbs, and whether a name hangs on a
preposition.
"""

from bongsu.extract.coordination import preposition_before
from bongsu.extract.insertions import before_insertion, describes
from bongsu.extract.lexicon import Lexicon
from bongsu.extract.memory import FIRM_NOUNS, SHIPS
from bongsu.extract.parse import MODALS, NameAt, Sentence, VerbAt
from bongsu.model.event import EventKind

_STRONG = frozenset(";:\u2014\u2013()")
_REACH = 45
"""How many tokens a subject may stand before its verb."""


def subject_before(sentence: Sentence, place: int, book: Lexicon) -> NameAt | int | None:
    """Return what stands as subject before this place."""
    grammar = book.grammar
    held: NameAt | None = None
    place = _behind_insertion(sentence, _head_verb(sentence, place, book), book)
    at = place - 1
    stop = max(-1, at - _REACH)
    if at >= 0 and sentence.low[at] == "of":
        return _last_name(sentence, at)
    if at > 0 and sentence.low[at] == "that" and (named_there := _antecedent(sentence, place)) is not None:
        return named_there
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
        if word in _SUBJECT_PRONOUNS or (word in _MAY_BE_KNOWN and _is_known_again(sentence, at, book)):
            return at
        if word in grammar["relatives"] and at >= place - (3 if sentence.low[place - 1] not in {"by", "in"} else 5):
            return _last_name(sentence, at)
        if _ends_search(sentence, at, place, held, book):
            break
        at -= 1
    return held


def _antecedent(sentence: Sentence, place: int) -> NameAt | None:
    """Return whose boats they are in "Chinese-owned boats that swap cargo": they act, not who relies on them."""
    that = place - 1
    if not any(verb.group == place for verb in sentence.verbs):
        return None
    if any(verb.end == that for verb in sentence.verbs):
        return None  # "said that"
    return next((name for name in sentence.names if name.party and name.owner and 0 < that - name.end <= _NEAR), None)


_NEAR = 2
"""How many words behind "Chinese" the noun may end that "that" takes up."""


def _ends_search(sentence: Sentence, at: int, place: int, held: NameAt | None, book: Lexicon) -> bool:
    """Say whether the subject of the verb at `place` stands behind this token, or nowhere."""
    word = sentence.low[at]
    if word == ",":  # ", the head of the agency said": the phrase of the subject begins here
        opens = held is not None and (sentence.low[at + 1] in _NOUN_OPENERS or _acts_there(sentence, at, held, place))
        return opens or _opens_insertion(sentence, at, place, book)
    if word in _STRONG:
        return word not in "()"
    if at == place - 1:
        return False
    if word == "that":
        return held is not None or _said_before(sentence, at, book)
    return _opens_what_is_said(sentence, at, place, book)


def _opens_insertion(sentence: Sentence, comma: int, place: int, book: Lexicon) -> bool:
    """Read "Iran, officials in Kyiv believe, shipped drones": who says it stands behind the comma."""
    verb = next((verb for verb in sentence.verbs if verb.group == place and verb.lemma in book.reporting), None)
    closed = verb is not None and sentence.low[verb.end : verb.end + 1] == [","] and comma > 0
    return closed and place - comma <= _REACH_INSERTED and sentence.name_at(comma + 1) is None


_REACH_INSERTED = 6


def _acts_there(sentence: Sentence, comma: int, held: NameAt, place: int) -> bool:
    """Say whether the phrase of the subject begins with people of an office: ", officials in Seoul said"."""
    people = any(comma < office.first and office.end < held.first for office in sentence.offices)
    return people and "," not in sentence.low[held.end : place]


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


COLLECTIVES = frozenset(
    """
    countries nations states allies sides governments capitals diplomats ministers leaders envoys
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


def _is_known_again(sentence: Sentence, at: int, book: Lexicon) -> bool:
    """Say whether "the two sides", "his country", "the tanker" stands here: a party told of before."""
    word = sentence.low[at]
    if word in COLLECTIVES and is_definite(sentence, at):
        return True
    return is_ones_own(sentence, at) or (word in _KNOWN_AGAIN and is_the_one(sentence, at, book))


def is_ones_own(sentence: Sentence, at: int) -> bool:
    """Say whether "his country" stands here, which is the state of who speaks."""
    own = at > 0 and sentence.low[at] in {"country", "nation"} and sentence.low[at - 1] in _OWN
    return own and sentence.low[at + 1 : at + 2] != ["'s"]


_OWN = frozenset(["his", "her", "my", "our"])
_KNOWN_AGAIN = SHIPS | FIRM_NOUNS
_MAY_BE_KNOWN = COLLECTIVES | _KNOWN_AGAIN


def is_the_one(sentence: Sentence, at: int, book: Lexicon) -> bool:
    """Say whether "the tanker", "the company" acts: it hangs on no preposition, as in "crew of the tanker"."""
    if not is_definite(sentence, at) or sentence.low[at - 1] != "the":
        return False
    before = sentence.low[at - 2] if at > 1 else ""
    return before not in book.grammar["prepositions"] or before in _OPENING


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
        told = [verb for verb in before if verb.lemma in book.reporting] if _speaks(sentence, place, book) else []
        place = (told or before)[-1].group  # "said drones had flown and warned of war": who said warned
    return place


def is_finite(sentence: Sentence, verb: VerbAt) -> bool:
    """Say whether a verb has its own subject: "will impose", not "to impose" or "imposing"."""
    if verb.tag == "base":
        return bool(MODALS & set(sentence.low[verb.group : verb.first]))
    return verb.tag != "ing"


def _speaks(sentence: Sentence, place: int, book: Lexicon) -> bool:
    """Say whether the gerund here is of speaking: "adding", "urging", "calling it reckless"."""
    verb = next((verb for verb in sentence.verbs if verb.group == place), None)
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
