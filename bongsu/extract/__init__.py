"""Text to claims: who says what about whom, and how sure they are."""

from bongsu.extract.certainty.judgement import Certainty, Judgement, judge
from bongsu.extract.known import NONE_KNOWN, KnownNames, known_names
from bongsu.extract.reader import read_claims
from bongsu.extract.second.reader import Ask, read_again
from bongsu.extract.version import reader_version

__all__ = [
    "NONE_KNOWN",
    "Ask",
    "Certainty",
    "Judgement",
    "KnownNames",
    "judge",
    "known_names",
    "read_again",
    "read_claims",
    "reader_version",
]
