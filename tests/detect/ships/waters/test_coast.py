"""How far the shore is, and whose it is: on land, at sea, in narrow waters, at the ends of the map."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.detect.ships.waters.coast import REACH_NM, nearest_country, shore_nm


@pytest.mark.parametrize(
    ("place", "lat", "lon"),
    [
        ("Pyongyang", 39.02, 125.75),
        ("Seoul", 37.56, 127.0),
        ("Jeju, the island's middle", 33.38, 126.55),
        ("Tsushima", 34.4, 129.35),
        ("Changchun", 43.9, 125.3),
        ("Ulleungdo", 37.5, 130.86),
        ("Chukotka, west of the date line", 67.0, 179.0),
        ("Chukotka, east of the date line", 67.0, -179.0),
        ("the South Pole", -90, 0),
    ],
)
def test_land_is_negative(place: str, lat: float, lon: float) -> None:
    """A place on land is told as such."""
    assert shore_nm(lat, lon) < 0, place


@pytest.mark.parametrize(
    ("place", "lat", "lon", "least", "most"),
    [
        ("Korea Strait, between Busan and Tsushima", 34.87, 129.2, 9, 18),
        ("La Perouse Strait", 45.72, 142.0, 5, 14),
        ("Tsugaru Strait", 41.35, 140.25, 2, 12),
        ("Taiwan Strait", 24.5, 119.6, 20, 60),
        ("Bohai Strait", 38.55, 121.0, 5, 20),
        ("off Nampo", 38.6, 124.6, 2, 25),
        ("Yellow Sea", 35.5, 123.5, 60, 60),
        ("East China Sea", 29.8, 125.2, 60, 60),
        ("Pacific at the date line", 30.0, 180.0, 60, 60),
        ("Pacific at the date line", 30.0, -180.0, 60, 60),
        ("North Pole", 90, 0, 60, 60),
    ],
)
def test_water_is_positive(place: str, lat: float, lon: float, least: float, most: float) -> None:
    """A place at sea tells its distance; far out it tells the most that is told."""
    assert least <= float(shore_nm(lat, lon)) <= most, place


def test_what_is_no_place_is_unknown() -> None:
    """AIS's 91 and 181, NaN and infinity give NaN, and leave their neighbours alone."""
    told = shore_nm([91, 38.0, np.nan, 38.0, np.inf], [125, 181, 125, 123.0, 125])
    assert np.isnan(told[[0, 1, 2, 4]]).all()
    assert told[3] > 12
    assert list(nearest_country([91, 38.6], [125, 124.9])) == ["", "kp"]


def test_shapes_are_kept() -> None:
    """A number gives a number, nothing gives nothing, a table gives a table."""
    assert shore_nm(38, 123).shape == ()
    assert shore_nm([], []).shape == (0,)
    assert shore_nm(np.zeros((3, 2)), 10.0).shape == (3, 2)


@given(
    st.lists(
        st.tuples(st.floats(allow_nan=True, allow_infinity=True), st.floats(allow_nan=True, allow_infinity=True)),
        max_size=20,
    ),
    st.floats(-90, 90),
    st.floats(-180, 180),
)
def test_any_number_is_answered(odd: list[tuple[float, float]], lat: float, lon: float) -> None:
    """No pair of numbers raises; a place gives a distance within reach, and the same on both sides of the seam."""
    told = shore_nm([place[0] for place in odd] + [lat], [place[1] for place in odd] + [lon])
    assert len(told) == len(odd) + 1
    assert -REACH_NM <= told[-1] <= REACH_NM
    assert (np.isnan(told) | (np.abs(told) <= REACH_NM)).all()
    assert float(shore_nm(lat, 180)) == pytest.approx(float(shore_nm(lat, -180)), abs=0.01)


def test_a_step_changes_the_distance_by_no_more_than_itself() -> None:
    """Two places a mile apart differ by a mile at most, but for the grid's rounding, also where the grids meet."""
    seed = np.random.default_rng(5)
    lat, lon = seed.uniform(10, 55, 20_000), seed.uniform(100, 155, 20_000)
    change = np.abs(shore_nm(lat + 1 / 60, lon) - shore_nm(lat, lon))
    assert change.max() < 3.5
    assert np.quantile(change, 0.999) < 2


@pytest.mark.parametrize(
    ("lat", "lon", "country"),
    [
        (38.60, 124.90, "kp"),
        (41.70, 130.00, "kp"),
        (37.50, 126.00, "kr"),
        (35.00, 129.20, "kr"),
        (38.80, 121.90, "cn"),
        (25.30, 121.60, "tw"),
        (22.20, 114.20, "hk"),
        (42.80, 132.00, "ru"),
        (34.70, 129.60, "jp"),
        (29.80, 125.20, ""),
    ],
)
def test_the_nearest_shore_has_a_country(lat: float, lon: float, country: str) -> None:
    """The country of the nearest shore is told near it, and none on the high seas."""
    assert str(nearest_country(lat, lon)) == country
