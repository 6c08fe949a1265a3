"""Draught, destination and way against each other."""
