"""What was found, in the formats that other programs read; each is a pure function of a dossier."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bongsu.report.dossier import Dossier
from bongsu.report.exports.atom import atom
from bongsu.report.exports.cap import cap
from bongsu.report.exports.entities import entities
from bongsu.report.exports.geojson import geojson
from bongsu.report.exports.markdown import markdown
from bongsu.report.exports.stix import stix
from bongsu.report.exports.table import table

__all__ = ["FORMATS", "Format", "export"]


class Format(NamedTuple):
    """A format: how it is written, what it is, and how its files end."""

    write: Callable[[Dossier], bytes]
    meaning: str
    suffix: str


FORMATS = {
    "ftm": Format(entities, "FollowTheMoney entities, JSON Lines", ".ftm.json"),
    "geojson": Format(geojson, "GeoJSON", ".geojson"),
    "csv": Format(table, "a table, safe to open in a spreadsheet", ".csv"),
    "stix": Format(stix, "a STIX 2.1 bundle", ".stix.json"),
    "atom": Format(atom, "an Atom feed", ".atom"),
    "cap": Format(cap, "a CAP 1.2 alert on the fires", ".cap.xml"),
    "markdown": Format(markdown, "a report in Markdown", ".md"),
}


def export(dossier: Dossier, form: str, references: Sequence[str] = ()) -> bytes:
    """Return the dossier's findings in one of `FORMATS`; the same dossier gives the same bytes.

    Args:
        dossier: all that may be told; what may not be must not be in it.
        form: a key of `FORMATS`.
        references: of CAP, the earlier alerts that this one updates.

    Raises:
        WatchError: a reference is not written as CAP has it.
    """
    return cap(dossier, references) if form == "cap" else FORMATS[form].write(dossier)
