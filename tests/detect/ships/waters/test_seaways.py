"""How far it is over water: round capes, through straits and canals, and not over land."""

import numpy as np
import pytest

from bongsu.detect.ships.waters.coast import shore_nm
from bongsu.detect.ships.waters.seaways import great_circle_nm, reach_between, sea_miles, sea_reach, sea_route

BUSAN = (35.1, 129.05)
NAMPO = (38.7, 125.2)
CHONGJIN = (41.77, 129.82)


@pytest.mark.parametrize(
    ("one", "other", "published"),
    [
        # Distances Between Ports, Pub. 151 (NGA, 2001), in nautical miles, between the positions printed there
        (BUSAN, (34.68, 135.18), 361),  # Kobe, through the Kanmon Strait
        ((14.58, 120.97), (22.28, 114.17), 632),  # Manila, Hong Kong
        ((37.47, 126.62), (36.08, 120.32), 326),  # Incheon, Qingdao
    ],
)
def test_distances_are_those_of_the_tables(
    one: tuple[float, float], other: tuple[float, float], published: float
) -> None:
    """The shortest way comes within 5 in 100 of the published distance."""
    assert sea_miles(one, other) == pytest.approx(published, rel=0.05)


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        (CHONGJIN, NAMPO, 850, 950),  # round the peninsula: 281 over land
        ((31.3, 32.35), (29.9, 32.55), 80, 100),  # the Suez Canal
        ((9.4, -79.92), (8.9, -79.55), 35, 60),  # the Panama Canal
        ((34.0, 130.6), (33.8, 131.3), 35, 60),  # the Kanmon Strait
        ((41.2, 139.8), (41.4, 141.6), 75, 110),  # Tsugaru
        ((45.5, 141.2), (46.0, 143.0), 70, 110),  # La Perouse
        ((69.5, 33.5), (64.5, 177.5), 5_000, 20_000),  # not through the ice
    ],
)
def test_straits_are_open_and_land_is_not(
    one: tuple[float, float], other: tuple[float, float], least: float, most: float
) -> None:
    """Straits and canals lead through; peninsulas and ice are gone round."""
    miles = sea_miles(one, other)
    assert miles is not None
    assert least <= miles <= most


def test_a_way_is_no_shorter_than_the_great_circle_and_stays_afloat() -> None:
    """The way is at least as long as the straight line, is the sum of its legs, and its corners lie in water."""
    route = sea_route(BUSAN, NAMPO)
    assert route is not None
    assert route.nm >= great_circle_nm(BUSAN, NAMPO)
    assert route.nm == pytest.approx(sum(map(great_circle_nm, route.path, route.path[1:])))
    assert (route.path[0], route.path[-1]) == (BUSAN, NAMPO)
    assert (shore_nm(*np.array(route.path[1:-1]).T) > 0).all()


def test_both_directions_are_equally_long() -> None:
    """There and back are the same, to what pulling the way straight leaves."""
    assert sea_miles(BUSAN, NAMPO) == pytest.approx(sea_miles(NAMPO, BUSAN) or 0, rel=0.02)


@pytest.mark.parametrize("place", [(float("nan"), 1.0), (91.0, 181.0), (47.0, 85.0), (-90.0, 0.0), (float("inf"), 0.0)])
def test_no_way_leads_from_what_is_not_at_sea(place: tuple[float, float]) -> None:
    """Inland, at the pole or nowhere: there is no distance, and no error."""
    assert sea_miles(place, BUSAN) is None
    assert sea_reach(place, 100).cell.size == 0


def test_the_reach_grows_with_the_miles_and_does_not_leap_over_land() -> None:
    """From the Yellow Sea the Sea of Japan is out of reach until the way round Korea has been sailed."""
    start = (37.5, 125.0)
    near, far = sea_reach(start, 200), sea_reach(start, 900)
    assert set(near.cell) < set(far.cell)
    assert not ((near.lon > 128) & (near.lat > 37)).any()
    assert ((far.lon > 128) & (far.lat > 37)).any()


def test_what_lies_between_two_reports_takes_both_ways_into_account() -> None:
    """A point that can be reached from the first report but not left in time for the second is no part of it."""
    start, end = (38.3, 124.0), (38.0, 123.5)
    between = reach_between(start, end, 120)
    assert (between.nm <= 120).all()
    off_nampo = np.hypot(between.lat - 38.5, between.lon - 124.6) < 0.4
    assert off_nampo.any()
    assert reach_between(start, end, 10).cell.size < between.cell.size
    assert reach_between(start, (10.0, 110.0), 500).cell.size == 0
