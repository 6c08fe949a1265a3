"""A world of trade by chance, in Comtrade's columns: any number of figures, a thousandth of them with the DPRK."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from bongsu.lang.areas import areas

NORTH = 408
SHARE = 0.001
AT_ONCE = 500_000


def write_market(path: Path, figures: int, seed: int = 7) -> None:
    """Write so many figures of 179 reporters with all others, 12 years, 5,760 subheadings, as Parquet."""
    chance = np.random.default_rng(seed)
    numbers = np.array([number for number in areas() if number not in {0, NORTH}], dtype=np.int32)
    chapters = [chapter for chapter in range(1, 98) if chapter != 77]
    codes = np.array(
        [f"{one:02d}{two:02d}{end}" for one in chapters for two in range(1, 16) for end in (10, 20, 30, 90)]
    )
    writer: pq.ParquetWriter | None = None
    for done in range(0, figures, AT_ONCE):
        table = _table(chance, min(AT_ONCE, figures - done), numbers, codes)
        writer = writer or pq.ParquetWriter(path, table.schema, compression="zstd")
        writer.write_table(table)
    if writer:
        writer.close()


def _table(chance: np.random.Generator, size: int, numbers: np.ndarray, codes: np.ndarray) -> pa.Table:
    partners = np.where(chance.random(size) < SHARE, NORTH, chance.choice(numbers, size)).astype(np.int32)
    weights, estimated = np.round(chance.lognormal(9, 2, size), 1), chance.random(size) < 0.2
    columns = {
        "refYear": chance.integers(2012, 2024, size).astype(np.int32),
        "refMonth": np.full(size, 52, np.int32),
        "reporterCode": chance.choice(numbers[:179], size).astype(np.int32),
        "flowCode": _words(np.where(chance.random(size) < 0.5, "M", "X")),
        "partnerCode": partners,
        "partner2Code": np.zeros(size, np.int32),
        "classificationCode": _words(np.repeat("H4", size)),
        "cmdCode": _words(chance.choice(codes, size)),
        "customsCode": _words(np.repeat("C00", size)),
        "motCode": np.zeros(size, np.int32),
        "qtyUnitCode": np.full(size, 8, np.int32),
        "qty": weights,
        "netWgt": np.where(estimated & (weights < 100), 0.0, weights),
        "isNetWgtEstimated": estimated,
        "primaryValue": np.round(chance.lognormal(10, 2, size)),
    }
    return pa.table(columns)


def _words(words: np.ndarray) -> pa.Array:
    return pa.array(words).dictionary_encode()
