"""Port calls that nobody saw: a ship fell silent, and a watched port lay where it could have been meanwhile.

The places that a silent ship can have reached and come back from lie in an ellipse with the silence's ends as its
foci. A port in it proves nothing by itself; near the port, on a course towards it, and back on a course away from it,
a call there becomes likely. Only the likeliest port of a silence is told. Ways round land count, not those across it.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import groupby

from bongsu.detect.detector import Row, Table, cited
from bongsu.detect.ships.calls.port_calls import watched_ports
from bongsu.detect.ships.columns import HOUR
from bongsu.detect.ships.parameters import PortParameters
from bongsu.detect.ships.silence.gaps import gaps
from bongsu.detect.ships.silence.silences import cause
from bongsu.detect.ships.tracks.detector import Detector
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.vessels import party
from bongsu.detect.ships.waters.afloat import leg_by_sea, legs_by_sea, with_shores
from bongsu.detect.ships.waters.geometry import distance_nm
from bongsu.detect.ships.waters.places import PlaceKind
from bongsu.detect.ships.wording import between, clock, points, position
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind, Place
from bongsu.model.sighting import Measure, Sighting

_INNOCENT = frozenset({"feed_outage", "at_rest"})
"""Silences that are no voyage."""


def inferred_calls(scene: Scene) -> Table:
    """Return one row per silence and watched port that the ship could have called at meanwhile, by ship and start.

    Returns:
        The columns of `gaps`, and port, port_name, country, port_lat, port_lon, nm_to (great circle from the silence's
        start to the port), nm_from (from the port to its end), spare_hours (left for the stay at a voyage's speed),
        and away_lat, away_lon (where the ship was up to an hour after the end).
    """
    parameters = scene.parameters.ports
    ports = watched_ports(scene)
    ports = ports.filter(ports.kind != PlaceKind.ANCHORAGE.value)
    ports = ports.select("country", port="id", port_name="name", port_lat="lat", port_lon="lon")
    silent = gaps(scene)
    silent = silent.filter(silent.start_lat.notnull(), silent.end_lat.notnull()).view()
    pairs = silent.cross_join(ports)
    pairs = pairs.mutate(
        nm_to=distance_nm(pairs.start_lat, pairs.start_lon, pairs.port_lat, pairs.port_lon),
        nm_from=distance_nm(pairs.port_lat, pairs.port_lon, pairs.end_lat, pairs.end_lon),
    )
    pairs = pairs.mutate(spare_hours=pairs.hours - (pairs.nm_to + pairs.nm_from) / parameters.voyage_knots)
    pairs = pairs.filter(
        pairs.spare_hours >= parameters.stay_hours,
        pairs.nm_to <= _FAR * parameters.near_nm,
        pairs.nm_from <= _FAR * parameters.near_nm,
    )
    ends = scene.kept("ends_of_silences", _ends)
    told = pairs.left_join(ends, ["ship", "start_second"]).drop("ship_right", "start_second_right")
    return told.order_by("ship", "start_second", "port")


def _ends(scene: Scene) -> Table:
    """Return per silence where the ship was up to an hour after it."""
    silent = gaps(scene).select("ship", "start_second", "end_second").view()
    met = silent.join(scene.track.filter(scene.track.lat.notnull()), "ship")
    after = met.filter(met.second.between(met.end_second, met.end_second + HOUR))
    return after.group_by("ship", "start_second").aggregate(
        away_lat=after.lat.argmax(after.second), away_lon=after.lon.argmax(after.second)
    )


def inferred_call_claims(rows: Sequence[Row], scene: Scene) -> tuple[Claim, ...]:
    """Return at most one claim per silence: the likeliest port, where it is likely enough."""
    known = tuple(_by_sea(rows, scene.parameters.ports))
    return tuple(_claims(tuple(with_shores(known)), scene))


def _by_sea(rows: Sequence[Row], parameters: PortParameters) -> Iterator[Row]:
    """Yield the rows with their ways over water, where the port is still in reach."""
    for row in legs_by_sea(rows, "port_", "port", _FAR * parameters.near_nm):
        timed = _timed(row, parameters)
        if timed["spare_hours"] >= parameters.stay_hours:
            yield timed


def _timed(row: Row, parameters: PortParameters) -> Row:
    return {**row, "spare_hours": row["hours"] - (row["nm_to"] + row["nm_from"]) / parameters.voyage_knots}


def _claims(rows: Sequence[Row], scene: Scene) -> Iterator[Claim]:
    for _, some in groupby(rows, key=lambda row: (row["ship"], row["start_second"])):
        ranked = sorted(some, key=lambda row: (-_strength(row, scene), row["port"]))
        silence = cause(ranked[0], scene.parameters.gaps)
        best = None if silence.form in _INNOCENT else _likeliest(ranked, scene)
        if best is not None:
            others = tuple(row["port_name"] for row in ranked if row["port"] != best["port"])
            yield _claim(best, others, silence.otherwise, _strength(best, scene), scene)


def _likeliest(ranked: Sequence[Row], scene: Scene) -> Row | None:
    """Return the port with the best case, measured well; None where no case is good enough."""
    parameters, best = scene.parameters.ports, None
    for row in ranked:
        least = max(parameters.least_strength, _strength(best, scene) if best else 0.0)
        if _strength(row, scene) < least:
            break
        exact = _timed(leg_by_sea(row, "port_"), parameters)
        if exact["spare_hours"] >= parameters.stay_hours and _strength(exact, scene) >= least:
            best = best if best and _strength(exact, scene) == least else exact
    return best


def _strength(row: Row, scene: Scene) -> float:
    """Return how much a silence speaks of a call at a port: near it, towards it, and back from it."""
    near = scene.parameters.ports.near_nm
    close = math.exp(-(row["nm_to"] + row["nm_from"]) / (2 * near))
    towards = _heading(row, ("from_lat", "from_lon"), ("start_lat", "start_lon"), ("port_lat", "port_lon"))
    away = _heading(row, ("end_lat", "end_lon"), ("away_lat", "away_lon"), ("port_lat", "port_lon"), back=True)
    return round(close * (0.4 + 0.3 * towards + 0.3 * away), 6)


def _heading(
    row: Row, one: tuple[str, str], two: tuple[str, str], port: tuple[str, str], *, back: bool = False
) -> float:
    """Return how straight a ship sailing from one place to the other heads for the port, or from it, from 0 to 1.

    One half where it lay still or its course is unknown: that speaks neither for nor against.
    """
    here, there = (row[one[0]], row[one[1]]), (row[two[0]], row[two[1]])
    if None in (*here, *there) or max(abs(here[0] - there[0]), abs(here[1] - there[1])) < _STILL_DEGREES:
        return 0.5
    course = _bearing(here, there)
    harbour = (row[port[0]], row[port[1]])
    wanted = _bearing(harbour, here) if back else _bearing(there, harbour)
    return (1 + math.cos(math.radians(course - wanted))) / 2


_STILL_DEGREES = 0.01

_FAR = 3
"""Ports farther than so many times ``near_nm`` are not looked at."""


def _bearing(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the direction from one place to the other in degrees, on a plane: the places lie near each other."""
    east = ((other[1] - one[1] + 540) % 360 - 180) * math.cos(math.radians((one[0] + other[0]) / 2))
    return math.degrees(math.atan2(east, other[0] - one[0]))


def _claim(row: Row, others: tuple[str, ...], doubts: tuple[str, ...], strength: float, scene: Scene) -> Claim:
    evidence, rows, beside = cited(
        scene.evidence, [(row["start_file"], row["start_row"]), (row["end_file"], row["end_row"])]
    )
    observed = (
        f"MMSI {row['mmsi']:09d} was silent for {row['hours']:.1f} hours, from {clock(row['start_second'])} at "
        f"{position(row['start_lat'], row['start_lon'])}, {row['nm_to']:.0f} nautical miles by sea from "
        f"{row['port_name']}, to {clock(row['end_second'])} at {position(row['end_lat'], row['end_lon'])}, "
        f"{row['nm_from']:.0f} from it."
    )
    knots = scene.parameters.ports.voyage_knots
    inferred = (
        f"it may have called at {row['port_name']}: at {knots:g} knots there was time to sail there and back and to "
        f"stay {row['spare_hours']:.0f} hours"
    )
    reached = (f"it could as well have called at {', '.join(others)}",) if others else ()
    otherwise = (*reached, *doubts, "it may have waited, worked or met a ship at sea and called nowhere")
    sighting = Sighting(
        "inferred_from_gap",
        observed,
        inferred,
        otherwise,
        strength,
        tuple(Measure(name, row[name], unit) for name, unit in _UNITS.items()),
        points((row["start_lat"], row["start_lon"]), (row["end_lat"], row["end_lon"])),
        beside,
    )
    place = Place(row["port_name"], row["country"], float(row["port_lat"]), float(row["port_lon"]))
    event = Event(EventKind.PORT_CALL, agents=(party(row),), place=place, when=between(row))
    return Claim(event, Stance.UNVERIFIED, evidence, observed, INFERRED_CALLS.rule, row=rows, sighting=sighting)


_UNITS = {"hours": "h", "nm_to": "nm", "nm_from": "nm", "spare_hours": "h", "distance_nm": "nm"}

INFERRED_CALLS = Detector("detect.ships.inferred_calls/2", inferred_calls, inferred_call_claims)
