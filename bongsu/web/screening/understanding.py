"""An example entity, taken for what it says of somebody: names, countries, days of birth and official numbers.

As in yente, what is no property of ours or has no value that can be read is left out, and the answer's ``query``
shows what was understood.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from starlette.exceptions import HTTPException

from bongsu import pipeline
from bongsu.model.party import Identifiers
from bongsu.web.screening.asked import LONGEST, MOST_NAMES, Example
from bongsu.web.screening.schemata import SCHEMATA, Schema

NAMES = ("name", "alias", "previousName", "weakAlias", "abbreviation")
NAME_PARTS = ("firstName", "secondName", "middleName", "fatherName", "lastName")
"""What a name is made of where none is given, in the order in which it is said."""

COUNTRIES = ("nationality", "citizenship", "country", "jurisdiction", "mainCountry", "flag")
BIRTH = "birthDate"
NUMBERS: Mapping[str, tuple[str, ...]] = {
    "imoNumber": ("imo",),
    "mmsi": ("mmsi",),
    "callSign": ("call_sign",),
    "passportNumber": ("passport",),
    # lists seldom say which paper a number is of, and whoever asks by this property does not either
    "idNumber": ("national_id", "passport", "registration", "tax_id"),
    "socialSecurityNumber": ("national_id", "tax_id"),
    "registrationNumber": ("registration", "tax_id", "tail_number"),
    "ogrnCode": ("registration",),
    "uscCode": ("registration",),
    "taxNumber": ("tax_id", "registration"),
    "innCode": ("tax_id",),
    "vatCode": ("tax_id",),
    "leiCode": ("lei",),
    "swiftBic": ("swift",),
}
"""The kinds of numbers that each property is looked up as."""

MOST_NUMBERS = 50

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")

Properties = dict[str, list[str]]


def understood(example: Example) -> tuple[Schema, pipeline.Inquiry, Properties]:
    """Return the schema of an example, who is looked up, and the properties that were understood.

    Raises:
        HTTPException: there is no such schema, none of it can be asked for, or there is too much of it.
    """
    schema = SCHEMATA.get(example.schema_)
    if schema is None:
        raise _refused(f"Unknown schema: {example.schema_[:80]!r}")
    if not schema.matchable:
        raise _refused(f"Non-matchable schema for query: {schema.name}")
    found = _properties(example.properties)
    names = [name for key in NAMES for name in found.get(key, ())] or _joined(found)
    if len(names) > MOST_NAMES:
        raise _refused(f"more than {MOST_NAMES} names")
    inquiry = pipeline.Inquiry(
        names=tuple(dict.fromkeys(names)),
        kind=schema.kind,
        countries=tuple(dict.fromkeys(code for key in COUNTRIES for code in found.get(key, ()))),
        birth_dates=tuple(found.get(BIRTH, ())),
        identifiers=_identifiers(found, schema),
    )
    return schema, inquiry, found


def texts(values: object) -> list[str]:
    """Return the texts of a property's values; numbers are texts too, objects and lists are none."""
    given = values if isinstance(values, list) else [values]
    plain = (_plain(str(value)) for value in given if isinstance(value, str | int | float))
    return list(dict.fromkeys(text for text in plain if text))


def _plain(text: str) -> str:
    """Return a text without what cannot be seen: control characters, and blanks beyond one."""
    visible = "".join(letter if unicodedata.category(letter) not in {"Cc", "Cs"} else " " for letter in text)
    return " ".join(visible.split())


def _properties(given: Mapping[str, Any]) -> Properties:
    found: Properties = {}
    for key, values in given.items():
        if key not in _READ:
            continue
        kept = _cleaned(key, texts(values))
        if any(len(text) > LONGEST for text in kept):
            raise _refused(f"{key} has more than {LONGEST} characters")
        if kept:
            found[key] = kept
    return found


def _cleaned(key: str, values: list[str]) -> list[str]:
    if key in COUNTRIES:
        codes = (pipeline.country_code(value[:LONGEST]) for value in values)
        return list(dict.fromkeys(code for code in codes if code))
    if key == BIRTH:
        days = (value.partition("T")[0] for value in values)
        return [day for day in days if _DATE.fullmatch(day)]
    return values


def _joined(found: Properties) -> list[str]:
    """Return the names that parts of a name make: the first of each part."""
    parts = [found[key][0] for key in NAME_PARTS if key in found]
    return [" ".join(parts)] if parts else []


def _identifiers(found: Properties, schema: Schema) -> tuple[Identifiers, ...]:
    """Return the numbers, in as many rows as there are numbers of one kind."""
    by_kind: dict[str, dict[str, None]] = {}
    for key, kinds in NUMBERS.items():
        for kind in _kinds(key, kinds, schema):
            by_kind.setdefault(kind, {}).update(dict.fromkeys(found.get(key, ())))
    columns = [[(kind, value) for value in values] for kind, values in by_kind.items() if values]
    if any(len(column) > MOST_NUMBERS for column in columns):
        raise _refused(f"more than {MOST_NUMBERS} numbers of one kind")
    rows: Iterable[tuple[tuple[str, str] | None, ...]] = itertools.zip_longest(*columns)
    return tuple(Identifiers(**dict(pair for pair in row if pair)) for row in rows)


def _kinds(key: str, kinds: tuple[str, ...], schema: Schema) -> tuple[str, ...]:
    """Return what a number is looked up as: an organisation's IMO number is a shipping company's, no ship's."""
    if key != "imoNumber" or "Vessel" in schema.comparable:
        return kinds
    return ("imo_company",)


def _refused(why: str) -> HTTPException:
    return HTTPException(400, f"Cannot parse example entity: {why}")


_READ = frozenset((*NAMES, *NAME_PARTS, *COUNTRIES, BIRTH, *NUMBERS))
