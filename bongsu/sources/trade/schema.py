"""The columns of a table of trade figures: one row for each amount that a customs office gives."""

import pyarrow as pa

FLOWS = pa.schema(
    [
        ("row", pa.int64()),
        ("reporter", pa.int16()),
        ("partner", pa.int16()),
        ("second", pa.int16()),
        ("flow", pa.string()),
        ("year", pa.int16()),
        ("month", pa.int8()),
        ("edition", pa.int16()),
        ("code", pa.string()),
        ("product", pa.string()),
        ("whole", pa.bool_()),
        ("value", pa.float64()),
        ("weight", pa.float64()),
        ("weight_estimated", pa.bool_()),
        ("amount", pa.float64()),
        ("unit", pa.string()),
        ("basis", pa.string()),
    ]
)
"""What each column holds; null is "not said".

* ``row``: 1-based record number in the file, header not counted; of an answer of Comtrade its place in ``data``.
* ``reporter``, ``partner``, ``second``: numbers of `bongsu.lang.areas`; ``second`` is the country of consignment,
  null where the row is for all of them together.
* ``flow``: M import, X export, or Comtrade's codes of parts of them: RM, RX, DX, FM, MIP, MOP, XIP, XOP.
* ``year``, ``month``: the calendar's; month 0 is the whole year.
* ``edition``: the year of the Harmonized System's edition (`bongsu.model.event.HS_EDITIONS`); null where not told.
* ``code``: 2 to 12 digits, or ``TOTAL``.
* ``product``: the name of a product, in the table's words in lower case, where it gives one instead of a code.
* ``whole``: False for a part of another row: one means of transport, one customs procedure, one second partner.
* ``value``: US dollars; ``weight``: kilograms net, null where the table gives none or 0.
* ``weight_estimated``: True where the statisticians, not the reporter, worked the weight out.
* ``amount``, ``unit``: another quantity, and what it counts, as `layouts.yml` names it.
* ``basis``: ``recorded`` by a customs office, ``notified`` to the sanctions committee, or ``estimated``.
"""

TOTAL = "TOTAL"
EDITIONS = {"H0": 1988, "H1": 1996, "H2": 2002, "H3": 2007, "H4": 2012, "H5": 2017, "H6": 2022}
"""Comtrade's names of the Harmonized System's editions, and the year in which each took effect."""
