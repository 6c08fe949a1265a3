import pytest

from bongsu.detect.ships.tracks.open_water import port_nm


@pytest.mark.parametrize(
    ("place", "least", "most"),
    [
        pytest.param((35.1, 129.04), 0, 0, id="in Busan"),
        pytest.param((33.0, 124.5), 60, 300, id="in the Yellow Sea"),
        pytest.param((28.0, -179.9), 100, 3000, id="at the date line"),
    ],
)
def test_how_far_the_nearest_port_is(place: tuple[float, float], least: float, most: float) -> None:
    """From the edge of its circle, nothing inside it."""
    assert least <= port_nm(*place) <= most
