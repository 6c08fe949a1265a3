"""The Japanese Ministry of Finance's list of those whose assets are frozen (a workbook, one sheet for each measure).

Each sheet has its own columns under a row that names them; sheets of measures that ended (解除) hold nothing. A row
without names is of an entry that was deleted. Numbers begin anew on each sheet, and may say in brackets where else
the party stands: "8(#30)". A sheet says by its name whether it lists persons (個人) or bodies (団体, 銀行); where it
says neither, who has a birth, a nationality, a title or a passport is a person.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bongsu.model.designation import Designation, Identifier, ListedName, NameQuality
from bongsu.model.errors import ListError
from bongsu.model.party import PartyKind
from bongsu.sources.custody import CHUNK, MEGABYTE
from bongsu.sources.lists import naming, numbers
from bongsu.sources.lists.countries import code_of, codes_in_japanese
from bongsu.sources.lists.doubts import Doubts
from bongsu.sources.lists.jp_names import NOTHING, names_in
from bongsu.sources.lists.partial_dates import birth_dates, day_of
from bongsu.sources.lists.sanctions_list import SanctionsList
from bongsu.sources.lists.settings import settings

SHORT_NAME = "jp-mof"
# The list of 2026 unpacks to some 10 MB.
LARGEST_UNPACKED = 200 * MEGABYTE
ENDED = "解除"
INDEX = "一覧"
NAMES_OF_SHEETS = "xl/workbook.xml"
NUMBER, JAPANESE, ENGLISH, DAY = "告示番号", "日本語表記", "英語表記", "告示日付"
MEASURE = "資産凍結等の措置"

# Columns by what their names contain; the first that fits counts, so that "確定に十分でない別名" is no good alias.
_RATED = (
    (re.compile("十分でない"), NameQuality.LOW),
    (re.compile("^(旧称|以前|過去)"), NameQuality.FORMER),
    (re.compile("別名|別称"), NameQuality.GOOD),
)
_HOMES = re.compile("国籍")
_PLACES = re.compile("^(住所|所在地|活動地域)")
_BIRTH = re.compile("^生年月日")
_OF_A_PERSON = re.compile("^(生年月日|国籍|称号|旅券番号|出生地)")
_PAPERS = ((re.compile("旅券番号"), "passport"), (re.compile("^(ID番号|身分)"), "national_id"))
_REMARKS = re.compile("^(役職|肩書|国連参照番号|その他の情報|詳細|指定の根拠)")
_PAPER_NUMBER = re.compile(r"(?<![\w年月])[A-Z]{0,3}[- ]?\d[\d-]{4,}\w?(?!\d*[年月日])")
# What an archive that is cut off or made to deceive gives.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet: its number among the measures, its name, and its rows under the names of its columns."""

    number: str
    name: str
    rows: tuple[Row, ...]


def recognises(head: bytes, path: Path) -> bool:
    """Return whether the file is a workbook (xlsx) with the list's index of sheets, or one that is broken."""
    if not head.startswith(b"PK\x03\x04") or path.suffix.casefold() != ".xlsx":
        return False
    try:
        with zipfile.ZipFile(path) as parts, parts.open(NAMES_OF_SHEETS) as file:
            return f'"{INDEX}"'.encode() in file.read(CHUNK)
    except KeyError:
        return False
    except _BROKEN:
        return True


def read(path: Path) -> SanctionsList:
    """Return the whole list; the workbook names no day.

    Raises:
        ListError: no workbook, or a sheet lacks its columns; the sentence lacks the file's name.
        OSError: the file cannot be opened.
    """
    _check_unpacked(path)
    doubts = Doubts()
    entries = tuple(entry for sheet in _sheets(path) for entry in _entries(sheet, doubts))
    return SanctionsList(SHORT_NAME, None, entries, doubts.sentences(len(entries)))


def _check_unpacked(path: Path) -> None:
    """Unpack every part once and throw it away, so that what a small file grows to is known before it is read."""
    left = LARGEST_UNPACKED
    try:
        with zipfile.ZipFile(path) as parts:
            for part in parts.infolist():
                with parts.open(part) as file:
                    while chunk := file.read(CHUNK):
                        left -= len(chunk)
                        if left < 0:
                            raise ListError(f"unpacks to more than {LARGEST_UNPACKED // MEGABYTE} MB; no list does.")
    except _BROKEN as error:
        raise ListError(f"is no whole workbook ({error}); fetch it anew.") from error


def _sheets(path: Path) -> Iterator[_Sheet]:
    import python_calamine  # noqa: PLC0415 - only workbooks need it

    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
        found = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    except (python_calamine.CalamineError, ValueError, OverflowError) as error:
        raise ListError(f"is a workbook that cannot be read ({error}); fetch it anew.") from error
    for name, rows in found.items():
        number, _, title = name.strip().partition(".")
        if name != INDEX and ENDED not in name:
            yield _Sheet(number, title.strip(), tuple(_rows(name.strip(), rows)))


def _rows(name: str, rows: list[list[Any]]) -> Iterator[Row]:
    """Yield the rows below that which names the columns, as texts."""
    texts = [[_text(cell) for cell in row] for row in rows]
    at = next((at for at, row in enumerate(texts) if ENGLISH in row), None)
    missing = [column for column in settings()[SHORT_NAME].columns if at is None or column not in texts[at]]
    if at is None or missing:
        raise ListError(f"lacks the columns {', '.join(missing)} in the sheet {name}; its layout is not known.")
    for row in texts[at + 1 :]:
        yield dict(zip(texts[at], row, strict=False))


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell).strip()


def _entries(sheet: _Sheet, doubts: Doubts) -> Iterator[Designation]:
    for place, row in enumerate(sheet.rows, start=1):
        names = _names(sheet, row)
        number = re.search(r"\d+", row[NUMBER])
        if not names:
            continue
        if number:
            yield _designation(sheet, number[0], row, names)
        else:
            doubts.lose("Entries without a number, left out", f"sheet {sheet.number}, row {place} below the columns")


def _designation(sheet: _Sheet, number: str, row: Row, names: tuple[ListedName, ...]) -> Designation:
    kind = _kind(sheet.name, row)
    return Designation(
        id=f"{SHORT_NAME}:{sheet.number}-{number}",
        list=SHORT_NAME,
        kind=kind,
        names=names,
        programme=sheet.name,
        identifiers=tuple(dict.fromkeys(_papers(row))),
        birth_dates=birth_dates(" ".join(_cells(row, _BIRTH))),
        countries=_countries(row, _HOMES if kind is PartyKind.PERSON else _PLACES),
        measures=(MEASURE,),
        listed_on=day_of(row[DAY]),
        remarks=" ".join(" ".join(cell.split()) for cell in _cells(row, _REMARKS)) or None,
    )


def _kind(sheet: str, row: Row) -> PartyKind:
    if "個人" in sheet or "団体" in sheet or "銀行" in sheet:
        return PartyKind.PERSON if "個人" in sheet else PartyKind.ORGANISATION
    return PartyKind.PERSON if any(_cells(row, _OF_A_PERSON)) else PartyKind.ORGANISATION


def _names(sheet: _Sheet, row: Row) -> tuple[ListedName, ...]:
    rated = _rated(row)
    if _kind(sheet.name, row) is PartyKind.PERSON:
        first = naming.says_surname_first(_countries(row, _HOMES))
        rated = ((naming.straight(name, first), quality) for name, quality in rated)
    return naming.listed(rated)


def _rated(row: Row) -> Iterator[naming.Rated]:
    yield from _main_names(row[ENGLISH])
    yield from _main_names(row[JAPANESE])
    for column, cell in row.items():
        quality = next((quality for pattern, quality in _RATED if pattern.search(column)), None)
        if quality:
            yield from names_in(cell, quality)


def _main_names(cell: str) -> Iterator[naming.Rated]:
    """Yield the names in the cell of a first name: it is one, with its original script perhaps behind it."""
    name, *more = re.split(r"\n|[(（](?=original script)", cell, maxsplit=1)
    yield name, NameQuality.PRIMARY
    for text in more:
        yield from names_in(text, NameQuality.PRIMARY)


def _cells(row: Row, columns: re.Pattern[str]) -> list[str]:
    return [cell for column, cell in row.items() if columns.search(column) and cell.casefold() not in NOTHING]


def _countries(row: Row, columns: re.Pattern[str]) -> tuple[str, ...]:
    cells = _cells(row, columns)
    latin = (code_of(part) for cell in cells for part in re.split(r"[,;\n、]", cell))
    found = [code for cell in cells for code in codes_in_japanese(cell)] + [code for code in latin if code]
    return tuple(dict.fromkeys(found))


def _papers(row: Row) -> Iterator[Identifier]:
    for pattern, kind in _PAPERS:
        for cell in _cells(row, pattern):
            plain = re.sub(r"\d{4}年\d{1,2}月\d{1,2}日", "", cell.translate(_NARROW))
            yield from (numbers.number(kind, found) for found in _PAPER_NUMBER.findall(plain))


# Full-width letters and digits to their usual width.
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
