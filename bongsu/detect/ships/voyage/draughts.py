"""Draught that changes where no cargo is handled: in a silence, at a meeting, or on the open sea.

A ship sits deeper with cargo, and its crew types the draught into the transponder. Where it rises or falls by more
than fuel and water explain, and the ship was in no port for days before, cargo may have gone over the rail. Crews type
late, carelessly or never: a change after a call at any port is ordinary and not told, nor is one that is soon taken
back, nor one of a ship that nobody watched long enough to know of its ports.
"""

import ibis

from bongsu.detect.detector import Table
from bongsu.detect.ships.columns import HOUR, SEGMENTS
from bongsu.detect.ships.meeting.meetings import meetings
from bongsu.detect.ships.parameters import DraughtParameters
from bongsu.detect.ships.tracks.detector import Detector
from bongsu.detect.ships.tracks.near_ports import with_port
from bongsu.detect.ships.tracks.runs import runs_of
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.vessels import with_vessel
from bongsu.detect.ships.voyage.draught_words import draught_claims

_CEILING = 255
"""Decimetres: what AIS sends for 25.5 metres or more; 0 is "not available" (ITU-R M.1371-5, message 5)."""

_DAY = 24 * HOUR
_SLIP = 10
"""A draught ten times the other is a point that was not typed."""


def draughts(scene: Scene) -> Table:
    """Return one row per change of draught of a ship that was in no port for days before, by ship and time.

    Returns:
        The columns ship, mmsi, those of `IDENTITY` (by the end), start_second (when the old draught was last sent) and
        end_second (the new one first) with start_file, start_row, end_file, end_row, before_dm and after_dm
        (decimetres), changes (how often the ship changed it in all), watched_hours (from when the ship was first heard
        in the window of ``late_days`` to the end), lat, lon (where it was last before the end), still_lat, still_lon
        (where it last lay still; null), silent_hours (the longest silence of the window; null) with silent_from_lat,
        ..., silent_to_lon, silent_from_second, and of the longest meeting partner, partner_mmsi, meeting_hours,
        meeting_lat, meeting_lon, partner_name, ... (null without).
    """
    parameters = scene.parameters.draughts
    changes = scene.kept("draught_changes", lambda seen: _changes(seen.said, parameters))
    away = scene.kept("draughts_away", lambda seen: _away(changes, seen, parameters))
    quiet = scene.kept("draughts_silent", lambda seen: _with_silence(away, seen))
    met = scene.kept("draughts_met", lambda seen: _with_meeting(quiet, seen))
    told = scene.kept("draughts_named", lambda seen: with_vessel(met, seen.said, second="end_second"))
    told = with_vessel(told, scene.said, ship="partner", second="end_second", prefix="partner_")
    return told.order_by("ship", "end_second")


def _changes(said: Table, parameters: DraughtParameters) -> Table:
    """Return where one draught follows another, both sent again and again, with the window to look at before."""
    metres = said.mutate(dm=(said.draught.cast("float64") * 10).round().cast("int64"))
    metres = metres.filter(metres.dm > 0, metres.dm < _CEILING)
    runs = runs_of(metres, "ship", "mmsi", value="dm").rename(file="first_file", row="first_row")
    lasting = runs.filter(runs.times >= parameters.times)
    each = ibis.window(group_by="ship", order_by=["first_second", "run"])
    told = {name: lasting[name].lag().over(each) for name in ("dm", "first_second", "last_second", "file", "row")}
    paired = lasting.mutate(
        **{f"before_{name}": told[name] for name in told},
        earlier_dm=lasting.dm.lag(2).over(each),
        next_dm=lasting.dm.lead().over(each),
        next_second=lasting.first_second.lead().over(each),
    )
    fresh = (paired.dm != paired.before_dm).cast("int64")
    paired = paired.mutate(changes=fresh.sum().over(ibis.window(group_by="ship")))
    large = _large(paired, parameters)
    return large.select(
        "ship",
        "mmsi",
        "before_dm",
        "changes",
        after_dm="dm",
        start_second="before_last_second",
        end_second="first_second",
        start_file="before_file",
        start_row="before_row",
        end_file="file",
        end_row="row",
        since=large.first_second - int(parameters.late_days * _DAY),
    )


def _large(paired: Table, parameters: DraughtParameters) -> Table:
    """Return the changes that are more than fuel, and no slip that was soon taken back."""
    deeper = (paired.dm > paired.before_dm).ifelse(paired.dm, paired.before_dm)
    lighter = (paired.dm > paired.before_dm).ifelse(paired.before_dm, paired.dm)
    by = deeper - lighter
    soon = parameters.back_hours * HOUR
    back = ((paired.next_dm - paired.before_dm).abs() * 2 < by) & (paired.next_second - paired.first_second < soon)
    undone = ((paired.dm - paired.earlier_dm).abs() * 2 < by) & (
        paired.first_second - paired.before_first_second < soon
    )
    return paired.filter(
        by >= parameters.metres * 10,
        by >= parameters.share * deeper,
        deeper != _SLIP * lighter,
        ~ibis.coalesce(back, False),
        ~ibis.coalesce(undone, False),
    )


def _away(changes: Table, scene: Scene, parameters: DraughtParameters) -> Table:
    """Return the changes of ships that were watched for long enough and seen in no port since the window began."""
    spans = changes.select("ship", "end_second", "since").view()
    hours = scene.hours.filter(scene.hours.lat.notnull())
    met = spans.inner_join(hours.semi_join(changes.select("ship").distinct(), "ship"), "ship")
    met = met.filter(met.last_second >= met.since, met.first_second <= met.end_second)
    slow = ibis.coalesce(met.nm * HOUR < parameters.still_knots * met.seconds, False)
    slow = slow | (ibis.coalesce(met.at_anchor, 0) + ibis.coalesce(met.moored, 0) > 0)
    met = met.mutate(slow=slow, event=ibis.row_number().over(ibis.window(order_by=["ship", "end_second", "hour"])))
    met = with_port(scene.engine.keep(met, "draught_hours"), scene)
    in_port = met.slow & met.nearness.notnull()
    known = met.group_by("ship", "end_second").aggregate(
        port_hours=in_port.cast("int64").sum(),
        first_heard=met.first_second.min(),
        lat=met.lat.argmax(met.hour),
        lon=met.lon.argmax(met.hour),
        still_lat=met.lat.argmax(met.hour, where=met.slow),
        still_lon=met.lon.argmax(met.hour, where=met.slow),
    )
    placed = changes.inner_join(known, ["ship", "end_second"])
    placed = placed.mutate(watched_hours=(placed.end_second - placed.first_heard) / HOUR)
    away = placed.filter(placed.port_hours == 0, placed.watched_hours >= parameters.watched_hours)
    return away.drop("port_hours", "first_heard")


def _with_silence(away: Table, scene: Scene) -> Table:
    """Return the changes with the longest silence of the window."""
    spans = away.select("ship", "end_second", "since").view()
    steps = scene.track.filter(scene.track.step_seconds >= scene.parameters.reach.min_gap_hours * HOUR)
    met = spans.inner_join(steps, "ship")
    met = met.filter(met.second > met.since, met.before_second < met.end_second)
    longest = ibis.window(
        group_by=["ship", "end_second"], order_by=[ibis.desc("step_seconds"), "before_second", "file", "row"]
    )
    met = met.mutate(turn=ibis.row_number().over(longest)).filter(lambda table: table.turn == 0)
    silent = met.select(
        "ship",
        "end_second",
        silent_hours=met.step_seconds / HOUR,
        silent_from_second="before_second",
        silent_from_lat="before_lat",
        silent_from_lon="before_lon",
        silent_to_lat="lat",
        silent_to_lon="lon",
    )
    return away.left_join(silent, ["ship", "end_second"]).drop("ship_right", "end_second_right")


def _with_meeting(away: Table, scene: Scene) -> Table:
    """Return the changes with the longest meeting of the window."""
    met = meetings(scene)
    sides = [
        met.select(ship=one, partner=two, began="start_second", ended="end_second", meeting_hours="hours",
                   meeting_lat="lat", meeting_lon="lon")
        for one, two in (("one", "two"), ("two", "one"))
    ]  # fmt: skip
    spans = away.select("ship", "end_second", "since").view()
    joined = spans.inner_join(sides[0].union(sides[1]), "ship")
    joined = joined.filter(joined.ended > joined.since, joined.began < joined.end_second)
    longest = ibis.window(group_by=["ship", "end_second"], order_by=[ibis.desc("meeting_hours"), "partner", "began"])
    joined = joined.mutate(turn=ibis.row_number().over(longest)).filter(lambda table: table.turn == 0)
    joined = joined.mutate(partner_mmsi=joined.partner // SEGMENTS).drop("turn", "since", "began", "ended")
    return away.left_join(joined, ["ship", "end_second"]).drop("ship_right", "end_second_right", "since")


DRAUGHTS = Detector("detect.ships.draughts/1", draughts, draught_claims)
