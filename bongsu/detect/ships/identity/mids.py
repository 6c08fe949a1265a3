"""What the digits of an MMSI say: which country gave it, or that no ship can have it (Recommendation ITU-R M.585).

The table `mids.csv` gives for each country (ISO 3166, lower case) its maritime identification digits: International
Telecommunication Union, Table of Maritime Identification Digits, as published in 2022.
"""

import csv
import functools
from collections.abc import Mapping
from importlib.resources import files

from bongsu.detect.detector import Column

MILLION = 1_000_000

FACTORY = "(0{6}|1{6}|2{6}|3{6}|4{6}|5{6}|6{6}|7{6}|8{6}|9{6})$|123456789|987654321|234567890"
"""Numbers that sets bring from the factory or that somebody typed to be done: six equal digits behind those of the
country, or all in order."""

_STATIONS = (("00", 3), ("0", 2), ("8", 2), ("98", 3), ("99", 3), ("111", 4))
"""First digits of coast stations, groups, hand-held sets, tenders, aids to navigation and aircraft, and the digit at
which the country begins."""

_BEACONS = ("970", "972", "974")
"""First digits of transmitters for search and rescue, persons overboard and distress."""

_HOUSES = (
    "dk fo gl",
    "fr gp mq pm nc pf wf tf re gf yt bl mf",
    "gb gg je im gi ai ms tc vg ky bm pn sh fk io",
    "nl aw cw sx bq",
    "us pr vi mp as gu",
    "au cx cc nf",
    "nz ck nu tk",
    "no sj bv",
    "fi ax",
    "cn hk mo tw",
)
"""Countries whose ships may state one flag or the other: a territory's or the state's that it belongs to, as tables
of flags differ; no word on whose it is."""


@functools.cache
def mids() -> Mapping[int, str]:
    """Return the country of each allotted group of three digits."""
    text = files("bongsu.detect.ships.identity").joinpath("mids.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {int(mid): row["country"] for row in rows for mid in row["mids"].split()}


def country_of(mmsi: int) -> str | None:
    """Return the ISO two-letter code of the country that gave a ship this number; None where no ship can have it."""
    return mids().get(mmsi // MILLION)


def agree(one: str, other: str) -> bool:
    """Return whether two countries' codes may stand for one flag."""
    return one == other or any({one, other} <= set(house.split()) for house in _HOUSES)


def factory(mmsi: Column) -> Column:
    """Return whether these are numbers of `FACTORY`."""
    return mmsi.cast("string").lpad(9, "0").re_search(FACTORY)


def nobody(mmsi: Column) -> Column:
    """Return whether nobody can have these numbers: no ship, station ashore, aircraft, aid, tender or hand-held set."""
    digits, known = mmsi.cast("string").lpad(9, "0"), sorted(mids())
    sound = (mmsi // MILLION).isin(known) & ~factory(mmsi)
    for lead, at in _STATIONS:
        country = (mmsi // 10 ** (7 - at)) % 1000
        sound = sound | (digits.startswith(lead) & country.isin(known))
    return ~(sound | digits.substr(0, 3).isin(_BEACONS))
