"""Bytes that every reader can read: JSON and XML of text that may hold anything."""

import json
import re
from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree as ET

from bongsu.report import hostile

_HALVES = re.compile("[\ud800-\udfff]")
_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for, not even as a reference (section 2.2); a carriage return would come back as a line
feed and is marked, too."""


def json_bytes(found: Any, *, indent: int | None = None) -> bytes:
    """Return JSON in UTF-8, with a line feed at the end; half a surrogate pair is written as ``⟦U+D800⟧``."""
    text = json.dumps(found, ensure_ascii=False, indent=indent, allow_nan=False)
    return (_HALVES.sub(_mark, text) + "\n").encode()


def json_lines(found: Iterable[Any]) -> bytes:
    """Return JSON Lines in UTF-8: one record a line."""
    return b"".join(json_bytes(one) for one in found)


def xml_bytes(root: ET.Element) -> bytes:
    """Return an XML document in UTF-8; characters that XML has no place for are written as ``⟦U+0000⟧``."""
    for element in root.iter():
        element.text = xml_text(element.text) if element.text else element.text
        element.attrib.update({key: xml_text(value) for key, value in element.attrib.items()})
    ET.indent(root)
    body: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return body + b"\n"


def xml_text(text: str) -> str:
    """Return the text with what XML has no place for, and what nobody can see, written as ``⟦U+0000⟧``."""
    return _NOT_IN_XML.sub(_mark, str(hostile.visible(text)))


def one_line(text: str) -> str:
    """Return the text in one line, every invisible character marked."""
    return " ".join(str(hostile.visible(text)).split())


def _mark(match: re.Match[str]) -> str:
    return f"⟦U+{ord(match[0]):04X}⟧"
