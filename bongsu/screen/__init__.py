"""Names and official numbers against sanctions lists: each match with its score and its reasons."""

from bongsu.screen.features import ALERT, HINT
from bongsu.screen.index import Index

__all__ = ["ALERT", "HINT", "Index"]
