"""Speech that goes on over sentences: quotations left open, and statements announced with a colon."""

from dataclasses import dataclass

from bongsu.extract.insertions import describes
from bongsu.extract.lexicon import Lexicon
from bongsu.extract.memory import Memory
from bongsu.extract.parse import Sentence
from bongsu.extract.scopes import Operator
from bongsu.extract.voices import speaker_of
from bongsu.model.party import Party, PartyKind

_LASTING = frozenset({"statement", "report", "following", "remarks", "message", "announcement"})


@dataclass
class Speech:
    """Whose words the text is giving, and until when.

    Attributes:
        speaker: who speaks now; None when the author does.
        lasting: the speech goes on to the end of the document (a statement given in full).
        open_quote: a quotation mark was opened and not closed.
        turn: whose turn it is in a transcript.
    """

    speaker: Party | None = None
    lasting: bool = False
    open_quote: bool = False
    turn: Party | None = None
    _next: Party | None = None

    def enter(self) -> None:
        """Begin a sentence: an open quotation or a colon before it hands the word to its speaker."""
        if not (self.open_quote or self.lasting):
            self.speaker = self._next or self.turn
        self._next = None

    def leave(self, text: str, sentence: Sentence, speaker: Party | None) -> None:
        """End a sentence: keep the speaker if its quotation stays open or a colon announces more."""
        opened, closed = _marks(text[sentence.start : sentence.end])
        self.open_quote = opened > closed or (self.open_quote and closed <= opened)
        colon = bool(sentence.low) and sentence.low[-1] == ":"
        if speaker is None:
            return
        if colon and set(sentence.low) & _LASTING:
            self.speaker, self.lasting = speaker, True
        elif colon:
            self._next = speaker
        elif self.open_quote:
            self.speaker = speaker


def _marks(text: str) -> tuple[int, int]:
    straight = text.count('"')
    return text.count("\u201c") + (straight + 1) // 2, text.count("\u201d") + straight // 2


def _announcer(sentence: Sentence) -> Party | None:
    """Return the first person or body of a sentence like "Foreign Minister X released the following statement:"."""
    named_here = [name.party for name in sentence.names if name.party is not None and not name.owner]
    people = [party for party in named_here if party.kind is PartyKind.PERSON]
    return next(iter(people or named_here), None)


def opens_speech(sentence: Sentence, around: list[Operator], memory: Memory, book: Lexicon) -> Party | None:
    """Return who is given the word by this sentence, if anybody."""
    announces = bool(sentence.low) and sentence.low[-1] == ":"
    speaking = [operator for operator in around if operator.speaks and not _describes(sentence, operator)]
    if speaking and not (announces and set(sentence.low) & _LASTING):
        telling = [operator for operator in speaking if operator.verb is not None]
        return speaker_of(sentence, (telling or speaking)[0], memory, book)
    if announces and any(cue.group == "colon_nouns" for cue in sentence.cues):
        return _announcer(sentence)
    return None


def _describes(sentence: Sentence, operator: Operator) -> bool:
    """Say whether the verb is a participle that only describes: "patterns observed in", "a plan announced by"."""
    verb = operator.verb
    return verb is not None and verb.group == verb.first and describes(sentence, verb)
