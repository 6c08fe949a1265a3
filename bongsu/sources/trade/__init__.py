"""Customs figures from tables and answers of Comtrade: one table of columns, whatever the outside calls them."""

from bongsu.sources.trade.flows import Flows, FlowSpool, FlowSummary
from bongsu.sources.trade.schema import FLOWS

__all__ = ["FLOWS", "FlowSpool", "FlowSummary", "Flows"]
