"""From reports that were laid down to what was received: with the problems, and a fatal one where nothing is left."""

from bongsu.model.errors import Problem
from bongsu.model.evidence import Evidence
from bongsu.sources.ais.reports import Reports
from bongsu.sources.received import Received


def received(evidence: Evidence, reports: Reports, problems: tuple[Problem, ...], nothing: str) -> Received:
    """Return the reports with their problems; where there are none, ``nothing`` says so as a fatal problem."""
    if reports.rows:
        return Received(evidence, reports=reports, problems=problems)
    reports.close()
    return Received(evidence, problems=(*problems, Problem(evidence.path, nothing, fatal=True)))
