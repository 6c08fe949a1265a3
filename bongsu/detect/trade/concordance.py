"""Codes of any edition of the Harmonized System in that of 2017, which the resolutions use."""

import functools
from importlib.resources import files
from typing import NamedTuple

import yaml

from bongsu.model.event import HsCode

EDITION = 2017
_CHAPTER = 2


class Moved(NamedTuple):
    """These digits meant, in these editions, goods that stand elsewhere in the edition of 2017."""

    code: str
    editions: frozenset[int]
    became: tuple[str, ...]


@functools.cache
def moves() -> tuple[Moved, ...]:
    """Return what moved, as `concordance.yml` tells it; read once."""
    text = files("bongsu.detect.trade").joinpath("concordance.yml").read_text(encoding="utf-8")
    return tuple(Moved(one["code"], frozenset(one["editions"]), tuple(one["became"])) for one in yaml.safe_load(text))


@functools.lru_cache(maxsize=1 << 16)
def carried(code: HsCode) -> tuple[HsCode, ...]:
    """Return where a code's goods stand in the edition of 2017: itself where it did not move, or several places.

    A code whose edition is not told stands as it is.
    """
    for moved in moves():
        if code.edition in moved.editions and code.digits.startswith(moved.code):
            return tuple(HsCode(digits, EDITION) for digits in moved.became)
    return (code,)


def settled(code: HsCode) -> HsCode | None:
    """Return the one code of 2017 that these goods have; their chapter where it has them all; None for several."""
    found = carried(code)
    if len(found) == 1:
        return found[0]
    chapters = {one.digits[:_CHAPTER] for one in found}
    return HsCode(chapters.pop(), EDITION) if len(chapters) == 1 else None
