"""Codes of the Harmonized System as the law writes them: ``2710``, or ``8711@2012-2022`` for some editions.

A number means the same in every edition unless the law says otherwise. Where it names editions, a code whose edition
is not known is neither within nor outside.
"""

import functools
import re
from dataclasses import dataclass

from bongsu.model.event import HS_EDITIONS, HsCode

_WRITTEN = re.compile(r"(?P<digits>\d{2,12})(?:@(?P<first>\d{4})(?:-(?P<last>\d{4}))?)?")


@dataclass(frozen=True, slots=True)
class Heading:
    """These digits mean what the law names, in the editions from first to last; None where they do in every one."""

    digits: str
    first: int | None = None
    last: int | None = None


@functools.cache
def heading(written: str) -> Heading:
    """Return a code as the law writes it.

    Raises:
        ValueError: it is none, or names a year that brought no edition.
    """
    found = _WRITTEN.fullmatch(written)
    if found is None:
        raise ValueError(f"{written!r} is no customs code; write 2710, or 8711@2012-2022 for some editions only")
    years = [int(year) for year in (found["first"], found["last"] or found["first"]) if year]
    if any(year not in HS_EDITIONS for year in years) or years != sorted(years):
        raise ValueError(f"{written!r} names no editions of the Harmonized System; there are {HS_EDITIONS}")
    return Heading(found["digits"], *years)


@functools.lru_cache(maxsize=65536)
def covers(written: str, code: HsCode) -> bool:
    """Return whether a code is known to lie within what the law writes."""
    named = heading(written)
    return code.digits.startswith(named.digits) and (
        named.first is None or (code.edition is not None and named.first <= code.edition <= (named.last or 0))
    )


@functools.lru_cache(maxsize=65536)
def rules_out(written: str, code: HsCode) -> bool:
    """Return whether a code is known to lie outside; a chapter may hold the heading that the law names."""
    named = heading(written)
    if not named.digits.startswith(code.digits) and not code.digits.startswith(named.digits):
        return named.first is None or code.edition is not None
    return named.first is not None and code.edition is not None and not named.first <= code.edition <= (named.last or 0)
