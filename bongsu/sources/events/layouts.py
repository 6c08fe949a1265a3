"""The layouts of tables of events, as `layouts.yml` tells them, and which of them a header has."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bongsu.model.claim import Stance
from bongsu.model.event import Category, EventKind
from bongsu.sources import plain_yaml
from bongsu.sources.plain_yaml import Plain


@dataclass(frozen=True, slots=True)
class Rule:
    """Where one of these words stands, a row is of this kind and category, by these agents; None leaves what it has."""

    words: tuple[str, ...]
    kind: EventKind | None
    category: Category | None
    agents: str | None


@dataclass(frozen=True, slots=True)
class Layout:
    """How one published table is laid out; `layouts.yml` explains each field.

    Attributes:
        typed: the columns whose words the rules are held against.
        json: whether the rows stand in JSON, not CSV.
    """

    name: str
    sign: frozenset[str]
    columns: Mapping[str, tuple[str, ...]]
    always: Mapping[str, str]
    zone: str
    days_in: str
    month_first: bool
    typed: tuple[str, ...]
    rules: tuple[Rule, ...]
    stances: Mapping[str, Stance]
    says: tuple[str, ...]
    json: bool
    encoding: str | None


def layout_of(columns: Collection[str], *, json: bool = False) -> Layout | None:
    """Return the layout of a table with these columns, in any case; None where it is no table of events."""
    found = {folded(column) for column in columns}
    fitting = (one for one in layouts() if one.json == json and one.sign <= found)
    return next(fitting, None)


def folded(name: str) -> str:
    """Return a column's name or a word as it is compared: one case, single blanks."""
    return " ".join(name.strip("\ufeff").casefold().split())


@cache
def layouts() -> tuple[Layout, ...]:
    """Return what `layouts.yml` tells; read once."""
    text = files("bongsu.sources.events").joinpath("layouts.yml").read_text(encoding="utf-8")
    told = plain_yaml.mapping(plain_yaml.load(text))
    rules = {name: _rules(given) for name, given in plain_yaml.mapping(told["rules"]).items()}
    named = plain_yaml.mapping(told["layouts"])
    return tuple(_layout(name, plain_yaml.mapping(given), rules) for name, given in named.items())


def _layout(name: str, given: Mapping[str, Plain], rules: Mapping[str, tuple[Rule, ...]]) -> Layout:
    types = plain_yaml.mapping(given.get("types") or {})
    zone = str(given["zone"])
    return Layout(
        name=name,
        sign=frozenset(plain_yaml.words(given["sign"])),
        columns={ours: _some(theirs) for ours, theirs in plain_yaml.mapping(given["columns"]).items()},
        always=_said(given["always"]),
        zone=zone,
        days_in=str(given.get("days_in") or zone),
        month_first=given.get("order") == "month_first",
        typed=_some(types.get("columns")),
        rules=rules[str(types["rules"])] if types else (),
        stances={word: Stance(stance) for word, stance in _said(given.get("stances") or {}).items()},
        says=_some(given["says"]),
        json=given.get("format") == "json",
        encoding=str(given["encoding"]) if "encoding" in given else None,
    )


def _rules(given: Plain) -> tuple[Rule, ...]:
    assert isinstance(given, list)  # noqa: S101 - our own file
    return tuple(_rule(plain_yaml.mapping(one)) for one in given)


def _rule(given: Mapping[str, Plain]) -> Rule:
    kind, category = given.get("kind"), given.get("category")
    return Rule(
        _some(given["words"]),
        EventKind(str(kind)) if kind else None,
        Category(str(category)) if category else None,
        str(given["agents"]) if "agents" in given else None,
    )


def _said(given: Plain) -> dict[str, str]:
    return {key: str(value) for key, value in plain_yaml.mapping(given).items()}


def _some(given: Plain) -> tuple[str, ...]:
    """Return one word or several; none where nothing is given."""
    words: Sequence[str] = plain_yaml.words(given) if isinstance(given, list) else [str(given)] if given else []
    return tuple(words)
