"""Records to JSON and back without loss, and ids made of content.

Every noun of the model is a frozen dataclass whose fields are: str, int, float, bool, an enum,
a date, an aware datetime, another record, a tuple of these, or None.
A field marked ``INLINE`` is a record whose fields stand in the JSON of its owner;
one marked ``SPARSE`` is written only where it holds something: of a record the fields that do, a None not at all.
"""

import functools
import hashlib
import json
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, NamedTuple, TypeVar, cast

from bongsu.model.errors import RecordError

Record = TypeVar("Record")
Json = dict[str, Any]
INLINE: Mapping[str, bool] = types.MappingProxyType({"inline": True})
SPARSE: Mapping[str, bool] = types.MappingProxyType({"sparse": True})


def content_id(prefix: str, content: object) -> str:
    """Return ``prefix:`` and 20 hex digits (80 bits) of the SHA-256 of the content's canonical JSON."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{prefix}:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}"


def to_json(record: Any) -> Json:
    """Return the record as a JSON object: its id first, then its fields by name and in their order."""
    out: Json = {"id": record.id} if hasattr(record, "id") else {}
    for part in _plan(cast("Any", type(record))):
        value = part.encode(getattr(record, part.name))
        if part.inline:
            out.update((key, item) for key, item in value.items() if key != "id")
        elif part.sparse and isinstance(value, dict):
            out[part.name] = {key: item for key, item in value.items() if item is not None}
        elif not part.sparse or value is not None:
            out[part.name] = value
    return out


def from_json(kind: type[Record], data: Mapping[str, Any]) -> Record:
    """Return the record that `to_json` made this object of.

    Raises:
        RecordError: an unknown or missing key, a value of the wrong type, or an id that is not that of the content.
    """
    if not isinstance(data, Mapping):
        raise RecordError(f"{kind.__name__}: expected an object, found {type(data).__name__}.")
    arguments = _arguments(kind, data)
    given = data.get("id")
    if given is not None and issubclass(kind, Identified) and kind.identified(data) == given:
        revived = _revived(kind, arguments, given)
        if revived is not None:
            return cast("Record", revived)
    try:
        record = kind(**arguments)
    except (TypeError, ValueError) as error:
        raise RecordError(f"{kind.__name__}: {error}.") from error
    made = getattr(record, "id", given)
    if given is not None and given != made:
        raise RecordError(f"{kind.__name__}: the id {given} is not that of its content ({made}).")
    return record


class Identified:
    """A record whose id can be told of its JSON, so that the record need not be made JSON again to check it."""

    __slots__ = ()

    @classmethod
    def identified(cls, content: Mapping[str, Any]) -> str:
        """Return the id of the record with this JSON; an id in it does not count."""
        raise NotImplementedError


def _revived(kind: Any, arguments: Json, known: str) -> Any:
    """Return the record with these fields and this id, or None where one is missing."""
    record = object.__new__(kind)
    for part in _plan(kind):
        value = known if part.name == "id" else arguments.get(part.name, part.default)
        if value is MISSING:
            return None
        object.__setattr__(record, part.name, value)
    return record


class _Part(NamedTuple):
    """A field of a record, with how it becomes JSON and comes back."""

    name: str
    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]
    kind: Any
    init: bool
    inline: bool
    sparse: bool
    default: Any


@functools.cache
def _plan(kind: Any) -> tuple[_Part, ...]:
    hints = typing.get_type_hints(kind)
    return tuple(
        _Part(
            item.name,
            _encoder(hints[item.name]),
            _decoder(hints[item.name], f"{kind.__name__}.{item.name}"),
            hints[item.name],
            item.init,
            bool(item.metadata.get("inline")),
            bool(item.metadata.get("sparse")),
            item.default,
        )
        for item in fields(kind)
    )


_Inlined = tuple[tuple[str, Any], ...]
"""Fields whose own fields stand in the JSON of their owner, with their kinds."""


@functools.cache
def _keys(kind: Any) -> Mapping[str, Callable[[Any], Any] | int | None]:
    """Return what becomes of each JSON key of a record of this kind.

    It is decoded, belongs to the how manieth inlined field, or is only checked.
    """
    places: dict[str, Callable[[Any], Any] | int | None] = {
        part.name: part.decode if part.init else None for part in _plan(kind) if not part.inline
    }
    for at, (_, inner) in enumerate(_inlined(kind)):
        places.update(dict.fromkeys(_keys(inner).keys() - {"id"}, at))
    return places


@functools.cache
def _inlined(kind: Any) -> _Inlined:
    return tuple((part.name, part.kind) for part in _plan(kind) if part.inline)


def _arguments(kind: Any, data: Mapping[str, Any]) -> Json:
    places, inlined = _keys(kind), _inlined(kind)
    arguments: Json = {}
    inner: list[Json] = [{} for _ in inlined]
    for key, value in data.items():
        place = places.get(key, MISSING)
        if place is MISSING:
            raise RecordError(f"{kind.__name__}: unknown field {min(key for key in data if key not in places)!r}.")
        if isinstance(place, int):
            inner[place][key] = value
        elif place is not None:
            arguments[key] = place(value)
    for (name, of), held in zip(inlined, inner, strict=True):
        arguments[name] = from_json(of, held)
    return arguments


def _is_enum(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Enum)


def _inner(hint: Any) -> Any:
    """Return the type that an optional one may hold, or None for a plain one."""
    if typing.get_origin(hint) in {types.UnionType, typing.Union}:
        return next(option for option in typing.get_args(hint) if option is not type(None))
    return None


def _encoder(hint: Any) -> Callable[[Any], Any]:
    if (inner := _inner(hint)) is not None:
        encode = _encoder(inner)
        return lambda value: None if value is None else encode(value)
    if typing.get_origin(hint) is tuple:
        each = _encoder(typing.get_args(hint)[0])
        return lambda value: [each(item) for item in value]
    if _is_enum(hint):
        return lambda value: value.value
    if hint in {date, datetime}:
        return lambda value: value.isoformat()
    if hint is float:  # an int in a float's place must hash as the float that comes back
        return float
    return to_json if is_dataclass(hint) else lambda value: value


def _decoder(hint: Any, where: str) -> Callable[[Any], Any]:
    if (inner := _inner(hint)) is not None:
        decode = _decoder(inner, where)
        return lambda value: None if value is None else decode(value)
    if typing.get_origin(hint) is tuple:
        return functools.partial(_tuple, _decoder(typing.get_args(hint)[0], where), where)
    if is_dataclass(hint):
        return functools.partial(from_json, cast("type[Any]", hint))
    if _is_enum(hint):
        return functools.partial(_parsed, _member_of(hint), hint, where)
    if hint in {date, datetime}:
        return functools.partial(_parsed, hint.fromisoformat, hint, where)
    return functools.partial(_scalar, hint, where)


def _member_of(kind: type[Enum]) -> Callable[[Any], Any]:
    """Return what finds a member by its value, many times faster than asking the kind itself."""
    members = {member.value: member for member in kind}

    def found(value: Any) -> Any:
        member = members.get(value) if isinstance(value, str | int) else None
        return kind(value) if member is None else member

    return found


def _tuple(decode: Callable[[Any], Any], where: str, value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise RecordError(f"{where}: expected a list, found {type(value).__name__}.")
    return tuple(decode(item) for item in value)


def _scalar(hint: Any, where: str, value: Any) -> Any:
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is hint:
        return value
    if not isinstance(value, hint) or (isinstance(value, bool) and hint is not bool):
        raise RecordError(f"{where}: expected {hint.__name__}, found {value!r}.")
    return value


def _parsed(parse: Callable[[Any], Any], hint: Any, where: str, value: Any) -> Any:
    try:
        return parse(value)
    except (TypeError, ValueError) as error:
        raise RecordError(f"{where}: {value!r} is not a {hint.__name__}.") from error
