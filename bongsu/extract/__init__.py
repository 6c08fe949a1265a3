"""Text to claims: who says what about whom, and how sure they are."""

from bongsu.extract.judgement import Certainty, Judgement, judge
from bongsu.extract.reader import read_claims
from bongsu.extract.second_reader import Ask, read_again
from bongsu.extract.version import reader_version

__all__ = ["Ask", "Certainty", "Judgement", "judge", "read_again", "read_claims", "reader_version"]
