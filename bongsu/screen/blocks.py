"""Words that differ by a slip of the pen: rare-trigram blocks, and edit distances of many pairs at once.

Two words within the allowed distance share one of their rarest trigrams nearly always; so each word is put into the
blocks of its rarest ones, and only words of one block are compared, by rapidfuzz's ``cpdist``: those that have the same
letters but for a few.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cpdist

from bongsu.screen.rows import Arrays, Floats, Ints, Places, texts_array, texts_from

SHORTEST = 4
"""Letters; below, one letter is another name: "Li" and "Lu", "Jon" and "Jun"."""

LONG = 8
"""From this length on two slips are allowed, below only one."""

MOST_SLIPS = 2

RAREST = 4
"""Blocks that a word is put into; a slip touches at most three of its trigrams."""

_AT_ONCE = 1 << 16
"""Pairs of words that are looked at in one go: so few that the processor's own memory holds them."""

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Pairs of asked and listed words, by their places, with how alike they are: 1 - edits / letters."""

    asked: Ints
    listed: Ints
    likeness: Floats


class Blocks:
    """Listed words, ready to be compared with others; words shorter than `SHORTEST` are near to none."""

    def __init__(self, words: Sequence[str], grams: Sequence[str], lengths: Ints, held: Places, counts: Counts) -> None:
        self._words = words
        self._grams = {gram: block for block, gram in enumerate(grams)}
        self._lengths = lengths
        self._starts = np.cumsum(lengths) - lengths
        self._held = held
        self._looks = _Looks(words)
        self._held_sizes, self._held_letters = self._looks.sizes[held], self._looks.letters[held]
        self._counts = counts

    def near(self, asked: Sequence[str]) -> Neighbours:
        """Return each listed word within the allowed distance of each asked one; equal words too."""
        grams = self._grams
        met = [
            (place, grams[gram])
            for place, word in enumerate(asked)
            for gram in _rarest(word, self._counts)
            if gram in grams
        ]
        place, block = np.asarray(met, np.int64).reshape(-1, 2).T
        looks = _Looks(asked)
        ends = np.cumsum(self._lengths[block])
        cuts = np.searchsorted(ends, np.arange(_AT_ONCE, ends[-1] if len(ends) else 0, _AT_ONCE)).tolist()
        parts = [
            self._alike(place[start:end], block[start:end], looks)
            for start, end in zip([0, *cuts], [*cuts, len(ends)], strict=True)
        ]
        pair = np.unique(np.concatenate(parts))
        one, other = pair // max(1, len(self._words)), pair % max(1, len(self._words))
        edits = cpdist(
            [asked[at] for at in one.tolist()],
            [self._words[at] for at in other.tolist()],
            scorer=Levenshtein.distance, score_cutoff=MOST_SLIPS, dtype=np.uint8,
        )  # fmt: skip
        long = np.maximum(looks.sizes[one], self._looks.sizes[other])
        near = edits <= np.where(long >= LONG, MOST_SLIPS, 1)
        return Neighbours(one[near], other[near], (1 - edits[near] / long[near]).astype(np.float32))

    def _alike(self, place: Ints, block: Ints, looks: "_Looks") -> Ints:
        """Return words asked for and listed ones of one block, as one number for both, that look nearly the same."""
        lengths = self._lengths[block]
        at = np.arange(lengths.sum()) + np.repeat(self._starts[block] - np.cumsum(lengths) + lengths, lengths)
        place = np.repeat(place, lengths)
        shorter = looks.sizes[place] - self._held_sizes[at]
        some = np.flatnonzero(np.abs(shorter) <= MOST_SLIPS)
        place, at, shorter = place[some], at[some], shorter[some]
        others = np.bitwise_count(looks.letters[place] ^ self._held_letters[at])
        slips = np.where(looks.sizes[place] - np.minimum(shorter, 0) >= LONG, MOST_SLIPS, 1)
        some = np.flatnonzero((others <= 2 * slips) & (np.abs(shorter) <= slips))
        pair: Ints = place[some] * len(self._words) + self._held[at[some]]
        return pair

    def arrays(self) -> Arrays:
        """Return all but the words as named arrays; `blocks_from` takes them back."""
        return {
            "blocks.grams": texts_array(self._grams),
            "blocks.lengths": self._lengths,
            "blocks.words": self._held,
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
    lengths = np.fromiter(map(len, blocks.values()), np.int64, len(blocks))
    held = np.fromiter(chain.from_iterable(blocks.values()), np.int32, lengths.sum())
    return Blocks(words, list(blocks), lengths, held, dict(counts))


def blocks_from(words: Sequence[str], arrays: Arrays) -> Blocks:
    """Return the blocks that `Blocks.arrays` made these arrays of.

    Raises:
        KeyError, ValueError: they are none.
    """
    lengths = arrays["blocks.lengths"].astype(np.int64, copy=False)
    held = arrays["blocks.words"].astype(np.int32, copy=False)
    counts = dict(zip(texts_from(arrays["blocks.counted"]), arrays["blocks.counts"].tolist(), strict=True))
    return Blocks(words, texts_from(arrays["blocks.grams"]), lengths, held, counts)


def _rarest(word: str, counts: Counts) -> list[str]:
    if len(word) < SHORTEST:
        return []
    return sorted(_trigrams(word), key=lambda gram: (counts.get(gram, 0), gram))[:RAREST]


def _trigrams(word: str) -> Iterator[str]:
    padded = f" {word} "
    return iter({padded[at : at + 3] for at in range(len(padded) - 2)})


class _Looks:
    """What tells at a glance that words differ: how long they are, and which letters they have, in bits.

    A slip changes the length by one at most, and two of the letters.
    """

    def __init__(self, words: Sequence[str]) -> None:
        letters = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), np.uint32)
        bits = np.uint64(1) << (letters & np.uint32(63)).astype(np.uint64)
        self.sizes = np.fromiter(map(len, words), np.int32, len(words))
        self.letters = np.zeros(len(words), np.uint64)
        np.bitwise_or.at(self.letters, np.repeat(np.arange(len(words)), self.sizes), bits)
