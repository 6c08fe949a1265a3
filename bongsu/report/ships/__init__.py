"""What ships' tracks show, on a map of one page and as GeoJSON."""

from bongsu.report.ships.chart import Chart, Fix, Spot
from bongsu.report.ships.geojson import geojson
from bongsu.report.ships.page import render, write_map

__all__ = ["Chart", "Fix", "Spot", "geojson", "render", "write_map"]
