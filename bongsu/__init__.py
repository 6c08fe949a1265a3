"""Bongsu: evidence in, cited and graded findings out. The public names, in the order of the flow."""

from bongsu.model.designation import Subject
from bongsu.model.party import Identifiers, PartyKind
from bongsu.pipeline import check_law, findings, judge, law, new, read, rising, run, screen, ships, trade, withdraw

__all__ = [
    "Identifiers", "PartyKind", "Subject", "check_law", "findings", "judge", "law", "new", "read", "rising", "run",
    "screen", "ships", "trade", "withdraw",
]  # fmt: skip
