"""Which listed names are worth a closer look: those that share rare words with the name asked for.

Each name is a handful of weighted features: its words, and keys such as the skeleton of a Korean name.
A name asked for meets a listed one with the sum over their common features, as in a cosine; a listed word that
differs by a slip counts by its likeness. Whole batches are met at once in arrays.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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

SAME = 1.9
"""From this nearness on names are all but the same, and none is left out for others; a name's words alone make 1."""

SAME_COUNTED, NEAREST_COUNTED = 0.3, 1.3
"""A name that is the same to the letter is no reason to overlook its namesakes in other spellings."""

Features = Mapping[str, float]

Asked = Features | int
"""What a name asked for is found by; or, where it is one of the listed names, its place."""

_BITS = 20
_UNIT = float(1 << (_BITS - 3))  # one pair's sum stays below 8

_AT_ONCE = 1 << 16
"""Entries of listed names that are summed up in one go: so few that the processor's own memory holds them."""

_BUCKETS = 1 << 17
"""Sums that pairs are thrown into before any is sorted: so many that few pairs of one batch share one."""

_Leads = tuple[Ints, Ints, Floats]
"""Names asked for, with a feature or a listed name each, and a weight."""


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

    def __init__(
        self, owners: Ints, texts: Sequence[str], postings: Rows, near: Rows, blocks: Blocks, own: Rows | None = None
    ) -> None:
        self.listed = len(owners)
        self._owners = owners
        self._words = {text: place for place, text in enumerate(texts)}
        self._spread = np.diff(postings.start)
        self._spreads: list[int] = self._spread.tolist()
        self._postings = postings
        self._near = near
        self._blocks = blocks
        self._own = own or _no_rows(self.listed)

    def leading_to_itself(self, asked: Sequence[Features]) -> "Candidates":
        """Return the same with what each listed name leads to when it is asked for, so that it is not looked for."""
        name, place, weight, _ = self._leads(enumerate(asked))
        own = rows_of(name, place, weight, self.listed)
        return Candidates(self._owners, list(self._words), self._postings, self._near, self._blocks, own)

    def arrays(self) -> Arrays:
        """Return all as named arrays; `candidates_from` takes them back."""
        return {
            "owners": self._owners,
            "texts": texts_array(self._words),
            **self._postings.arrays("postings"),
            **self._near.arrays("near"),
            **self._own.arrays("own"),
            **self._blocks.arrays(),
        }

    def spreads(self) -> dict[str, int]:
        """Return in how many listed names each feature stands."""
        return dict(zip(self._words, self._spreads, strict=True))

    def meet(self, asked: Sequence[Asked], *, floor: float, most: int, far: float = FAR) -> Met:
        """Return for each name asked for the listed names of at most so many parties, the nearest.

        Those that are all but the same are there however many they are; none is farther than the floor. `far` is the
        share of the nearest one's nearness below which a listed name is left out all the same.
        """
        leads = self._leading(asked)
        parts = [self._nearest(some, floor, most, far) for some in self._batches(leads)]
        return Met(*(np.concatenate([part[column] for part in parts]) for column in range(3)))

    def _batches(self, leads: "_Leads") -> Iterator["_Leads"]:
        """Yield the leads of some names after the other, of so many that the processor's own memory holds them."""
        name, word, weight = leads
        order = np.argsort(name, kind="stable")
        name, word, weight = name[order], word[order], weight[order]
        ends = np.cumsum(self._spread[word])
        cuts = np.searchsorted(ends, np.arange(_AT_ONCE, ends[-1] if len(ends) else 0, _AT_ONCE))
        cuts = np.unique(np.searchsorted(name, name[cuts])).tolist()  # a name stays whole
        for start, end in zip([0, *cuts], [*cuts, len(name)], strict=True):
            yield name[start:end], word[start:end], weight[start:end]

    def _nearest(self, leads: "_Leads", floor: float, most: int, far: float) -> "_Leads":
        """Return names asked for, listed names, and how near they are, the nearest first."""
        pair, nearness = self._summed(leads, floor)
        asked = pair // self.listed
        firsts = np.flatnonzero(np.diff(asked, prepend=-1))
        if len(firsts):
            counted = np.where(nearness >= SAME, nearness - (SAME - SAME_COUNTED), nearness)
            best = np.minimum(np.maximum.reduceat(counted, firsts), NEAREST_COUNTED)
            kept = nearness >= far * np.repeat(best, np.diff(firsts, append=len(asked)))
            pair, nearness, asked = pair[kept], nearness[kept], asked[kept]
        order = np.lexsort((pair, -nearness, asked))
        pair, nearness, asked = pair[order], nearness[order], asked[order]
        listed = pair % max(1, self.listed)
        kept = (self._nth(asked, listed) < most) | (nearness >= SAME)
        return asked[kept], listed[kept], nearness[kept]

    def _nth(self, asked: Ints, listed: Ints) -> Ints:
        """Return of each pair how many other parties are nearer; the pairs come in the order of their nearness."""
        party = asked * (self._owners.max(initial=0) + 1) + self._owners[listed]
        _, first, of = np.unique(party, return_index=True, return_inverse=True)
        new = np.zeros(len(asked), np.int64)
        new[first] = 1
        count = np.cumsum(new)
        nth: Ints = count[first[of]] - count[np.searchsorted(asked, asked)]
        return nth

    def _summed(self, leads: "_Leads", floor: float) -> tuple[Ints, Floats]:
        """Return pairs of a name asked for and a listed one, as one number for both, that are as near as the floor."""
        name, word, weight = leads
        lengths = self._spread[word]
        lead = np.repeat(np.arange(len(word)), lengths)
        at = np.arange(len(lead)) + (self._postings.start[word] - np.cumsum(lengths) + lengths)[lead]
        share = self._postings.weight[at] * (weight * np.float32(_UNIT))[lead]
        pair = (name * self.listed)[lead] + self._postings.column[at]
        some = _reaching(pair, share, floor)
        packed = (pair[some] << _BITS) + share[some].astype(np.int64)
        packed.sort()
        pair = packed >> _BITS
        ends = np.flatnonzero(np.diff(pair, append=-1))
        sums = np.diff(np.cumsum(packed & ((1 << _BITS) - 1))[ends], prepend=0)
        near = np.flatnonzero(sums >= floor * _UNIT)
        return pair[ends[near]], (sums[near] / _UNIT).astype(np.float32)

    def _leading(self, asked: Sequence[Asked]) -> "_Leads":
        """Return the features that lead to candidates, slips of the pen among them: name asked, feature, weight."""
        name, place, weight, unknown = self._leads(
            [(name, held) for name, held in enumerate(asked) if not isinstance(held, int)]
        )
        listed = [(name, held) for name, held in enumerate(asked) if isinstance(held, int)]
        names, places = np.asarray(listed, np.int64).reshape(-1, 2).T
        nth, own, own_weight = self._own.of(places, np.ones(len(places), np.float32))
        name, place = np.concatenate((name, names[nth])), np.concatenate((place, own))
        at, near, near_weight = self._near.of(place, np.concatenate((weight, own_weight)))
        more_name, more_word, more_weight = self._slips(unknown)
        return (
            np.concatenate((name[at], more_name)),
            np.concatenate((near, more_word)),
            np.concatenate((near_weight, more_weight)),
        )

    def _leads(self, asked: Iterable[tuple[int, Features]]) -> tuple[Ints, Ints, Floats, list[tuple[int, str, float]]]:
        """Return the features that lead to candidates, and the words that no listed name has: name, which, weight."""
        names: list[int] = []
        places: list[int] = []
        weights: list[float] = []
        unknown: list[tuple[int, str, float]] = []
        listed, spread = self._words, self._spreads
        for name, held in asked:
            words: list[tuple[int, int, float]] = []
            for feature, weight in held.items():
                place = listed.get(feature)
                if place is None:
                    if not feature.startswith(KEY):
                        unknown.append((name, feature, weight))
                elif feature.startswith(KEY):
                    names.append(name)
                    places.append(place)
                    weights.append(weight)
                else:
                    words.append((spread[place], place, weight))
            words.sort()
            for nth, (count, place, weight) in enumerate(words):
                if nth >= AT_LEAST and count > COMMON:
                    break
                names.append(name)
                places.append(place)
                weights.append(weight)
        return np.asarray(names, np.int64), np.asarray(places, np.int64), np.asarray(weights, np.float32), unknown

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


def _reaching(pair: Ints, share: Floats, floor: float) -> Ints:
    """Return the entries of pairs that may come to the floor: those whose bucket does, whoever else is in it."""
    bucket = pair & (_BUCKETS - 1)
    sums = np.bincount(bucket, share, _BUCKETS)
    some: Ints = np.flatnonzero((sums >= floor * _UNIT)[bucket])
    return some


def candidates_of(features: Sequence[Features], owners: Sequence[int] | None = None) -> Candidates:
    """Return the listed names that have these features, each with its weight in the name, and whose they are.

    Where nobody is named as their owner, each is another party's.
    """
    held = np.arange(len(features)) if owners is None else np.asarray(owners, np.int64)
    words: dict[str, int] = {}
    triples = [
        (words.setdefault(feature, len(words)), name, weight)
        for name, held in enumerate(features)
        for feature, weight in held.items()
    ]
    word, name, weight = _columns(triples)
    texts = list(words)
    blocks = blocks_of(_words_alone(texts))
    return Candidates(held, texts, rows_of(word, name, weight, len(words)), _neighbours(blocks, texts), blocks)


def candidates_from(arrays: Arrays) -> Candidates:
    """Return the candidates that `Candidates.arrays` made these arrays of.

    Raises:
        KeyError, ValueError: they are none.
    """
    texts = texts_from(arrays["texts"])
    blocks = blocks_from(_words_alone(texts), arrays)
    owners = arrays["owners"].astype(np.int64, copy=False)
    postings, near, own = (rows_from(arrays, name) for name in ("postings", "near", "own"))
    return Candidates(owners, texts, postings, near, blocks, own)


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


def _no_rows(count: int) -> Rows:
    return Rows(np.zeros(count + 1, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32))


def _columns(triples: list[tuple[int, int, float]]) -> tuple[Ints, Ints, Floats]:
    count = len(triples)
    return (
        np.fromiter((triple[0] for triple in triples), np.int64, count),
        np.fromiter((triple[1] for triple in triples), np.int64, count),
        np.fromiter((triple[2] for triple in triples), np.float32, count),
    )
