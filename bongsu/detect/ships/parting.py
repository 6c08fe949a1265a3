"""Two ships on one number: which of an MMSI's positions belong to one hull that could have been at all of them.

Only the few MMSIs whose track holds an impossible step come here; each of their positions joins the open track from
which it can be reached with the least speed, or opens a new one. A track knows what its ship says of itself, so that
two that sail side by side under one number stay two.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bongsu.detect.ships.columns import HOUR
from bongsu.detect.ships.geometry import EARTH_NM
from bongsu.detect.ships.parameters import TrackParameters

MOST_OPEN = 32
"""Tracks of one MMSI that are kept open at once; of more, the one heard longest ago is closed."""


@dataclass(slots=True)
class _Open:
    segment: int
    second: float
    lat: float
    lon: float
    said: str


def parted(
    second: Sequence[int],
    lat: Sequence[float],
    lon: Sequence[float],
    said: Sequence[str],
    parameters: TrackParameters,
) -> NDArray[np.int64]:
    """Return the number of the segment that each position of one MMSI belongs to, from 0, in the order they begin.

    Args:
        second: seconds since 1970, in order.
        lat: degrees; NaN for a report without place, which joins the segment heard last, of those that say the same.
        lon: degrees.
        said: what the ship said of itself with the position, "" for nothing.
        parameters: which speeds are possible.
    """
    open_tracks: list[_Open] = []
    segments = np.zeros(len(second), np.int64)
    begun = 0
    for at, (when, north, east, words) in enumerate(zip(second, lat, lon, said, strict=True)):
        placeless = math.isnan(north)
        if placeless:
            track = _placeless(open_tracks, words)
        else:
            track = _nearest(open_tracks, when, north, east, words, parameters)
        if track is None:
            track = _Open(begun, when, north, east, words)
            begun += 1
            open_tracks.append(track)
            if len(open_tracks) > MOST_OPEN:
                open_tracks.remove(min(open_tracks, key=lambda item: item.second))
        elif not placeless:
            track.second, track.lat, track.lon = when, north, east
        track.said = words or track.said
        segments[at] = track.segment
    return segments


def _placeless(tracks: Sequence[_Open], words: str) -> _Open | None:
    alike = [track for track in tracks if not words or track.said in ("", words)]
    return max(alike or tracks, key=lambda track: track.second, default=None)


def _nearest(
    tracks: Sequence[_Open], when: float, lat: float, lon: float, words: str, parameters: TrackParameters
) -> _Open | None:
    best, least = None, float("inf")
    for track in tracks:
        if words and track.said and words != track.said:
            continue
        if math.isnan(track.lat):
            return track
        miles = _miles(track.lat, track.lon, lat, lon)
        reach = parameters.slack_nm + parameters.fastest_knots * (when - track.second) / HOUR
        if miles <= reach and miles / reach < least:
            best, least = track, miles / reach
    return best


def _miles(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    one, other = math.radians(lat1), math.radians(lat2)
    north, east = math.sin((other - one) / 2), math.sin(math.radians(lon2 - lon1) / 2)
    chord = min(1.0, north * north + math.cos(one) * math.cos(other) * east * east)
    return 2 * EARTH_NM * math.asin(math.sqrt(chord))
