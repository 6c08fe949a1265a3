"""Names made comparable: one folded spelling for many typographies, and the script that a name is written in."""

import functools
import re
import unicodedata
from collections import Counter

# Apostrophes, and the marks that McCune-Reischauer and its kin use as one: they part no words (Ch'oe, Kŭmgang'wŏn).
APOSTROPHES = "'’‘‛`´ʹʻʼʽˈ′ʾʿ＇"
# Latin letters that Unicode does not decompose into a plain letter and a mark.
PLAIN_LETTERS = {
    "æ": "ae", "ð": "d", "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "œ": "oe", "þ": "th", "ŧ": "t", "ŋ": "ng",
}  # fmt: skip
# First words of Unicode's character names, and the ISO 15924 codes of their scripts.
SCRIPTS = {
    "LATIN": "Latn", "HANGUL": "Hang", "CJK": "Hani", "CYRILLIC": "Cyrl", "ARABIC": "Arab", "HIRAGANA": "Hira",
    "KATAKANA": "Kana", "GREEK": "Grek", "HEBREW": "Hebr", "THAI": "Thai", "DEVANAGARI": "Deva", "BENGALI": "Beng",
    "ARMENIAN": "Armn", "GEORGIAN": "Geor", "TAMIL": "Taml", "MYANMAR": "Mymr", "KHMER": "Khmr", "LAO": "Laoo",
    "ETHIOPIC": "Ethi", "MONGOLIAN": "Mong", "TIBETAN": "Tibt", "SINHALA": "Sinh", "GURMUKHI": "Guru",
}  # fmt: skip
NO_LETTERS = "Zyyy"
UNKNOWN_SCRIPT = "Zzzz"

_LETTERS = str.maketrans({**dict.fromkeys(APOSTROPHES, ""), **PLAIN_LETTERS})
_ASCII_GAPS = re.compile(r"[^a-z0-9]+")


@functools.lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """Return the name's comparable spelling: ``"Ch'oe Ryong-hae "`` gives ``"choe ryong hae"``.

    Case, width, Latin diacritics and apostrophes go; punctuation becomes one blank.
    Letters of other scripts stay as they are.
    A second fold changes nothing.
    """
    if name.isascii():
        return _ASCII_GAPS.sub(" ", name.lower().replace("'", "").replace("`", "")).strip()
    folded = _fold_once(name)
    while not folded.isascii() and folded != (again := _fold_once(folded)):
        folded = again
    return folded


def script_of(text: str) -> str:
    """Return the ISO 15924 code of the script that most letters of the text belong to.

    ``Zyyy`` when it holds no letter, ``Zzzz`` when the script is none of `SCRIPTS`.
    """
    letters = scripts_in(text)
    return letters.most_common(1)[0][0] if letters else NO_LETTERS


def scripts_in(text: str) -> Counter[str]:
    """Return how many letters of each script the text holds, by ISO 15924 code."""
    found: Counter[str] = Counter()
    for character, count in Counter(text).items():
        if character.isalpha():
            found[_script(character)] += count
    return found


def _fold_once(name: str) -> str:
    compatible = unicodedata.normalize("NFKC", name.translate(_LETTERS)).casefold().translate(_LETTERS)
    kept: list[str] = []
    after_latin = False
    for character in unicodedata.normalize("NFD", compatible):
        if (plain := _blanked(character)) is None:
            if not after_latin:
                kept.append(character)
        else:
            after_latin = _script(character) == "Latn"
            kept.append(plain)
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())


@functools.cache
def _blanked(character: str) -> str | None:
    """Return a blank for what parts words, nothing for invisible format marks, None for a mark, else the character."""
    category = unicodedata.category(character)
    if category == "Mn":
        return None
    if category == "Cf":
        return ""
    return " " if category[0] in "PSZC" else character


@functools.cache
def _script(character: str) -> str:
    if character.isascii():
        return "Latn" if character.isalpha() else NO_LETTERS
    words = unicodedata.name(character, "").replace("-", " ").split()
    # "FULLWIDTH LATIN CAPITAL LETTER A", "HALFWIDTH KATAKANA LETTER A": the script is the second word
    return next((SCRIPTS[word] for word in words[:2] if word in SCRIPTS), UNKNOWN_SCRIPT)


_IN_BRACKETS = re.compile(r"\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]")


def without_brackets(name: str) -> str:
    """Return the name without what stands in brackets: "Foreign Trade Bank (FTB)" gives "Foreign Trade Bank "."""
    return _IN_BRACKETS.sub(" ", name)


def in_brackets(name: str) -> tuple[str, ...]:
    """Return what stands in each pair of brackets of the name."""
    return tuple(match[1:-1] for match in _IN_BRACKETS.findall(name))


_OWNER = re.compile(r"^[\w. ]+?(?:['’]s|s['’])\s+(?=\S)")
_BRACKETS = re.compile(r"\s*\(([^()]+)\)\s*")


def spellings(name: str) -> tuple[str, ...]:
    """Return the name, then without its owner and brackets, then what stands in brackets; each once, none empty.

    "South Korea's Joint Chiefs of Staff (JCS)" is also known as "Joint Chiefs of Staff" and "JCS".
    """
    bare = _BRACKETS.sub(" ", name).strip()
    inside = [match.strip() for match in _BRACKETS.findall(name)]
    return tuple(dict.fromkeys(item for item in (name, bare, _OWNER.sub("", bare), *inside) if item.strip()))
