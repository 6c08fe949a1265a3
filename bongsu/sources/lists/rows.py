"""Tables of lists: UTF-8, one row after the other, with the number of its line; whole rows only."""

import csv
from collections.abc import Iterator
from pathlib import Path

from bongsu.model.errors import ListError
from bongsu.sources.lists.doubts import Doubts

# The longest fields are lists of aliases and remarks, of some 10,000 characters.
LONGEST_FIELD = 1_000_000
# DOS's sign for the end of a file, with which OFAC closes its tables.
END = "\x1a"

Numbered = tuple[int, list[str]]
Row = dict[str, str]


def rows_of(path: Path, delimiter: str = ",") -> Iterator[Numbered]:
    """Yield each row that holds anything, with the number of the line on which it ends.

    Raises:
        ListError: the file is no UTF-8 text, or no table.
        OSError: the file cannot be opened.
    """
    csv.field_size_limit(LONGEST_FIELD)
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(_text(file), delimiter=delimiter, strict=True)
        try:
            for row in reader:
                if row and row != [END] and any(row):
                    yield reader.line_num, row
        except UnicodeDecodeError as error:
            raise ListError(f"is not UTF-8 after line {reader.line_num}; fetch it anew.") from error
        except csv.Error as error:
            raise ListError(f"is no whole table at line {reader.line_num} ({error}); fetch it anew.") from error


def records_of(
    path: Path, columns: tuple[str, ...], doubts: Doubts, delimiter: str = ",", titles: int = 0
) -> Iterator[tuple[int, Row]]:
    """Yield each row under the names of its header, fields without blanks around them.

    A row with another number of fields than the header is lost; a column beyond those asked for is no fault.

    Args:
        path: the table.
        columns: what the header must name.
        doubts: takes the rows that are lost.
        delimiter: what parts the fields.
        titles: how many rows stand above the header.

    Raises:
        ListError: as `rows_of`; or a column is missing.
    """
    rows = rows_of(path, delimiter)
    for _ in range(titles):
        next(rows, None)
    header = [name.strip() for name in next(rows, (0, [""]))[1]]
    missing = [column for column in columns if column not in header]
    if missing:
        raise ListError(f"lacks the column{'s' * (len(missing) > 1)} {', '.join(missing)}; its layout is not known.")
    for line, row in rows:
        if len(row) == len(header):
            yield line, dict(zip(header, map(str.strip, row), strict=True))
        else:
            doubts.lose(f"Rows without the header's {len(header)} fields, left out", f"line {line}")


def _text(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if "\0" in line:
            raise ListError("holds NUL bytes, so it is no table; fetch it anew.")
        yield line
