"""Who says it, how sure they are, and who passed it on: the operators around an event, put together."""

from typing import NamedTuple

from bongsu.extract.conditions import meets
from bongsu.extract.coordination import preposition_before
from bongsu.extract.lexicon import Lexicon, lexicon
from bongsu.extract.memory import Memory
from bongsu.extract.nobody import by_nobody
from bongsu.extract.parse import MODALS, Sentence, VerbAt
from bongsu.extract.scopes import Operator
from bongsu.extract.speakers import party_from, speaker_before, told_in_private
from bongsu.extract.unnamed import same_speaker
from bongsu.model.claim import Stance
from bongsu.model.event import EventKind
from bongsu.model.party import Party

_PERCEIVES = frozenset(["track", "detect", "observe", "find", "spot", "show", "indicate"])
_STRENGTH = ("denied", "rumoured", "planned", "unverified", "confirmed", "asserted")


class Voice(NamedTuple):
    """This party takes this stance; the cue is the words that set it."""

    speaker: Party | None
    relayed_by: tuple[Party, ...]
    stance: Stance
    negated: bool
    cue: str | None


def voices(sentence: Sentence, place: int, around: list[Operator], memory: Memory, book: Lexicon) -> list[Voice]:
    """Return every voice on the word at this place: a denial of another's claim is two voices.

    What "neither Seoul nor Tokyo has confirmed" is confirmed by neither: each is a voice.
    """
    held = [
        operator
        for operator in around
        if operator.first <= place < operator.end and (operator.cue_at, operator.effect) != (place, "planned")
    ]
    speaking = [operator for operator in held if operator.speaks]
    denials = [operator for operator in speaking if operator.effect == "denied"]
    first = _voice(sentence, held, speaking, memory, book)
    if not denials:
        silent = [party for operator in speaking for party in _who_do_not(sentence, operator, memory, book)]
        return [first._replace(speaker=party) for party in silent] if first.speaker in silent else [first]
    rest = [operator for operator in held if operator.effect != "denied"]
    others = [operator for operator in speaking if operator not in denials and not _reports(operator, denials, place)]
    accuser = _accuser(sentence, rest)
    if not others and accuser is None:
        return [first]
    other = _voice(sentence, rest, others, memory, book)
    return [
        first._replace(speaker=speaker_of(sentence, denials[-1], memory, book)),
        other._replace(speaker=other.speaker or accuser),
    ]


def _reports(operator: Operator, denials: list[Operator], place: int) -> bool:
    """Say whether the word of saying tells of a denial: "rejects claims that ..., a spokesman said"."""
    told = [denial for denial in denials if denial.cue_at < place and operator.first <= denial.cue_at < operator.end]
    return any(operator.cue_at < denial.cue_at or operator.cue_at > place for denial in told)


def _who_do_not(sentence: Sentence, operator: Operator, memory: Memory, book: Lexicon) -> list[Party]:
    """Return those of whom "neither A nor B" says that they do not say it."""
    verb = operator.verb
    begin = by_nobody(sentence, verb, book) if verb is not None and not verb.passive else None
    if verb is None or begin is None:
        return []
    ends = [at for at in range(begin + 1, verb.group) if sentence.low[at] == "nor"] + [verb.group]
    found = [speaker_before(sentence, end, memory, book) for end in ends]
    return [party for party in dict.fromkeys(found) if party is not None]


def _voice(sentence: Sentence, held: list[Operator], speaking: list[Operator], memory: Memory, book: Lexicon) -> Voice:
    speakers = [
        (operator, speaker_of(sentence, operator, memory, book)) for operator in _inner_last(sentence, speaking)
    ]
    known = [(operator, party) for operator, party in speakers if party is not None]
    named_here = [item for item in known if not _refers_back(sentence, item[0], memory)]
    speaker = _first_hand(named_here or known, book) if known else _who_cannot_tell(sentence, held, memory, book)
    told = [party for operator in speaking if (party := told_in_private(sentence, operator.verb)) is not None]
    press = [party for _, party in known if party.id in book.press and party != speaker]
    relays = tuple(dict.fromkeys((*told, *press)))
    stance, cue = strongest(held)
    return Voice(speaker, relays, stance, any(operator.effect == "negated" for operator in held), cue)


def _first_hand(known: list[tuple[Operator, Party]], book: Lexicon) -> Party:
    """Return the innermost speaker who is no paper: a paper passes on what others say."""
    at_first = [party for _, party in known if party.id not in book.press]
    return at_first[-1] if at_first else known[-1][1]


def _who_cannot_tell(sentence: Sentence, held: list[Operator], memory: Memory, book: Lexicon) -> Party | None:
    """Return who "neither confirmed nor denied": the subject of a phrase that is no verb of saying by itself."""
    for operator in held:
        if operator.verb is None and operator.effect == "unverified" and _CHECKS & set(operator.cue.split()):
            return speaker_before(sentence, _group(sentence, operator.cue_at, book), memory, book)
    return None


def _group(sentence: Sentence, place: int, book: Lexicon) -> int:
    """Return where "was also unable" begins."""
    small = book.grammar["be"] | book.grammar["have"] | book.grammar["do"] | book.grammar["adverbs"] | MODALS
    while place > 0 and sentence.low[place - 1] in small:
        place -= 1
    return place


_CHECKS = frozenset("confirm confirmed confirming verify verified deny denied confirmation".split())


def _refers_back(sentence: Sentence, operator: Operator, memory: Memory) -> bool:
    """Say whether the speaker is only a pronoun or "the agency": whoever is named in the same sentence is meant."""
    verb = operator.verb
    if verb is None or verb.group == 0:
        return False
    return sentence.low[verb.group - 1] in _PRONOUNS or same_speaker(sentence, verb.group, memory) is not None


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
    kinds = {frame.kind for frame in verb.frames if meets(sentence, verb, frame)}
    reasons = set(sentence.low[verb.end : place]) & {"for", "over"}
    return EventKind.STATEMENT in kinds or (EventKind.DESIGNATION in kinds and bool(reasons))


def _inner_last(sentence: Sentence, speaking: list[Operator]) -> list[Operator]:
    """Order from the outermost to the innermost speaker; one who only perceives speaks when nobody else does."""
    telling = [operator for operator in speaking if operator.verb is None or operator.verb.lemma not in _PERCEIVES]
    told = telling or speaking
    said = [operator for operator in told if operator.verb is None or not _lies_ahead(sentence, operator.verb)]
    told = said or told

    def depth(operator: Operator) -> tuple[int, int, int]:
        """Who tells that another told speaks around him: "X told reporters, according to Y"."""
        within = sum(operator.first <= other.cue_at < operator.end for other in told if other is not operator)
        return -within, operator.first, operator.cue_at

    return sorted(told, key=depth)


def _lies_ahead(sentence: Sentence, verb: VerbAt) -> bool:
    """Say whether the word is not spoken yet: "Seoul would consider sending arms"."""
    return (
        bool(MODALS & set(sentence.low[verb.group : verb.first])) and "not" not in sentence.low[verb.group : verb.first]
    )


def strongest(held: list[Operator]) -> tuple[Stance, str | None]:
    """Return the stance that these operators make together, and the cue that decides: a hedge beats a confirmation."""
    for effect in _STRENGTH:
        for operator in reversed(held):
            if operator.effect == effect:
                return Stance(effect), operator.cue
    return Stance.ASSERTED, None


def speaker_of(sentence: Sentence, operator: Operator, memory: Memory, book: Lexicon) -> Party | None:
    """Return who speaks by this operator, if it says so."""
    if operator.source_after is not None:
        after = operator.source_after + 2
        alone = sentence.low[after : after + 1] not in (["of"], ["by"], ["from"], ["in"])
        again = same_speaker(sentence, after, memory) if alone else None  # "according to the agency"
        return again or party_from(sentence, operator.source_after, memory, book)
    verb = operator.verb
    if verb is None:
        return party_from(sentence, max(0, operator.cue_at - 6), memory, book) if operator.speaks else None
    if verb.passive and verb.lemma not in _PASSES_ON:
        return _after_by(sentence, verb.end, book)
    if verb.tag == "ing" and verb.lemma in _PASSES_ON:
        return party_from(sentence, verb.end, memory, book)
    inverted = _inverted(sentence, operator, memory, book)
    if inverted is not None:
        return inverted
    return speaker_before(sentence, verb.group, memory, book)


_PASSES_ON = frozenset(["cite", "quote"])


def _inverted(sentence: Sentence, operator: Operator, memory: Memory, book: Lexicon) -> Party | None:
    """Read "..., said Kirby": the speaker follows a verb that closes the sentence."""
    verb = operator.verb
    if verb is None or operator.first >= verb.first or verb.lemma == "tell":
        return None  # ", told Reuters" names the hearer
    before = sentence.low[verb.group - 1] if verb.group > 0 else ""
    return party_from(sentence, verb.end, memory, book, reach=4) if before in {",", "\u201d", '"'} else None


def _after_by(sentence: Sentence, place: int, book: Lexicon) -> Party | None:
    for name in sentence.names:
        if name.first >= place and name.party is not None and preposition_before(sentence, name, book) == "by":
            return name.party
    return None


def who_is_named(sentence: Sentence) -> Party | None:
    """Return the speaker that words made of a name alone stand for: "Kirby", "South Korea's military"."""
    return party_from(sentence, 0, Memory(), lexicon()) if sentence.names else None


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
