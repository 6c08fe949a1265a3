"""Whether two wordings of one thing are one: typing variants, rounded sizes, slips in numbers."""

import re

from rapidfuzz.distance import DamerauLevenshtein

from bongsu.detect.ships.parameters import IdentityParameters
from bongsu.lang.ship_numbers import imo_valid

_NUMBERS = re.compile(r"\d+")
_VOWELS = re.compile(r"[AEIOUY]")
_LONGEST = 20
"""Letters that AIS has room for."""


def same(thing: str, one: str, other: str, parameters: IdentityParameters) -> bool:
    """Return whether two values (see `sayings`) of a thing may be the same, written otherwise.

    Two right IMO numbers are never the same, however near they lie: a slip gives a wrong one.
    """
    if one == other:
        return True
    if thing == "name":
        return _same_name(one, other)
    if thing == "call_sign":
        return len(one) > 3 and DamerauLevenshtein.distance(one, other) <= 1
    if thing == "imo":
        return imo_valid(one) != imo_valid(other) and DamerauLevenshtein.distance(one, other) <= 1
    if thing == "size":
        return all(_near(*pair, parameters) for pair in zip(one.split("x"), other.split("x"), strict=True))
    return False


def _same_name(one: str, other: str) -> bool:
    """Return whether two names are one: cut off, shortened, or with a letter or two otherwise; numbers must agree."""
    short, long = sorted((one, other), key=len)
    if _NUMBERS.findall(short) != _NUMBERS.findall(long):
        return len(short) >= _LONGEST - 2 and long.startswith(short)
    if len(short) >= 4 and long.startswith(short):
        return True
    if len(short) >= 4 and _VOWELS.sub("", short) == _VOWELS.sub("", long) and len(_VOWELS.sub("", short)) >= 3:
        return True
    return DamerauLevenshtein.distance(one, other) <= (0 if len(short) < 5 else 1 if len(short) < 10 else 2)


def _near(one: str, other: str, parameters: IdentityParameters) -> bool:
    if "?" in (one, other):
        return True
    apart, most = abs(int(one) - int(other)), max(int(one), int(other))
    return apart <= max(parameters.size_metres, parameters.size_share * most)
