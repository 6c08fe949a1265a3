"""Evidence is hostile: what it may show on a page, and where it may lead."""

import re
import unicodedata
from urllib.parse import urlsplit

from markupsafe import Markup

LONGEST_NAME = 400  # characters of a name, title or path that are shown; longer ones are said to be cut
_UNSEEN = frozenset(["Cc", "Cf", "Cs", "Zl", "Zp"])  # controls, format and bidi marks, lone surrogates, separators
_FILLERS = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")  # letters and marks by category, but they show nothing
_WHITE = frozenset("\t\n ")
_PLAIN = re.compile(r"[\t\n -~]*")


def visible(value: object) -> object:
    """Return the value; in a plain string, every character that cannot be seen is written as ``⟦U+202E⟧``.

    Markup is left as it is: it was made here.
    """
    if not isinstance(value, str) or isinstance(value, Markup) or _PLAIN.fullmatch(value):
        return value
    return "".join(_mark(char) if _is_unseen(char) else char for char in value)


def isolated(text: str) -> Markup:
    """Return the text, cut to `LONGEST_NAME` characters, in an element that keeps its direction to itself."""
    return whole(shortened(text, LONGEST_NAME))


def whole(text: str) -> Markup:
    """Return the text, however long (the law, our own sentences), in an element that keeps its direction to itself."""
    return Markup("<bdi>{}</bdi>").format(visible(text))


def shortened(text: str, longest: int) -> str:
    """Return the text, or its beginning and how many characters are left out."""
    if len(text) <= longest:
        return text
    return f"{text[:longest]}… [{len(text) - longest:,} more characters]"


def address(url: str | None) -> str | None:
    """Return the URL when it may become a link: http or https, with a host, and nothing invisible in it."""
    if not url or any(char in _WHITE or _is_unseen(char) for char in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def language(code: str | None) -> str | None:
    """Return the code when it has the shape of a language code (two or three letters)."""
    return code if code and re.fullmatch(r"[a-z]{2,3}", code) else None


def anchor(key: str) -> str:
    """Return a record's id as an HTML id: a letter first, then ASCII letters, digits, ``-``, ``.`` and ``_``."""
    return "x-" + re.sub(r"[^A-Za-z0-9-]", _escaped, key.replace(":", "-"))


def _escaped(match: re.Match[str]) -> str:
    return f"_{ord(match[0]):x}."


def _is_unseen(char: str) -> bool:
    return char not in _WHITE and (unicodedata.category(char) in _UNSEEN or char in _FILLERS)


def _mark(char: str) -> str:
    return f"⟦U+{ord(char):04X}⟧"
