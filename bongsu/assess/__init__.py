"""Claims to incidents, incidents to findings."""

from bongsu.assess.grading import Side, side
from bongsu.assess.judgement import Record, assess

__all__ = ["Record", "Side", "assess", "side"]
