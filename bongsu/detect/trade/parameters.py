"""Thresholds, goods and barrels in a tonne, read from the YAML files beside this one, which tell their sources."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from importlib.resources import files
from typing import Any, NamedTuple, TypeVar

import yaml

from bongsu.model.event import Category

Group = TypeVar("Group")


@dataclass(frozen=True, slots=True)
class MixupParameters:
    """When trade with the one country looks like trade with its namesake.

    Attributes:
        times_median: of the reporter's own other years.
        median_years: how many other years make a median.
        median_value: US dollars from which on a jump counts.
        chapters: how many chapters stand for all trade where no total is given.
        southern: headings of goods that the namesake sells.
        southern_value: US dollars of one such heading from which on it counts.
    """

    times_median: float
    median_years: int
    median_value: float
    chapters: int
    southern: tuple[str, ...]
    southern_value: float


@dataclass(frozen=True, slots=True)
class UnitValueParameters:
    """A unit value is out of line ``times`` beyond the 5th or 95th of 100 among ``rows``, from ``value`` dollars on."""

    rows: int
    times: float
    value: float


@dataclass(frozen=True, slots=True)
class NewcomerParameters:
    """A heading or partner is new after so many years of reports without it, from so many dollars on."""

    years: int
    value: float


@dataclass(frozen=True, slots=True)
class DifferenceParameters:
    """Figures of one side differ from this share on."""

    share: float


@dataclass(frozen=True, slots=True)
class TransitParameters:
    """Hubs by their area's number, how many origins of their imports are told, from so many dollars on."""

    hubs: tuple[int, ...]
    origins: int
    value: float


@dataclass(frozen=True, slots=True)
class Parameters:
    """Every detector's thresholds."""

    mixups: MixupParameters
    unit_values: UnitValueParameters
    newcomers: NewcomerParameters
    differences: DifferenceParameters
    transit: TransitParameters


class Barrels(NamedTuple):
    """Barrels, or barrels in a tonne: the usual figure, the least and the most."""

    usual: float
    low: float
    high: float

    def of(self, tonnes: float) -> "Barrels":
        """Return the barrels in so many tonnes."""
        return Barrels(self.usual * tonnes, self.low * tonnes, self.high * tonnes)


class Goods(NamedTuple):
    """A short name, and the model's category where there is one."""

    name: str
    category: Category | None


@functools.cache
def parameters() -> Parameters:
    """Return the thresholds; read once."""
    told = _read("parameters.yml")
    return Parameters(*(_group(item.type, told[item.name]) for item in fields(Parameters)))


def namesake_of(area: int) -> int | None:
    """Return the number of the area that this one is mixed up with; None where none is known."""
    found: int | None = _read("parameters.yml")["namesakes"].get(area)
    return found


@functools.cache
def goods_of(code: str) -> Goods:
    """Return the goods that a code stands for, by the longest beginning that is known."""
    found = _longest(_goods(), code)
    return found or Goods(f"goods of code {code}", None)


@functools.cache
def petroleum_group(code: str) -> str | None:
    """Return what a code is counted with: crude oil, refined petroleum, petroleum gases; None for other goods."""
    groups: Mapping[str, Sequence[str]] = _read("petroleum.yml")["groups"]
    return next((name for name, begins in groups.items() if code.startswith(tuple(begins))), None)


def barrels_in_a_tonne(code: str, product: str | None = None) -> Barrels | None:
    """Return how many barrels a tonne has, by product where it is named, else by code; None for other goods."""
    told = _read("petroleum.yml")
    if product and product in told["products"]:
        return Barrels(*told["products"][product])
    found = _longest(told["codes"], code)
    return Barrels(*found) if found else None


Kept = TypeVar("Kept")


def _longest(table: Mapping[str, Kept], code: str) -> Kept | None:
    lengths = range(len(code), 1, -1)
    return next((table[code[:length]] for length in lengths if code[:length] in table), None)


@functools.cache
def _goods() -> dict[str, Goods]:
    return {
        begin: Goods(said[0], Category(said[1]) if len(said) > 1 else None)
        for begin, said in _read("goods.yml").items()
    }


def _group(kind: Any, told: Mapping[str, Any]) -> Any:
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in told.items()})


@functools.cache
def _read(name: str) -> dict[str, Any]:
    text = files("bongsu.detect.trade").joinpath(name).read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found
