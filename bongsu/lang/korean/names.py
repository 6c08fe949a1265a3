"""Personal names read as Korean: surname and given name, in whatever order, script and spelling they come."""

import functools
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bongsu.lang.korean.hangul import unfolded
from bongsu.lang.korean.scripts import NORMAL, is_odd, script_of_letter
from bongsu.lang.korean.spellings import Syllable, syllables
from bongsu.lang.korean.surnames import Surname, double_surname, share_of, surnames
from bongsu.lang.korean.syllabic import split
from bongsu.lang.korean.words import Given, Word, before, segmented, word

MOST_READINGS = 8
"""No more readings of one name are given; the likeliest come first."""

# Longer names are no Korean person's: "Namgung Hyang-suk" has 17 letters.
_MOST_LETTERS = 32
_MOST_WORDS = 4
# How likely an arrangement is beside the likeliest of the same name. Ours.
_MARKED, _SURNAME_FIRST, _SURNAME_LAST = 1.0, 0.99, 0.985
_AGAINST_HYPHEN = 0.81
_UNSPACED = 0.9
_THREE_SYLLABLES = 0.85
_JOINED_WORD = 0.99
# So far a rare surname falls behind a common one in the same name. Ours.
_RARITY = 0.06


@dataclass(frozen=True, slots=True)
class KoreanName:
    """A name read as Korean: what its syllables can stand for, and how likely it is to be so arranged, in 0-1."""

    surname: Surname
    given: Given
    exactness: float


_Found = tuple[Surname, Given, float]


class _Typography(NamedTuple):
    """What capitals, commas and hyphens say: how many words at the front or at the end are the surname.

    ``hyphened`` is 1 when the last words are one hyphenated given name, -1 when the first are, 0 otherwise.
    """

    front: int
    end: int
    hyphened: int


_UNMARKED = _Typography(0, 0, 0)


def readings(name: str) -> tuple[KoreanName, ...]:
    """Return every plausible reading of a name as a Korean person's, the likeliest first; () when it can be none.

    Latin letters are read in any system of romanisation; Cyrillic, kana, Hangul and Chinese characters too.
    The surname may stand first or last, and given names may be parted, hyphenated or joined.
    """
    if not 2 <= len(name) <= _MOST_LETTERS:
        return ()
    if not name.isascii() and is_odd(name[0]):
        name = unicodedata.normalize("NFKC", name)
    script = "latin" if name.isascii() else _script(name)
    if script is None:
        return ()
    if script in {"hangul", "hanja"}:
        return _best(split(NORMAL[script](name), script))
    return _spelled(name, script)


def surname_share(reading: KoreanName) -> float:
    """Return the share of people in South Korea who bear the likeliest surname of a reading."""
    return _share(reading.surname)


def hangul(reading: KoreanName) -> str | None:
    """Return the name in Hangul; None where a syllable can stand for several."""
    parts = (*reading.surname, *reading.given)
    if any(key[0] != part[0][0][0] for part in parts for key, _ in part):
        return None
    return "".join(unfolded(part[0][0]) for part in parts)


def _script(name: str) -> str | None:
    script = script_of_letter(name[0])
    if script is None and not name[0].isalpha():
        return script_of_letter(next((letter for letter in name if letter.isalpha()), ""))
    return script


def _spelled(name: str, script: str) -> tuple[KoreanName, ...]:
    """Read a name in letters: most names end at the first word that is no Korean one."""
    normal = NORMAL[script](name)
    before, comma, after = normal.partition(",")
    tokens = (f"{before} {after}" if comma else normal).replace("-", " ").split()
    if len(tokens) == 1:
        return _best(_unspaced(tokens[0], script))
    if not 1 < len(tokens) <= _MOST_WORDS:
        return ()
    words: list[Word] = []
    for token in tokens:
        known = word(token, script)
        if known is None:
            return ()
        words.append(known)
    if comma:
        typography = _Typography(len(before.replace("-", " ").split()), 0, 0)
    else:
        typography = _capitals(name) or _hyphens(normal, len(words))
    found = _best(_arranged(words, tokens, script, typography))
    if found or not (typography.front or typography.end):
        return found
    return _best(_arranged(words, tokens, script, _UNMARKED))


def _capitals(name: str) -> _Typography | None:
    """Tell the surname when it alone is in capitals: KIM Yong-su, Yong Su KIM."""
    tokens = name.split()
    if len(tokens) < 2 or name.isupper():
        return None
    loud = [len(token) > 1 and token.isupper() for token in tokens]
    if sum(loud) != 1 or not (loud[0] or loud[-1]):
        return None
    size = 1 + tokens[loud.index(True)].strip("-").count("-")
    return _Typography(size, 0, 0) if loud[0] else _Typography(0, size, 0)


def _hyphens(normal: str, count: int) -> _Typography:
    """Tell the given name by its hyphen: Kim Yong-su, Yong-su Kim."""
    tokens = normal.split()
    if len(tokens) == 2 and count > 2:
        first, last = ("-" in token.strip("-") for token in tokens)
        if first != last:
            return _Typography(0, 0, 1 if last else -1)
    return _UNMARKED


def _arranged(words: list[Word], tokens: list[str], script: str, typography: _Typography) -> Iterator[_Found]:
    """Yield the name with one or two words at either end as its surname."""
    count = len(words)
    for size in (1, 2) if count > 2 else (1,):
        for front in (True, False):
            likelihood = _likelihood(size, front, typography)
            if not likelihood:
                continue
            cut = size if front else count - size
            families = _families(words[:cut] if front else words[cut:])
            if families:
                rest = (words[cut:], tokens[cut:]) if front else (words[:cut], tokens[:cut])
                for given, weight in _givens(*rest, script, hyphened=bool(typography.hyphened)):
                    for family in families:
                        yield family, given, likelihood * weight


def _likelihood(size: int, front: bool, typography: _Typography) -> float:
    """Return how likely the surname is these words; 0 when the typography says otherwise."""
    if typography.front or typography.end:
        return _MARKED if size == (typography.front if front else typography.end) else 0.0
    if typography.hyphened and size == 1:
        return _MARKED if (typography.hyphened == 1) == front else _AGAINST_HYPHEN
    return _SURNAME_FIRST if front else _SURNAME_LAST


def _families(words: list[Word]) -> tuple[Surname, ...]:
    if len(words) == 1:
        return words[0].surnames
    first, second = (word.single for word in words)
    double = double_surname(first, second) if first and second else None
    return (double,) if double else ()


def _givens(words: list[Word], tokens: list[str], script: str, *, hyphened: bool) -> Iterator[tuple[Given, float]]:
    if len(words) == 1:
        for given in words[0].givens:
            yield given, 1.0 if len(given) == 1 else _JOINED_WORD
        return
    singles = tuple(word.single for word in words if word.single is not None)
    if len(singles) == len(words) == 2:
        first = before(tokens[0], tokens[1], script) if hyphened else None
        yield (first or singles[0], singles[1]), 1.0
    elif len(singles) == len(words) == 3:
        yield singles, _THREE_SYLLABLES


def _unspaced(token: str, script: str) -> Iterator[_Found]:
    """Read one word as surname and given name without a blank between; a short one is far more often no name."""
    table = surnames(script)
    if token in syllables(script):
        return
    for at in range(1, len(token) - 1):
        family = table.get(token[:at])
        if family is not None:
            for given in segmented(token[at:], script):
                yield (family,), given, _UNSPACED if len(given) == 2 else _UNSPACED * _THREE_SYLLABLES


def _best(found: Iterable[_Found]) -> tuple[KoreanName, ...]:
    """Return the likeliest readings, each once; a rare surname is a little less likely than a common one."""
    best: list[_Found] = []
    for one in found:
        at = next((at for at, other in enumerate(best) if other[1] == one[1] and other[0] == one[0]), None)
        if at is None:
            best.append(one)
        elif best[at][2] < one[2]:
            best[at] = one
    if len(best) < 2:
        return tuple(KoreanName(*one) for one in best)
    shares = [_share(surname) for surname, _, _ in best]
    most = max(shares)
    weighed = [
        KoreanName(surname, given, likelihood * (1 - _RARITY * (1 - share / most)))
        for (surname, given, likelihood), share in zip(best, shares, strict=True)
    ]
    return tuple(sorted(weighed, key=lambda reading: -reading.exactness)[:MOST_READINGS])


def _share(surname: Surname) -> float:
    return share_of("".join(part[0][0][0] for part in surname)) if len(surname) > 1 else _shared(surname[0])


@functools.lru_cache(maxsize=4096)
def _shared(syllable: Syllable) -> float:
    return max(share_of(key[0]) * weight for key, weight in syllable)
