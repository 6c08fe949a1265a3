"""The names of one entry of the UN list, taken apart where one field holds several."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from bongsu.lang.names import script_of
from bongsu.model.designation import ListedName, NameQuality

PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
QUALITIES = {
    "good": NameQuality.GOOD,
    "a.k.a.": NameQuality.GOOD,
    "low": NameQuality.LOW,
    "f.k.a.": NameQuality.FORMER,
}

# "A; B; C" and "AL-ITIHAAD AL-ISLAMIYA / AIAI" are several names; "ADF/NALU" is one
_SEVERAL = re.compile(r"\s*;\s*|\s+/\s+")
_BRACKETED = re.compile(r"^(?P<before>.*?)\s*\((?:original script:\s*)?(?P<inside>[^()]+)\)\s*(?P<after>.*)$")
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_QUOTES = "\"“”„«»' ,"

Rated = tuple[str, NameQuality]


def names_of(element: Element) -> tuple[ListedName, ...]:
    """Return the entry's names, its first name first, each text once with the best quality that it has."""
    rated: dict[str, ListedName] = {}
    for text, quality in sorted(_rated(element), key=lambda name: list(NameQuality).index(name[1])):
        rated.setdefault(text, ListedName(text, script_of(text), quality))
    return tuple(rated.values())


def _rated(element: Element) -> Iterator[Rated]:
    first, *others = _SEVERAL.split(_joined(element))
    yield from _taken_apart(first, NameQuality.PRIMARY)
    for name in others:
        yield from _taken_apart(name, NameQuality.GOOD)
    for name in _SEVERAL.split(element.findtext("NAME_ORIGINAL_SCRIPT") or ""):
        yield from _taken_apart(name, NameQuality.PRIMARY)
    for alias in element.iterfind(f"{element.tag}_ALIAS"):
        yield from _aliases(alias)


def _joined(element: Element) -> str:
    """Return the parts of the name in their order; the list writes ``na`` for a part that is not there."""
    parts = [(element.findtext(part) or "").strip() for part in PARTS]
    return " ".join(part for part in parts if part not in {"", "na", "n/a"})


def _aliases(alias: Element) -> Iterator[Rated]:
    words = (alias.findtext("QUALITY") or "").strip().lower()
    # an alias that the list does not rate must not pass for a good one
    quality = QUALITIES.get(words, NameQuality.LOW)
    text = alias.findtext("ALIAS_NAME") or ""
    found = _BRACKETED.match(text)
    if found and ";" in found["inside"]:
        text = f"{found['before']} {found['after']}; {found['inside']}"
    for name in _SEVERAL.split(text):
        yield from _taken_apart(name, quality)


def _taken_apart(name: str, quality: NameQuality) -> Iterator[Rated]:
    """Yield a name, and what its brackets hold: the same name in another script, or its acronym (a weak name)."""
    text = " ".join(name.split()).strip(_QUOTES)
    found = _BRACKETED.match(text)
    if found and script_of(found["inside"]) != script_of(found["before"]):
        yield f"{found['before']} {found['after']}".strip(_QUOTES), quality
        yield found["inside"].strip(_QUOTES), quality
        return
    if text:
        yield text, quality
    if found and _ACRONYM.fullmatch(found["inside"]):
        yield found["inside"], NameQuality.LOW
