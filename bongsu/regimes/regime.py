"""A regime: whom it is aimed at, and its provisions, read from a folder of YAML files.

A folder holds ``regime.yml`` and one file for each instrument (``S-RES-2375.yml``)::

    instrument: S/RES/2375 (2017)
    adopted: 2017-09-11
    provisions:
      - {id: UNSCR-2375-11, paragraph: 11, force: binding, ...}
"""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bongsu.model.errors import LawError
from bongsu.model.provision import Provision
from bongsu.regimes.conditions import Vocabulary, read_goods
from bongsu.regimes.lawfile import Entry, read_entry
from bongsu.regimes.provisions import Instrument, read_provision

_HERE = Path(__file__).parent
_INSTRUMENT = re.compile(r"(?P<series>[A-Z/]+)/(?P<number>\d+) \((?P<year>\d{4})\)")


@dataclass(frozen=True, slots=True)
class Regime:
    """These provisions are aimed at the state with these ISO two-letter codes; oldest instrument first.

    Attributes:
        programme: what a list that gives no measures calls this regime.
        freezing: ids of the provisions by which a designation freezes assets.
    """

    id: str
    title: str
    target: tuple[str, ...]
    provisions: tuple[Provision, ...]
    programme: str | None = None
    freezing: tuple[str, ...] = ()

    def freezes(self, measures: tuple[str, ...], programme: str | None) -> bool:
        """Return whether a designation with these measures, or of this programme, has its assets frozen here."""
        if measures:
            return bool(set(measures) & set(self.freezing))
        return self.programme is not None and programme == self.programme

    def find(self, id: str) -> Provision | None:  # noqa: A002 the field's own name
        """Return the provision with this id, or None."""
        return next((provision for provision in self.provisions if provision.id == id), None)


def load(name: str = "un1718") -> Regime:
    """Return a regime that Bongsu brings along; its files are read once.

    Raises:
        LawError: there is none of this name, or one of its files breaks a rule.
    """
    known = sorted(path.parent.name for path in _HERE.glob("*/regime.yml"))
    if name not in known:
        raise LawError(f"There is no regime {name!r}; known are {', '.join(known)}.")
    return _read_once(_HERE / name)


def read(folder: Path) -> Regime:
    """Return the regime in this folder.

    Groups of goods are read from a ``goods.yml`` beside the folder, else from Bongsu's own.

    Raises:
        LawError: a file breaks a rule; the text starts with file and line.
    """
    head = read_entry(folder / "regime.yml").keyed(("id", "title", "prefix", "target"), ("programme", "freezes"))
    if head["id"].text() != folder.name:
        raise head["id"].error(f"the regime in the folder {folder.name} cannot be {head['id'].text()!r}")
    target = tuple(item.country() for item in head["target"].items())
    words = Vocabulary({"target": target}, read_goods(_shared(folder, "goods.yml")))
    files = sorted(path for path in folder.glob("*.yml") if path.name != "regime.yml")
    read_files = sorted(_read_file(path, words, head["prefix"].text()) for path in files)
    provisions = tuple(provision for _, _, found in read_files for provision in found)
    if not provisions:
        raise head["id"].error("no instrument stands beside this file; each is a .yml file with its provisions")
    _check_ids(provisions)
    programme = head["programme"].text() if "programme" in head else None
    return Regime(head["id"].text(), head["title"].text(), target, provisions, programme, _freezing(head, provisions))


def _shared(folder: Path, name: str) -> Path:
    return beside if (beside := folder.parent / name).is_file() else _HERE / name


def _freezing(head: Mapping[str, Entry], provisions: tuple[Provision, ...]) -> tuple[str, ...]:
    ids = {provision.id for provision in provisions}
    named = head["freezes"].items() if "freezes" in head else []
    for entry in named:
        if entry.text() not in ids:
            raise entry.error(f"{entry.text()!r} is no provision of this regime")
    return tuple(entry.text() for entry in named)


_read_once = functools.cache(read)


def _read_file(path: Path, words: Vocabulary, prefix: str) -> tuple[date, str, tuple[Provision, ...]]:
    """Return the day of adoption, the file's name and the provisions, so that files sort by age."""
    found = read_entry(path).keyed(("instrument", "adopted", "provisions"))
    instrument = _instrument(found["instrument"], found["adopted"], path, prefix)
    provisions = tuple(read_provision(item, instrument, words) for item in found["provisions"].items())
    return instrument.adopted, path.name, provisions


def _instrument(entry: Entry, adopted: Entry, path: Path, prefix: str) -> Instrument:
    parts = _INSTRUMENT.fullmatch(entry.text())
    if parts is None:
        raise entry.error(f"{entry.text()!r} is not an instrument; write it as S/RES/2375 (2017)")
    if path.stem != f"{parts['series']}-{parts['number']}".replace("/", "-"):
        raise entry.error(f"{entry.text()} does not belong into a file named {path.name}")
    if adopted.day().year != int(parts["year"]):
        raise adopted.error(f"{entry.text()} was not adopted in {adopted.day().year}")
    return Instrument(entry.text(), f"{prefix}-{parts['number']}", adopted.day())


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
