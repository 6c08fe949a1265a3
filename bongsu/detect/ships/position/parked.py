"""Positions that do not move by a metre for hours: while the ship reports speed, or on the open sea.

At a berth many receivers hold their place still, and that is no event. Under way, or at anchor in the open, where
every ship swings, a place that stays the same to the metre was not measured there and then.
"""

from collections.abc import Sequence

import ibis

from bongsu.detect.detector import Row, Table
from bongsu.detect.ships.columns import HOUR
from bongsu.detect.ships.parameters import ParkParameters
from bongsu.detect.ships.position.false_places import false_places
from bongsu.detect.ships.tracks.detector import Detector
from bongsu.detect.ships.tracks.near_ports import with_port
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.vessels import ship_type, with_vessel
from bongsu.detect.ships.waters.coast import REACH_NM, shore_nm
from bongsu.detect.ships.waters.geometry import ends
from bongsu.detect.ships.wording import clock, points, position
from bongsu.model.claim import Claim

FROZEN, PARKED_AT_SEA = "frozen_under_way", "parked_at_sea"

_METRE = 1e-5
"""Degrees; somewhat more than a metre of latitude."""

_COARSE = (100, 1000, 600)
"""Places that are whole hundredths or thousandths of a degree, or tenths of a minute, were rounded."""


def parked(scene: Scene) -> Table:
    """Return one row per time in which a ship's place stayed the same to the metre, by ship and start.

    Returns:
        The columns ship, mmsi, those of `IDENTITY`, start_second, end_second, start_file, start_row, end_file,
        end_row, lat, lon, hours, reports, said_knots (mean of the speeds it reported; null), under_way (reports with
        the status of a ship under way; null without), and those of `with_port`.
    """
    spans = scene.kept("parked_spans", lambda seen: _still(seen.hours, seen.parameters.parked))
    found = scene.kept("parked", lambda seen: _measured(spans, seen))
    # each step is run by itself: compiling one long expression takes longer than running many short ones
    near = scene.kept("parked_near", lambda seen: with_port(found, seen))
    return with_vessel(near, scene.said, second="end_second").order_by("ship", "start_second")


def _still(hours: Table, parameters: ParkParameters) -> Table:
    """Return the runs of hours in which every report gave one place."""
    order = {"group_by": "ship", "order_by": "hour"}
    before = ibis.window(**order)
    placed = hours.filter(hours.lat.notnull())
    fixed = (placed.north - placed.south < _METRE) & (placed.east - placed.west < _METRE)
    paired = placed.mutate(
        fixed=fixed,
        north_before=placed.north.lag().over(before),
        east_before=placed.east.lag().over(before),
        silent=placed.first_second - placed.last_second.lag().over(before),
    )
    same = (paired.north - paired.north_before).abs() < _METRE
    same = same & ((paired.east - paired.east_before).abs() < _METRE) & paired.fixed
    same = same & (paired.silent <= parameters.most_silent_hours * HOUR)
    paired = paired.mutate(fresh=(~ibis.coalesce(same, False)).cast("int64"))
    runs = paired.mutate(run=paired.fresh.sum().over(ibis.cumulative_window(**order)))
    runs = runs.filter(runs.fixed)
    spans = runs.group_by("ship", "mmsi", "run").aggregate(
        start_second=runs.first_second.min(),
        end_second=runs.last_second.max(),
        reports=runs.reports.sum(),
        lat=runs.north.max(),
        lon=runs.east.max(),
    )
    long = (spans.end_second - spans.start_second) >= parameters.min_hours * HOUR
    return spans.filter(long, spans.reports >= parameters.min_reports)


def _measured(spans: Table, scene: Scene) -> Table:
    """Return the spans with what the ship said of its speed meanwhile."""
    keys = spans.select("ship", "start_second", "end_second").view()
    met = keys.inner_join(scene.track.semi_join(spans, "ship"), "ship")
    met = met.filter(met.second >= met.start_second, met.second <= met.end_second)
    said = met.group_by("ship", "start_second").aggregate(
        said_knots=met.sog.cast("float64").mean(),
        under_way=(met.nav_status == 0).cast("int64").sum(),
        **ends(met, ("file", "row")),
    )
    told = spans.left_join(said, ["ship", "start_second"]).drop("ship_right", "start_second_right", "run")
    told = told.mutate(hours=(told.end_second - told.start_second) / HOUR)
    return told.mutate(event=ibis.row_number().over(ibis.window(order_by=["ship", "start_second"])))


def parked_claims(rows: Sequence[Row], scene: Scene) -> tuple[Claim, ...]:
    """Return one claim per row that no berth, no rounding and no fixed structure explains."""
    away = shore_nm([row["lat"] for row in rows], [row["lon"] for row in rows])
    told = []
    for row, miles in zip(rows, away.tolist(), strict=True):
        form = _form(row, miles, scene.parameters.parked)
        if form and not _rounded(row["lat"], row["lon"]):
            told.append(_claim(row, form, miles, scene))
    return tuple(told)


def _form(row: Row, shore: float, parameters: ParkParameters) -> str | None:
    if row["said_knots"] is not None and row["said_knots"] >= parameters.said_knots:
        return FROZEN
    at_sea = row["nearness"] is None and shore >= parameters.shore_nm
    return PARKED_AT_SEA if at_sea and row["hours"] >= parameters.sea_hours else None


def _rounded(lat: float, lon: float) -> bool:
    """Return whether a place stands for all around it."""
    return any(all(abs(degrees * step - round(degrees * step)) < _METRE for degrees in (lat, lon)) for step in _COARSE)


def _claim(row: Row, form: str, shore: float, scene: Scene) -> Claim:
    speed = "" if row["said_knots"] is None else f", while it reported {row['said_knots']:.1f} knots on average"
    off = f"{shore:.0f} nautical miles off the shore" if shore < REACH_NM else "far from any shore"
    observed = (
        f"MMSI {row['mmsi']:09d} gave one place, {position(row['lat'], row['lon'])}, {off}, in {row['reports']} "
        f"reports from {clock(row['start_second'])} to {clock(row['end_second'])}: it did not move by a metre{speed}."
    )
    frozen = form == FROZEN
    inferred = "the place was not measured there and then: it was held, or made up"
    kind = ship_type(row["ship_type"])
    otherwise = (
        *((f"it is a {kind}, which may stand on the sea floor or lie at a fixed buoy",) if kind == "dredger" else ()),
        "its receiver froze, or was set to hold its place at low speed",
        "a satellite signal that says one place to all: others nearby would show it too"
        if frozen
        else "it stands on the sea floor, as a platform or a jack-up barge does, or is a buoy with a ship's number",
    )
    measures = {"hours": (row["hours"], "h"), "reports": (row["reports"], ""), "said_knots": (row["said_knots"], "kn"),
                "shore_nm": (shore if abs(shore) < REACH_NM else None, "nm")}  # fmt: skip
    strength = (0.6 if frozen else 0.3) + 0.2 * min(1.0, row["hours"] / 24)
    words = (form, observed, inferred, otherwise)
    return false_places({**row, "measures": measures}, words, strength, points((row["lat"], row["lon"])), scene,
                        PARKED.rule)  # fmt: skip


PARKED = Detector("detect.ships.parked/1", parked, parked_claims)
