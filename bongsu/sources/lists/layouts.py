"""Every layout in which lists are read, in the order in which they are asked whether a file is theirs.

A module that reads a layout has two functions:

* ``recognises(head, path)`` says from the first bytes (`sniffing.HEAD`) whether the file is in its layout, at no cost;
* ``read(path)`` returns the `SanctionsList`, or raises ListError without the file's name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bongsu.sources.custody import MEGABYTE
from bongsu.sources.lists import (
    csl,
    eu_2017_1509,
    eu_fsf,
    eu_fsf_csv,
    extract,
    jp_mof,
    ofac_csv,
    ofac_xml,
    opensanctions,
    opensanctions_ftm,
    uk,
    uk_csv,
    un,
    un1718_vessels,
)
from bongsu.sources.lists.sanctions_list import SanctionsList

# The largest list known to the field has some 120 MB.
LARGEST = 200 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Layout:
    """Lists written in this way are told by this test and read by this reader, up to so many bytes.

    Attributes:
        words: what the layout is, for messages: ``the UN Consolidated List (XML)``.
        whole: whether a file in this layout should hold the whole list; an extract need not.
    """

    words: str
    media_type: str
    recognises: Callable[[bytes, Path], bool]
    read: Callable[[Path], SanctionsList]
    largest: int = LARGEST
    whole: bool = True


LAYOUTS: tuple[Layout, ...] = (
    Layout("the UN Consolidated List (XML)", "application/xml", un.recognises, un.read),
    Layout("the 1718 Designated Vessels List (HTML)", "text/html", un1718_vessels.recognises, un1718_vessels.read),
    Layout("OFAC's four tables (CSV)", "text/csv", ofac_csv.recognises, ofac_csv.read),
    Layout("the Consolidated Screening List (CSV)", "text/csv", csl.recognises, csl.read),
    Layout("the annexes of EU 2017/1509 (CSV)", "text/csv", eu_2017_1509.recognises, eu_2017_1509.read),
    Layout("OpenSanctions' simple targets (CSV)", "text/csv", opensanctions.recognises, opensanctions.read),
    Layout(
        "FollowTheMoney entities (JSON lines)",
        "application/x-ndjson",
        opensanctions_ftm.recognises,
        opensanctions_ftm.read,
        opensanctions_ftm.LARGEST,
    ),
    Layout(
        "the Japanese Ministry of Finance's list (xlsx)",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        jp_mof.recognises,
        jp_mof.read,
    ),
    Layout("the EU's consolidated list (XML)", "application/xml", eu_fsf.recognises, eu_fsf.read),
    Layout("the EU's consolidated list (CSV)", "text/csv", eu_fsf_csv.recognises, eu_fsf_csv.read),
    Layout("the UK Sanctions List (XML)", "application/xml", uk.recognises, uk.read),
    Layout("the UK Sanctions List (CSV)", "text/csv", uk_csv.recognises, uk_csv.read),
    Layout("OFAC's standard XML", "application/xml", ofac_xml.recognises, ofac_xml.read),
    Layout("an extract (YAML)", "application/yaml", extract.recognises, extract.read, whole=False),
)


def layout_of(head: bytes, path: Path) -> Layout | None:
    """Return the layout that a file with these first bytes is written in, or None."""
    return next((layout for layout in LAYOUTS if layout.recognises(head, path)), None)
