"""The law as data: provisions, the closed set of tests they put to an event, and their own cases."""

from bongsu.regimes.cases import CaseResult, check
from bongsu.regimes.predicates import NOBODY, Listing
from bongsu.regimes.reach import SILENT, Law, Reach, applies, reach
from bongsu.regimes.regime import Regime, load, read
from bongsu.regimes.sums import Told, Total, totals

__all__ = [
    "NOBODY", "SILENT", "CaseResult", "Law", "Listing", "Reach", "Regime", "Told", "Total", "applies", "check", "load",
    "reach", "read", "totals",
]  # fmt: skip
