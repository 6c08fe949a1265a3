"""A sanctions list that lies among the evidence, as its publisher gives it out."""

from collections.abc import Sequence

from bongsu.model.errors import Problem
from bongsu.model.evidence import Evidence, Source
from bongsu.sources.attribution import source_of
from bongsu.sources.custody import Exhibit, printable
from bongsu.sources.lists import LARGEST, layout_of_file, settings, shortfall
from bongsu.sources.received import Received

__all__ = ["LARGEST", "read_designations"]


def read_designations(exhibit: Exhibit, _suffix: str, sources: Sequence[Source]) -> Received:
    """Return the designations of a list; one that is far too short is taken for an excerpt, and said to be one.

    Raises:
        ListError: the file is no list that is known, or is broken; the sentence lacks the file's name.
    """
    layout = layout_of_file(exhibit.path)
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
    return Received(evidence, designations=found.designations, problems=problems)
