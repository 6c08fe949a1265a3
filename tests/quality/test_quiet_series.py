"""Series that only scatter are seldom called rising."""

import pytest

from tests.quality.quiet_series import quiet


@pytest.mark.parametrize(("mean", "shape", "block"), [(2.0, None, 30), (5.0, 1, 30), (5.0, 2, 90)])
def test_scatter_is_seldom_taken_for_a_rise(mean: float, shape: float | None, block: int) -> None:
    """At most one in twelve of bursty series, of which Poisson's interval would call a third something."""
    found = quiet(mean, shape, block, 200)
    assert found.rising <= 0.085
    assert found.falling <= 0.05
    if shape is not None:
        assert found.poisson > 0.3
