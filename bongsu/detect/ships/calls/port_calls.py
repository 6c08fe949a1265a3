"""Port calls that were seen: a ship that slowed down and stayed within a port of the countries that are watched."""

from collections.abc import Sequence

import ibis

from bongsu.detect.detector import Row, Table, cited
from bongsu.detect.ships.columns import HOUR
from bongsu.detect.ships.parameters import PortParameters
from bongsu.detect.ships.tracks.detector import Detector
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.vessels import party, with_vessel
from bongsu.detect.ships.waters.geometry import distance_nm, with_cells, with_neighbours
from bongsu.detect.ships.waters.places import PlaceKind
from bongsu.detect.ships.wording import between, clock, points, position
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind, Place
from bongsu.model.sighting import Measure, Sighting

_CELL = 0.25
"""Degrees; wider than the largest port is across, so that a port and a ship in it lie in cells side by side."""


def watched_ports(scene: Scene) -> Table:
    """Return the ports, oil terminals and anchorages of the countries that are watched; see `port_table`."""
    ports = scene.ports
    kinds = [kind.value for kind in (PlaceKind.PORT, PlaceKind.OIL_TERMINAL, PlaceKind.ANCHORAGE)]
    return ports.filter(ports.country.isin(list(scene.parameters.ports.countries)), ports.kind.isin(kinds))


def port_calls(scene: Scene) -> Table:
    """Return one row per stay of a ship in a watched port, ordered by ship and start.

    Returns:
        The columns ship, mmsi, those of `IDENTITY`, port, port_name, port_kind, country, port_lat, port_lon,
        start_second, end_second, start_file, start_row, end_file, end_row, lat, lon (of the report nearest to the
        port), reports, slow_seconds (between reports that were slow at both ends), nearest_nm.
    """
    parameters = scene.parameters.ports
    calls = scene.kept("port_calls", lambda seen: _calls(seen, parameters))
    told = with_vessel(calls, scene.said, second="end_second")
    return told.order_by("ship", "start_second", "port")


_VISIT = ("ship", "mmsi", "port", "port_name", "port_kind", "country", "port_lat", "port_lon")


def _calls(scene: Scene, parameters: PortParameters) -> Table:
    """Return the stays: reports in one port that follow each other, slow for long enough."""
    inside = _inside(scene, parameters)
    turn = {"group_by": ["ship", "port"], "order_by": ["second", "file", "row"]}
    before = ibis.window(**turn)
    paired = inside.mutate(since=inside.second - inside.second.lag().over(before), was=inside.slow.lag().over(before))
    fresh = paired.since.isnull() | (paired.since > parameters.apart_hours * HOUR)
    paired = paired.mutate(fresh=fresh.cast("int64"))
    stays = paired.mutate(stay=paired.fresh.sum().over(ibis.cumulative_window(**turn)))
    stays = stays.mutate(turn=ibis.row_number().over(before))
    still = (stays.fresh == 0) & stays.slow & stays.was
    calls = stays.group_by(*_VISIT, "stay").aggregate(
        start_second=stays.second.min(),
        end_second=stays.second.max(),
        start_file=stays.file.argmin(stays.turn),
        start_row=stays.row.argmin(stays.turn),
        end_file=stays.file.argmax(stays.turn),
        end_row=stays.row.argmax(stays.turn),
        lat=stays.lat.argmin(stays.nm),
        lon=stays.lon.argmin(stays.nm),
        reports=stays.count(),
        slow_seconds=stays.since.sum(where=still).fill_null(0),
        nearest_nm=stays.nm.min(),
    )
    return calls.filter(calls.slow_seconds >= parameters.stay_hours * HOUR).drop("stay")


def _inside(scene: Scene, parameters: PortParameters) -> Table:
    """Return each report that lies in a watched port, with the port that it is nearest to and whether it is slow.

    Hours of ships narrow the reports down first: few ships ever come near.
    """
    ports = watched_ports(scene)
    ports = ports.select("name", "kind", "country", "radius_nm", port="id", port_lat="lat", port_lon="lon")
    around = with_neighbours(with_cells(ports, "port_lat", "port_lon", _CELL), _CELL).view()
    hours = scene.hours.filter(scene.hours.lat.notnull())
    corners = [hours.select("ship", "hour", lat=lat, lon=lon) for lat, lon in _CORNERS]
    # most corners are near no port: those that are the same are told apart among the few that are left
    placed = with_cells(ibis.union(*corners), "lat", "lon", _CELL)
    near = placed.join(around, ["cell_lat", "cell_lon"])
    near = near.select(
        "ship", "hour", "port", "name", "kind", "country", "radius_nm", "port_lat", "port_lon"
    ).distinct()
    track = scene.track.filter(scene.track.lat.notnull())
    track = track.mutate(hour=(track.second / HOUR).floor().cast("int64"))
    met = near.view().join(track, ["ship", "hour"])
    met = met.mutate(nm=distance_nm(met.lat, met.lon, met.port_lat, met.port_lon))
    met = met.filter(met.nm <= met.radius_nm)
    closest = ibis.window(group_by=["file", "row"], order_by=["nm", "port"])
    met = met.mutate(
        place=ibis.row_number().over(closest), knots=ibis.coalesce(met.sog.cast("float64"), met.step_knots)
    )
    return met.filter(met.place == 0).mutate(
        port_name=met.name, port_kind=met.kind, slow=(met.knots <= parameters.slow_knots).fill_null(False)
    )


_CORNERS = (("south", "west"), ("south", "east"), ("north", "west"), ("north", "east"))


def port_call_claims(rows: Sequence[Row], scene: Scene) -> tuple[Claim, ...]:
    """Return one claim per row of the table that `port_calls` makes."""
    return tuple(_claim(row, scene) for row in rows)


def _claim(row: Row, scene: Scene) -> Claim:
    evidence, rows, beside = cited(
        scene.evidence, [(row["start_file"], row["start_row"]), (row["end_file"], row["end_row"])]
    )
    hours = row["slow_seconds"] / HOUR
    at_anchor = row["port_kind"] == PlaceKind.ANCHORAGE.value
    observed = (
        f"MMSI {row['mmsi']:09d} lay still for {hours:.1f} hours between {clock(row['start_second'])} and "
        f"{clock(row['end_second'])} at {position(row['lat'], row['lon'])}, {row['nearest_nm']:.1f} nautical miles "
        f"from {row['port_name']}; {row['reports']} reports."
    )
    sighting = Sighting(
        "seen_at_anchorage" if at_anchor else "seen",
        observed,
        f"it {'anchored off' if at_anchor else 'called at'} {row['port_name']}",
        ("another ship uses its number", "it waited in the roads and went to no berth"),
        min(1.0, 0.5 + hours / 24),
        (
            Measure("hours", hours, "h"),
            Measure("nearest_nm", row["nearest_nm"], "nm"),
            Measure("reports", row["reports"]),
        ),
        points((row["lat"], row["lon"])),
        beside,
    )
    place = Place(row["port_name"], row["country"], float(row["lat"]), float(row["lon"]))
    event = Event(EventKind.PORT_CALL, agents=(party(row),), place=place, when=between(row))
    return Claim(event, Stance.ASSERTED, evidence, observed, PORT_CALLS.rule, row=rows, sighting=sighting)


PORT_CALLS = Detector("detect.ships.port_calls/1", port_calls, port_call_claims)
