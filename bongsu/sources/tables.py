"""Tables of unknown origin, piece by piece: CSV and Parquet, the wanted columns of each, and what is wrong."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
from numpy.typing import NDArray

from bongsu.model.errors import EvidenceError
from bongsu.sources.custody import Exhibit
from bongsu.sources.headers import delimiter_of
from bongsu.sources.lines import Block, blocks
from bongsu.sources.tallies import Tally

# A line of a table has some hundred characters; no field has a megabyte.
LONGEST_LINE = 1_000_000
LONGEST_HEADER = 64_000
# A Parquet file can claim any number of rows in a few bytes; a year of the world's reports has some billion.
MOST_ROWS = 2_000_000_000
# Places and times that change need some bytes a row; a file of nothing but repetition is made to grow.
MOST_ROWS_IN_A_BYTE = 20
ROWS_AT_ONCE = 1 << 17

RAGGED = "rows refused: {{count}} without the header's {width} fields"
NUL = "rows refused: {count} with NUL bytes, which no text has"
OVERLONG = f"rows refused: {{count}} of more than {LONGEST_LINE:,} bytes"
NOT_UTF_8 = "is not UTF-8 and was read as Latin-1 there; save it as UTF-8 if names look wrong"
SWALLOWED = "{count} lines stand inside quotation marks that run over line ends; all marks near them were ignored"
# What tables write where they have nothing, or have it in capitals.
NOTHING = sorted({form for word in ("", "nan", "null", "none", "unknown", "undefined", "n/a", "<na>", "nat")
                  for form in (word, word.upper(), word.title())} | {"NaN", "NaT", "\\N"})  # fmt: skip
_WORDS = pa.dictionary(pa.int32(), pa.string())


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows: the wanted columns by their place in the header, each row's record number, and rows not there."""

    columns: dict[int, pa.Array]
    rows: NDArray[np.int64]
    tally: Tally = field(default_factory=Tally)


Types = Mapping[int, tuple[pa.DataType, ...]]
"""For each wanted place the types it is tried as, all at once, before it is left as words."""


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table whose header was read: the names of its columns, and how to read those at given places.

    ``pieces`` yields work to be done in any order or thread: each call gives some rows, one after the other in the
    file. Both may raise EvidenceError.
    """

    columns: tuple[str, ...]
    pieces: Callable[[Types], Iterator[Callable[[], Piece]]]


def open_csv(exhibit: Exhibit) -> OpenTable:
    """Return the CSV table, parted by commas, semicolons or tabs.

    Raises:
        EvidenceError: no header, or NUL bytes in it.
    """
    with exhibit.path.open("rb") as file:
        first = file.readline(LONGEST_HEADER)
    if len(first) >= LONGEST_HEADER:
        raise EvidenceError(f"has a first line of more than {LONGEST_HEADER:,} bytes; a table starts with its header.")
    if b"\0" in first:
        raise EvidenceError("holds NUL bytes, so it is no CSV text; save it as UTF-8 text or as Parquet.")
    header = _decoded(first)[0].removeprefix("\ufeff").strip("\r\n")
    delimiter = delimiter_of(header)
    try:
        names = tuple(next(csv.reader([header], delimiter=delimiter), ()))
    except csv.Error as error:
        raise EvidenceError("has a first line that is no header of a CSV table.") from error
    return OpenTable(names, _Sheet(exhibit.path, delimiter, len(names), len(first)).pieces)


def open_parquet(exhibit: Exhibit) -> OpenTable:
    """Return the Parquet table.

    Raises:
        EvidenceError: no Parquet, or cut off; `OpenTable.pieces` raises it for broken pages.
    """
    with arrow_errors("is no Parquet table, or is cut off"):
        file = pa.parquet.ParquetFile(exhibit.path)
    rows = file.metadata.num_rows
    if rows > MOST_ROWS:
        raise EvidenceError(f"claims {rows:,} rows; {MOST_ROWS:,} are read at most. Split it.")
    if rows > 100_000 + MOST_ROWS_IN_A_BYTE * exhibit.size:
        raise EvidenceError(f"claims {rows:,} rows in {exhibit.size:,} bytes, which no table of reports has.")
    names = tuple(file.schema_arrow.names)
    # words repeat: as dictionaries they are a fifth of the work
    written = [column.name for column in file.schema_arrow if _holds_words(column.type)]
    with arrow_errors("is no Parquet table, or is cut off"):
        file = pa.parquet.ParquetFile(exhibit.path, read_dictionary=written, pre_buffer=False)
    return OpenTable(names, lambda types: _parquet_pieces(file, list(types)))


def _holds_words(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _parquet_pieces(file: pa.parquet.ParquetFile, places: list[int]) -> Iterator[Callable[[], Piece]]:
    fields = [file.schema_arrow.field(place) for place in places]
    nested = [column.name for column in fields if pa.types.is_nested(column.type)]
    if nested:
        raise EvidenceError(f"holds lists or records in the column {nested[0]}; one value a row is read.")
    names, done = [column.name for column in fields], 0
    with arrow_errors("is a Parquet table with broken pages"), file:
        for batch in file.iter_batches(ROWS_AT_ONCE, columns=list(dict.fromkeys(names))):
            columns = {place: batch.column(name) for place, name in zip(places, names, strict=True)}
            numbers = np.arange(done + 1, done + batch.num_rows + 1)
            done += batch.num_rows
            yield partial(Piece, columns, numbers)


@dataclass(slots=True)
class _Ragged:
    """Collects the rows that have too few or too many fields."""

    rows: list[int] = field(default_factory=list)

    def __call__(self, row: Any) -> str:
        self.rows.append(row.number - 1)
        return "skip"


@dataclass(slots=True)
class _Sheet:
    """A CSV file: what parts its fields, how many its header has and how many bytes that is.

    ``attempt`` is how its columns could be read last; a file seldom changes its mind.
    """

    path: Path
    delimiter: str
    width: int
    header: int
    attempt: int = 0

    def pieces(self, types: Types) -> Iterator[Callable[[], Piece]]:
        """Yield the work of reading each block."""
        with self.path.open("rb") as file:
            file.seek(self.header)
            for block in blocks(file, LONGEST_LINE):
                yield partial(self._piece, block, types)

    def _piece(self, block: Block, types: Types) -> Piece:
        tally = Tally()
        tally.add(OVERLONG, block.overlong)
        content = _without_nul(block, tally)
        text, encoding = _decodable(content)
        if encoding != "utf-8":
            tally.add(NOT_UTF_8, [block.first])
        table, ragged = self._table(text, encoding, types, quotes=True)
        swallowed = block.lines - table.num_rows - len(ragged)
        if swallowed > 0:
            # a stray mark would else swallow the lines behind it and shift the number of each later row
            tally.add(SWALLOWED, range(block.first, block.first + swallowed))
            table, ragged = self._table(text, encoding, types, quotes=False)
        blank = _blank_lines(content, ragged)
        places = np.setdiff1d(np.arange(block.lines), np.array(ragged, dtype=np.int64), assume_unique=True)
        tally.add(RAGGED.format(width=self.width), [block.first + at for at in ragged if at not in blank])
        held = _filled(table)
        columns = {place: _one(table.column(str(place)).filter(held)) for place in types}
        return Piece(columns, block.first + places[np.asarray(held)], tally)

    def _table(self, text: bytes, encoding: str, types: Types, *, quotes: bool) -> tuple[pa.Table, list[int]]:
        """Return the wanted columns and the ragged rows, in the first types that all values have."""
        tries = max((len(kinds) for kinds in types.values()), default=0)
        for attempt in [*range(self.attempt, tries), tries]:
            wanted = {
                str(at): kinds[min(attempt, len(kinds) - 1)] if attempt < tries else _WORDS
                for at, kinds in types.items()
            }
            ragged = _Ragged()
            try:
                table = self._parsed(text, encoding, wanted, ragged, quotes=quotes)
            except pa.ArrowInvalid as error:
                if attempt == tries:
                    raise EvidenceError(_said("is no CSV table", error)) from error
            else:
                self.attempt = attempt if attempt < tries else self.attempt
                return table, ragged.rows
        raise AssertionError  # the last attempt returns or raises

    def _parsed(
        self, text: bytes, encoding: str, wanted: Mapping[str, pa.DataType], ragged: _Ragged, *, quotes: bool
    ) -> pa.Table:
        return pa.csv.read_csv(
            io.BytesIO(text),
            # one thread: only then are the numbers of ragged rows known
            read_options=pa.csv.ReadOptions(
                use_threads=False, block_size=len(text) + 1, encoding=encoding,
                column_names=[str(place) for place in range(self.width)],
            ),
            parse_options=pa.csv.ParseOptions(
                delimiter=self.delimiter, quote_char='"' if quotes else False, invalid_row_handler=ragged,
                ignore_empty_lines=False, newlines_in_values=False,
            ),
            convert_options=pa.csv.ConvertOptions(
                include_columns=list(wanted), column_types=dict(wanted), null_values=NOTHING, strings_can_be_null=True,
            ),
        )  # fmt: skip


def _without_nul(block: Block, tally: Tally) -> bytes:
    if b"\0" not in block.content:
        return block.content
    lines = block.content.split(b"\n")
    spoilt = [at for at, line in enumerate(lines) if b"\0" in line]
    tally.add(NUL, [block.first + at for at in spoilt])
    for at in spoilt:
        lines[at] = b""
    return b"\n".join(lines)


def _blank_lines(content: bytes, among: list[int]) -> set[int]:
    """Return which of these lines hold nothing."""
    if not among:
        return set()
    lines = content.split(b"\n")
    return {at for at in among if not lines[at].strip()}


def _filled(table: pa.Table) -> pa.Array:
    """Return which rows hold anything in a wanted column: blank lines are rows here, so that numbers stay right."""
    first = _one(table.column(0))
    held = np.asarray(first.is_valid())
    if not held.all():
        for column in table.columns[1:]:
            held = held | np.asarray(_one(column).is_valid())
    return pa.array(held)


def _one(column: pa.ChunkedArray) -> pa.Array:
    return column.unify_dictionaries().combine_chunks() if column.num_chunks != 1 else column.chunk(0)


def _decodable(content: bytes) -> tuple[bytes, str]:
    if content.isascii():
        return content, "utf-8"
    return content, _decoded(content)[1]


def _decoded(content: bytes) -> tuple[str, str]:
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return content.decode("latin-1"), "latin-1"


def _said(what: str, error: BaseException) -> str:
    # Arrow's words may quote the file, line ends and all
    return f"{what} ({' '.join(str(error).split())[:160]})."


class arrow_errors:  # noqa: N801 - read as a word of the with statement
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
