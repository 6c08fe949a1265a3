"""Claims to incidents, incidents to findings."""

from bongsu.assess.casebook import Casebook, assess
from bongsu.assess.judgement import Record

__all__ = ["Casebook", "Record", "assess"]
