"""The United States' Consolidated Screening List as CSV: thirteen lists of three departments in one table.

An entry's number is the one that OFAC gives it, or a hash that trade.gov makes; the same party stands once for each
list that it is on. The table rates no alias, and says what kind of party an entry is only for OFAC's lists: of the
others, those two that mostly hold people are told by the words of the name, and all else is taken for an organisation.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bongsu.model.designation import Designation, Identifier, NameQuality
from bongsu.model.party import PartyKind
from bongsu.sources.lists import naming, numbers
from bongsu.sources.lists.countries import code_of, known_code
from bongsu.sources.lists.doubts import Doubts
from bongsu.sources.lists.partial_dates import birth_dates, day_of
from bongsu.sources.lists.rows import Row, records_of
from bongsu.sources.lists.sanctions_list import SanctionsList
from bongsu.sources.lists.settings import settings
from bongsu.sources.lists.sniffing import first_row

SHORT_NAME = "csl"
KINDS = {
    "individual": PartyKind.PERSON,
    "entity": PartyKind.ORGANISATION,
    "vessel": PartyKind.VESSEL,
    "aircraft": PartyKind.AIRCRAFT,
}
# The Denied Persons List and the ITAR debarments: people for the most part.
OF_PEOPLE = frozenset({"DPL", "DTC"})

_LIST = re.compile(r"\(([A-Z][A-Z-]+)(?: List)?\)")
_MORE = re.compile(r"\[(?:aka|a\.k\.a\.):?\s+([^\]]+)\]", re.IGNORECASE)
_BODY = re.compile(
    r"\d|&|\b(?:inc|ltd|llc|llp|corp|corporation|co|company|limited|gmbh|s\.?a|plc|bv|pte|sdn|bhd|group|trading|airlines?|"
    r"air|airways|aviation|industr\w+|technolog\w+|systems?|international|services?|enterprises?|electronics?|global|"
    r"solutions?|engineering|logistics|export\w*|import\w*|institute|university|bank|[op]?jsc|ooo|oao|zao|center|centre|laborator\w+)\b",
    re.IGNORECASE,
)


def recognises(head: bytes, _path: Path) -> bool:
    """Return whether the file is a table that starts with the list's first columns."""
    return first_row(head)[:4] == ("_id", "source", "entity_number", "type")


def read(path: Path) -> SanctionsList:
    """Return the whole list; the table names no day.

    Raises:
        ListError: a column is missing, or the table is broken; the sentence lacks the file's name.
        OSError: the file cannot be opened.
    """
    doubts = Doubts()
    entries = tuple(_apart(_entries(path, doubts)))
    return SanctionsList(SHORT_NAME, None, entries, doubts.sentences(len(entries)))


def _entries(path: Path, doubts: Doubts) -> Iterator[Designation]:
    for line, row in records_of(path, settings()[SHORT_NAME].columns, doubts):
        if row["name"] and row["_id"] and row["type"].casefold() in {"", *KINDS}:
            yield _designation(row, doubts, f"line {line}")
        else:
            doubts.lose("Rows without a name or number, or of an unknown type, left out", f"line {line}")


def _apart(entries: Iterator[Designation]) -> Iterator[Designation]:
    """Yield the entries, with a mark behind the number of one that stands on the same list again."""
    seen: Counter[str] = Counter()
    for entry in entries:
        seen[entry.id] += 1
        yield entry if seen[entry.id] == 1 else replace(entry, id=f"{entry.id}-{seen[entry.id]}")


def _designation(row: Row, doubts: Doubts, where: str) -> Designation:
    found = _LIST.search(row["source"])
    short = found[1] if found else row["source"]
    kind = KINDS.get(row["type"].casefold()) or _kind(row["name"], short)
    countries = _countries(row, kind)
    return Designation(
        id=f"{SHORT_NAME}:{short}-{row['_id']}",
        list=SHORT_NAME,
        kind=kind,
        names=naming.listed(_names(row, kind, countries)),
        programme=row["programs"] or short,
        identifiers=tuple(dict.fromkeys(_numbers(row, kind, doubts, where))),
        birth_dates=birth_dates(row["dates_of_birth"]),
        countries=countries,
        measures=(row["source"],),
        listed_on=day_of(row["start_date"]),
        remarks=_remarks(row),
    )


def _kind(name: str, short: str) -> PartyKind:
    return PartyKind.PERSON if short in OF_PEOPLE and not _BODY.search(name) else PartyKind.ORGANISATION


def _names(row: Row, kind: PartyKind, countries: tuple[str, ...]) -> Iterator[naming.Rated]:
    first = naming.says_surname_first(countries)
    inside = _MORE.search(row["name"])
    good = NameQuality.GOOD
    rated = [(_MORE.sub("", row["name"]), NameQuality.PRIMARY), *((text, good) for text in row["alt_names"].split(";"))]
    rated += [(text, good) for text in (inside[1].split(",") if inside else ())]
    for text, quality in rated:
        plain = text.strip().removeprefix("and ")
        yield naming.straight(plain, first) if kind is PartyKind.PERSON else plain, quality


def _countries(row: Row, kind: PartyKind) -> tuple[str, ...]:
    """Return a ship's flag, a person's nationalities, else the countries at the end of the addresses."""
    if kind is PartyKind.VESSEL:
        codes = [code_of(row["vessel_flag"])]
    else:
        home = f"{row['nationalities']};{row['citizenships']}"
        own = [known_code(code) for code in re.split(r"[;,]", home)]
        codes = own if any(own) else [known_code(place.rpartition(",")[2]) for place in row["addresses"].split(";")]
    return tuple(dict.fromkeys(code for code in codes if code))


def _numbers(row: Row, kind: PartyKind, doubts: Doubts, where: str) -> Iterator[Identifier]:
    """Yield the numbers; the table gives country, days, number and what it is, parted by commas."""
    for text in row["ids"].split("; "):
        *_, value, words = ("", *text.split(", "))
        type_ = numbers.kind_of(words) if value else None
        if type_ == "imo" or (type_ and value.startswith("IMO ")):
            yield from numbers.imo(value, kind, doubts, where)
        elif type_:
            yield numbers.number(type_, value)
    if row["call_sign"]:
        yield numbers.number("call_sign", row["call_sign"])


def _remarks(row: Row) -> str | None:
    words = {
        "title": "Title",
        "vessel_type": "Vessel type",
        "gross_tonnage": "Gross tonnage",
        "vessel_owner": "Owner",
        "license_requirement": "Licence requirement",
        "federal_register_notice": "Federal Register",
        "remarks": "Remarks",
    }
    return "; ".join(f"{word}: {row[column]}" for column, word in words.items() if row[column]) or None
