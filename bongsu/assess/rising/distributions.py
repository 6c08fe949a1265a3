"""The one distribution that intervals of counts need: the beta distribution and its quantiles."""

import math

_TINY = 1e-300
_PRECISION = 1e-14
_STEPS = 1000
_HALVINGS = 200


def beta_cdf(x: float, a: float, b: float) -> float:
    """Return the probability that a beta variable of these two positive parameters is at most x.

    The regularised incomplete beta function by its continued fraction (DLMF 8.17.22, evaluated by Lentz's method).
    """
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    if x > (a + 1) / (a + b + 2):  # where the fraction of the mirrored function is the shorter one
        return 1.0 - beta_cdf(1 - x, b, a)
    front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    return math.exp(front) / a * _fraction(x, a, b)


def beta_quantile(share: float, a: float, b: float) -> float:
    """Return the x that such a share of a beta distribution lies below."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if beta_cdf(middle, a, b) < share:
            low = middle
        else:
            high = middle
        if high - low <= _PRECISION * high:
            break
    return (low + high) / 2


def _fraction(x: float, a: float, b: float) -> float:
    """Return 1 / (1 + d1 / (1 + d2 / (1 + ...)))."""
    upper = 1.0
    lower = 1 / _away_from_zero(1 + _coefficient(1, x, a, b))
    value = lower
    for step in range(2, _STEPS):
        term = _coefficient(step, x, a, b)
        lower = 1 / _away_from_zero(1 + term * lower)
        upper = _away_from_zero(1 + term / upper)
        value *= lower * upper
        if abs(lower * upper - 1) < _PRECISION:
            break
    return value


def _coefficient(step: int, x: float, a: float, b: float) -> float:
    half, odd = divmod(step, 2)
    if odd:
        return -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
    return half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
