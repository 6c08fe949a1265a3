"""Conditions as the law files write them: ``{all: [{kind: [arms_transfer]}, {leaves: [target]}]}``.

Goods groups and the word ``target`` are resolved here, so that a `Condition` holds only plain values.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bongsu.model.event import Category, EventKind
from bongsu.model.provision import Condition
from bongsu.regimes.lawfile import Entry, read_entry
from bongsu.regimes.particulars import GoodsGroup, read_goods_group
from bongsu.regimes.predicates import PREDICATES, SILENT, Values

_JOINS = ("all", "any", "not")
_CATEGORIES = tuple(category.value for category in Category)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that a regime's conditions may use beside the model's: its target's countries, and goods groups."""

    target: tuple[str, ...]
    groups: Mapping[str, GoodsGroup]


def read_goods(path: Path) -> dict[str, GoodsGroup]:
    """Return the groups of goods in this file by name.

    Raises:
        LawError: an unknown category, or a group that has a category's name and does not hold it.
    """
    groups = {}
    for name, entry in read_entry(path).pairs().items():
        groups[name] = read_goods_group(name, entry, _CATEGORIES)
        if name in _CATEGORIES and name not in groups[name].categories:
            raise entry.error(f"the group {name!r} has the name of a category and must hold it")
    return groups


def read_condition(entry: Entry, words: Vocabulary) -> Condition:
    """Return the condition written here.

    Raises:
        LawError: not exactly one predicate, an unknown one, or a value that is not of its kind.
    """
    pairs = entry.pairs()
    if len(pairs) != 1:
        raise entry.error(f"a condition has one predicate, here are {len(pairs)}; join them with all, any or not")
    name, under = next(iter(pairs.items()))
    if name in _JOINS:
        return Condition(name, parts=_parts(name, under, words))
    if name not in PREDICATES:
        known = ", ".join([*_JOINS, *PREDICATES])
        raise entry.error(f"unknown predicate {name!r}; known are {known}")
    reader = _READERS[PREDICATES[name].values]
    return Condition(name, tuple(dict.fromkeys(value for item in under.items() for value in reader(item, words))))


def names_its_kinds(condition: Condition) -> bool:
    """Return whether the condition can hold only for the kinds that it lists at its top."""
    tops = condition.parts if condition.predicate == "all" else (condition,)
    return any(top.predicate == "kind" for top in tops)


def _parts(name: str, under: Entry, words: Vocabulary) -> tuple[Condition, ...]:
    if name == "not":
        return (read_condition(under, words),)
    return tuple(read_condition(item, words) for item in under.items())


def _kinds(item: Entry, _: Vocabulary) -> tuple[str, ...]:
    kind = item.choice(EventKind, "event kind")
    if kind in SILENT:
        raise item.error(f"an event of kind {kind.value!r} never gives a finding by itself")
    return (kind.value,)


def _countries(item: Entry, words: Vocabulary) -> tuple[str, ...]:
    return words.target if item.text() == "target" else (item.country(),)


def _parties(item: Entry, words: Vocabulary) -> tuple[str, ...]:
    return (item.text(),) if ":" in item.text() else _countries(item, words)


def _goods(item: Entry, words: Vocabulary) -> tuple[str, ...]:
    word = item.known((*_CATEGORIES, *words.groups), "category or goods group")
    return words.groups[word].categories if word in words.groups else (word,)


def _roles(item: Entry, _: Vocabulary) -> tuple[str, ...]:
    return (item.known(("agents", "recipients"), "role"),)


def _days(item: Entry, _: Vocabulary) -> tuple[str, ...]:
    return (item.day().isoformat(),)


def _words(item: Entry, _: Vocabulary) -> tuple[str, ...]:
    return (item.text(),)


_READERS: Mapping[Values, Callable[[Entry, Vocabulary], tuple[str, ...]]] = {
    Values.KIND: _kinds,
    Values.PARTY: _parties,
    Values.COUNTRY: _countries,
    Values.GOODS: _goods,
    Values.ROLE: _roles,
    Values.DAY: _days,
    Values.WORDS: _words,
}
