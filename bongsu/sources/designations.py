"""A sanctions list that lies among the evidence, as its publisher gives it out."""

from collections.abc import Sequence
from pathlib import Path

from bongsu.model.errors import ListError, Problem
from bongsu.model.evidence import Evidence, Source
from bongsu.sources.attribution import source_of
from bongsu.sources.custody import Exhibit, printable
from bongsu.sources.lists import LARGEST, layout_of_file, ofac_csv, settings, shortfall
from bongsu.sources.lists.sanctions_list import check_size
from bongsu.sources.received import Received

__all__ = ["LARGEST", "is_list", "read_designations"]


def is_list(path: Path) -> bool:
    """Return whether a file starts like a list that is known; False for one that cannot be read."""
    try:
        layout_of_file(path)
    except (ListError, OSError):
        return False
    return True


def read_designations(exhibit: Exhibit, _suffix: str, sources: Sequence[Source]) -> Received:
    """Return the designations of a list; one that is far too short is taken for an excerpt, and said to be one.

    Raises:
        ListError: the file is no list that is known, or is broken; the sentence lacks the file's name.
    """
    layout = layout_of_file(exhibit.path)
    check_size(exhibit.path, layout.largest)
    found = layout.read(exhibit.path)
    known = settings().get(found.name)
    evidence = Evidence(
        exhibit.id,
        source_of(sources, found.name, known.publisher if known else None, where=exhibit.where),
        exhibit.where,
        layout.media_type,
        title=known.title if known else None,
        published=found.as_of,
        retrieved=exhibit.modified,
        language="en",
    )
    short = shortfall(found) if layout.whole else None
    said = (*found.problems, *([f"{short}; read as an excerpt."] if short else []))
    problems = tuple(Problem(exhibit.where, printable(sentence)) for sentence in said)
    # a list of several files is given once, by the file that holds its entries
    designations = () if ofac_csv.is_companion(exhibit.path) else found.designations
    return Received(evidence, designations=designations, problems=problems if designations else ())
