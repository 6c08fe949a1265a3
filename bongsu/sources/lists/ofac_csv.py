"""OFAC's lists in the old layout of four tables without headers: the SDN list, and the non-SDN ("consolidated") list.

``sdn.csv`` (or ``cons_prim.csv``) holds an entry a row, ``alt.csv`` further names, ``add.csv`` addresses, and
``sdn_comments.csv`` the rest of remarks that were too long; ``-0-`` stands for what is missing. The four lie side by
side: any of them, or their folder, stands for the list. Columns: OFAC's "Data format specification" (dat_spec.txt),
https://ofac.treasury.gov/specially-designated-nationals-list-data-formats-data-schemas

Weak aliases stand in the remarks alone (a.k.a. 'KHALEESI'); there, an f.k.a. is a former name of a ship.
The tables name no day, so the list's date is not known from them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bongsu.model.designation import Designation, Identifier, NameQuality
from bongsu.model.errors import ListError
from bongsu.model.party import PartyKind
from bongsu.sources.custody import MEGABYTE
from bongsu.sources.lists import naming, numbers
from bongsu.sources.lists.countries import code_of
from bongsu.sources.lists.doubts import Doubts
from bongsu.sources.lists.remarks import Remarks, read_remarks
from bongsu.sources.lists.rows import rows_of
from bongsu.sources.lists.sanctions_list import SanctionsList, check_size
from bongsu.sources.lists.sniffing import first_row

MISSING = "-0-"
LARGEST = 200 * MEGABYTE
KINDS = {
    "individual": PartyKind.PERSON,
    "": PartyKind.ORGANISATION,
    "vessel": PartyKind.VESSEL,
    "aircraft": PartyKind.AIRCRAFT,
}
QUALITIES = {"aka": NameQuality.GOOD, "fka": NameQuality.FORMER, "nka": NameQuality.GOOD}
# Number of columns: number, name, type, programme, title, call sign, ship's type, tonnages, flag, owner, remarks.
PRIMARY, ALTERNATE, ADDRESS, COMMENT = 12, 5, 6, 2


@dataclass(frozen=True, slots=True)
class Family:
    """The four files of one list: entries, names, addresses, the rest of remarks."""

    name: str
    primary: str
    alternates: str
    addresses: str
    comments: str
    measure: str

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the four files."""
        return self.primary, self.alternates, self.addresses, self.comments


FAMILIES = (
    Family("ofac-sdn", "sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv", "blocking of property"),
    Family("ofac-cons", "cons_prim.csv", "cons_alt.csv", "cons_add.csv", "cons_comments.csv", "non-SDN sanctions"),
)

Rows = dict[str, list[list[str]]]


def recognises(head: bytes, path: Path) -> bool:
    """Return whether the path is one of the files that OFAC names so, without a header, or a folder of them."""
    if path.is_dir():
        return any(found is not None for found in (_found(path, family.primary) for family in FAMILIES))
    fields = first_row(head)
    return _family(path) is not None and len(fields) in {PRIMARY, ALTERNATE, ADDRESS, COMMENT} and fields[0].isdigit()


def is_companion(path: Path) -> bool:
    """Return whether this is a file of a list whose entries stand in another one."""
    family = _family(path)
    return family is not None and path.is_file() and path.name.casefold() != family.primary


def read(path: Path) -> SanctionsList:
    """Return the list that lies in these four files.

    Raises:
        ListError: one of the four is not there, or is no such table; the sentence lacks the file's name.
        OSError: a file cannot be opened.
    """
    family = _family(path)
    if family is None:
        raise ListError(f"is none of {', '.join(FAMILIES[0].files)}.")
    folder = path if path.is_dir() else path.parent
    files = [_found(folder, name) for name in family.files]
    missing = [name for name, found in zip(family.files, files, strict=True) if found is None]
    if missing:
        raise ListError(f"needs {', '.join(missing)} beside it: the list {family.name} is four files.")
    primary, alternates, addresses, comments = [file for file in files if file is not None]
    for file in (primary, alternates, addresses, comments):
        check_size(file, LARGEST)
    doubts = Doubts()
    more = _Companions(
        _by_entry(alternates, ALTERNATE, doubts),
        _by_entry(addresses, ADDRESS, doubts),
        _by_entry(comments, COMMENT, doubts),
    )
    entries = tuple(_entries(family, primary, more, doubts))
    return SanctionsList(family.name, None, entries, doubts.sentences(len(entries)))


@dataclass(frozen=True, slots=True)
class _Companions:
    alternates: Rows
    addresses: Rows
    comments: Rows


def _family(path: Path) -> Family | None:
    if path.is_dir():
        return next((family for family in FAMILIES if _found(path, family.primary)), None)
    return next((family for family in FAMILIES if path.name.casefold() in family.files), None)


def _found(folder: Path, name: str) -> Path | None:
    """Return the file of this name in whatever case, as OFAC gives SDN.CSV and copies are called sdn.csv."""
    return next((path for path in sorted(folder.iterdir()) if path.name.casefold() == name), None)


def _checked(path: Path, width: int, doubts: Doubts) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a table with its right number of fields, nothing for each ``-0-``.

    Raises:
        ListError: the first row has another number of fields, so that the table has another layout.
    """
    first = True
    for line, row in rows_of(path):
        if len(row) == width and row[0].strip().isdigit():
            yield line, ["" if (plain := field.strip()) == MISSING else plain for field in row]
        elif first:
            raise ListError(f"has {len(row)} columns in {path.name}, where the layout has {width} and no header.")
        else:
            doubts.lose(f"Rows of {path.name} without {width} fields and a number, left out", f"line {line}")
        first = False


def _by_entry(path: Path, width: int, doubts: Doubts) -> Rows:
    found: Rows = defaultdict(list)
    for _, row in _checked(path, width, doubts):
        found[row[0]].append(row)
    return found


def _entries(family: Family, primary: Path, more: _Companions, doubts: Doubts) -> Iterator[Designation]:
    for line, row in _checked(primary, PRIMARY, doubts):
        if not row[1] or row[2] not in KINDS:
            doubts.lose("Entries without a name or of an unknown type, left out", f"line {line}")
            continue
        yield _designation(family, row, more, doubts)


def _designation(family: Family, row: list[str], more: _Companions, doubts: Doubts) -> Designation:
    key, name, type_, programme, title, call_sign, ship_type, tonnage, gross, flag, owner, remark = row
    kind, where = KINDS[type_], f"entry {key}"
    whole = remark + "".join(rest[1] for rest in more.comments.get(key, ()))
    said = read_remarks(whole, kind, doubts, where)
    countries = _countries(kind, flag, said, more.addresses.get(key, ()))
    return Designation(
        id=f"{family.name}:{key}",
        list=family.name,
        kind=kind,
        names=naming.listed(_names(name, kind, countries, said, more.alternates.get(key, ()))),
        programme=programme.replace("] [", "; ") or None,
        identifiers=tuple(dict.fromkeys((*said.identifiers, *_call_signs(call_sign)))),
        birth_dates=said.birth_dates,
        countries=countries,
        measures=(family.measure,),
        remarks=_remarks(
            whole,
            {"Title": title, "Vessel type": ship_type, "Tonnage": tonnage, "Gross tonnage": gross, "Owner": owner},
        ),
    )


def _names(
    name: str, kind: PartyKind, countries: tuple[str, ...], said: Remarks, alternates: Iterable[list[str]]
) -> Iterator[naming.Rated]:
    first = naming.says_surname_first(countries)
    yield _turned(name, kind, first), NameQuality.PRIMARY
    for _, _, type_, text, remark in alternates:
        weak = "weak" in remark.casefold()
        yield _turned(text, kind, first), NameQuality.LOW if weak else QUALITIES.get(type_.casefold(), NameQuality.LOW)
    for text, quality in said.names:
        yield _turned(text, kind, first), quality


def _turned(name: str, kind: PartyKind, surname_first: bool) -> str:
    return naming.straight(name, surname_first) if kind is PartyKind.PERSON else name


def _countries(kind: PartyKind, flag: str, said: Remarks, addresses: Iterable[list[str]]) -> tuple[str, ...]:
    """Return a ship's flags, a person's nationalities, else the countries of the addresses."""
    own = [*([flag] if flag else []), *said.countries]
    names = own or ([] if kind is PartyKind.VESSEL else [row[4] for row in addresses])
    codes = (code_of(name) for name in names)
    return tuple(dict.fromkeys(code for code in codes if code))


def _call_signs(text: str) -> list[Identifier]:
    return [numbers.number("call_sign", sign) for sign in re.split(r"[;,/]", text) if sign.strip()]


def _remarks(remark: str, columns: dict[str, str]) -> str | None:
    said = "; ".join(f"{word}: {value}" for word, value in columns.items() if value)
    return " ".join(part for part in (f"{said}." if said else "", remark) if part) or None
