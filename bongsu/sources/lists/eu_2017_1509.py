"""The annexes of the European Union's Regulation 2017/1509 on the DPRK, as a table (CSV).

The Official Journal prints annexes XIII to XVI as text; this is their layout as OpenSanctions' editors keep it, a row
for each entry of an annex. A ship's former or other names stand in brackets behind its name. Entries of annex XIII.B
without a number are counted within the annex.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bongsu.lang.ship_numbers import imo_company_valid
from bongsu.model.designation import Designation, Identifier, NameQuality
from bongsu.model.party import PartyKind
from bongsu.sources.lists import naming, numbers
from bongsu.sources.lists.countries import code_of
from bongsu.sources.lists.doubts import Doubts
from bongsu.sources.lists.partial_dates import birth_dates, day_of
from bongsu.sources.lists.rows import Row, records_of
from bongsu.sources.lists.sanctions_list import SanctionsList
from bongsu.sources.lists.settings import settings
from bongsu.sources.lists.sniffing import first_row

SHORT_NAME = "eu-2017-1509"
KINDS = {"Person": PartyKind.PERSON, "LegalEntity": PartyKind.ORGANISATION, "Vessel": PartyKind.VESSEL}
NUMBERS = {
    "passportNumber": "passport",
    "registrationNumber": "registration",
    "taxNumber": "tax_id",
    "idNumber": "national_id",
    "innCode": "tax_id",
    "ogrnCode": "registration",
    "leiCode": "lei",
    "swiftBic": "swift",
    "mmsi": "mmsi",
}
NAMES = {"alias": NameQuality.GOOD, "weakAlias": NameQuality.LOW, "previousName": NameQuality.FORMER}

_BRACKETS = re.compile(r"\(([^()]+)\)")
_NUMBER = re.compile(r"[A-Z]{0,3}-?\d[\w-]*|[A-Z]{6,11}")


def recognises(head: bytes, _path: Path) -> bool:
    """Return whether the file is a table that starts with these columns."""
    return first_row(head)[:5] == ("celex", "recordId", "programKey", "annex", "measure")


def read(path: Path) -> SanctionsList:
    """Return the whole table; it names no day.

    Raises:
        ListError: a column is missing, or the table is broken; the sentence lacks the file's name.
        OSError: the file cannot be opened.
    """
    doubts = Doubts()
    entries = tuple(_entries(path, doubts))
    return SanctionsList(SHORT_NAME, None, entries, doubts.sentences(len(entries)))


def _entries(path: Path, doubts: Doubts) -> Iterator[Designation]:
    counts: Counter[tuple[str, str]] = Counter()
    for line, row in records_of(path, settings()[SHORT_NAME].columns, doubts):
        if not row["name"] or row["schema"] not in KINDS:
            doubts.lose("Rows without a name or of an unknown kind, left out", f"line {line}")
            continue
        counts[row["annex"], row["schema"]] += 1
        number = row["recordId"] or str(counts[row["annex"], row["schema"]])
        yield _designation(row, number, doubts, f"line {line}")


def _designation(row: Row, number: str, doubts: Doubts, where: str) -> Designation:
    kind = KINDS[row["schema"]]
    # annex XIII.B numbers its organisations and then its ships anew
    ship = "-ship" if kind is PartyKind.VESSEL and row["annex"] == "XIII.B" else ""
    homes = ("nationality", "country", "jurisdiction", "flag") if kind is not PartyKind.ORGANISATION else ("address",)
    return Designation(
        id=f"{SHORT_NAME}:{row['annex']}{ship}-{number}",
        list=SHORT_NAME,
        kind=kind,
        names=naming.listed(_names(row, kind)),
        programme=row["programKey"] or None,
        identifiers=tuple(dict.fromkeys(_numbers(row, kind, doubts, where))),
        birth_dates=birth_dates(row["birthDate"]),
        countries=_countries(row[column] for column in homes),
        measures=(row["measure"],) if row["measure"] else (),
        listed_on=day_of(row["startDate"]),
        remarks=" ".join(row[column] for column in ("position", "reason", "notes") if row[column]) or None,
    )


def _names(row: Row, kind: PartyKind) -> Iterator[naming.Rated]:
    name = row["name"]
    if kind is PartyKind.VESSEL:
        yield from ((inside, NameQuality.GOOD) for inside in _BRACKETS.findall(name))
        name = _BRACKETS.sub(" ", name)
    yield name, NameQuality.PRIMARY
    for column, quality in NAMES.items():
        for text in row[column].split(";"):
            # "Chang, Myong Ho" among the aliases of a Korean
            yield naming.straight(text.strip(), True) if kind is PartyKind.PERSON else text, quality


def _countries(texts: Iterator[str]) -> tuple[str, ...]:
    parts = (part for text in texts for part in re.split(r"[;,]", text))
    return tuple(dict.fromkeys(code for part in parts if (code := code_of(part))))


def _numbers(row: Row, kind: PartyKind, doubts: Doubts, where: str) -> Iterator[Identifier]:
    if kind is PartyKind.VESSEL and not re.search(r"\d", row["imoNumber"]):
        doubts.note("Ships without an IMO number", f"{where} ({row['imoNumber'] or 'none given'})")
    elif row["imoNumber"]:
        yield from numbers.imo(row["imoNumber"], kind, doubts, where)
    for column, type_ in NUMBERS.items():
        for part in row[column].split(";"):
            found = _NUMBER.search(part)
            if found and column == "registrationNumber" and imo_company_valid(found[0]):
                yield Identifier("imo_company", found[0])
            elif found:
                yield numbers.number(type_, found[0])
