"""The layouts of tables of reports, as `layouts.yml` tells them, and which of them a header has."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bongsu.model.errors import MissingColumnsError
from bongsu.sources import plain_yaml
from bongsu.sources.ais.schema import REPORTS
from bongsu.sources.custody import printable

REQUIRED = ("mmsi", "time", "lat", "lon")
_OURS = {*REPORTS.names, "station"} - {"row"}


@dataclass(frozen=True, slots=True)
class Layout:
    """How one publisher writes a table.

    Attributes:
        known_by: columns by which it is known.
        columns: for each column of ours the names it may have; a name may be a sum of two.
        times: names of `times.PATTERNS`.
        scale: what numbers are multiplied with.
        words: for a column, what each of its words in lower case stands for; ``*`` for any other.
    """

    name: str
    known_by: frozenset[str]
    columns: Mapping[str, tuple[tuple[str, ...], ...]]
    times: tuple[str, ...]
    scale: Mapping[str, float]
    words: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Matched:
    """The layout of a table, and for each column of ours the places in its header that are added up for it."""

    layout: Layout
    places: Mapping[str, tuple[int, ...]]

    @property
    def wanted(self) -> dict[int, str]:
        """Which places are to be read, each with the column of ours that it belongs to."""
        return {place: ours for ours, places in self.places.items() for place in places}


def match(found: Sequence[str]) -> Matched:
    """Return the layout of a table with these columns, and where ours are.

    Raises:
        MissingColumnsError: names the missing columns and those found.
    """
    places: dict[str, int] = {}
    for place, name in enumerate(found):
        places.setdefault(name.strip().strip("\ufeff").casefold(), place)
    layout = next(layout for layout in layouts() if layout.known_by <= places.keys())
    matched = Matched(layout, dict(_matched(layout, places)))
    missing = [column for column in REQUIRED if column not in matched.places]
    if missing:
        shown = printable(", ".join(name[:40] for name in found[:30])) or "none"
        raise MissingColumnsError(f"lacks the columns {', '.join(missing)} of a table of ship reports; found {shown}.")
    return matched


def _matched(layout: Layout, places: Mapping[str, int]) -> Iterator[tuple[str, tuple[int, ...]]]:
    taken: set[int] = set()
    for ours, aliases in layout.columns.items():
        for parts in aliases:
            if all(part in places for part in parts):
                yield ours, tuple(places[part] for part in parts)
                taken.update(places[part] for part in parts)
                break


@cache
def layouts() -> tuple[Layout, ...]:
    """Return the layouts, the ones with the most telling columns first; `plain`, known by nothing, is the last."""
    text = files("bongsu.sources.ais").joinpath("layouts.yml").read_text(encoding="utf-8")
    told = plain_yaml.mapping(plain_yaml.load(text))
    plain = _layout("plain", plain_yaml.mapping(told["plain"]), None)
    others = [_layout(name, plain_yaml.mapping(said), plain) for name, said in told.items() if name != "plain"]
    return (*sorted(others, key=lambda layout: -len(layout.known_by)), plain)


def _layout(name: str, said: Mapping[str, plain_yaml.Plain], plain: Layout | None) -> Layout:
    columns = {
        ours: tuple(map(_parts, plain_yaml.words(names))) for ours, names in plain_yaml.mapping(said["columns"]).items()
    }
    if not columns.keys() <= _OURS:
        raise ValueError(f"layouts.yml: {name} has columns that are not ours: {columns.keys() - _OURS}")
    words = {ours: {key: str(code) for key, code in plain_yaml.mapping(codes).items()} for ours, codes in _words(said)}
    return Layout(
        name,
        frozenset(plain_yaml.words(said["known_by"])),
        columns,
        tuple(plain_yaml.words(said["times"])) if "times" in said or plain is None else plain.times,
        {ours: float(str(factor)) for ours, factor in plain_yaml.mapping(said.get("scale") or {}).items()},
        {**(plain.words if plain else {}), **words},
    )


def _words(said: Mapping[str, plain_yaml.Plain]) -> Iterator[tuple[str, plain_yaml.Plain]]:
    yield from plain_yaml.mapping(said.get("words") or {}).items()


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in name.split("+"))
