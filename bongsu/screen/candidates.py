"""Which listed names are worth a closer look: those that share rare words with the name asked for.

Each name is a handful of weighted features: its words, and keys such as the skeleton of a Korean name.
A name asked for meets a listed one with the sum over their common features, as in a cosine; a listed word that
differs by a slip counts by its likeness. Whole batches are met at once in arrays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bongsu.screen.blocks import Blocks, blocks_from, blocks_of
from bongsu.screen.rows import Arrays, Floats, Ints, Rows, rows_from, rows_of, texts_array, texts_from

KEY = "="
"""Features that begin so are exact keys: they have no neighbours and weigh as they are."""

COMMON = 400
"""Words of more listed names than this lead to candidates only where a name has no two rarer ones."""

AT_LEAST = 2
"""So many of a name's words, the rarest first, lead to candidates however common they are."""

FAR = 0.5
"""A listed name is left out when its nearness is less than this share of the nearest one's, unless hints are wanted."""

NEAREST_COUNTED = 1.3
"""A name that is the same to the letter is no reason to overlook its namesakes in other spellings."""

Features = Mapping[str, float]

_BITS = 20
_UNIT = float(1 << (_BITS - 3))  # one pair's sum stays below 8


@dataclass(frozen=True, slots=True)
class Met:
    """Pairs of a name asked for and a listed one, by their places, the nearest first within each name asked for."""

    asked: Ints
    listed: Ints
    nearness: Floats


class Candidates:
    """Listed names by their features.

    Attributes:
        listed: how many names there are.
    """

    def __init__(self, listed: int, texts: Sequence[str], postings: Rows, near: Rows, blocks: Blocks) -> None:
        self.listed = listed
        self._words = {text: place for place, text in enumerate(texts)}
        self._spread = np.diff(postings.start)
        self._postings = postings
        self._near = near
        self._blocks = blocks

    def arrays(self) -> Arrays:
        """Return all as named arrays; `candidates_from` takes them back."""
        return {
            "listed": np.asarray([self.listed]),
            "texts": texts_array(self._words),
            **self._postings.arrays("postings"),
            **self._near.arrays("near"),
            **self._blocks.arrays(),
        }

    def spreads(self) -> dict[str, int]:
        """Return in how many listed names each feature stands."""
        return dict(zip(self._words, self._spread.tolist(), strict=True))

    def meet(self, asked: Sequence[Features], *, floor: float, most: int, far: float = FAR) -> Met:
        """Return for each name asked for at most so many listed names, none nearer than the floor left out of them.

        `far` is the share of the nearest one's nearness below which a listed name is left out all the same.
        """
        name, word, weight = self._leading(asked)
        at, listed, share = self._postings.of(word, weight)
        pair = name[at] * self.listed + listed
        packed = np.sort((pair.astype(np.uint64) << np.uint64(_BITS)) | (share * _UNIT).astype(np.uint64))
        pair = (packed >> np.uint64(_BITS)).astype(np.int64)
        firsts = np.flatnonzero(np.diff(pair, prepend=-1))
        share = (packed & np.uint64((1 << _BITS) - 1)).astype(np.float32)
        nearness = ((np.add.reduceat(share, firsts) if len(firsts) else share) / _UNIT).astype(np.float32)
        return self._nearest(pair[firsts], nearness, floor, most, far)

    def _nearest(self, pair: Ints, nearness: Floats, floor: float, most: int, far: float) -> Met:
        kept = nearness >= floor
        pair, nearness = pair[kept], nearness[kept]
        asked = pair // self.listed
        firsts = np.flatnonzero(np.diff(asked, prepend=-1))
        if len(firsts):
            best = np.minimum(np.maximum.reduceat(nearness, firsts), NEAREST_COUNTED)
            kept = nearness >= far * np.repeat(best, np.diff(firsts, append=len(asked)))
            pair, nearness, asked = pair[kept], nearness[kept], asked[kept]
        order = np.lexsort((pair, -nearness, asked))
        pair, nearness, asked = pair[order], nearness[order], asked[order]
        place = np.arange(len(asked)) - np.searchsorted(asked, asked)
        kept = place < most
        return Met(asked[kept], pair[kept] % self.listed, nearness[kept].astype(np.float32))

    def _leading(self, asked: Sequence[Features]) -> tuple[Ints, Ints, Floats]:
        """Return the features that lead to candidates, slips of the pen among them: name asked, feature, weight."""
        known: list[tuple[int, int, float]] = []
        unknown: list[tuple[int, str, float]] = []
        for name, held in enumerate(asked):
            words: list[tuple[int, int, float]] = []
            for feature, weight in held.items():
                place = self._words.get(feature)
                if place is None:
                    if not feature.startswith(KEY):
                        unknown.append((name, feature, weight))
                elif feature.startswith(KEY):
                    known.append((name, place, weight))
                else:
                    words.append((int(self._spread[place]), place, weight))
            words.sort()
            known += [
                (name, place, weight)
                for at, (spread, place, weight) in enumerate(words)
                if at < AT_LEAST or spread <= COMMON
            ]
        names, words_known, weights = _columns(known)
        at, near, near_weight = self._near.of(words_known, weights)
        more_name, more_word, more_weight = self._slips(unknown)
        return (
            np.concatenate((names[at], more_name)),
            np.concatenate((near, more_word)),
            np.concatenate((near_weight, more_weight)),
        )

    def _slips(self, unknown: list[tuple[int, str, float]]) -> tuple[Ints, Ints, Floats]:
        """Return the listed words near to words that no listed name has."""
        if not unknown:
            return _columns([])
        texts = list(dict.fromkeys(text for _, text, _ in unknown))
        place = {text: at for at, text in enumerate(texts)}
        near = self._blocks.near(texts)
        rows = rows_of(near.asked.astype(np.int64), near.listed.astype(np.int64), near.likeness, len(texts))
        name, row, weight = _columns([(name, place[text], weight) for name, text, weight in unknown])
        at, word, near_weight = rows.of(row, weight)
        return name[at], word, near_weight


def candidates_of(features: Sequence[Features]) -> Candidates:
    """Return the listed names that have these features, each with its weight in the name."""
    words: dict[str, int] = {}
    triples = [
        (words.setdefault(feature, len(words)), name, weight)
        for name, held in enumerate(features)
        for feature, weight in held.items()
    ]
    word, name, weight = _columns(triples)
    texts = list(words)
    blocks = blocks_of(_words_alone(texts))
    return Candidates(len(features), texts, rows_of(word, name, weight, len(words)), _neighbours(blocks, texts), blocks)


def candidates_from(arrays: Arrays) -> Candidates:
    """Return the candidates that `Candidates.arrays` made these arrays of.

    Raises:
        KeyError, ValueError: they are none.
    """
    texts = texts_from(arrays["texts"])
    blocks = blocks_from(_words_alone(texts), arrays)
    return Candidates(int(arrays["listed"][0]), texts, rows_from(arrays, "postings"), rows_from(arrays, "near"), blocks)


def _words_alone(texts: Sequence[str]) -> list[str]:
    """Return the texts with nothing in the place of exact keys, which are near to none."""
    return ["" if text.startswith(KEY) else text for text in texts]


def _neighbours(blocks: Blocks, texts: Sequence[str]) -> Rows:
    """Return for each feature itself and the words near to it."""
    near = blocks.near(_words_alone(texts))
    other = near.asked != near.listed
    itself = np.arange(len(texts))
    return rows_of(
        np.concatenate((itself, near.asked[other])),
        np.concatenate((itself, near.listed[other])),
        np.concatenate((np.ones(len(itself), np.float32), near.likeness[other])),
        len(texts),
    )


def _columns(triples: list[tuple[int, int, float]]) -> tuple[Ints, Ints, Floats]:
    count = len(triples)
    return (
        np.fromiter((triple[0] for triple in triples), np.int64, count),
        np.fromiter((triple[1] for triple in triples), np.int64, count),
        np.fromiter((triple[2] for triple in triples), np.float32, count),
    )
