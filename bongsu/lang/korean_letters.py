"""Hangul in Latin letters: the Revised Romanisation syllable by syllable, and McCune-Reischauer without its marks.

For words of organisations and places, Chinese characters and Cyrillic among them; what persons are called is
`bongsu.lang.korean`'s matter.
"""

import itertools
import re

from bongsu.lang.korean.hanja import readings_of

INITIALS = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
VOWELS = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui", "i",
)  # fmt: skip
FINALS = (
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t",
    "t", "k", "t", "p", "t",
)  # fmt: skip
_HARD = {"g": "k", "d": "t", "b": "p", "j": "ch", "jj": "tch"}
_VOICED = {"g": "g", "d": "d", "b": "b", "j": "j"}
_MR_VOWELS = {"eo": "o", "yeo": "yo", "eu": "u", "ui": "ui", "wo": "wo"}
_SONOROUS = ("", "n", "m", "l", "ng")
_LINKED = {"k": "g", "t": "s", "p": "b", "l": "r"}
_NASAL = {"k": "ng", "t": "n", "p": "m"}
_FIRST = 0xAC00
MOST_READINGS = 4
"""So many readings of one word in Chinese characters are given."""

_ADJECTIVE = re.compile("ск(?:ий|ая|ое|ие|ого|ой|их|ому|им)$")
_KONTSEVICH = re.compile(
    "(?:(?:кх|тх|пх|чх|кк|тт|пп|сс|чч|дж|[кнтрмпсчхгдбл])?(?:йо|йя|йе|вэ|ве|ва|во|ви|ый|[аэяеёоуюыи])"
    "(?:нь|нъ|ль|[кнтлмп](?![аэяеёоуюыи]))?){1,6}"
)
"""Up to six syllables: an onset, a vowel, a coda."""
_SOUNDS = {
    "кх": "kh", "тх": "th", "пх": "ph", "чх": "ch", "дж": "j", "нь": "n", "нъ": "ng", "ль": "l", "йо": "yo", "йя": "ya",
    "йе": "ye", "вэ": "wae", "ве": "oe", "ва": "wa", "во": "wo", "ви": "wi", "ый": "ui", "к": "k", "т": "t", "н": "n",
    "р": "r", "м": "m", "п": "p", "с": "s", "ч": "ch", "х": "h", "г": "g", "д": "d", "б": "b", "л": "l", "а": "a",
    "э": "ae", "я": "ya", "е": "e", "ё": "yo", "о": "o", "у": "u", "ю": "yu", "ы": "u", "и": "i",
}  # fmt: skip
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_CODA_N = re.compile("н(?![аэяеёоуюыийвьъ])")


def is_hangul(character: str) -> bool:
    """Return whether it is a syllable of Hangul."""
    return "\uac00" <= character <= "\ud7a3"


def revised(text: str) -> str:
    """Return the Revised Romanisation, each syllable as if it stood alone; other characters stay.

    Examples:
        >>> revised("백호무역")
        'baekhomuyeok'
    """
    return "".join("".join(_parts(character)) if is_hangul(character) else character for character in text)


def reischauer(text: str) -> str:
    """Return McCune-Reischauer without breves and apostrophes, consonants assimilated; other characters stay.

    Initial ㄹ is kept as r, as in the north.

    Examples:
        >>> reischauer("백호무역"), reischauer("압록강")
        ('paekhomuyok', 'amnokkang')
    """
    written = ""
    final: str | None = None  # the sound before, None at a beginning
    for character in text:
        if not is_hangul(character):
            written, final = written + (final or "") + character, None
            continue
        initial, vowel, coda = _parts(character)
        final, onset = _met(final, initial)
        written += (final or "") + onset + _MR_VOWELS.get(vowel, vowel)
        final = coda
    return written + (final or "")


def _parts(character: str) -> tuple[str, str, str]:
    index = ord(character) - _FIRST
    return INITIALS[index // 588], VOWELS[index % 588 // 28], FINALS[index % 28]


def _met(final: str | None, initial: str) -> tuple[str | None, str]:
    """Return how the end of one syllable and the beginning of the next are written where they meet."""
    if final is None:
        return None, _HARD.get(initial, initial)
    if initial == "" and final in _LINKED:
        return "", _LINKED[final]
    if initial == "r" and final:
        return ("l", "l") if final in ("n", "l") else (_NASAL.get(final, final), "n")
    if initial in ("n", "m") and final in _NASAL:
        return _NASAL[final], initial
    return final, (_VOICED if final in _SONOROUS else _HARD).get(initial, initial)


def read_as_korean(characters: str) -> tuple[str, ...]:
    """Return how Koreans read Chinese characters, as `reischauer` spells it: a few where some have several readings."""
    choices = [sorted(readings_of(character)) for character in characters]
    if not all(choices):
        return ()
    return tuple(reischauer("".join(read)) for read in itertools.islice(itertools.product(*choices), MOST_READINGS))


def from_kontsevich(word: str) -> tuple[str, ...]:
    """Return a Korean word in Kontsevich's Cyrillic spelling in Latin letters, or () when it is none.

    A final н is ng to Kontsevich and n to newspapers: both come, and an adjective's ending goes.

    Examples:
        >>> from_kontsevich("пэкхо"), from_kontsevich("рёхынский")
        (('paekho',), ('ryohun', 'ryohung'))
    """
    stem = _ADJECTIVE.sub("", word)
    if not _KONTSEVICH.fullmatch(stem):
        return ()
    spelled = _SOUND.sub(lambda match: _SOUNDS[match[0]], _CODA_N.sub("N", stem))
    pieces = spelled.split("N")
    ways = itertools.islice(itertools.product(("n", "ng"), repeat=len(pieces) - 1), MOST_READINGS)
    return tuple(pieces[0] + "".join(map("".join, zip(way, pieces[1:], strict=True))) for way in ways)
