"""Names of any script in plain Latin letters, as newspapers and passports spell them.

Spellings differ by habit; what differs only by habit is brought together by `bongsu.lang.spelling.sound`.
"""

import functools
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

from bongsu.lang.chinese import is_han, personal_name, pinyin
from bongsu.lang.korean_letters import is_hangul, reischauer, revised
from bongsu.lang.names import fold

LETTERS = Path(__file__).with_name("letters.txt")
UNVOWELLED_NAMES = Path(__file__).with_name("unvowelled_names.txt")
MOST_SPELLINGS = 4

_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_UKRAINIAN = re.compile("[іїєґ]")
_UKRAINIAN_LETTERS = {ord("г"): "һ", ord("и"): "ы"}  # h and y, where Russian has g and i
_ARABIC = re.compile("[\u0600-\u06ff]")
_HEBREW = re.compile("[\u05d0-\u05ea]")
_THAI = re.compile("[\u0e01-\u0e7f]")
_THAI_LEADING = re.compile("([เแโใไ])([ก-ฮ])")
_DOUBLED_KANA = re.compile("っ([a-z])")
_BARE_CONSONANTS = re.compile(
    "(?<![aeiou])(th|kh|sh|gh|dh|zh|ch|[bcdfghjklmnpqrstvwxz])(?=(?:th|kh|sh|gh|dh|zh|ch|[bcdfghjklmnpqrstvwxz]))"
)


def romanised(text: str) -> tuple[str, ...]:
    """Return spellings of a name in plain Latin letters, the likeliest first, at most four; () when it has none.

    Two to four Chinese characters alone are read as a surname and a given name.
    Text in Latin letters comes back as `bongsu.lang.names.fold` gives it.

    Examples:
        >>> romanised("Сергей Шойгу")[0], romanised("习近平")[0], romanised("무역")
        ('sergey shoygu', 'xi jinping', ('muyeok', 'muyok'))
    """
    folded = fold(text)
    if folded.isascii():
        return (folded,) if folded else ()
    if _UKRAINIAN.search(folded):
        folded = folded.translate(_UKRAINIAN_LETTERS)
    folded = folded.replace("عبد ال", "عبدال")
    if (person := personal_name(folded)) is not None:
        spellings = [" ".join(person), _spelled(folded, 0)]
    else:
        spellings = [_spelled(folded, habit) for habit in range(MOST_SPELLINGS)]
    return tuple(dict.fromkeys(filter(None, spellings)))


def latin_letters(word: str) -> str:
    """Return one folded word in plain Latin letters, by the commonest habit; what is not known is left out."""
    return _spelled(word, 0)


def _spelled(folded: str, habit: int) -> str:
    return " ".join(filter(None, (_word(token, habit) for token in folded.split())))


@functools.lru_cache(maxsize=20_000)
def _word(token: str, habit: int) -> str:
    """Return a token by the habit of that number: 0 the commonest, the others where its script has them."""
    if token.isascii():
        return token
    spelled = "".join(_run(run, habit) for run in _runs(token))
    return re.sub("[^a-z0-9]", "", spelled)


def _runs(token: str) -> list[str]:
    """Part a token where its script changes between Hangul, Han and all the rest."""
    runs: list[str] = []
    last = ""
    for character in token:
        kind = "hangul" if is_hangul(character) else "han" if is_han(character) else "rest"
        if kind == last:
            runs[-1] += character
        else:
            runs.append(character)
        last = kind
    return runs


def _run(run: str, habit: int) -> str:
    if is_hangul(run[0]):
        return (revised, reischauer)[habit % 2](run)
    if is_han(run[0]):
        return "".join(pinyin(run))
    for has, spell in _HABITS:
        if has.search(run):
            return spell(run, habit)
    return _lettered(run)


def _cyrillic(run: str, habit: int) -> str:
    if habit == 1:  # the press: Dmitry, Yevgeny, Alexei
        run = re.sub("(?:ий|ый)$", "y", run).replace("кс", "x")
    elif habit == 2:  # Bulgarian
        run = run.replace("ъ", "a").replace("щ", "sht").replace("х", "h")
    elif habit == 3:  # passports
        run = run.replace("ю", "iu").replace("я", "ia").replace("й", "i")
    return _lettered(run)


def _arabic(run: str, habit: int) -> str:
    """Return the usual spelling of a known name, else its consonants with the vowel that is likeliest: a."""
    run = "".join(character for character in run if unicodedata.category(character) not in ("Mn", "Lm"))
    if (known := _unvowelled_names().get(run)) is not None:
        return known
    if run.startswith("ال") and len(run) > 3:
        return "al" + _arabic(run[2:], habit)
    if run.startswith("عبدال"):
        return "abdul" + _arabic(run[5:], habit)
    inner = re.sub("(?<=.)و", "ou" if habit == 1 else "u", re.sub("(?<=.)[يی]", "i", run))
    return _BARE_CONSONANTS.sub(r"\1a", _lettered(inner))


def _hebrew(run: str, habit: int) -> str:
    if (known := _unvowelled_names().get(run)) is not None:
        return known
    inner = re.sub("(?<=.)ו", "o" if habit == 0 else "u", re.sub("(?<=.)י", "i", run))
    return _BARE_CONSONANTS.sub(r"\1a", _lettered(inner))


def _thai(run: str, habit: int) -> str:  # noqa: ARG001 - one habit only
    return _BARE_CONSONANTS.sub(r"\1a", _lettered(_THAI_LEADING.sub(r"\2\1", run)))


def _kana(run: str, habit: int) -> str:
    hiragana = run.translate(_KATAKANA)
    spelled = _DOUBLED_KANA.sub(r"\1\1", _lettered(hiragana)).replace("cch", "tch")
    return spelled if habit == 0 else re.sub("ou|oo", "o", spelled).replace("uu", "u")


def _greek(run: str, habit: int) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", run) if unicodedata.category(c) != "Mn")
    if habit == 1:  # as it sounds: Vladimir, Bekas, Gogas
        plain = plain.replace("ντ", "d").replace("μπ", "b").replace("γκ", "g").replace("χ", "h").replace("ου", "u")
    return _lettered(plain)


_HABITS: tuple[tuple[re.Pattern[str], Callable[[str, int], str]], ...] = (
    (re.compile("[\u0400-\u04ff]"), _cyrillic),
    (_ARABIC, _arabic),
    (_HEBREW, _hebrew),
    (_THAI, _thai),
    (re.compile("[\u3041-\u30ff]"), _kana),
    (re.compile("[\u0370-\u03ff]"), _greek),
)


def _lettered(run: str) -> str:
    letters, pattern = _letters()
    return pattern.sub(lambda match: letters[match[0]], run)


@functools.cache
def _letters() -> tuple[dict[str, str], re.Pattern[str]]:
    letters = {}
    for line in LETTERS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            items = line.split()[1:]
            letters.update(
                {key: "" if value == "-" else value for key, value in zip(items[::2], items[1::2], strict=True)}
            )
    return letters, re.compile("|".join(sorted(map(re.escape, letters), key=len, reverse=True)))


@functools.cache
def _unvowelled_names() -> dict[str, str]:
    rows = [line for line in UNVOWELLED_NAMES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return dict(row.split() for row in rows)
