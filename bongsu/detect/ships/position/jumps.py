"""Jumps: a ship that for minutes or hours is shown miles away, faster than any ship sails, and comes back.

One false place is a fault of transmission and no event. Several in a row, while the ship says that it goes slowly,
are false positions: made up, or received from a false satellite signal. Which of both, the reports do not say; where
several ships jump at one time near each other, the signal was disturbed, and none of them did it.
"""

from collections.abc import Sequence

import ibis

from bongsu.detect.detector import Row, Table
from bongsu.detect.ships.columns import HOUR, turn
from bongsu.detect.ships.parameters import JumpParameters
from bongsu.detect.ships.position.clones import badly_programmed, hulls_of, shared_reports, turns_of
from bongsu.detect.ships.position.false_places import apart_nm, crowds, spoofed
from bongsu.detect.ships.tracks.detector import Detector
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.vessels import with_vessel
from bongsu.detect.ships.waters.geometry import distance_nm
from bongsu.detect.ships.wording import clock, points, position
from bongsu.model.claim import Claim
from bongsu.model.event import Place
from bongsu.model.sighting import Measure, Point, Sighting


def jumps(scene: Scene) -> Table:
    """Return one row per row of false places of one MMSI, ordered by it and by time.

    Returns:
        The columns mmsi, ship (the track that they interrupt), those of `IDENTITY`, start_second, end_second,
        start_file, start_row, end_file, end_row, lat, lon (the mean of the false places), false (instants with one),
        true (reports of that track between the first and the last), said_knots (mean speed reported with them; null
        where none was), top_knots (between two of them; null for one), off_nm (from where the ship was last heard to
        the first), and with the prefixes before_ and after_ the second, lat, lon, file and row of the ship's own
        reports around them (null where none was within the hours).
    """
    parameters = scene.parameters.jumps
    bursts = scene.kept("bursts", lambda seen: _bursts(_false_places(seen), parameters))
    found = _around(bursts, scene, parameters)
    found = found.mutate(off_nm=distance_nm(found.before_lat, found.before_lon, found.first_lat, found.first_lon))
    return with_vessel(found, scene.said, second="end_second").order_by("mmsi", "start_second")


def _interrupting(scene: Scene) -> Table:
    """Return the tracks (column ship) that only interrupt another of their MMSI, once and back again."""
    turns = scene.kept("turns", turns_of)
    hulls = hulls_of(scene.kept("shared_reports", shared_reports)).select("ship", "first_second", "last_second")
    pairs = turns.filter(turns.turns < scene.parameters.clones.min_turns)
    for side in ("one", "other"):
        named = hulls.select(**{f"{side}_{name}": hulls[name] for name in hulls.columns}).view()
        pairs = pairs.inner_join(named, f"{side}_ship")
    after = pairs.other_first_second > pairs.one_first_second
    within = after & (pairs.other_last_second < pairs.one_last_second)
    around = ~after & (pairs.one_last_second < pairs.other_last_second)
    inner = within.ifelse(pairs.other_ship, around.ifelse(pairs.one_ship, ibis.null("int64")))
    return pairs.select(ship=inner).filter(lambda row: row.ship.notnull()).distinct()


def _false_places(scene: Scene) -> Table:
    """Return the strays, and the reports of tracks that only interrupt another, with the ship where it has another."""
    columns = ("mmsi", "second", "file", "row", "lat", "lon", "sog")
    strays = scene.strays.filter(scene.strays.lat.notnull()).select(*columns)
    away = scene.track.semi_join(_interrupting(scene), "ship")
    return strays.union(away.filter(away.lat.notnull()).select(*columns))


def _bursts(false: Table, parameters: JumpParameters) -> Table:
    """Return the false places of each MMSI that follow each other, one row each."""
    order = {"group_by": "mmsi", "order_by": ["second", "file", "row"]}
    before = ibis.window(**order)
    paired = false.mutate(
        since=false.second - false.second.lag().over(before),
        step_nm=distance_nm(false.lat.lag().over(before), false.lon.lag().over(before), false.lat, false.lon),
    )
    fresh = paired.since.isnull() | (paired.since > parameters.apart_minutes * 60)
    paired = paired.mutate(fresh=fresh.cast("int64"), turn=turn(paired.second, paired.row))
    burst = paired.mutate(burst=paired.fresh.sum().over(ibis.cumulative_window(**order)))
    inside = (burst.fresh == 0) & (burst.since > 0)
    return burst.group_by("mmsi", "burst").aggregate(
        start_second=burst.second.min(),
        end_second=burst.second.max(),
        **{f"start_{name}": burst[name].argmin(burst.turn) for name in ("file", "row")},
        **{f"end_{name}": burst[name].argmax(burst.turn) for name in ("file", "row")},
        first_lat=burst.lat.argmin(burst.turn),
        first_lon=burst.lon.argmin(burst.turn),
        false=burst.second.nunique(),
        said_knots=burst.sog.mean(),
        top_knots=(burst.step_nm / burst.since.nullif(0) * HOUR).max(where=inside),
    )


def _around(bursts: Table, scene: Scene, parameters: JumpParameters) -> Table:
    """Return the bursts with the ship's own reports before, within and after them."""
    own = scene.track.anti_join(_interrupting(scene), "ship")
    own = own.filter(own.lat.notnull()).select("ship", "mmsi", "second", "lat", "lon", "file", "row", "sog")
    spans = bursts.select("mmsi", "burst", "start_second", "end_second").view()
    near = spans.inner_join(own, "mmsi")
    hours = int(parameters.around_hours * HOUR)
    near = near.filter(near.second >= near.start_second - hours, near.second <= near.end_second + hours)
    near = near.mutate(turn=turn(near.second, near.row))
    before, after = near.second < near.start_second, near.second > near.end_second
    sides = {"before": (before, "argmax"), "after": (after, "argmin")}
    picked = {
        f"{side}_{name}": getattr(near[name], pick)(near.turn, where=where)
        for side, (where, pick) in sides.items()
        for name in ("second", "lat", "lon", "file", "row")
    }
    told = near.group_by("mmsi", "burst").aggregate(
        ship=near.ship.argmin(near.turn), true=(~before & ~after).cast("int64").sum(), **picked
    )
    return bursts.inner_join(told, ["mmsi", "burst"])


def jump_claims(rows: Sequence[Row], scene: Scene) -> tuple[Claim, ...]:
    """Return one claim per row of false places that is more than a fault, or one for all ships that jumped together."""
    parameters = scene.parameters.jumps
    real = [row for row in rows if _false(row, scene)]
    real.sort(key=lambda item: (item["start_second"], item["mmsi"]))
    claims = []
    for crowd in crowds(real, lambda one, other: _together(one, other, parameters)):
        if len({row["mmsi"] for row in crowd}) >= parameters.many_ships:
            claims.append(_disturbed(crowd, scene))
        else:
            claims.extend(_claim(row, scene) for row in crowd)
    return tuple(claims)


def _false(row: Row, scene: Scene) -> bool:
    """Return whether a row of false places is more than faults of transmission, clocks or a shared number."""
    parameters = scene.parameters.jumps
    if badly_programmed(row["mmsi"], 0, scene.parameters.clones) or row["off_nm"] is None:
        return False
    lasted = row["end_second"] - row["start_second"]
    slow = row["said_knots"] is None or row["said_knots"] < scene.parameters.tracks.fastest_knots / 2
    alone = row["true"] <= parameters.true_share * row["false"]
    both = row["before_second"] is not None and row["after_second"] is not None
    away = row["off_nm"] > scene.parameters.tracks.slack_nm or (row["top_knots"] or 0) > parameters.jump_knots
    return bool(
        row["false"] >= parameters.min_places and lasted >= parameters.min_seconds and slow and alone and both and away
    )


def _together(one: Row, other: Row, parameters: JumpParameters) -> bool:
    """Return whether two ships near each other jumped at about one time.

    Each may come later into the waters where a signal is false, but is then shown about where the others are shown.
    """
    if other["start_second"] > one["end_second"] + parameters.apart_minutes * 60:
        return False
    begun = abs(other["start_second"] - one["start_second"]) <= parameters.apart_minutes * 60
    shown = apart_nm(one, other, "first_") <= parameters.together_nm
    return (begun or shown) and apart_nm(one, other, "before_") <= parameters.together_nm


def _claim(row: Row, scene: Scene) -> Claim:
    start = position(row["before_lat"], row["before_lon"])
    observed = (
        f"MMSI {row['mmsi']:09d} at {start} at {clock(row['before_second'])} then reported {row['false']} places from "
        f"{row['off_nm']:.0f} nautical miles away, {_pace(row)}, until {clock(row['end_second'])}, and was heard again "
        f"at {position(row['after_lat'], row['after_lon'])} at {clock(row['after_second'])}."
    )
    sighting = Sighting(
        "impossible_speed",
        observed,
        "the positions between are false: no ship makes such a way, and it came back to its own",
        (
            "other ships nearby may have jumped unheard: then a signal was disturbed, and the ship did not do it",
            "its receiver failed, or a table between here and there joined two stations' reports",
        ),
        0.4 + 0.3 * min(1.0, row["false"] / 20) + 0.2 * (row["said_knots"] is not None),
        _measures(row),
        _path(row),
    )
    return _told((row,), sighting, scene)


def _pace(row: Row) -> str:
    pace = f"up to {row['top_knots']:.0f} knots from one to the next" if row["top_knots"] else "out of reach"
    return pace if row["said_knots"] is None else f"{pace} while reporting {row['said_knots']:.1f}"


def _path(row: Row) -> tuple[Point, ...]:
    ends = ("before", "first", "after")
    return points(*((row[f"{end}_lat"], row[f"{end}_lon"]) for end in ends))


def _disturbed(crowd: Sequence[Row], scene: Scene) -> Claim:
    ships = len({row["mmsi"] for row in crowd})
    first, last = min(row["start_second"] for row in crowd), max(row["end_second"] for row in crowd)
    observed = (
        f"{ships} ships around {position(crowd[0]['before_lat'], crowd[0]['before_lon'])} reported places out of reach "
        f"from {clock(first)} to {clock(last)}, and came back."
    )
    sighting = Sighting(
        "interference",
        observed,
        "satellite navigation was disturbed there: ships received a false signal or none, and none of them did it",
        ("the receivers behind the table mixed up reports of several stations",),
        0.2,
        (Measure("ships", ships),),
        points(*((row["before_lat"], row["before_lon"]) for row in crowd)),
    )
    return _told(crowd, sighting, scene)


def _told(rows: Sequence[Row], sighting: Sighting, scene: Scene) -> Claim:
    place = Place(lat=float(rows[0]["before_lat"]), lon=float(rows[0]["before_lon"]))
    ends = ("before", "start", "end", "after")
    return spoofed(rows, place, sighting, scene, JUMPS.rule, ends=ends)


def _measures(row: Row) -> tuple[Measure, ...]:
    units = {"false": "", "off_nm": "nm", "top_knots": "kn", "said_knots": "kn"}
    return tuple(Measure(name, row[name], unit) for name, unit in units.items() if row[name] is not None)


JUMPS = Detector("detect.ships.jumps/2", jumps, jump_claims)
