"""Tables to claims: what ships' tracks show, as Ibis expressions that know no law and no file format."""

from bongsu.detect.gaps import POSITION_COLUMNS, RULE, gap_claims, gaps
from bongsu.detect.parameters import GapParameters, gap_parameters

__all__ = ["POSITION_COLUMNS", "RULE", "GapParameters", "gap_claims", "gap_parameters", "gaps"]
