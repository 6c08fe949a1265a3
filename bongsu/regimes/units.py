"""Amounts in the law's own units: barrels, tonnes, dollars. What a conversion leaves open stays a range."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bongsu.model.event import Category, Item, Quantity
from bongsu.regimes.lawfile import Entry, read_entry

UNITS = ("barrel", "tonne", "usd")
_FILE = Path(__file__).parent / "units.yml"


@dataclass(frozen=True, slots=True)
class Span:
    """From the least to the most that it can be."""

    low: float
    high: float

    def times(self, other: "Span") -> "Span":
        """Return the span of the product."""
        return Span(self.low * other.low, self.high * other.high)

    def plus(self, other: "Span") -> "Span":
        """Return the span of the sum."""
        return Span(self.low + other.low, self.high + other.high)


ONE = Span(1.0, 1.0)
NOTHING = Span(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Product:
    """A product fills so many barrels to the tonne, says this source."""

    name: str
    factor: float
    source: str


@dataclass(frozen=True, slots=True)
class Units:
    """What evidence calls units, and which products codes and categories may hold."""

    words: Mapping[str, tuple[str, Span]]
    codes: Mapping[str, tuple[Product, ...]]
    categories: Mapping[str, tuple[Product, ...]]

    def products(self, item: Item) -> tuple[Product, ...]:
        """Return the products that a thing may be, by its code, else by its category."""
        digits = item.hs.digits if item.hs else ""
        by_code = next((self.codes[digits[:n]] for n in range(len(digits), 1, -1) if digits[:n] in self.codes), ())
        return by_code or (self.categories.get(item.category.value, ()) if item.category else ())


@functools.cache
def units() -> Units:
    """Return the units and factors that Bongsu brings along, each with its source.

    Raises:
        LawError: the file breaks a rule.
    """
    found = read_entry(_FILE).keyed(("units", "products", "holds"))
    words = {word: had for entry in found["units"].pairs().values() for word, had in _unit(entry)}
    products = {name: _product(name, entry) for name, entry in found["products"].pairs().items()}
    codes: dict[str, tuple[Product, ...]] = {}
    categories: dict[str, tuple[Product, ...]] = {}
    for entry in found["holds"].items():
        held = entry.keyed(("products",), ("codes", "categories"))
        these = tuple(products[item.known(products, "product")] for item in held["products"].items())
        if "codes" in held:
            codes.update((item.text(), these) for item in held["codes"].items())
        if "categories" in held:
            categories.update((item.choice(Category, "category").value, these) for item in held["categories"].items())
    return Units(words, codes, categories)


def _unit(entry: Entry) -> list[tuple[str, tuple[str, Span]]]:
    found = entry.keyed(("words", "of", "low", "high"))
    span = Span(_figure(found["low"]), _figure(found["high"]))
    return [(word.lower(), (found["of"].known(UNITS, "unit"), span)) for word in found["words"].texts()]


def _product(name: str, entry: Entry) -> Product:
    found = entry.keyed(("factor", "source"))
    return Product(name, _figure(found["factor"]), found["source"].text())


def _figure(entry: Entry) -> float:
    try:
        return float(entry.text())
    except ValueError as error:
        raise entry.error(f"{entry.text()!r} is no figure") from error


def in_unit(item: Item, unit: str, rate: float | None = None) -> Span | None:
    """Return how much of a thing there is, in a unit of the law; None where it is not told or cannot be converted.

    Args:
        item: the thing, with its quantity.
        unit: barrel, tonne or usd.
        rate: barrels to the tonne that the rule itself gives; None takes the factors of the product.
    """
    if item.quantity is None or item.quantity.unit is None:
        return None
    written = units().words.get(item.quantity.unit.strip().lower())
    amount = _amount(item.quantity)
    if written is None or amount is None:
        return None
    had, size = written
    if had == unit:
        return amount.times(size)
    per_tonne = Span(rate, rate) if rate else _per_tonne(item)
    if per_tonne is None or {had, unit} != {"barrel", "tonne"}:
        return None
    factor = per_tonne if unit == "barrel" else Span(1 / per_tonne.high, 1 / per_tonne.low)
    return amount.times(size).times(factor)


def conversions(item: Item, unit: str) -> tuple[str, ...]:
    """Return the factors that an amount of this thing takes to this unit, each with its source; () where it has it."""
    written = units().words.get((item.quantity.unit or "").strip().lower()) if item.quantity else None
    if written is None or written[0] == unit:
        return ()
    return tuple(f"{made.name} {made.factor:g} barrels to the tonne ({made.source})" for made in units().products(item))


def _per_tonne(item: Item) -> Span | None:
    factors = [product.factor for product in units().products(item)]
    return Span(min(factors), max(factors)) if factors else None


def _amount(quantity: Quantity) -> Span | None:
    """Return the amount as a span; an open lower end may be nothing, and beyond an open upper end nothing is told."""
    if quantity.value is not None and quantity.low is None and quantity.high is None:
        return Span(quantity.value, quantity.value)
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return None
    return Span(low or 0.0, high if high is not None else low or 0.0)
