"""Names as lists print them, in one order and once each.

Lists that print a person as "SURNAME, Given names" are read in the order in which the name is said: "Given names
SURNAME", or "SURNAME Given names" where the person comes from a country that says the surname first. The letters stay
as printed; only the comma goes.
"""

from collections.abc import Iterable

from bongsu.lang.names import script_of
from bongsu.model.designation import ListedName, NameQuality

# Countries in which the surname is said first, also where a name is written in Latin letters.
SURNAME_FIRST = frozenset({"kp", "kr", "cn", "hk", "mo", "tw", "vn"})
# What may stand behind the comma of a name that is in its order already.
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})

Rated = tuple[str, NameQuality]

_BEST_FIRST = {quality: rank for rank, quality in enumerate(NameQuality)}


def listed(rated: Iterable[Rated]) -> tuple[ListedName, ...]:
    """Return the names, the primary one first, each text once with the best quality that it has."""
    found: dict[str, ListedName] = {}
    for text, quality in sorted(rated, key=lambda name: _BEST_FIRST[name[1]]):
        plain = " ".join(text.split())
        if plain:
            found.setdefault(plain, ListedName(plain, _script(plain), quality))
    return tuple(found.values())


def straight(name: str, surname_first: bool = False) -> str:
    """Return a person's name without the comma behind the surname: "ABBAS, Rim" gives "Rim ABBAS"."""
    surname, comma, given = name.partition(",")
    given = " ".join(given.replace(",", " ").split())
    if not comma or not given or not surname.strip() or given.casefold().rstrip(".") in SUFFIXES:
        return " ".join(name.replace(",", " ").split()) if comma else name
    return f"{surname.strip()} {given}" if surname_first else f"{given} {surname.strip()}"


def says_surname_first(countries: Iterable[str]) -> bool:
    """Return whether somebody of these countries has the surname said first."""
    return not SURNAME_FIRST.isdisjoint(countries)


def _script(text: str) -> str:
    # most names are ASCII, which need not be counted letter by letter
    return "Latn" if text.isascii() and any(map(str.isalpha, text)) else script_of(text)
