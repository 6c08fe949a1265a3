"""Reports to watch ships in, as many as are asked for: generated weeks of one water, each with ships of its own."""

from datetime import timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tests.quality.ships.sea import Waters, sea

WATERS = Waters(days=7, traders=150, each=3, hard=0.3, cadence=300, sky=0.9)
"""Some 300 ships that are heard every five minutes: about 500,000 reports."""

_NUMBERS = 1000
"""No sea has more ships."""

_NAMES = {"call_sign": "callsign"}
_COLUMNS = ("mmsi", "time", "lat", "lon", "sog", "cog", "nav_status", "imo", "name", "call_sign", "flag", "ship_type",
            "length", "draught")  # fmt: skip


def write_seas(path: Path, count: int) -> None:
    """Write so many reports as Parquet in the plain layout, week after week, so that waters are as full as they are."""
    writer, left, seed = None, count, 1
    while left:
        found = sea(seed, WATERS, first=seed * _NUMBERS).reports
        table = found.filter(pa.compute.is_valid(found["lat"])).select(_COLUMNS).slice(0, left)
        later = pa.scalar(timedelta(days=WATERS.days * (seed - 1)), pa.duration("us"))
        table = table.set_column(1, "time", pa.compute.add(table["time"], later))
        table = table.rename_columns([_NAMES.get(name, name) for name in table.column_names])
        writer = writer or pq.ParquetWriter(path, table.schema)
        writer.write_table(table)
        left, seed = left - len(table), seed + 1
    if writer:
        writer.close()
