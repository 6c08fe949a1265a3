"""What one file gave: its evidence, what was read out of it, and what could not be read."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bongsu.model.designation import Designation
from bongsu.model.errors import Problem
from bongsu.model.evidence import Document, Evidence
from bongsu.model.recorded import RecordedEvent

if TYPE_CHECKING:
    from bongsu.sources.ais.reports import Reports
    from bongsu.sources.trade.flows import Flows


@dataclass(frozen=True)
class Received:
    """This file was received as this evidence, and this is what it holds.

    An article gives a ``document``, a file of AIS ``reports`` (columns in `ais.REPORTS`), customs figures ``trade``
    (columns in `trade.FLOWS`), a table of events ``events``, a sanctions list ``designations``; a refused file none of
    them and a fatal problem.
    """

    evidence: Evidence
    document: Document | None = None
    reports: "Reports | None" = None
    trade: "Flows | None" = None
    events: tuple[RecordedEvent, ...] = ()
    designations: tuple[Designation, ...] = ()
    problems: tuple[Problem, ...] = ()
