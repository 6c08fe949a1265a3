"""What a voyage that led out of its way is told as: how much farther, where to, and what else explains it."""

from collections.abc import Iterator, Sequence

import numpy as np

from bongsu.detect.detector import Row, cited
from bongsu.detect.ships.parameters import DetourParameters
from bongsu.detect.ships.tracks.open_water import port_nm
from bongsu.detect.ships.tracks.parting import miles_between
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.vessels import party
from bongsu.detect.ships.waters.afloat import place
from bongsu.detect.ships.waters.coast import REACH_NM, nearest_country, shore_nm
from bongsu.detect.ships.waters.seaways import Route, great_circle_nm, sea_route
from bongsu.detect.ships.wording import between, clock, points, position
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind, Place
from bongsu.model.sighting import Measure, Sighting

RULE = "detect.ships.detours/1"
DETOUR, DETOUR_TO_WATCHED = "detour", "detour_to_watched_waters"

_CANALS = {"Suez": (30.60, 32.33), "Panama": (9.12, -79.75), "Kiel": (54.20, 9.60), "Corinth": (37.93, 22.98)}
"""Canals that ships avoid for their size, for toll or for danger."""

_CANAL_NM = 15.0
_MOST = 500
"""Ways over water that are looked for at most; the longest detours come first."""

_HARBOUR_NM = 5.0  # a stay nearer to a shore than this may be in a harbour that nobody listed


def detour_claims(rows: Sequence[Row], scene: Scene) -> tuple[Claim, ...]:
    """Return one claim per voyage of a merchant ship too long by sea as well, but for calls out there and canals."""
    parameters = scene.parameters.detours
    trades = [row for row in rows if _trades(row, parameters)]
    longest = sorted(trades, key=lambda row: (row["straight_nm"] - row["via_nm"], row["ship"], row["start_second"]))
    told = {(row["ship"], row["start_second"]): claim for row in longest[:_MOST] for claim in _claims(row, scene)}
    order = [(row["ship"], row["start_second"]) for row in rows]
    return tuple(told[key] for key in order if key in told)


def _trades(row: Row, parameters: DetourParameters) -> bool:
    """Return whether it is a ship that carries cargo, or says nothing of what it is, and did not fish."""
    fishes = 2 * (row["fishing"] or 0) >= row["reports"]
    return not fishes and (not row["ship_type"] or row["ship_type"] // 10 in parameters.sea_types)


def _claims(row: Row, scene: Scene) -> Iterator[Claim]:
    parameters = scene.parameters.detours
    start, end, far = place(row, "from_"), place(row, "to_"), place(row, "far_")
    # the longer of both is measured with gaps and noise in it, the other by one place only: both must be long
    way = min(float(row["via_nm"]), float(row["sailed_nm"]))
    most = min(way - parameters.more_nm, way / (1 + parameters.more_share))
    route = sea_route(start, end, most) if start and end else None
    if route is None or far is None or _by_canal(route, far):
        return
    direct = max(route.nm, float(row["straight_nm"]))
    if port_nm(*far) > 0 and direct <= most:
        yield _claim(row, direct, scene)


def _by_canal(route: Route, far: tuple[float, float]) -> bool:
    """Return whether the shortest way leads through a canal that the ship's did not come near."""
    return any(
        _nearest(route, canal) <= _CANAL_NM and great_circle_nm(far, canal) > 2 * _CANAL_NM
        for canal in _CANALS.values()
    )


def _nearest(route: Route, spot: tuple[float, float]) -> float:
    """Return how near a way comes to a place, looked at every few miles."""
    near = np.inf
    for one, other in zip(route.path, route.path[1:], strict=False):
        share = np.linspace(0, 1, 2 + int(great_circle_nm(one, other) / 5))
        lat = one[0] + (other[0] - one[0]) * share
        lon = one[1] + ((other[1] - one[1] + 540) % 360 - 180) * share
        near = min(near, float(miles_between(lat, lon, np.full_like(lat, spot[0]), np.full_like(lon, spot[1])).min()))
    return near


def _claim(row: Row, direct: float, scene: Scene) -> Claim:
    watched = scene.parameters.ports.countries
    parameters = scene.parameters.detours
    shore, coast = _shore(row["far_lat"], row["far_lon"])
    towards = shore <= parameters.waters_nm and coast in watched
    ends = ("start", "far_start", "end")
    evidence, rows, beside = cited(scene.evidence, [(row[f"{end}_file"], row[f"{end}_row"]) for end in ends])
    observed = _observed(row, direct, shore, coast)
    sighting = Sighting(
        DETOUR_TO_WATCHED if towards else DETOUR,
        observed,
        f"the voyage was not what its two ends show: it led to the waters of {coast.upper()}"
        if towards
        else "the voyage had an end that its two ends do not show",
        (*_against(row), *_POSSIBLE),
        _strength(row, direct, towards=towards),
        _measures(row, direct, shore),
        points(*((row[f"{end}_lat"], row[f"{end}_lon"]) for end in ("from", "far", "to"))),
        beside,
    )
    where = Place(lat=round(float(row["far_lat"]), 5), lon=round(float(row["far_lon"]), 5))
    event = Event(EventKind.VOYAGE_IRREGULARITY, agents=(party(row),), place=where, when=between(row))
    return Claim(event, Stance.ASSERTED, evidence, observed, RULE, row=rows, sighting=sighting)


_POSSIBLE = (
    "weather that it went round, or another ship in distress",
    "its orders were changed on the way",
    "a call at a place that no table names, or that nobody heard",
)


def _shore(lat: float, lon: float) -> tuple[float, str]:
    """Return how far the shore is, and whose it is; empty where it is nobody's within reach."""
    return float(shore_nm(lat, lon)), str(nearest_country(lat, lon))


def _observed(row: Row, direct: float, shore: float, coast: str) -> str:
    more = row["sailed_nm"] - direct
    off = f"{max(0.0, shore):.0f} nautical miles off the shore of {coast.upper()}" if coast and shore < REACH_NM else (
        "far from any shore"
    )  # fmt: skip
    return (
        f"MMSI {row['mmsi']:09d} sailed {row['sailed_nm']:.0f} nautical miles from {_end(row, 'from')} at "
        f"{clock(row['start_second'])} to {_end(row, 'to')} at {clock(row['end_second'])}, where the way over water is "
        f"{direct:.0f}: {more:.0f} more, or {100 * more / direct:.0f}%. Farthest out of the way it was at "
        f"{position(row['far_lat'], row['far_lon'])}, {off}, at {clock(row['far_start_second'])}."
    )


def _end(row: Row, end: str) -> str:
    where = position(row[f"{end}_lat"], row[f"{end}_lon"])
    if not row[f"{end}_stop"]:
        return f"{where}, where it was {'first' if end == 'from' else 'last'} heard,"
    return f"{row[f'{end}_port']} ({where})" if row[f"{end}_port"] else f"a stop at {where}"


def _against(row: Row) -> Iterator[str]:
    """Yield what these data themselves say against a detour."""
    open_ends = [word for end, word in (("from", "begins"), ("to", "ends")) if not row[f"{end}_stop"]]
    if open_ends:
        yield f"what was heard of it {' and '.join(open_ends)} at sea: its voyage may be another"
    if row["first_said"] and row["last_said"] and row["first_said"] != row["last_said"]:
        yield f'it gave another destination on the way: "{row["first_said"]}", then "{row["last_said"]}"'
    if (row["silent_hours"] or 0.0) >= _LONG_SILENCE:
        yield f"it was silent for {row['silent_hours']:.0f} hours on the way, long enough for a call that nobody saw"
    if row["lay_hours"]:
        shore = _shore(row["lay_lat"], row["lay_lon"])[0]
        near = ", so near to the shore that a harbour is likely" if shore < _HARBOUR_NM else ""
        yield (
            f"it lay or drifted for {row['lay_hours']:.0f} hours at {position(row['lay_lat'], row['lay_lon'])}, where "
            f"it may have waited for orders, taken on fuel or met another ship{near}"
        )
    if not row["ship_type"]:
        yield "its type is not known: fishing, surveys and tows go their own ways"


_LONG_SILENCE = 12.0
"""Hours, as gaps.min_hours."""


def _strength(row: Row, direct: float, *, towards: bool) -> float:
    """Return more the longer the detour is, and less for each everyday reason that the data name."""
    share = min(1.0, (float(row["via_nm"]) - direct) / direct / 2)
    strength = 0.3 + 0.25 * share + 0.2 * towards + 0.1 * bool(row["lay_hours"])
    for doubt in (
        not (row["from_stop"] and row["to_stop"]),
        bool(row["first_said"]) and row["first_said"] != row["last_said"],
        (row["silent_hours"] or 0.0) >= _LONG_SILENCE,
        not row["ship_type"],
    ):
        strength *= 0.75 if doubt else 1.0
    return strength


def _measures(row: Row, direct: float, shore: float) -> tuple[Measure, ...]:
    held = {
        "sailed_nm": (row["sailed_nm"], "nm"),
        "direct_nm": (direct, "nm"),
        "more_nm": (row["sailed_nm"] - direct, "nm"),
        "by_farthest_nm": (row["via_nm"], "nm"),
        "shore_nm": (shore if abs(shore) < REACH_NM else None, "nm"),
        "silent_hours": (row["silent_hours"], "h"),
        "lay_hours": (row["lay_hours"], "h"),
    }
    return tuple(Measure(name, value, unit) for name, (value, unit) in held.items() if value is not None)
