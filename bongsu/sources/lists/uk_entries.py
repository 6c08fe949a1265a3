"""An entry of the UK Sanctions List, whichever of its layouts it was read from.

The list parts a name into six: the sixth is the surname, or a whole name. They are said in their order, the sixth
first where the person's country says the surname first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bongsu.model.designation import Designation, Identifier, NameQuality
from bongsu.model.party import PartyKind
from bongsu.sources.lists import naming, numbers
from bongsu.sources.lists.countries import code_of
from bongsu.sources.lists.doubts import Doubts
from bongsu.sources.lists.partial_dates import birth_dates, day_of

SHORT_NAME = "uk"
KINDS = {"individual": PartyKind.PERSON, "entity": PartyKind.ORGANISATION, "ship": PartyKind.VESSEL}

_FORMER = re.compile(r"former|previous|f\.?k\.?a", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """The six parts of a name, its type ("Primary Name", "Alias") and how strong it is ("Low quality a.k.a")."""

    parts: tuple[str, ...]
    type: str = ""
    strength: str = ""


@dataclass(slots=True)
class Entry:
    """What the list says of one person, body or ship; the lists may hold the same thing several times."""

    id: str
    kind: str
    regime: str
    imposed: str
    designated: str
    un_reference: str = ""
    names: list[Name] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    births: list[str] = field(default_factory=list)
    nationalities: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    imos: list[str] = field(default_factory=list)
    papers: list[tuple[str, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def designation(entry: Entry, doubts: Doubts, where: str) -> Designation | None:
    """Return the designation; None, and a doubt, for an entry without number, name or known kind."""
    kind = KINDS.get(entry.kind.casefold())
    homes = {PartyKind.PERSON: entry.nationalities, PartyKind.VESSEL: entry.flags}.get(kind) if kind else None
    countries = tuple(dict.fromkeys(code for name in homes or entry.addresses if (code := code_of(name))))
    names = naming.listed(_rated(entry, kind is PartyKind.PERSON and naming.says_surname_first(countries)))
    if not entry.id or not names or kind is None:
        doubts.lose("Entries without a number or name, or of an unknown kind, left out", where)
        return None
    un = [f"UN reference: {entry.un_reference}."] if entry.un_reference else []
    return Designation(
        id=f"{SHORT_NAME}:{entry.id}",
        list=SHORT_NAME,
        kind=kind,
        names=names,
        programme=entry.regime or None,
        identifiers=tuple(dict.fromkeys(_numbers(entry, kind, doubts, where))),
        birth_dates=birth_dates("; ".join(entry.births)),
        countries=countries,
        measures=tuple(dict.fromkeys(part.strip() for part in entry.imposed.split("|") if part.strip())),
        listed_on=day_of(entry.designated),
        remarks=" ".join([*un, *dict.fromkeys(text for text in entry.remarks if text)]) or None,
    )


def _rated(entry: Entry, surname_first: bool) -> Iterator[naming.Rated]:
    for name in entry.names:
        *given, last = name.parts
        order = [last, *given] if surname_first else [*given, last]
        yield " ".join(part for part in order if part), _quality(name)
    yield from ((text, NameQuality.PRIMARY) for text in entry.scripts)


def _quality(name: Name) -> NameQuality:
    """Return the rating: "Primary Name" alone is the first; its variations and aliases are good unless called low."""
    if name.type.casefold() == "primary name":
        return NameQuality.PRIMARY
    if _FORMER.search(name.type) or _FORMER.search(name.strength):
        return NameQuality.FORMER
    return NameQuality.LOW if name.strength.casefold().startswith("low") else NameQuality.GOOD


def _numbers(entry: Entry, kind: PartyKind, doubts: Doubts, where: str) -> Iterator[Identifier]:
    for text in entry.imos:
        yield from numbers.imo(text, kind, doubts, where)
    yield from (numbers.number(type_, text) for type_, text in entry.papers if re.search(r"\d", text))


def merge(entry: Entry, more: Entry) -> None:
    """Add to an entry what a further row says of it."""
    for name in ("names", "scripts", "births", "nationalities", "addresses", "flags", "imos", "papers", "remarks"):
        getattr(entry, name).extend(getattr(more, name))
