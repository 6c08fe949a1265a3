"""Destinations that the track contradicts: a call at a watched port under another, or a course that leads away.

What a crew types as destination is often late, sometimes a joke, and at times a cover. A ship that calls in the DPRK
while it names a port elsewhere, and one that for days sails away from where it says it goes, are told; whether the
text was old or false, the track does not say.
"""

from collections.abc import Sequence

import ibis
import pyarrow as pa

from bongsu.detect.detector import Row, Table, cited
from bongsu.detect.ships.calls.port_calls import port_calls
from bongsu.detect.ships.columns import HOUR
from bongsu.detect.ships.parameters import DestinationParameters
from bongsu.detect.ships.tracks.detector import Detector
from bongsu.detect.ships.tracks.runs import runs_of
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.vessels import party, with_vessel
from bongsu.detect.ships.voyage.stated import stated
from bongsu.detect.ships.waters.afloat import miles_round_land, place
from bongsu.detect.ships.waters.geometry import distance_nm
from bongsu.detect.ships.wording import between, clock, points, position
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind, Place
from bongsu.model.sighting import Measure, Sighting

CALLED_ELSEWHERE, SAILS_AWAY = "called_elsewhere", "sails_away_from_destination"

_STATED = pa.schema({"destination": pa.string(), "to_country": pa.string(), "to_name": pa.string(),
                     "to_lat": pa.float64(), "to_lon": pa.float64()})  # fmt: skip


def destinations(scene: Scene) -> Table:
    """Return one row per contradiction, by ship and start.

    Returns:
        The columns ship, mmsi, those of `IDENTITY`, form, destination (as typed), to_country, to_name, to_lat, to_lon
        (null where only the country is known), since and until (first and last time it was sent), said_file, said_row,
        start_second, end_second, lat, lon and port_name, country (of the call; null), start_lat, start_lon (of a
        course that leads away), start_nm, end_nm (to the destination, at both ends; null) and been_nm (how near the
        ship had been to it before; null).
    """
    spans = scene.kept("stated_spans", _spans)
    called = scene.kept("called_elsewhere", lambda seen: _called(spans, seen))
    away = scene.kept("sails_away", lambda seen: _away(spans, seen, seen.parameters.destinations))
    found = scene.kept("destinations", lambda _: called.union(away.select(*called.columns)))
    told = with_vessel(found.drop("destination"), scene.said, second="until", prefix="")
    typed = found.select("ship", "form", "start_second", typed="destination").view()
    told = told.left_join(typed, ["ship", "form", "start_second"])
    return told.drop("ship_right", "form_right", "start_second_right").order_by("ship", "start_second", "form")


def _spans(scene: Scene) -> Table:
    """Return the times in which a ship sent one destination that says where it goes."""
    said = scene.said.filter(scene.said.destination.notnull())
    texts = scene.engine.rows(said.select("destination").distinct())
    known = [(text, stated(text)) for text in sorted(str(row["destination"]) for row in texts)]
    held = [dict(zip(_STATED.names, (text, to.country, to.name, to.lat, to.lon), strict=True))
            for text, to in known if to is not None]  # fmt: skip
    meant = scene.engine.table(pa.Table.from_pylist(held, schema=_STATED), "stated")
    runs = runs_of(said, "ship", "mmsi", value="destination")
    spans = runs.select(
        "ship", "mmsi", "run", "destination", since="first_second", until="last_second", said_file="first_file",
        said_row="first_row",
    )  # fmt: skip
    return spans.inner_join(meant, "destination")


def _called(spans: Table, scene: Scene) -> Table:
    """Return the calls at watched ports of ships that named a port of another country until shortly before."""
    calls = port_calls(scene).select("ship", "start_second", "end_second", "lat", "lon", "port_name", "country").view()
    met = spans.inner_join(calls, "ship")
    met = met.filter(met.since < met.start_second, met.to_country != met.country)
    last = ibis.window(group_by=["ship", "start_second"], order_by=[ibis.desc("since"), "run"])
    met = met.mutate(turn=ibis.row_number().over(last)).filter(lambda table: table.turn == 0)
    held = met.until >= met.start_second - scene.parameters.ports.apart_hours * HOUR
    met = met.filter(held).drop("turn")
    return _with_been(met, scene).mutate(
        form=ibis.literal(CALLED_ELSEWHERE),
        start_lat=ibis.null("float64"),
        start_lon=ibis.null("float64"),
        start_nm=ibis.null("float64"),
        end_nm=distance_nm(met.lat, met.lon, met.to_lat, met.to_lon),
    )


def _away(spans: Table, scene: Scene, parameters: DestinationParameters) -> Table:
    """Return the spans in which a ship never came nearer to where it said it goes, and ended far from there."""
    long = spans.filter(spans.until - spans.since >= parameters.hours * HOUR, spans.to_lat.notnull())
    keys = long.select("ship", "run", "since", "until", "to_lat", "to_lon").view()
    hours = scene.hours.filter(scene.hours.lat.notnull())
    met = keys.inner_join(hours.select("ship", "hour", "first_second", "last_second", "lat", "lon"), "ship")
    met = met.filter(met.first_second >= met.since, met.last_second <= met.until)
    met = met.mutate(nm=distance_nm(met.lat, met.lon, met.to_lat, met.to_lon))
    seen = met.group_by("ship", "run").aggregate(
        start_second=met.first_second.min(),
        end_second=met.last_second.max(),
        nearest_nm=met.nm.min(),
        **{f"start_{name}": met[name].argmin(met.hour) for name in ("lat", "lon", "nm")},
        **{name: met[of].argmax(met.hour) for name, of in (("lat", "lat"), ("lon", "lon"), ("end_nm", "nm"))},
    )
    far = seen.filter(
        seen.end_second - seen.start_second >= parameters.hours * HOUR,
        seen.nearest_nm >= 0.9 * seen.start_nm,
        seen.start_nm >= parameters.near_nm,
        seen.end_nm >= seen.start_nm + parameters.away_nm,
    )
    told = long.inner_join(far, ["ship", "run"]).drop("nearest_nm")
    been = _with_been(told, scene)
    been = been.filter(been.been_nm.isnull() | (been.been_nm > parameters.near_nm))
    unknown = {"port_name": ibis.null("string"), "country": ibis.null("string")}
    return been.mutate(form=ibis.literal(SAILS_AWAY), **unknown)


def _with_been(events: Table, scene: Scene) -> Table:
    """Return the events with how near the ship had been to the destination before the event began."""
    keys = events.select("ship", "start_second", "to_lat", "to_lon").view()
    met = keys.inner_join(scene.hours.select("ship", "last_second", "lat", "lon"), "ship")
    met = met.filter(met.last_second < met.start_second)
    been = met.group_by("ship", "start_second").aggregate(
        been_nm=distance_nm(met.lat, met.lon, met.to_lat, met.to_lon).min()
    )
    return events.left_join(been, ["ship", "start_second"]).drop("ship_right", "start_second_right")


def destination_claims(rows: Sequence[Row], scene: Scene) -> tuple[Claim, ...]:
    """Return one claim per row that stands when ways go round land."""
    parameters = scene.parameters.destinations
    return tuple(_claim(row, scene) for row in rows if row["form"] == CALLED_ELSEWHERE or _by_sea(row, parameters))


def _by_sea(row: Row, parameters: DestinationParameters) -> bool:
    """Return whether the ship ended farther from its destination by sea too: the way there may lead round a cape."""
    to = place(row, "to_")
    start = miles_round_land(place(row, "start_"), to) or row["start_nm"]
    end = miles_round_land(place(row, ""), to) or row["end_nm"]
    return bool(end >= start + parameters.away_nm)


def _claim(row: Row, scene: Scene) -> Claim:
    evidence, rows, beside = cited(scene.evidence, [(row["said_file"], row["said_row"])])
    called = row["form"] == CALLED_ELSEWHERE
    observed = _observed(row, called=called)
    been = row["been_nm"] is not None and row["been_nm"] <= scene.parameters.destinations.near_nm
    otherwise = (
        *(
            (f"it had been at {row['to_name']} before, and the crew may not have typed its next port yet",)
            if been
            else ()
        ),
        "the crew typed its destination late, or its next port but one",
        "it was sent elsewhere on the way" if not called else "another ship uses its number",
    )
    to = f"{row['to_name'] or 'a port'} ({row['to_country'].upper()})"
    sighting = Sighting(
        row["form"],
        observed,
        f"the destination was a cover: it went to {row['port_name']}, not to {to}" if called else None,
        otherwise,
        (0.6 if called else 0.3) * (0.5 if been else 1.0),
        tuple(Measure(name, row[name], "nm") for name in ("start_nm", "end_nm", "been_nm") if row[name] is not None),
        points((row["start_lat"], row["start_lon"]), (row["lat"], row["lon"])),
        beside,
    )
    where = Place(row["port_name"], row["country"], round(float(row["lat"]), 5), round(float(row["lon"]), 5))
    event = Event(EventKind.VOYAGE_IRREGULARITY, agents=(party(row),), place=where, when=between(row))
    return Claim(event, Stance.ASSERTED, evidence, observed, DESTINATIONS.rule, row=rows, sighting=sighting)


def _observed(row: Row, *, called: bool) -> str:
    to = f"{row['to_name'] or 'a port'} ({row['to_country'].upper()})"
    said = f'MMSI {row["mmsi"]:09d} gave its destination as "{row["typed"]}", {to}, until {clock(row["until"])}'
    if called:
        return f"{said}, and lay at {row['port_name']} from {clock(row['start_second'])}."
    return (
        f"{said}; from {clock(row['start_second'])} at {position(row['start_lat'], row['start_lon'])}, "
        f"{row['start_nm']:.0f} nautical miles from there, it went to {position(row['lat'], row['lon'])}, "
        f"{row['end_nm']:.0f} from there, and never came nearer."
    )


DESTINATIONS = Detector("detect.ships.destinations/1", destinations, destination_claims)
