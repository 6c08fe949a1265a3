"""Lists as FollowTheMoney JSON lines (``entities.ftm.json`` or ``targets.nested.json``), one entity in each line.

Built from the published schema (https://followthemoney.tech/explorer/) without a real file of sanctions at hand.

What is listed is whatever a Sanction entity names, or what is marked as a target or with the topic "sanction". Numbers
on passports and other papers stand in entities of their own that name their holder. The file is read twice, line by
line: first for what names others, then for those who are named, so that memory grows with what is listed only.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bongsu.model.designation import Designation, Identifier, NameQuality
from bongsu.model.errors import ListError
from bongsu.model.party import PartyKind
from bongsu.sources.custody import MEGABYTE
from bongsu.sources.lists import naming, numbers
from bongsu.sources.lists.countries import known_code
from bongsu.sources.lists.doubts import Doubts
from bongsu.sources.lists.opensanctions import KINDS, OTHER_KINDS, SHORT_NAME
from bongsu.sources.lists.partial_dates import birth_dates, day_of
from bongsu.sources.lists.sanctions_list import SanctionsList
from bongsu.sources.lists.sniffing import text_of

LARGEST = 4_000 * MEGABYTE
LONGEST_LINE = 10 * MEGABYTE
# Entities that only say something of others, by the property that names them.
POINTERS = {"Sanction": "entity", "Passport": "holder", "Identification": "holder"}
NAMES = {
    "alias": NameQuality.GOOD,
    "abbreviation": NameQuality.LOW,
    "weakAlias": NameQuality.LOW,
    "previousName": NameQuality.FORMER,
}
NUMBERS = {
    "mmsi": "mmsi",
    "callSign": "call_sign",
    "passportNumber": "passport",
    "idNumber": "national_id",
    "socialSecurityNumber": "national_id",
    "registrationNumber": "registration",
    "ogrnCode": "registration",
    "uscCode": "registration",
    "taxNumber": "tax_id",
    "innCode": "tax_id",
    "vatCode": "tax_id",
    "leiCode": "lei",
    "swiftBic": "swift",
    "bikCode": "bik",
    "dunsCode": "duns",
    "publicKey": "wallet",
    "serialNumber": "aircraft_serial",
}
COUNTRIES = ("nationality", "citizenship", "flag", "jurisdiction", "mainCountry", "country")

_NOT_JSON = "Lines that are no entity, left out"

Properties = dict[str, list[str]]


@dataclass(slots=True)
class _Said:
    """What other entities say of one that may be listed."""

    sanctions: list[Properties] = field(default_factory=list)
    papers: list[Identifier] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Entity:
    id: str
    schema: str
    caption: str
    properties: Properties
    nested: tuple["_Entity", ...]
    target: bool
    seen: str


def recognises(head: bytes, _path: Path) -> bool:
    """Return whether the first line is an object with a schema and properties."""
    text = text_of(head).lstrip()
    return text.startswith("{") and '"schema"' in text and '"properties"' in text


def read(path: Path) -> SanctionsList:
    """Return what is listed; the list's day is the last on which any of it was seen.

    Raises:
        ListError: the file is cut off, or many of its lines are no entities; the sentence lacks the file's name.
        OSError: the file cannot be opened.
    """
    doubts = Doubts()
    said: dict[str, _Said] = defaultdict(_Said)
    for _, entity in _entities(path, Doubts(), only=tuple(POINTERS)):
        _take(entity, said)
    entries: list[Designation] = []
    last = ""
    for line, entity in _entities(path, doubts):
        for inside in entity.nested:
            _take(inside, said, entity.id)
        if entity.schema in POINTERS or not _is_listed(entity, said):
            continue
        last = max(last, entity.seen)
        if entity.schema in KINDS and _caption(entity):
            entries.append(_designation(entity, said.get(entity.id, _Said()), doubts, f"line {line}"))
        else:
            doubts.note(OTHER_KINDS, f"line {line} ({entity.schema})")
    return SanctionsList(SHORT_NAME, day_of(last[:10]), tuple(entries), doubts.sentences(len(entries)))


def _entities(path: Path, doubts: Doubts, only: tuple[str, ...] = ()) -> Iterator[tuple[int, _Entity]]:
    """Yield each entity with the number of its line; with ``only``, those of these schemata."""
    marks = tuple(f'"{schema}"'.encode() for schema in only)
    with path.open("rb") as file:
        line = 0
        while text := file.readline(LONGEST_LINE):
            line += 1
            if len(text) >= LONGEST_LINE:
                raise ListError(f"has a line {line} of more than {LONGEST_LINE // MEGABYTE} MB, which no entity has.")
            if not text.strip() or (marks and not any(mark in text for mark in marks)):
                continue
            entity = _parsed(text)
            if entity:
                yield line, entity
            elif not text.endswith(b"\n"):
                raise ListError(f"is cut off in line {line}; fetch it anew.")
            else:
                doubts.lose(_NOT_JSON, f"line {line}")


def _parsed(text: bytes) -> _Entity | None:
    try:
        return _entity(json.loads(text))
    except (ValueError, RecursionError):
        return None


def _entity(found: Any) -> _Entity | None:
    properties = found.get("properties") if isinstance(found, dict) else None
    if not isinstance(properties, dict) or not all(isinstance(found.get(key), str) for key in ("id", "schema")):
        return None
    texts: Properties = {}
    nested: list[_Entity | None] = []
    for key, values in properties.items():
        if isinstance(values, list):
            texts[key] = [value for value in values if isinstance(value, str)]
            if len(texts[key]) < len(values):
                nested += [_entity(value) for value in values if isinstance(value, dict)]
    return _Entity(
        id=found["id"],
        schema=found["schema"],
        caption=str(found.get("caption") or ""),
        properties=texts,
        nested=tuple(one for one in nested if one),
        target=found.get("target") is True,
        seen=str(found.get("last_seen") or found.get("last_change") or ""),
    )


def _take(entity: _Entity, said: dict[str, _Said], holder: str | None = None) -> None:
    """Keep what an entity says of others: of those that it names, or of the one that it stands in."""
    pointer = POINTERS.get(entity.schema)
    if pointer is None:
        return
    for key in [holder] if holder else entity.properties.get(pointer, []):
        if entity.schema == "Sanction":
            said[key].sanctions.append(entity.properties)
            continue
        words = " ".join(entity.properties.get("type", []))
        kind = "passport" if entity.schema == "Passport" else numbers.kind_of(words) or "other"
        said[key].papers += [numbers.number(kind, value) for value in entity.properties.get("number", [])]


def _is_listed(entity: _Entity, said: dict[str, _Said]) -> bool:
    topics = entity.properties.get("topics", [])
    sanctioned = entity.id in said and bool(said[entity.id].sanctions)
    # "sanction.linked" is near to one who is listed
    return entity.target or sanctioned or "sanction" in topics


def _caption(entity: _Entity) -> str:
    names = entity.properties.get("name", [])
    return entity.caption if entity.caption in names or not names else names[0]


def _designation(entity: _Entity, said: _Said, doubts: Doubts, where: str) -> Designation:
    given = entity.properties
    kind = KINDS[entity.schema]
    codes = (known_code(code) for key in COUNTRIES for code in given.get(key, []))
    days = sorted(day for key in ("startDate", "listingDate") for day in _words(said, key) if day_of(day))
    programmes = _words(said, "programId") or tuple(given.get("programId", [])) or _words(said, "program")
    return Designation(
        id=f"{SHORT_NAME}:{entity.id}",
        list=SHORT_NAME,
        kind=kind,
        names=naming.listed(_names(entity)),
        programme="; ".join(programmes) or None,
        identifiers=tuple(dict.fromkeys([*_numbers(given, kind, doubts, where), *said.papers])),
        birth_dates=birth_dates("; ".join(given.get("birthDate", []))),
        countries=tuple(dict.fromkeys(code for code in codes if code)),
        measures=_words(said, "provisions") or _words(said, "authority"),
        listed_on=day_of(days[0]) if days else None,
        remarks=" ".join((*_words(said, "reason"), *given.get("notes", []))) or None,
    )


def _words(said: _Said, key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for sanction in said.sanctions for word in sanction.get(key, [])))


def _names(entity: _Entity) -> Iterator[naming.Rated]:
    yield _caption(entity), NameQuality.PRIMARY
    yield from ((text, NameQuality.GOOD) for text in entity.properties.get("name", []))
    for key, quality in NAMES.items():
        yield from ((text, quality) for text in entity.properties.get(key, []))


def _numbers(given: Properties, kind: PartyKind, doubts: Doubts, where: str) -> Iterator[Identifier]:
    for value in given.get("imoNumber", []):
        yield from numbers.imo(value, kind, doubts, where)
    for key, type_ in NUMBERS.items():
        yield from (numbers.number(type_, value) for value in given.get(key, []))
    if kind is PartyKind.AIRCRAFT:
        yield from (numbers.number("tail_number", value) for value in given.get("registrationNumber", []))
