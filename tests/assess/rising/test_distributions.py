"""The beta distribution against figures that SciPy 1.17.1 gives (`scipy.stats.beta`)."""

import pytest

from bongsu.assess.rising.distributions import beta_cdf, beta_quantile

QUANTILES = [
    (0.025, 3, 59, 0.010259315168320791),
    (0.975, 4, 58, 0.13706922191589432),
    (0.025, 26, 100, 0.14059908625231135),
    (0.5, 0.3, 0.7, 0.15877468697850153),
    (0.975, 1.4, 2.9, 0.7687302428793014),
    (0.025, 200, 900, 0.1595930312989927),
    (0.975, 5000, 70, 0.9892194780624747),
    (0.5, 1, 1, 0.5),
]
SHARES = [(0.3, 3, 59, 0.9999998708172982), (0.3, 0.3, 0.7, 0.6122328397117941), (0.3, 1.4, 2.9, 0.5057399121234549)]


@pytest.mark.parametrize(("share", "a", "b", "expected"), QUANTILES)
def test_quantiles_are_those_of_the_reference(share: float, a: float, b: float, expected: float) -> None:
    """Whole parameters, fractions and large ones."""
    assert beta_quantile(share, a, b) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize(("x", "a", "b", "expected"), SHARES)
def test_shares_are_those_of_the_reference(x: float, a: float, b: float, expected: float) -> None:
    """On both sides of the mean."""
    assert beta_cdf(x, a, b) == pytest.approx(expected, rel=1e-12)
    assert beta_cdf(0, a, b) == 0
    assert beta_cdf(1, a, b) == 1
