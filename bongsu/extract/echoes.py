"""Stances on what was told before: "these claims", "the launch", and denials of what is no event of ours."""

from bongsu.extract.frames import Trigger
from bongsu.extract.lexicon import Lexicon
from bongsu.extract.page import Page, claim_of
from bongsu.extract.parse import Sentence, VerbAt
from bongsu.extract.scopes import Operator
from bongsu.extract.speakers import speaker_before
from bongsu.extract.voices import Voice
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind, days


def echoes(
    page: Page, sentence: Sentence, deeds: list[tuple[Trigger, Claim]], around: list[Operator], book: Lexicon
) -> list[Claim]:
    """A denial or a failed check of "these claims" is a stance on what was told before it."""
    for operator in around:
        if operator.effect not in {"denied", "unverified", "confirmed"} or not _answers(sentence, operator):
            continue
        if any(operator.first <= trigger.first < operator.end for trigger, _ in deeds):
            continue
        told = [claim for trigger, claim in deeds if trigger.first < operator.cue_at] or ([] if deeds else page.deeds)
        speaker = speaker_before(sentence, operator.cue_at, page.memory, book) or page.speech.speaker
        voice = Voice(speaker, (), Stance(operator.effect), False, operator.cue)
        return [
            claim_of(page, sentence, event, voice, "echo") for event in dict.fromkeys(claim.event for claim in told)
        ]
    return []


def bare_denials(
    page: Page,
    sentence: Sentence,
    told: list[tuple[Trigger, Claim]],
    claims: list[Claim],
    around: list[Operator],
    book: Lexicon,
) -> list[Claim]:
    """Who denies what is no event of ours, "turning a blind eye", takes a position all the same."""
    if any(claim.stance is Stance.DENIED for claim in claims):
        return []
    for operator in around:
        if operator.effect != "denied" or any(operator.first <= trigger.first < operator.end for trigger, _ in told):
            continue
        if operator.verb is None and "nothing to do" not in operator.cue:
            continue  # "baseless" says what it is of
        if operator.verb is not None and (operator.verb.lemma not in _DENIES or _is_beside(sentence, operator.verb)):
            continue
        begin = operator.verb.group if operator.verb is not None else operator.cue_at
        speaker = speaker_before(sentence, begin, page.memory, book) or page.speech.speaker
        if speaker is not None:
            event = Event(EventKind.STATEMENT, (speaker,), (), (), None, days(None, page.published, stated=False))
            voice = Voice(speaker, (), Stance.DENIED, False, operator.cue)
            return [claim_of(page, sentence, event, voice, "statement.denial")]
    return []


def _is_beside(sentence: Sentence, verb: VerbAt) -> bool:
    """Read "their fisheries dispute with Oslo", "a channel, disputed by Chile": nobody denies anything."""
    return not verb.passive and sentence.low[verb.end : verb.end + 1] in _BESIDE


_BESIDE = (["with"], ["over"], ["between"], ["by"], ["about"], ["in"])
_DENIES = frozenset(["deny", "dispute", "refute", "rebut", "disavow", "repudiate"])
"""Verbs that deny a thing whatever it is; "reject" and "dismiss" may be of an offer or an officer."""


_BACK = frozenset(
    """
    claim claims report reports allegation allegations accusation accusations charge charges rumor rumors rumour
    rumours assertion assertions launch test deployment dispatch transfer shipment
    """.split()
)


def _answers(sentence: Sentence, operator: Operator) -> bool:
    """Say whether the object is "these claims", "that test": something told before."""
    window = sentence.low[operator.cue_at : operator.cue_at + 10]
    for at, word in enumerate(window):
        if (
            word in _BACK
            and at > 0
            and set(window[max(0, at - 4) : at]) & {"these", "those", "the", "this", "such", "that", "any"}
        ):
            following = window[at + 1 : at + 2]
            return following not in (["that"], ["of"])
    return False
