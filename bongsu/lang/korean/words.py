"""One word of a name in letters, taken as a surname and as syllables of a given name."""

import functools
from collections.abc import Iterator
from typing import NamedTuple

from bongsu.lang.korean.hangul import joined, parted, unfolded
from bongsu.lang.korean.spellings import Syllable, ranked, syllables
from bongsu.lang.korean.surnames import Surname, double_surname, surnames

Given = tuple[Syllable, ...]
"""A given name, syllable by syllable."""

_LONGEST_SYLLABLE = 8
_LONGEST_WORD = 2 * _LONGEST_SYLLABLE
# McCune-Reischauer writes sounds as they meet: 극렬 is kŭngnyŏl. What a written coda may be, by the letter after it.
# Revised Romanisation keeps names apart, so this is the rarer reading. Ours.
_ASSIMILATED = {"ㅇ": "ㄱ", "ㅁ": "ㅂ", "ㄴ": "ㄷ", "ㄹ": "ㄴ"}
_ASSIMILATED_WEIGHT = 0.75
_NASALS = {"latin": "nm", "cyrillic": "нм", "kana": "nm"}
_LIQUIDS = {"latin": "lr", "cyrillic": "лр", "kana": "r"}


class Word(NamedTuple):
    """What one word of a name can be; an empty tuple when it can not be that."""

    surnames: tuple[Surname, ...]
    givens: tuple[Given, ...]
    single: Syllable | None


@functools.lru_cache(maxsize=1 << 16)
def word(token: str, script: str) -> Word | None:
    """Return what a word can be; None when it is no Korean word at all, which most words of the world are."""
    if len(token) > _LONGEST_WORD or not _may_be_korean(token, script):
        return None
    table = syllables(script)
    givens = tuple(segmented(token, script))
    bare = token.replace("'", "") if "'" in token else token
    if bare != token:
        # marks are often set wrong: Ky'ong
        givens = tuple(dict.fromkeys((*givens, *segmented(bare, script))))
    single = table.get(token) or table.get(bare)
    family = surnames(script).get(token) or surnames(script).get(bare)
    if not givens and family is None:
        return None
    doubles = (double_surname(*given) for given in givens if len(given) == 2)
    names = ([(family,)] if family else []) + [double for double in doubles if double]
    return Word(tuple(dict.fromkeys(names)), givens, single)


def segmented(token: str, script: str) -> Iterator[Given]:
    """Yield a word as one syllable, then as two in every way: jongun as jong and un, and as jon and gun."""
    table = syllables(script)
    if token in table:
        yield (table[token],)
    for at in range(max(1, len(token) - _LONGEST_SYLLABLE), min(len(token), _LONGEST_SYLLABLE + 1)):
        first = table.get(token[:at])
        if first is not None:
            rest = token[at:].removeprefix("'")
            second = table.get(rest)
            if second is not None:
                yield assimilated(first, rest, script), second


def assimilated(first: Syllable, rest: str, script: str) -> Syllable:
    """Return a syllable with what its coda may have been before the next one changed it: kŭng before nyŏl as 극."""
    if rest[0] in _NASALS[script]:
        return _with_codas(first, "ㅇㅁㄴ")
    return _with_codas(first, "ㄹ") if rest[0] in _LIQUIDS[script] else first


@functools.lru_cache(maxsize=4096)
def _with_codas(first: Syllable, codas: str) -> Syllable:
    found = dict(first)
    for key, weight in first:
        onset, vowel, coda = parted(unfolded(key))
        if coda in codas:
            changed = joined(onset, vowel, _ASSIMILATED[coda])
            if changed in _heard():
                found.setdefault(_heard()[changed], weight * _ASSIMILATED_WEIGHT)
    return ranked(found)


@functools.cache
def _heard() -> dict[str, str]:
    """Return the syllables that names are made of, as the North writes them, with their keys."""
    return {unfolded(key): key for readings in syllables("latin").values() for key, _ in readings}


def _may_be_korean(token: str, script: str) -> bool:
    beginnings, endings = _margins(script)
    return token[:2] in beginnings and token[-2:] in endings


@functools.cache
def _margins(script: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the first and the last two letters of all words of one or two syllables."""
    spelled = set(syllables(script)) | set(surnames(script))
    letters = {one for word_ in spelled for one in word_}
    short = {one for one in spelled if len(one) == 1}
    beginnings = {one[:2] for one in spelled} | {one + other for one in short for other in letters}
    endings = {one[-2:] for one in spelled} | {other + one for one in short for other in letters}
    return frozenset(beginnings), frozenset(endings)
