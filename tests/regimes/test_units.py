"""Amounts in the law's units, with the range that a conversion leaves open."""

import pytest

from bongsu.model.event import Category, HsCode, Item, Quantity
from bongsu.regimes.units import Span, conversions, in_unit, units


def item(quantity: Quantity | None, code: str | None = None, category: Category | None = None) -> Item:
    """Return so much of a thing."""
    return Item("thing", category, quantity, HsCode(code) if code else None)


@pytest.mark.parametrize(
    ("thing", "unit", "low", "high"),
    [
        (item(Quantity(500, unit="barrels")), "barrel", 500, 500),
        (item(Quantity(None, 400, 600, "bbl")), "barrel", 400, 600),
        (item(Quantity(2000, unit="kg")), "tonne", 2, 2),
        (item(Quantity(1000, unit="tons")), "tonne", 907.2, 1016),
        (item(Quantity(1_000_000, unit="USD")), "usd", 1_000_000, 1_000_000),
        (item(Quantity(1000, unit="tonnes"), "271019"), "barrel", 6620, 7770),
        (item(Quantity(1000, unit="tonnes"), "2710"), "barrel", 6620, 8500),
        (item(Quantity(1000, unit="tonnes"), "271112"), "barrel", 11600, 11600),
        (item(Quantity(1000, unit="tonnes"), None, Category.CRUDE_OIL), "barrel", 7619, 7619),
        (item(Quantity(7619, unit="barrels"), "2709"), "tonne", 1000, 1000),
        (item(Quantity(None, 1000, None, "barrels")), "barrel", 1000, 1000),
        (item(Quantity(None, None, 1000, "barrels")), "barrel", 0, 1000),
    ],
)
def test_amounts_become_spans_of_the_unit(thing: Item, unit: str, low: float, high: float) -> None:
    """A product's factors make the range; beyond an open upper end nothing is told."""
    span = in_unit(thing, unit)
    assert span is not None
    assert (span.low, span.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("thing", "unit"),
    [
        (item(None, "2710"), "barrel"),
        (item(Quantity(5)), "barrel"),
        (item(Quantity(unit="barrels")), "barrel"),
        (item(Quantity(5, unit="containers")), "tonne"),
        (item(Quantity(5, unit="tonnes")), "barrel"),
        (item(Quantity(5, unit="tonnes"), "2710"), "usd"),
        (item(Quantity(5, unit="USD"), "2710"), "barrel"),
    ],
)
def test_what_is_not_told_has_no_amount(thing: Item, unit: str) -> None:
    """No amount, no unit, a unit of another sort or a product without factor: none, which is not zero."""
    assert in_unit(thing, unit) is None


def test_a_rate_of_the_rule_goes_before_the_factors() -> None:
    """Where a limit gives barrels and tonnes, its own rate counts."""
    assert in_unit(item(Quantity(10, unit="tonnes"), "2710"), "barrel", 8.0) == Span(80, 80)


def test_every_factor_has_its_source() -> None:
    """No factor stands without the publication that gives it."""
    listed = {product for made in (units().codes, units().categories) for some in made.values() for product in some}
    assert all(product.source and product.factor > 0 for product in listed)
    assert conversions(item(Quantity(1, unit="t"), "2711"), "barrel")[0].startswith(
        "lpg 11.6 barrels to the tonne (1718"
    )
    assert conversions(item(Quantity(1, unit="bbl"), "2711"), "barrel") == ()
