"""What the reader keeps in mind while it goes through a document, and how it writes a claim down."""

from collections import deque
from dataclasses import dataclass, field
from datetime import date

from bongsu.extract.implicit import Background
from bongsu.extract.kinds import SPEECH
from bongsu.extract.lexicon import Lexicon, lexicon
from bongsu.extract.memory import Memory
from bongsu.extract.parse import Sentence
from bongsu.extract.speeches import Speech
from bongsu.extract.voices import Voice
from bongsu.model.claim import Claim
from bongsu.model.event import Event
from bongsu.model.evidence import Document
from bongsu.model.party import Party, PartyKind

_TOLD = 40
"""How many of the events told last a sentence may lean on."""


@dataclass
class Page:
    """A document being read, with what was told so far.

    Attributes:
        teller: whose remarks the text is, as its title says.
        we: the state for which an office speaks in its own release.
        here: the state in which the text is written, as its dateline says.
        deeds: the claims of the last sentence that told any deed.
        told: the last events that were told.
    """

    document: Document
    publisher: Party | None
    teller: Party | None = None
    we: Party | None = None
    here: str | None = None
    memory: Memory = field(default_factory=Memory)
    speech: Speech = field(default_factory=Speech)
    deeds: list[Claim] = field(default_factory=list)
    told: deque[Event] = field(default_factory=lambda: deque(maxlen=_TOLD))

    @property
    def own_voice(self) -> Party | None:
        """Who "we" is outside quotations: a ministry in its own release, or the state it names; no newspaper."""
        if self.teller is not None or self.we is not None:
            return self.teller or self.we
        press = self.publisher is None or self.publisher.id in lexicon().press
        return None if press or self.publisher is None or self.publisher.country is None else self.publisher

    @property
    def author(self) -> Party | None:
        """Who tells what nobody else is said to tell: who gives the remarks, else who published the text."""
        return self.teller or self.publisher

    def hear_itself(self, claims: list[Claim]) -> None:
        """Remember whom an office means by "we": its release begins with "The United Kingdom condemns ..."."""
        voice = self.own_voice
        if voice is None or self.teller is not None or self.speech.speaker is not None:
            return
        for claim in claims:
            if claim.event.kind in SPEECH:
                states = [party for party in claim.event.agents if party.kind is PartyKind.STATE]
                self.we = next((party for party in states if party.country == voice.country), self.we)

    @property
    def published(self) -> date | None:
        """The day on which the document was published."""
        return self.document.evidence.published

    def background(self, book: Lexicon) -> Background:
        """Return what the next sentence can lean on."""
        home = self.publisher.country if self.publisher else None
        return Background([claim.event for claim in self.deeds], self.told, book.states.get(home) if home else None)


def claim_of(page: Page, sentence: Sentence, event: Event, voice: Voice, rule: str, review: str | None = None) -> Claim:
    """Return the claim that this sentence makes of this event in this voice."""
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
        review=review,
    )
