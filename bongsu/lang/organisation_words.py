"""Names of organisations taken apart into canonical English words, whatever language and script they are in.

The words are those of the table `organisation_words.txt`; what no line of it knows is a name, in Latin letters.
"""

import functools
import itertools
import re
from collections.abc import Iterator

from bongsu.lang.chinese import is_han, pinyin, simplified
from bongsu.lang.korean_letters import from_kontsevich, read_as_korean
from bongsu.lang.names import fold
from bongsu.lang.numerals import ROMAN, TENS, number_of, numbers_marked, plain_number
from bongsu.lang.romanised import latin_letters, romanised
from bongsu.lang.segments import segments
from bongsu.lang.spelling import korean_sound, sound
from bongsu.lang.word_table import (
    FEWEST_KOREAN_LETTERS,
    FEWEST_RUSSIAN_LETTERS,
    Role,
    Word,
    Words,
    scripted_words,
    short_legal_forms,
    word_table,
)

__all__ = ["Role", "Word", "organisation_words"]

LONGEST_STEM = 24
SHORTEST_STEM = 2
FEWEST_BEFORE_BANK = 3

_ORDINAL_ENDINGS = frozenset("st nd rd th й я е го ой ая ое ый ий ого ому м ти та то о".split())
_PASSES = 3
_KOREAN_CONTEXT = re.compile("朝鲜|平壤|[가-힣]")
# Russian suffixes and endings as `sound` gives them: what follows a stem in a compound ("Stroytransgaz") is no ending.
_ENDING = re.compile(
    r"[aeiou]?(?:aci|azi|ion|on|irov|ov|ev|iv|en|an|in|tel|el|il|n|sk|esk|ich|ch|stv|tv|ost|st|nik|v|ush|ash|em|ist|izm|it|at|ni)*"
    r"[aeiou]*(?:g|v|m|h|k|s|l|n|j|go|vo|mu|mi|hi)?[aeiou]?"
)

_RUN = re.compile(r"[a-z]+|[0-9]+|[가-힣]+|[ぁ-ヿ]+|[\u3400-\u9fff〇々]+|[\u0400-\u04ff]+|[^\W\d_]+|\w+|\S")


@functools.lru_cache(maxsize=50_000)
def organisation_words(name: str) -> Words:
    """Return the words of an organisation's name: canonical, in Latin letters, each with its role.

    What stands for a number is of role "number", in digits. A second pass over the texts changes nothing.

    Examples:
        >>> [word.text for word in organisation_words("조선백호무역회사")]
        ['korea', 'baekho', 'trading', 'company']
        >>> [word.text for word in organisation_words("Korea Paekho Trdg. Corp.")]
        ['korea', 'paekho', 'trading', 'company']
    """
    folded = fold(name)
    words, final = _once(folded)
    for _ in range(_PASSES):
        if final or (again := _once(" ".join([word.text for word in words])))[0] == words:
            break
        words, final = again
    return words


def _once(folded: str) -> tuple[Words, bool]:
    """Return the words of folded text, and whether a second reading of them would surely change nothing."""
    tokens = folded.split()
    final = folded.isascii()
    if not final:
        groups = _groups(folded)
    elif folded.replace(" ", "").isalpha():
        groups = list(map(_latin, tokens))
    else:
        groups = list(map(_latin, itertools.chain.from_iterable(map(_RUN.findall, tokens))))
    words = [word for group in groups for word in group]
    if not short_legal_forms().isdisjoint(tokens):
        words = _legal_at_edges(groups)
    if "number" in [word.role for word in words]:
        before, words = words, _numbered(words)
        final = final and words == before
    if not word_table().phrases.keys().isdisjoint([word.text for word in words]):
        before, words = words, _phrased(words)
        final = final and words == before
    return tuple(words), final


def _groups(folded: str) -> list[Words]:
    """Read runs of one script after the other; Hangul, Han and kana are joined over blanks and parted by the table."""
    text = numbers_marked(simplified(folded))
    korean = _KOREAN_CONTEXT.search(text) is not None
    groups: list[Words] = []
    matches = list(_RUN.finditer(text))
    while matches:
        script = _script(matches[0][0][0])
        run = [matches.pop(0)]
        if script in _JOINED:
            while matches and _script(matches[0][0][0]) == script:
                run.append(matches.pop(0))
            groups.extend(_parted([match[0] for match in run], script, _after_word(groups), korean=korean))
        else:
            groups.append(_token(run[0][0], script))
    return groups


def _after_word(groups: list[Words]) -> bool:
    return bool(groups) and bool(groups[-1]) and groups[-1][-1].role != "name"


_JOINED = ("hangul", "han", "kana")


def _script(character: str) -> str:
    if "가" <= character <= "힣":
        return "hangul"
    if "\u3400" <= character <= "\u9fff" or character in "〇々":
        return "han"
    if "ぁ" <= character <= "ヿ":
        return "kana"
    return "cyrillic" if "\u0400" <= character <= "\u04ff" else "latin" if character.isascii() else "other"


def _token(token: str, script: str) -> Words:
    if script == "latin":
        return _latin(token)
    return _cyrillic(token) if script == "cyrillic" else _named(token)


@functools.lru_cache(maxsize=100_000)
def _latin(token: str) -> Words:
    if token.isdigit():
        return (Word(plain_number(token), "number"),)
    if (number := number_of(token)) is not None:
        return (Word(str(number), "number", (token,)),)
    if (known := word_table().latin.get(token)) is not None:
        return known
    meant = _foreign_in_latin(token) or (Word(token, "name"),)
    return tuple(word if word.role == "name" or word.also else Word(word.text, word.role, (token,)) for word in meant)


def _foreign_in_latin(token: str) -> Words | None:
    """Return what a Korean or Russian word in Latin letters means, and a bank's name without its bank."""
    table = word_table()
    if len(token) >= FEWEST_KOREAN_LETTERS and (known := table.korean.get(korean_sound(token))) is not None:
        return known
    heard = sound(token)
    for end in range(len(heard), FEWEST_RUSSIAN_LETTERS - 1, -1):
        if (known := table.russian.get(heard[:end])) is not None and _ENDING.fullmatch(heard[end:]):
            return known
    if token.endswith("bank") and len(token) >= FEWEST_BEFORE_BANK + len("bank"):
        return (*_latin(token.removesuffix("bank")), *_latin("bank"))
    return None


@functools.lru_cache(maxsize=50_000)
def _cyrillic(token: str) -> Words:
    table = word_table()
    plain = token.replace("ё", "е")
    if (known := table.cyrillic.get(plain)) is not None:
        return known
    for end in range(min(len(token), LONGEST_STEM), SHORTEST_STEM - 1, -1):
        known = table.stems.get(plain[:end])
        if known is not None and _ENDING.fullmatch(sound(latin_letters(plain[end:]))):
            return known
    return _named(token)


def _parted(pieces: list[str], script: str, after_word: bool, *, korean: bool) -> Iterator[Words]:
    words, longest = scripted_words(script)
    blanks = frozenset(itertools.accumulate(map(len, pieces)))
    for segment in segments("".join(pieces), words, longest, blanks, after_word=after_word):
        yield words[segment.text] if segment.known else _named(segment.text, korean=korean)


@functools.lru_cache(maxsize=50_000)
def _named(token: str, *, korean: bool = False) -> Words:
    """Return a name in Latin letters; what can be spelled in none is left out.

    In a Korean context Chinese characters are read as Koreans do, else as Chinese do; the other reading stands beside.
    """
    if is_han(token[0]):
        mandarin, sino_korean = ("".join(pinyin(token)),), read_as_korean(token)
        spellings = (*sino_korean, *mandarin) if korean else (*mandarin, *sino_korean)
    else:
        spellings = (*romanised(token), *from_kontsevich(token))
    found = tuple(dict.fromkeys(spelling.replace(" ", "") for spelling in spellings if spelling))
    return (Word(found[0], "name", found[1:]),) if found else ()


def _legal_at_edges(groups: list[Words]) -> list[Word]:
    """Take short legal forms inside a name for parts of it."""
    first = next((at for at, words in enumerate(groups) if not _outer(words)), 0)
    last = next((at for at in range(len(groups) - 1, -1, -1) if not _outer(groups[at])), -1)
    found: list[Word] = []
    for at, words in enumerate(groups):
        if first < at < last and words and words[0].also and words[0].also[0] in short_legal_forms():
            found.append(Word(words[0].also[0], "name"))
        else:
            found.extend(words)
    return found


def _outer(words: Words) -> bool:
    return all(word.role in ("legal", "filler") for word in words)


def _numbered(words: list[Word]) -> list[Word]:
    """Join "thirty nine", drop the ending of "39 th" and take Roman numerals for numbers, but at the beginning."""
    found: list[Word] = []
    for word in words:
        before = found[-1] if found else None
        if before is not None and before.role == "number" and word.text in _ORDINAL_ENDINGS:
            continue
        if before is not None and word.role == "name" and word.text in ROMAN:
            word = Word(str(ROMAN[word.text]), "number", (word.text,))  # noqa: PLW2901
        if before is not None and _tens(before) and word.role == "number" and len(word.text) == 1 and word.also:
            found[-1] = Word(str(int(before.text) + int(word.text)), "number")
        else:
            found.append(word)
    return found


def _tens(word: Word) -> bool:
    return word.role == "number" and bool(word.also) and word.also[0] in TENS


def _phrased(words: list[Word]) -> list[Word]:
    """Put one term for each phrase of the table."""
    phrases = word_table().phrases
    found: list[Word] = []
    at = 0
    while at < len(words):
        for texts, meant in phrases.get(words[at].text, ()):
            if (end := _matched(words, at, texts)) is not None:
                found.extend(meant)
                at = end
                break
        else:
            found.append(words[at])
            at += 1
    return found


def _matched(words: list[Word], at: int, texts: tuple[str, ...]) -> int | None:
    """Return where a phrase that begins here ends, fillers between its words left out."""
    for text in texts:
        while at < len(words) and words[at].role == "filler":
            at += 1
        if at == len(words) or words[at].text != text:
            return None
        at += 1
    return at
