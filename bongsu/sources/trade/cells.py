"""Each column of trade figures, from whatever a file holds to the type of ours; what cannot be used is null."""

import functools
import re
from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from bongsu.lang.areas import WORLD, area_of
from bongsu.model.event import HS_EDITIONS
from bongsu.sources.trade.layouts import layouts
from bongsu.sources.trade.schema import EDITIONS, TOTAL

Floats = NDArray[np.float64]

ANNUAL_MONTHS = {"", "0", "52"}
"""What tables write for the month of a whole year; 52 is Comtrade's."""
OTHER_CLASSIFICATION = -1
"""Stands for an edition of the Standard International Trade Classification, of Broad Economic Categories and such."""
_FIRST_YEAR, _LAST_YEAR = 1962, 2099
_NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?([eE][+-]?\d{1,3})?")
_PERIOD = re.compile(r"(\d{4})(?:[-/.年년 ]{0,2}(\d{1,2})[月월]?)?[年년]?")
_CODE = re.compile(r"\d{2,12}")
_UNSPECIFIED = re.compile(r"(\d{4})[A-Z]{2}")
_ABSENT = {"", "nan", "none", "null", "n/a", "-", "..."}
_BASES = ("recorded", "notified", "estimated")


def mapped(column: pa.Array, read: Callable[[str], object], kind: pa.DataType) -> pa.Array:
    """Return what each value stands for; each different value is read once, as words without blanks around."""
    coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    values = [None if value is None else _read(read, said(value)) for value in coded.dictionary.to_pylist()]
    return pa.array(values, kind).take(coded.indices)


def _read(read: Callable[[str], object], words: str) -> object:
    return None if words.casefold() in _ABSENT else read(words)


def said(value: object) -> str:
    """Return a value as a table would write it: whole numbers without ``.0``, no blanks or quotation marks around."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip(" \t\r\n\"'\u3000\ufeff")


def numbers(column: pa.Array) -> tuple[Floats, NDArray[np.bool_]]:
    """Return a number for each row, NaN for what is none, and which rows hold something that is no number."""
    if pa.types.is_null(column.type):
        return np.full(len(column), np.nan), np.zeros(len(column), dtype=bool)
    if pa.types.is_integer(column.type) or pa.types.is_floating(column.type) or pa.types.is_decimal(column.type):
        found = np.asarray(column.cast(pa.float64(), safe=False).to_numpy(zero_copy_only=False))
        endless = np.isinf(found)
        return (np.where(endless, np.nan, found), endless) if endless.any() else (found, endless)
    held = mapped(column, number, pa.float64())
    filled = mapped(column, lambda _: True, pa.bool_())
    bad = pc.and_(pc.fill_null(filled, False), pc.is_null(held))
    return np.asarray(held.to_numpy(zero_copy_only=False)), np.asarray(bad.to_numpy(zero_copy_only=False))


def number(words: str) -> float | None:
    """Return a number written with or without commas between thousands; None for what is none."""
    plain = words.replace("\u00a0", "").replace(" ", "")
    if not _NUMBER.fullmatch(plain) or not any(map(str.isdigit, plain)):
        return None
    value = float(plain.replace(",", ""))
    return value if np.isfinite(value) else None


def area(words: str) -> int | None:
    """Return the number of a reporter or partner."""
    return area_of(words)


def second(words: str) -> int | None:
    """Return the number of a country of consignment; none for the sum over all of them."""
    found = area_of(words)
    return None if found == WORLD else found


def flow(words: str) -> str | None:
    """Return Comtrade's code of a flow."""
    return layouts().flows.get(words.casefold())


def period(words: str) -> int | None:
    """Return year and month as one number: 201005; 201000 for a whole year."""
    found = _PERIOD.fullmatch(words)
    if not found:
        return None
    return _joined(int(found[1]), "0" if found[2] is None else found[2], annual={"0"} if found[2] is None else set())


def year(words: str) -> int | None:
    """Return a year."""
    return int(words) if words.isdecimal() and _FIRST_YEAR <= int(words) <= _LAST_YEAR else None


def month(words: str) -> int | None:
    """Return a month, 0 for a whole year."""
    if words in ANNUAL_MONTHS:
        return 0
    return int(words) if words.isdecimal() and 1 <= int(words) <= 12 else None


def _joined(in_year: int, words: str, annual: set[str]) -> int | None:
    if not _FIRST_YEAR <= in_year <= _LAST_YEAR:
        return None
    if words in annual:
        return in_year * 100
    return in_year * 100 + int(words) if 1 <= int(words) <= 12 else None


def edition(words: str) -> int | None:
    """Return the year of an edition of the Harmonized System; `OTHER_CLASSIFICATION` for what is not of it."""
    name = words.upper().replace(" ", "")
    if name in EDITIONS:
        return EDITIONS[name]
    if name == "HS":
        return None
    digits = name.removeprefix("HS")
    if digits.isdecimal() and int(digits) in HS_EDITIONS:
        return int(digits)
    return OTHER_CLASSIFICATION


@functools.lru_cache(maxsize=1 << 16)
def code(words: str) -> str | None:
    """Return the digits of a code, or TOTAL; a leading zero that a spreadsheet took is put back."""
    if words.upper() in {TOTAL, "AG0", "ALL"}:
        return TOTAL
    plain = re.sub(r"[. \u00a0]", "", words.removesuffix(".0") if words.count(".") == 1 and len(words) > 4 else words)
    if plain.isdecimal() and len(plain) % 2:
        plain = f"0{plain}"
    if unspecified := _UNSPECIFIED.fullmatch(plain.upper()):
        return unspecified[1]
    return plain if _CODE.fullmatch(plain) else None


def product(words: str) -> str:
    """Return a product's name in lower case."""
    return words.casefold()


def code_of_product(words: str) -> str | None:
    """Return the code that has a product."""
    return layouts().products.get(words.casefold())


def unit(words: str) -> str | None:
    """Return what a quantity counts; units that are not known stand in the table's own words."""
    found = layouts().quantities.get(words.casefold(), words[:20])
    return None if found == "none" else found


def is_part(whole: str) -> Callable[[str], bool]:
    """Return what tells a part from the whole: any word but this one."""
    return lambda words: words.upper() != whole


def flag(words: str) -> bool:
    """Return whether a table says yes."""
    return words.casefold() in {"true", "1", "yes"}


def legacy_flag(words: str) -> bool:
    """Return whether Comtrade estimated the net weight: 4, or 6 with the quantity."""
    return words in {"4", "6"}


def basis(words: str) -> str | None:
    """Return what an amount rests on."""
    return words.casefold() if words.casefold() in _BASES else None
