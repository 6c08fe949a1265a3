"""Names in Hangul or Chinese characters: each character a syllable, the surname the first or the first two."""

import functools
from collections.abc import Iterator

from bongsu.lang.korean.hangul import canonical_syllable, folded, is_hangul, joined, parted
from bongsu.lang.korean.hanja import readings_of
from bongsu.lang.korean.spellings import Syllable, ranked
from bongsu.lang.korean.surnames import Surname, double_surname, share_of, sino_korean_surname

# How likely an arrangement is beside the likeliest of the same name. Ours.
_PARTED, _SINGLE_BEFORE_DOUBLE, _THREE_SYLLABLES, _TURNED = 1.0, 0.93, 0.85, 0.97
_SLIP = 0.75
# ㅏ and ㅣ lie side by side on the keyboard, and ㅚ and ㅘ are typed ㅗ and then one of them.
_MISTYPED = {"ㅘ": "ㅚ", "ㅏ": "ㅣ"}

_Found = tuple[Surname, tuple[Syllable, ...], float]


def split(name: str, script: str) -> list[_Found]:
    """Return a name as surname, given name and likelihood; [] when it can be no Korean one.

    Blanks part the two when there are any, and in Hangul the surname may then stand last.
    """
    words = name.replace(",", " ").split()
    letters = "".join(words)
    if not 2 <= len(letters) <= 5:
        return []
    parts = tuple(_syllable(letter, script) for letter in letters)
    if not all(parts):
        return []
    known = tuple(part for part in parts if part)
    sizes = {len(words[0])} if len(words) == 2 else {1, 2}
    found = list(_split(letters, known, script, sizes))
    if not found and len(words) == 2 and script == "hangul":
        cut = len(words[0])
        turned = _split(letters[cut:] + letters[:cut], known[cut:] + known[:cut], script, {len(words[1])})
        found = [(surname, given, likelihood * _TURNED) for surname, given, likelihood in turned]
    return found


def _split(letters: str, parts: tuple[Syllable, ...], script: str, sizes: set[int]) -> Iterator[_Found]:
    double = double_surname(parts[0], parts[1]) if 2 in sizes and len(letters) > 2 else None
    if double:
        yield double, parts[2:], _PARTED * (_THREE_SYLLABLES if len(parts) == 5 else 1.0)
    if 1 in sizes and len(letters) <= 4:
        likelihood = _SINGLE_BEFORE_DOUBLE if double else 1.0
        likelihood *= _THREE_SYLLABLES if len(letters) == 4 else 1.0
        family = _family(letters[0], script)
        if family:
            yield (family,), parts[1:], likelihood
        elif script == "hangul" and len(letters) == 3:
            slip = _mistyped(letters[0])
            if slip:
                yield (slip,), parts[1:], likelihood * _SLIP


@functools.lru_cache(maxsize=1 << 14)
def _syllable(letter: str, script: str) -> Syllable:
    if script == "hangul":
        return ((folded(letter), 1.0),) if is_hangul(letter) else ()
    return ranked({folded(reading): 1.0 for reading in readings_of(letter)})


@functools.lru_cache(maxsize=1 << 14)
def _family(letter: str, script: str) -> Syllable | None:
    if script == "hanja":
        return sino_korean_surname(letter)
    key = folded(letter)
    return ((key, 1.0),) if share_of(key[0]) and not key.endswith("ㄴ") else None


@functools.cache
def _mistyped(letter: str) -> Syllable | None:
    """Return the surname that was typed with ㅏ for ㅣ: 촤 for 최."""
    onset, vowel, coda = parted(canonical_syllable(letter))
    surname = joined(onset, _MISTYPED[vowel], coda) if vowel in _MISTYPED else ""
    return ((surname, 1.0),) if share_of(surname) else None
