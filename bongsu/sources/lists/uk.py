"""The UK Sanctions List as XML (root ``Designations``).

Built from the published layout and from short fragments of it, without a real file at hand.
"""

from pathlib import Path
from xml.etree.ElementTree import Element

from bongsu.sources.lists.doubts import Doubts
from bongsu.sources.lists.partial_dates import day_of
from bongsu.sources.lists.sanctions_list import SanctionsList
from bongsu.sources.lists.sniffing import root_of
from bongsu.sources.lists.uk_entries import SHORT_NAME, Entry, Name, designation
from bongsu.sources.lists.xml_entries import XmlEntries, text_in, texts_in

ROOT = "Designations"
NUMBERS = {
    "passport": ".//PassportDetails/Passport/PassportNumber",
    "national_id": ".//NationalIdentifierDetails/NationalIdentifier/NationalIdentifierNumber",
    "registration": ".//BusinessRegistrationNumbers/BusinessRegistrationNumber",
}
FLAGS = (".//CurrentBelievedFlagOfShips/CurrentBelievedFlagOfShip", ".//PreviousFlags/PreviousFlag")


def recognises(head: bytes, _path: Path) -> bool:
    """Return whether the file is XML with the list's root."""
    return root_of(head) == ROOT


def read(path: Path) -> SanctionsList:
    """Return the whole list.

    Raises:
        ListError: broken XML, or too many entries that cannot be read; the sentence lacks the file's name.
        OSError: the file cannot be opened.
    """
    elements, doubts = XmlEntries(path, ROOT, frozenset({"Designation"})), Doubts()
    found = [
        designation(_entry(element), doubts, f"entry {text_in(element, 'UniqueID') or place}")
        for place, element in enumerate(elements, start=1)
    ]
    entries = tuple(one for one in found if one)
    day = day_of(elements.said.get("DateGenerated", ""))
    return SanctionsList(SHORT_NAME, day, entries, doubts.sentences(len(entries)))


def _entry(element: Element) -> Entry:
    return Entry(
        id=text_in(element, "UniqueID"),
        kind=text_in(element, "IndividualEntityShip"),
        regime=text_in(element, "RegimeName"),
        imposed=text_in(element, "SanctionsImposed"),
        designated=text_in(element, "DateDesignated"),
        un_reference=text_in(element, "UNReferenceNumber"),
        names=[_name(name) for name in element.iterfind("Names/Name")],
        scripts=texts_in(element, "NonLatinNames//NameNonLatinScript"),
        births=texts_in(element, ".//DOBs/DOB"),
        nationalities=texts_in(element, ".//Nationalities/Nationality"),
        addresses=texts_in(element, ".//AddressCountry"),
        flags=[flag for path in FLAGS for flag in texts_in(element, path)],
        imos=texts_in(element, ".//IMONumbers/IMONumber"),
        papers=[(kind, text) for kind, path in NUMBERS.items() for text in texts_in(element, path)],
        remarks=[text_in(element, tag) for tag in ("OtherInformation", "UKStatementofReasons")],
    )


def _name(element: Element) -> Name:
    parts = tuple(text_in(element, f"Name{number}") for number in range(1, 7))
    return Name(parts, text_in(element, "NameType"), text_in(element, "AliasStrength"))
