"""The EU's consolidated list of financial sanctions, XML of schema version 1.1 (root ``export``).

Built from the published schema (http://eu.europa.ec/fpi/fsd/export) and from short fragments of it, without a real
file at hand; `eu_fsf_entries` says how names are rated.
"""

from pathlib import Path
from xml.etree.ElementTree import Element

from bongsu.sources.lists.doubts import Doubts
from bongsu.sources.lists.eu_fsf_entries import SHORT_NAME, Birth, Entry, Name, Paper, designation
from bongsu.sources.lists.partial_dates import day_of
from bongsu.sources.lists.sanctions_list import SanctionsList
from bongsu.sources.lists.sniffing import root_of, text_of
from bongsu.sources.lists.xml_entries import XmlEntries, text_in, texts_in

ROOT = "export"


def recognises(head: bytes, _path: Path) -> bool:
    """Return whether the file is XML with the list's root and entries."""
    return root_of(head) == ROOT and "sanctionEntity" in text_of(head)


def read(path: Path) -> SanctionsList:
    """Return the whole list.

    Raises:
        ListError: broken XML, or too many entries that cannot be read; the sentence lacks the file's name.
        OSError: the file cannot be opened.
    """
    elements, doubts = XmlEntries(path, ROOT, frozenset({"sanctionEntity"})), Doubts()
    found = [
        designation(_entry(element), doubts, f"entry {element.get('logicalId') or place}")
        for place, element in enumerate(elements, start=1)
    ]
    entries = tuple(one for one in found if one)
    day = day_of(elements.said.get("generationDate", "")[:10])
    return SanctionsList(SHORT_NAME, day, entries, doubts.sentences(len(entries)))


def _entry(element: Element) -> Entry:
    subject = element.find("subjectType")
    code = (subject.get("code") or subject.get("classificationCode") or "") if subject is not None else ""
    return Entry(
        reference=element.get("euReferenceNumber") or element.get("logicalId") or "",
        subject=code,
        listed=element.get("designationDate", ""),
        united_nations=element.get("unitedNationId", ""),
        names=[_name(name) for name in element.iterfind("nameAlias")],
        births=[_birth(birth) for birth in element.iterfind("birthdate")],
        papers=[_paper(paper) for paper in element.iterfind("identification")],
        citizenships=[one.get("countryIso2Code", "") for one in element.iterfind("citizenship")],
        addresses=[one.get("countryIso2Code", "") for one in element.iterfind("address")],
        programmes=[one.get("programme", "") for one in element.iterfind("regulation")],
        remarks=texts_in(element, "remark"),
    )


def _name(element: Element) -> Name:
    parts = (element.get(part, "") for part in ("firstName", "middleName", "lastName"))
    return Name(
        element.get("wholeName", "").strip() or " ".join(" ".join(parts).split()),
        element.get("nameLanguage", ""),
        element.get("strong", "true") != "false",
        text_in(element, "remark"),
    )


def _birth(element: Element) -> Birth:
    return Birth(
        element.get("birthdate", ""),
        element.get("year", ""),
        element.get("monthOfYear", ""),
        element.get("dayOfMonth", ""),
        element.get("yearRangeFrom", ""),
        element.get("yearRangeTo", ""),
        element.get("circa") == "true",
    )


def _paper(element: Element) -> Paper:
    number = element.get("latinNumber") or element.get("number") or ""
    words = element.get("identificationTypeDescription", "")
    return Paper(number, element.get("identificationTypeCode", ""), words)
