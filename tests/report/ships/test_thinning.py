"""Tracks are thinned to a bounded size and keep what matters."""

import itertools
import math

import numpy as np

from bongsu.report.ships.chart import Fix
from bongsu.report.ships.thinning import BUDGET, PAUSE_SECONDS, SHIPS, corners, thinned


def sailed(ship: str, count: int, *, seed: int = 0, step: int = 60) -> list[Fix]:
    """Return a ship that wanders off from the Yellow Sea."""
    turns = np.random.default_rng(seed).normal(0, 0.4, count).cumsum()
    lat, lon = 36 + 0.003 * np.sin(turns).cumsum(), 123 + 0.003 * np.cos(turns).cumsum()
    return [Fix(ship, ship, 0, step * place, float(lat[place]), float(lon[place])) for place in range(count)]


def test_a_straight_way_is_two_points() -> None:
    """What lies on the line between two corners is left out."""
    fixes = [Fix("1", "1", 0, 60 * place, 36 + place / 100, 123.0) for place in range(100)]
    (line,), _ = thinned(fixes, {"1"})
    assert list(line.second) == [0, 60 * 99]


def test_a_line_is_not_drawn_over_a_silence() -> None:
    """Six hours without a position part the line; what is less does not."""
    fixes = [Fix("1", "1", 0, second, 36 + second / 1e5, 123.0) for second in (0, 60, PAUSE_SECONDS + 60)]
    fixes.append(Fix("1", "1", 0, PAUSE_SECONDS + 120, 36.22, 123.0))
    assert len(thinned(fixes, {"1"})[0]) == 2
    near = [Fix("1", "1", 0, second, 36 + second / 1e5, 123.0) for second in (0, 60, PAUSE_SECONDS + 59)]
    assert len(thinned(near, {"1"})[0]) == 1


def test_a_leap_is_not_drawn() -> None:
    """Where a ship would have sailed faster than any can, the line is parted too."""
    fixes = [Fix("1", "1", 0, 60 * place, 36 + place / 1000 + (place > 4) * 2, 123.0) for place in range(10)]
    assert [len(line.second) for line in thinned(fixes, {"1"})[0]] == [2, 2]


def test_any_number_of_positions_gives_a_bounded_page() -> None:
    """However long the tracks, the points of all lines stay within the budget."""
    fixes = [fix for ship in range(60) for fix in sailed(str(ship), 3_000, seed=ship)]
    lines, left_out = thinned(fixes, {str(ship) for ship in range(60)})
    assert 1_000 < sum(len(line.second) for line in lines) <= BUDGET
    assert left_out == 0


def test_ships_with_events_come_first() -> None:
    """Where there are too many ships, those without events are left out and counted."""
    fixes = [fix for ship in range(SHIPS + 5) for fix in sailed(f"{ship:04}", 3)]
    fixes += sailed("wanted", 2)
    lines, left_out = thinned(fixes, {"wanted"})
    assert left_out == 6
    assert "wanted" in {line.ship for line in lines}


def test_what_is_no_place_is_left_out() -> None:
    """Missing and impossible positions draw nothing, and the order of rows does not matter."""
    fixes = [
        Fix("1", "1", 0, 7200, 36.2, 123.0),
        Fix("1", "1", 0, 0, 36.0, 123.0),
        Fix("1", "1", 0, 60, 91.0, 181.0),
        Fix("1", "1", 0, 90, math.nan, 123.0),
    ]
    (line,), _ = thinned(fixes, ())
    assert list(line.lat) == [36.0, 36.2]
    assert thinned([], ()) == ((), 0)
    assert thinned(fixes[:1], ()) == ((), 0)


def test_corners_farther_than_the_tolerance_stay() -> None:
    """No point that was left out is farther from the line that is drawn than the tolerance."""
    seed = np.random.default_rng(3)
    points = seed.normal(0, 1, (400, 2)).cumsum(axis=0)
    kept = corners(points, 2.0)
    assert kept[0] == 0
    assert kept[-1] == 399
    assert 2 < len(kept) < 300
    for first, last in itertools.pairwise(kept):
        along = points[last] - points[first]
        share = np.clip((points[first:last] - points[first]) @ along / (along @ along), 0, 1)
        assert np.linalg.norm(points[first:last] - points[first] - share[:, None] * along, axis=1).max() <= 2.0
