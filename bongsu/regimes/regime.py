"""A regime: whom it is aimed at, and its provisions, read from a folder of YAML files.

A folder holds ``regime.yml`` and one file for each instrument (``S-RES-2375.yml``)::

    instrument: S/RES/2375 (2017)
    adopted: 2017-09-11
    provisions:
      - {id: UNSCR-2375-11, paragraph: 11, force: binding, ...}

An instrument that is no resolution says what its provisions' ids begin with, and so its file's name:
``short: EU-2017-1509``.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bongsu.model.designation import Designation
from bongsu.model.errors import LawError
from bongsu.model.provision import Condition, Freed, Provision
from bongsu.regimes.conditions import Vocabulary, read_condition, read_goods
from bongsu.regimes.lawfile import Entry, read_entry
from bongsu.regimes.provisions import Instrument, read_provision

_HERE = Path(__file__).parent
_HEAD = ("programme", "freezes", "listings", "countries", "follows", "within")
_INSTRUMENT = re.compile(r"(?P<series>[A-Z/]+)/(?P<number>\d+) \((?P<year>\d{4})\)")


@dataclass(frozen=True, slots=True)
class Regime:
    """These provisions are aimed at the state with these ISO two-letter codes; oldest instrument first.

    Attributes:
        programme: what a list that gives no measures calls this regime.
        freezing: ids of the provisions by which a designation freezes assets.
        listings: by the day on which a provision put parties on the list of this programme, its id.
        follows: id of the regime whose provisions these carry out.
        within: what every event must meet to be within this regime's reach.
    """

    id: str
    title: str
    target: tuple[str, ...]
    provisions: tuple[Provision, ...]
    programme: str | None = None
    freezing: tuple[str, ...] = ()
    listings: tuple[tuple[date, str], ...] = ()
    follows: str | None = None
    within: Condition | None = None

    def freezes(self, measures: tuple[str, ...], programme: str | None) -> bool:
        """Return whether a designation with these measures, or of this programme, has its assets frozen here."""
        if measures:
            return bool(set(measures) & set(self.freezing))
        return self.programme is not None and programme == self.programme

    def listed_by(self, designation: Designation) -> tuple[str, ...]:
        """Return the ids of the provisions that made the designation: by its day, on a list that gives no measures."""
        listed_on, ours = designation.listed_on, not designation.measures and designation.programme == self.programme
        return tuple(name for day, name in self.listings if ours and day == listed_on)

    def find(self, id: str) -> Provision | None:  # noqa: A002 the field's own name
        """Return the provision with this id, or None."""
        return next((provision for provision in self.provisions if provision.id == id), None)


def names() -> tuple[str, ...]:
    """Return the names of the regimes that Bongsu brings along."""
    return tuple(sorted(path.parent.name for path in _HERE.glob("*/regime.yml")))


def load(name: str = "un1718") -> Regime:
    """Return a regime that Bongsu brings along; its files are read once.

    Raises:
        LawError: there is none of this name, or one of its files breaks a rule.
    """
    if name not in names():
        raise LawError(f"There is no regime {name!r}; known are {', '.join(names())}, and folders with a regime.yml.")
    return _read_once(_HERE / name)


def find(name: str, beside: Path) -> Regime:
    """Return the regime of this name, or that of the folder that is so called from another one.

    Raises:
        LawError: there is neither, or one of its files breaks a rule.
    """
    folder = beside / name
    return read(folder) if name not in names() and (folder / "regime.yml").is_file() else load(name)


def read(folder: Path) -> Regime:
    """Return the regime in this folder.

    Groups of goods are read from a ``goods.yml`` in the folder or beside it, else from Bongsu's own.

    Raises:
        LawError: a file breaks a rule; the text starts with file and line.
    """
    folder = folder.resolve()
    head = read_entry(folder / "regime.yml").keyed(("id", "title", "prefix", "target"), _HEAD)
    if head["id"].text() != folder.name:
        raise head["id"].error(f"the regime in the folder {folder.name} cannot be {head['id'].text()!r}")
    target = tuple(item.country() for item in head["target"].items())
    words = _vocabulary(folder, head, target)
    files = sorted(path for path in folder.glob("*.yml") if path.name not in {"regime.yml", "goods.yml"})
    read_files = sorted(_read_file(path, words, head["prefix"].text()) for path in files)
    provisions = tuple(provision for _, _, found in read_files for provision in found)
    if not provisions:
        raise head["id"].error("no instrument stands beside this file; each is a .yml file with its provisions")
    _check_ids(provisions)
    _check_measures(provisions, words.followed)
    provisions = tuple(_freed(provision, provisions) for provision in provisions)
    return Regime(
        id=head["id"].text(),
        title=head["title"].text(),
        target=target,
        provisions=provisions,
        programme=head["programme"].text() if "programme" in head else None,
        freezing=_freezing(head, provisions),
        listings=_listings(head, provisions),
        follows=head["follows"].text() if "follows" in head else None,
        within=words.within,
    )


def _vocabulary(folder: Path, head: Mapping[str, Entry], target: tuple[str, ...]) -> Vocabulary:
    """Return the words of this regime: groups of countries and goods, and the provisions that it carries out."""
    countries = {"target": target}
    for name, entry in head["countries"].pairs().items() if "countries" in head else ():
        if re.fullmatch("[a-z]{2}", name) or name in countries:
            raise entry.error(f"a group of countries cannot be called {name!r}")
        countries[name] = tuple(item.country() for item in entry.items())
    words = Vocabulary(countries, read_goods(_goods_file(folder)), _followed(head))
    within = read_condition(head["within"], words) if "within" in head else None
    return replace(words, within=within)


def _followed(head: Mapping[str, Entry]) -> dict[str, Provision]:
    if "follows" not in head:
        return {}
    name = head["follows"].known([known for known in names() if known != head["id"].text()], "regime")
    return {provision.id: provision for provision in load(name).provisions}


def _goods_file(folder: Path) -> Path:
    own = (folder / "goods.yml", folder.parent / "goods.yml")
    return next((path for path in own if path.is_file()), _HERE / "goods.yml")


def _freezing(head: Mapping[str, Entry], provisions: tuple[Provision, ...]) -> tuple[str, ...]:
    ids = {provision.id for provision in provisions}
    named = head["freezes"].items() if "freezes" in head else []
    for entry in named:
        if entry.text() not in ids:
            raise entry.error(f"{entry.text()!r} is no provision of this regime")
    return tuple(entry.text() for entry in named)


def _freed(provision: Provision, provisions: tuple[Provision, ...]) -> Provision:
    """Return the provision with what its carve-outs free."""
    carving = [other for other in provisions if other.id in provision.carve_outs]
    freed = tuple(Freed(other.in_force_from, other.frees) for other in carving if other.frees is not None)
    return replace(provision, freed=freed) if freed else provision


def _listings(head: Mapping[str, Entry], provisions: tuple[Provision, ...]) -> tuple[tuple[date, str], ...]:
    """Return the provisions that put parties on the list, with the days on which they did: those of their adoption."""
    days = {provision.id: provision.in_force_from for provision in provisions}
    found = []
    for entry in head["listings"].items() if "listings" in head else []:
        day = days.get(entry.text())
        if day is None:
            raise entry.error(f"{entry.text()!r} is no provision of this regime")
        found.append((day, entry.text()))
    return tuple(found)


_read_once = functools.cache(read)


def _read_file(path: Path, words: Vocabulary, prefix: str) -> tuple[date, str, tuple[Provision, ...]]:
    """Return the day of adoption, the file's name and the provisions, so that files sort by age."""
    found = read_entry(path).keyed(("instrument", "adopted", "provisions"), ("short",))
    if "short" in found:
        instrument = _named(found["instrument"], found["adopted"], found["short"], path)
    else:
        instrument = _instrument(found["instrument"], found["adopted"], path, prefix)
    provisions = tuple(read_provision(item, instrument, words) for item in found["provisions"].items())
    return instrument.adopted, path.name, provisions


def _named(entry: Entry, adopted: Entry, short: Entry, path: Path) -> Instrument:
    if path.stem != short.text():
        raise short.error(f"{short.text()!r} does not belong into a file named {path.name}")
    return Instrument(entry.text(), short.text(), adopted.day())


def _instrument(entry: Entry, adopted: Entry, path: Path, prefix: str) -> Instrument:
    parts = _INSTRUMENT.fullmatch(entry.text())
    if parts is None:
        raise entry.error(
            f"{entry.text()!r} is not an instrument; write it as S/RES/2375 (2017), or say what ids begin with: short"
        )
    if path.stem != f"{parts['series']}-{parts['number']}".replace("/", "-"):
        raise entry.error(f"{entry.text()} does not belong into a file named {path.name}")
    if adopted.day().year != int(parts["year"]):
        raise adopted.error(f"{entry.text()} was not adopted in {adopted.day().year}")
    return Instrument(entry.text(), f"{prefix}-{parts['number']}", adopted.day())


def _check_measures(provisions: tuple[Provision, ...], followed: Iterable[str]) -> None:
    """Refuse a measure that is neither a provision nor a part of one: nothing could be listed under it."""
    known = {*(provision.id for provision in provisions), *followed}
    for provision in provisions:
        for condition in (provision.applies_to, provision.exempt):
            for name, measure in _measures_in(condition):
                if measure not in known and measure.rpartition("-")[0] not in known:
                    raise LawError(f"{provision.origin}: {name} names {measure!r}, which is no provision")


def _measures_in(condition: Condition | None) -> Iterator[tuple[str, str]]:
    if condition is not None:
        if condition.predicate in {"designated_under", "on_list"}:
            yield from ((condition.predicate, value) for value in condition.values)
        for part in condition.parts:
            yield from _measures_in(part)


def _check_ids(provisions: tuple[Provision, ...]) -> None:
    first: dict[str, Provision] = {}
    for provision in provisions:
        if provision.id in first:
            raise LawError(f"{provision.origin}: {provision.id} stands at {first[provision.id].origin} already")
        first[provision.id] = provision
    for provision in provisions:
        for other in (*provision.read_with, *provision.tightened_by, *provision.carve_outs):
            if other not in first or other == provision.id:
                raise LawError(
                    f"{provision.origin}: {provision.id} is read with {other!r}, which is no other provision"
                )
