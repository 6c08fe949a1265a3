"""Times of any spelling that a layout allows, to instants in UTC; what is none becomes null."""

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

# AIS was first carried in the 1990s; ten or eleven digits of seconds end in the year 2100.
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
LATEST = datetime(2100, 1, 1, tzinfo=UTC)
INSTANT = pa.timestamp("us", tz="UTC")
Whole = NDArray[np.int64]

_LOW, _HIGH = (int(limit.timestamp()) * 1_000_000 for limit in (EARLIEST, LATEST))
# Seconds since 1970 have nine to eleven digits until then, milliseconds twelve to fourteen.
_MILLISECONDS = 1e11
_CLOCK = r"(?P<H>\d{1,2}):(?P<M>\d\d)(?::(?P<S>\d\d)(?:[.,](?P<f>\d{1,9})\d*)?)?"
_ZONE = r" ?(?P<z>[Zz]|UTC|[+-]\d\d(?::?\d\d)?)?"
PATTERNS = {
    "iso": rf"^(?P<y>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d)(?:[Tt ]{_CLOCK}{_ZONE})?$",
    "day/month/year": rf"^(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})/(?P<y>\d{{4}}) {_CLOCK}{_ZONE}$",
    "year/month/day": rf"^(?P<y>\d{{4}})/(?P<m>\d{{1,2}})/(?P<d>\d{{1,2}}) {_CLOCK}{_ZONE}$",
    "yyyymmdd_hhmmss": r"^(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)_(?P<H>\d\d)(?P<M>\d\d)(?P<S>\d\d)(?P<f>)(?P<z>)$",
}
"""Spellings by the names that layouts use; ``epoch``, seconds or milliseconds since 1970, is read everywhere."""
_EPOCH = r"^\d{9,14}(\.\d+)?$"
_UNCLEAR = r"^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b"


def instants(column: pa.Array, spellings: Sequence[str] = ("iso",)) -> pa.Array:
    """Return instants, UTC, with null for what is none; times without a zone are UTC.

    Args:
        column: timestamps, dates, numbers (seconds or milliseconds since 1970), or words.
        spellings: names of `PATTERNS` that words may have.
    """
    if pa.types.is_timestamp(column.type) or pa.types.is_date(column.type):
        naive = column.cast(pa.timestamp("us", tz=getattr(column.type, "tz", None)), safe=False)
        return _sane(naive.cast(pa.int64()))
    if pa.types.is_integer(column.type) or pa.types.is_floating(column.type) or pa.types.is_decimal(column.type):
        return _from_epoch(column.cast(pa.float64(), safe=False))
    if pa.types.is_dictionary(column.type):
        return _written(column.dictionary, spellings).take(column.indices)
    return _written(column.cast(pa.string()), spellings)


def unclear(column: pa.Array) -> NDArray[np.bool_]:
    """Return which words are dates of which the day or the month may stand first."""
    if pa.types.is_dictionary(column.type):
        told = np.append(unclear(column.dictionary), False)
        return np.asarray(told[column.indices.fill_null(len(told) - 1).to_numpy()])
    if not pa.types.is_string(column.type) and not pa.types.is_large_string(column.type):
        return np.zeros(len(column), dtype=bool)
    return np.asarray(pc.match_substring_regex(column, _UNCLEAR).fill_null(False).to_numpy(zero_copy_only=False))


def _written(words: pa.Array, spellings: Sequence[str]) -> pa.Array:
    trimmed = pc.utf8_trim(words, ' \t"')
    found = _epochs(trimmed)
    for spelling in spellings:
        if found.null_count:
            found = pc.coalesce(found, _spelled(trimmed, spelling))
    return found


def _epochs(words: pa.Array) -> pa.Array:
    numeric = pc.match_substring_regex(words, _EPOCH)
    if not pc.any(numeric).as_py():
        return pa.nulls(len(words), INSTANT)
    return _from_epoch(pc.if_else(numeric, words, pa.scalar(None, pa.string())).cast(pa.float64()))


def _from_epoch(numbers: pa.Array) -> pa.Array:
    microseconds, sane = from_seconds(numbers.to_numpy(zero_copy_only=False).astype(np.float64))
    return pa.array(microseconds, INSTANT, mask=~sane)


def _spelled(words: pa.Array, spelling: str) -> pa.Array:
    """Return the instants of words of one spelling; a 31 February is none."""
    parts = pc.extract_regex(words, PATTERNS[spelling])
    seconds, sound = civil(*(_whole(parts, name) for name in "ymdHMS"))
    microseconds = (seconds - _offset(parts)) * 1_000_000 + _fraction(parts)
    sound &= (microseconds >= _LOW) & (microseconds < _HIGH) & np.asarray(parts.is_valid())
    return pa.array(np.where(sound, microseconds, 0), INSTANT, mask=~sound)


def civil(
    year: Whole, month: Whole, day: Whole, hour: Whole, minute: Whole, second: Whole
) -> tuple[Whole, NDArray[np.bool_]]:
    """Return seconds since 1970 of dates and times of day, and which of them the calendar has."""
    months = ((year - 1970) * 12 + month - 1).astype("M8[M]")
    days = months.astype("M8[D]") + (day - 1)
    sound = (month >= 1) & (month <= 12) & (day >= 1) & (days.astype("M8[M]") == months)
    # a leap second is told as the first of the next minute
    sound &= (hour < 24) & (minute < 60) & (second <= 60)
    return days.astype("M8[s]").astype(np.int64) + hour * 3600 + minute * 60 + second, sound


def from_seconds(values: NDArray[np.float64] | Whole) -> tuple[Whole, NDArray[np.bool_]]:
    """Return microseconds of numbers that are seconds or milliseconds since 1970, and which of them are sane."""
    seconds = np.where(np.abs(values) >= _MILLISECONDS, values / 1000, values)
    sane = (seconds * 1e6 >= _LOW) & (seconds * 1e6 < _HIGH)
    return np.where(sane, np.round(np.where(sane, seconds, 0) * 1e6), 0).astype(np.int64), sane


def _whole(parts: pa.Array, name: str) -> Whole:
    digits = parts.field(name)
    return np.asarray(pc.if_else(pc.equal(digits, ""), "0", digits).cast(pa.int64()).fill_null(0))


def _fraction(parts: pa.Array) -> Whole:
    """Return microseconds."""
    digits = pc.utf8_slice_codeunits(pc.utf8_rpad(parts.field("f"), 6, "0"), 0, 6)
    return np.asarray(digits.cast(pa.int64()).fill_null(0))


def _offset(parts: pa.Array) -> Whole:
    """Return how many seconds the zone is ahead of UTC."""
    zones = parts.field("z").dictionary_encode()
    ahead = np.array([_seconds_ahead(zone) for zone in zones.dictionary.to_pylist()] or [0], dtype=np.int64)
    return np.asarray(ahead[zones.indices.fill_null(0).to_numpy()])


def _seconds_ahead(zone: str) -> int:
    if zone[:1] not in {"+", "-"}:
        return 0
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return (int(digits[:2]) * 3600 + int(digits[2:]) * 60) * (-1 if zone[0] == "-" else 1)


def _sane(microseconds: pa.Array) -> pa.Array:
    inside = pc.and_(pc.greater_equal(microseconds, _LOW), pc.less(microseconds, _HIGH))
    return pc.if_else(inside, microseconds, pa.scalar(None, pa.int64())).cast(INSTANT)
