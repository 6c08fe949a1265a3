"""Each column of a table of reports, from whatever a file holds to the type of ours; what is not usable becomes null.

Sentinels are those of ITU-R M.1371-5, tables 48 and 53: latitude 91, longitude 181, speed 102.3, course 360,
heading 511, status 15, draught 0, type 0 and IMO number 0 mean "not available".
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from bongsu.sources.ais.schema import REPORTS

NO_LATITUDE = 91.0
NO_LONGITUDE = 181.0
FASTEST = 102.2  # knots; "102.2 or more" in AIS
DEEPEST = 25.5  # metres, the most that AIS can say
LONGEST = 1022.0  # metres, likewise
WIDEST = 126.0
Floats = NDArray[np.float64]

_NO_WORD = pa.scalar(None, pa.string())
_ABSENT = pa.array(["", "nan", "null", "none", "unknown", "undefined"])
_NUMBER = r"^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$"


def numbers(column: pa.Array) -> Floats:
    """Return a number for each row, NaN for what is none."""
    if pa.types.is_dictionary(column.type):
        return _spread(numbers(column.dictionary), column.indices)
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        trimmed = pc.utf8_trim(column, ' \t"')
        sound = pc.if_else(pc.match_substring_regex(trimmed, _NUMBER), trimmed, _NO_WORD)
        return np.asarray(sound.cast(pa.float64()).to_numpy(zero_copy_only=False))
    if pa.types.is_null(column.type) or not _numeric(column.type):
        return np.full(len(column), np.nan)
    return np.asarray(column.cast(pa.float64(), safe=False).to_numpy(zero_copy_only=False))


def words(column: pa.Array) -> pa.DictionaryArray:
    """Return trimmed words without quotation marks and the ``@`` that AIS pads with; empty ones are null."""
    if not pa.types.is_dictionary(column.type):
        column = (_whole(column) if _numeric(column.type) else column.cast(pa.string())).dictionary_encode()
    trimmed = pc.utf8_trim(column.dictionary.cast(pa.string()), '@ \t"')
    absent = pc.is_in(pc.utf8_lower(trimmed), value_set=_ABSENT)
    return pa.DictionaryArray.from_arrays(column.indices, pc.if_else(absent, _NO_WORD, trimmed))


def text(column: pa.Array) -> pa.Array:
    """Return words as plain strings."""
    said = words(column)
    return said.dictionary.take(said.indices)


def mmsi(column: pa.Array) -> pa.Array:
    """Return nine digits as a number, also where a spreadsheet made ``445123000.0`` of them.

    Shorter ones are valid where a leading 00 of a coast station (00MIDxxxx, ITU-R M.585) was lost.
    """
    found = np.asarray(column.fill_null(0)) if pa.types.is_integer(column.type) else _rounded(numbers(column))
    return pa.array(found.astype(np.int64), mask=~valid_mmsi(found))


def valid_mmsi(found: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which numbers can be a station's."""
    nine = (found >= 100_000_000) & (found <= 999_999_999)
    return nine | ((found >= 2_000_000) & (found <= 7_999_999))


def imo(column: pa.Array) -> pa.Array:
    """Return the seven digits of each IMO number, with or without ``IMO`` before them; check digits are not checked."""
    if _numeric(column.type):
        return imo_of(_rounded(numbers(column)))
    said = words(column)
    digits = pc.replace_substring_regex(said.dictionary, r"^(?i:imo)[ :]*|\.0+$", "")
    sound = pc.if_else(pc.match_substring_regex(digits, r"^[1-9][0-9]{6}$"), digits, _NO_WORD)
    return sound.cast(pa.int32()).take(said.indices)


def imo_of(found: NDArray[np.int64]) -> pa.Array:
    """Return numbers of seven digits; others are null."""
    sound = (found >= 1_000_000) & (found <= 9_999_999)
    return pa.array(np.where(sound, found, 0).astype(np.int32), mask=~sound)


def flag(column: pa.Array) -> pa.Array:
    """Return the flag; ISO two-letter codes in lower case, other words as they stand."""
    said = words(column)
    short = pc.match_substring_regex(said.dictionary, r"^[A-Za-z]{2}$")
    return pc.if_else(short, pc.utf8_lower(said.dictionary), said.dictionary).take(said.indices)


def places(latitude: Floats, longitude: Floats) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """Return degrees, NaN where they are none, and which rows say that they know no place (sentinel, or nothing)."""
    unknown = (np.isnan(latitude) & np.isnan(longitude)) | (latitude == NO_LATITUDE) | (longitude == NO_LONGITUDE)
    lat = np.where((np.abs(latitude) <= 90) & ~unknown, latitude, np.nan)
    lon = np.where((np.abs(longitude) <= 180) & ~unknown, longitude, np.nan)
    return lat, lon, unknown


def within(low: float, high: float) -> Callable[[Floats], Floats]:
    """Return what leaves numbers from low to high and makes NaN of others."""
    return lambda values: np.where((values >= low) & (values <= high), values, np.nan)


# What is left of each number; bounds are those of the field in the message, without its sentinel.
RANGES: dict[str, Callable[[Floats], Floats]] = {
    "sog": within(0, FASTEST + 0.01),
    "cog": lambda values: np.where((values >= 0) & (values < 360), values, np.nan),
    "heading": lambda values: np.where((values >= 0) & (values < 360), np.floor(values + 0.5) % 360, np.nan),
    "length": within(0.01, LONGEST),
    "width": within(0.01, WIDEST),
    "draught": within(0.01, DEEPEST),
    "nav_status": within(0, 14),
    "message": within(1, 27),
    "ship_type": within(1, 99),
}


def column_of(name: str, values: Floats) -> pa.Array:
    """Return numbers within their range in the type of `REPORTS`."""
    kept = RANGES[name](values)
    kind = REPORTS.field(name).type
    if pa.types.is_floating(kind):
        return pa.array(kept.astype(np.float32), from_pandas=True)
    absent = np.isnan(kept)
    return pa.array(np.where(absent, 0, kept).astype(np.int16), mask=absent).cast(kind)


def coded(column: pa.Array, codes: Mapping[str, str]) -> Floats:
    """Return the code of each word, and each number as it stands; NaN for words that stand for none."""
    if _numeric(column.type):
        return numbers(column)
    said = words(column)
    written = [codes.get(word.casefold(), codes.get("*", word)) if word else "" for word in said.dictionary.to_pylist()]
    return _spread(numbers(pa.array(written, pa.string())), said.indices)


def named(column: pa.Array, names: Mapping[str, str]) -> pa.Array:
    """Return the name that each word stands for; null for words that stand for none."""
    said = words(column)
    found = [names.get(word.casefold(), names.get("*")) if word else None for word in said.dictionary.to_pylist()]
    return pa.array(found, pa.string()).take(said.indices)


def first_fault(faults: Sequence[NDArray[np.bool_]]) -> NDArray[np.int64]:
    """Return for each row the place of the first fault that it has; -1 for a row without."""
    return np.select(faults, range(len(faults)), default=-1)


def _numeric(kind: pa.DataType) -> bool:
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind))


def _rounded(values: Floats) -> NDArray[np.int64]:
    """Return whole numbers as such; 0 for others."""
    sane = (values >= 0) & (values <= 1e12)
    whole = np.where(sane, values, 0).astype(np.int64)
    return np.where(whole == np.where(sane, values, 0), whole, 0)


def _whole(column: pa.Array) -> pa.Array:
    """Return numbers as the words that they are, whole ones without a fraction."""
    values = numbers(column)
    sane = (np.abs(values) <= 1e12) & (np.floor(values) == values)
    return pa.array(np.where(sane, values, 0).astype(np.int64), mask=~sane).cast(pa.string())


def _spread(values: Floats, indices: pa.Array) -> Floats:
    """Return the value of each row from those of a dictionary."""
    table = np.append(values, np.nan)
    return np.asarray(table[indices.fill_null(len(values)).to_numpy()])
