"""Whom "he", "they", "it" and "the three countries" stand for: what the document said last."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bongsu.model.party import Party, PartyKind


@dataclass
class Memory:
    """The parties that a document named last, and the persons that it introduced by full name.

    Attributes:
        subjects, group: the last subjects, and the last of them that were several.
        person, state, body: the last of each that was a subject: "he", "the country", "the group".
        speaker: who is given the word now: "I" and "we".
        told_by: who spoke last: "the agency", "the ministry".
        known_as: who spoke last of those that a noun means: "the official", "the report".
        spoken_for: the country for which was spoken last: who said something, or took a position.
        pair: the two states of which was told last that they did something together.
        beside: the two states that a sentence named last, no more and no less.
        ship, ships: "the tanker", and all ships by name, in lower case.
        roles: the office that the text gives a person, by the person's id.
        countries: of which states the text told.
    """

    subjects: tuple[Party, ...] = ()
    group: tuple[Party, ...] = ()
    person: Party | None = None
    state: Party | None = None
    body: Party | None = None
    speaker: Party | None = None
    told_by: Party | None = None
    known_as: dict[str, Party] = field(default_factory=dict)
    surnames: dict[str, Party] = field(default_factory=dict)
    spoken_for: str | None = None
    pair: tuple[Party, ...] = ()
    beside: tuple[Party, ...] = ()
    roles: dict[str, str] = field(default_factory=dict)
    countries: set[str] = field(default_factory=set)
    ship: Party | None = None
    ships: dict[str, Party] = field(default_factory=dict)

    def hear(self, subjects: tuple[Party, ...]) -> None:
        """Remember the subjects of a sentence."""
        if not subjects:
            return
        self.subjects = subjects
        for party in subjects:
            if party.kind is PartyKind.STATE:
                self.state = party
            elif party.kind in {PartyKind.ORGANISATION, PartyKind.GROUP}:
                self.body = party
        if len(subjects) > 1:
            self.group = subjects
        people = [party for party in subjects if party.kind is PartyKind.PERSON]
        if people:
            self.person = people[0]

    def sight(self, parties: Iterable[Party]) -> None:
        """Remember the ship of a sentence; of several the one that is its subject, or none of them."""
        ships = dict.fromkeys(party for party in parties if party.kind is PartyKind.VESSEL)
        if ships:
            subject = next((party for party in self.subjects if party in ships), None)
            self.ship = next(iter(ships)) if len(ships) == 1 else subject

    def hear_out(self, speaker: Party, noun: str, writings: Iterable[str]) -> None:
        """Remember who spoke, by which noun later sentences will mean him, and in which writing he spoke."""
        self.told_by = speaker
        for word in (noun, *writings):
            self.known_as[word] = speaker
        if noun in INDIVIDUALS:
            self.person = speaker
        if FIRMS & set(speaker.name.lower().split()):
            self.known_as.update(dict.fromkeys(("company", "firm", "exchange"), speaker))

    def meet(self, body: Party) -> None:
        """Remember a body by its nouns, though it is silent: a Panel of Experts is "the panel" and "the experts"."""
        words = body.name.lower().split(" (")[0].split()
        heads = {words[-1], *(words[at - 1] for at, word in enumerate(words) if word == "of" and at > 0)}
        for noun in heads & _BODIES:
            self.known_as[noun] = body
        if _OF_FIRMS & set(words):
            self.known_as.update(dict.fromkeys(("company", "firm"), body))

    def introduce(self, person: Party) -> None:
        """Remember a person by first and last word of the name, as later sentences will say it."""
        if person.role:
            self.known_as[person.role] = person
        if person.id in self.roles and (noun := _head(self.roles[person.id])) in INDIVIDUALS:
            self.known_as[noun] = person
        words = person.name.split()
        for word in (words[0], words[-1]):
            if len(word) > 2:
                self.surnames.setdefault(word, person)
        self.person = person

    def both(self, word: str) -> tuple[Party, ...]:
        """Return whom "both countries", "the two sides" stand for: those who met last, else who was named together."""
        if word not in _STATES:
            return self.group if len(self.group) == _TWO else ()
        return self.pair or (self.group if len(self.group) == _TWO else self.beside)

    def bearer(self, word: str, *, speaks: bool) -> Party | None:
        """Return whom a surname means: who spoke last where it speaks again, else who was first introduced by it."""
        last = self.told_by
        if speaks and last is not None and last.kind is PartyKind.PERSON and word in last.name.split():
            return last
        return self.surnames.get(word)

    def resolve(self, word: str, before: tuple[Party, ...] = ()) -> tuple[Party, ...]:
        """Return whom a pronoun stands for; `before` are the parties named earlier in the same sentence."""
        if word in _OF_SEVERAL:
            plural = len(self.subjects) > 1 or any(party.kind is not PartyKind.PERSON for party in self.subjects)
            return before or (self.subjects if plural else self.group)
        if word in SHIPS:
            one = next((party for party in before if party.kind is PartyKind.VESSEL), self.ship)
            return (one,) if one else ()
        if word in FIRM_NOUNS:
            firm = self.known_as.get(word)
            return (firm,) if firm else ()
        if word in {"it", "its"}:
            return before[:1] or tuple(party for party in self.subjects if party.kind is not PartyKind.PERSON)[:1]
        if word in _ALONE:
            one = self._one(word)
            return (one,) if one else ()
        return self.group

    def _one(self, word: str) -> Party | None:
        """Return the one party that a word stands for."""
        if word in {"he", "she", "his", "her"}:
            return self.person
        if word in {"i", "we"}:
            return self.speaker
        return self.state if word in _ONE_STATE else self.body


def _head(role: str) -> str:
    """Return the noun of an office: "adviser" for "special adviser to the president"."""
    words = role.lower().split()
    end = next((at for at, word in enumerate(words) if word in {"to", "of", "for", "at", "in"} and at > 0), len(words))
    return words[end - 1]


FIRM_NOUNS = frozenset(["company", "firm"])
"""Nouns that mean the firm named last."""
_OF_FIRMS = frozenset(
    "company co ltd limited corporation corp inc llc gmbh shipping trading holdings bunkering".split()
)
_BODIES = frozenset(
    """
    ministry agency department company firm bank command council committee exchange panel experts team office centre
    center institute union alliance commission authority service bureau administration monitors foundation
    """.split()
)
FIRMS = frozenset(
    "exchange bank firm company platform broker shipbuilder casino startup ltd limited corporation".split()
)
"""Words of names and descriptions that make a speaker "the company" later."""
INDIVIDUALS = frozenset(
    """
    official officer diplomat spokesman spokeswoman spokesperson source resident analyst expert minister lawmaker
    defector trader ambassador envoy researcher commander witness worker soldier captain representative delegate
    """.split()
)
"""Nouns of one person: "he" is who spoke last without a name, too."""
SHIPS = frozenset("vessel ship tanker freighter carrier trawler bulker".split())
"""Nouns of one ship."""
_STATES = frozenset("countries nations states governments sides capitals".split())
_TWO = 2
_OF_SEVERAL = frozenset({"they", "their", "them"})
_ONE_STATE = frozenset({"country", "nation", "regime"})
_ONE_BODY = frozenset({"group", "organization", "organisation", "body", "team", "gang"})
_ALONE = _ONE_STATE | _ONE_BODY | {"he", "she", "his", "her", "i", "we"}
