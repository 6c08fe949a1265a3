"""Places on the globe in Ibis expressions: distances, boxes, and cells that let an engine join on equality."""

import ibis

from bongsu.detect.detector import Column, Table
from bongsu.detect.ships.columns import turn

EARTH_NM = 6371.0088 / 1.852  # IUGG mean radius of the earth, in nautical miles
METRES = 1852.0
"""In a nautical mile."""


def whole_seconds(time: Column) -> Column:
    """Return whole seconds since 1970: some engines give fractions, some do not, so all are cut."""
    return time.epoch_seconds().floor().cast("int64")


def ends(reports: Table, by: tuple[str, ...] = ("file", "row", "lat", "lon")) -> dict[str, Column]:
    """Return what the first and the last report of a group hold, as start_file, ..., end_lon, for an aggregation."""
    order = turn(reports.second, reports.row)
    first = {f"start_{name}": reports[name].argmin(order) for name in by}
    return first | {f"end_{name}": reports[name].argmax(order) for name in by}


def degrees_within(degrees: Column, limit: int) -> Column:
    """Return the degrees, or null where out of range or not a number."""
    return degrees.between(-limit, limit).ifelse(degrees, ibis.null("float64"))


def distance_nm(lat1: Column, lon1: Column, lat2: Column, lon2: Column) -> Column:
    """Return the great-circle distance (haversine) in nautical miles; null where a place is."""
    north = ((lat2 - lat1).radians() / 2).sin()
    east = ((lon2 - lon1).radians() / 2).sin()
    chord = north * north + lat1.radians().cos() * lat2.radians().cos() * east * east
    # rounding may pass 1 at the antipodes; least() would turn a null into 1 on DuckDB, this keeps it
    return (chord > 1).ifelse(1.0, chord).sqrt().asin() * 2 * EARTH_NM


def with_cells(table: Table, lat: str, lon: str, side: float) -> Table:
    """Return the table with ``cell_lat`` and ``cell_lon`` of each place, counted from south pole and date line.

    Args:
        table: any table with these two columns of degrees.
        lat: name of the one with latitudes.
        lon: name of the one with longitudes.
        side: of a cell, in degrees; 360 should be a multiple of it.
    """
    return table.mutate(
        cell_lat=((table[lat] + 90) / side).floor().cast("int32"),
        cell_lon=(((table[lon] + 180) / side).floor().cast("int64") % round(360 / side)).cast("int32"),
    )


def with_neighbours(table: Table, side: float, reach: int = 1) -> Table:
    """Return each row of a table with cells once for its own cell and each cell around it, over the date line too.

    Joined on ``cell_lat`` and ``cell_lon`` with others in their own cells, it meets all within ``reach`` cells.
    """
    steps = list(range(-reach, reach + 1))
    around = round(360 / side)
    north = table.mutate(step=ibis.array(steps).unnest())
    north = north.mutate(cell_lat=(north.cell_lat + north.step).cast("int32")).drop("step")
    east = north.mutate(step=ibis.array(steps).unnest())
    return east.mutate(cell_lon=((east.cell_lon + east.step + around) % around).cast("int32")).drop("step")
