"""OFAC's lists in the standard XML (SDN.XML and CONSOLIDATED.XML, root ``sdnList``).

Built from the published schema and from short fragments of it, without a real file at hand:
https://ofac.treasury.gov/specially-designated-nationals-list-data-formats-data-schemas

The file says when it was published and how many entries it has; a file with another number of entries is refused.
Both lists have one layout, and only the file's name tells them apart: a name with "cons" is the non-SDN list.
"""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from bongsu.model.designation import Designation, Identifier, NameQuality
from bongsu.model.errors import ListError
from bongsu.model.party import PartyKind
from bongsu.sources.lists import naming, numbers
from bongsu.sources.lists.countries import code_of
from bongsu.sources.lists.doubts import Doubts
from bongsu.sources.lists.ofac_csv import FAMILIES, QUALITIES, Family
from bongsu.sources.lists.partial_dates import american_day, birth_dates
from bongsu.sources.lists.sanctions_list import SanctionsList
from bongsu.sources.lists.sniffing import root_of
from bongsu.sources.lists.xml_entries import XmlEntries, text_in, texts_in

ROOT = "sdnList"
KINDS = {
    "Individual": PartyKind.PERSON,
    "Entity": PartyKind.ORGANISATION,
    "Vessel": PartyKind.VESSEL,
    "Aircraft": PartyKind.AIRCRAFT,
}


def recognises(head: bytes, _path: Path) -> bool:
    """Return whether the file is XML with the lists' root."""
    return root_of(head) == ROOT


def read(path: Path) -> SanctionsList:
    """Return the whole list.

    Raises:
        ListError: broken XML, or entries are missing; the sentence lacks the file's name.
        OSError: the file cannot be opened.
    """
    sdn, cons = FAMILIES
    family = cons if "cons" in path.name.casefold() else sdn
    elements, doubts, read_so_far = XmlEntries(path, ROOT, frozenset({"sdnEntry"})), Doubts(), 0
    entries: list[Designation] = []
    for element in elements:
        read_so_far += 1
        where = f"entry {text_in(element, 'uid') or read_so_far}"
        if text_in(element, "uid") and text_in(element, "lastName") and text_in(element, "sdnType") in KINDS:
            entries.append(_designation(family, element, doubts, where))
        else:
            doubts.lose("Entries without a number or name, or of an unknown type, left out", where)
    promised = elements.said.get("Record_Count", "")
    if promised.isdigit() and int(promised) != read_so_far:
        raise ListError(f"holds {read_so_far:,} entries, but says that it has {int(promised):,}; fetch it anew.")
    day = american_day(elements.said.get("Publish_Date", ""))
    return SanctionsList(family.name, day, tuple(entries), doubts.sentences(len(entries)))


def _designation(family: Family, element: Element, doubts: Doubts, where: str) -> Designation:
    kind = KINDS[text_in(element, "sdnType")]
    countries = _countries(element, kind)
    births = texts_in(element, "dateOfBirthList/dateOfBirthItem/dateOfBirth")
    return Designation(
        id=f"{family.name}:{text_in(element, 'uid')}",
        list=family.name,
        kind=kind,
        names=naming.listed(_names(element, naming.says_surname_first(countries))),
        programme="; ".join(texts_in(element, "programList/program")) or None,
        identifiers=tuple(dict.fromkeys(_numbers(element, kind, doubts, where))),
        birth_dates=birth_dates("; ".join(births)),
        countries=countries,
        measures=(family.measure,),
        remarks=_remarks(element),
    )


def _names(element: Element, surname_first: bool) -> Iterator[naming.Rated]:
    yield _joined(element, surname_first), NameQuality.PRIMARY
    for alias in element.iterfind("akaList/aka"):
        type_ = text_in(alias, "type").replace(".", "").casefold()
        weak = text_in(alias, "category").casefold() == "weak"
        quality = QUALITIES.get(type_, NameQuality.GOOD)
        yield _joined(alias, surname_first), NameQuality.LOW if weak and quality is NameQuality.GOOD else quality


def _joined(element: Element, surname_first: bool) -> str:
    given, surname = text_in(element, "firstName"), text_in(element, "lastName")
    return f"{surname} {given}" if surname_first else f"{given} {surname}"


def _countries(element: Element, kind: PartyKind) -> tuple[str, ...]:
    """Return a ship's flag, a person's nationalities and citizenships, else the countries of the addresses."""
    if kind is PartyKind.VESSEL:
        names = [text_in(element, "vesselInfo/vesselFlag")]
    else:
        own = ("nationalityList/nationality/country", "citizenshipList/citizenship/country")
        names = [name for path in own for name in texts_in(element, path)]
        names = names or texts_in(element, "addressList/address/country")
    return tuple(dict.fromkeys(code for name in names if (code := code_of(name))))


def _numbers(element: Element, kind: PartyKind, doubts: Doubts, where: str) -> Iterator[Identifier]:
    for one in element.iterfind("idList/id"):
        type_, value = numbers.kind_of(text_in(one, "idType")), text_in(one, "idNumber")
        if value and (type_ == "imo" or (type_ and value.startswith("IMO "))):
            yield from numbers.imo(value, kind, doubts, where)
        elif value and type_:
            yield numbers.number(type_, value)
    if sign := text_in(element, "vesselInfo/callSign"):
        yield numbers.number("call_sign", sign)


def _remarks(element: Element) -> str | None:
    words = {
        "Title": "title",
        "Vessel type": "vesselInfo/vesselType",
        "Tonnage": "vesselInfo/tonnage",
        "Gross tonnage": "vesselInfo/grossRegisteredTonnage",
        "Owner": "vesselInfo/vesselOwner",
        "Remarks": "remarks",
    }
    return "; ".join(f"{word}: {text}" for word, path in words.items() if (text := text_in(element, path))) or None
