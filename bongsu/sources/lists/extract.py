"""An extract of a sanctions list, written by hand as YAML beside a watch.

list: un                      the list's short name
as_of: 2026-02-27             the edition that the facts were taken from
entries:
  - id: un:KPe.001
    kind: organisation        person, organisation, armed_force or vessel
    names:                    the first is the list's own name, the others are good aliases
      - Korea Mining Development Trading Corporation
      - {text: KOMID, quality: low, script: Latn}
    identifiers: {imo: 9161003, passport: [A1, A2]}
    countries: [kp]
    listed_on: 2009-04-24
    programme: DPRK
    birth_dates: [1944-10-13]
    measures: [UNSCR-1718-8d]
    remarks: ...
"""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from bongsu.lang.names import script_of
from bongsu.lang.ship_numbers import imo_valid
from bongsu.model.designation import Designation, Identifier, ListedName, NameQuality
from bongsu.model.errors import ListError
from bongsu.model.party import PartyKind
from bongsu.sources import plain_yaml
from bongsu.sources.custody import MEGABYTE
from bongsu.sources.lists.sanctions_list import SanctionsList, check_size
from bongsu.sources.plain_yaml import Plain

# PyYAML reads some 100 KB a second; what is longer is no extract.
LARGEST = 2 * MEGABYTE

_TOP = frozenset({"list", "as_of", "entries"})
_ENTRY = frozenset(
    {"id", "kind", "names", "identifiers", "countries", "listed_on", "measures", "programme", "remarks", "birth_dates"}
)
_NAME = frozenset({"text", "script", "quality"})
_NUMBERS = frozenset({"imo", "imo_company", "mmsi", "call_sign", "registration", "passport", "national_id"})

Map = dict[str, Plain]
Choice = TypeVar("Choice", bound=StrEnum)


def recognises(_head: bytes, path: Path) -> bool:
    """Return whether the file is called YAML: an extract is written by hand, and its slips are told by line."""
    return path.suffix.casefold() in {".yml", ".yaml"}


def read(path: Path) -> SanctionsList:
    """Return the extract.

    Raises:
        ListError: names the entry and what is wrong in it; the sentence lacks the file's name.
        OSError: the file cannot be opened.
    """
    check_size(path, LARGEST)
    try:
        found = plain_yaml.load(path.read_text(encoding="utf-8-sig"))
    except (plain_yaml.PlainYamlError, UnicodeDecodeError) as error:
        raise ListError(f"is no YAML that can be read: {error}.") from error
    top = _map(found, "the file", _TOP)
    name = _word(top, "list", "the file")
    if not name:
        raise ListError("the file: `list` is missing; give the list's short name.")
    entries = top.get("entries")
    if not isinstance(entries, list):
        raise ListError("the file: `entries` is missing or no list.")
    designations = tuple(_designation(name, number, entry) for number, entry in enumerate(entries, start=1))
    return SanctionsList(name, _day(top, "as_of", "the file"), designations)


def _designation(list_: str, number: int, value: Plain) -> Designation:
    where = f"entry {number} ({value.get('id')})" if isinstance(value, dict) else f"entry {number}"
    entry = _map(value, where, _ENTRY)
    id_, names = _word(entry, "id", where), _names(entry, where)
    if not id_ or not names:
        raise ListError(f"{where}: needs an `id` and at least one name.")
    return Designation(
        id=id_,
        list=list_,
        kind=_choice(PartyKind, _word(entry, "kind", where), "kind", where),
        names=names,
        programme=_word(entry, "programme", where),
        identifiers=_identifiers(entry, where),
        birth_dates=_words(entry.get("birth_dates"), "birth_dates", where),
        countries=tuple(code.lower() for code in _words(entry.get("countries"), "countries", where)),
        measures=_words(entry.get("measures"), "measures", where),
        listed_on=_day(entry, "listed_on", where),
        remarks=_word(entry, "remarks", where),
    )


def _names(entry: Map, where: str) -> tuple[ListedName, ...]:
    given = entry.get("names")
    if not isinstance(given, list):
        raise ListError(f"{where}: `names` is missing or no list.")
    return tuple(_name(value, NameQuality.GOOD if at else NameQuality.PRIMARY, where) for at, value in enumerate(given))


def _name(value: Plain, quality: NameQuality, where: str) -> ListedName:
    given = _map({"text": value} if isinstance(value, str) else value, f"{where}: a name", _NAME)
    text = _word(given, "text", where)
    if not text:
        raise ListError(f"{where}: a name has no text.")
    rated = _word(given, "quality", where)
    quality = _choice(NameQuality, rated, "quality", where) if rated else quality
    return ListedName(text, _word(given, "script", where) or script_of(text), quality)


def _identifiers(entry: Map, where: str) -> tuple[Identifier, ...]:
    given = _map(entry.get("identifiers") or {}, f"{where}: `identifiers`", _NUMBERS)
    found = tuple(Identifier(kind, value) for kind, values in given.items() for value in _words(values, kind, where))
    wrong = [number.value for number in found if number.kind == "imo" and not imo_valid(number.value)]
    if wrong:
        raise ListError(f"{where}: {wrong[0]} is no IMO number, its check digit is wrong.")
    return found


def _choice(kinds: type[Choice], word: str | None, key: str, where: str) -> Choice:
    try:
        return kinds(word or "")
    except ValueError as error:
        raise ListError(f"{where}: `{key}` is {word!r}; it is one of {', '.join(kinds)}.") from error


def _map(value: Plain, where: str, allowed: frozenset[str]) -> Map:
    if not isinstance(value, dict):
        raise ListError(f"{where}: is no map of keys and values.")
    unknown = value.keys() - allowed
    if unknown:
        raise ListError(f"{where}: unknown key `{min(unknown)}`; known are {', '.join(sorted(allowed))}.")
    return value


def _word(entry: Map, key: str, where: str) -> str | None:
    value = entry.get(key)
    if value is None or isinstance(value, str):
        return value or None
    raise ListError(f"{where}: `{key}` is no plain text.")


def _words(value: Plain, key: str, where: str) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value] if value is not None else []
    words = tuple(word for word in values if isinstance(word, str))
    if len(words) < len(values):
        raise ListError(f"{where}: `{key}` is no list of plain texts.")
    return words


def _day(entry: Map, key: str, where: str) -> date | None:
    given = _word(entry, key, where)
    try:
        return date.fromisoformat(given) if given else None
    except ValueError as error:
        raise ListError(f"{where}: `{key}` {given!r} is no day such as 2024-10-17.") from error
