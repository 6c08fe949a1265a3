"""AIS gaps: a ship that was heard, then not heard for hours, then heard again; and what may lie behind it.

A gap says only that no report reached the receivers behind the table. It does not say that a transmitter was
switched off: poor reception, crowded channels and a lost feed look the same. Each gap therefore carries what speaks
for working reception: how often the ship was heard before, and whether other ships near its last place went on being
heard. It is called apparent disabling only where that evidence is there.
The silence after a ship's last report is no gap: the table may simply end.
"""

from collections.abc import Sequence

import ibis

from bongsu.detect.detector import Row, Table, cited
from bongsu.detect.ships.columns import HOUR, SEGMENTS
from bongsu.detect.ships.parameters import GapParameters
from bongsu.detect.ships.silence.silences import cause
from bongsu.detect.ships.tracks.coverage import ahead, back_together, on_the_way, with_covered
from bongsu.detect.ships.tracks.detector import Detector
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.unheard import unheard
from bongsu.detect.ships.tracks.vessels import party, with_vessel
from bongsu.detect.ships.waters.afloat import miles_round_land, place, with_shores
from bongsu.detect.ships.waters.coast import REACH_NM
from bongsu.detect.ships.waters.geometry import with_cells, with_neighbours
from bongsu.detect.ships.wording import between, clock, points, position
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind, Place
from bongsu.model.sighting import Measure, Sighting

_HOURS_THEN = 3
_DAY = 24 * HOUR

_FAR_NM = 60.0
"""Between places nearer than this, land is a headland or an island, and the way round it tells nothing."""

_LONGER = 1.1
"""A way round land that is hardly longer is not told."""


def gaps(scene: Scene) -> Table:
    """Return one row per silence of at least ``min_hours``, ordered by ship and start.

    Returns:
        The columns ship, mmsi, those of `IDENTITY` (the last known before the gap), start_second, end_second,
        start_file, start_row, end_file, end_row, start_lat, start_lon, end_lat, end_lon (degrees), hours,
        distance_nm (great circle; null when a place is unknown), implied_knots, reports_before (of the ship in the
        ``hours_before`` hours before the start, the last one not counted), knots_before (its mean speed then),
        ships_before and ships_during (others heard nearby per hour, before and during the silence; null where the
        last place is unknown), ahead and ahead_heard (places on its course in the hours that followed, and how many
        of them lie where anybody was ever heard), way and way_heard (the same of places at sea on the straight way to
        where it was heard again), silent_together (others that fell silent and came back at the same times),
        back_together and back_around (other silences near its end that ended within minutes of it, and within hours),
        heard_then (ships heard anywhere in the `_HOURS_THEN` hours before), blind_seconds (of the silence, in which
        nothing was collected), and from_lat, from_lon (where the ship was up to an hour before the start).
    """
    return scene.kept("gaps", _gaps).order_by("ship", "start_second")


def _gaps(scene: Scene) -> Table:
    parameters = scene.parameters.gaps
    silences = scene.kept("silences", lambda seen: _silences(seen.track, parameters))
    before = scene.kept("before_silences", lambda seen: _before(silences, seen.track, parameters))
    parts = [before, _nearby(silences, scene.hours, parameters), _together(silences)]
    parts += [_heard_then(silences, scene.hours), back_together(silences, parameters)]
    covered = scene.kept("covered", lambda seen: with_covered(seen.hours, parameters))
    parts += [ahead(silences, before, covered, parameters), on_the_way(silences, covered, scene.engine, parameters)]
    silences = scene.blind(silences)
    for part in parts:
        silences = silences.left_join(part.view(), ["ship", "start_second"])
        silences = silences.drop("ship_right", "start_second_right")
    told = with_vessel(silences, scene.said, second="start_second")
    return _counted(told, parameters)


def _silences(track: Table, parameters: GapParameters) -> Table:
    """Return the times of at least the threshold in which nothing was heard of a ship."""
    silent = unheard(track, parameters.min_hours * HOUR)
    hours = (silent.end_second - silent.start_second) / HOUR
    return silent.mutate(hours=hours, implied_knots=silent.distance_nm / hours)


def _before(silences: Table, track: Table, parameters: GapParameters) -> Table:
    """Return per silence how often the ship was heard shortly before, and how fast it went from report to report."""
    earlier = silences.select("ship", "start_second").view()
    joined = earlier.inner_join(track, "ship")
    ago = joined.start_second - joined.second
    recent = joined.filter(ago >= 0, ago <= parameters.hours_before * HOUR)
    inside = recent.step_seconds <= parameters.hours_before * HOUR
    sailed = recent.step_nm.sum(where=inside)
    last_hour = (recent.start_second - recent.second <= HOUR) & recent.lat.notnull()
    return recent.group_by("ship", "start_second").aggregate(
        from_second=recent.second.min(where=last_hour),
        from_lat=recent.lat.argmin(recent.second, where=last_hour),
        from_lon=recent.lon.argmin(recent.second, where=last_hour),
        reports_before=recent.count() - 1,
        knots_before=sailed / (recent.step_seconds.sum(where=inside) / HOUR).nullif(0),
    )


def _nearby(silences: Table, hours: Table, parameters: GapParameters) -> Table:
    """Return per silence how many other ships an hour were heard around the last place, before and during it."""
    side, before = parameters.nearby_degrees, parameters.hours_before * HOUR
    others = with_cells(hours.filter(hours.lat.notnull()), "lat", "lon", side)
    others = others.mutate(day=others.first_second // _DAY)
    others = others.select("cell_lat", "cell_lon", "day", "first_second", "last_second", "hour", other="mmsi")
    # days in which anything was heard: without them each silence would meet all that was ever heard around its place
    days = others.select(heard_day="day").distinct().view()
    placed = silences.filter(silences.start_lat.notnull())
    since, until = (placed.start_second - before) // _DAY, placed.end_second // _DAY
    placed = placed.inner_join(days, [since <= days.heard_day, until >= days.heard_day]).rename(day="heard_day")
    boxes = with_neighbours(with_cells(placed, "start_lat", "start_lon", side), side).view()
    met = boxes.join(others, ["cell_lat", "cell_lon", "day"])
    met = met.filter(met.other != met.mmsi, met.last_second >= met.start_second - before)
    met = met.filter(met.first_second <= met.end_second)
    during = (met.last_second > met.start_second) & (met.first_second < met.end_second)
    return met.group_by("ship", "start_second").aggregate(
        ship_hours_before=(met.first_second <= met.start_second).cast("int64").sum(),
        ship_hours_during=during.cast("int64").sum(),
        ships_nearby=met.other.nunique(where=during),
    )


def _together(silences: Table) -> Table:
    """Return per silence how many other ships fell silent within the hour and came back within the hour."""
    one = silences.select("ship", "start_second", "end_second", slot=silences.start_second // HOUR).view()
    two = silences.select(other="ship", began="start_second", ended="end_second", slot=silences.start_second // HOUR)
    near = two.mutate(step=ibis.array([-1, 0, 1]).unnest())
    near = near.mutate(slot=near.slot + near.step).drop("step")
    met = one.join(near, "slot")
    met = met.filter(
        met.ship // SEGMENTS != met.other // SEGMENTS,
        (met.start_second - met.began).abs() <= HOUR,
        (met.end_second - met.ended).abs() <= HOUR,
    )
    return met.group_by("ship", "start_second").aggregate(silent_together=met.other.nunique())


def _heard_then(silences: Table, hours: Table) -> Table:
    """Return per silence how many ships were heard anywhere in the last hours before it."""
    slots = silences.select(slot=silences.start_second // HOUR).distinct()
    steps = slots.mutate(step=ibis.array(list(range(-_HOURS_THEN, 1))).unnest())
    steps = steps.mutate(hour=steps.slot + steps.step).view()
    heard = steps.join(hours.select("hour", other="mmsi"), "hour")
    heard = heard.group_by("slot").aggregate(heard_then=heard.other.nunique())
    keyed = silences.select("ship", "start_second", slot=silences.start_second // HOUR)
    return keyed.join(heard, "slot").select("ship", "start_second", "heard_then")


def _counted(silences: Table, parameters: GapParameters) -> Table:
    """Return the silences with rates for counts; nothing met nearby is zero, an unknown place stays unknown."""
    unplaced = silences.start_lat.isnull()

    def rate(name: str, hours: object) -> Table:
        return unplaced.ifelse(ibis.null("float64"), ibis.coalesce(silences[name], 0) / hours)

    return silences.mutate(
        ships_before=rate("ship_hours_before", ibis.literal(parameters.hours_before)),
        ships_during=rate("ship_hours_during", silences.hours),
        ships_nearby=unplaced.ifelse(ibis.null("int64"), ibis.coalesce(silences.ships_nearby, 0)),
        silent_together=ibis.coalesce(silences.silent_together, 0),
        heard_then=ibis.coalesce(silences.heard_then, 0),
        back_together=ibis.coalesce(silences.back_together, 0),
        back_around=ibis.coalesce(silences.back_around, 0),
    ).drop("ship_hours_before", "ship_hours_during", "from_second")


def gap_claims(rows: Sequence[Row], scene: Scene) -> tuple[Claim, ...]:
    """Return one claim per row of the table that `gaps` makes; unknown values None."""
    return tuple(_claim({**row, "sea_nm": _round_land(row, scene)}, scene) for row in with_shores(rows))


def _round_land(row: Row, scene: Scene) -> float | None:
    """Return the miles over water between both ends, where land lies between them and the ship had to hurry."""
    far = row["distance_nm"] is not None and row["distance_nm"] >= _FAR_NM
    if not far or row["hours"] > scene.parameters.reach.most_gap_hours:
        return None
    miles = miles_round_land(place(row, "start_"), place(row, "end_"))
    return miles if miles and miles > _LONGER * row["distance_nm"] else None


def _claim(row: Row, scene: Scene) -> Claim:
    evidence, rows, beside = cited(
        scene.evidence, [(row["start_file"], row["start_row"]), (row["end_file"], row["end_row"])]
    )
    where = None if row["start_lat"] is None else Place(lat=float(row["start_lat"]), lon=float(row["start_lon"]))
    found = cause(row, scene.parameters.gaps)
    observed = _observed(row, scene.parameters.gaps)
    sighting = Sighting(
        found.form,
        observed,
        found.inferred,
        (*_too_fast(row, scene), *found.otherwise),
        found.strength,
        _measures(row),
        points((row["start_lat"], row["start_lon"]), (row["end_lat"], row["end_lon"])),
        beside,
    )
    event = Event(EventKind.AIS_GAP, agents=(party(row),), place=where, when=between(row))
    return Claim(event, Stance.ASSERTED, evidence, observed, GAPS.rule, row=rows, sighting=sighting)


def _too_fast(row: Row, scene: Scene) -> tuple[str, ...]:
    """Return what speaks against one ship having sailed round the land between both ends."""
    knots = (row["sea_nm"] or 0) / row["hours"]
    if knots <= scene.parameters.reach.fastest_knots:
        return ()
    said = f"round the land between both places it would have sailed at {knots:.0f} knots: another ship may use its "
    return (f"{said}number, or a position is false",)


_UNITS = {
    "hours": "h",
    "distance_nm": "nm",
    "sea_nm": "nm",
    "shore_nm": "nm",
    "implied_knots": "kn",
    "knots_before": "kn",
    "reports_before": "",
    "ships_before": "per hour",
    "ships_during": "per hour",
    "ships_nearby": "",
    "ahead": "",
    "ahead_heard": "",
    "way": "",
    "way_heard": "",
    "silent_together": "",
    "back_together": "",
    "back_around": "",
    "blind_hours": "h",
}


def _measures(row: Row) -> tuple[Measure, ...]:
    told = {**row, "blind_hours": row["blind_seconds"] / HOUR or None}
    return tuple(Measure(name, told[name], unit) for name, unit in _UNITS.items() if told[name] is not None)


def _observed(row: Row, parameters: GapParameters) -> str:
    """Return what was observed, and no more: the two positions and what was heard around the silence."""
    start = position(row["start_lat"], row["start_lon"]) + _coast(row)
    last = f"MMSI {row['mmsi']:09d} last heard {clock(row['start_second'])} at {start}"
    again = f"heard again {clock(row['end_second'])} at {position(row['end_lat'], row['end_lon'])}"
    apart = f"{row['hours']:.1f} hours"
    if row["distance_nm"] is not None:
        by_sea = f" ({row['sea_nm']:.0f} by sea)" if row["sea_nm"] else ""
        apart += f" and {row['distance_nm']:.0f} nautical miles{by_sea}"
    before = f"heard {row['reports_before']} times in the {parameters.hours_before:g} hours before"
    if row["ships_nearby"] is None:
        return f"{last}, {again}, {apart} later; {before}."
    nearby = f"other ships heard near its last place meanwhile: {row['ships_nearby']}"
    return f"{last}, {again}, {apart} later; {before}; {nearby}."


def _coast(row: Row) -> str:
    """Return how far the last place was from the shore, and whose it is."""
    if row["start_lat"] is None:
        return ""
    if row["shore_nm"] is None:
        return f", {REACH_NM:.0f} nautical miles or more from any shore"
    shore = f"the shore of {row['coast'].upper()}" if row["coast"] else "the shore"
    if row["shore_nm"] < 0:
        return f", at {shore} or on land"
    return f", {row['shore_nm']:.0f} nautical miles off {shore}"


GAPS = Detector("detect.ships.gaps/5", gaps, gap_claims)
