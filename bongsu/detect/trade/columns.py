"""The columns of a table of trade figures: one row for each amount that an office gives, of all files together."""

from collections.abc import Mapping, Sequence

from bongsu.detect.detector import Column, Table

FIGURE_COLUMNS: Mapping[str, str] = {
    "file": "int16",
    "row": "int64",
    "reporter": "int16",
    "partner": "int16",
    "second": "int16",
    "flow": "string",
    "year": "int16",
    "month": "int8",
    "edition": "int16",
    "code": "string",
    "product": "string",
    "whole": "boolean",
    "value": "float64",
    "weight": "float64",
    "weight_estimated": "boolean",
    "amount": "float64",
    "unit": "string",
    "basis": "string",
}
"""``file``: which piece of evidence, by its place among them; ``row``: 1-based record number in it; ``reporter``,
``partner``, ``second`` (of consignment): numbers of `bongsu.lang.areas`; ``flow``: M, X or Comtrade's codes of parts;
``month``: 0 for a whole year; ``edition``: year of the Harmonized System's; ``code``: 2 to 12 digits or TOTAL;
``whole``: no part of another row; ``value``: US dollars; ``weight``: kilograms; ``basis``: recorded, notified or
estimated. Null is unknown, never zero."""

TOTAL = "TOTAL"
RECORDED, NOTIFIED, ESTIMATED = "recorded", "notified", "estimated"


def beside(left: Table, right: Table, keys: Sequence[str]) -> Table:
    """Return the left rows with what the right one has for the same keys, or null where it has none."""
    joined = left.view().left_join(right, list(keys))
    return joined.drop(*[f"{key}_right" for key in keys])


_ROWS = 2**40
"""Rows of one file stay below this."""


def turn(table: Table) -> Column:
    """Return a number that orders rows by file and, in one file, by row."""
    return table.file.cast("int64") * _ROWS + table.row
