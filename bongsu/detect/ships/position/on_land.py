"""Positions on land: a ship that is afloat before or after is shown well inland, where no water is known.

A ship on a river, a lake or in a canal is inland to the coast that we hold. So a place counts only away from ports and
from the inland waters of `waters.inland`, where not two other ships are heard as well; and only of a ship that came
there at a bound that no ship makes, or straight over the shore and on, as no river runs. Where several ships are shown
inland near each other at one time the signal was disturbed, and none of them did it.
"""

from collections.abc import Sequence
from dataclasses import replace

import ibis
import numpy as np
import pyarrow as pa

from bongsu.detect.detector import Row, Table, cited
from bongsu.detect.ships.columns import HOUR, SEGMENTS
from bongsu.detect.ships.parameters import LandParameters
from bongsu.detect.ships.position.inland_forms import INTERFERENCE, bounded, ends_nm, said_of, told_as
from bongsu.detect.ships.tracks.detector import Detector
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.slow_hours import with_ends
from bongsu.detect.ships.tracks.vessels import party, with_vessel
from bongsu.detect.ships.waters.coast import shore_nm
from bongsu.detect.ships.waters.geometry import with_cells
from bongsu.detect.ships.waters.inland import dry
from bongsu.detect.ships.wording import between
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind, Place

_CELL = 0.25
_ACROSS_NM = 11.0
"""Half the diagonal of a cell."""

_SHIPS = (200_000_000, 799_999_999)
"""MMSIs of ships; stations, aids to navigation and aircraft that search are on land by right."""

_CORNERS = (("south", "west"), ("south", "east"), ("north", "west"), ("north", "east"))


def on_land(scene: Scene) -> Table:
    """Return one row per row of hours that a ship was shown inland, ordered by MMSI and start.

    Returns:
        The columns ship, mmsi, those of `IDENTITY`, start_second, end_second, file and row of both ends, start_lat,
        start_lon, end_lat and end_lon (null where that report gave no place), in_lat, in_lon, out_lat, out_lon (mean
        places of the first and the last hour), reports, hours, nm (sailed), others (most ships but this heard inland
        about one of its places), own (hours in which the number was heard afloat meanwhile), and of the last hour
        afloat before and the first after, of any hull on the number, before_ship, before_second, before_lat,
        before_lon, and the same of after (null where there is none within ``around_hours``).
    """
    parameters = scene.parameters.on_land
    # each step is run by itself: compiling one long expression takes longer than running many short ones
    scene.kept("dry_hours", lambda seen: _dry_hours(seen, parameters))
    runs = scene.kept("dry_runs", lambda seen: _runs(seen, parameters))
    around = scene.kept("dry_around", lambda seen: _around(runs, seen, parameters))
    ended = with_ends(around, scene, "dry_ends")
    told = with_vessel(ended, scene.said, second="end_second")
    return told.order_by("mmsi", "start_second", "ship")


def _dry_hours(scene: Scene, parameters: LandParameters) -> Table:
    """Return ship, mmsi, hour and cell of the hours of ships that were spent wholly inland, away from known waters."""
    hours = scene.hours.filter(scene.hours.lat.notnull(), scene.hours.mmsi.between(*_SHIPS))
    placed = with_cells(hours, "lat", "lon", _CELL)
    cells = scene.engine.arrow(placed.select("cell_lat", "cell_lon").distinct())
    middles = [cells[name].to_numpy() * _CELL + _CELL / 2 - off for name, off in (("cell_lat", 90), ("cell_lon", 180))]
    inland = shore_nm(*middles) <= _ACROSS_NM - parameters.inland_nm
    far = placed.semi_join(scene.engine.table(cells.filter(pa.array(inland)), "inland_cells"), ["cell_lat", "cell_lon"])
    names = ("ship", "mmsi", "hour", "cell_lat", "cell_lon")
    found = scene.engine.arrow(far.select(*names, "lat", "lon", "south", "north", "west", "east"))
    held = {name: found[name].to_numpy() for name in ("lat", "lon", "south", "north", "west", "east")}
    wholly = np.logical_and.reduce([shore_nm(held[lat], held[lon]) <= -parameters.inland_nm for lat, lon in _CORNERS])
    known = found.filter(pa.array(wholly))
    dried = dry(known["lat"].to_numpy(), known["lon"].to_numpy(), parameters.inland_nm, parameters.port_nm)
    return scene.engine.table(known.filter(pa.array(dried)).select(list(names)), "dry_hours")


def _flagged(scene: Scene) -> Table:
    """Return all hours of the MMSIs with dry ones, with ``dry``."""
    found = scene.kept("dry_hours", lambda seen: _dry_hours(seen, seen.parameters.on_land))
    hours = scene.hours.filter(scene.hours.lat.notnull()).semi_join(found, "mmsi")
    marks = found.select("ship", "hour", marked=ibis.literal(1, "int8"))
    joined = hours.left_join(marks, ["ship", "hour"])
    return joined.mutate(dry=joined.marked.notnull()).drop("ship_right", "hour_right", "marked")


def _runs(scene: Scene, parameters: LandParameters) -> Table:
    """Return the runs of dry hours of each ship that are long enough to be more than a fault."""
    flagged = scene.kept("dry_flagged", _flagged)
    order = {"group_by": "ship", "order_by": "hour"}
    before = ibis.window(**order)
    paired = flagged.mutate(was=flagged.dry.lag().over(before), since=flagged.last_second.lag().over(before))
    goes_on = paired.dry & paired.was & (paired.first_second - paired.since <= parameters.silent_hours * HOUR)
    numbered = paired.mutate(fresh=(~ibis.coalesce(goes_on, False)).cast("int64"))
    numbered = numbered.mutate(run=numbered.fresh.sum().over(ibis.cumulative_window(**order)))
    dried = numbered.filter(numbered.dry)
    runs = dried.group_by("ship", "mmsi", "run").aggregate(
        start_second=dried.first_second.min(),
        end_second=dried.last_second.max(),
        reports=dried.reports.sum(),
        hours=dried.count(),
        nm=dried.nm.sum(),
        **{
            f"{end}_{name}": getattr(dried[name], pick)(dried.hour)
            for end, pick in (("in", "argmin"), ("out", "argmax"))
            for name in ("lat", "lon")
        },
    )
    long = runs.end_second - runs.start_second >= parameters.min_minutes * 60
    return runs.filter(long, runs.reports >= parameters.min_reports).drop("run")


def _around(runs: Table, scene: Scene, parameters: LandParameters) -> Table:
    """Return the runs with where the MMSI was before, meanwhile and after, and how many others are heard there."""
    flagged = scene.kept("dry_flagged", _flagged)
    afloat = flagged.filter(~flagged.dry)
    afloat = afloat.select("mmsi", "hour", "first_second", "last_second", own_ship="ship", own_lat="lat", own_lon="lon")
    met = runs.select("ship", "mmsi", "start_second", "end_second").view().inner_join(afloat, "mmsi")
    reach = int(parameters.around_hours * HOUR)
    met = met.filter(met.last_second >= met.start_second - reach, met.first_second <= met.end_second + reach)
    earlier, later = met.last_second < met.start_second, met.first_second > met.end_second
    picks = {"before": (earlier, "argmax", "last_second"), "after": (later, "argmin", "first_second")}
    # of two hulls in one hour the same one must come first on every engine
    turns = {side: met[second] * SEGMENTS + met.own_ship % SEGMENTS for side, (_, _, second) in picks.items()}
    sides = {
        f"{side}_{name}": getattr(met[column], pick)(turns[side], where=where)
        for side, (where, pick, second) in picks.items()
        for name, column in (("ship", "own_ship"), ("second", second), ("lat", "own_lat"), ("lon", "own_lon"))
    }
    known = met.group_by("ship", "start_second").aggregate(own=(~earlier & ~later).cast("int64").sum(), **sides)
    joined = runs.inner_join(known, ["ship", "start_second"])
    return joined.inner_join(_others(runs, scene), ["ship", "start_second"])


def _others(runs: Table, scene: Scene) -> Table:
    """Return per run the most other MMSIs that were heard inland in one cell of its places, at any time.

    Numbers whose tracks were cut do not count: they are shown where they cannot be.
    """
    found = scene.kept("dry_hours", lambda seen: _dry_hours(seen, seen.parameters.on_land))
    whole = found.anti_join(scene.pieces, "mmsi")
    counts = whole.group_by("cell_lat", "cell_lon").aggregate(numbers=whole.mmsi.nunique()).view()
    cut = scene.pieces.select("mmsi", cut=ibis.literal(1, "int64")).distinct()
    mine = runs.select("ship", "start_second", "end_second").view().inner_join(found, "ship")
    mine = mine.filter(mine.hour >= mine.start_second // HOUR, mine.hour <= mine.end_second // HOUR)
    joined = mine.left_join(counts, ["cell_lat", "cell_lon"]).drop("cell_lat_right", "cell_lon_right")
    joined = joined.left_join(cut, "mmsi").drop("mmsi_right")
    others = ibis.coalesce(joined.numbers, 0) - (1 - ibis.coalesce(joined.cut, 0))
    return joined.mutate(others=others).group_by("ship", "start_second").aggregate(others=ibis._.others.max())


def on_land_claims(rows: Sequence[Row], scene: Scene) -> tuple[Claim, ...]:
    """Return one claim per row that is more than a fault or an unlisted water, or one for all disturbed together."""
    parameters = scene.parameters.on_land
    crowds: list[list[Row]] = []
    for row in sorted(rows, key=lambda item: (item["start_second"], item["mmsi"], item["ship"])):
        if not bounded(row, parameters):
            continue
        crowd = next((some for some in crowds if any(_together(one, row, parameters) for one in some)), None)
        if crowd is None:
            crowds.append([row])
        else:
            crowd.append(row)
    disturbed = [some for some in crowds if len({row["mmsi"] for row in some}) >= parameters.many_ships]
    within = {(row["ship"], row["start_second"]) for some in disturbed for row in some}
    alone = [row for row in rows if (row["ship"], row["start_second"]) not in within]
    return (
        *(_claim([row], form, scene) for row in alone if (form := told_as(row, parameters))),
        *(_claim(some, INTERFERENCE, scene) for some in disturbed),
    )


def _together(one: Row, other: Row, parameters: LandParameters) -> bool:
    """Return whether two ships were shown inland near each other at one time."""
    at_once = one["start_second"] <= other["end_second"] and other["start_second"] <= one["end_second"]
    return at_once and ends_nm(one, "in_", other, "in_") <= parameters.together_nm


def _claim(rows: Sequence[Row], form: str, scene: Scene) -> Claim:
    sighting = said_of(rows, form)
    ends = [(row[f"{end}_file"], row[f"{end}_row"]) for row in rows for end in ("start", "end")]
    evidence, numbers, beside = cited(scene.evidence, ends)
    start, end = min(row["start_second"] for row in rows), max(row["end_second"] for row in rows)
    event = Event(
        EventKind.POSITION_SPOOFING,
        agents=tuple(dict.fromkeys(party(row) for row in rows)),
        place=Place(lat=round(float(rows[0]["in_lat"]), 5), lon=round(float(rows[0]["in_lon"]), 5)),
        when=between({"start_second": start, "end_second": end}),
    )
    told = replace(sighting, beside=beside)
    return Claim(event, Stance.ASSERTED, evidence, told.observed, ON_LAND.rule, row=numbers, sighting=told)


ON_LAND = Detector("detect.ships.on_land/1", on_land, on_land_claims)
