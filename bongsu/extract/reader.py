"""From a document to its claims, sentence by sentence."""

from dataclasses import dataclass, field, replace
from datetime import date

from bongsu.extract.clauses import coordinated, subject_before
from bongsu.extract.dating import spans_in, when
from bongsu.extract.frames import Trigger, triggers
from bongsu.extract.lexicon import Lexicon, lexicon
from bongsu.extract.memory import Memory
from bongsu.extract.parse import Sentence, ThingAt, parse
from bongsu.extract.persons import find_persons
from bongsu.extract.roles import Parties, Scene, roles
from bongsu.extract.scopes import Operator, operators
from bongsu.extract.speeches import Speech, opens_speech
from bongsu.extract.voices import Voice, speaker_before, voices, who_judges
from bongsu.lang.dates import Days
from bongsu.lang.quantities import amounts
from bongsu.lang.sentences import sentences
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind, Item, Place, Quantity
from bongsu.model.evidence import Document
from bongsu.model.party import Party, PartyKind, named

SPEECH = frozenset({EventKind.STATEMENT, EventKind.THREAT})
"""Events that are done by speaking: their agent is their speaker."""

DEEDS = frozenset(EventKind) - SPEECH - {
    EventKind.VETO, EventKind.DESIGNATION, EventKind.AGREEMENT, EventKind.OFFICIAL_VISIT, EventKind.MONITORING_BODY,
}  # fmt: skip
"""Events that their own actor admits when it tells of them."""


@dataclass
class _Page:
    """What the reader keeps in mind while it goes through a document."""

    document: Document
    publisher: Party | None
    memory: Memory = field(default_factory=Memory)
    speech: Speech = field(default_factory=Speech)
    deeds: list[Claim] = field(default_factory=list)

    @property
    def published(self) -> date | None:
        return self.document.evidence.published


def read_claims(document: Document) -> tuple[Claim, ...]:
    """Return the claims of a document in the order of the text.

    Every claim quotes its sentence exactly: ``document.text[claim.start:claim.end] == claim.quote``.
    """
    book = lexicon()
    page = _Page(document, _publisher(document, book))
    found: list[Claim] = []
    for start, end in sentences(document.text):
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
    page.memory.speaker = page.speech.speaker
    around = operators(sentence, book)
    named_here = triggers(sentence, book)
    spans = spans_in(page.document.text, sentence, page.published) if named_here else []
    told = [(trigger, claim) for trigger in named_here for claim in _claims(page, sentence, trigger, around, spans)]
    claims = _once([claim for _, claim in told])
    deeds = [(trigger, claim) for trigger, claim in told if claim.event.kind in DEEDS]
    claims += _echoes(page, sentence, deeds, around, book)
    _remember(page, sentence, claims, around, book)
    return claims


def _once(claims: list[Claim]) -> list[Claim]:
    """Keep one claim of those that say the same of the same parties; speech without anybody who speaks is none."""
    kept: dict[object, Claim] = {}
    for claim in claims:
        if claim.event.kind in SPEECH and not claim.event.agents:
            continue
        kept.setdefault(
            (claim.event.kind, claim.event.agents, claim.event.recipients, claim.speaker, claim.stance), claim
        )
    return list(kept.values())


def _claims(
    page: _Page, sentence: Sentence, trigger: Trigger, around: list[Operator], spans: list[Days]
) -> list[Claim]:
    book = lexicon()
    agents, recipients = roles(Scene(sentence, trigger, page.memory, book))
    kind = trigger.frame.kind
    agents, recipients = _from_before(page, sentence, trigger, agents, recipients)
    event = Event(
        kind,
        agents,
        recipients,
        _items(page, sentence, trigger),
        _place(sentence, trigger),
        when(sentence, trigger, around, agents, spans, page.published),
    )
    heard = voices(sentence, trigger.first, around, page.memory, book)
    if kind in DEEDS and heard[0].speaker is None:
        heard[0] = heard[0]._replace(speaker=who_judges(sentence, trigger.first, page.memory, book))
    heard = [_own(page, event, voice) for voice in heard]
    return [_claim(page, sentence, _spoken_by(voice, event, trigger), voice, trigger.frame.rule) for voice in heard]


def _spoken_by(voice: Voice, event: Event, trigger: Trigger) -> Event:
    """Where the words themselves are the act, the agent is who says them."""
    return replace(event, agents=(voice.speaker,)) if trigger.frame.roles == "spoken" and voice.speaker else event


def _from_before(
    page: _Page, sentence: Sentence, trigger: Trigger, agents: Parties, recipients: Parties
) -> tuple[Parties, Parties]:
    """Fill what the sentence leaves to those before it: "The missiles were fired from Sunan"."""
    told = [claim.event for claim in page.deeds]
    home = page.publisher.country if page.publisher else None
    if not agents and trigger.frame.kind in DEEDS:
        agents = next((event.agents for event in told if event.kind is trigger.frame.kind), ())
    if not agents and home in lexicon().states and trigger.frame.roles == "acts":
        agents = (lexicon().states[home],)  # a state's own press tells of its tests without saying whose they are
    if trigger.frame.kind is EventKind.STATEMENT and told and _speaks_of_a_deed(sentence, trigger):
        recipients = told[0].agents
    return agents, tuple(party for party in recipients if party not in agents or agents == recipients)


def _speaks_of_a_deed(sentence: Sentence, trigger: Trigger) -> bool:
    """Say whether the object is "the launch", "the move": an event told before."""
    after = sentence.low[trigger.end : trigger.end + 3]
    return (
        len(after) > 1
        and after[0] in {"the", "this", "these", "such"}
        and any(word in _DEED_NOUNS for word in after[1:])
    )


_DEED_NOUNS = frozenset(
    """
    launch launches test tests firing move moves deployment transfer transfers shipment shipments dispatch
    action actions provocation
    """.split()
)


def _own(page: _Page, event: Event, voice: Voice) -> Voice:
    """Say who speaks where the sentence does not, and take an actor's own account of its deed for an admission."""
    speaker = voice.speaker or page.speech.speaker
    if speaker is None and event.kind in SPEECH and event.agents:
        speaker = event.agents[0]
    if event.kind is EventKind.THREAT and voice.stance is Stance.PLANNED:
        voice = voice._replace(stance=Stance.ASSERTED, cue=None)  # what is threatened lies ahead, the threat is made
    speaker = speaker or (page.publisher if voice.stance is not Stance.RUMOURED else None)
    if voice.stance is Stance.ASSERTED and event.kind in DEEDS and not voice.negated and _admits(speaker, event):
        return voice._replace(speaker=speaker, stance=Stance.CONFIRMED, cue="own account")
    return voice._replace(speaker=speaker)


def _admits(speaker: Party | None, event: Event) -> bool:
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
