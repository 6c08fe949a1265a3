"""The EU's consolidated list of financial sanctions, CSV of schema version 1.1: one row for each part of an entry.

Built from the published names of its columns, without a real file at hand. The table has no mark for weak names, so
that only the words of the remark on a name tell one (`eu_fsf_entries`); the XML is the better file.
"""

from pathlib import Path

from bongsu.sources.lists.doubts import Doubts
from bongsu.sources.lists.eu_fsf_entries import SHORT_NAME, Birth, Entry, Name, Paper, designation, merge
from bongsu.sources.lists.partial_dates import day_of
from bongsu.sources.lists.rows import Row, records_of
from bongsu.sources.lists.sanctions_list import SanctionsList
from bongsu.sources.lists.settings import settings
from bongsu.sources.lists.sniffing import first_row

DELIMITER = ";"


def recognises(head: bytes, _path: Path) -> bool:
    """Return whether the file is a table that starts with these columns."""
    return first_row(head, DELIMITER)[:2] == ("fileGenerationDate", "Entity_LogicalId")


def read(path: Path) -> SanctionsList:
    """Return the whole list.

    Raises:
        ListError: a column is missing, or the table is broken; the sentence lacks the file's name.
        OSError: the file cannot be opened.
    """
    doubts, entries, generated = Doubts(), dict[str, Entry](), ""
    for line, row in records_of(path, settings()[SHORT_NAME].columns, doubts, DELIMITER):
        generated = generated or row["fileGenerationDate"]
        key = row["Entity_LogicalId"]
        if key in entries:
            merge(entries[key], _entry(row))
        elif key:
            entries[key] = _entry(row)
        else:
            doubts.lose("Rows without the number of an entry, left out", f"line {line}")
    found = [designation(entry, doubts, f"entry {key}") for key, entry in entries.items()]
    designations = tuple(one for one in found if one)
    return SanctionsList(SHORT_NAME, day_of(generated), designations, doubts.sentences(len(designations)))


def _entry(row: Row) -> Entry:
    """Return what one row says: of each kind of part at most one."""
    parts = (row[f"NameAlias_{part}Name"] for part in ("First", "Middle", "Last"))
    name = row["NameAlias_WholeName"] or " ".join(" ".join(parts).split())
    birth = Birth(
        row["BirthDate_BirthDate"],
        row["BirthDate_Year"],
        row["BirthDate_Month"],
        row["BirthDate_Day"],
        row["BirthDate_YearRangeFrom"],
        row["BirthDate_YearRangeTo"],
        row["BirthDate_Circa"].casefold() == "true",
    )
    number = row["Identification_LatinNumber"] or row["Identification_Number"]
    return Entry(
        reference=row["Entity_EU_ReferenceNumber"] or row["Entity_LogicalId"],
        subject=row["Entity_SubjectType"] or row["Entity_SubjectType_ClassificationCode"],
        listed=row["Entity_DesignationDate"],
        united_nations=row["Entity_UnitedNationId"],
        names=[Name(name, row["NameAlias_NameLanguage"], remark=row["NameAlias_Remark"])] if name else [],
        births=[birth],
        papers=[Paper(number, row["Identification_TypeCode"], row["Identification_TypeDescription"])] if number else [],
        citizenships=[row["Citizenship_CountryIso2Code"]] if row["Citizenship_CountryIso2Code"] else [],
        addresses=[row["Address_CountryIso2Code"]],
        programmes=[row["Entity_Regulation_Programme"]],
        remarks=[row["Entity_Remark"]],
    )
