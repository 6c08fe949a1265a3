"""Two ships on one number: which of an MMSI's reports belong to one hull that could have been at all those places.

Only the few MMSIs whose track holds an impossible step come here. Each report joins the track that it lies nearest
to among those that could have reached it; tracks of several reports come before newly begun ones, so that a burst of
false places does not draw a ship after it. Then tracks that no impossible step keeps apart become one again.

The work is at most `MOST_OPEN` comparisons a report, whatever is sent.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bongsu.detect.ships.columns import SEGMENTS
from bongsu.detect.ships.parameters import TrackParameters
from bongsu.detect.ships.waters.geometry import EARTH_NM

MOST_OPEN = 24
"""Tracks of one MMSI that are kept open at once; of more, the one heard longest ago is closed."""

PROVEN = 3
"""A track of so many reports is a ship's; one of fewer beside it is a stray."""

CREEP_KNOTS = 10.0
"""A ship that reports less may still drift, tow or speed up: a place is within reach at one and a half times the
reported speed, or at this if more."""

NEAR_NM = 1.0
"""What a fix, a receiver's clock and a turn may add to that."""

NEW_HOURS = 3.0
"""A track of fewer reports than that must be heard again within so many hours."""

TURNS = 3
"""So many impossible steps between two tracks keep them apart: a first, a return, and once more."""

LED = 0.75
"""In a true track so large a share of steps goes where the reported speed and course lead."""

MOST_JOINED = 64
"""Of more tracks on one number none are joined: it is no ship's number any more."""

_BLOCK = 65536
_OVERFLOW = SEGMENTS - 1

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Heard:
    """The reports of one MMSI in the order of time.

    Attributes:
        second: since 1970.
        lat, lon: degrees; NaN for a report without place.
        sog, cog: knots and degrees; NaN where not given.
        said: a number for what the ship called itself with the report, negative for nothing.
    """

    second: Ints
    lat: Floats
    lon: Floats
    sog: Floats
    cog: Floats
    said: Ints


Vector = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class _Report:
    """One report: its place as a unit vector, None where unknown; NaN for speed and course that are not given."""

    second: int
    place: Vector | None
    sog: float
    cog: float
    said: int


@dataclass(slots=True)
class _Open:
    """A track that may go on from its last report with a place, or from the one before that."""

    segment: int
    last: _Report
    before: _Report | None = None
    said: int = -1
    reports: int = 0


def parted(heard: Heard, parameters: TrackParameters) -> tuple[Ints, NDArray[np.bool_]]:
    """Return the number of the segment that each report belongs to, from 0, and which reports are strays.

    A stray is a report whose track has fewer than `PROVEN` reports, where another of the same MMSI has more.
    """
    segments = _cut(heard, parameters)
    segments = _without_false(segments, heard, parameters)
    segments = _joined(segments, heard, parameters)
    counts = np.bincount(segments[~np.isnan(heard.lat)], minlength=int(segments.max(initial=0)) + 1)
    proven = counts >= PROVEN
    stray = ~proven[segments] if proven.any() else np.zeros(len(segments), np.bool_)
    return _renumbered(segments, stray), stray


def _cut(heard: Heard, parameters: TrackParameters) -> Ints:
    """Return segments as each report finds the nearest track within reach, or begins one."""
    tracks: list[_Open] = []
    segments = np.zeros(len(heard.second), np.int64)
    begun = 0
    for at, report in enumerate(_reports(heard)):
        track = _within_reach(tracks, report, parameters) if report.place else _spoken(tracks, report.said)
        if track is None:
            track = _Open(begun, report)
            begun += 1
            tracks.append(track)
            if len(tracks) > MOST_OPEN:
                tracks.remove(min(tracks, key=lambda item: (item.reports >= PROVEN, item.last.second)))
        _extend(track, report)
        segments[at] = track.segment
    return segments


def _reports(heard: Heard) -> Iterator[_Report]:
    """Yield each report, block by block."""
    for start in range(0, len(heard.second), _BLOCK):
        part = slice(start, start + _BLOCK)
        lat, lon = np.radians(heard.lat[part]), np.radians(heard.lon[part])
        places = (np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat))
        columns = (heard.second[part], *places, heard.sog[part], heard.cog[part], heard.said[part])
        for second, x, y, z, sog, cog, said in zip(*(column.tolist() for column in columns), strict=True):
            yield _Report(second, (x, y, z) if z == z else None, sog, cog, said)  # noqa: PLR0124 - NaN


def _extend(track: _Open, report: _Report) -> None:
    if report.place:
        track.before = track.last if track.reports else None
        track.last = report
        track.reports += 1
    if report.said >= 0:
        track.said = report.said


def _spoken(tracks: Sequence[_Open], said: int) -> _Open | None:
    """Return the track that a report without place belongs to: the last heard of those that call themselves so."""
    alike = [track for track in tracks if said >= 0 and track.said == said]
    unnamed = [track for track in tracks if said < 0 or track.said < 0]
    return max(alike or unnamed or tracks, key=lambda track: track.last.second, default=None)


def _within_reach(tracks: Sequence[_Open], report: _Report, parameters: TrackParameters) -> _Open | None:
    """Return the nearest track that could have reached the report: one of several reports before a new one."""
    best, least = None, (2, math.inf)
    for track in tracks:
        if not track.reports:
            return track
        if report.said >= 0 and track.said >= 0 and report.said != track.said:
            continue
        proven = track.reports >= PROVEN
        miles = _reached(track, report, parameters) if proven else _followed(track.last, report, parameters)
        rank = (int(not proven), miles)
        if miles < math.inf and rank < least:
            best, least = track, rank
    return best


def _reached(track: _Open, report: _Report, parameters: TrackParameters) -> float:
    """Return how many miles away the track ended, or the report before where only from there the place is in reach;
    infinite where it is not.
    """  # noqa: D205
    speeds = [speed for speed in (report.sog, track.last.sog) if speed == speed]  # noqa: PLR0124 - NaN
    knots = max(CREEP_KNOTS, 1.5 * max(speeds)) if speeds else parameters.fastest_knots
    knots, slack = min(knots, parameters.fastest_knots), NEAR_NM if speeds else parameters.slack_nm
    for end in (track.last, track.before):
        if end and end.place and report.place:
            miles = _miles(end.place, report.place)
            if miles <= slack + knots * (report.second - end.second) / 3600:
                return miles
    return math.inf


def _followed(end: _Report, report: _Report, parameters: TrackParameters) -> float:
    """Return how many miles off a newly begun track the report lies; infinite where the track did not lead there.

    Single false places lie anywhere: two are one ship's only where its reported speed and course lead from one to
    the other.
    """
    hours = (report.second - end.second) / 3600
    if hours > NEW_HOURS or end.place is None or report.place is None:
        return math.inf
    miles = _miles(end.place, report.place)
    if end.sog != end.sog or end.cog != end.cog or report.sog != report.sog:
        return miles if miles <= NEAR_NM + parameters.fastest_knots / 2 * hours else math.inf
    knots = (end.sog + report.sog) / 2
    off = _miles(_ahead(end.place, end.cog, knots * hours), report.place)
    return off if off <= NEAR_NM + (0.5 * knots + 1) * hours else math.inf


def _ahead(place: Vector, course: float, miles: float) -> Vector:
    """Return the place so many miles ahead; good enough for the few miles of a new track."""
    x, y, z = place
    flat = math.hypot(x, y) or 1e-9
    north, east = (math.cos(math.radians(course)), math.sin(math.radians(course)))
    way = miles / EARTH_NM
    return (
        x + way * (-east * y - north * x * z) / flat,
        y + way * (east * x - north * y * z) / flat,
        z + way * north * flat,
    )


def _miles(one: Vector, other: Vector) -> float:
    x, y, z = one[0] - other[0], one[1] - other[1], one[2] - other[2]
    chord = math.sqrt(x * x + y * y + z * z) / 2
    return 2 * EARTH_NM * math.asin(min(1.0, chord))


def miles_between(lat1: Floats, lon1: Floats, lat2: Floats, lon2: Floats) -> Floats:
    """Return great-circle distances in nautical miles, NaN where a place is."""
    one, other = np.radians(lat1), np.radians(lat2)
    north, east = np.sin((other - one) / 2), np.sin(np.radians(lon2 - lon1) / 2)
    chord = np.minimum(1.0, north * north + np.cos(one) * np.cos(other) * east * east)
    return np.asarray(2 * EARTH_NM * np.arcsin(np.sqrt(chord)), dtype=np.float64)


def _without_false(segments: Ints, heard: Heard, parameters: TrackParameters) -> Ints:
    """Return the segments with those taken apart in which most steps do not fit the reported speeds.

    Enough single false places always lie so that some could follow each other; their speeds give them away.
    The segment of most reports stays.
    """
    at = np.flatnonzero(~np.isnan(heard.lat))
    at = at[np.argsort(segments[at], kind="stable")]
    one, other = at[:-1], at[1:]
    same = segments[one] == segments[other]
    one, other = one[same], other[same]
    soon = heard.second[other] - heard.second[one] <= NEW_HOURS * 3600
    one, other = one[soon], other[soon]
    size = int(segments.max(initial=0)) + 1
    fits = np.bincount(segments[one], _led_there(heard, one, other, parameters), minlength=size)
    steps = np.bincount(segments[one], minlength=size)
    false = fits < LED * steps
    false[np.argmax(np.bincount(segments[at], minlength=size))] = False
    apart = np.flatnonzero(false[segments])
    alone = segments.copy()
    alone[apart] = size + np.arange(len(apart))
    return alone


def _led_there(heard: Heard, one: Ints, other: Ints, parameters: TrackParameters) -> NDArray[np.bool_]:
    """Return for steps between these reports whether speed and course led there, or the ship stayed about."""
    hours = (heard.second[other] - heard.second[one]) / 3600
    knots = (heard.sog[one] + heard.sog[other]) / 2
    slack = NEAR_NM + (0.5 * knots + 1) * hours
    course, way = np.radians(heard.cog[one]), knots * hours / 60
    lat = heard.lat[one] + way * np.cos(course)
    lon = heard.lon[one] + way * np.sin(course) / np.cos(np.radians(heard.lat[one]))
    moved = miles_between(heard.lat[one], heard.lon[one], heard.lat[other], heard.lon[other])
    off = miles_between(lat, lon, heard.lat[other], heard.lon[other])
    blind = np.isnan(knots) | np.isnan(course)
    slowly = moved <= NEAR_NM + parameters.fastest_knots / 2 * hours
    led: NDArray[np.bool_] = np.where(blind, slowly, (off <= slack) | (moved <= slack))
    return led


def _joined(segments: Ints, heard: Heard, parameters: TrackParameters) -> Ints:
    """Return the segments with those made one that nothing keeps apart and a possible step leads between."""
    placed = ~np.isnan(heard.lat)
    counts = np.bincount(segments[placed], minlength=int(segments.max(initial=0)) + 1)
    real = np.flatnonzero(placed & (counts[segments] >= PROVEN))
    found, order = np.unique(segments[real], return_inverse=True)
    if not 1 < len(found) <= MOST_JOINED:
        return segments
    possible, apart = _steps_between(order, len(found), real, heard, parameters)
    group = np.arange(len(found))
    for one, other in _most_first(possible):
        low, high = sorted((int(group[one]), int(group[other])))
        if low != high and apart[low, high] < TURNS:
            apart[low], apart[:, low] = apart[low] + apart[high], apart[:, low] + apart[:, high]
            group[group == high] = low
    table = np.arange(len(counts))
    table[found] = found[group]
    return table[segments]


def _steps_between(
    order: Ints, segments: int, real: Ints, heard: Heard, parameters: TrackParameters
) -> tuple[Ints, Ints]:
    """Return how many steps lead from each segment to each in both ways: possible ones, and those that set apart."""
    at = np.flatnonzero(order[1:] != order[:-1])
    one, other = real[at], real[at + 1]
    miles = miles_between(heard.lat[one], heard.lon[one], heard.lat[other], heard.lon[other])
    hours = np.maximum(heard.second[other] - heard.second[one], 1) / 3600
    far = (miles > parameters.slack_nm) & (miles > parameters.fastest_knots * hours)
    strange = (heard.said[one] >= 0) & (heard.said[other] >= 0) & (heard.said[one] != heard.said[other])
    tables = []
    for chosen in (~far, far | strange):
        table = np.zeros((segments, segments), np.int64)
        np.add.at(table, (order[at][chosen], order[at + 1][chosen]), 1)
        tables.append(table + table.T)
    return tables[0], tables[1]


def _most_first(possible: Ints) -> list[tuple[int, int]]:
    """Return the pairs that possible steps lead between, those with most first."""
    pairs = [(int(one), int(other)) for one, other in zip(*np.nonzero(np.triu(possible)), strict=True)]
    return sorted(pairs, key=lambda pair: (-possible[pair], pair))


def _renumbered(segments: Ints, stray: NDArray[np.bool_]) -> Ints:
    """Return the segments counted anew: ships first, by their first report, then strays; the last takes the rest."""
    found, first = np.unique(segments, return_index=True)
    turn = np.lexsort((first, stray[first]))
    number = np.empty(len(found), np.int64)
    number[turn] = np.minimum(np.arange(len(found)), _OVERFLOW)
    return np.asarray(number[np.searchsorted(found, segments)], dtype=np.int64)
