"""The UK Sanctions List as CSV: a line with the day, a header, and one row for each name or address of an entry.

Built from the published header and from single lines, without a real file at hand.
"""

import re
from pathlib import Path

from bongsu.sources.lists.doubts import Doubts
from bongsu.sources.lists.partial_dates import day_of
from bongsu.sources.lists.rows import Row, records_of, rows_of
from bongsu.sources.lists.sanctions_list import SanctionsList
from bongsu.sources.lists.settings import settings
from bongsu.sources.lists.sniffing import text_of
from bongsu.sources.lists.uk_entries import SHORT_NAME, Entry, Name, designation, merge

NUMBERS = {
    "Passport number": "passport",
    "National Identifier number": "national_id",
    "Business registration number (s)": "registration",
}
_SEVERAL = re.compile(r"\s*[;|\n]\s*")


def recognises(head: bytes, _path: Path) -> bool:
    """Return whether the file starts with the day of the report and the list's header."""
    text = text_of(head)
    return text.lstrip('"').startswith("Report Date:") and "Unique ID" in text and "OFSI Group ID" in text


def read(path: Path) -> SanctionsList:
    """Return the whole list.

    Raises:
        ListError: a column is missing, or the table is broken; the sentence lacks the file's name.
        OSError: the file cannot be opened.
    """
    doubts, entries = Doubts(), dict[str, Entry]()
    title = next(rows_of(path), (0, [""]))[1][0]
    for line, row in records_of(path, settings()[SHORT_NAME].columns, doubts, titles=1):
        key = row["Unique ID"]
        if key in entries:
            merge(entries[key], _entry(row))
        elif key:
            entries[key] = _entry(row)
        else:
            doubts.lose("Rows without the number of an entry, left out", f"line {line}")
    found = [designation(entry, doubts, f"entry {key}") for key, entry in entries.items()]
    designations = tuple(one for one in found if one)
    day = day_of(title.removeprefix("Report Date:"))
    return SanctionsList(SHORT_NAME, day, designations, doubts.sentences(len(designations)))


def _entry(row: Row) -> Entry:
    name = Name(tuple(row[f"Name {number}"] for number in range(1, 7)), row["Name type"], row["Alias strength"])
    return Entry(
        id=row["Unique ID"],
        kind=row["Designation Type"],
        regime=row["Regime Name"],
        imposed=row["Sanctions Imposed"],
        designated=row["Date Designated"],
        un_reference=row["UN Reference Number"],
        names=[name],
        scripts=[row["Name non-latin script"]],
        births=[row["D.O.B"]],
        nationalities=_values(row["Nationality(/ies)"]),
        addresses=_values(row["Address Country"]),
        flags=[*_values(row["Current believed flag of ship"]), *_values(row["Previous flags"])],
        imos=_values(row["IMO number"]),
        papers=[(kind, text) for column, kind in NUMBERS.items() for text in _values(row[column])],
        remarks=[row["Other Information"], row["UK Statement of Reasons"]],
    )


def _values(cell: str) -> list[str]:
    return [text for text in _SEVERAL.split(cell) if text]
