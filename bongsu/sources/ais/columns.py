"""Each column of a table of positions, from whatever a file holds to one type; what is not usable becomes null.

Sentinels are those of ITU-R M.1371-5, table 48: latitude 91, longitude 181, speed 102.3 mean "not available".
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

# AIS was first carried in the 1990s; ten or eleven digits of seconds end in the year 2100.
EARLIEST = pd.Timestamp("1990-01-01", tz="UTC")
LATEST = pd.Timestamp("2100-01-01", tz="UTC")
SPEED_NOT_AVAILABLE = 102.3

_ABSENT = pa.array(["", "nan", "null", "none"])
_NO_WORD = pa.scalar(None, pa.string())
_EPOCH = r"^\d{9,10}(\.\d+)?$"


def text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return trimmed strings without quotation marks and the ``@`` that AIS pads with; empty ones are null."""
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if pa.types.is_floating(column.type):
        column = _whole(column)
    trimmed = pc.utf8_trim(column.cast(pa.string()), '@ \t"')
    return pc.if_else(pc.is_in(pc.utf8_lower(trimmed), value_set=_ABSENT), _NO_WORD, trimmed)


def mmsi(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return the nine digits of each MMSI, also where a spreadsheet made ``445123000.0`` of it."""
    digits = pc.replace_substring_regex(text(column), r"\.0+$", "")
    return _only(digits, r"^[0-9]{9}$", nothing="000000000")


def imo(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return the seven digits of each IMO number, with or without ``IMO`` before them; check digits are not checked."""
    digits = pc.replace_substring_regex(text(column), r"^(?i:imo)[ :]*|\.0+$", "")
    return _only(digits, r"^[0-9]{7}$", nothing="0000000")


def flag(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return the flag; ISO two-letter codes in lower case, other words as they stand."""
    words = text(column)
    return pc.if_else(pc.match_substring_regex(words, r"^[A-Za-z]{2}$"), pc.utf8_lower(words), words)


def latitude(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return degrees from -90 to 90."""
    return _between(_number(column), -90, 90)


def longitude(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return degrees from -180 to 180."""
    return _between(_number(column), -180, 180)


def speed(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return knots from 0 to below 102.3."""
    return _between(_number(column), 0, SPEED_NOT_AVAILABLE - 0.01)


def time(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return instants, UTC; numbers are seconds since 1970, times without a zone are UTC."""
    instants = pd.Series(_instants(column))
    sane = instants.where((instants >= EARLIEST) & (instants < LATEST))
    return pa.chunked_array([pa.Array.from_pandas(sane, type=pa.timestamp("us", tz="UTC"), safe=False)])


def first_fault(required: Sequence[pa.ChunkedArray]) -> NDArray[np.int64]:
    """Return for each row the place of the first column that is null there; -1 for a row without fault."""
    nulls = [pc.is_null(column).to_numpy() for column in required]
    return np.select(nulls, range(len(nulls)), default=-1)


def _instants(column: pa.ChunkedArray) -> "pd.Series[pd.Timestamp]":
    if pa.types.is_timestamp(column.type) or pa.types.is_date(column.type):
        return pd.to_datetime(column.to_pandas(), utc=True, errors="coerce")
    if pa.types.is_integer(column.type) or pa.types.is_floating(column.type):
        return _from_seconds(_number(column))
    words = text(column)
    numeric = pc.match_substring_regex(words, _EPOCH)
    seconds = _from_seconds(_number(pc.if_else(numeric, words, _NO_WORD)))
    written = pc.if_else(numeric, _NO_WORD, words).to_pandas()
    return pd.to_datetime(written, utc=True, errors="coerce", format="ISO8601").fillna(seconds)


def _from_seconds(seconds: pa.ChunkedArray) -> "pd.Series[pd.Timestamp]":
    return pd.to_datetime(_between(seconds, 0, LATEST.timestamp()).to_pandas(), unit="s", utc=True, errors="coerce")


def _number(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_integer(column.type) or pa.types.is_floating(column.type) or pa.types.is_decimal(column.type):
        return column.cast(pa.float64())
    numbers = pd.to_numeric(text(column).to_pandas(), errors="coerce").astype("float64")
    return pa.chunked_array([pa.Array.from_pandas(numbers, type=pa.float64())])


def _whole(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return numbers that a table keeps as floats as the whole numbers that they are; others are null."""
    sane = _between(column.cast(pa.float64()), 0, 1e12)
    return pc.if_else(pc.equal(pc.floor(sane), sane), sane, None).cast(pa.int64())


def _between(numbers: pa.ChunkedArray, low: float, high: float) -> pa.ChunkedArray:
    inside = pc.and_(pc.greater_equal(numbers, low), pc.less_equal(numbers, high))
    return pc.if_else(inside, numbers, pa.scalar(None, numbers.type))


def _only(words: pa.ChunkedArray, pattern: str, nothing: str) -> pa.ChunkedArray:
    sound = pc.and_(pc.match_substring_regex(words, pattern), pc.not_equal(words, nothing))
    return pc.if_else(sound, words, _NO_WORD)
