"""Longitudes around the date line."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.report.ships.seam import LatLon, around, cut, middle


@pytest.mark.parametrize(
    ("longitudes", "centre"),
    [([120.0, 130.0], 125.0), ([179.0, -179.0], 180.0), ([170.0, -160.0, -170.0], -175.0), ([5.0], 5.0), ([], 0.0)],
)
def test_a_map_is_centred_where_nothing_is_torn(longitudes: list[float], centre: float) -> None:
    """The centre lies opposite the widest arc without anything."""
    assert middle(longitudes) % 360 == pytest.approx(centre % 360)


def test_longitudes_go_on_beyond_the_date_line() -> None:
    """Around 175 east, 179 west is 181."""
    assert around(-179.0, 175.0) == pytest.approx(181.0)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ([(1.0, 10.0), (2.0, 11.0)], [[(1.0, 10.0), (2.0, 11.0)]]),
        ([(0.0, 179.0), (2.0, -179.0)], [[(0.0, 179.0), (1.0, 180.0)], [(1.0, -180.0), (2.0, -179.0)]]),
        ([(0.0, -179.0), (2.0, 179.0)], [[(0.0, -179.0), (1.0, -180.0)], [(1.0, 180.0), (2.0, 179.0)]]),
    ],
)
def test_a_line_is_cut_at_the_date_line(line: list[LatLon], parts: list[list[LatLon]]) -> None:
    """The parts end and begin on the line, where the way met it."""
    assert cut(line) == parts


@given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), min_size=1, max_size=30))
def test_no_part_crosses(line: list[LatLon]) -> None:
    """Whatever the line, no part of it jumps over half the earth, and nothing raises."""
    for part in cut(line):
        assert all(abs(two[1] - one[1]) <= 180 for one, two in itertools.pairwise(part))
