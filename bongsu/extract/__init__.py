"""Text to claims: who says what about whom, and how sure they are."""

from bongsu.extract.reader import READER, read_claims

__all__ = ["READER", "read_claims"]
