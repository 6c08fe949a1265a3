"""Tables of events: what desks record row by row, in the layouts that `layouts.yml` tells."""

from bongsu.sources.events.tables import read_events

__all__ = ["read_events"]
