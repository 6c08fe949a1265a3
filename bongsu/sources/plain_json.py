"""JSON of unknown origin: whatever it holds, an object or one clear sentence."""

import json
from typing import Any

from bongsu.model.errors import EvidenceError

_KINDS = {
    list: "a list",
    str: "a string",
    float: "a number",
    bool: "true or false",
    type(None): "null",
    dict: "an object",
}


class JsonObject(dict[str, Any]):
    """A JSON object that remembers which keys it gave twice (the last value stands)."""

    repeated: frozenset[str] = frozenset()


def load_object(text: str) -> JsonObject:
    """Return the object that the text holds; every number is a float.

    Raises:
        EvidenceError: no JSON, nested too deeply, or something else than an object.
    """
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_int=float)
    except json.JSONDecodeError as error:
        raise EvidenceError(f"is no JSON: line {error.lineno}, column {error.colno}: {error.msg}.") from error
    except RecursionError as error:
        raise EvidenceError("is nested too deeply for an article.") from error
    if not isinstance(value, JsonObject):
        raise EvidenceError(f"holds {kind_of(value)}; an article is an object with the key `text`.")
    return value


def kind_of(value: object) -> str:
    """Return what JSON calls a value."""
    return next(words for kind, words in _KINDS.items() if isinstance(value, kind))


def _object(pairs: list[tuple[str, Any]]) -> JsonObject:
    made = JsonObject(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        made.repeated = frozenset(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    return made
