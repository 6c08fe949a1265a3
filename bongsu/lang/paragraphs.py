"""Where paragraphs begin and end: at blank lines, and at line breaks in texts that are not wrapped to a width."""

import re

from bongsu.lang.sentences import is_full, wrapped_at

_LINE = re.compile(r"[^\s](?:[^\n\u2029]*[^\s])?")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the offsets of each paragraph, blanks around it left out, in order and without overlap.

    Together they cover every character that is no blank.
    """
    width = wrapped_at(text)
    spans: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        begin, end = line.span()
        if width and spans and _goes_on(text, spans[-1][1], begin, line.group(), width):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((begin, end))
    return spans


def _goes_on(text: str, end: int, begin: int, words: str, width: int) -> bool:
    """Say whether a line of a wrapped text belongs to the one before it: no blank line between, and no room left."""
    line = text[text.rfind("\n", 0, end) + 1 : end]
    return text.count("\n", end, begin) == 1 and is_full(line, words[:width], width)
