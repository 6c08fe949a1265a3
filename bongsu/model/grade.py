"""How far something can be believed: the NATO Admiralty Code (AJP-2.1), and the handling marks of TLP 2.0."""

from enum import IntEnum, StrEnum


class Reliability(StrEnum):
    """How reliable a source has been, A (completely) to E (unreliable); F when that cannot be judged."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def words(self) -> str:
        """The code's own words for this letter."""
        return _RELIABILITY[self]


class Credibility(IntEnum):
    """How credible a piece of information is, 1 (confirmed by other sources) to 5 (improbable); 6 cannot be judged."""

    CONFIRMED = 1
    PROBABLY_TRUE = 2
    POSSIBLY_TRUE = 3
    DOUBTFUL = 4
    IMPROBABLE = 5
    CANNOT_BE_JUDGED = 6

    @property
    def words(self) -> str:
        """The code's own words for this number."""
        return self.name.replace("_", " ").lower()


class Handling(StrEnum):
    """Traffic Light Protocol 2.0 marks, from the most open to the most closed."""

    CLEAR = "TLP:CLEAR"
    GREEN = "TLP:GREEN"
    AMBER = "TLP:AMBER"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    RED = "TLP:RED"

    @classmethod
    def named(cls, word: str) -> "Handling":
        """Return the mark that a word means: ``clear``, ``amber+strict``, ``TLP:GREEN``.

        Raises:
            ValueError: no mark of TLP 2.0.
        """
        wanted = word.strip().lower().removeprefix("tlp:")
        for mark in cls:
            if mark.word == wanted:
                return mark
        raise ValueError(f"{word!r} is no mark of TLP 2.0; write {', '.join(mark.word for mark in cls)}")

    @property
    def word(self) -> str:
        """The mark as people type it: ``clear``, ``amber+strict``."""
        return self.value.removeprefix("TLP:").lower()

    def within(self, ceiling: "Handling") -> bool:
        """Return whether what bears this mark may go to those who may see no more than the ceiling."""
        order = list(Handling)
        return order.index(self) <= order.index(ceiling)


_RELIABILITY = {
    Reliability.A: "completely reliable",
    Reliability.B: "usually reliable",
    Reliability.C: "fairly reliable",
    Reliability.D: "not usually reliable",
    Reliability.E: "unreliable",
    Reliability.F: "reliability cannot be judged",
}
