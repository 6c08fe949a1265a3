"""Korean names as Chinese papers call them: the Mandarin reading of their characters in pinyin, 강문길 as Jiang Wenji.

A syllable of pinyin stands for every Korean reading of the characters that are read so. Many a Chinese name can
therefore be a Korean's: an agreement is a hint, the better the rarer the other readings of its syllables are.
"""

import functools
from collections import Counter, defaultdict
from collections.abc import Iterator

from bongsu.lang.chinese import SURNAME_READINGS, by_pinyin, simplified
from bongsu.lang.korean.hangul import folded
from bongsu.lang.korean.hanja import readings_of
from bongsu.lang.korean.names import KoreanName
from bongsu.lang.korean.spellings import Syllable
from bongsu.lang.korean.surnames import surname_characters
from bongsu.lang.names import fold

# What a reading weighs that one character of very many has; the only reading weighs 1. Ours.
_LEAST = 0.8
# Southern speakers write Jian for Jiang. Ours; only of the surname, since few syllables are one.
_OTHER_NASAL = 0.9
_LONGEST_SYLLABLE = 6
_MOST_WORDS = 3
# GB 2312's characters of its first level, the 3,755 commonest, have a first byte in this range.
_COMMON_IN_CHINA = range(0xB0, 0xD8)


def mandarin_readings(name: str) -> tuple[KoreanName, ...]:
    """Return what a name in pinyin may be as a Korean's: a surname first or last, and a given name of two syllables.

    () when it can be none: most words are no pinyin, and few syllables are a Korean surname's.
    """
    words = fold(name).split() if name.isascii() else []
    if not 1 < len(words) <= _MOST_WORDS:
        return ()
    found = []
    for surname, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
        family = _surnames().get(surname)
        if family is not None:
            found += [KoreanName((family,), given, 1.0) for given in _givens(rest)]
    return tuple(dict.fromkeys(found))


def _givens(words: list[str]) -> Iterator[tuple[Syllable, ...]]:
    table = _syllables()
    if len(words) == 1:
        word = words[0]
        pairs = [(word[:at], word[at:]) for at in range(1, len(word)) if len(word) <= 2 * _LONGEST_SYLLABLE]
    else:
        pairs = [(words[0], words[1])]
    yield from ((table[one], table[other]) for one, other in pairs if one in table and other in table)


@functools.cache
def _surnames() -> dict[str, Syllable]:
    """Return what a surname in pinyin is in Korean: jiang is 강 or 장."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for character, hangul in surname_characters().items():
        usual = SURNAME_READINGS.get(simplified(character)) or by_pinyin().get(character)
        if usual:
            found[usual][folded(hangul)] = 1.0
    for usual in tuple(found):
        other = usual.removesuffix("g") if usual.endswith("ng") else usual + "g" if usual.endswith("n") else ""
        for key in found[usual] if other else ():
            found[other].setdefault(key, _OTHER_NASAL)
    return {usual: _ranked(readings) for usual, readings in found.items()}


@functools.cache
def _syllables() -> dict[str, Syllable]:
    """Return the Korean readings of each syllable of pinyin, by how many common characters have them."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for character, usual in by_pinyin().items():
        if _is_common(character):
            counts[usual].update({folded(hangul) for hangul in readings_of(character)})
    return {
        usual: _ranked({key: _LEAST + (1 - _LEAST) * count / readings.total() for key, count in readings.items()})
        for usual, readings in counts.items()
    }


def _ranked(readings: dict[str, float]) -> Syllable:
    return tuple(sorted(readings.items(), key=lambda item: (-item[1], item[0])))


def _is_common(character: str) -> bool:
    """Say whether Koreans and Chinese both use a character: it stands in KS X 1001, and simplified in GB 2312."""
    try:
        character.encode("euc_kr")
        return simplified(character).encode("gb2312")[0] in _COMMON_IN_CHINA
    except UnicodeEncodeError:
        return False
