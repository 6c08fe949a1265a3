"""A sanctions list that lies among the evidence: the list's own XML, as its publisher gives it out."""

from collections.abc import Sequence

from bongsu.model.evidence import Evidence, Source
from bongsu.sources.attribution import source_of
from bongsu.sources.custody import Exhibit
from bongsu.sources.lists import LARGEST, un
from bongsu.sources.received import Received

__all__ = ["LARGEST", "read_designations"]


def read_designations(exhibit: Exhibit, _suffix: str, sources: Sequence[Source]) -> Received:
    """Return the designations of the UN Consolidated List.

    Raises:
        ListError: the file is another XML, is cut off, or declares entities; the sentence lacks the file's name.
    """
    found = un.read(exhibit.path)
    evidence = Evidence(
        exhibit.id,
        source_of(sources, un.SHORT_NAME, un.PUBLISHER, where=exhibit.where),
        exhibit.where,
        "application/xml",
        title=un.TITLE,
        published=found.as_of,
        retrieved=exhibit.modified,
        language="en",
    )
    return Received(evidence, designations=found.designations)
