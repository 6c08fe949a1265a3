"""From a document to its claims, sentence by sentence."""

from collections import deque
from dataclasses import dataclass, field, replace
from datetime import date
from zoneinfo import ZoneInfo

from bongsu.extract.clauses import coordinated, subject_before
from bongsu.extract.dating import spans_in, when
from bongsu.extract.frames import Trigger, triggers
from bongsu.extract.implicit import DEEDS, SPEECH, Background, Draft, complete
from bongsu.extract.lexicon import Lexicon, lexicon
from bongsu.extract.memory import Memory
from bongsu.extract.mentions import only_accuses, only_mentions, tells_nothing
from bongsu.extract.parse import Sentence, ThingAt, parse
from bongsu.extract.persons import find_persons
from bongsu.extract.roles import Scene, roles
from bongsu.extract.scopes import Operator, operators
from bongsu.extract.speeches import Speech, opens_speech
from bongsu.extract.voices import Voice, speaker_before, voices, who_denies, who_judges
from bongsu.lang.dates import Days
from bongsu.lang.languages import in_english
from bongsu.lang.quantities import amounts
from bongsu.lang.sentences import sentences
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind, Item, Place, Quantity, When, days
from bongsu.model.evidence import Document
from bongsu.model.party import Party, PartyKind, named

_TOLD = 40
"""How many of the events told last a sentence may lean on."""


@dataclass
class _Page:
    """What the reader keeps in mind while it goes through a document."""

    document: Document
    publisher: Party | None
    memory: Memory = field(default_factory=Memory)
    speech: Speech = field(default_factory=Speech)
    deeds: list[Claim] = field(default_factory=list)
    told: deque[Event] = field(default_factory=lambda: deque(maxlen=_TOLD))

    @property
    def own_voice(self) -> Party | None:
        """Who "we" is outside quotations: a ministry in its own release, no newspaper."""
        press = self.publisher is None or self.publisher.id in lexicon().press
        return None if press or self.publisher is None or self.publisher.country is None else self.publisher

    @property
    def published(self) -> date | None:
        return self.document.evidence.published

    def background(self, book: Lexicon) -> Background:
        """Return what the next sentence can lean on."""
        home = self.publisher.country if self.publisher else None
        return Background([claim.event for claim in self.deeds], self.told, book.states.get(home) if home else None)


def read_claims(document: Document) -> tuple[Claim, ...]:
    """Return the claims of a document in the order of the text; paragraphs in another language are left out.

    Every claim quotes its sentence exactly: ``document.text[claim.start:claim.end] == claim.quote``.
    """
    book = lexicon()
    page = _Page(document, _publisher(document, book))
    found: list[Claim] = []
    for start, end in in_english(document.text, sentences(document.text)):
        found.extend(_read_sentence(page, start, end, book))
    return tuple(dict.fromkeys(found))


def _publisher(document: Document, book: Lexicon) -> Party | None:
    if not document.publisher:
        return None
    sentence = parse(document.publisher, 0, len(document.publisher), book)
    known = [
        name.party for name in sentence.names if name.party is not None and name.party.kind is PartyKind.ORGANISATION
    ]
    return known[0] if known else named(document.publisher, PartyKind.ORGANISATION)


def _read_sentence(page: _Page, start: int, end: int, book: Lexicon) -> list[Claim]:
    sentence = parse(page.document.text, start, end, book)
    find_persons(sentence, page.memory, book)
    page.speech.enter()
    page.memory.speaker = page.speech.speaker or page.own_voice
    around = operators(sentence, book)
    drafts = _drafts(page, sentence, around, book)
    spans = spans_in(page.document.text, sentence, page.published) if drafts else []
    told = [(draft.trigger, claim) for draft in drafts for claim in _claims(page, sentence, draft, around, spans)]
    claims = _once([claim for _, claim in told])
    deeds = [(trigger, claim) for trigger, claim in told if claim.event.kind in DEEDS]
    claims += _echoes(page, sentence, deeds, around, book)
    claims += _bare_denials(page, sentence, told, claims, around, book)
    _remember(page, sentence, claims, around, book)
    return claims


def _drafts(page: _Page, sentence: Sentence, around: list[Operator], book: Lexicon) -> list[Draft]:
    """Return the events that the sentence tells, with who takes part."""
    named_here = [
        trigger for trigger in triggers(sentence, book) if not only_mentions(sentence, trigger, page.told, around, book)
    ]
    drafts = [Draft(trigger, *roles(Scene(sentence, trigger, page.memory, book))) for trigger in named_here]
    drafts = complete(sentence, drafts, page.background(book), book)
    drafts = [_of_denier(page, sentence, draft, around, book) for draft in drafts]
    return [draft for draft in drafts if not (tells_nothing(sentence, draft, book) or only_accuses(draft, drafts))]


def _of_denier(page: _Page, sentence: Sentence, draft: Draft, around: list[Operator], book: Lexicon) -> Draft:
    if draft.agents or draft.kind not in DEEDS or draft.trigger.verb is not None:
        return draft
    denier = who_denies(sentence, draft.trigger.first, around, page.memory, book)
    return draft.by((denier,), "denial") if denier else draft


def _once(claims: list[Claim]) -> list[Claim]:
    """Keep one claim of those that say the same of the same parties, and no speech that nobody made."""
    kept: dict[object, Claim] = {}
    for claim in claims:
        if claim.event.kind in SPEECH and not _spoke(claim):
            continue
        kept.setdefault(
            (claim.event.kind, claim.event.agents, claim.event.recipients, claim.speaker, claim.stance), claim
        )
    return list(kept.values())


def _spoke(claim: Claim) -> bool:
    """Say whether words were spoken: somebody speaks, and "should have condemned" is not done."""
    undone = claim.stance is Stance.PLANNED and claim.hedge in _UNDONE
    return bool(claim.event.agents) and not undone


_UNDONE = frozenset({"should", "ought", "must"})
"""Words of a duty: what somebody should say he has not said."""


def _claims(page: _Page, sentence: Sentence, draft: Draft, around: list[Operator], spans: list[Days]) -> list[Claim]:
    book = lexicon()
    trigger, kind = draft.trigger, draft.kind
    moment = when(sentence, trigger, around, draft.agents, spans, page.published)
    event = Event(
        kind,
        draft.agents,
        draft.recipients,
        _items(page, sentence, trigger),
        _place(sentence, trigger),
        moment,
    )
    heard = voices(sentence, trigger.first, around, page.memory, book)
    if kind in DEEDS and heard[0].speaker is None:
        heard[0] = heard[0]._replace(speaker=who_judges(sentence, trigger.first, page.memory, book))
    if heard[0].speaker is None and _is_quotation(sentence):
        heard[0] = heard[0]._replace(speaker=page.memory.told_by)
    if trigger.frame.planned and heard[0].stance is Stance.ASSERTED:
        heard[0] = heard[0]._replace(stance=Stance.PLANNED, cue=sentence.words(trigger.first, trigger.end))
    heard = [_own(page, event, voice) for voice in heard]
    if kind in DEEDS:
        heard = [_ahead(voice, moment, page.published) for voice in heard]
    told = [voice for voice in heard if trigger.frame.roles != "spoken" or not _is_the_paper(page, voice.speaker)]
    return [_claim(page, sentence, _spoken_by(voice, event, trigger), voice, trigger.frame.rule) for voice in told]


def _is_the_paper(page: _Page, speaker: Party | None) -> bool:
    """Say whether only a paper speaks, which threatens and judges nobody; a ministry's own release does."""
    if speaker is None or speaker != page.publisher or speaker.country in lexicon().across:
        return False
    return speaker.country is None or speaker.id in lexicon().press


def _is_quotation(sentence: Sentence) -> bool:
    """Say whether the whole sentence is somebody's words: who spoke last goes on."""
    return sentence.low[0] in _OPENING_MARKS and sentence.low[-1] in _CLOSING_MARKS


_OPENING_MARKS = frozenset(['"', "\u201c"])
_CLOSING_MARKS = frozenset(['"', "\u201d"])


def _spoken_by(voice: Voice, event: Event, trigger: Trigger) -> Event:
    """Where the words themselves are the act, the agent is who says them; who tells of his state's alarm is alarmed."""
    speaker = voice.speaker
    if speaker is None:
        return event
    if trigger.frame.roles == "spoken":
        return replace(event, agents=(speaker,))
    if trigger.frame.roles == "felt" and admits(speaker, event):
        return replace(event, agents=tuple(dict.fromkeys((speaker, *event.agents))))
    return event


def _own(page: _Page, event: Event, voice: Voice) -> Voice:
    """Say who speaks where the sentence does not, and take an actor's own account of its deed for an admission."""
    speaker = voice.speaker or page.speech.speaker
    if speaker is None and event.kind in SPEECH and event.agents:
        speaker = event.agents[0]
    if event.kind is EventKind.THREAT and voice.stance is Stance.PLANNED:
        voice = voice._replace(stance=Stance.ASSERTED, cue=None)  # what is threatened lies ahead, the threat is made
    speaker = speaker or (page.publisher if voice.stance is not Stance.RUMOURED else None)
    if voice.stance is Stance.ASSERTED and event.kind in DEEDS and not voice.negated and admits(speaker, event):
        return voice._replace(speaker=speaker, stance=Stance.CONFIRMED, cue="own account")
    return voice._replace(speaker=speaker)


def _ahead(voice: Voice, moment: When, published: date | None) -> Voice:
    """What is dated after the publication lies ahead: it is planned, not done."""
    if published is None or moment.earliest is None or not moment.stated or voice.stance is not Stance.ASSERTED:
        return voice
    if moment.earliest.astimezone(ZoneInfo(moment.zone)).date() <= published:
        return voice
    return voice._replace(stance=Stance.PLANNED, cue="dated after the publication")


def admits(speaker: Party | None, event: Event) -> bool:
    """Say whether the speaker is one of those who did it, or of the same state."""
    return speaker is not None and any(
        speaker == agent or (speaker.country and speaker.country == agent.country) for agent in event.agents
    )


def _claim(page: _Page, sentence: Sentence, event: Event, voice: Voice, rule: str) -> Claim:
    start, end = sentence.start, sentence.end
    return Claim(
        event=event,
        stance=voice.stance,
        evidence=page.document.evidence.id,
        quote=page.document.text[start:end],
        rule=rule,
        start=start,
        end=end,
        negated=voice.negated,
        speaker=voice.speaker,
        relayed_by=voice.relayed_by,
        hedge=voice.cue,
    )


def _items(page: _Page, sentence: Sentence, trigger: Trigger) -> tuple[Item, ...]:
    return tuple(_item(page, sentence, thing, trigger) for thing in trigger.things)


def _item(page: _Page, sentence: Sentence, thing: ThingAt, trigger: Trigger) -> Item:
    wanted = trigger.frame.object | trigger.frame.of | trigger.frame.subject
    fitting = sorted((thing.categories & wanted) or thing.categories)
    name = page.document.text[sentence.tokens[thing.first].start : sentence.tokens[thing.end - 1].end]
    return Item(name, fitting[0], _quantity(page, sentence, thing))


def _quantity(page: _Page, sentence: Sentence, thing: ThingAt) -> Quantity | None:
    """Return the amount that stands before a thing, no more than a few words away."""
    text = page.document.text
    begin, name = sentence.tokens[max(0, thing.first - 8)].start, sentence.tokens[thing.first].start
    before = [item for item in amounts(text, begin, sentence.tokens[thing.end - 1].end) if item.start < name]
    if not before:
        return None
    last = before[-1]
    if last.unit in _MEASURES:
        return None
    between = text[min(last.end, name) : name]
    if len(between.split()) > 4 or "," in between:
        return None
    return Quantity(last.value, last.low, last.high, last.unit, last.qualifier)


_MEASURES = frozenset("mm cm m km nm miles inches feet % kg hours days weeks months years minutes".split())
"""Units that say how long, wide, heavy or late a thing is, not how many there are."""


def _place(sentence: Sentence, trigger: Trigger) -> Place | None:
    after = [name for name in sentence.names if name.place is not None and name.first >= trigger.end]
    local = [name for name in after if name.form in {"place", "seat"} or _located(sentence, name.first)]
    return local[0].place if local else None


def _located(sentence: Sentence, place: int) -> bool:
    before = sentence.low[max(0, place - 2) : place]
    return bool(set(before) & {"in", "near", "at", "inside", "around", "off"})


def _echoes(
    page: _Page, sentence: Sentence, deeds: list[tuple[Trigger, Claim]], around: list[Operator], book: Lexicon
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
        return [_claim(page, sentence, event, voice, "echo") for event in dict.fromkeys(claim.event for claim in told)]
    return []


def _bare_denials(
    page: _Page,
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
        if operator.verb is not None and operator.verb.lemma not in _DENIES:
            continue
        begin = operator.verb.group if operator.verb is not None else operator.cue_at
        speaker = speaker_before(sentence, begin, page.memory, book) or page.speech.speaker
        if speaker is not None:
            event = Event(EventKind.STATEMENT, (speaker,), (), (), None, days(None, page.published, stated=False))
            voice = Voice(speaker, (), Stance.DENIED, False, operator.cue)
            return [_claim(page, sentence, event, voice, "statement.denial")]
    return []


_DENIES = frozenset(["deny", "refute", "rebut", "disavow", "repudiate"])
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


def _remember(page: _Page, sentence: Sentence, claims: list[Claim], around: list[Operator], book: Lexicon) -> None:
    deeds = [claim for claim in claims if claim.event.kind in DEEDS and claim.rule != "echo"]
    if deeds:
        page.deeds = deeds
    page.told.extend(claim.event for claim in claims if claim.rule != "echo")
    subject = _subject(sentence, book)
    page.memory.hear(subject)
    speaker = opens_speech(sentence, around, page.memory, book)
    page.memory.told_by = speaker or page.memory.told_by
    page.speech.leave(page.document.text, sentence, speaker)


def _subject(sentence: Sentence, book: Lexicon) -> tuple[Party, ...]:
    if not sentence.names:
        return ()
    first_verb = next((verb for verb in sentence.verbs if verb.group > 0), None)
    subject = subject_before(sentence, first_verb.group, book) if first_verb else sentence.names[0]
    if isinstance(subject, int) or subject is None:
        return ()
    return tuple(name.party for name in coordinated(sentence, subject) if name.party is not None)
