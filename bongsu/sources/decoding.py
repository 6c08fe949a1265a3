"""Bytes to text, and text to the characters that offsets are counted in."""

import codecs
import re

from charset_normalizer import from_bytes

from bongsu.model.errors import EvidenceError

# The longest news texts have some 100,000 characters and are broken into lines;
# beyond these sizes a file is no article, and the reader's time grows with it.
LONGEST_LINE = 1_000_000
LONGEST_TEXT = 5_000_000
# What the field's files come in when they are not UTF-8: Western, Korean and Russian Windows.
GUESSES = ["cp1252", "cp949", "cp1251"]
SAMPLE = 100_000
# Compressed or encrypted bytes hold a control character in every nine; no text holds one in twenty.
MOST_CONTROLS = 0.05

_CONTROLS = bytes({*range(0x20)} - {0x09, 0x0A, 0x0C, 0x0D, 0x1B}) + b"\x7f"
# Quotation marks, dashes, the ellipsis, the euro and such, which Western Windows puts where other guesses have letters.
_TYPOGRAPHY = b"\x80\x82\x84\x85\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b\xa0"
_TO_BLANK = {code: " " for code in range(0x20) if code not in {0x09, 0x0A}}
_SURROGATE = re.compile("[\ud800-\udfff]")
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def decode(content: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """Return the text of the bytes, and what they were read as when that was a guess (else None).

    UTF-8 with or without byte order mark, UTF-16 by its mark, the encoding that the file declares, else a guess.

    Raises:
        EvidenceError: the bytes are no text.
    """
    mark = next((name for bom, name in _BOMS.items() if content.startswith(bom)), None)
    if mark != "utf-16" and _is_binary(content):
        raise EvidenceError("is binary, not text; give it the ending of what it is.")
    if mark:
        return _strictly(content, mark), None
    try:
        return content.decode("utf-8"), None
    except UnicodeDecodeError:
        return _guessed(content, declared)


def clean(text: str) -> str:
    """Return the text with line feeds for newlines, and a blank for each other control character.

    Raises:
        EvidenceError: the text or one of its lines is too long.
    """
    if len(text) > LONGEST_TEXT:
        raise EvidenceError(f"holds {len(text):,} characters; no article has more than {LONGEST_TEXT:,}. Split it.")
    unified = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TO_BLANK)
    for number, line in enumerate(unified.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            raise EvidenceError(f"line {number} has {len(line):,} characters; no more than {LONGEST_LINE:,} are read.")
    return unified


def without_surrogates(text: str) -> str:
    """Return the text with U+FFFD for each half of a surrogate pair, which no file can hold."""
    return _SURROGATE.sub("\ufffd", text)


def _is_binary(content: bytes) -> bool:
    sample = content[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return b"\0" in content or controls > MOST_CONTROLS * len(sample)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"starts as {encoding.removesuffix('-sig').upper()}, but breaks at byte {error.start}; save it anew."
        raise EvidenceError(message) from error


def _guessed(content: bytes, declared: str | None) -> tuple[str, str]:
    try:
        return content.decode(declared or "utf-8"), declared or "utf-8"
    except (LookupError, ValueError):
        if content.translate(None, _TYPOGRAPHY).isascii():
            return content.decode("cp1252"), "cp1252"
        # whole lines only, lest a character of two bytes is cut
        sample = content[:SAMPLE].rpartition(b"\n")[0] if len(content) > SAMPLE else content
        best = from_bytes(sample or content[:SAMPLE], cp_isolation=GUESSES).best()
        encoding = best.encoding if best else GUESSES[0]
        return content.decode(encoding, "replace"), encoding
