import numpy as np
import pytest
import yaml

from bongsu.detect.ships.waters.inland import dry
from bongsu.detect.ships.waters.places import _FOLDER

WET = {
    "the Yellow Sea": (36.0, 124.0),
    "Cologne": (50.94, 6.98),
    "Vienna": (48.22, 16.42),
    "Saint Louis": (38.62, -90.18),
    "Duluth": (46.77, -92.1),
    "the middle of Lake Michigan": (43.5, -87.0),
    "Ismailia": (30.58, 32.29),
    "Manaus": (-3.14, -60.02),
    "Pyongyang": (39.02, 125.74),
    "Wuhan": (30.58, 114.3),
    "Nizhny Novgorod": (56.33, 44.0),
    "the Caspian Sea": (41.5, 51.0),
    "three miles inland": (36.95, 126.7),
    "no place": (91.0, 181.0),
    "not a number": (np.nan, np.nan),
}
DRY = {
    "the middle of Korea": (36.4, 127.9),
    "the Gobi": (43.0, 105.0),
    "the Sahara": (23.0, 10.0),
    "the prairie": (40.0, -102.0),
    "Madrid": (40.42, -3.7),
    "the date line of Chukotka": (67.5, 179.99),
}


@pytest.mark.parametrize(("place", "expected"), [*((place, False) for place in WET), *((place, True) for place in DRY)])
def test_what_is_dry(place: str, expected: bool) -> None:
    """Far from the shore, from ports, and from the rivers, lakes and canals that are drawn; no place is not dry."""
    found = dry([{**WET, **DRY}[place][0]], [{**WET, **DRY}[place][1]], 5.0, 10.0)
    assert found.tolist() == [expected]


def test_many_places_are_told_as_each_alone() -> None:
    """Looking up together changes nothing."""
    lat, lon = np.array([*WET.values(), *DRY.values()]).T
    assert dry(lat, lon, 5.0, 10.0).tolist() == [False] * len(WET) + [True] * len(DRY)


def test_every_water_is_a_line_of_places() -> None:
    """Latitude before longitude, names once, widths that hide no country."""
    waters = yaml.safe_load(_FOLDER.joinpath("inland_waters.yml").read_text(encoding="utf-8"))["waters"]
    assert len({water["name"] for water in waters}) == len(waters)
    for water in waters:
        places = np.array([place.split() for place in water["line"].split(",")], float)
        assert np.abs(places[:, 0]).max() < 75
        assert np.abs(places[:, 1]).max() <= 180
        assert 5 <= water.get("side_nm", 15) <= 190
        assert np.abs(np.diff(places, axis=0)).max(initial=0) < 15, water["name"]
