"""The Atom feed: stable ids, days of change, no link that evidence may not make."""

from dataclasses import replace
from xml.etree import ElementTree as ET

from bongsu.report import Dossier
from bongsu.report.exports.atom import ATOM, atom


def entries(dossier: Dossier) -> dict[str, ET.Element]:
    """Return the feed's entries by id."""
    feed = ET.fromstring(atom(dossier))  # noqa: S314 - our own export
    return {str(item.findtext(f"{{{ATOM}}}id")): item for item in feed.findall(f"{{{ATOM}}}entry")}


def test_an_entry_keeps_its_id_and_tells_when_it_changed(autumn: Dossier) -> None:
    """``updated`` is the finding's own day of change, ``published`` the day it was first seen."""
    found = entries(autumn)
    assert len(found) == len(autumn.assessment.findings)
    days = {item.findtext(f"{{{ATOM}}}updated") for item in found.values()}
    assert days == {f"{item.changed}T00:00:00Z" for item in autumn.assessment.findings}
    graded = [replace(item, severity=1) for item in autumn.assessment.findings]
    other = replace(autumn, assessment=replace(autumn.assessment, findings=tuple(graded)))
    assert entries(other).keys() == found.keys()


def test_a_finding_without_a_day_has_the_first_of_all(hostile: Dossier) -> None:
    """The format asks for a day; 1970 says that none is known."""
    days = {item.findtext(f"{{{ATOM}}}updated") for item in entries(hostile).values()}
    assert days == {"1970-01-01T00:00:00Z"}


def test_only_addresses_of_the_web_become_links(hostile: Dossier, autumn: Dossier) -> None:
    """What evidence calls its address is a link only where it is one."""
    assert not [link for item in entries(hostile).values() for link in item.findall(f"{{{ATOM}}}link")]
    links = {link.get("href") for item in entries(autumn).values() for link in item.findall(f"{{{ATOM}}}link")}
    assert links == {"https://example.org/nis?a=1&b=2"}


def test_an_empty_watch_is_a_feed_without_entries(empty: Dossier) -> None:
    """Nothing found is a feed that says so by its fires."""
    assert entries(empty) == {}
    assert b"One fire: calm" in atom(empty)
