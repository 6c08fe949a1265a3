"""Calls at ports, seen and inferred from silences."""
