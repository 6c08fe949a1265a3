"""Numbers in the names of organisations and ships: words, ordinals and Roman or Chinese numerals made plain digits."""

import re

_UNITS = """
    zero one two three four five six seven eight nine ten
    eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
"""
_ORDINALS = """
    zeroth first second third fourth fifth sixth seventh eighth ninth tenth
    eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS = {word: n for words in (_UNITS, _ORDINALS) for n, word in enumerate(words.split()) if n}
TENS = {word: n for n, word in enumerate(_TENS.split(), 2)} | {
    word[:-1] + "ieth": n for n, word in enumerate(_TENS.split(), 2)
}
ROMAN = {"ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xii": 12, "xiii": 13, "xiv": 14}
"""Roman numerals that are no other word: "xi" is a surname, "v" and "x" are letters."""
_DIGITS = {
    "〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "령": 0, "영": 0, "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "륙": 6, "칠": 7, "팔": 8, "구": 9,
}  # fmt: skip
_PLACES = {"十": 10, "百": 100, "십": 10, "백": 100}
_NUMBERED = re.compile(
    r"第([〇零一二三四五六七八九十百]+)|([〇零一二三四五六七八九十百]+)(?=[号楼层])"
    r"|(?<![가-힣])제((?:[이삼오육륙칠팔십])[일이삼사오육륙칠팔구십]{0,3})(?=[가-힣]{2})"
)
_ORDINAL_MARKS = re.compile("(?:第|(?<!경)제)(?= ?[0-9])")


def number_of(word: str) -> int | None:
    """Return the value of an English number word, cardinal or ordinal, below a hundred and undivided, or None."""
    return UNITS.get(word) or (TENS[word] * 10 if word in TENS else None)


def plain_number(digits: str) -> str:
    """Return digits without leading zeros."""
    return digits.lstrip("0") or "0"


def spelled_number(text: str) -> int:
    """Return the value of a number in Chinese characters or Sino-Korean words: 三十九 and 삼십구 are 39."""
    if not any(character in _PLACES for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total, last = 0, 0
    for character in text:
        if character in _PLACES:
            total, last = total + (last or 1) * _PLACES[character], 0
        else:
            last = _DIGITS[character]
    return total + last


def numbers_marked(text: str) -> str:
    """Return Han or Hangul text with its ordinals in digits between blanks: 第二经济 and 제2경제 become " 2 경제"."""
    text = _NUMBERED.sub(lambda match: f" {spelled_number(match[1] or match[2] or match[3])} ", text)
    return _ORDINAL_MARKS.sub(" ", text)
