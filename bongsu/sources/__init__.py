"""From the outside to evidence: articles, tracks, trade figures, events and sanctions lists, each read safely."""

from bongsu.sources.intake import (
    holds_events,
    holds_list,
    holds_reports,
    holds_trade,
    identify,
    receive,
    track_files,
    trade_files,
)
from bongsu.sources.lists import read_list, read_sanctions_list
from bongsu.sources.received import Received
from bongsu.sources.subjects import Subjects, open_subjects

__all__ = [
    "Received", "Subjects", "holds_events", "holds_list", "holds_reports", "holds_trade", "identify", "open_subjects",
    "read_list", "read_sanctions_list", "receive", "track_files", "trade_files",
]  # fmt: skip
