"""The law as data: provisions, the closed set of tests they put to an event, and their own cases."""

from bongsu.regimes.cases import CaseResult, check
from bongsu.regimes.predicates import NOBODY, SILENT, Listing, applies
from bongsu.regimes.regime import Regime, load, read

__all__ = ["NOBODY", "SILENT", "CaseResult", "Listing", "Regime", "applies", "check", "load", "read"]
