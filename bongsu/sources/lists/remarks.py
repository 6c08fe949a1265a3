"""What OFAC's remarks say: names, dates of birth, nationalities and numbers, parted by semicolons.

"DOB 14 May 1963; nationality Korea, North; Passport 381420754 (Korea, North); a.k.a. 'THE BOSS'; alt. DOB 1965."
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bongsu.model.designation import Identifier, NameQuality
from bongsu.model.party import PartyKind
from bongsu.sources.lists import numbers
from bongsu.sources.lists.doubts import Doubts
from bongsu.sources.lists.naming import Rated
from bongsu.sources.lists.partial_dates import birth_dates

# a semicolon inside quotation marks belongs to a name
_PARTS = re.compile(r";\s+(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")
_ALSO = re.compile(
    r"^(?:alt\.\s+)?(?P<how>a\.k\.a\.|f\.k\.a\.|n\.k\.a\.)\s*,?\s*[\"'‘“](?P<name>.+?)[\"'’”]\s*(?:\(weak\))?$"
)
_BIRTH = re.compile(r"^(?:alt\.\s+)?DOB\s+(?P<when>.+)$")
_HOME = re.compile(r"^(?:alt\.\s+)?(?:nationality|citizen|Vessel Flag|Nationality of Registration)\s+(?P<name>.+)$")
_NUMBER = re.compile(r"^(?:alt\.\s+)?(?P<words>\D*?[\s#:])(?P<value>[A-Z]{0,6}[-./]?\d[\w./-]*|[A-Z]{8,11})(?=[\s(]|$)")
_WALLET = re.compile(r"^(?:alt\.\s+)?Digital Currency Address - (?P<coin>\w+)\s+(?P<value>\S+)$")
_QUALITIES = {"a.k.a.": NameQuality.LOW, "f.k.a.": NameQuality.FORMER, "n.k.a.": NameQuality.GOOD}


@dataclass(frozen=True, slots=True)
class Remarks:
    """What stands in the remarks on one entry.

    Attributes:
        countries: names of states: nationalities, citizenships, flags.
    """

    names: tuple[Rated, ...] = ()
    birth_dates: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()


def read_remarks(text: str, kind: PartyKind, doubts: Doubts, where: str) -> Remarks:
    """Return what the remarks say; an IMO number that cannot be one goes into the doubts."""
    plain = text.rstrip().removesuffix(".")
    parts = _PARTS.split(plain) if '"' in plain else plain.split("; ")
    births = (found["when"] for part in parts if (found := _BIRTH.match(part)))
    return Remarks(
        names=tuple((found["name"], _QUALITIES[found["how"]]) for part in parts if (found := _ALSO.match(part))),
        birth_dates=tuple(dict.fromkeys(day for when in births for day in birth_dates(when))),
        countries=tuple(found["name"] for part in parts if (found := _HOME.match(part))),
        identifiers=tuple(dict.fromkeys(one for part in parts for one in _identifiers(part, kind, doubts, where))),
    )


def _identifiers(part: str, kind: PartyKind, doubts: Doubts, where: str) -> Iterator[Identifier]:
    wallet = _WALLET.match(part)
    if wallet:
        yield numbers.number("wallet", wallet["value"])
        return
    found = _NUMBER.match(part)
    type_ = numbers.kind_of(found["words"]) if found else None
    if found is None or type_ is None or type_ == "wallet":
        return
    if type_ == "imo":
        yield from numbers.imo(found["value"], kind, doubts, where)
    else:
        yield numbers.number(type_, found["value"])
