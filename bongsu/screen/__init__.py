"""Names and official numbers against sanctions lists: each match with its score and its reasons."""

from bongsu.screen.index import Index

__all__ = ["Index"]
