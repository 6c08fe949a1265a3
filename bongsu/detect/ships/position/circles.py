"""Circles: positions that run round one point, again and again, more evenly than a ship can steer.

Made-up tracks and receivers of false satellite signals show such circles. A ship at anchor swings slowly within a few
hundred yards of its chain; search patterns, trawling and waiting are no circles. Where several ships circle one point
at one time, something disturbs reception there, and none of them did it.
"""

import math
from collections.abc import Sequence
from itertools import groupby
from typing import Any

import ibis

from bongsu.detect.detector import Row, Table
from bongsu.detect.ships.columns import HOUR, turn
from bongsu.detect.ships.parameters import CircleParameters
from bongsu.detect.ships.position.false_places import apart_nm, crowds, spoofed
from bongsu.detect.ships.tracks.detector import Detector
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.vessels import with_vessel
from bongsu.detect.ships.wording import clock, middle, points, position
from bongsu.model.claim import Claim
from bongsu.model.sighting import Measure, Sighting

SPANS = (3, 12)
"""Hours that are looked at together: a few loops of reports minutes apart, or of reports an hour apart."""

SELDOM = 80
"""The longer span is for ships with fewer reports in it, or for wide circles: else the shorter one tells as much."""

WIDE_NM = 4.0
"""A circle of such a diameter takes longer than the shorter span."""

BINS = 12
"""Bearings are counted in so many sectors."""


def circles(scene: Scene) -> Table:
    """Return one row per ship and span of hours in which its places lie on a circle, ordered by ship and time.

    Returns:
        The columns ship, mmsi, those of `IDENTITY`, span (hours), start_second, end_second, start_file, start_row,
        end_file, end_row, lat, lon (of the middle), radius_nm, spread (standard deviation of the radius over its
        mean), sectors (of 12 in which it was heard), reports, nm (from report to report), knots (so), said_knots (mean
        speed that it reported; null where it did not), steady (from 0 to 1, how constantly the course that it reported
        turned with the bearing; null where it reported none).
    """
    found = scene.kept("circles", _circles)
    return with_vessel(found, scene.said, second="end_second").order_by("ship", "start_second", "span")


def _circles(scene: Scene) -> Table:
    parameters = scene.parameters.circles
    stays = _stays(scene.hours, parameters)
    return _measured(_centred(_placed(scene.track, stays)), parameters)


def _stays(hours: Table, parameters: CircleParameters) -> Table:
    """Return the ships and spans with way made in a round box: what may be a circle, by hours alone."""
    each = hours.filter(hours.lat.notnull()).mutate(span=ibis.array(list(SPANS)).unnest())
    each = each.mutate(slot=(each.hour / each.span).floor().cast("int64"))
    boxes = each.group_by("ship", "mmsi", "span", "slot").aggregate(
        reports=each.reports.sum(),
        nm=each.nm.sum(),
        seconds=each.seconds.sum(),
        south=each.south.min(),
        north=each.north.max(),
        west=each.west.min(),
        east=each.east.max(),
    )
    across = ((boxes.north + boxes.south) / 2).radians().cos()
    boxes = boxes.mutate(high=(boxes.north - boxes.south) * 60, wide=(boxes.east - boxes.west) * 60 * across)
    larger = (boxes.high > boxes.wide).ifelse(boxes.high, boxes.wide)
    smaller = (boxes.high > boxes.wide).ifelse(boxes.wide, boxes.high)
    return boxes.filter(
        boxes.reports >= parameters.min_sectors,
        larger.between(2 * parameters.least_nm, 2 * parameters.most_nm * 1.2),
        smaller > 0.75 * larger,
        boxes.nm > 2.5 * larger,
        (boxes.span == SPANS[0]) | (boxes.reports < SELDOM) | (larger > WIDE_NM),
        boxes.nm * HOUR > parameters.least_knots * boxes.seconds,
    ).select(
        "ship",
        "span",
        "slot",
        mid_lat=(boxes.north + boxes.south) / 2,
        mid_lon=(boxes.east + boxes.west) / 2,
        across=((boxes.north + boxes.south) / 2).radians().cos(),
    )


def _placed(track: Table, stays: Table) -> Table:
    """Return the reports of these spans, with x (east) and y (north) in nautical miles from the middle of the box."""
    hour = (track.second / HOUR).floor().cast("int64")
    heard = track.filter(track.lat.notnull()).mutate(hour=hour).semi_join(stays.select("ship").distinct(), "ship")
    heard = heard.mutate(span=ibis.array(list(SPANS)).unnest())
    heard = heard.mutate(slot=(heard.hour / heard.span).floor().cast("int64"))
    joined = heard.inner_join(stays.view(), ["ship", "span", "slot"])
    return joined.mutate(x=(joined.lon - joined.mid_lon) * 60 * joined.across, y=(joined.lat - joined.mid_lat) * 60)


def _centred(placed: Table) -> Table:
    """Return the reports with u and v, nautical miles from the middle of the circle fitted to their span.

    The fit is Kåsa's (IEEE Transactions on Instrumentation and Measurement, 1976): least squares of the power.
    """
    group = ibis.window(group_by=["ship", "span", "slot"])
    u, v = placed.x - placed.x.mean().over(group), placed.y - placed.y.mean().over(group)
    moved = placed.mutate(u=u, v=v)
    square = moved.u * moved.u + moved.v * moved.v
    sums = {
        "uu": moved.u * moved.u,
        "uv": moved.u * moved.v,
        "vv": moved.v * moved.v,
        "uz": moved.u * square,
        "vz": moved.v * square,
    }
    moved = moved.mutate(**{name: term.sum().over(group) for name, term in sums.items()})
    scale = (2 * (moved.uu * moved.vv - moved.uv * moved.uv)).nullif(0)
    moved = moved.mutate(
        east=(moved.uz * moved.vv - moved.vz * moved.uv) / scale,
        north=(moved.vz * moved.uu - moved.uz * moved.uv) / scale,
    )
    moved = moved.mutate(
        lat=moved.mid_lat + (moved.y - moved.v + moved.north) / 60,
        lon=moved.mid_lon + (moved.x - moved.u + moved.east) / 60 / moved.across,
    )
    return moved.mutate(u=moved.u - moved.east, v=moved.v - moved.north)


def _measured(centred: Table, parameters: CircleParameters) -> Table:
    """Return the spans whose reports lie on a circle, with its measures."""
    bearing = centred.u.atan2(centred.v)
    offset = centred.cog.cast("float64").radians() - bearing
    heard = centred.mutate(
        radius=(centred.u * centred.u + centred.v * centred.v).sqrt(),
        sector=(bearing.degrees() / (360 / BINS)).floor().cast("int64"),
        ahead=offset.cos(),
        aside=offset.sin(),
        turn=turn(centred.second, centred.row),
    )
    heard = heard.filter(heard.radius.notnull())
    spans = heard.group_by("ship", "mmsi", "span", "slot").aggregate(
        start_second=heard.second.min(),
        end_second=heard.second.max(),
        start_file=heard.file.argmin(heard.turn),
        start_row=heard.row.argmin(heard.turn),
        end_file=heard.file.argmax(heard.turn),
        end_row=heard.row.argmax(heard.turn),
        lat=heard.lat.mean(),
        lon=heard.lon.mean(),
        radius_nm=heard.radius.mean(),
        spread=heard.radius.std(how="pop") / heard.radius.mean(),
        sectors=heard.sector.nunique(),
        reports=heard.count(),
        nm=heard.step_nm.sum(),
        knots=heard.step_nm.sum() / (heard.step_seconds.sum() / HOUR).nullif(0),
        said_knots=heard.sog.mean(),
        ahead=heard.ahead.mean(),
        aside=heard.aside.mean(),
    )
    spans = spans.mutate(steady=(spans.ahead * spans.ahead + spans.aside * spans.aside).sqrt())
    return spans.filter(
        spans.spread < parameters.most_spread,
        spans.sectors >= parameters.min_sectors,
        spans.radius_nm.between(parameters.least_nm, parameters.most_nm),
        spans.knots >= parameters.least_knots,
    ).drop("ahead", "aside", "slot")


def circle_claims(rows: Sequence[Row], scene: Scene) -> tuple[Claim, ...]:
    """Return one claim per ship and circle, or one for all ships that circle one point at one time."""
    parameters = scene.parameters.circles
    rounds = [event for _, spans in groupby(rows, lambda row: row["ship"]) for event in _rounds(list(spans))]
    rounds = [event for event in rounds if event["loops"] >= parameters.min_loops]
    claims = []
    for crowd in crowds(rounds, _together):
        if len({event["mmsi"] for event in crowd}) >= parameters.many_ships:
            claims.append(_disturbed(crowd, scene))
        else:
            claims.extend(_claim(event, scene) for event in crowd)
    return tuple(claims)


def _rounds(spans: list[Row]) -> list[dict[str, Any]]:
    """Return the spans of one ship joined where they are one circle: the same point, with no other span between."""
    joined: list[dict[str, Any]] = []
    for span in spans:
        for event in joined:
            if _meets(event, span):
                _extend(event, span)
                break
        else:
            joined.append({**span, "nm_by_span": {(span["span"], span["start_second"]): span["nm"]}})
    for event in joined:
        sailed = _sailed(event["nm_by_span"])
        event["loops"] = sailed / (2 * math.pi * float(event["radius_nm"]))
    return joined


def _sailed(nm_by_span: dict[tuple[int, int], float]) -> float:
    """Return the way made in spans of the one length that saw most of it: both lengths see the same way."""
    return max(sum(nm for (span, _), nm in nm_by_span.items() if span == length) for length in SPANS)


def _extend(event: dict[str, Any], span: Row) -> None:
    sailed: dict[tuple[int, int], float] = event["nm_by_span"]
    sailed[span["span"], span["start_second"]] = span["nm"]
    for end, later in (("start", False), ("end", True)):
        if (span[f"{end}_second"] > event[f"{end}_second"]) is later:
            event.update({name: span[name] for name in (f"{end}_second", f"{end}_file", f"{end}_row")})
    event["reports"] = max(event["reports"], span["reports"])
    event["spread"] = max(event["spread"], span["spread"])


def _meets(event: Row, span: Row) -> bool:
    if span["start_second"] > event["end_second"] + 2 * SPANS[-1] * HOUR:
        return False
    return apart_nm(event, span) < 0.5 * float(max(event["radius_nm"], span["radius_nm"]))


def _together(one: Row, other: Row) -> bool:
    """Return whether two ships circled one point at one time."""
    if one["start_second"] > other["end_second"] or other["start_second"] > one["end_second"]:
        return False
    return apart_nm(one, other) < float(max(one["radius_nm"], other["radius_nm"]))


def _claim(event: Row, scene: Scene) -> Claim:
    observed = (
        f"MMSI {event['mmsi']:09d} reported places on a circle of {event['radius_nm']:.2f} nautical miles around "
        f"{position(event['lat'], event['lon'])} from {clock(event['start_second'])} to {clock(event['end_second'])}: "
        f"{event['loops']:.0f} loops, the radius even to {100 * event['spread']:.1f}%."
    )
    sighting = Sighting(
        "circle",
        observed,
        "the places were made up, or came from a false satellite signal: no ship steers so evenly for so long",
        _otherwise(event),
        _strength(event),
        _measures(event),
        points((event["lat"], event["lon"])),
    )
    return spoofed((event,), middle(event), sighting, scene, CIRCLES.rule)


def _disturbed(crowd: Sequence[Row], scene: Scene) -> Claim:
    first, last = min(event["start_second"] for event in crowd), max(event["end_second"] for event in crowd)
    ships = len({event["mmsi"] for event in crowd})
    observed = (
        f"{ships} ships reported places on circles around {position(crowd[0]['lat'], crowd[0]['lon'])} "
        f"from {clock(first)} to {clock(last)}."
    )
    sighting = Sighting(
        "interference",
        observed,
        "satellite navigation was disturbed there: ships received a false signal, and none of them did it",
        ("a fleet's tracks were made up together, which needs no ship to be there",),
        0.2,
        (Measure("ships", ships),),
        points(*((event["lat"], event["lon"]) for event in crowd)),
    )
    return spoofed(crowd, middle(crowd[0]), sighting, scene, CIRCLES.rule)


def _otherwise(event: Row) -> tuple[str, ...]:
    otherwise = ["others nearby may show the same: then a signal was disturbed, and the ship did not do it"]
    if event["radius_nm"] < 0.3:
        otherwise.append("so small a circle may be a ship that swings around its anchor, or a fault of its receiver")
    return (*otherwise, "trials at sea, or a survey, with the helm held for hours")


def _strength(event: Row) -> float:
    even = 1 - min(1.0, float(event["spread"]) / 0.05)
    often = min(1.0, float(event["loops"]) / 20)
    return 0.4 + 0.3 * even + 0.2 * often


def _measures(event: Row) -> tuple[Measure, ...]:
    units = {
        "radius_nm": "nm",
        "spread": "",
        "loops": "",
        "sectors": "",
        "knots": "kn",
        "said_knots": "kn",
        "steady": "",
    }
    return tuple(Measure(name, event[name], unit) for name, unit in units.items() if event[name] is not None)


CIRCLES = Detector("detect.ships.circles/2", circles, circle_claims)
