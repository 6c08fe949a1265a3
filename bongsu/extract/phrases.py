"""Phrases of words, found where they stand; the longest at a place wins."""

from collections.abc import Sequence
from typing import Generic, TypeVar

Entry = TypeVar("Entry")


class Phrases(Generic[Entry]):
    """Phrases of tokens, each with its entries; the longest phrase at a place wins."""

    def __init__(self) -> None:
        self._alone: dict[str, list[Entry]] = {}
        self._longer: dict[str, dict[str, list[tuple[list[str], list[Entry]]]]] = {}

    def add(self, phrase: Sequence[str], entry: Entry) -> None:
        """Let this phrase, as tokens, lead to this entry too."""
        if len(phrase) == 1:
            self._alone.setdefault(phrase[0], []).append(entry)
            return
        rows = self._longer.setdefault(phrase[0], {}).setdefault(phrase[1], [])
        rest = list(phrase[2:])
        for known, entries in rows:
            if known == rest:
                entries.append(entry)
                return
        rows.append((rest, [entry]))
        rows.sort(key=lambda row: -len(row[0]))

    def begins(self, words: list[str]) -> list[int]:
        """Return the places where a phrase may begin: few of all places, so look at no others."""
        alone, longer = self._alone, self._longer
        after = [*words[1:], ""]
        return [
            place
            for place, word in enumerate(words)
            if word in alone or (word in longer and after[place] in longer[word])
        ]

    def copy(self) -> "Phrases[Entry]":
        """Return phrases that can be added to without changing these."""
        other: Phrases[Entry] = Phrases()
        other._alone = {word: list(entries) for word, entries in self._alone.items()}
        other._longer = {
            first: {second: [(rest, list(entries)) for rest, entries in rows] for second, rows in after.items()}
            for first, after in self._longer.items()
        }
        return other

    def at(self, words: list[str], place: int) -> list[tuple[int, list[Entry]]]:
        """Return (place after the phrase, entries) of every phrase that begins here, longest first."""
        word = words[place]
        alone = self._alone.get(word)
        found = [(place + 1, alone)] if alone else []
        longer = self._longer.get(word)
        if longer is None or place + 1 == len(words):
            return found
        after = [
            (place + 2 + len(rest), entries)
            for rest, entries in longer.get(words[place + 1], ())
            if not rest or words[place + 2 : place + 2 + len(rest)] == rest
        ]
        return after + found if after else found
