"""An entry of the EU's consolidated list of financial sanctions, whichever of its layouts it was read from.

Names are rated by the list's own mark where the layout has it (XML: ``strong``), and by the words of the remark on a
name: "low quality" makes a weak name, "formerly" or "previous" a former one. The list has no first name; taken for it
is the first good name in Latin letters that is English or of no language, for want of such the first of all.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bongsu.lang.names import script_of
from bongsu.model.designation import Designation, Identifier, NameQuality
from bongsu.model.party import PartyKind
from bongsu.sources.lists import naming, numbers
from bongsu.sources.lists.countries import known_code
from bongsu.sources.lists.doubts import Doubts
from bongsu.sources.lists.partial_dates import ABOUT, birth_dates, day_of

SHORT_NAME = "eu-fsf"
MEASURE = "financial sanctions"
KINDS = {"person": PartyKind.PERSON, "p": PartyKind.PERSON, "enterprise": PartyKind.ORGANISATION,
         "e": PartyKind.ORGANISATION}  # fmt: skip
PAPERS = {"passport": "passport", "diplpass": "passport", "id": "national_id", "ssn": "national_id",
          "electid": "national_id", "residentperm": "national_id", "birthcert": "national_id", "taxid": "tax_id",
          "regnumber": "registration", "tradelic": "registration", "swiftbic": "swift", "imo": "imo"}  # fmt: skip

_WEAK = re.compile(r"low quality|weak|uncertain", re.IGNORECASE)
_FORMER = re.compile(r"\b(?:former|previous)(?:ly)?\b.{0,20}\b(?:known|name|called)|\bf\.?k\.?a\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an entry, its language (``EN``, or nothing), whether the list marks it strong, and the remark on it."""

    text: str
    language: str = ""
    strong: bool = True
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Birth:
    """A birth: a day, a year with or without month and day, or the first and last year that it may have been."""

    day: str = ""
    year: str = ""
    month: str = ""
    day_of_month: str = ""
    first: str = ""
    last: str = ""
    about: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A number with the code of what it is (``passport``), and that in words."""

    number: str
    code: str = ""
    words: str = ""


@dataclass(slots=True)
class Entry:
    """What the list says of one person or body; the lists may hold the same thing several times."""

    reference: str
    subject: str
    listed: str
    united_nations: str = ""
    names: list[Name] = field(default_factory=list)
    births: list[Birth] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    citizenships: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    programmes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def designation(entry: Entry, doubts: Doubts, where: str) -> Designation | None:
    """Return the designation; None, and a doubt, for an entry without reference, name or known kind."""
    kind = KINDS.get(entry.subject.casefold())
    names = naming.listed(_rated(entry.names))
    if not entry.reference or not names or kind is None:
        doubts.lose("Entries without a number or name, or of an unknown kind, left out", where)
        return None
    homes = entry.citizenships if kind is PartyKind.PERSON and entry.citizenships else entry.addresses
    un = [f"UN reference: {entry.united_nations}."] if entry.united_nations else []
    return Designation(
        id=f"eu:{entry.reference}",
        list=SHORT_NAME,
        kind=kind,
        names=names,
        programme="; ".join(_unique(entry.programmes)) or None,
        identifiers=tuple(dict.fromkeys(_numbers(entry.papers, kind, doubts, where))),
        birth_dates=_unique(date for birth in entry.births for date in _dates(birth)),
        countries=_unique(code for home in homes if (code := known_code(home))),
        measures=(MEASURE,),
        listed_on=day_of(entry.listed),
        remarks=" ".join([*un, *_unique(entry.remarks)]) or None,
    )


def _rated(names: list[Name]) -> Iterator[naming.Rated]:
    good = [name for name in names if _quality(name) is NameQuality.GOOD and name.text]
    latin = [name for name in good if script_of(name.text) == "Latn"]
    first = next(iter([*(name for name in latin if name.language.upper() in {"", "EN"}), *latin, *good, *names]), None)
    if first:
        yield first.text, NameQuality.PRIMARY
    yield from ((name.text, _quality(name)) for name in names)


def _quality(name: Name) -> NameQuality:
    if _FORMER.search(name.remark):
        return NameQuality.FORMER
    return NameQuality.GOOD if name.strong and not _WEAK.search(name.remark) else NameQuality.LOW


def _dates(birth: Birth) -> tuple[str, ...]:
    if birth.first and birth.last:
        return birth_dates(f"{birth.first} to {birth.last}")
    if birth.about and birth.year.isdigit():
        return (f"{int(birth.year) - ABOUT}..{int(birth.year) + ABOUT}",)
    parts = [birth.year, *(part.zfill(2) for part in (birth.month, birth.day_of_month) if part)]
    return birth_dates(birth.day or "-".join(parts))


def _numbers(papers: list[Paper], kind: PartyKind, doubts: Doubts, where: str) -> Iterator[Identifier]:
    for paper in papers:
        type_ = PAPERS.get(paper.code.casefold()) or numbers.kind_of(paper.words) or "other"
        if type_ == "imo":
            yield from numbers.imo(paper.number, kind, doubts, where)
        elif paper.number:
            yield numbers.number(type_, paper.number)


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


def merge(entry: Entry, more: Entry) -> None:
    """Add to an entry what a further row says of it."""
    for name in ("names", "births", "papers", "citizenships", "addresses", "programmes", "remarks"):
        getattr(entry, name).extend(getattr(more, name))
