"""A generated sea: ordinary traffic with labelled behaviour in it, as receivers on coasts and in orbit heard it.

Everything is drawn from one seed. Kinematics, lanes, receivers and behaviours are this module's own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from bongsu.detect.ships import REPORT_COLUMNS
from tests.detect.ships.scenes import COLUMNS
from tests.quality.ships.behaviours import SILENT, TURNING, Label, injected
from tests.quality.ships.chart import NM, STATIONS
from tests.quality.ships.hulls import MOORED, Floats, Hull
from tests.quality.ships.traffic import Yard, ordinary

START = datetime(2024, 10, 1, tzinfo=UTC)
SECOND = int(START.timestamp())
_MOORED_SHARE = 0.4
"""Of its reports, a moored ship sends so many."""

_IN_VIEW, _HOLE_NM = 9, 150
"""Minutes that a satellite stays in view; miles about the hole's middle in which none hears."""

_FASTEST = 30
"""No ship of this sea makes as many knots: what does is a jump, and its log says its own speed."""

_LEAST, _MOST_SILENT, _EDGE = 6, 0.4, 3 * 3600
"""Reports, share of the time, and seconds about the ends of a silence: less heard is nothing that could be told."""

_STATIC = 5
_POSITION = 1


@dataclass(frozen=True, slots=True)
class Waters:
    """How large and how hard a sea is.

    Attributes:
        days: for how long it is watched.
        traders: ordinary ships that go from port to port.
        fleets: of seven fishing boats each.
        each: how often each behaviour is put into it.
        hard: from 0, plain cases, to 1: shorter, further apart, nearer to what ordinary ships do.
        cadence: seconds between reports of a ship in reach, the median.
        noise: metres that a position errs.
        reach: nautical miles at which a coast station hears half of what is sent.
        outage: hours in which nothing is collected at all, once.
        weak: the share of ships that satellites hardly hear.
        hole: hours in which satellites hear nothing around one place, once.
        sky: the share of what is sent that satellites hear at all times; 0 where they only pass now and then.
    """

    days: int = 10
    traders: int = 100
    fleets: int = 2
    each: int = 5
    hard: float = 0.2
    cadence: float = 400
    noise: float = 10
    reach: float = 42
    outage: float = 14
    hole: float = 18
    weak: float = 0.05
    sky: float = 0.0


@dataclass(frozen=True, slots=True)
class Sea:
    """What was heard, with the columns of `REPORT_COLUMNS`, and what was put there; labels' times are seconds."""

    reports: pa.Table
    labels: tuple[Label, ...]


def sea(seed: int, waters: Waters = Waters(), first: int = 0) -> Sea:
    """Return the sea of a seed; ships are numbered after ``first``, so that those of several seas differ."""
    rng = np.random.default_rng(seed)
    minutes = waters.days * 1440
    yard = Yard(rng, minutes, waters.cadence, waters.weak)
    yard.built = first
    hulls = list(ordinary(yard, waters.traders, waters.fleets))
    done = list(injected(yard, waters.each, waters.hard))
    for more, _ in done:
        hulls += more
    return heard_sea(yard, waters, hulls, [label for _, label in done])


def heard_sea(yard: Yard, waters: Waters, hulls: Sequence[Hull], labelled: Sequence[Label]) -> Sea:
    """Return what receivers take down of these ships, with the labels in seconds."""
    ears = Ears(yard.rng, waters)
    heard = [ears.hear(hull) for hull in hulls]
    labels = [_timed(label) for label in labelled]
    seconds = _heard_at(heard)
    return Sea(_table(heard), tuple(label._replace(heard=_could_be_told(label, seconds)) for label in labels))


def _heard_at(heard: Sequence[dict[str, NDArray[Any]]]) -> dict[int, NDArray[np.int64]]:
    """Return the seconds at which each MMSI was heard at a place, in order."""
    placed = [(part["time"][~np.isnan(part["lat"])], part["mmsi"][~np.isnan(part["lat"])]) for part in heard]
    second, mmsi = (np.concatenate(column).astype(np.int64) for column in zip(*placed, strict=True))
    return {int(one): np.sort(second[mmsi == one]) for one in np.unique(mmsi)}


def _could_be_told(label: Label, seconds: dict[int, NDArray[np.int64]]) -> bool:
    """Return whether enough was heard to tell what a label says: what nobody received nobody can find.

    Ships that show what they do must be heard all along; a silence must begin and end where receivers reach.
    """
    heard = [seconds.get(one, np.empty(0, np.int64)) for one in label.mmsi]
    if label.kind in SILENT:
        return all(_within(one, end - _EDGE, end + _EDGE) for one in heard for end in (label.first, label.last))
    if label.kind in TURNING:
        return len(np.concatenate(heard)) >= _LEAST
    shown = heard[:1] if label.kind == "dark_transfer" else heard
    return all(_throughout(one, label) for one in shown)


def _within(seconds: NDArray[np.int64], first: int, last: int) -> bool:
    return bool(((seconds >= first) & (seconds <= last)).any())


def _throughout(seconds: NDArray[np.int64], label: Label) -> bool:
    inside = seconds[(seconds >= label.first) & (seconds <= label.last)]
    silent = np.diff(inside, prepend=label.first, append=label.last).max()
    return len(inside) >= _LEAST and bool(silent < _MOST_SILENT * (label.last - label.first))


def _timed(label: Label) -> Label:
    return label._replace(first=SECOND + 60 * label.first, last=SECOND + 60 * label.last)


class Ears:
    """The receivers: what reaches them of what is sent."""

    def __init__(self, rng: np.random.Generator, waters: Waters) -> None:
        self._rng, self._waters = rng, waters
        minutes = waters.days * 1440
        passes = np.cumsum(rng.uniform(35, 75, minutes // 35))
        self._passes = passes[passes < minutes]
        begin = rng.uniform(0.3, 0.6, 2) * minutes
        self._outage = (begin[0], begin[0] + 60 * waters.outage)
        self._hole = (begin[1], begin[1] + 60 * waters.hole)
        self._hole_at = (rng.uniform(30, 40), rng.uniform(123, 132))

    def hear(self, hull: Hull) -> dict[str, NDArray[Any]]:
        """Return the reports of a ship that were heard, as columns."""
        minute = self._sent(hull)
        lat, lon = self._true(hull, minute)
        kept = self._reached(hull, minute, lat, lon)
        minute, lat, lon = minute[kept], lat[kept], lon[kept]
        return self._told(hull, minute, *_shown(hull, minute, lat, lon))

    def _sent(self, hull: Hull) -> Floats:
        """Return the minutes at which reports are made, the silent ones left out."""
        end = self._waters.days * 1440
        steps = self._rng.lognormal(np.log(hull.cadence / 60), 0.7, int(end * 60 / hull.cadence * 1.5) + 20)
        minute = np.cumsum(steps.clip(1 / 6, 60))
        minute = minute[minute < end - 1]
        still = np.concatenate(hull.status)[minute.astype(int)] == MOORED
        minute = minute[~still | (self._rng.random(len(minute)) < _MOORED_SHARE)]
        for first, last in hull.off:
            minute = minute[(minute < first) | (minute > last)]
        sent: Floats = minute
        return sent

    def _true(self, hull: Hull, minute: Floats) -> tuple[Floats, Floats]:
        grid = np.arange(self._waters.days * 1440)
        return np.interp(minute, grid, hull.lat[0]), np.interp(minute, grid, hull.lon[0])

    def _reached(self, hull: Hull, minute: Floats, lat: Floats, lon: Floats) -> NDArray[np.bool_]:
        """Return which reports a station or a satellite took down."""
        away = np.min([_miles(lat, lon, *station) for station in STATIONS], axis=0)
        coast = 0.98 / (1 + np.exp((away - self._waters.reach) / 3))
        last = self._passes[np.searchsorted(self._passes, minute, "right").clip(1) - 1]
        overhead = (minute - last >= 0) & (minute - last < _IN_VIEW)
        hole = (minute > self._hole[0]) & (minute < self._hole[1]) & (_miles(lat, lon, *self._hole_at) < _HOLE_NM)
        orbit = np.where(hole, 0.0, np.maximum(0.6 * overhead, self._waters.sky) * hull.power)
        collected = (minute < self._outage[0]) | (minute > self._outage[1])
        missed = (1 - coast) * (1 - orbit)
        found: NDArray[np.bool_] = collected & (self._rng.random(len(minute)) > missed)
        return found

    def _told(self, hull: Hull, minute: Floats, lat: Floats, lon: Floats) -> dict[str, NDArray[Any]]:
        """Return positions with their noise and speeds, and each hour or so what the ship says of itself."""
        count = len(minute)
        said, at = _said(hull, minute), minute.astype(int)
        noise = self._rng.normal(0, self._waters.noise / 1852 / NM, (2, count))
        knots, course = _motion(hull, minute, lat, lon)
        columns: dict[str, NDArray[Any]] = {
            "time": (SECOND + np.round(minute * 60)).astype(np.int64),
            "lat": _noisy(lat, noise[0], hull, minute),
            "lon": _noisy(lon, noise[1], hull, minute),
            "sog": np.round(np.abs(knots + self._rng.normal(0, 0.08, count)), 1),
            "cog": course,
            "nav_status": hull.status[0][at].astype(float),
            "message": np.full(count, _POSITION, float),
        }
        static = np.flatnonzero(np.diff(np.floor(minute / 60), prepend=-1.0) > 0)
        joined = {name: np.concatenate([column, _static(name, column[static])]) for name, column in columns.items()}
        for name in said:
            empty = said[name] if name == "mmsi" else np.full(count, None, object)
            joined[name] = np.concatenate([empty, said[name][static]])
        return joined


def _static(name: str, values: NDArray[Any]) -> NDArray[Any]:
    if name == "time":
        return values + 1
    return np.full(len(values), _STATIC if name == "message" else np.nan, float)


def _noisy(degrees: Floats, noise: Floats, hull: Hull, minute: Floats) -> Floats:
    """Return degrees with the noise of a receiver, where they are not made up."""
    for first, lat, _ in hull.shown:
        noise = np.where((minute >= first) & (minute < first + len(lat)), 0.0, noise)
    return np.round((degrees + noise) * 600_000) / 600_000


def _shown(hull: Hull, minute: Floats, lat: Floats, lon: Floats) -> tuple[Floats, Floats]:
    for first, north, east in hull.shown:
        there = (minute >= first) & (minute < first + len(north) - 1)
        grid = first + np.arange(len(north))
        lat = np.where(there, np.interp(minute, grid, north), lat)
        lon = np.where(there, np.interp(minute, grid, east), lon)
    return lat, lon


def _motion(hull: Hull, minute: Floats, lat: Floats, lon: Floats) -> tuple[Floats, Floats]:
    """Return speed and course as the ship's own log says: over the minute before, jumps left out."""
    ahead = _shown(
        hull, minute + 1, *(np.interp(minute + 1, np.arange(len(part[0])), part[0]) for part in (hull.lat, hull.lon))
    )
    north = (ahead[0] - lat) * NM
    east = (ahead[1] - lon) * NM * np.cos(np.radians(lat))
    knots = np.hypot(north, east) * 60
    knots = np.where(knots > _FASTEST, 12.0, knots)
    return knots, np.round(np.degrees(np.arctan2(east, north)) % 360, 1)


def _said(hull: Hull, minute: Floats) -> dict[str, NDArray[Any]]:
    """Return MMSI and static columns for each report."""
    columns = {name: np.full(len(minute), value, object) for name, value in {**hull.said, "mmsi": hull.mmsi}.items()}
    for first, changed in hull.renamed:
        for name, value in changed.items():
            columns[name][minute >= first] = value
    return columns


def _miles(lat: Floats, lon: Floats, to_lat: float, to_lon: float) -> Floats:
    found: Floats = np.hypot(lat - to_lat, (lon - to_lon) * np.cos(np.radians(to_lat))) * NM
    return found


def _table(heard: Sequence[dict[str, NDArray[Any]]]) -> pa.Table:
    names = set().union(*heard)
    columns = {name: np.concatenate([part[name] for part in heard]) for name in names}
    count = len(columns["time"])
    order = np.argsort(columns["time"], kind="stable")
    return pa.table(dict(_filled(columns, order, count)), schema=COLUMNS)


def _filled(columns: dict[str, NDArray[Any]], order: NDArray[np.int64], count: int) -> Iterator[tuple[str, pa.Array]]:
    """Yield every column of a table of reports in the order of time."""
    for name in REPORT_COLUMNS:
        kind = COLUMNS.field(name).type
        if name == "row":
            yield name, pa.array(np.arange(1, count + 1), kind)
        elif name == "file":
            yield name, pa.array(np.zeros(count, np.int16), kind)
        elif name == "time":
            yield name, pa.array(columns[name][order] * 1_000_000, pa.int64()).cast(kind)
        elif name not in columns:
            yield name, pa.nulls(count, kind)
        else:
            yield name, pa.array(columns[name][order], from_pandas=True).cast(kind)
