"""Whom to screen, from a file: names with what else is known of them, a row each, however many there are.

name                         or full_name, caption, company, vessel
kind                         or schema, type: person, organisation (company, organization, legalentity) or vessel (ship)
country                      or nationality, flag: ISO two-letter code, or the English name
birth_date                   or dob, birthdate, date_of_birth: 1963, 1963-05, 1963-05-14, 14.5.1963, 14 May 1963
imo, mmsi, call_sign, registration, passport
reference                    or id, customer, account: what the asker calls the row

CSV (commas, semicolons or tabs), Parquet, JSON Lines, or plain text with one name a line. Other columns are left alone.
A kind, country or date that cannot be read is left out, and counted: as it stands it would speak against every match.
The file is read piece by piece, so that its size costs no memory.
"""

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from bongsu.model.designation import Subject
from bongsu.model.errors import EvidenceError, Problem
from bongsu.model.party import Identifiers, PartyKind
from bongsu.sources.headers import delimiter_of
from bongsu.sources.lists.countries import code_of, known_code
from bongsu.sources.lists.partial_dates import birth_dates

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "full_name", "caption", "company", "vessel"),
    "kind": ("kind", "schema", "type"),
    "country": ("country", "nationality", "flag"),
    "birth_date": ("birth_date", "dob", "birthdate", "date_of_birth"),
    "imo": ("imo", "imo_number", "imonumber"),
    "mmsi": ("mmsi",),
    "call_sign": ("call_sign", "callsign"),
    "registration": ("registration", "registration_number", "registrationnumber"),
    "passport": ("passport", "passport_number", "passportnumber"),
    "reference": ("reference", "id", "customer", "account"),
}
KINDS = {
    **dict.fromkeys(("person", "individual", "natural person"), PartyKind.PERSON),
    **dict.fromkeys(
        ("organisation", "organization", "company", "legalentity", "legal entity", "entity", "publicbody"),
        PartyKind.ORGANISATION,
    ),
    **dict.fromkeys(("vessel", "ship"), PartyKind.VESSEL),
}
NUMBERS = ("imo", "mmsi", "call_sign", "registration", "passport")
LONGEST_LINE = 100_000
"""Characters; a row of names has some hundred."""

_ROWS_AT_ONCE = 10_000
_SUFFIXES = (".csv", ".tsv", ".txt", ".jsonl", ".ndjson", ".json", ".parquet")

_MIXED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_TIME = re.compile(r"[T ]\d{2}:\d{2}.*$")

Row = Mapping[str, Any]
Value = TypeVar("Value")


@dataclass(slots=True)
class Subjects:
    """The subjects of one file, read as they are asked for.

    Attributes:
        path: the file.
        total: bytes of a text, rows of a Parquet table.
        done: how much of it was read so far.
        refused: how many rows gave no subject, by what is wrong with them, with the first such row.
    """

    path: Path
    total: int
    done: int = 0
    refused: dict[str, tuple[int, int]] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Subject]:
        """Yield each row's subject; a row without name and number is counted, not yielded.

        Raises:
            EvidenceError: the file is not what its ending says, or has no column with names or numbers.
        """
        try:
            for number, row in enumerate(_READERS[self.path.suffix.casefold()](self), start=1):
                subject = self._subject(row, number)
                if subject is None:
                    self.refuse("neither a name nor an official number", number)
                else:
                    yield subject
        except (OSError, ValueError, csv.Error) as error:  # Arrow's errors are these too
            raise EvidenceError(f"{self.path.name}: cannot be read ({' '.join(str(error).split())[:160]}).") from error

    def refuse(self, fault: str, number: int) -> None:
        """Count a row that cannot be screened, or of which something cannot be read."""
        count, first = self.refused.get(fault, (0, number))
        self.refused[fault] = count + 1, first

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be screened so far, a sentence for each fault."""
        return tuple(
            Problem(self.path.name, f"{_rows(count)} {fault}; the first is row {first:,}.")
            for fault, (count, first) in self.refused.items()
        )

    def _subject(self, row: Row, number: int) -> Subject | None:
        given = {key: text for key, value in row.items() if value is not None and (text := str(value).strip())}
        numbers = Identifiers(**{key: given[key] for key in NUMBERS if key in given})
        if "name" not in given and numbers == Identifiers():
            return None
        return Subject(
            given.get("name"),
            self._read(given, "kind", lambda text: KINDS.get(text.casefold()), number),
            self._read(given, "country", _country, number),
            self._read(given, "birth_date", birth_days, number) or (),
            numbers,
            given.get("reference", str(number)),
        )

    def _read(self, given: Mapping[str, str], column: str, read: Callable[[str], Value], number: int) -> Value | None:
        if column not in given:
            return None
        found = read(given[column])
        if not found:
            self.refuse(f"a {column.replace('_', ' ')} that cannot be read, and was left out", number)
        return found


def birth_days(text: str) -> tuple[str, ...]:
    """Return the day, month or year of birth that a text gives: ``1963-05-14``; () where it gives none.

    A day that the calendar lacks, and one of which it cannot be told which number is the month (5/6/1963), gives what
    is sure of it.
    """
    plain = text.strip()
    mixed = _MIXED.fullmatch(plain)
    if mixed and max(int(mixed[1]), int(mixed[2])) <= 12 and mixed[1] != mixed[2]:
        return (mixed[3],)
    american = mixed and int(mixed[2]) > 12
    ordered = f"{mixed[2]}.{mixed[1]}.{mixed[3]}" if mixed and american else _TIME.sub("", plain)
    return birth_dates(ordered)


def _country(text: str) -> str | None:
    return known_code(text) or code_of(text)


def _rows(count: int) -> str:
    return "1 row holds" if count == 1 else f"{count:,} rows hold"


def open_subjects(path: Path) -> Subjects:
    """Return the subjects of a file.

    Raises:
        EvidenceError: the file is not there, or of no kind that is read.
    """
    if path.suffix.casefold() not in _READERS:
        raise EvidenceError(f"{path.name}: names to screen are read from {', '.join(_SUFFIXES)}.")
    try:
        total = path.stat().st_size
    except OSError as error:
        raise EvidenceError(f"{path}: cannot be read ({(error.strerror or str(error)).lower()}).") from error
    return Subjects(path, total)


def _lines(subjects: Subjects) -> Iterator[str]:
    """Yield each line, counting its bytes; a line that is too long is cut, and counted as refused."""
    with subjects.path.open(encoding="utf-8-sig", newline="") as file:
        number = 0
        while line := file.readline(LONGEST_LINE):
            number += 1
            subjects.done += len(line.encode("utf-8", "surrogatepass"))
            if len(line) == LONGEST_LINE and not line.endswith("\n"):
                subjects.refuse(f"more than {LONGEST_LINE:,} characters", number)
                while (rest := file.readline(LONGEST_LINE)) and not rest.endswith("\n"):
                    subjects.done += len(rest)
                continue
            yield line


def _csv_rows(subjects: Subjects) -> Iterator[Row]:
    lines = _lines(subjects)
    header = next(lines, "")
    delimiter = delimiter_of(header)
    names = _wanted(subjects, next(csv.reader([header], delimiter=delimiter), []))
    for fields in csv.reader(lines, delimiter=delimiter):
        yield {ours: fields[place] for ours, place in names.items() if place < len(fields)}


def _text_rows(subjects: Subjects) -> Iterator[Row]:
    for line in _lines(subjects):
        if line.strip():
            yield {"name": line}


def _json_rows(subjects: Subjects) -> Iterator[Row]:
    for number, line in enumerate(_lines(subjects), start=1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, dict):
            given = {str(key).casefold(): value for key, value in _flat(found).items()}
            yield {ours: given[name] for ours, names in COLUMNS.items() for name in names if name in given}
        else:
            subjects.refuse("no JSON object", number)


def _flat(found: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of an object; those of a FollowTheMoney entity stand under ``properties``, each a list."""
    properties = found.get("properties")
    if not isinstance(properties, dict):
        return found
    held = {key: values[0] for key, values in properties.items() if isinstance(values, list) and values}
    return {**found, **held}


def _parquet_rows(subjects: Subjects) -> Iterator[Row]:
    from pyarrow.parquet import ParquetFile

    with subjects.path.open("rb") as handle:
        file = ParquetFile(handle)
        subjects.total = file.metadata.num_rows
        names = file.schema_arrow.names
        wanted = _wanted(subjects, names)
        columns = [names[place] for place in wanted.values()]
        for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE, columns=columns):
            held = {ours: batch.column(names[place]).to_pylist() for ours, place in wanted.items()}
            for at in range(batch.num_rows):
                subjects.done += 1
                yield {ours: values[at] for ours, values in held.items()}


def _wanted(subjects: Subjects, header: list[str]) -> dict[str, int]:
    """Return the place of each column that is known.

    Raises:
        EvidenceError: there is none with names or numbers.
    """
    places = {name.strip().casefold(): place for place, name in reversed(list(enumerate(header)))}
    found = {ours: places[name] for ours, names in COLUMNS.items() for name in reversed(names) if name in places}
    if not found.keys() & {"name", *NUMBERS}:
        known = ", ".join(("name", *NUMBERS))
        raise EvidenceError(f"{subjects.path.name}: has no column called {known}; call the one with the names `name`.")
    return found


_READERS: Mapping[str, Callable[[Subjects], Iterator[Row]]] = {
    ".csv": _csv_rows,
    ".tsv": _csv_rows,
    ".txt": _text_rows,
    ".jsonl": _json_rows,
    ".ndjson": _json_rows,
    ".json": _json_rows,
    ".parquet": _parquet_rows,
}
