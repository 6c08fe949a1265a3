"""Words that differ by a slip of the pen: rare-trigram blocks, and edit distances of whole blocks at once.

Two words within the allowed distance share one of their rarest trigrams nearly always; so each word is put into the
blocks of its rarest ones, and only words of one block are compared, all with all, by rapidfuzz's ``cdist``.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from bongsu.screen.rows import Arrays, Floats, Ints, texts_array, texts_from

SHORTEST = 4
"""Letters; below, one letter is another name: "Li" and "Lu", "Jon" and "Jun"."""

LONG = 8
"""From this length on two slips are allowed, below only one."""

MOST_SLIPS = 2

RAREST = 4
"""Blocks that a word is put into; a slip touches at most three of its trigrams."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Pairs of asked and listed words, by their places, with how alike they are: 1 - edits / letters."""

    asked: Ints
    listed: Ints
    likeness: Floats


class Blocks:
    """Listed words, ready to be compared with others; words shorter than `SHORTEST` are near to none."""

    def __init__(self, words: Sequence[str], grams: dict[str, NDArray[np.int32]], counts: dict[str, int]) -> None:
        self._words = words
        self._blocks = grams
        self._counts = counts

    def near(self, asked: Sequence[str]) -> Neighbours:
        """Return each listed word within the allowed distance of each asked one; equal words too."""
        askers: defaultdict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(asked):
            for gram in _rarest(word, self._counts):
                if gram in self._blocks:
                    askers[gram].append(place)
        parts = [self._compared(asked, places, gram) for gram, places in askers.items()]
        if not parts:
            return Neighbours(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.float32))
        rows, columns, likeness = (np.concatenate(column) for column in zip(*parts, strict=True))
        _, first = np.unique(rows * len(self._words) + columns, return_index=True)
        return Neighbours(rows[first], columns[first], likeness[first])

    def _compared(self, asked: Sequence[str], places: list[int], gram: str) -> tuple[Ints, Ints, Floats]:
        block = self._blocks[gram]
        askers = [asked[place] for place in places]
        listed = [self._words[place] for place in block.tolist()]
        edits = cdist(askers, listed, scorer=Levenshtein.distance, score_cutoff=MOST_SLIPS, dtype=np.uint8)
        row, column = np.nonzero(edits <= MOST_SLIPS)
        found = edits[row, column]
        letters = np.maximum(_lengths(askers)[row], _lengths(listed)[column])
        allowed = found <= np.where(letters >= LONG, MOST_SLIPS, 1)
        likeness = 1 - found[allowed] / letters[allowed]
        return (
            np.asarray(places, np.int64)[row[allowed]],
            block[column[allowed]].astype(np.int64),
            likeness.astype(np.float32),
        )

    def arrays(self) -> Arrays:
        """Return all but the words as named arrays; `blocks_from` takes them back."""
        blocks = list(self._blocks.values())
        return {
            "blocks.grams": texts_array(self._blocks),
            "blocks.lengths": np.fromiter((len(block) for block in blocks), np.int64, len(blocks)),
            "blocks.words": np.concatenate(blocks) if blocks else np.empty(0, np.int32),
            "blocks.counted": texts_array(self._counts),
            "blocks.counts": np.fromiter(self._counts.values(), np.int64, len(self._counts)),
        }


def blocks_of(words: Sequence[str]) -> Blocks:
    """Return the words in the blocks of their rarest trigrams."""
    counts = Counter(gram for word in words if len(word) >= SHORTEST for gram in _trigrams(word))
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        for gram in _rarest(word, counts):
            blocks[gram].append(place)
    return Blocks(words, {gram: np.asarray(places, np.int32) for gram, places in blocks.items()}, dict(counts))


def blocks_from(words: Sequence[str], arrays: Arrays) -> Blocks:
    """Return the blocks that `Blocks.arrays` made these arrays of.

    Raises:
        KeyError, ValueError: they are none.
    """
    ends = np.cumsum(arrays["blocks.lengths"].astype(np.int64))
    held = arrays["blocks.words"].astype(np.int32, copy=False)
    starts = np.concatenate(([0], ends[:-1])).tolist()
    grams = texts_from(arrays["blocks.grams"])
    blocks = {gram: held[start:end] for gram, start, end in zip(grams, starts, ends.tolist(), strict=True)}
    counted = texts_from(arrays["blocks.counted"])
    return Blocks(words, blocks, dict(zip(counted, arrays["blocks.counts"].tolist(), strict=True)))


def _rarest(word: str, counts: dict[str, int]) -> list[str]:
    if len(word) < SHORTEST:
        return []
    return sorted(_trigrams(word), key=lambda gram: (counts.get(gram, 0), gram))[:RAREST]


def _trigrams(word: str) -> Iterator[str]:
    padded = f" {word} "
    return iter({padded[at : at + 3] for at in range(len(padded) - 2)})


def _lengths(words: Sequence[str]) -> NDArray[np.int32]:
    return np.fromiter((len(word) for word in words), np.int32, len(words))
