"""The columns of a table of AIS reports: one row for each report that a receiver heard, of a place or of a name."""

import pyarrow as pa

REPORTS = pa.schema(
    [
        ("row", pa.int64()),
        ("mmsi", pa.int64()),
        ("time", pa.timestamp("us", tz="UTC")),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("sog", pa.float32()),
        ("cog", pa.float32()),
        ("heading", pa.int16()),
        ("nav_status", pa.int8()),
        ("message", pa.int8()),
        ("class", pa.string()),
        ("receiver", pa.string()),
        ("imo", pa.int32()),
        ("name", pa.string()),
        ("call_sign", pa.string()),
        ("flag", pa.string()),
        ("ship_type", pa.int16()),
        ("length", pa.float32()),
        ("width", pa.float32()),
        ("draught", pa.float32()),
        ("destination", pa.string()),
    ]
)
"""What each column holds; null is "not said", and a sentinel of ITU-R M.1371-5 is null too.

* ``row``: 1-based record number in the file, header not counted; of NMEA the number of the (last) line.
* ``mmsi``: the nine digits as a number; 00MIDxxxx, a coast station, has seven.
* ``time``: UTC.
* ``lat``, ``lon``: WGS 84 degrees; both null where the report says no place (91, 181, or a static message).
* ``sog``: knots; ``cog``, ``heading``: degrees.
* ``nav_status``, ``ship_type``: codes of ITU-R M.1371-5, tables 45 and 53; 15 and 0 say nothing and are null.
* ``message``: type 1, 2, 3, 5, 18, 19, 24 or 27; null in tables that do not say.
* ``class``: A or B; ``receiver``: station that heard it, or satellite or terrestrial.
* ``imo``: seven digits as said, check digit not checked.
* ``flag``: two letters of ISO 3166 in lower case; other words as they stand.
* ``length``, ``width``, ``draught``: metres; 0 is null.
"""

SHIP_MESSAGES = (1, 2, 3, 5, 18, 19, 24, 27)
"""Types of messages in which ships tell their place or name."""
CLASSES = {1: "A", 2: "A", 3: "A", 5: "A", 18: "B", 19: "B", 24: "B"}
"""The class of who sends each type; both send 27."""
