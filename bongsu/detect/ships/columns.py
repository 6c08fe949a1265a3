"""The columns of a table of reports: what receivers heard of ships, positions and static messages alike."""

from collections.abc import Mapping

from bongsu.detect.detector import Column

REPORT_COLUMNS: Mapping[str, str] = {
    "file": "int16",
    "row": "int64",
    "mmsi": "int64",
    "time": "timestamp('UTC')",
    "lat": "float64",
    "lon": "float64",
    "sog": "float32",
    "cog": "float32",
    "heading": "int16",
    "nav_status": "int8",
    "message": "int8",
    "class": "string",
    "receiver": "string",
    "imo": "int32",
    "name": "string",
    "call_sign": "string",
    "flag": "string",
    "ship_type": "int16",
    "length": "float32",
    "width": "float32",
    "draught": "float32",
    "destination": "string",
}
"""``file``: which piece of evidence, by its place among them; ``row``: 1-based record number in it; ``lat``, ``lon``:
degrees of WGS 84, null where the ship was heard at an unknown place; ``sog``: knots; ``cog``, ``heading``: degrees;
``nav_status``, ``message``, ``ship_type``: codes of ITU-R M.1371-5; lengths, ``draught``: metres."""

IDENTITY = (
    "imo",
    "name",
    "call_sign",
    "flag",
    "ship_type",
    "class",
    "length",
    "width",
    "draught",
    "destination",
)
"""What a ship says of itself, in static messages or beside its positions."""

_ROWS = 2**30
"""Rows of one table stay below this."""


def turn(second: Column, row: Column) -> Column:
    """Return a number that orders reports by time, and those of one second by row, as aggregations need one."""
    return second * _ROWS + row


HOUR = 3600
SEGMENTS = 1000
"""A ship's key is its MMSI times this plus the number of the segment."""
