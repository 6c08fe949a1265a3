"""Whom "he", "they", "it" and "the three countries" stand for: what the document said last."""

from dataclasses import dataclass, field

from bongsu.model.party import Party, PartyKind


@dataclass
class Memory:
    """The parties that a document named last, and the persons that it introduced by full name.

    Attributes:
        subjects, group: the last subjects, and the last of them that were several.
        speaker: who is given the word now: "I" and "we".
        told_by: who spoke last: "the agency", "the ministry".
    """

    subjects: tuple[Party, ...] = ()
    group: tuple[Party, ...] = ()
    person: Party | None = None
    speaker: Party | None = None
    told_by: Party | None = None
    surnames: dict[str, Party] = field(default_factory=dict)

    def hear(self, subjects: tuple[Party, ...]) -> None:
        """Remember the subjects of a sentence."""
        if not subjects:
            return
        self.subjects = subjects
        if len(subjects) > 1:
            self.group = subjects
        people = [party for party in subjects if party.kind is PartyKind.PERSON]
        if people:
            self.person = people[0]

    def introduce(self, person: Party) -> None:
        """Remember a person by first and last word of the name, as later sentences will say it."""
        words = person.name.split()
        for word in (words[0], words[-1]):
            if len(word) > 2:
                self.surnames.setdefault(word, person)
        self.person = person

    def resolve(self, word: str, before: tuple[Party, ...] = ()) -> tuple[Party, ...]:
        """Return whom a pronoun stands for; `before` are the parties named earlier in the same sentence."""
        if word in {"he", "she", "his", "her"}:
            return (self.person,) if self.person else ()
        if word in {"i", "we"}:
            return (self.speaker,) if self.speaker else ()
        if word in {"they", "their", "them"}:
            plural = len(self.subjects) > 1 or any(party.kind is not PartyKind.PERSON for party in self.subjects)
            return before or (self.subjects if plural else self.group)
        if word in {"it", "its"}:
            return before[:1] or tuple(party for party in self.subjects if party.kind is not PartyKind.PERSON)[:1]
        return self.group
