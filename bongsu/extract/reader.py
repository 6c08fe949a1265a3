"""From a document to its claims, sentence by sentence."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from bongsu.extract import headlines
from bongsu.extract.coordination import coordinated
from bongsu.extract.dating import by_greenwich, spans_in, when
from bongsu.extract.doubts import crowded, review
from bongsu.extract.echoes import bare_denials, echoes
from bongsu.extract.frames import Trigger, triggers
from bongsu.extract.homes import at_home, dateline_country
from bongsu.extract.implicit import Draft, complete
from bongsu.extract.kinds import DEEDS, SPEECH
from bongsu.extract.known import NONE_KNOWN, KnownNames, lexicon_with
from bongsu.extract.lexicon import Lexicon, lexicon
from bongsu.extract.mentions import only_mentions, tells_nothing
from bongsu.extract.page import Page, claim_of
from bongsu.extract.pairs import met, named_together
from bongsu.extract.parse import Sentence, parse
from bongsu.extract.participants import Scene
from bongsu.extract.particulars import items, place_of
from bongsu.extract.persons import find_persons
from bongsu.extract.posts import join_posts
from bongsu.extract.roles import roles
from bongsu.extract.scopes import Operator, operators
from bongsu.extract.ships import find_ships, tells_of_the_ship
from bongsu.extract.speakers import speaker_before
from bongsu.extract.speeches import opens_speech
from bongsu.extract.subjects import subject_before
from bongsu.extract.transcripts import speaker_of_title, turn
from bongsu.extract.unlisted import find_unlisted
from bongsu.extract.unnamed import WRITINGS, noun_of
from bongsu.extract.voices import Voice, voices, who_denies, who_judges
from bongsu.extract.writings import authors
from bongsu.lang.dates import Days
from bongsu.lang.languages import in_english
from bongsu.lang.sentences import sentences
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind, When
from bongsu.model.evidence import Document
from bongsu.model.party import Party, PartyKind, named


def read_claims(document: Document, known: KnownNames = NONE_KNOWN) -> tuple[Claim, ...]:
    """Return the claims of a document in the order of the text; paragraphs in another language are left out.

    Every claim quotes its sentence exactly: ``document.text[claim.start:claim.end] == claim.quote``.
    """
    book = lexicon_with(known)
    page = Page(document, _publisher(document, book), speaker_of_title(document.evidence.title, book))
    found: list[Claim] = []
    for start, end in in_english(document.text, sentences(document.text)):
        found.extend(_read_sentence(page, start, end, book))
    return tuple(dict.fromkeys(found))


def _publisher(document: Document, book: Lexicon) -> Party | None:
    if not document.publisher:
        return None
    sentence = parse(document.publisher, 0, len(document.publisher), book)
    named_there = [name.party for name in sentence.names if name.party is not None]
    known = [party for party in named_there if party.kind is PartyKind.ORGANISATION]
    if known:
        return known[0]
    official = any(office.body for office in sentence.offices) or document.publisher.removeprefix("The ") in _SEATS
    country = named_there[0].country if named_there and official else None
    return named(document.publisher, PartyKind.ORGANISATION, country)


_SEATS = frozenset({"White House", "Kremlin", "Blue House", "Downing Street"})
"""Houses of government that publish under their own name."""


def _read_sentence(page: Page, start: int, end: int, book: Lexicon) -> list[Claim]:
    sentence = parse(page.document.text, start, end, book)
    page.here = page.here or dateline_country(sentence, book)
    join_posts(sentence)
    find_ships(sentence, page.memory, book)
    find_unlisted(sentence, page.memory, book)
    find_persons(sentence, page.memory, book)
    page.speech.turn = turn(sentence, page.memory) or page.speech.turn
    page.speech.enter()
    page.memory.known_as.update(authors(sentence, book))
    page.memory.speaker = page.speech.speaker or page.own_voice
    around = operators(sentence, book) + headlines.sources(sentence)
    drafts = _drafts(page, sentence, around, book)
    spans = spans_in(page.document.text, sentence, page.published) if drafts else []
    told = [(draft.trigger, claim) for draft in drafts for claim in _claims(page, sentence, draft, around, spans)]
    claims = _once([claim for _, claim in told])
    deeds = [(trigger, claim) for trigger, claim in told if claim.event.kind in DEEDS]
    claims += echoes(page, sentence, deeds, around, book)
    claims += bare_denials(page, sentence, told, claims, around, book)
    _remember(page, sentence, claims, around, book)
    return claims


def _drafts(page: Page, sentence: Sentence, around: list[Operator], book: Lexicon) -> list[Draft]:
    """Return the events that the sentence tells, with who takes part."""
    named_here = [
        trigger for trigger in triggers(sentence, book) if not only_mentions(sentence, trigger, page.told, around, book)
    ]
    if not named_here:
        return []
    drafts = [Draft(trigger, *roles(Scene(sentence, trigger, page.memory, book))) for trigger in named_here]
    drafts = complete(sentence, drafts, page.background(book), book)
    drafts = [_of_denier(page, sentence, draft, around, book) for draft in drafts]
    drafts = [_of_speaker(page, sentence, draft, book) for draft in drafts]
    return crowded(sentence, [draft for draft in drafts if not tells_nothing(sentence, draft, page.told, book)])


def _of_denier(page: Page, sentence: Sentence, draft: Draft, around: list[Operator], book: Lexicon) -> Draft:
    if draft.agents or draft.kind not in DEEDS or draft.trigger.verb is not None:
        return draft
    denier = who_denies(sentence, draft.trigger.first, around, page.memory, book)
    return draft.by((denier,), "denial") if denier else draft


def _of_speaker(page: Page, sentence: Sentence, draft: Draft, book: Lexicon) -> Draft:
    """Who speaks without a known name speaks all the same: "Several delegates condemned the launch"."""
    verb = draft.trigger.verb
    if draft.agents or draft.kind not in SPEECH or verb is None or verb.passive or verb.tag == "ing":
        return draft
    speaker = speaker_before(sentence, verb.group, page.memory, book)
    return draft.by((speaker,), "subject") if speaker else draft


def _once(claims: list[Claim]) -> list[Claim]:
    """Keep one claim of those that say the same of the same parties, and no speech that nobody made."""
    kept: dict[object, Claim] = {}
    for claim in claims:
        if claim.event.kind in SPEECH and not _spoke(claim):
            continue
        kept.setdefault(
            (claim.event.kind, claim.event.agents, claim.event.recipients, claim.speaker, claim.stance), claim
        )
    return [claim for claim in kept.values() if not _adds_nothing(claim, kept.values())]


def _adds_nothing(claim: Claim, others: Iterable[Claim]) -> bool:
    """Say whether another claim of the same sentence tells the same kind of deed, and who did it."""
    if claim.event.agents or claim.event.kind not in DEEDS:
        return False
    return any(
        other.event.kind is claim.event.kind and other.stance is claim.stance and other.event.agents for other in others
    )


def _spoke(claim: Claim) -> bool:
    """Say whether words were spoken: somebody speaks, and "should have condemned" is not done."""
    undone = claim.stance is Stance.PLANNED and claim.hedge in _UNDONE
    return bool(claim.event.agents) and not undone


_UNDONE = frozenset({"should", "ought", "must"})
"""Words of a duty: what somebody should say he has not said."""


def _claims(page: Page, sentence: Sentence, draft: Draft, around: list[Operator], spans: list[Days]) -> list[Claim]:
    book = lexicon()
    trigger, kind = draft.trigger, draft.kind
    moment = when(sentence, trigger, around, draft.agents, spans, page.published)
    event = Event(
        kind,
        draft.agents,
        draft.recipients,
        items(page.document.text, sentence, trigger),
        place_of(sentence, trigger),
        moment,
    )
    heard = voices(sentence, trigger.first, around, page.memory, book)
    if kind in DEEDS and heard[0].speaker is None:
        heard[0] = heard[0]._replace(speaker=who_judges(sentence, trigger.first, page.memory, book))
    if trigger.frame.roles == "pinned" and trigger.verb and not trigger.verb.passive and heard[0].speaker is None:
        blamer = speaker_before(sentence, trigger.verb.group, page.memory, book)
        heard[0] = heard[0]._replace(speaker=blamer)  # who attributes a theft to somebody says who did it
    if heard[0].speaker is None and _is_quotation(sentence):
        heard[0] = heard[0]._replace(speaker=page.memory.told_by)
    refuses = trigger.frame.negated and trigger.frame.roles == "spoken"  # "will never tolerate"
    if (refuses and heard[0].stance is Stance.PLANNED) or (trigger.frame.modal and heard[0].cue in _UNDONE):
        heard[0] = heard[0]._replace(stance=Stance.ASSERTED, cue=None)  # the demand itself is made
    if trigger.frame.negated and kind is EventKind.ENFORCEMENT_REFUSED:
        heard = [voice._replace(negated=False) for voice in heard]  # "did not search": the "not" is what happened
    if trigger.frame.planned and heard[0].stance is Stance.ASSERTED:
        heard[0] = heard[0]._replace(stance=Stance.PLANNED, cue=sentence.words(trigger.first, trigger.end))
    if trigger.frame.inferred and heard[0].stance in {Stance.ASSERTED, Stance.CONFIRMED}:
        heard[0] = heard[0]._replace(stance=Stance.UNVERIFIED, cue=sentence.words(trigger.first, trigger.end))
    heard = [voice._replace(speaker=_settled(page, voice.speaker, book)) for voice in heard]
    heard = [_own(page, event, voice) for voice in heard]
    if kind in DEEDS and not by_greenwich(sentence):
        heard = [_ahead(voice, moment, page.published) for voice in heard]
    told = [voice for voice in heard if trigger.frame.roles != "spoken" or not _is_the_paper(page, voice.speaker)]
    return [
        claim_of(
            page,
            sentence,
            _spoken_by(sentence, voice, event, trigger),
            voice,
            trigger.frame.rule,
            review(sentence, draft, voice.stance),
        )
        for voice in told
    ]


def _settled(page: Page, speaker: Party | None, book: Lexicon) -> Party | None:
    return at_home(speaker, page.here, page.memory.spoken_for, book)


def _is_the_paper(page: Page, speaker: Party | None) -> bool:
    """Say whether only a paper speaks, which threatens and judges nobody; a ministry's own release does."""
    if speaker is None or speaker != page.publisher or speaker.country in lexicon().across:
        return False
    return speaker.country is None or speaker.id in lexicon().press


def _is_quotation(sentence: Sentence) -> bool:
    """Say whether the whole sentence is somebody's words: who spoke last goes on."""
    return sentence.low[0] in _OPENING_MARKS and sentence.low[-1] in _CLOSING_MARKS


_OPENING_MARKS = frozenset(['"', "\u201c"])
_CLOSING_MARKS = frozenset(['"', "\u201d"])


def _in_own_words(sentence: Sentence, trigger: Trigger) -> bool:
    """Read "we condemn": who says it does it."""
    verb = trigger.verb
    return verb is not None and sentence.low[max(0, verb.group - 1) : verb.group] in (["we"], ["i"])


def _spoken_by(sentence: Sentence, voice: Voice, event: Event, trigger: Trigger) -> Event:
    """Where the words themselves are the act, the agent is who says them; who tells of his state's alarm is alarmed."""
    speaker = voice.speaker
    if speaker is None:
        return event
    if trigger.frame.roles == "spoken" or (
        event.kind in SPEECH and not event.agents and _in_own_words(sentence, trigger)
    ):
        return replace(event, agents=(speaker,))
    if trigger.frame.roles == "felt" and admits(speaker, event):
        return replace(event, agents=tuple(dict.fromkeys((speaker, *event.agents))))
    return event


def _own(page: Page, event: Event, voice: Voice) -> Voice:
    """Say who speaks where the sentence does not, and take an actor's own account of its deed for an admission."""
    speaker = voice.speaker or page.speech.speaker
    if event.kind in SPEECH and event.agents and (speaker is None or speaker.id in lexicon().press):
        if speaker is not None and speaker != event.agents[0]:
            voice = voice._replace(relayed_by=tuple(dict.fromkeys((*voice.relayed_by, speaker))))
        speaker = event.agents[0]
    if event.kind is EventKind.THREAT and voice.stance is Stance.PLANNED:
        voice = voice._replace(stance=Stance.ASSERTED, cue=None)  # what is threatened lies ahead, the threat is made
    author = page.own_voice or page.author if event.kind in SPEECH else page.author
    speaker = speaker or (author if voice.stance is not Stance.RUMOURED else None)
    if voice.stance is Stance.ASSERTED and event.kind in DEEDS and not voice.negated and admits(speaker, event):
        return voice._replace(speaker=speaker, stance=Stance.CONFIRMED, cue=_OWN_ACCOUNT)
    return voice._replace(speaker=speaker)


_OWN_ACCOUNT = "own account"


def _ahead(voice: Voice, moment: When, published: date | None) -> Voice:
    """What is dated after the publication lies ahead: it is planned, not done."""
    told = voice.stance is Stance.ASSERTED or voice.cue == _OWN_ACCOUNT
    if published is None or moment.earliest is None or not moment.stated or not told:
        return voice
    if moment.earliest.astimezone(ZoneInfo(moment.zone)).date() <= published:
        return voice
    return voice._replace(stance=Stance.PLANNED, cue="dated after the publication")


def admits(speaker: Party | None, event: Event) -> bool:
    """Say whether the speaker is one of those who did it, or of the same state."""
    return speaker is not None and any(
        speaker == agent or (speaker.speaks_for and speaker.speaks_for == agent.country) for agent in event.agents
    )


def _remember(page: Page, sentence: Sentence, claims: list[Claim], around: list[Operator], book: Lexicon) -> None:
    deeds = [claim for claim in claims if claim.event.kind in DEEDS and claim.rule != "echo"]
    if deeds:
        page.deeds = deeds
    page.hear_itself(claims)
    page.told.extend(claim.event for claim in claims if claim.rule != "echo")
    subject = _subject(sentence, book)
    page.memory.hear(subject)
    page.memory.pair = met(subject, claims, book) or page.memory.pair
    page.memory.beside = named_together(sentence, book) or page.memory.beside
    parties = [name.party for name in sentence.names if name.party is not None]
    if any(party.kind is PartyKind.VESSEL for party in parties) and not tells_of_the_ship(sentence, book):
        page.memory.sight(parties)
    speaker = _settled(page, opens_speech(sentence, around, page.memory, book), book)
    for party in parties:
        if party.kind is PartyKind.ORGANISATION:
            page.memory.meet(party)
    voices_here = [claim.event.agents[0] for claim in claims if claim.event.kind in SPEECH and claim.event.agents]
    for party in (*voices_here, *([speaker] if speaker else ())):
        page.memory.spoken_for = party.country or page.memory.spoken_for
    if speaker is not None:
        page.memory.hear_out(speaker, noun_of(speaker), _written_by_one(sentence))
    page.speech.leave(page.document.text, sentence, speaker)


def _written_by_one(sentence: Sentence) -> set[str]:
    """Return the writing in which the speaker speaks; a joint statement is nobody's alone."""
    words = set(sentence.low[:_REACH_WRITING])
    return set() if "joint" in words else words & WRITINGS


_REACH_WRITING = 12
"""Within how many words of a sentence "the panel's report" stands when it is what speaks."""


def _subject(sentence: Sentence, book: Lexicon) -> tuple[Party, ...]:
    if not sentence.names:
        return ()
    first_verb = next((verb for verb in sentence.verbs if verb.group > 0), None)
    subject = subject_before(sentence, first_verb.group, book) if first_verb else sentence.names[0]
    if isinstance(subject, int) or subject is None:
        return ()
    return tuple(name.party for name in coordinated(sentence, subject) if name.party is not None)
