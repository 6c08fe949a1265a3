"""How the codes of CAMEO and PLOVER answer to our kinds; the table and its reasons are in correspondence.yml."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bongsu.model.event import EventKind

SAME, NARROW, OUTSIDE = "same", "narrow", "outside"


@dataclass(frozen=True)
class Field:
    """The kinds of ours that answer to a code, and how well they fit it."""

    fit: str
    kinds: frozenset[EventKind] = frozenset()


_NONE = Field(OUTSIDE)


def of_cameo(code: str) -> Field:
    """Return what answers to a CAMEO code ("057", "0331")."""
    entry = _table()["roots"].get(code[:2])
    return _field(entry, {code[:3]}) if entry else _NONE


def of_plover(event: str, marks: Iterable[str] = ()) -> Field:
    """Return what answers to a PLOVER class with these modes and contexts."""
    return _field(_classes()[event], set(marks)) if event in _classes() else _NONE


def label(code: str) -> str:
    """Return the root of a CAMEO code with its class in PLOVER: "04 CONSULT"."""
    names = _table()["roots"].get(code[:2], {}).get("plover", [])
    return " ".join([code[:2], *([names] if isinstance(names, str) else names)])


def country(code: str) -> str | None:
    """Return the ISO two-letter code of the state that an actor's code begins with ("USAGOV"), or None."""
    found: str | None = _table()["states"].get(code[:3])
    return found


def body(code: str) -> str | None:
    """Return the name of the international body that an actor's code begins with ("IGOUNOMIL"), or None."""
    return next((name for short, name in _table()["bodies"].items() if code.startswith(short)), None)


def _field(entry: dict[str, Any], marks: set[str]) -> Field:
    if marks & set(entry.get("except", ())):
        return _NONE
    return Field(entry["fit"], frozenset(EventKind(kind) for kind in entry.get("kinds", ())))


@functools.cache
def _table() -> dict[str, Any]:
    return yaml.safe_load(Path(__file__).with_name("correspondence.yml").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@functools.cache
def _classes() -> dict[str, dict[str, Any]]:
    out = {}
    for entry in _table()["roots"].values():
        names = entry.get("plover", [])
        out.update(dict.fromkeys([names] if isinstance(names, str) else names, entry))
    return out
