"""Tables of unknown origin, column by column: CSV as strings, Parquet in its own types, and what is wrong."""

import codecs
import csv
import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet
from numpy.typing import NDArray

from bongsu.model.errors import EvidenceError
from bongsu.sources.custody import CHUNK, Exhibit

# A line of a table has some hundred characters; a block must hold the longest line.
BLOCK = 4 * CHUNK
LONGEST_HEADER = 64_000
# A Parquet file can claim any number of rows in a few bytes; 2 GB of CSV have about 30 million.
MOST_ROWS = 100_000_000

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Doubt:
    """So many rows of a table have this fault."""

    sentence: str
    count: int


@dataclass(frozen=True, slots=True)
class RawTable:
    """The wanted columns as the file holds them, the record number of each row, and the rows that are not there."""

    columns: dict[str, pa.ChunkedArray]
    rows: Rows
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table whose header was read: the names of its columns, and how to read those at given places."""

    columns: tuple[str, ...]
    read: Callable[[Mapping[str, int]], RawTable]


_NOT_UTF_8 = Doubt("is not UTF-8 and was read as Latin-1; save it as UTF-8 if names look wrong.", 1)


def counted(sentence: str, rows: Rows) -> Doubt:
    """Return a doubt about these record numbers: its count and the first of them fill the sentence."""
    first = f", first row {rows.min()}." if len(rows) else "."
    return Doubt(sentence.format(count=len(rows)) + first, len(rows))


def open_csv(exhibit: Exhibit) -> OpenTable:
    """Return the CSV table, parted by commas, semicolons or tabs.

    Raises:
        EvidenceError: no header, or NUL bytes; `OpenTable.read` raises it for what is no CSV.
    """
    lines, encoding = _surveyed(exhibit)
    with exhibit.path.open("rb") as file:
        first = file.readline(LONGEST_HEADER)
    if len(first) >= LONGEST_HEADER:
        raise EvidenceError(f"has a first line of more than {LONGEST_HEADER:,} bytes; a table starts with its header.")
    header = first.decode(encoding).removeprefix("\ufeff").strip("\r\n")
    delimiter = max(",;\t", key=header.count)
    try:
        names = tuple(next(csv.reader([header], delimiter=delimiter), ()))
    except csv.Error as error:
        raise EvidenceError("has a first line that is no header of a CSV table.") from error
    sheet = _Sheet(exhibit.path, delimiter, len(names), lines, encoding)
    return OpenTable(names, lambda wanted: _read_csv(sheet, wanted))


def open_parquet(exhibit: Exhibit) -> OpenTable:
    """Return the Parquet table.

    Raises:
        EvidenceError: no Parquet, or cut off; `OpenTable.read` raises it for broken pages.
    """
    with _arrow_errors("is no Parquet table, or is cut off"):
        file = pa.parquet.ParquetFile(exhibit.path)
    if file.metadata.num_rows > MOST_ROWS:
        raise EvidenceError(f"claims {file.metadata.num_rows:,} rows; {MOST_ROWS:,} are read at most. Split it.")
    names = tuple(file.schema_arrow.names)
    return OpenTable(names, lambda wanted: _read_parquet(file, names, wanted))


def _read_parquet(file: pa.parquet.ParquetFile, names: tuple[str, ...], wanted: Mapping[str, int]) -> RawTable:
    with _arrow_errors("is a Parquet table with broken pages"):
        table = file.read(columns=[names[place] for place in wanted.values()])
        columns = {ours: table.column(names[place]) for ours, place in wanted.items()}
    nested = [names[wanted[ours]] for ours, column in columns.items() if pa.types.is_nested(column.type)]
    if nested:
        raise EvidenceError(f"holds lists or records in the column {nested[0]}; one value a row is read.")
    return RawTable(columns, np.arange(1, table.num_rows + 1))


@dataclass(slots=True)
class _Ragged:
    """Collects the rows that have too few or too many fields."""

    rows: list[int] = field(default_factory=list)

    def __call__(self, row: Any) -> str:
        # record 1 stands in line 2
        self.rows.append(row.number - 1)
        return "skip"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A CSV file: what parts its fields, how many its header has, how many lines there are, and in what encoding."""

    path: Path
    delimiter: str
    width: int
    lines: int
    encoding: str
    quotes: bool = True


def _read_csv(sheet: _Sheet, wanted: Mapping[str, int]) -> RawTable:
    """Return the table; one in which quotation marks run over line ends is read again without regard to them.

    A stray mark would else swallow the lines behind it and shift the number of each later row.
    """
    ragged = _Ragged()
    with _arrow_errors("is no CSV table"):
        table = _parse(sheet, wanted, ragged)
    swallowed = sheet.lines - 1 - table.num_rows - len(ragged.rows)
    if swallowed > 0 and sheet.quotes:
        sentence = f"{swallowed} lines stand inside quotation marks that run over line ends; all marks were ignored."
        again = _read_csv(replace(sheet, quotes=False), wanted)
        return replace(again, doubts=(Doubt(sentence, swallowed), *again.doubts))
    doubts = [] if sheet.encoding == "utf-8" else [_NOT_UTF_8]
    if ragged.rows:
        sentence = f"rows refused: {{count}} without the header's {sheet.width} fields"
        doubts.append(counted(sentence, np.array(ragged.rows)))
    numbers = np.arange(1, table.num_rows + len(ragged.rows) + 1)
    rows = np.setdiff1d(numbers, np.array(ragged.rows, dtype=np.int64), assume_unique=True)
    filled = _filled(table)
    columns = {ours: table.column(str(place)).filter(filled) for ours, place in wanted.items()}
    return RawTable(columns, rows[filled.to_numpy()], tuple(doubts))


def _filled(table: pa.Table) -> pa.ChunkedArray:
    """Return which rows hold anything: blank lines count as rows here, so that numbers are those of the file."""
    holds = [pc.not_equal(pc.utf8_trim_whitespace(column), "") for column in table.columns]
    return functools.reduce(pc.or_, holds)


def _parse(sheet: _Sheet, wanted: Mapping[str, int], ragged: _Ragged) -> pa.Table:
    """Return the wanted columns, each named by its place, so that a header may repeat a name."""
    names = [str(place) for place in range(sheet.width)]
    taken = [str(place) for place in wanted.values()]
    return pa.csv.read_csv(
        sheet.path,
        # one thread: only then are the numbers of ragged rows known
        read_options=pa.csv.ReadOptions(
            use_threads=False, block_size=BLOCK, skip_rows=1, column_names=names, encoding=sheet.encoding
        ),
        parse_options=pa.csv.ParseOptions(
            delimiter=sheet.delimiter,
            quote_char='"' if sheet.quotes else False,
            invalid_row_handler=ragged,
            ignore_empty_lines=False,
            newlines_in_values=False,
        ),
        convert_options=pa.csv.ConvertOptions(
            include_columns=taken, column_types=dict.fromkeys(taken, pa.string()), strings_can_be_null=False
        ),
    )


def _surveyed(exhibit: Exhibit) -> tuple[int, str]:
    """Return how many lines the file has and its encoding, read in chunks: UTF-8, else Latin-1, which holds every byte.

    Raises:
        EvidenceError: NUL bytes, which no CSV has.
    """
    lines, last, encoding = 0, b"\n", "utf-8"
    decoder = codecs.getincrementaldecoder("utf-8")()
    with exhibit.path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if b"\0" in chunk:
                raise EvidenceError("holds NUL bytes, so it is no CSV text; save it as UTF-8 text or as Parquet.")
            encoding = encoding if encoding != "utf-8" or _decodes(decoder, chunk) else "latin-1"
            lines += chunk.count(b"\n")
            last = chunk[-1:]
    if encoding == "utf-8" and not _decodes(decoder, b"", final=True):
        encoding = "latin-1"
    return lines + (last != b"\n"), encoding


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _said(what: str, error: BaseException) -> str:
    if "straddling object" in str(error):
        return f"has a line of more than {BLOCK // CHUNK} MB, which no table of positions has."
    # Arrow's words may quote the file, line ends and all
    return f"{what} ({' '.join(str(error).split())[:160]})."


class _arrow_errors:  # noqa: N801 - read as a word of the with statement
    """Turns Arrow's refusal into one sentence."""

    def __init__(self, what: str) -> None:
        self.what = what

    def __enter__(self) -> None:
        """Do nothing: only the end matters."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        """Say what the file is not, and Arrow's reason."""
        # Arrow raises plain OSError, ValueError and KeyError for broken bytes and repeated columns too
        if isinstance(error, pa.ArrowException | OSError | ValueError | LookupError):
            raise EvidenceError(_said(self.what, error)) from error
