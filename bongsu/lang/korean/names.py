"""Personal names read as Korean: surname and given name, in whatever order, script and spelling they come."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from bongsu.lang.korean.hangul import canonical, canonical_syllable, is_hangul
from bongsu.lang.korean.hanja import readings_of
from bongsu.lang.korean.scripts import NORMAL, script_of_name
from bongsu.lang.korean.spellings import Syllable, syllables
from bongsu.lang.korean.surnames import Surname, share_of, surnames

MOST_READINGS = 8
"""No more readings of one name are given; the likeliest come first."""

# Longer names are no Korean person's: "Namgung Jong Un" in letters, and in words.
_MOST_LETTERS = 32
_MOST_WORDS = 4
_LONGEST_SYLLABLE = 8
# How likely an arrangement is beside the likeliest of the same name. Ours.
_MARKED, _SURNAME_FIRST, _SURNAME_LAST = 1.0, 0.99, 0.97
_RARE_ARRANGEMENT = 0.9
# A given name of three syllables is rare in every script.
_LONG_GIVEN = 0.85
_JOINED_WORD = 0.99
# In a syllabic script one more syllable is more likely the given name's.
_SPLIT_DOUBLE = 0.93

Given = tuple[Syllable, ...]


@dataclass(frozen=True, slots=True)
class KoreanName:
    """A name read as Korean: what its syllables can stand for, and how likely it is to be so arranged, in 0-1."""

    surname: Surname
    given: Given
    exactness: float


class _Word(NamedTuple):
    """What one word of a name can be."""

    surnames: tuple[Surname, ...]
    givens: tuple[Given, ...]

    @property
    def single(self) -> Syllable | None:
        """The word as one syllable."""
        return next((given[0] for given in self.givens if len(given) == 1), None)


def readings(name: str) -> tuple[KoreanName, ...]:
    """Return every plausible reading of a name as a Korean person's, the likeliest first; () when it can be none.

    Latin letters are read in any system of romanisation; Cyrillic, kana, Hangul and Chinese characters too.
    The surname may stand first or last, and given names may be parted, hyphenated or joined.
    """
    if len(name) > _MOST_LETTERS or len(name) < 2:
        return ()
    if name.isascii():
        return _spelled(name, "latin")
    script = script_of_name(name)
    if script is None:
        return ()
    return _spelled(name, script) if script in {"latin", "cyrillic", "kana"} else _syllabic(name, script)


def surname_share(reading: KoreanName) -> float:
    """Return the share of people in South Korea who bear the likeliest surname of a reading."""
    return share_of(_likeliest(reading.surname))


def hangul(reading: KoreanName) -> str | None:
    """Return the name in Hangul, in the South's spelling; None where a syllable can stand for several."""
    parts = (*reading.surname, *reading.given)
    return "".join(part[0][0] for part in parts) if all(len(part) == 1 for part in parts) else None


def _likeliest(parts: tuple[Syllable, ...]) -> str:
    if len(parts) == 1:
        return max(parts[0], key=lambda item: item[1] * share_of(item[0]))[0]
    return "".join(part[0][0] for part in parts)


# Spelled scripts


def _spelled(name: str, script: str) -> tuple[KoreanName, ...]:
    """Read a name in letters: the words one by one, most names ending at the first that is no Korean one."""
    normal = NORMAL[script](name)
    first, comma, rest = normal.partition(",")
    blanks = (first + " " + rest if comma else normal).replace("-", " ").split()
    if not 1 <= len(blanks) <= _MOST_WORDS:
        return ()
    words: list[_Word] = []
    for token in blanks:
        word = _word(token, script)
        if word is None:
            return ()
        words.append(word)
    if len(words) == 1:
        return _best(_unspaced(blanks[0], script))
    if not any(word.surnames for word in words) and len(words) < 3:
        return ()
    sizes = _surname_sizes(name, normal, first if comma else "", len(words))
    found = _best(_arranged(words, blanks, script, sizes))
    if found or not (sizes.front or sizes.end):
        return found
    return _best(_arranged(words, blanks, script, _UNMARKED))


class _Sizes(NamedTuple):
    """What the typography says of the surname: so many words at the front or at the end; 0 when nothing."""

    front: int
    end: int
    hyphened: int


_UNMARKED = _Sizes(0, 0, 0)


def _surname_sizes(name: str, normal: str, before_comma: str, count: int) -> _Sizes:
    """Tell the surname from a comma, from capitals, or from the hyphen of the given name."""
    if before_comma:
        return _Sizes(len(before_comma.replace("-", " ").split()), 0, 0)
    tokens = name.split()
    if len(tokens) > 1 and not name.isupper():
        capitals = [token for token in (tokens[0], tokens[-1]) if token.isupper() and len(token) > 1]
        inner = any(token.isupper() and len(token) > 1 for token in tokens[1:-1])
        if len(capitals) == 1 and not inner:
            size = 1 + capitals[0].strip("-").count("-")
            return _Sizes(size, 0, 0) if tokens[0] == capitals[0] else _Sizes(0, size, 0)
    return _Sizes(0, 0, _hyphened(normal.split(), count))


def _hyphened(tokens: list[str], count: int) -> int:
    """Return 1 when all but the first word, -1 when all but the last are one hyphenated given name, else 0."""
    if len(tokens) == 2 and count > 2:
        if "-" in tokens[1].strip("-") and "-" not in tokens[0]:
            return 1
        if "-" in tokens[0].strip("-") and "-" not in tokens[1]:
            return -1
    return 0


def _arranged(words: list[_Word], blanks: list[str], script: str, sizes: _Sizes) -> Iterator[KoreanName]:
    count = len(words)
    for size in (1, 2):
        if size >= count:
            break
        for front in (True, False):
            likelihood = _likelihood(size, front, sizes)
            if likelihood:
                part = slice(0, size) if front else slice(count - size, count)
                rest = words[size:] if front else words[: count - size]
                for surname in _surnames_of(words[part], blanks[part], script):
                    for given, weight in _givens_of(rest):
                        yield KoreanName(surname, given, likelihood * weight)


def _likelihood(size: int, front: bool, sizes: _Sizes) -> float:
    """Return how likely the surname is these words, by what the typography says; 0 when it says otherwise."""
    if sizes.front or sizes.end:
        return _MARKED if size == (sizes.front if front else sizes.end) else 0.0
    if sizes.hyphened:
        marked = (sizes.hyphened == 1) == front and size == 1
        return _MARKED if marked else _RARE_ARRANGEMENT * 0.9
    return _SURNAME_FIRST if front else _SURNAME_LAST


def _surnames_of(words: list[_Word], blanks: list[str], script: str) -> tuple[Surname, ...]:
    if len(words) == 1:
        return words[0].surnames
    return tuple(surname for surname in surnames(script).get("".join(blanks), ()) if len(surname) == 2)


def _givens_of(words: list[_Word]) -> Iterator[tuple[Given, float]]:
    if len(words) == 1:
        for given in words[0].givens:
            yield given, 1.0 if len(given) == 1 else _JOINED_WORD
        return
    singles = [word.single for word in words]
    if len(words) <= 3 and all(single is not None for single in singles):
        yield tuple(single for single in singles if single is not None), 1.0 if len(words) == 2 else _LONG_GIVEN


def _unspaced(token: str, script: str) -> Iterator[KoreanName]:
    """Read a word as surname and given name without a blank between."""
    table = surnames(script)
    for at in range(1, len(token) - 1):
        for surname in table.get(token[:at], ()):
            word = _word(token[at:], script)
            for given in word.givens if word else ():
                # one short word that could be a name is far more often none
                yield KoreanName(surname, given, _RARE_ARRANGEMENT if len(given) == 2 else _LONG_GIVEN)


@functools.lru_cache(maxsize=1 << 16)
def _word(token: str, script: str) -> _Word | None:
    """Return what a word can be; None when it is no Korean word at all."""
    table = syllables(script)
    whole = surnames(script).get(token, ())
    givens = tuple(_segmented(token, table))
    if not givens and "'" in token:
        bare = token.replace("'", "")
        givens = tuple(_segmented(bare, table))
        whole = whole or surnames(script).get(bare, ())
    if not whole and not givens:
        # an unspaced whole name is longer than two syllables
        return _Word((), ()) if _is_whole_name(token, script) else None
    return _Word(whole, givens)


def _is_whole_name(token: str, script: str) -> bool:
    table, heads = syllables(script), surnames(script)
    return any(
        token[:at] in heads and any(True for _ in _segmented(token[at:], table))
        for at in range(1, min(len(token) - 1, 9))
    )


def _segmented(token: str, table: dict[str, Syllable]) -> Iterator[Given]:
    """Yield a word as one syllable, then as two in every way."""
    if token in table:
        yield (table[token],)
    for at in range(max(1, len(token) - _LONGEST_SYLLABLE), min(len(token), _LONGEST_SYLLABLE + 1)):
        first = table.get(token[:at])
        if first is not None:
            second = table.get(token[at:].removeprefix("'"))
            if second is not None:
                yield (first, second)


# Syllabic scripts


def _syllabic(name: str, script: str) -> tuple[KoreanName, ...]:
    """Read a name in Hangul or Chinese characters, with or without blanks."""
    tokens = NORMAL[script](name).replace(",", " ").split()
    letters = "".join(tokens)
    if not 2 <= len(letters) <= 5 or len(tokens) > 5:
        return ()
    parts = [_syllable(letter, script) for letter in letters]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return ()
    first = len(tokens[0]) if len(tokens) > 1 else 0
    found = list(_split(letters, known, script, first))
    if len(tokens) == 2 and len(tokens[1]) < 3 and not found:
        turned = letters[first:] + letters[:first]
        found = list(_split(turned, known[first:] + known[:first], script, len(tokens[1])))
    return _best(iter(found))


def _split(letters: str, parts: list[Syllable], script: str, first: int) -> Iterator[KoreanName]:
    """Yield surname and given name; the surname has as many syllables as the first word when blanks part them."""
    table = surnames(script)
    head = canonical(letters) if script == "hangul" else letters
    for size, likelihood in ((2, _MARKED), (1, _MARKED)):
        given = tuple(parts[size:])
        if not 1 <= len(given) <= 3 or (first and first != size and first < len(letters) and first <= 2):
            continue
        doubled = size == 1 and head[:2] in table and len(letters) > 3 and not first
        weight = likelihood * (_SPLIT_DOUBLE if doubled else 1.0) * (_LONG_GIVEN if len(given) == 3 else 1.0)
        for surname in table.get(head[:size], ()):
            if len(surname) == size:
                yield KoreanName(surname, given, weight)


@functools.lru_cache(maxsize=1 << 14)
def _syllable(letter: str, script: str) -> Syllable | None:
    if script == "hangul":
        return ((canonical_syllable(letter), 1.0),) if is_hangul(letter) else None
    known = sorted({canonical_syllable(reading) for reading in readings_of(letter)})
    return tuple((reading, 1.0) for reading in known) or None


def _best(found: Iterator[KoreanName]) -> tuple[KoreanName, ...]:
    """Return the likeliest readings, each once; a rare surname is a little less likely than a common one."""
    best: dict[tuple[Surname, Given], KoreanName] = {}
    for reading in found:
        key = (reading.surname, reading.given)
        if key not in best or best[key].exactness < reading.exactness:
            best[key] = reading
    if len(best) > 1:
        most = max(map(surname_share, best.values())) or 1.0
        kept = [
            replace(reading, exactness=round(reading.exactness * (0.94 + 0.06 * surname_share(reading) / most), 4))
            for reading in best.values()
        ]
        return tuple(sorted(kept, key=lambda reading: -reading.exactness)[:MOST_READINGS])
    return tuple(best.values())
