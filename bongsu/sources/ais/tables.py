"""Ship positions from CSV and Parquet: one table of columns, whatever the file calls them.

Layouts read: plain (``mmsi,time,lat,lon`` and more) and MarineCadastre (``MMSI,BaseDateTime,LAT,LON,...``).
Times are UTC where they name no zone: ISO 8601, or seconds since 1970.
"""

from collections.abc import Sequence

import pyarrow as pa

from bongsu.model.errors import EvidenceError, MissingColumnsError, Problem
from bongsu.model.evidence import Evidence, Source
from bongsu.sources import ais_columns, tables
from bongsu.sources.attribution import source_of
from bongsu.sources.custody import Exhibit, printable
from bongsu.sources.received import Received

# The columns that a table may have, with the names that files give them, in lower case; the first that is there counts.
ALIASES: dict[str, tuple[str, ...]] = {
    "mmsi": ("mmsi",),
    "time": ("time", "basedatetime", "base_date_time", "timestamp", "ts"),
    "lat": ("lat", "latitude"),
    "lon": ("lon", "longitude", "long"),
    "sog": ("sog", "speed_over_ground"),
    "imo": ("imo", "imo_number"),
    "name": ("name", "vesselname", "vessel_name", "shipname", "ship_name"),
    "call_sign": ("call_sign", "callsign"),
    "flag": ("flag",),
}
REQUIRED = ("mmsi", "time", "lat", "lon")

POSITIONS = pa.schema(
    [
        ("row", pa.int64()),
        ("mmsi", pa.string()),
        ("time", pa.timestamp("us", tz="UTC")),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("sog", pa.float64()),
        ("imo", pa.string()),
        ("name", pa.string()),
        ("call_sign", pa.string()),
        ("flag", pa.string()),
    ]
)
"""``row``: 1-based record number in the file, header not counted; ``lat``, ``lon``: WGS 84 degrees; ``sog``: knots."""

_CONVERSIONS = {
    "mmsi": ais_columns.mmsi,
    "time": ais_columns.time,
    "lat": ais_columns.latitude,
    "lon": ais_columns.longitude,
    "sog": ais_columns.speed,
    "imo": ais_columns.imo,
    "name": ais_columns.text,
    "call_sign": ais_columns.text,
    "flag": ais_columns.flag,
}
_FAULTS = {"mmsi": "no valid mmsi", "time": "no valid time", "lat": "no valid latitude", "lon": "no valid longitude"}


def read_table(exhibit: Exhibit, suffix: str, sources: Sequence[Source]) -> Received:
    """Return the positions of a file; each row that cannot be used is counted in a problem.

    Raises:
        MissingColumnsError: the file lacks a column of `REQUIRED`.
        EvidenceError: the file is broken or has no rows.
    """
    file = tables.open_csv(exhibit) if suffix == ".csv" else tables.open_parquet(exhibit)
    raw = file.read(match_columns(file.columns))
    if not len(raw.rows) and not raw.doubts:
        raise EvidenceError("has a header but no rows.")
    positions, faults = _usable(raw)
    doubts = [*raw.doubts, *faults]
    problems = [Problem(exhibit.where, doubt.sentence, doubt.count) for doubt in doubts]
    if not positions.num_rows:
        problems.append(Problem(exhibit.where, "no row of the table can be used.", fatal=True))
    media_type = "text/csv" if suffix == ".csv" else "application/vnd.apache.parquet"
    source = source_of(sources, where=exhibit.where)
    evidence = Evidence(exhibit.id, source, exhibit.where, media_type, retrieved=exhibit.modified)
    return Received(evidence, positions=positions if positions.num_rows else None, problems=tuple(problems))


def match_columns(found: Sequence[str]) -> dict[str, int]:
    """Return, for each column of ours that the file has, its place in the file.

    Raises:
        MissingColumnsError: names the missing columns and those found.
    """
    places: dict[str, int] = {}
    for place, name in enumerate(found):
        places.setdefault(name.strip().strip("\ufeff").casefold(), place)
    matched = {
        ours: places[theirs] for ours, aliases in ALIASES.items() for theirs in reversed(aliases) if theirs in places
    }
    missing = [column for column in REQUIRED if column not in matched]
    if missing:
        shown = printable(", ".join(name[:40] for name in found[:30])) or "none"
        raise MissingColumnsError(f"lacks the columns {', '.join(missing)} of a table of positions; found {shown}.")
    return matched


def _usable(raw: tables.RawTable) -> tuple[pa.Table, list[tables.Doubt]]:
    columns = {name: _CONVERSIONS[name](column) for name, column in raw.columns.items()}
    faulty = ais_columns.first_fault([columns[name] for name in REQUIRED])
    faults = [
        tables.counted(f"rows refused: {{count}} with {_FAULTS[name]}", raw.rows[faulty == number])
        for number, name in enumerate(REQUIRED)
    ]
    empty = pa.nulls(len(raw.rows))
    whole = pa.table(
        [
            pa.array(raw.rows),
            *(columns.get(name, empty).cast(POSITIONS.field(name).type) for name in POSITIONS.names[1:]),
        ],
        schema=POSITIONS,
    )
    return whole.filter(pa.array(faulty < 0)), [fault for fault in faults if fault.count]
