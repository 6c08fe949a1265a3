"""What a model answered, taken apart and held against the excerpt: no claim without words that stand in the text."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from bongsu.extract.second.excerpts import Excerpt
from bongsu.extract.second.prompting import PARTY_KINDS, told_kinds
from bongsu.model.claim import Stance
from bongsu.model.event import EventKind
from bongsu.model.party import PartyKind

LONGEST_QUOTE = 3
"""Sentences that one quote may reach over."""

_FENCED = re.compile(r"```(?:json)?\s*\n(.*?)\n\s*```", re.DOTALL)
_AFTER_THOUGHT = re.compile(r"</think>\s*(.*)", re.DOTALL)


class Named(NamedTuple):
    """A party as the model names it."""

    name: str
    kind: PartyKind


class Refused(Exception):  # noqa: N818 - a verdict on one claim, never seen outside this room
    """One claim of an answer cannot be taken; the text is the reason, without any word of the answer."""


@dataclass(frozen=True, slots=True)
class Told:
    """One claim of an answer, whose words were all found in the excerpt.

    Attributes:
        first, last: numbers of the excerpt's sentences that the quote stands in, from 0.
    """

    first: int
    last: int
    kind: EventKind
    stance: Stance
    negated: bool
    agents: tuple[Named, ...]
    recipients: tuple[Named, ...]
    objects: tuple[str, ...]
    speaker: Named | None
    cue: str | None
    place: str | None
    date: str | None


def entries(answer: str) -> list[Any] | None:
    """Return the claims of an answer as they came; None where it is no JSON object with a list ``claims``.

    A code fence or a train of thought around the JSON is left out.
    """
    for text in _wrappings(answer):
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict) and isinstance(found.get("claims"), list):
            return list(found["claims"])
    return None


def _wrappings(answer: str) -> list[str]:
    thought = _AFTER_THOUGHT.search(answer)
    bare = thought.group(1) if thought else answer
    return [bare, *(match.group(1) for match in _FENCED.finditer(bare))]


def told(entry: Any, excerpt: Excerpt) -> Told:
    """Return one claim of an answer.

    Raises:
        Refused: the claim is not of the form asked for, names a kind or stance that is none,
            or quotes words that do not stand in the excerpt.
    """
    if not isinstance(entry, Mapping):
        raise Refused("not of the form asked for")
    first, last = _place(_words(entry, "quote"), entry.get("sentence"), excerpt)
    return Told(
        first,
        last,
        _member(entry, "kind", {kind.value: kind for kind in told_kinds()}),
        _member(entry, "stance", {stance.value: stance for stance in Stance}),
        _flag(entry, "negated"),
        tuple(_named(item) for item in _list(entry, "agents")),
        tuple(_named(item) for item in _list(entry, "recipients")),
        tuple(_standing(item, excerpt, "object") for item in _list(entry, "objects")),
        None if entry.get("speaker") is None else _named(entry["speaker"]),
        _optional(entry, "cue", excerpt[first : last + 1]),
        _optional(entry, "place", excerpt),
        _optional(entry, "date", excerpt),
    )


def _place(quote: str, number: Any, excerpt: Excerpt) -> tuple[int, int]:
    """Return the first and last sentence that a quote stands in.

    Words are matched letter by letter; only blanks count as one, because the model is shown single blanks.
    The sentence that the model names decides where the same words stand more than once.
    """
    if len(quote.split()) < 2:
        raise Refused("a quote of fewer than two words")
    said = number - 1 if isinstance(number, int) and not isinstance(number, bool) else -1
    found = _where(quote, excerpt)
    if not found:
        raise Refused("a quote that does not stand in the text")
    here = [spot for spot in found if spot[0] <= said <= spot[1]]
    if not here and len(found) > 1:
        raise Refused("a quote that stands in the text more than once, in none of its sentences that the model named")
    first, last = (here or found)[0]
    if last - first >= LONGEST_QUOTE:
        raise Refused(f"a quote of more than {LONGEST_QUOTE} sentences")
    return first, last


def _where(quote: str, excerpt: Excerpt) -> list[tuple[int, int]]:
    """Return the sentences of every place at which the quote stands, each once."""
    shown = " ".join(line.words for line in excerpt)
    ends, end = [], -1
    for line in excerpt:
        end += len(line.words) + 1
        ends.append(end)
    spots: dict[tuple[int, int], None] = {}
    at = shown.find(quote)
    while at >= 0:
        last = at + len(quote)
        spots[_number(ends, at), _number(ends, last - 1)] = None
        at = shown.find(quote, at + 1)
    return list(spots)


def _number(ends: list[int], offset: int) -> int:
    return next(number for number, end in enumerate(ends) if offset < end)


def _words(entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str):
        raise Refused(f"no {key} in words")
    return " ".join(value.split())


def _member(entry: Mapping[str, Any], key: str, known: Mapping[str, Any]) -> Any:
    value = entry.get(key)
    if not isinstance(value, str) or value not in known:
        raise Refused(f"an unknown {key}")
    return known[value]


def _flag(entry: Mapping[str, Any], key: str) -> bool:
    value = entry.get(key)
    if value is not None and not isinstance(value, bool):
        raise Refused("not of the form asked for")
    return bool(value)


def _list(entry: Mapping[str, Any], key: str) -> list[Any]:
    value = entry.get(key)
    if value is not None and not isinstance(value, list):
        raise Refused("not of the form asked for")
    return value or []


def _named(value: Any) -> Named:
    """Return a party of the answer; a bare name is that of a body."""
    if isinstance(value, str):
        return Named(value, PartyKind.ORGANISATION)
    if not isinstance(value, Mapping) or not isinstance(value.get("name"), str):
        raise Refused("not of the form asked for")
    kind = value.get("kind")
    if not isinstance(kind, str) or kind not in PARTY_KINDS:
        raise Refused("an unknown kind of party")
    return Named(value["name"], PartyKind(kind))


def _optional(entry: Mapping[str, Any], key: str, excerpt: Excerpt) -> str | None:
    value = entry.get(key)
    return None if value in (None, "") else _standing(value, excerpt, key)


def _standing(value: Any, excerpt: Excerpt, what: str) -> str:
    """Return words that stand in one of the sentences."""
    if not isinstance(value, str) or not value.strip():
        raise Refused("not of the form asked for")
    words = " ".join(value.split())
    if not any(words in line.words for line in excerpt):
        raise Refused(f"words for the {what} that do not stand in the text")
    return words
