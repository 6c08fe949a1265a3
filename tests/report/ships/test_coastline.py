"""The coast under the map: there, bounded, and cut to its box."""

import json

import numpy as np
import pytest

from bongsu.report.ships.coastline import BUDGET, UNITS, Box, coast, outline


def rings(box: Box) -> list[np.ndarray]:
    """Return the rings of a box in degrees: longitude, latitude."""
    return [np.array(steps).reshape(-1, 2).cumsum(axis=0) / UNITS for steps in coast(box)]


def covers(box: Box, lat: float, lon: float) -> bool:
    """Return whether land covers a place, by the count of outlines to its west."""
    count = 0
    for ring in rings(box):
        (x0, y0), (x1, y1) = ring[:-1].T, ring[1:].T
        met = (y0 > lat) != (y1 > lat)
        crossing = x0[met] + (lat - y0[met]) / (y1[met] - y0[met]) * (x1[met] - x0[met])
        count += int((crossing < lon).sum())
    return count % 2 == 1


@pytest.mark.parametrize(
    ("lat", "lon", "land"),
    [(39.02, 125.75, True), (37.56, 127.0, True), (33.38, 126.55, True), (35.5, 123.5, False), (38.6, 124.4, False)],
)
def test_land_is_land(lat: float, lon: float, land: bool) -> None:
    """Pyongyang, Seoul and Jeju are covered, the Yellow Sea is not."""
    assert covers((31, 117, 44, 137), lat, lon) is land


@pytest.mark.parametrize(
    "box",
    [(37.5, 124.0, 39.5, 126.0), (31, 117, 44, 137), (-85, -180, 85, 180), (60, 170, 72, 195), (-20, 175, -15, 185)],
)
def test_any_box_is_bounded_and_stays_inside(box: Box) -> None:
    """From a harbour to the world and over the date line: few enough corners, all in the box."""
    found = rings(box)
    assert found
    assert sum(map(len, found)) <= BUDGET
    assert len(json.dumps(coast(box), separators=(",", ":"))) < 450_000
    every = np.concatenate(found)
    assert every[:, 0].min() >= box[1] - 0.001
    assert every[:, 0].max() <= box[3] + 0.001
    assert every[:, 1].min() >= box[0] - 0.001
    assert every[:, 1].max() <= box[2] + 0.001


def test_the_date_line_does_not_tear_the_land() -> None:
    """Chukotka is land on both sides of 180, seen from either."""
    for lon in (179.0, 181.0):
        assert covers((60, 170, 72, 195), 67.0, lon)
        assert covers((60, -190, 72, -165), 67.0, lon - 360)


def test_the_open_sea_has_no_coast() -> None:
    """A box without land gives nothing, and no error."""
    assert coast((29.0, 125.0, 30.0, 126.0)) == []


@pytest.mark.parametrize("box", [(39.0, 126.0, 44.0, 136.0), (-80.0, -180.0, 84.0, 180.0)])
def test_an_outline_keeps_to_its_budget_and_its_box(box: Box) -> None:
    """Corners are rounded until few enough are left, lie in the box but for the rounding, and never repeat in a row."""
    rings = outline(box, 0.01, 3_000)
    south, west, north, east = box
    assert 0 < sum(map(len, rings)) <= 3_000
    for ring in rings:
        assert ring[:, 1].min() >= south - 2
        assert ring[:, 1].max() <= north + 2
        assert ring[:, 0].min() >= west - 2
        assert ring[:, 0].max() <= east + 2
        assert np.any(np.diff(ring, axis=0), axis=1).all()
