"""What kind of file this is, told from its first bytes: cheaply, and whatever its name says."""

import codecs
import csv
import re
from pathlib import Path

# The first elements of a list, or the header of a table of a hundred columns, stand in so many bytes.
HEAD = 64_000

_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)[\s/>]")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def head_of(path: Path) -> bytes:
    """Return the first bytes of a file; none of a folder.

    Raises:
        OSError: the file is not there or may not be read.
    """
    if path.is_dir():
        return b""
    with path.open("rb") as file:
        return file.read(HEAD)


def text_of(head: bytes) -> str:
    """Return the bytes as text, whatever they are: what does not fit stands as U+FFFD."""
    if head.startswith(_UTF_16):
        return head.decode("utf-16", "replace")
    return head.decode("utf-8", "replace").removeprefix("\ufeff")


def root_of(head: bytes) -> str | None:
    """Return the name of the XML root element, without its prefix; None for what is no XML."""
    text = text_of(head).lstrip()
    found = _ROOT.search(_COMMENT.sub("", text)) if text.startswith("<") else None
    return found[1] if found else None


def first_row(head: bytes, delimiter: str = ",") -> tuple[str, ...]:
    """Return the fields of the first line, each without blanks around it; none where it is no line of a table."""
    line = text_of(head).split("\n", 1)[0].rstrip("\r")
    try:
        return tuple(field.strip() for field in next(csv.reader([line], delimiter=delimiter), ()))
    except csv.Error:
        return ()
