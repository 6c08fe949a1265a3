"""Which names of organisations may be as like as is asked for, seen in arrays of their words before any is compared.

Every word takes the other name's word that helps it most, though another took that one too: so no two names are more
like than this says, and who is left out here would be left out after comparing.
"""

import functools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bongsu.lang.acronyms import letters_needed
from bongsu.screen.anatomy import Name
from bongsu.screen.bodies import FIRST_WORDS, SCALE, short_for
from bongsu.screen.rows import Ints
from bongsu.screen.words import HOOKS_OF_EDGES, WHOLE, Word, kin, letter_bits

Doubles = NDArray[np.float64]
_Flags = NDArray[np.bool_]
_Hooks = NDArray[np.uint64]

_SURE = 1 - 1e-9
"""Sums in another order differ in their last digits."""

_LOW_BITS = HOOKS_OF_EDGES // 2
_LOW, _ALL = (1 << _LOW_BITS) - 1, (1 << HOOKS_OF_EDGES) - 1


class _Side(NamedTuple):
    """Names as rows of words: where each begins, how many words it has, their places, and what tells names apart.

    Texts are told by their hashes: two that are the same are never taken for different ones. `needed` are the letters
    that a short name must find in a long one.
    """

    start: Ints
    size: Ints
    word: Ints
    brief: _Flags
    needed: _Hooks
    joined: Ints
    folded: Ints
    bare: Ints

    def weight(self, weights: Doubles) -> Doubles:
        """Return what each name weighs."""
        sums = np.concatenate(([0.0], np.cumsum(weights[self.word])))
        found: Doubles = sums[self.start + self.size] - sums[self.start]
        return found

    def any_of(self, bits: _Hooks) -> _Hooks:
        """Return the bits that some word of each name has."""
        found, some = np.zeros(len(self.size), np.uint64), np.flatnonzero(self.size)
        if len(some):
            found[some] = np.bitwise_or.reduceat(bits[self.word], self.start[some])
        return found

    def any_of_first(self, bits: _Hooks, count: int) -> _Hooks:
        """Return the bits that some of each name's first words has."""
        found = np.zeros(len(self.size), np.uint64)
        for nth in range(count):
            some = np.flatnonzero(self.size > nth)
            found[some] |= bits[self.word[self.start[some] + nth]]
        return found


class _Entries(NamedTuple):
    """Words of pairs of names that may be one: of which row, which of the pair's listed words, and how surely.

    A row is one word of the name asked for, in one pair of names.
    """

    row: Ints
    slot: Ints
    gain: Doubles
    loss: Doubles


def within_reach(asked: Sequence[Name], listed: Sequence[Name], pairs: tuple[Ints, Ints], least: Doubles) -> _Flags:
    """Say of each pair of a name asked for and a listed one, by their places, if it may be as like as its least.

    Names that are none of an organisation, or have the same letters, always may.
    """
    one, two = pairs
    words: dict[Word, int] = {}
    ours, theirs = _side(asked, words), _side(listed, words)
    known = (ours.size[one] > 0) & (theirs.size[two] > 0)
    told = np.flatnonzero(known & (ours.joined[one] != theirs.joined[two]) & (ours.folded[one] != theirs.bare[two]))
    found = np.ones(len(one), np.bool_)
    if len(told):
        found[told] = _reached(list(words), ours, theirs, (one[told], two[told]), least[told])
        brief = told[(ours.brief[one[told]] != theirs.brief[two[told]]) & ~found[told]]
        brief = brief[_may_be_short(list(words), ours, theirs, (one[brief], two[brief]))]
        found[brief] = [
            short_for(asked[at].body, listed[other].body).score >= needed
            for at, other, needed in zip(one[brief].tolist(), two[brief].tolist(), least[brief].tolist(), strict=True)
        ]
    return found


def _side(names: Sequence[Name], words: dict[Word, int]) -> _Side:
    rows = [name.body.row.words if name.body else () for name in names]
    size = np.fromiter(map(len, rows), np.int64, len(rows))
    word = np.asarray([words.setdefault(word, len(words)) for row in rows for word in row], np.int64)
    shorts = [name.body.short if name.body else "" for name in names]
    brief = np.fromiter(map(bool, shorts), np.bool_, len(names))
    needed = np.fromiter((_needed(short) if short else 0 for short in shorts), np.uint64, len(names))
    joined, folded, bare = (
        np.fromiter(map(hash, texts), np.int64, len(names))
        for texts in ([name.joined for name in names], [name.folded for name in names], [name.bare for name in names])
    )
    return _Side(np.cumsum(size) - size, size, word, brief, needed, joined, folded, bare)


@functools.lru_cache(maxsize=1 << 16)
def _needed(short: str) -> int:
    return letter_bits(letters_needed(short))


def _may_be_short(words: Sequence[Word], ours: _Side, theirs: _Side, pairs: tuple[Ints, Ints]) -> _Flags:
    """Say of pairs of a short and a long name if the one begins as a first word of the other, with letters it has."""
    one, two = pairs
    firsts = np.asarray([word.firsts for word in words], np.uint64)
    letters = np.asarray([word.letters for word in words], np.uint64)
    begin = ours.any_of_first(firsts, FIRST_WORDS)[one] & theirs.any_of_first(firsts, FIRST_WORDS)[two]
    lacking = ours.needed[one] & ~theirs.any_of(letters)[two] | theirs.needed[two] & ~ours.any_of(letters)[one]
    found: _Flags = (begin != 0) & (lacking == 0)
    return found


def _reached(words: Sequence[Word], ours: _Side, theirs: _Side, pairs: tuple[Ints, Ints], least: Doubles) -> _Flags:
    one, two = pairs
    count = len(one)
    weights = np.asarray([word.weight for word in words])
    of = np.repeat(np.arange(count), ours.size[one])  # the pair of each row
    first = np.cumsum(ours.size[one]) - ours.size[one]
    row_word = ours.word[np.arange(len(of)) + (ours.start[one] - first)[of]]
    slots = np.cumsum(theirs.size[two]) - theirs.size[two]
    entries, joins = _entries(words, weights, row_word, of, (theirs, two, slots))
    rows = np.flatnonzero(np.diff(entries.row, prepend=-1))
    own = entries.row[rows]
    shared = np.bincount(of[own], np.maximum.reduceat(entries.gain, rows) if len(rows) else None, count)
    lost = SCALE.lost * (np.minimum.reduceat(entries.loss, rows) if len(rows) else np.zeros(0))
    spent = np.bincount(of[own], np.minimum(lost, SCALE.alone * weights[row_word[own]]), count)
    alone = ours.weight(weights)[one] - np.bincount(of[own], weights[row_word[own]], count)
    taken = np.zeros(int(theirs.size[two].sum()), np.bool_)
    taken[entries.slot] = True
    taken_at = np.flatnonzero(taken)
    pair = np.searchsorted(slots, taken_at, side="right") - 1
    their = theirs.word[taken_at - slots[pair] + theirs.start[two][pair]]
    alone += theirs.weight(weights)[two] - np.bincount(pair, weights[their], count)
    needed = least * _SURE
    found: _Flags = (WHOLE * shared >= needed * (shared + SCALE.alone * alone + spent)) & (shared > 0)
    found[of[joins]] = True
    return found


def _entries(
    words: Sequence[Word], weights: Doubles, row_word: Ints, of: Ints, other: tuple[_Side, Ints, Ints]
) -> tuple[_Entries, Ints]:
    """Return the words that may be one, and the rows of words that may be joined or parted."""
    theirs, two, slots = other
    wide = theirs.size[two][of]
    row = np.repeat(np.arange(len(of)), wide)
    nth = np.arange(len(row)) - np.repeat(np.cumsum(wide) - wide, wide)
    word = theirs.word[nth + (theirs.start[two][of])[row]]
    low, high = _hooks(words)
    met = np.flatnonzero((low[row_word][row] & low[word]) | (high[row_word][row] & high[word]))
    row, word, nth = row[met], word[met], nth[met]
    mine = row_word[row]
    likeness, joins = _kinship(words, mine, word)
    some = np.flatnonzero(likeness)
    weight = np.maximum(weights[mine[some]], weights[word[some]])
    gain = likeness[some] * weight
    slot = slots[of[row[some]]] + nth[some]
    return _Entries(row[some], slot, gain, weight - gain), row[joins]


def _kinship(words: Sequence[Word], one: Ints, two: Ints) -> tuple[Doubles, Ints]:
    """Return how likely words are one, and where one may be the first of those that another joins."""
    sounds: dict[str, int] = {}
    sound = np.asarray([sounds.setdefault(word.sound, len(sounds)) for word in words], np.int64)
    likeness = (sound[one] == sound[two]).astype(np.float64)
    others = np.flatnonzero(likeness == 0)
    pair, inverse = np.unique(one[others] * len(words) + two[others], return_inverse=True)
    ours, theirs = np.divmod(pair, max(1, len(words)))
    found = [kin(words[at], words[other]) for at, other in zip(ours.tolist(), theirs.tolist(), strict=True)]
    likeness[others] = np.asarray([item.likeness if item else 0.0 for item in found], np.float64)[inverse]
    joins = np.asarray([item is not None and item.joins for item in found], np.bool_)[inverse]
    return likeness, others[np.flatnonzero(joins)]


def _hooks(words: Sequence[Word]) -> tuple[_Hooks, _Hooks]:
    """Return the hooks of words in arrays; what has other readings or meanings hooks into everything."""
    found = [_ALL if word.also or word.means else word.hooks & _ALL for word in words]
    low = np.asarray([hooks & _LOW for hooks in found], np.uint64)
    return low, np.asarray([hooks >> _LOW_BITS for hooks in found], np.uint64)
