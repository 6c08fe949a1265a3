"""Ship reports from tables, NMEA files and streams: one table of columns, whatever the outside calls them."""

from bongsu.sources.ais.reports import Reports, ReportSpool, Summary
from bongsu.sources.ais.schema import REPORTS
from bongsu.sources.ais.stream import Limits, Stream
from bongsu.sources.ais.window import HeldPart, Window

__all__ = ["REPORTS", "HeldPart", "Limits", "ReportSpool", "Reports", "Stream", "Summary", "Window"]
