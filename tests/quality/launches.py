"""Two tables of the same launches brought together: NTI's missiles, in UTC, and CSIS's events, on Korean days.

Gold is made here of the files themselves, by a rule that shares no code with what is measured:

* A missile flies on the Korean day of its UTC time, which is nine hours ahead; without a time on that of another
  missile of the same site and written date, else on the date as written; without a day in its month.
* An event of CSIS is a launch that NTI could list if it is typed as missile, or a satellite launch, and its words name
  no cruise, anti-ship or air defence missile, engine or artillery fire.
* Both are one on the same Korean day. What is left over on both sides on neighbouring days is one too: one table is a
  day off there. `exact` leaves these out, on both sides.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from bongsu.assess.incidents import gather
from bongsu.detect.recorded import recorded_claims
from bongsu.sources import receive
from tests.quality.figures import Count

NTI = "nti_cns/north_korea_missile_test_database_1984_2023-04.csv"
NAGIX = "nagix/test.en.json"
LATER = "2023-04-13"
"""From this day on nagix tells what NTI's copy does not; no rule of ours was made with these rows."""
CSIS = "csis_beyond_parallel/provocations_1958_present.csv"
_NOT_LISTED = ("cruise", "anti-ship", "anti-aircraft", "surface-to-air", "engine", "artillery fire")
_AHEAD = timedelta(hours=9)
_DAY = timedelta(days=1)

Pair = tuple[str, int]
"""A launch day of NTI (or a month), and the number of CSIS's row."""


@dataclass(frozen=True)
class Met:
    """Pairs that the rule makes on one day, those where a table is a day off, and those that incidents make."""

    exact: set[Pair]
    slips: set[Pair]
    made: set[Pair]
    rows: Count

    def count(self, *, slips: bool) -> Count:
        """Return hits, misses and extras, with slips of a day or without them on either side."""
        there = self.exact | self.slips if slips else self.exact
        made = self.made if slips else self.made - self.slips
        return Count(len(there & made), len(there - made), len(made - there))


def measure(folder: Path) -> Met:
    """Return how NTI's and CSIS's tables of a folder meet."""
    return _measured(folder, NTI, _rows(folder / NTI))


def measure_later(folder: Path) -> Met:
    """Return how nagix's later rows meet CSIS's."""
    return _measured(folder, NAGIX, _nagix(folder / NAGIX), LATER)


def _measured(folder: Path, name: str, missiles: Sequence[Mapping[str, str]], since: str = "") -> Met:
    flown = {number: day for number, day in _launch_days(missiles).items() if day >= since}
    exact, slips = gold(flown, _rows(folder / CSIS))
    rows = {(number, row) for number, row in _made(folder, name) if number in flown}
    there = {(number, row) for number, day in flown.items() for row in _partners(day, exact | slips)}
    made = {(flown[number], row) for number, row in rows}
    return Met(exact, slips, made, Count(len(there & rows), len(there - rows), len(rows - there)))


def _nagix(path: Path) -> list[dict[str, str]]:
    """Return nagix's rows with date and time written as NTI writes them."""
    bins = json.loads(path.read_text(encoding="utf-8"))["timeBins"]
    return [_as_nti(row["date"], row["time"], row["facility"]) for one in bins for row in one["data"]]


def _as_nti(day: str, time: str, site: str) -> dict[str, str]:
    whole = len(day) == len("2000-01-01")
    written = datetime.fromisoformat(day if whole else f"{day}-01")
    clock = datetime.strptime(time, "%H:%M (UTC)").strftime("%I:%M:%S %p") if "UTC" in time else ""
    return {
        "Date": written.strftime("%d-%b-%y" if whole else "%b-%y"),
        "Launch Time (UTC)": clock,
        "Facility Name": site,
    }


def gold(flown: Mapping[int, str], events: Sequence[Mapping[str, str]]) -> tuple[set[Pair], set[Pair]]:
    """Return the pairs on one day (or in one month), and those where one table is a day off."""
    launches = defaultdict(list)
    for number, row in enumerate(events, start=1):
        if _could_be_listed(row):
            launches[row["date"]].append(number)
    days = set(flown.values())
    exact = {(day, row) for day in days for row in launches.get(day, ())}
    exact |= {(month, row) for month in days if len(month) == len("2000-01") for row in _only_day(month, launches)}
    lone = [day for day in sorted(days) if len(day) == len("2000-01-01") and day not in launches]
    slips = {
        (day, row) for day in lone for near in _neighbours(day) if near not in days for row in launches.get(near, ())
    }
    return exact, slips


def _only_day(month: str, launches: Mapping[str, list[int]]) -> list[int]:
    within = [day for day in launches if day.startswith(month)]
    return launches[within[0]] if len(within) == 1 else []


def _neighbours(day: str) -> list[str]:
    return [str(date.fromisoformat(day) + step) for step in (-_DAY, _DAY)]


def _partners(day: str, pairs: Iterable[Pair]) -> list[int]:
    return [row for one, row in pairs if one == day]


def _could_be_listed(row: Mapping[str, str]) -> bool:
    words = row["event"].lower()
    launched = row["type"].startswith("Missile") or "satellite launch" in words
    return launched and not any(word in words for word in _NOT_LISTED)


def _launch_days(missiles: Sequence[Mapping[str, str]]) -> dict[int, str]:
    """Return the Korean day of each missile by its number, or its month."""
    timed = defaultdict(set)
    for row in missiles:
        if (day := _korean_day(row)) is not None:
            timed[row["Date"], row["Facility Name"]].add(day)
    return {
        number: _day(row, timed.get((row["Date"], row["Facility Name"]), set()))
        for number, row in enumerate(missiles, start=1)
    }


def _korean_day(row: Mapping[str, str]) -> str | None:
    try:
        instant = datetime.strptime(f"{row['Date']} {row['Launch Time (UTC)']}", "%d-%b-%y %I:%M:%S %p")
    except ValueError:
        return None
    return str((instant + _AHEAD).date())


def _day(row: Mapping[str, str], others: set[str]) -> str:
    if (own := _korean_day(row)) is not None:
        return own
    if len(others) == 1:
        return next(iter(others))
    whole = row["Date"].count("-") == 2
    written = datetime.strptime(row["Date"], "%d-%b-%y" if whole else "%b-%y")
    return f"{written:%Y-%m-%d}" if whole else f"{written:%Y-%m}"


def _made(folder: Path, name: str) -> Iterable[tuple[int, int]]:
    """Yield the rows of both tables that stand in one incident of launches."""
    nti, csis = (receive(folder / one, folder) for one in (name, CSIS))
    claims = [claim for one in (nti, csis) for claim in recorded_claims(one.events, one.evidence)]
    for group in gather(claims, {}):
        left = [claim.row[0] for claim in group.claims if claim.evidence == nti.evidence.id]
        right = [claim.row[0] for claim in group.claims if claim.evidence == csis.evidence.id]
        yield from ((one, other) for one in left for other in right)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
