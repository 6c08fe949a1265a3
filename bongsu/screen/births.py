"""Dates of birth held against each other, as precise as both are."""

from collections.abc import Sequence

from bongsu.screen.features import BIRTH_AGREES, BIRTH_DAY_CONFLICT, BIRTH_YEAR_CONFLICT, Feature

NEAR = 1
"""Years: lists count ages and calendars differently by one."""


def birth_feature(asked: Sequence[str], listed: Sequence[str]) -> Feature | None:
    """Return what the dates of birth say, best pair first; None where one side has none.

    Dates are ``1963``, ``1963-05``, ``1963-05-14`` or ``1960..1965``.
    """
    verdicts = [_verdict(one, other) for one in asked for other in listed]
    order = (BIRTH_AGREES, None, BIRTH_DAY_CONFLICT, BIRTH_YEAR_CONFLICT)
    return min(verdicts, key=order.index, default=None)


def _verdict(asked: str, listed: str) -> Feature | None:
    precision = min(len(asked), len(listed))
    if ".." not in asked + listed and asked[:precision] == listed[:precision]:
        return BIRTH_AGREES
    first, last = _years(asked)
    listed_first, listed_last = _years(listed)
    if first > listed_last + NEAR or listed_first > last + NEAR:
        return BIRTH_YEAR_CONFLICT
    if ".." in asked + listed:
        return BIRTH_AGREES
    return BIRTH_DAY_CONFLICT if first == listed_first else None


def _years(date: str) -> tuple[int, int]:
    first, _, last = date.partition("..")
    return _year(first), _year(last or first)


def _year(date: str) -> int:
    digits = date[:4]
    return int(digits) if digits.isdecimal() else 0
