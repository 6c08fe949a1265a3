"""The law as data: provisions, the closed set of tests they put to an event, and their own cases."""

from bongsu.regimes.cases import CaseResult, check, lacking
from bongsu.regimes.coverage import Coverage, coverage
from bongsu.regimes.predicates import NOBODY, Listing
from bongsu.regimes.reach import SILENT, Law, Reach, applies, reach
from bongsu.regimes.regime import Regime, find, load, names, read
from bongsu.regimes.sums import Told, Total, totals

__all__ = [
    "NOBODY", "SILENT", "CaseResult", "Coverage", "Law", "Listing", "Reach", "Regime", "Told", "Total", "applies",
    "check", "coverage", "find", "lacking", "load", "names", "reach", "read", "totals",
]  # fmt: skip
