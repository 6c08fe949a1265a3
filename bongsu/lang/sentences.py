"""Where sentences begin and end in English text.

A full stop ends a sentence unless it closes an initial or an abbreviation that names go on after;
"U.N." and "a.m." may do both, so the next word decides.
"""

import re

_END = re.compile(r"[.!?\u2026]+[\"'\u201d\u2019)\]]*(?=\s|$)|\n\s*\n|\n(?=\s*[\-\u2022*#]|\S)")
_INNER = frozenset(
    """
    mr mrs ms dr prof gen lt col maj capt sgt adm cmdr rep sen gov st no nos vs etc jr sr inc ltd co corp dept
    est fig figs para paras art vol op approx rev hon amb pres oct nov dec jan feb mar apr jun jul aug sept sep
    v
    """.split()
)
_ACRONYM = re.compile(r"(?:^|[^\w.])((?:[^\W\d_]\.){2,})[\"'\u201d\u2019)\]]*$")
_WORD = re.compile(r"([^\W_]+)\.$")
_STARTERS = frozenset(
    """
    the a an in on at as but and however it its he she they we i this that these those there while when if after
    before since although though meanwhile moreover earlier later last many some several what so yet for from to
    with by not no one two three both south north russia china japan ukraine moscow seoul pyongyang washington
    beijing tokyo kim he's it's their his her our your such since during under
    """.split()
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the offsets of each sentence, blanks around it left out, in order and without overlap."""
    spans: list[tuple[int, int]] = []
    begin = 0
    for match in _END.finditer(text):
        if _closes(text, begin, match):
            _append(spans, text, begin, match.end())
            begin = match.end()
    _append(spans, text, begin, len(text))
    return spans


def _append(spans: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    piece = text[begin:end]
    left = len(piece) - len(piece.lstrip())
    if piece.strip():
        spans.append((begin + left, begin + len(piece.rstrip())))


def _closes(text: str, begin: int, match: re.Match[str]) -> bool:
    if match.group()[0] == "\n":
        return "\n" in match.group()[1:] or _ends_a_line(text, begin, match.end())
    if match.group()[0] != ".":
        return _starts(text, match.end())
    # an abbreviation is short, so a short look back keeps the cost of a long text linear
    before = text[max(begin, match.start() - 24) : match.start() + 1]
    if _ACRONYM.search(before):
        return _next_word(text, match.end()).lower() in _STARTERS and _starts(text, match.end())
    word = _WORD.search(before)
    if word and (word.group(1).lower() in _INNER or _is_initial(word.group(1))):
        return _next_word(text, match.end()) == ""
    return _starts(text, match.end())


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _ends_a_line(text: str, begin: int, end: int) -> bool:
    """A single line break ends a sentence after a full stop or colon, or where a short line stands alone."""
    line = text[begin:end].rstrip()
    return line.endswith((".", "!", "?", ":", "\u201d", '"', ")")) or len(line) < 60


_NEXT = re.compile(r"\s*[\"'\u201c\u2018(\[\-\u2013\u2014]*\s*([^\W_]+(?:['\u2019]s)?)?")


def _next_word(text: str, at: int) -> str:
    match = _NEXT.match(text, at, at + 80)
    return (match.group(1) or "") if match else ""


def _starts(text: str, at: int) -> bool:
    word = _next_word(text, at)
    return not word or not word[0].islower()
