"""Countries and areas as trade figures number them: the UN's M49, and Comtrade's own."""

import functools
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("areas.txt")

WORLD = 0
OTHER_ASIA = 490
"""Where Comtrade puts what a reporter does not tell apart in Asia; as a reporter it is in practice Taiwan."""

# What Comtrade, and the customs of China and the Republic of Korea, call those whose trade is asked for most.
_OTHER_NAMES = """
156 People's Republic of China|156 中国|156 中华人民共和国|156 중국|344 China, Hong Kong SAR|344 中国香港|344 香港
344 홍콩|392 日本|392 일본|408 Dem. People's Rep. of Korea|408 Democratic People's Republic of Korea|408 DPRK
408 朝鲜|408 북한|410 Rep. of Korea|410 Republic of Korea|410 韩国|410 대한민국|410 한국|446 China, Macao SAR
446 中国澳门|458 马来西亚|458 말레이시아|490 Other Asia, nes|643 Russian Federation|643 俄罗斯|643 俄罗斯联邦
643 러시아|643 러시아 연방|702 新加坡|702 싱가포르|704 Viet Nam|704 越南|704 베트남|764 泰国|764 태국|784 UAE
784 阿联酋|842 USA|842 United States of America|842 美国|842 미국|699 印度|699 인도|360 印度尼西亚|360 인도네시아
496 蒙古|496 몽골|0 World|0 全世界|0 세계|0 총계
"""


@dataclass(frozen=True, slots=True)
class Area:
    """A country, or an area that statistics keep together.

    Attributes:
        number: of M49, or Comtrade's own; one country may have several (842 and 840 are the United States).
        alpha3: ISO three letters, or Comtrade's for areas; None where another number of the country has them.
        country: ISO two letters in lower case; None for what is no country of today.
    """

    number: int
    alpha3: str | None
    country: str | None
    name: str


@functools.cache
def areas() -> dict[int, Area]:
    """Return every area by its number; read at the first call."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    found = (_area(line) for line in lines if line and not line.startswith("#"))
    return {area.number: area for area in found}


def area_of(said: str) -> int | None:
    """Return the number of the area that a table names: by number, ISO letters, or a name; None for none known.

    A number may stand with a blank, leading zeros or ``.0``.
    """
    words = unicodedata.normalize("NFKC", said).strip()
    if number := re.fullmatch(r"0*(\d{1,3})(\.0+)?", words):
        return int(number[1]) if int(number[1]) in areas() else None
    return _letters().get(words.upper(), _names().get(_folded(words)))


def country_number(code: str) -> int | None:
    """Return the number under which Comtrade has the country of these ISO two letters now."""
    return _letters().get(code.upper())


def _area(line: str) -> Area:
    number, alpha3, country, name = line.split(" ", 3)
    return Area(int(number), None if alpha3 == "-" else alpha3, None if country == "-" else country, name)


@functools.cache
def _letters() -> dict[str, int]:
    found = {area.alpha3: area.number for area in areas().values() if area.alpha3}
    for area in areas().values():
        # where a country has several numbers, the one with its three letters is that of today
        if area.country and (area.alpha3 or area.country.upper() not in found):
            found[area.country.upper()] = area.number
    return found | {"WLD": WORLD, "ROM": 642, "ZAR": 180, "TMP": 626}


@functools.cache
def _names() -> dict[str, int]:
    own = {_folded(area.name): area.number for area in reversed(areas().values())}
    entries = (entry.split(" ", 1) for line in _OTHER_NAMES.split("\n") for entry in line.split("|") if entry)
    return own | {_folded(name): int(number) for number, name in entries}


def _folded(name: str) -> str:
    return " ".join(name.replace("\u2019", "'").casefold().split())


_EVERYDAY = {
    "kp": "North Korea", "kr": "South Korea", "us": "United States", "ru": "Russia", "gb": "United Kingdom",
    "ir": "Iran", "sy": "Syria", "vn": "Vietnam", "la": "Laos", "tz": "Tanzania", "mm": "Myanmar", "md": "Moldova",
    "bo": "Bolivia", "ve": "Venezuela", "cd": "Congo", "tw": "Taiwan", "nl": "Netherlands", "tr": "Turkey",
}  # fmt: skip
"""Names that papers use, where statistics have longer ones, or none."""


@functools.cache
def everyday_name(code: str) -> str:
    """Return the everyday name of a country by its ISO two letters; the letters, where none is known."""
    if code in _EVERYDAY:
        return _EVERYDAY[code]
    return next((area.name for area in areas().values() if area.country == code), code.upper())
