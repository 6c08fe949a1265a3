"""Which port a crew means by the destination that it typed: a UN/LOCODE, or a name that the table of ports holds.

The field holds twenty letters that anybody may fill as he likes. Only what is certain is read: unknown words, "FOR
ORDERS" and names that several ports bear say nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bongsu.detect.ships.waters.places import PlaceKind, Port, ports
from bongsu.detect.ships.waters.seaways import great_circle_nm

_CODE = re.compile(r"([A-Z]{2})[ .\-]([A-Z]{3})")
_ONE_PLACE_NM = 30.0


@dataclass(frozen=True, slots=True)
class Stated:
    """Where a ship says it goes.

    Attributes:
        country: ISO two letters, lower case.
        name: of the port; None where only its country is known.
        lat, lon: degrees; None where only its country is known.
    """

    country: str
    name: str | None = None
    lat: float | None = None
    lon: float | None = None


def stated(text: str | None) -> Stated | None:
    """Return where the text leads; None where it does not say.

    Of a way (``KR PUS > RU VVO``) the end counts. A code that is not in the table still tells its country.
    """
    words = _cleaned((text or "").upper().split(">")[-1])
    names, codes, countries = _known()
    port = names.get(words.removeprefix("PORT OF ")) or names.get(words.split(",")[0].strip())
    port = port or codes.get(words.replace(" ", ""))
    if port is not None and port.country is not None:
        return Stated(port.country, port.name, port.lat, port.lon)
    code = _CODE.fullmatch(words)
    return Stated(code[1].lower()) if code and code[1].lower() in countries else None


def _cleaned(words: str) -> str:
    """Return the words with single blanks, and without the padding and the marks that are left out."""
    words = re.sub(r"['`@_*]", "", words.replace("=", " "))
    return re.sub(r"\s+", " ", words).strip(" .-/")


@cache
def _known() -> tuple[Mapping[str, Port], Mapping[str, Port], frozenset[str]]:
    """Return the ports by names that only one place bears, by codes, and the countries that have ports."""
    harbours = [port for port in ports() if port.country and port.kind is not PlaceKind.TRANSFER_AREA]
    names: dict[str, list[Port]] = {}
    for port in harbours:
        for name in {port.name, *port.also}:
            names.setdefault(_cleaned(name.upper()), []).append(port)
    return (
        {name: some[0] for name, some in names.items() if len(name) > 2 and _one_place(some)},
        {port.locode: port for port in reversed(harbours) if port.locode},
        frozenset(port.country for port in harbours if port.country),
    )


def _one_place(some: list[Port]) -> bool:
    first = some[0]
    return all(great_circle_nm((first.lat, first.lon), (port.lat, port.lon)) <= _ONE_PLACE_NM for port in some)
