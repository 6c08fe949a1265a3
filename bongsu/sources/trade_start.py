"""Whether a file starts like a table of trade figures, or like an answer of Comtrade; loads no tables for texts."""

import codecs
import gzip
import zlib
from pathlib import Path

from bongsu.sources.headers import columns_of

ENDINGS = {".csv", ".tsv", ".txt", ".gz", ".json", ".parquet"}
"""Endings of files that hold trade figures if they start like them."""
ENCODINGS = ("utf-8", "gb18030", "cp949")
"""What headers are written in, tried in this order: the customs of China and Korea write Windows' tables."""

_START = 16_000


def starts_like_trade(path: Path, suffix: str) -> bool:
    """Return whether a file of this ending is read as trade figures; False for one that cannot be read."""
    if suffix not in ENDINGS:
        return False
    try:
        if suffix == ".parquet":
            return _is_table(_parquet_columns(path))
        start = _start(path, suffix)
    except (OSError, EOFError, zlib.error, ValueError):
        return False
    if suffix == ".json":
        return b'"data"' in start and (b'"elapsedTime"' in start or b'"cmdCode"' in start)
    if suffix == ".txt" and b"\t" not in start.split(b"\n", 1)[0]:
        return False
    return encoding_of(start) is not None


def encoding_of(start: bytes) -> str | None:
    """Return what a table is written in whose header these bytes begin with; None for no table of trade figures."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16" if _is_table(columns_of(start[: len(start) // 2 * 2].decode("utf-16", "ignore"))) else None
    header = start.split(b"\n", 1)[0]
    for encoding in ENCODINGS:
        try:
            text = header.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_table(columns_of(text)):
            return encoding
    return None


def _start(path: Path, suffix: str) -> bytes:
    if suffix == ".gz":
        with gzip.open(path) as file:
            return file.read(_START)
    with path.open("rb") as plain:
        return plain.read(_START)


def _parquet_columns(path: Path) -> list[str]:
    import pyarrow.parquet as pq  # the same as for reports: who reads texts need not wait for it

    return list(pq.read_schema(path).names)


def _is_table(columns: list[str]) -> bool:
    if len(columns) < _FEWEST_COLUMNS:
        return False
    from bongsu.sources.trade.layouts import looks_like_trade  # the same

    return looks_like_trade(columns)


_FEWEST_COLUMNS = 4
