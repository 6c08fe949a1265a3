"""Claims to incidents, incidents to findings."""

from bongsu.assess.judgement import Record, assess

__all__ = ["Record", "assess"]
