"""Ship reports from tables, NMEA files and streams: one table of columns, whatever the outside calls them."""

from bongsu.sources.ais.reports import Reports, Spool, Summary
from bongsu.sources.ais.schema import REPORTS

__all__ = ["REPORTS", "Reports", "Spool", "Summary"]
