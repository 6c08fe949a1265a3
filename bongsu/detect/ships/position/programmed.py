"""Tracks as a program draws them: for hours the same speed to a thousandth, evener than any ship or receiver is.

Wind, sea, helm and the noise of satellite navigation make every real ship gain and lose a cable's length within hours.
A track that after hours lies within a few metres of where its mean speed puts it was computed. Tables that were
resampled, or filled over silences, are computed too: where many ships of one table show it, it is the table's doing.
"""

from collections.abc import Sequence

import ibis

from bongsu.detect.detector import Row, Table
from bongsu.detect.ships.columns import HOUR
from bongsu.detect.ships.parameters import ProgramParameters
from bongsu.detect.ships.position.false_places import false_places
from bongsu.detect.ships.tracks.detector import Detector
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.vessels import with_vessel
from bongsu.detect.ships.waters.geometry import METRES, ends
from bongsu.detect.ships.wording import clock, points, position
from bongsu.model.claim import Claim


def programmed(scene: Scene) -> Table:
    """Return one row per time in which a ship kept one speed beyond what ships can, by ship and start.

    Returns:
        The columns ship, mmsi, those of `IDENTITY`, start_second, end_second, start_file, ..., end_lon, hours, nm,
        knots, reports, drift_m (how far it was from where an even speed would have put it, root mean square),
        said_spread (standard deviation of the speeds that it reported; null), and sailing (ships of the scene that
        sailed for as long).
    """
    parameters = scene.parameters.programs
    spans = scene.kept("even_spans", lambda seen: _even(seen.hours, parameters))
    found = scene.kept("programmed", lambda seen: _measured(spans, seen, parameters))
    return with_vessel(found, scene.said, second="end_second").order_by("ship", "start_second")


def _even(hours: Table, parameters: ProgramParameters) -> Table:
    """Return the runs of hours under way in which the mean speed hardly changes: by hours alone, few are left."""
    moving = hours.mutate(knots=hours.nm / (hours.seconds / HOUR).nullif(0))
    moving = moving.filter(moving.knots >= parameters.least_knots, moving.reports >= parameters.reports_an_hour)
    order = {"group_by": "ship", "order_by": "hour"}
    before = ibis.window(**order)
    paired = moving.mutate(since=moving.hour - moving.hour.lag().over(before), was=moving.knots.lag().over(before))
    even = (paired.since == 1) & ((paired.knots - paired.was).abs() <= parameters.even_share * paired.knots)
    paired = paired.mutate(fresh=(~ibis.coalesce(even, False)).cast("int64"))
    runs = paired.mutate(run=paired.fresh.sum().over(ibis.cumulative_window(**order)))
    spans = runs.group_by("ship", "mmsi", "run").aggregate(
        hours=runs.count(), start_second=runs.first_second.min(), end_second=runs.last_second.max()
    )
    return spans.filter(spans.end_second - spans.start_second >= parameters.min_hours * HOUR).drop("hours")


def _measured(spans: Table, scene: Scene, parameters: ProgramParameters) -> Table:
    """Return the spans whose way grew as evenly as their time, with their measures."""
    keys = spans.select("ship", "run", "start_second", "end_second").view()
    met = keys.inner_join(scene.track.filter(scene.track.lat.notnull()).semi_join(spans, "ship"), "ship")
    met = met.filter(met.second >= met.start_second, met.second <= met.end_second)
    order = {"group_by": ["ship", "run"], "order_by": ["second", "file", "row"]}
    first = met.second == met.start_second
    met = met.mutate(way=first.ifelse(0.0, ibis.coalesce(met.step_nm, 0.0)))
    met = met.mutate(sailed=met.way.sum().over(ibis.cumulative_window(**order)), clock=met.second - met.start_second)
    told = met.group_by("ship", "mmsi", "run", "start_second", "end_second").aggregate(
        reports=met.count(),
        nm=met.sailed.max(),
        spread=met.sailed.var(how="pop"),
        together=met.sailed.cov(met.clock, how="pop"),
        times=met.clock.cast("float64").var(how="pop"),
        said_spread=met.sog.cast("float64").std(how="pop"),
        longest=met.way.max(),
        **ends(met),
    )
    off = told.spread - told.together * told.together / told.times.nullif(0)
    told = told.mutate(hours=(told.end_second - told.start_second) / HOUR, drift_m=(off > 0).ifelse(off, 0.0).sqrt())
    told = told.mutate(drift_m=told.drift_m * METRES, knots=told.nm / told.hours)
    # a single long step is even by itself
    found = told.filter(told.drift_m <= parameters.drift_metres, told.longest * parameters.steps <= told.nm)
    return found.cross_join(_sailing(scene.hours, parameters).view()).drop(
        "spread", "together", "times", "run", "longest"
    )


def _sailing(hours: Table, parameters: ProgramParameters) -> Table:
    """Return in one row how many ships sailed for as long as such a track takes."""
    moving = hours.filter(hours.nm >= parameters.least_knots)
    each = moving.group_by("ship").aggregate(some=moving.count())
    each = each.filter(each.some >= parameters.min_hours)
    return each.aggregate(sailing=each.count())


def programmed_claims(rows: Sequence[Row], scene: Scene) -> tuple[Claim, ...]:
    """Return one claim per row, or none where so many ships show it that the table was resampled."""
    parameters = scene.parameters.programs
    ships = len({row["ship"] for row in rows})
    if ships >= parameters.many_ships and ships >= parameters.table_share * rows[0]["sailing"]:
        return ()
    return tuple(_claim(row, ships, scene) for row in rows)


def _claim(row: Row, ships: int, scene: Scene) -> Claim:
    observed = (
        f"MMSI {row['mmsi']:09d} sailed {row['nm']:.0f} nautical miles from {clock(row['start_second'])} at "
        f"{position(row['start_lat'], row['start_lon'])} to {clock(row['end_second'])} at "
        f"{position(row['end_lat'], row['end_lon'])}, and its {row['reports']} reports lie within "
        f"{row['drift_m']:.1f} metres of where an even {row['knots']:.2f} knots put it."
    )
    others = (f"{ships - 1} more ships of these data show it: the table may be resampled",) if ships > 1 else ()
    otherwise = (
        *others,
        "whoever made the table filled a silence with computed places",
        "the ship's system sent computed places after it lost satellite navigation",
    )
    inferred = "the places were computed, and not measured: wind, sea and helm leave no ship so even a way"
    path = points((row["start_lat"], row["start_lon"]), (row["end_lat"], row["end_lon"]))
    measures = {"hours": (row["hours"], "h"), "nm": (row["nm"], "nm"), "knots": (row["knots"], "kn"),
                "drift_m": (row["drift_m"], "m"), "reports": (row["reports"], ""),
                "said_spread": (row["said_spread"], "kn")}  # fmt: skip
    strength = (0.5 + 0.3 * min(1.0, row["hours"] / 12)) * (0.5 if ships > 1 else 1.0)
    words = ("pre_programmed_track", observed, inferred, otherwise)
    return false_places(
        {**row, "lat": row["end_lat"], "lon": row["end_lon"], "measures": measures},
        words,
        strength,
        path,
        scene,
        PROGRAMMED.rule,
    )


PROGRAMMED = Detector("detect.ships.programmed/1", programmed, programmed_claims)
