"""Cells of one size from the equator to the poles, so that joining on equality finds all that is near, everywhere.

Rows of latitude are cut into as many cells as keep each at least ``side`` degrees of latitude wide; the row at a pole
is one cell. (Cells of equal degrees of longitude grow narrow towards the poles and would part ships that meet there.)
"""

import ibis

from bongsu.detect.detector import Column, Table

_ROW = 1_000_000


def with_cell(table: Table, side: float) -> Table:
    """Return the table with ``cell``, one number, of the place in its columns lat and lon (degrees, not null)."""
    row = _row(table.lat, side)
    return table.mutate(cell=_numbered(row, _column(table.lon, row, side)))


def with_cells_around(table: Table, side: float) -> Table:
    """Return each row of the table once for the cell of its place and each cell beside it.

    Joined on ``cell`` with others in their own cell, it meets all that are within ``side`` degrees of latitude.
    """
    steps = [-1, 0, 1]
    north = table.mutate(north_step=ibis.array(steps).unnest())
    north = north.mutate(cell_row=_row(north.lat, side) + north.north_step)
    north = north.filter(north.cell_row >= 0, north.cell_row < _rows(side))
    around = north.mutate(east_step=ibis.array(steps).unnest())
    many = _columns(around.cell_row, side)
    around = around.mutate(
        cell=_numbered(around.cell_row, (_column(around.lon, around.cell_row, side) + around.east_step + many) % many),
        twice=((around.east_step != 0) & (many == 1)) | ((around.east_step == -1) & (many == 2)),
    )
    return around.filter(~around.twice).drop("north_step", "east_step", "cell_row", "twice")


def _rows(side: float) -> int:
    return round(180 / side)


def _row(lat: Column, side: float) -> Column:
    row = ((lat + 90) / side).floor().cast("int64")
    return (row >= _rows(side)).ifelse(_rows(side) - 1, row)


def _columns(row: Column, side: float) -> Column:
    """Return into how many cells a row is cut, by its edge nearer to a pole."""
    low = (row * side - 90).abs()
    high = (row * side + side - 90).abs()
    poleward = (low > high).ifelse(low, high)
    many = (poleward.radians().cos() * (360 / side)).floor().cast("int64")
    return (many < 1).ifelse(1, many)


def _column(lon: Column, row: Column, side: float) -> Column:
    many = _columns(row, side)
    return ((lon + 180) / 360 * many).floor().cast("int64") % many


def _numbered(row: Column, column: Column) -> Column:
    return row * _ROW + column
