"""OpenSanctions' simple table of targets (``targets.simple.csv``), in which every list that it keeps is to be had.

Several values in one field are parted by semicolons. The table rates no alias and does not say what a number is: IMO
numbers are told by their letters, a ship's nine digits are its MMSI, its up to seven
letters and digits its call sign, all else is of the kind ``other``.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from bongsu.model.designation import Designation, Identifier, NameQuality
from bongsu.model.party import PartyKind
from bongsu.sources.lists import naming, numbers
from bongsu.sources.lists.countries import known_code
from bongsu.sources.lists.doubts import Doubts
from bongsu.sources.lists.partial_dates import birth_dates, day_of
from bongsu.sources.lists.rows import Row, records_of
from bongsu.sources.lists.sanctions_list import SanctionsList
from bongsu.sources.lists.settings import settings
from bongsu.sources.lists.sniffing import first_row

SHORT_NAME = "opensanctions"
# FollowTheMoney's schemata of what can be listed.
KINDS = {
    "Person": PartyKind.PERSON,
    "Organization": PartyKind.ORGANISATION,
    "Company": PartyKind.ORGANISATION,
    "LegalEntity": PartyKind.ORGANISATION,
    "PublicBody": PartyKind.ORGANISATION,
    "CryptoWallet": PartyKind.ORGANISATION,
    "Vessel": PartyKind.VESSEL,
    "Airplane": PartyKind.AIRCRAFT,
}
OTHER_KINDS = "Entities of other kinds than persons, organisations, ships, aircraft and wallets, left out"


def recognises(head: bytes, _path: Path) -> bool:
    """Return whether the file is a table that starts with the targets' columns."""
    return first_row(head)[:4] == ("id", "schema", "name", "aliases")


def read(path: Path) -> SanctionsList:
    """Return the targets; the list's day is the last on which any of them was seen.

    Raises:
        ListError: a column is missing, or the table is broken; the sentence lacks the file's name.
        OSError: the file cannot be opened.
    """
    doubts = Doubts()
    entries: list[Designation] = []
    last = ""
    for line, row in records_of(path, settings()[SHORT_NAME].columns, doubts):
        last = max(last, row["last_seen"])
        if row["schema"] not in KINDS:
            doubts.note(OTHER_KINDS, f"line {line} ({row['schema']})")
        elif not row["id"] or not row["name"]:
            doubts.lose("Rows without an id or a name, left out", f"line {line}")
        else:
            entries.append(_designation(row, doubts, f"line {line}"))
    return SanctionsList(SHORT_NAME, day_of(last[:10]), tuple(entries), doubts.sentences(len(entries)))


def _designation(row: Row, doubts: Doubts, where: str) -> Designation:
    kind = KINDS[row["schema"]]
    codes = (known_code(code) for code in row["countries"].split(";"))
    return Designation(
        id=f"{SHORT_NAME}:{row['id']}",
        list=SHORT_NAME,
        kind=kind,
        names=naming.listed(
            [(row["name"], NameQuality.PRIMARY), *((text, NameQuality.GOOD) for text in row["aliases"].split(";"))]
        ),
        programme=row.get("program_ids") or row["dataset"] or None,
        identifiers=tuple(dict.fromkeys(_numbers(row, kind, doubts, where))),
        birth_dates=birth_dates(row["birth_date"]),
        countries=tuple(dict.fromkeys(code for code in codes if code)),
        measures=(row["dataset"],) if row["dataset"] else (),
        remarks=row["sanctions"].strip('" ') or None,
    )


def _numbers(row: Row, kind: PartyKind, doubts: Doubts, where: str) -> Iterator[Identifier]:
    for value in filter(None, (text.strip() for text in row["identifiers"].split(";"))):
        if re.fullmatch(r"IMO\s?\d{7}", value):
            yield from numbers.imo(value, kind, doubts, where)
        elif kind is PartyKind.VESSEL and re.fullmatch(r"\d{9}", value):
            yield Identifier("mmsi", value)
        elif kind is PartyKind.VESSEL and re.fullmatch(r"(?=.*[A-Z])[A-Z0-9]{4,7}", value):
            yield Identifier("call_sign", value)
        else:
            yield numbers.number("wallet" if row["schema"] == "CryptoWallet" else "other", value)
