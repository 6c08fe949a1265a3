"""How rare words are among listed names, and the words that were made with it, each once."""

from collections.abc import Hashable, Mapping

from bongsu.screen.words import Word

_MOST_HELD = 200_000
"""Words that are held at once; then all are let go."""


class Rarity:
    """How rare a word's sound is among the listed names: 1 where none has it, near 0 where all do.

    What a word weighs depends on it, so it also holds the words: names share most of theirs.

    Attributes:
        held: the words that were made, for those who make words.
    """

    def __init__(self, shares: Mapping[str, float] | None = None) -> None:
        self._shares = shares or {}
        self.held: dict[Hashable, Word] = {}

    def __call__(self, sound: str) -> float:
        """Return how rare a sound is."""
        return self._shares.get(sound, 1.0)

    def keep(self, key: Hashable, word: Word) -> Word:
        """Hold a word under a key, and return it."""
        if len(self.held) >= _MOST_HELD:
            self.held.clear()
        self.held[key] = word
        return word
