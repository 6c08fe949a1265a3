"""Who is in a document: the parties that a model's names stand for, with the ids that the rules give them."""

import re
from collections.abc import Iterable

from bongsu.extract.lexicon import lexicon
from bongsu.extract.memory import Memory
from bongsu.extract.parse import Sentence, parse
from bongsu.extract.persons import find_persons
from bongsu.extract.second.excerpts import Line
from bongsu.extract.voices import who_is_named
from bongsu.lang.names import fold
from bongsu.model.claim import Claim
from bongsu.model.evidence import Document
from bongsu.model.party import Party, PartyKind, named

_LONGEST_NAME = 200
_ACT_AS_STATE = frozenset({PartyKind.STATE, PartyKind.GROUP, PartyKind.ARMED_FORCE})
_PRONOUNS = frozenset("i you he she it we they him her us them his its their who this that these those".split())


class Cast:
    """The parties that a document names, by lexicon, by its own introductions, and by what the rules made of it."""

    def __init__(self, document: Document, lines: Iterable[Line], claims: Iterable[Claim]) -> None:
        self._words = "\n".join([line.words for line in lines] + [" ".join((document.publisher or "").split())])
        self._known: dict[str, Party] = {}
        self._memory = Memory()
        for text in self._words.split("\n"):
            sentence = _parsed(text)
            find_persons(sentence, self._memory, lexicon())
            for name in sentence.names:
                if name.party is not None:
                    self._known.setdefault(name.party.id, name.party)
        self._by_name = {fold(party.name): party for party in self._known.values()}
        for claim in claims:
            for party in (*claim.event.agents, *claim.event.recipients, claim.speaker):
                if party is not None:
                    self._by_name.setdefault(fold(party.name), party)
        self.publisher = self.party(document.publisher, PartyKind.ORGANISATION) if document.publisher else None

    def party(self, name: str, kind: PartyKind, *, speaks: bool = False) -> Party | None:
        """Return who goes by this name; None where the document does not name it.

        A name that the lexicon knows may be another than the document uses ("North Korea" for "Pyongyang").
        Soldiers and ships of a state act as that state; for one who speaks, the body speaks ("U.S. officials").

        Args:
            name: as the model gave it.
            kind: what the model takes it for; it counts only where nothing else tells.
            speaks: whether the party is wanted as a speaker.
        """
        words = " ".join(name.split())
        sentence = _parsed(words)
        whole = _whole(sentence)
        if whole is not None and whole.id in self._known:
            return whole
        known = self._by_name.get(fold(words))
        if known is not None or not self._stands(words):
            return known
        found = whole or self._introduced(words, kind) or _of_a_state(sentence, words, kind, speaks)
        return found or _unknown(words, kind)

    def _stands(self, words: str) -> bool:
        """Say whether the document holds these words, and they name somebody."""
        if len(words) > _LONGEST_NAME or words.lower() in _PRONOUNS or not any(map(str.isalpha, words)):
            return False
        return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", self._words) is not None

    def _introduced(self, words: str, kind: PartyKind) -> Party | None:
        """Return the person whom the text introduced, by first or last name."""
        last = words.rsplit(maxsplit=1)[-1]
        return self._memory.surnames.get(last) if kind is PartyKind.PERSON or words == last else None


def _parsed(words: str) -> Sentence:
    return parse(words, 0, len(words), lexicon())


def _whole(sentence: Sentence) -> Party | None:
    """Return the party whose name takes all the words, an article before it left out."""
    for name in sentence.names:
        before = sentence.low[: name.first]
        if name.party is not None and name.end == len(sentence.low) and before in ([], ["the"]):
            return name.party
    return None


def _of_a_state(sentence: Sentence, words: str, kind: PartyKind, speaks: bool) -> Party | None:
    """Return who acts or speaks where the words open with a state: "North Korean soldiers", "U.S. officials"."""
    first = next((name for name in sentence.names if sentence.low[: name.first] in ([], ["the"])), None)
    if first is None or first.party is None or first.party.kind is not PartyKind.STATE:
        return None
    body = who_is_named(sentence) if speaks else None
    if body is not None and body != first.party:
        return body
    return first.party if kind in _ACT_AS_STATE else named(words, kind, first.party.country)


def _unknown(words: str, kind: PartyKind) -> Party:
    """Return a party that only its name identifies; a state that the lexicon does not know is taken for a group."""
    return named(words, PartyKind.GROUP if kind is PartyKind.STATE else kind)
