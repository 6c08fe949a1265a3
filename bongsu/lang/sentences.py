"""Where sentences begin and end in English text.

A stop ends a sentence unless it closes an initial, a number or an abbreviation that goes on.
"U.N." and "a.m." may do both, so what follows decides.
A line break ends a sentence unless the text is wrapped and the line is full, or the next line plainly goes on.
What is longer than 2,000 characters is parted, at a line break, a semicolon, a comma or a blank where there is one.
"""

import re
from itertools import pairwise

_CLOSERS = "\"'\u201d\u2019)\\]\u00bb\u300d\u300f\uff09"
_OPENERS = "\"'\u201c\u2018(\\[\u00ab\u300c\u300e\uff08"
_BREAK = "\\n\\r\u2028\u2029"
_STOPS = ".!?\u2026"
_WIDE_STOPS = "\u3002\uff01\uff1f\uff61"
# a plain set of characters comes first, so that the search runs over all others at the speed of C
_END = re.compile(
    rf"""
    [{_STOPS}{_WIDE_STOPS}{_BREAK}]
    (?:
        (?<=[{_STOPS}]) (?<![{_STOPS}]{{2}}) [{_STOPS}]*+ [{_CLOSERS}]*+ (?:\[\d{{1,3}}\])*+ (?=\s|$)
      | (?<=[^\W\dA-Z_]{{2}}[.!?]) [{_CLOSERS}]*+ (?=[A-Z][^\W\d_]{{2}})      # a lost blank: "ended.The"
      | (?<=[{_WIDE_STOPS}]) [{_WIDE_STOPS}]*+ [{_CLOSERS}]*+
      | (?<=[{_BREAK}]) \s*+
    )
    """,
    re.VERBOSE,
)
_BLANK_LINE = re.compile(r"\n[^\S\n]*+\n|\u2029|\r\r|\r\n[^\S\n]*+\r?\n")
_NEXT = re.compile(rf"\s*+[{_OPENERS}\-\u2013\u2014\u2022*]*+\s*+([^\W_]+(?:['\u2019][^\W_]+)?)?")
_GOES_ON_WITH = re.compile(r"[^\S\n]{0,9}[,;:]")
_BULLET = re.compile(
    r"[\-\u2013\u2014\u2022\u25cf\u25aa\u25a0\u25cb\u25e6\u2023*#>]|www\.|http|\(?(?:\d{1,2}|[a-zA-Z])[.)]\s"
)
_WORD_BEFORE = re.compile(r"([^\W_]+)\.$")
_ACRONYM = re.compile(r"(?:^|[^\w.])((?:[^\W\d_]\.){2,})$")
_LOOK_BACK = 24
_LONGEST = 6  # letters of the longest abbreviation below
_LOOK_AHEAD = 80

_NEVER_LAST = frozenset(
    """
    mr mrs ms messrs dr prof gen lt col maj brig capt sgt cpl pvt adm vadm cmdr cdr supt insp rep sen gov hon rev
    amb pres st mt ft vs v eg ie cf approx ca est viz
    """.split()
)
"""Abbreviations that something always goes on after."""
_BEFORE_A_NUMBER = frozenset("no nos fig figs para paras art arts vol op p pp sec ch res ser".split())
"""Abbreviations only when a number follows; else words like any other ("The answer was no.")."""
_MAY_END = frozenset(
    """
    etc jr sr inc ltd co corp llc plc bros dept al univ assn ave blvd govt intl
    jan feb mar apr jun jul aug sept sep oct nov dec
    """.split()
)
"""Abbreviations that may also close a sentence."""
_STARTERS = frozenset(
    """
    the a an in on at as but and however it its he she they we i this that these those there while when if after
    before since although though meanwhile moreover earlier later last many some several what so yet for from to
    with by not both his her our their your such during under he's it's she's they're we're according despite
    following because until once where who why how all another most more
    """.split()
)
"""Words that open sentences with a capital, and seldom stand capitalised inside one."""
_NAMED_START = re.compile(
    r"""[\s"'\u201c\u2018]*+
    (?:(?:North|South)\ Korea|Russia|China|Japan|Ukraine|Moscow|Seoul|Pyongyang|Washington|Beijing|Tokyo|Kyiv|Kim)
    (?:['\u2019]s\ |\ (?:also|has|have|had|is|was|were|will|would|said|says|denied|fired|launched|sent|used)\b)""",
    re.VERBOSE,
)
_OFFICE_START = re.compile(r"\s*+(?:Under[ -]Secretary|No\.|No\s\d)")
_HOUR_GOES_ON = re.compile(
    r"""\s*+(?:[^\W\d_]+\s){0,3}(?:[Tt]ime\b|GMT|KST|JST|UTC|EST|EDT|ET\b|Standard|Daylight)
    |\s*+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b
    |\s*+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b""",
    re.VERBOSE,
)
_HOUR_FIRST = re.compile(
    r"\s*+(?:At|By|From|Around|About|Since|Until|Before|After|Shortly|Just|Early|On|Between|Starting)\b.{0,40}$",
    re.DOTALL,
)
"""A sentence of nothing but its hour so far: "At around 6 a.m. Kim ..."."""

_LONGEST_SENTENCE = 2000
"""More characters than a sentence of prose has, about 330 words; what is longer is a list, a table or no language.

What is done with a sentence may take time by the square of its length; so bounded, any text takes time by its own
length only.
"""
_PARTS = ("\n", "; ", ", ", " ")

_NARROWEST, _WIDEST = 40, 120  # widths that mail, wires and terminals wrap text to
_HEADING = 60  # a line that ends with a comma and is shorter is an address: "Comrades,"
_GOES_ON_AFTER = re.compile(
    r"(?:[\-\u2013\u2014(\u201c/&]"
    r"|(?<!\w)(?:(?i:the|a|an|of|in|on|at|to|by|for|and|or|with|from|that|its|their)"
    r"|President|Chairman|Comrade|Marshal|(?:Lt|Gen|Mr|Mrs|Ms|Dr|Mt|St)\.))$"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the offsets of each sentence, blanks around it left out, in order and without overlap.

    Together they cover every character that is no blank.
    """
    width = wrapped_at(text)
    spans: list[tuple[int, int]] = []
    begin = 0
    for match in _END.finditer(text):
        if _closes(text, begin, match, width):
            _append(spans, text, begin, match.end())
            begin = match.end()
    _append(spans, text, begin, len(text))
    return spans


def _append(spans: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    while end - begin > _LONGEST_SENTENCE:
        cut = _cut(text, begin)
        _append(spans, text, begin, cut)
        begin = cut
    piece = text[begin:end]
    left = len(piece) - len(piece.lstrip())
    if left < len(piece):
        spans.append((begin + left, begin + len(piece.rstrip())))


def _cut(text: str, begin: int) -> int:
    """Return where to part what is too long for a sentence: behind the last line, clause or word that fits."""
    end = begin + _LONGEST_SENTENCE
    for mark in _PARTS:
        at = text.rfind(mark, begin + _LONGEST_SENTENCE // 2, end)
        if at >= 0:
            return at + len(mark)
    return end


def wrapped_at(text: str) -> int:
    """Return the width that most lines are filled to, or 0 when lines are paragraphs."""
    lines = [line.rstrip() for line in text.split("\n")]
    width = max(map(len, lines))
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = [is_full(line, after, width) for line, after in pairwise(lines) if line and after]
    return width if sum(full) * 2 > len(full) else 0


def is_full(line: str, after: str, width: int) -> bool:
    """Say whether the first word of what follows had no room on this line."""
    return len(line) + 1 + len(after.split(None, 1)[0]) > width


def _closes(text: str, begin: int, match: re.Match[str], width: int) -> bool:
    mark, at = match.group(), match.start()
    if mark[0].isspace():
        return _line_closes(text, match, width)
    if mark[0] in _WIDE_STOPS:
        return True
    if mark[0] != "." or mark.startswith("..") or text[at - _LONGEST - 1 : at].isalpha():
        return _starts(text, match.end())
    # an abbreviation is short, so a short look back keeps the cost of a long text linear
    before = text[max(begin, at - _LOOK_BACK) : at + 1]
    if before[-3:-2] == "." and (acronym := _ACRONYM.search(before)) is not None:
        return _acronym_closes(text, begin, acronym.group(1), match)
    word = _WORD_BEFORE.search(before)
    return _word_closes(text, begin, word.group(1), match) if word else _starts(text, match.end())


def _acronym_closes(text: str, begin: int, acronym: str, match: re.Match[str]) -> bool:
    at = match.end()
    following = _next_word(text, at)
    if not following:
        return _starts(text, at)
    low = acronym.lower()
    if low in {"i.e.", "e.g."} or not following[0].isupper():
        return False
    if low in {"a.m.", "p.m."}:
        opened = _HOUR_FIRST.match(text[begin:at]) if at - begin < _LOOK_AHEAD else None
        return opened is None and _HOUR_GOES_ON.match(text, at, at + _LOOK_AHEAD) is None
    return _plainly_starts(text, at, following)


def _word_closes(text: str, begin: int, word: str, match: re.Match[str]) -> bool:
    at, low = match.end(), word.lower()
    following = _next_word(text, at)
    if not following or len(match.group()) > 1:  # a quotation or bracket closes with it
        return _starts(text, at)
    if low in _NEVER_LAST or (low in _BEFORE_A_NUMBER and following[0].isdigit()):
        return False
    if low in _MAY_END or (len(word) == 1 and word.isupper()):
        return _plainly_starts(text, at, following)
    if word.isdigit() and len(word) <= 2 and not text[begin : match.start() - len(word)].strip():
        return False  # "1. First ..." is one item
    return _starts(text, at)


def _plainly_starts(text: str, at: int, following: str) -> bool:
    """Say whether a sentence starts here even after an abbreviation, where a name would rather go on."""
    if following[0].isupper() and following.lower() in _STARTERS:
        return _OFFICE_START.match(text, at) is None
    return _NAMED_START.match(text, at) is not None


def _starts(text: str, at: int) -> bool:
    word = _next_word(text, at)
    return not word[0].islower() if word else _GOES_ON_WITH.match(text, at) is None


def _next_word(text: str, at: int) -> str:
    match = _NEXT.match(text, at, at + _LOOK_AHEAD)
    return (match.group(1) or "") if match else ""


def _line_closes(text: str, match: re.Match[str], width: int) -> bool:
    """Say whether a line break ends the sentence."""
    at = match.end()
    if at == len(text) or _BLANK_LINE.search(match.group()) or _BULLET.match(text, at, at + 4):
        return True
    line = text[max(0, match.start() - _WIDEST) : match.start()].rpartition("\n")[2].rstrip()
    if width and is_full(line, text[at : at + _WIDEST], width):
        return False  # a stop at its end has been judged already
    if text[at].islower() and not line.endswith(":"):
        return False
    if line.endswith(","):
        return len(line) < _HEADING
    return _GOES_ON_AFTER.search(line) is None
