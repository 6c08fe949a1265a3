"""Bongsu: evidence in, cited and graded findings out. The public names, in the order of the flow."""

from bongsu.pipeline import check_law, findings, law, new, read, run, screen, ships

__all__ = ["check_law", "findings", "law", "new", "read", "run", "screen", "ships"]
