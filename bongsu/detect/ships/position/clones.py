"""Cloned identities: one MMSI heard in turn from places between which no hull can have sailed.

Only tracks that `tracks` has cut are looked at. Two transmitters on one number are a fact where they are heard in
turn; why they share it is not: a copied identity, a number typed in wrongly and a number taken over with a secondhand
set look alike. Numbers that are no ship's, that sets bring from the factory, or that many hulls use, are badly
programmed and told of nobody. A track that only repeats another's path later or earlier is one ship heard by a
receiver whose clock is wrong.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

import ibis
import numpy as np
from numpy.typing import NDArray

from bongsu.detect.detector import Row, Table, cited
from bongsu.detect.ships.columns import HOUR, turn
from bongsu.detect.ships.parameters import CloneParameters
from bongsu.detect.ships.tracks.detector import Detector
from bongsu.detect.ships.tracks.parting import PROVEN, miles_between
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.vessels import party, with_vessel
from bongsu.detect.ships.waters.geometry import distance_nm
from bongsu.detect.ships.wording import between, clock, points, position
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind, Place
from bongsu.model.party import Party
from bongsu.model.sighting import Measure, Sighting

_FACTORY = re.compile(r"(\d)\1{5}|123456789|987654321|234567890")
"""Numbers that sets bring from the factory or that somebody typed to be done: six equal digits, or all in order."""

_THINNED = 400  # points of a track that are compared with another's path


def clones(scene: Scene) -> Table:
    """Return one row per pair of tracks of one MMSI that no hull can have made together, ordered by MMSI and track.

    Returns:
        The columns mmsi, hulls (tracks of this MMSI), strays (false places of it), turns (impossible steps from one
        to the other), nearest_nm and farthest_nm (of those steps), start_second, end_second (first and last of them),
        and for each of both with the prefix one_ or other_: ship, mmsi, those of `IDENTITY`, reports, first_second,
        last_second, first_file, first_row, last_file, last_row, lat, lon (its first place), last_lat, last_lon.
    """
    parameters = scene.parameters.clones
    heard = scene.kept("shared_reports", shared_reports)
    turns = scene.kept("turns", turns_of)
    turns = turns.filter(turns.turns >= parameters.min_turns)
    hulls = hulls_of(heard)
    crowds = hulls.group_by("mmsi").aggregate(hulls=hulls.count())
    strays = scene.strays.group_by("mmsi").aggregate(strays=scene.strays.count()).view()
    found = turns.inner_join(crowds, "mmsi").left_join(strays, "mmsi").drop("mmsi_right")
    found = found.mutate(strays=ibis.coalesce(found.strays, 0))
    for side in ("one", "other"):
        named = hulls.select(**{f"{side}_{name}": hulls[name] for name in hulls.columns}).view()
        found = found.inner_join(named, f"{side}_ship")
        found = with_vessel(found, scene.said, ship=f"{side}_ship", second="end_second", prefix=f"{side}_")
    return found.order_by("mmsi", "one_ship", "other_ship")


def shared_reports(scene: Scene) -> Table:
    """Return the reports with a place of MMSIs whose track was cut."""
    shared = scene.pieces.select("mmsi").distinct()
    track = scene.track.semi_join(shared, "mmsi")
    return track.filter(track.lat.notnull()).select("mmsi", "ship", "second", "file", "row", "lat", "lon", "sog")


def hulls_of(heard: Table) -> Table:
    """Return each track with its reports, its first and last second, row and place."""
    # of one second the later row counts, so that engines agree
    order = turn(heard.second, heard.row)
    hulls = heard.group_by("ship", "mmsi").aggregate(
        reports=heard.count(),
        **{f"first_{name}": heard[name].argmin(order) for name in ("second", "file", "row")},
        **{f"last_{name}": heard[name].argmax(order) for name in ("second", "file", "row", "lat", "lon")},
        lat=heard.lat.argmin(order),
        lon=heard.lon.argmin(order),
    )
    return hulls.filter(hulls.reports >= PROVEN)


def turns_of(scene: Scene) -> Table:
    """Return how often each pair of tracks (one_ship, other_ship) was heard in turn with an impossible step between."""
    heard = scene.kept("shared_reports", shared_reports)
    order = ibis.window(group_by="mmsi", order_by=["second", "file", "row"])
    paired = heard.mutate(
        **{f"before_{name}": heard[name].lag().over(order) for name in ("ship", "second", "lat", "lon")}
    )
    paired = paired.filter(paired.before_ship.notnull(), paired.ship != paired.before_ship)
    nm = distance_nm(paired.before_lat, paired.before_lon, paired.lat, paired.lon)
    seconds = paired.second - paired.before_second
    limits = scene.parameters.tracks
    knots = nm / ((seconds < 1).ifelse(1, seconds) / HOUR)
    paired = paired.mutate(
        nm=nm,
        knots=knots,
        one_ship=(paired.ship < paired.before_ship).ifelse(paired.ship, paired.before_ship),
        other_ship=(paired.ship < paired.before_ship).ifelse(paired.before_ship, paired.ship),
    )
    impossible = paired.filter(paired.nm > limits.slack_nm, paired.knots > limits.fastest_knots)
    return impossible.group_by("mmsi", "one_ship", "other_ship").aggregate(
        turns=impossible.count(),
        nearest_nm=impossible.nm.min(),
        farthest_nm=impossible.nm.max(),
        start_second=impossible.before_second.min(),
        end_second=impossible.second.max(),
    )


def clone_claims(rows: Sequence[Row], scene: Scene) -> tuple[Claim, ...]:
    """Return one claim per MMSI that is a ship's and that two hulls or more send."""
    parameters = scene.parameters.clones
    told = [row for row in rows if _proven(row, parameters)]
    told = [row for row in told if not badly_programmed(row["mmsi"], row["hulls"], parameters)]
    paths = _paths(told, scene) if told else {}
    real = [row for row in told if not _one_late(row, paths, parameters)]
    return tuple(_claim(list(pairs), scene) for _, pairs in groupby(real, lambda row: row["mmsi"]))


def _proven(row: Row, parameters: CloneParameters) -> bool:
    """Return whether both tracks are more than a few false places that happen to follow each other."""
    least = min(row["one_reports"], row["other_reports"])
    return bool(least >= parameters.min_reports and least > parameters.stray_share * row["strays"])


def badly_programmed(mmsi: int, hulls: int, parameters: CloneParameters) -> bool:
    """Return whether the number is none that anybody would copy: no ship's, from the factory, or used by many."""
    if not 200_000_000 <= mmsi < 800_000_000 or hulls >= parameters.many_hulls:
        return True
    return bool(_FACTORY.search(f"{mmsi:09d}"))


def _paths(rows: Sequence[Row], scene: Scene) -> dict[int, NDArray[np.float64]]:
    """Return second, latitude and longitude of each track of these pairs, thinned, as an array of three rows."""
    heard = scene.kept("shared_reports", shared_reports)
    wanted = sorted({row[side] for row in rows for side in ("one_ship", "other_ship")})
    table = scene.engine.arrow(
        heard.filter(heard.ship.isin(wanted)).select("ship", "second", "lat", "lon").order_by("ship", "second", "lat")
    )
    ship = table["ship"].to_numpy()
    path = np.array([table[name].to_numpy().astype(np.float64) for name in ("second", "lat", "lon")])
    return {each: _thinned(path[:, ship == each]) for each in wanted}


def _thinned(path: NDArray[np.float64]) -> NDArray[np.float64]:
    count = path.shape[1]
    return path[:, np.unique(np.linspace(0, count - 1, min(count, _THINNED)).astype(np.int64))]


def _one_late(row: Row, paths: dict[int, NDArray[np.float64]], parameters: CloneParameters) -> bool:
    """Return whether one track is the other's path at another time: one ship, and a receiver's clock is wrong."""
    one, other = sorted((paths[row["one_ship"]], paths[row["other_ship"]]), key=lambda path: path.shape[1])
    miles = miles_between(one[1][:, None], one[2][:, None], other[1], other[2])
    lag = one[0][:, None] - other[0]
    miles[np.abs(lag) > parameters.clock_hours * HOUR] = np.inf
    nearest = miles.argmin(axis=1)
    at = np.arange(len(nearest))
    near = miles[at, nearest] <= _near(other)
    lags = lag[at, nearest][near]
    if len(lags) < parameters.same_path * one.shape[1]:
        return False
    low, high = np.percentile(lags, [15, 85])
    return bool(high - low <= parameters.clock_minutes * 60 and abs(np.median(lags)) > 60)


def _near(path: NDArray[np.float64]) -> float:
    """Return how far a place of the path may lie from the nearest of its reports: half a step, and a little."""
    steps = miles_between(path[1][:-1], path[2][:-1], path[1][1:], path[2][1:])
    return 0.5 + min(2.0, float(np.median(steps)) / 2) if len(steps) else 0.5


def _claim(pairs: list[Row], scene: Scene) -> Claim:
    """Return the claim of one MMSI from the pairs of its tracks that cannot be one."""
    hulls = list(_sides(pairs))
    start, end = min(row["start_second"] for row in pairs), max(row["end_second"] for row in pairs)
    rows = [(hull[f"{at}_file"], hull[f"{at}_row"]) for hull in hulls for at in ("first", "last")]
    evidence, numbers, beside = cited(scene.evidence, rows)
    ships = _ships(hulls)
    newcomer = max(hulls, key=lambda hull: hull["first_second"])
    observed = _observed(pairs, hulls)
    sighting = Sighting(
        "cloned_identity",
        observed,
        "at least two transmitters send this MMSI; one of them under an identity that is not its own",
        _otherwise(hulls),
        _strength(pairs, hulls),
        _measures(pairs, hulls),
        points(*((hull[f"{at}lat"], hull[f"{at}lon"]) for hull in hulls for at in ("", "last_"))),
        beside,
    )
    place = Place(lat=float(newcomer["lat"]), lon=float(newcomer["lon"]))
    when = between({"start_second": start, "end_second": end})
    event = Event(EventKind.IDENTITY_TAMPERING, agents=ships, place=place, when=when)
    return Claim(event, Stance.ASSERTED, evidence, observed, CLONES.rule, row=numbers, sighting=sighting)


def _sides(pairs: Sequence[Row]) -> Iterator[Row]:
    """Yield each track of these pairs once, in the order of their keys, with its columns without prefix."""
    sides = {
        row[f"{side}_ship"]: {
            name.removeprefix(f"{side}_"): value for name, value in row.items() if name.startswith(f"{side}_")
        }
        for row in pairs
        for side in ("one", "other")
    }
    for _, hull in sorted(sides.items()):
        yield hull


def _ships(hulls: Sequence[Row]) -> tuple[Party, ...]:
    found = [party(hull) for hull in hulls]
    return tuple(dict.fromkeys(found))


def _called(hull: Row) -> str:
    name = f"calls itself {hull['name']}" if hull["name"] else "gives no name"
    return f"{name}, IMO {hull['imo']:07d}" if hull["imo"] else name


def _observed(pairs: Sequence[Row], hulls: Sequence[Row]) -> str:
    turns, near = sum(row["turns"] for row in pairs), min(row["nearest_nm"] for row in pairs)
    far = max(row["farthest_nm"] for row in pairs)
    tracks = "; ".join(
        f"one heard {hull['reports']} times from {clock(hull['first_second'])} at {position(hull['lat'], hull['lon'])}"
        f" to {clock(hull['last_second'])} at {position(hull['last_lat'], hull['last_lon'])} {_called(hull)}"
        for hull in hulls
    )
    return (
        f"MMSI {pairs[0]['mmsi']:09d} heard in turn from {len(hulls)} tracks, {turns} times over {near:.0f} to "
        f"{far:.0f} nautical miles faster than any ship sails: {tracks}."
    )


def _otherwise(hulls: Sequence[Row]) -> tuple[str, ...]:
    names = {hull["name"] for hull in hulls if hull["name"]}
    imos = {hull["imo"] for hull in hulls if hull["imo"]}
    otherwise = []
    if len(imos) > 1 or (len(names) > 1 and not imos):
        otherwise.append("they give different names or IMO numbers: a number typed in wrongly is likelier than a copy")
    return (
        *otherwise,
        "a set was sold or moved to another ship and not programmed anew",
        "the reports of one of them were made up by somebody ashore, not sent by a ship",
    )


def _strength(pairs: Sequence[Row], hulls: Sequence[Row]) -> float:
    turns = sum(row["turns"] for row in pairs)
    least = min(int(hull["reports"]) for hull in hulls)
    differ = len({hull["imo"] for hull in hulls if hull["imo"]}) > 1
    return 0.4 + 0.25 * min(1.0, float(turns) / 20) + 0.25 * min(1.0, least / 50) - 0.2 * differ


def _measures(pairs: Sequence[Row], hulls: Sequence[Row]) -> tuple[Measure, ...]:
    return (
        Measure("tracks", len(hulls)),
        Measure("turns", sum(row["turns"] for row in pairs)),
        Measure("nearest_nm", min(row["nearest_nm"] for row in pairs), "nm"),
        Measure("farthest_nm", max(row["farthest_nm"] for row in pairs), "nm"),
        Measure("least_reports", min(int(hull["reports"]) for hull in hulls)),
    )


CLONES = Detector("detect.ships.clones/1", clones, clone_claims)
