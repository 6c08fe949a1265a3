"""The UN Security Council's Consolidated List, as XML (https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list)."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

from bongsu.lang.ship_numbers import imo_company_valid, imo_valid
from bongsu.model.designation import Designation, Identifier
from bongsu.model.errors import ListError
from bongsu.model.party import PartyKind
from bongsu.sources.lists.countries import code_of
from bongsu.sources.lists.sanctions_list import SanctionsList
from bongsu.sources.lists.sniffing import root_of
from bongsu.sources.lists.un_names import names_of
from bongsu.sources.lists.xml_entries import XmlEntries

SHORT_NAME = "un"
ROOT = "CONSOLIDATED_LIST"
KINDS = {"INDIVIDUAL": PartyKind.PERSON, "ENTITY": PartyKind.ORGANISATION}

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_BIRTH = re.compile(r"\d{4}(-\d{2}){0,2}")
_IMO = re.compile(r"\bIMO\)?\s*(?:company\s*)?(?:number|no\.?)?\s*:?\s*(\d{7})\b", re.IGNORECASE)
# "Diplomatic Passport D014433", "Jordan 654781": words before the number
_WORDS = re.compile(r"^(?:[^\W\d_]{4,}\s+)+(?=.*\d)")


def recognises(head: bytes, _path: Path) -> bool:
    """Return whether the file is XML with the list's root."""
    return root_of(head) == ROOT


def read(path: Path) -> SanctionsList:
    """Return the whole list.

    Raises:
        ListError: no such list, cut off, or unsafe; the sentence lacks the file's name.
        OSError: the file cannot be opened.
    """
    elements = XmlEntries(path, ROOT, frozenset(KINDS), depth=2)
    try:
        entries = tuple(_entry(number, element) for number, element in enumerate(elements, start=1))
        return SanctionsList(SHORT_NAME, _day(elements.said.get("dateGenerated")), entries)
    except ValueError as error:
        raise ListError(f"holds a day that cannot be read ({error}); fetch it anew.") from error


def _entry(number: int, element: Element) -> Designation:
    reference, names = _text(element, "REFERENCE_NUMBER"), names_of(element)
    if not reference or not names:
        raise ListError(f"has no reference number or no name in entry {number}; the list is refused, fetch it anew.")
    remarks = _text(element, "COMMENTS1")
    return Designation(
        id=f"{SHORT_NAME}:{reference}",
        list=SHORT_NAME,
        kind=KINDS[element.tag],
        names=names,
        programme=_text(element, "UN_LIST_TYPE"),
        identifiers=(*_documents(element), *_imo_numbers(element.tag, remarks or "")),
        birth_dates=_unique(_births(element)),
        countries=_unique(_countries(element)),
        listed_on=_day(_text(element, "LISTED_ON")),
        remarks=remarks,
    )


def _documents(element: Element) -> tuple[Identifier, ...]:
    found = [
        Identifier(kind, re.sub(r"\s", "", _WORDS.sub("", number)))
        for document in element.iter("INDIVIDUAL_DOCUMENT")
        if (number := _text(document, "NUMBER"))
        and (kind := _document_kind(f"{_text(document, 'TYPE_OF_DOCUMENT')} {_text(document, 'TYPE_OF_DOCUMENT2')}"))
    ]
    return tuple(dict.fromkeys(found))


def _document_kind(words: str) -> str | None:
    if re.search("passport|passeport|pasaporte", words, re.IGNORECASE):
        return "passport"
    return "national_id" if "national identification" in words.lower() else None


def _imo_numbers(tag: str, remarks: str) -> tuple[Identifier, ...]:
    """Return the IMO numbers in the remarks on an entity, which are those of companies where the digits allow it."""
    if tag != "ENTITY":
        return ()
    numbers = _unique(_IMO.findall(remarks))
    kinds = [(number, "imo_company" if imo_company_valid(number) else "imo") for number in numbers]
    return tuple(Identifier(kind, number) for number, kind in kinds if kind == "imo_company" or imo_valid(number))


def _births(element: Element) -> Iterator[str]:
    for birth in element.iter("INDIVIDUAL_DATE_OF_BIRTH"):
        first, last = _text(birth, "FROM_YEAR"), _text(birth, "TO_YEAR")
        day = (_text(birth, "DATE") or _text(birth, "YEAR") or "")[:10]
        if _BIRTH.fullmatch(day):
            yield day
        elif first and last:
            yield f"{first}..{last}"


def _countries(element: Element) -> Iterator[str]:
    """Yield the nationalities of a person, the countries of an organisation's addresses, as far as they are states."""
    path = "NATIONALITY/VALUE" if element.tag == "INDIVIDUAL" else "ENTITY_ADDRESS/COUNTRY"
    for country in element.iterfind(path):
        code = code_of(country.text or "")
        if code:
            yield code


def _day(text: str | None) -> date | None:
    found = _DAY.match(text or "")
    return date.fromisoformat(found[0]) if found else None


def _text(element: Element, tag: str) -> str | None:
    return " ".join((element.findtext(tag) or "").split()) or None


def _unique(words: Iterator[str] | list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
