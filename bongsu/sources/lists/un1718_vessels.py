"""The 1718 Committee's list of designated vessels (HTML), with the measures that apply to each ship.

A ship's entry is a row with its names, its numbers, a day and one column for each measure ("Yes" or "na"), and below
it rows with further facts: flags, call signs, type, other information. Where a page breaks, the number of the entry
stands in one of these. Names, flags and call signs are numbered in the order in which the ship bore them, so that the
last name is its own and those before are former ones.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bongsu.model.designation import Designation, Identifier, NameQuality
from bongsu.model.errors import ListError
from bongsu.model.party import PartyKind
from bongsu.sources.lists import naming, numbers
from bongsu.sources.lists.countries import code_of
from bongsu.sources.lists.doubts import Doubts
from bongsu.sources.lists.html_tables import rows_in
from bongsu.sources.lists.partial_dates import day_of
from bongsu.sources.lists.sanctions_list import SanctionsList
from bongsu.sources.lists.sniffing import text_of

SHORT_NAME = "un1718-vessels"
PROGRAMME = "DPRK"
TITLE = "1718 Designated Vessels List"
HEADER = ["#", "Vessel Name", "IMO number", "Date of designation", "Relevant sanctions measures"]
# Resolution 2270 (2016), paragraph 23: ships of Ocean Maritime Management are under the asset freeze of 1718, 8 (d).
OF_OMM = ("UNSCR-2270-23", "UNSCR-1718-8-d")

_PARAGRAPH = re.compile(
    r"paragraph (?P<number>\d+)(?: \((?P<letter>\w)\))? of resolution (?P<resolution>\d+)", re.IGNORECASE
)
_NUMBERED = re.compile(r"(?:^|\s)(?P<number>\d{1,2})\s?[:.]\s?(?=\S)")
_TITLE = re.compile(r"<title>([^<]{1,200})</title>", re.IGNORECASE)
_NONE = {"", "na", "n/a"}


@dataclass(slots=True)
class _Ship:
    """What the rows of one entry say."""

    names: str
    number_cell: str
    listed: str
    marks: list[list[str]]
    number: str = ""
    facts: dict[str, str] = field(default_factory=dict)


def recognises(head: bytes, _path: Path) -> bool:
    """Return whether the file is a page with the list's title and the heads of its columns."""
    text = text_of(head)
    return "<t" in text and TITLE in text and HEADER[-1] in text


def read(path: Path) -> SanctionsList:
    """Return the whole list.

    Raises:
        ListError: the page lacks the list's columns, or an entry; the sentence lacks the file's name.
        OSError: the file cannot be opened.
    """
    try:
        page = path.read_text(encoding="utf-8")
        rows = rows_in(page)
    except ValueError as error:
        raise ListError(f"is a page that cannot be read ({error}); fetch it anew.") from error
    if HEADER not in rows:
        raise ListError(f"lacks the columns {', '.join(HEADER)}; its layout is not known.")
    below = rows[rows.index(HEADER) + 1 :]
    measures = [_measures(head) for head in below[0]] if below else []
    ships = list(_ships(below[1:], len(measures)))
    for place, ship in enumerate(ships, start=1):
        if ship.number != str(place) or not _parts(ship.names):
            raise ListError(f"has entry {ship.number or 'without number'} where {place} should be; fetch it anew.")
    doubts = Doubts()
    entries = tuple(_designation(ship, measures, doubts) for ship in ships)
    title = _TITLE.search(page)
    return SanctionsList(SHORT_NAME, day_of(title[1]) if title else None, entries, doubts.sentences(len(entries)))


def _measures(head: str) -> tuple[str, ...]:
    """Return the provisions that a column is about, or its own words where it names no paragraph."""
    found = tuple(
        "-".join(part for part in ("UNSCR", place["resolution"], place["number"], place["letter"]) if part)
        for place in _PARAGRAPH.finditer(head)
    )
    return found or (OF_OMM if "KPe.020" in head else (head,))


def _ships(rows: list[list[str]], columns: int) -> Iterator[_Ship]:
    ship: _Ship | None = None
    for row in rows:
        if len(row) == columns + 4 and row[-1]:
            if ship:
                yield ship
            ship = _Ship(row[1], row[2], row[3], [row[4:]], row[0])
        elif ship and any(row):
            _add(ship, row, columns)
    if ship:
        yield ship


def _add(ship: _Ship, row: list[str], columns: int) -> None:
    """Take a further row of an entry: a label and its value, and perhaps the day and measures of a later decision."""
    if len(row) == columns + 4:
        ship.number = ship.number or row[0]
        row = row[1:]
    label, value, *later = row
    ship.facts[label] = value
    if len(later) == columns + 1 and later[-1]:
        ship.marks.append(later[1:])


def _designation(ship: _Ship, measures: list[tuple[str, ...]], doubts: Doubts) -> Designation:
    names = _parts(ship.names)
    flags = [code_of(flag) for flag in reversed(_parts(ship.facts.get("Flag", "")))]
    yes = {at for marks in ship.marks for at, mark in enumerate(marks) if mark.casefold() == "yes"}
    rated = [(names[-1], NameQuality.PRIMARY), *((one, NameQuality.FORMER) for one in names[:-1])]
    return Designation(
        id=f"{SHORT_NAME}:{ship.number}",
        list=SHORT_NAME,
        kind=PartyKind.VESSEL,
        names=naming.listed(rated),
        programme=PROGRAMME,
        identifiers=_numbers(ship, doubts),
        countries=tuple(dict.fromkeys(code for code in flags if code)),
        measures=tuple(dict.fromkeys(one for at in sorted(yes) for one in measures[at])),
        listed_on=day_of(ship.listed),
        remarks=_remarks(ship),
    )


def _parts(text: str) -> list[str]:
    """Return what is numbered in a cell: "1: Petrel 1 2: Thae Pyong San" is two names."""
    starts: list[re.Match[str]] = []
    for mark in _NUMBERED.finditer(text):
        # only the next number in its turn begins a part: "1: MIN 78: A" is one
        if mark["number"] == str(len(starts) + 1):
            starts.append(mark)
    ends = [mark.start() for mark in starts[1:]] + [len(text)]
    parts = [text[mark.end() : end].strip() for mark, end in zip(starts, ends, strict=False)] or [text.strip()]
    return [part for part in parts if part]


def _numbers(ship: _Ship, doubts: Doubts) -> tuple[Identifier, ...]:
    number, _, stations = ship.number_cell.partition("MMSI:")
    where = f"entry {ship.number}"
    if not re.search(r"\d", number):
        doubts.note("Ships without an IMO number", f"{where} ({number.strip() or 'none given'})")
    imo = numbers.imo(number, PartyKind.VESSEL, doubts, where) if re.search(r"\d", number) else ()
    signs = [sign for sign in _parts(ship.facts.get("Call Sign", "")) if sign.casefold() not in _NONE]
    return (
        *imo,
        *(Identifier("mmsi", station) for station in re.findall(r"\b\d{9}\b", stations)),
        *(Identifier("call_sign", sign) for sign in signs),
    )


def _remarks(ship: _Ship) -> str | None:
    facts = {label: value for label, value in ship.facts.items() if label not in {"Flag", "Call Sign", "Picture link"}}
    if not re.search(r"\d", ship.number_cell):
        facts["IMO number"] = ship.number_cell
    said = [
        value if label == "Other information" else f"{label}: {value}."
        for label, value in facts.items()
        if value.casefold() not in _NONE
    ]
    return " ".join(said) or None
