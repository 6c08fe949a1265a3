"""What one file gave: its evidence, what was read out of it, and what could not be read."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bongsu.model.designation import Designation
from bongsu.model.errors import Problem
from bongsu.model.evidence import Document, Evidence

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class Received:
    """This file was received as this evidence, and this is what it holds.

    An article gives a ``document``, an AIS table ``positions`` (columns in `ais.POSITIONS`), a sanctions list
    ``designations``; a refused file gives none of them and a fatal problem.
    """

    evidence: Evidence
    document: Document | None = None
    positions: "pa.Table | None" = None
    designations: tuple[Designation, ...] = ()
    problems: tuple[Problem, ...] = ()
