"""One word of a name in letters, taken as a surname and as syllables of a given name."""

import functools
from collections.abc import Iterator
from typing import NamedTuple

from bongsu.lang.korean.spellings import Syllable, ranked, syllables
from bongsu.lang.korean.surnames import Surname, double_surname, surnames

Given = tuple[Syllable, ...]
"""A given name, syllable by syllable."""

_LONGEST_SYLLABLE = 8
_LONGEST_WORD = 2 * _LONGEST_SYLLABLE
# McCune-Reischauer writes sounds as they meet: 극렬 is kŭngnyŏl, 진렬 chillyŏl. What the coda so written may be, before
# what letters. Revised Romanisation keeps the syllables of a name apart, so this is the rarer reading. Ours.
_ASSIMILATED = {
    "latin": (("ng", "nm", "k"), ("m", "nm", "p"), ("l", "lr", "n")),
    "cyrillic": (("н", "нм", "к"), ("м", "нм", "п"), ("ль", "лр", "н"), ("л", "лр", "н")),
    "kana": (("n", "nm", "ku"),),
}
_ASSIMILATED_WEIGHT = 0.75


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
        rest = token[at:].removeprefix("'")
        second = table.get(rest)
        if second is not None:
            first = before(token[:at], rest, script)
            if first is not None:
                yield first, second


def before(letters: str, rest: str, script: str) -> Syllable | None:
    """Return what a syllable is before another, which may have changed its coda: kŭng before nyŏl is 극 too."""
    own = syllables(script).get(letters)
    for coda, following, changed in _ASSIMILATED[script]:
        if rest[0] in following and letters.endswith(coda):
            heard = syllables(script).get(letters.removesuffix(coda) + changed)
            return _joint(own or (), heard) if heard else own
    return own


@functools.lru_cache(maxsize=4096)
def _joint(own: Syllable, heard: Syllable) -> Syllable:
    return ranked({**{key: weight * _ASSIMILATED_WEIGHT for key, weight in heard}, **dict(own)})


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
