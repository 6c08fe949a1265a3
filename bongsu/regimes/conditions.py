"""Conditions as the law files write them: ``{all: [{kind: [arms_transfer]}, {leaves: [target]}]}``.

Groups of goods, codes and countries, ``target`` among these, are resolved here: a `Condition` holds only plain values.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bongsu.model.event import Category, EventKind
from bongsu.model.party import PartyKind
from bongsu.model.provision import Condition, Provision
from bongsu.regimes.customs import heading
from bongsu.regimes.lawfile import Entry, read_entry
from bongsu.regimes.particulars import GoodsGroup, read_goods_group
from bongsu.regimes.predicates import PREDICATES, Values
from bongsu.regimes.reach import SILENT, kinds_of

_JOINS = ("all", "any", "not")
_IN_ORDER = ("between", "count_over")
_CATEGORIES = tuple(category.value for category in Category)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that a regime's conditions may use beside the model's.

    Attributes:
        countries: groups of country codes by name; ``target`` is one.
        groups: groups of goods by name.
        followed: the provisions of the regime that this one carries out, by id.
        within: what every event must meet beside a provision's own condition; None where the regime binds all.
    """

    countries: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, GoodsGroup]
    followed: Mapping[str, Provision] = field(default_factory=dict)
    within: Condition | None = None


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
    values = [value for item in under.items() for value in reader(item, words)]
    if name == "between" and (len(values) != 2 or values[0] > values[1]):
        raise under.error("between takes the first and the last day")
    if name == "count_over" and (len(values) != 2 or values[0] not in _CATEGORIES or not values[1].isdigit()):
        raise under.error("count_over takes a category and a number")
    return Condition(name, tuple(values if name in _IN_ORDER else dict.fromkeys(values)))


def names_its_kinds(condition: Condition) -> bool:
    """Return whether the condition can hold only for the kinds that it lists at its top."""
    return bool(kinds_of(condition))


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
    return words.countries.get(item.text()) or (item.country(),)


def _parties(item: Entry, words: Vocabulary) -> tuple[str, ...]:
    return (item.text(),) if ":" in item.text() else _countries(item, words)


def _goods(item: Entry, words: Vocabulary) -> tuple[str, ...]:
    word = item.known((*_CATEGORIES, *words.groups), "category or goods group")
    return words.groups[word].categories if word in words.groups else (word,)


def _codes(item: Entry, words: Vocabulary) -> tuple[str, ...]:
    group = words.groups.get(item.text())
    if group is None:
        return (_code(item),)
    if group.goods is None:
        raise item.error(f"the group {item.text()!r} has no customs codes")
    return group.goods.codes


def _by_either(item: Entry, words: Vocabulary) -> tuple[str, ...]:
    """Return categories, codes, and with a tilde the codes that are shared with other goods."""
    group = words.groups.get(item.text())
    if group is None or group.goods is None:
        return _goods(item, words)
    return (*group.categories, *group.goods.codes, *(f"~{code}" for code in group.goods.shared))


def _code(item: Entry) -> str:
    try:
        heading(item.text())
    except ValueError as error:
        raise item.error(str(error)) from error
    return item.text()


def _party_kinds(item: Entry, _: Vocabulary) -> tuple[str, ...]:
    return (item.choice(PartyKind, "kind of party").value,)


def _roles(item: Entry, _: Vocabulary) -> tuple[str, ...]:
    return (item.known(("agents", "recipients"), "role"),)


def _days(item: Entry, _: Vocabulary) -> tuple[str, ...]:
    return (item.day().isoformat(),)


def _words(item: Entry, _: Vocabulary) -> tuple[str, ...]:
    return (item.text(),)


def _states_of_goods(item: Entry, _: Vocabulary) -> tuple[str, ...]:
    return (item.known(("new", "used"), "state of goods"),)


_READERS: Mapping[Values, Callable[[Entry, Vocabulary], tuple[str, ...]]] = {
    Values.KIND: _kinds,
    Values.PARTY: _parties,
    Values.COUNTRY: _countries,
    Values.GOODS: _goods,
    Values.ROLE: _roles,
    Values.DAY: _days,
    Values.WORDS: _words,
    Values.CODE: _codes,
    Values.CODED_GOODS: _by_either,
    Values.PARTY_KIND: _party_kinds,
    Values.PROVISION: _words,
    Values.COUNTED: _words,
    Values.STATE_OF_GOODS: _states_of_goods,
}
