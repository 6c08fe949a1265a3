"""Names and official numbers against sanctions lists: each match with its score and its reasons.

The index and its libraries are loaded only when it is asked for.
"""

from typing import TYPE_CHECKING

from bongsu.screen.features import ALERT, HINT

if TYPE_CHECKING:
    from bongsu.screen.index import Index

__all__ = ["ALERT", "HINT", "Index"]


def __getattr__(name: str) -> object:
    """Return what is loaded late."""
    if name == "Index":
        from bongsu.screen.index import Index

        return Index
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
