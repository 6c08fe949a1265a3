"""The columns of tables of trade figures, as `layouts.yml` tells them, and which of them a header has."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bongsu.model.errors import MissingColumnsError
from bongsu.sources import plain_yaml
from bongsu.sources.custody import printable

_UNIT = re.compile(r"\s*[(\uff08\[]([^()\uff08\uff09\[\]]*)[)\uff09\]]$")
_AMOUNTS = ("value", "weight", "amount", "cif", "fob")
_WIDE = ("import_value", "import_weight", "export_value", "export_weight")
_PERIODS = ("period", "year")
_FLOW_WORDS = {"M": ("import", "进口", "수입"), "X": ("export", "出口", "수출")}


@dataclass(frozen=True, slots=True)
class Layouts:
    """What `layouts.yml` tells; see there."""

    columns: Mapping[str, tuple[str, ...]]
    reporters: Mapping[str, int]
    units: Mapping[str, float]
    flows: Mapping[str, str]
    quantities: Mapping[str, str]
    products: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Matched:
    """Where our columns stand in a header.

    Attributes:
        places: for each column of ours the places that may hold it, the surest first.
        scale: what the numbers of a place are multiplied with to be dollars or kilograms.
        reporter: the number of the only reporter, where no column gives one.
        flow: the only flow, M or X, where no column gives one.
    """

    places: Mapping[str, tuple[int, ...]]
    scale: Mapping[int, float]
    reporter: int | None
    flow: str | None

    @property
    def wide(self) -> bool:
        """Whether each row holds imports and exports beside each other."""
        return any(name in self.places for name in _WIDE)

    @property
    def wanted(self) -> dict[int, str]:
        """Which places are to be read, each with the column of ours that it belongs to."""
        return {place: ours for ours, places in self.places.items() for place in places}


def looks_like_trade(found: Sequence[str]) -> bool:
    """Return whether a header is that of a table of trade figures: goods by code, with whom, and how much."""
    places, _ = _placed(found)
    goods = "code" in places or "product" in places
    return goods and "partner" in places and any(name in places for name in (*_AMOUNTS, *_WIDE))


def match(found: Sequence[str], name: str) -> Matched:
    """Return where ours are in a table with these columns.

    Args:
        found: the header.
        name: the file's name, which may tell imports from exports where no column does.

    Raises:
        MissingColumnsError: names what is missing, and the columns found.
    """
    places, scale = _placed(found)
    folded = {_folded(column) for column in found}
    reporter = next((number for word, number in layouts().reporters.items() if word in folded), None)
    matched = Matched(places, scale, None if "reporter" in places else reporter, _flow_of(name))
    missing = list(_missing(matched))
    if missing:
        shown = printable(", ".join(column[:40] for column in found[:50])) or "none"
        raise MissingColumnsError(f"lacks {', '.join(missing)} of a table of trade figures; found {shown}.")
    return matched


def _missing(matched: Matched) -> Iterator[str]:
    places = matched.places
    if "reporter" not in places and matched.reporter is None:
        yield "the column reporter"
    if "partner" not in places:
        yield "the column partner"
    if "code" not in places and "product" not in places:
        yield "the column hs"
    if not any(name in places for name in _PERIODS):
        yield "the column period"
    if "flow" not in places and not matched.wide and matched.flow is None:
        yield "the column flow (or `import` or `export` in the file's name)"
    if not any(name in places for name in (*_AMOUNTS, *_WIDE)):
        yield "the column value_usd"


def _placed(found: Sequence[str]) -> tuple[dict[str, tuple[int, ...]], dict[int, float]]:
    """Return the places of ours, by their names with and without a unit, and what the unit multiplies with."""
    named: dict[str, int] = {}
    scale: dict[int, float] = {}
    for place, column in enumerate(found):
        named.setdefault(_folded(column), place)
        if unit := _UNIT.search(column.strip()):
            named.setdefault(_folded(_UNIT.sub("", column.strip())), place)
            if factor := layouts().units.get(_folded(unit[1])):
                scale[place] = factor
    places = {
        ours: tuple(dict.fromkeys(named[name] for name in names if name in named))
        for ours, names in layouts().columns.items()
    }
    return {ours: held for ours, held in places.items() if held}, scale


def _flow_of(name: str) -> str | None:
    held = [flow for flow, words in _FLOW_WORDS.items() if any(word in name.casefold() for word in words)]
    return held[0] if len(held) == 1 else None


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).strip("\ufeff \t\"'").casefold().split())


@cache
def layouts() -> Layouts:
    """Return what `layouts.yml` tells; read once."""
    text = files("bongsu.sources.trade").joinpath("layouts.yml").read_text(encoding="utf-8")
    told = plain_yaml.mapping(plain_yaml.load(text))
    columns = {
        ours: tuple(_folded(str(name)) for name in plain_yaml.words(names))
        for ours, names in plain_yaml.mapping(told["columns"]).items()
    }
    words = {part: {_folded(key): str(said) for key, said in plain_yaml.mapping(told[part]).items()} for part in told}
    return Layouts(
        columns,
        {word: int(number) for word, number in words["reporters"].items()},
        {word: float(factor) for word, factor in words["units"].items()},
        words["flows"],
        words["quantities"],
        words["products"],
    )
