"""Events and tracks as GeoJSON (RFC 7946): WGS 84, longitude first, lines cut at the date line."""

from collections.abc import Iterable
from typing import Any

from bongsu.model.claim import Claim
from bongsu.model.event import EventKind
from bongsu.model.party import Party
from bongsu.report.ships.chart import Fix
from bongsu.report.ships.seam import LatLon, cut
from bongsu.report.ships.thinning import Line, thinned

_DECIMALS = 5
_LINES = frozenset(
    {
        EventKind.AIS_GAP,
        EventKind.POSITION_SPOOFING,
        EventKind.IDENTITY_TAMPERING,
        EventKind.SHIP_IDENTITY,
        EventKind.VOYAGE_IRREGULARITY,
    }
)
"""Kinds whose way tells more than their place."""


def geojson(claims: Iterable[Claim], tracks: Iterable[Fix] = ()) -> dict[str, Any]:
    """Return a FeatureCollection: one feature a claim, and one a part of a track, thinned as on the map.

    An event without a place has no geometry (null). Members outside RFC 7946 stand under ``properties`` only.
    """
    told = tuple(claims)
    features = [_event(claim) for claim in told]
    numbers = {name for claim in told for ship in claim.event.agents for name in names_of(ship)}
    features += [_track(line) for line in thinned(tracks, numbers)[0]]
    return {"type": "FeatureCollection", "features": features}


def names_of(ship: Party) -> tuple[str, ...]:
    """Return what the rows of a ship may call it: its MMSI and its id."""
    return (*((ship.identifiers.mmsi,) if ship.identifiers.mmsi else ()), ship.id)


def way(claim: Claim) -> list[LatLon]:
    """Return where the event was, in the order of time; empty when that is unknown."""
    if claim.sighting and claim.sighting.path:
        return [(point.lat, point.lon) for point in claim.sighting.path]
    place = claim.event.place
    return [(place.lat, place.lon)] if place and place.lat is not None and place.lon is not None else []


def spot(claim: Claim) -> LatLon | None:
    """Return the one point of an event: its place, else the middle of its way."""
    place = claim.event.place
    if place and place.lat is not None and place.lon is not None:
        return place.lat, place.lon
    path = way(claim)
    return path[len(path) // 2] if path else None


def _event(claim: Claim) -> dict[str, Any]:
    path, at = way(claim), spot(claim)
    geometry = _line(path) if len(set(path)) > 1 and (claim.event.kind in _LINES or at is None) else None
    if geometry is None and at is not None:
        geometry = {"type": "Point", "coordinates": _position(at)}
    return {"type": "Feature", "id": claim.id, "geometry": geometry, "properties": _told(claim)}


def _told(claim: Claim) -> dict[str, Any]:
    when, place, seen = claim.event.when, claim.event.place, claim.sighting
    told: dict[str, Any] = {
        "kind": claim.event.kind.value,
        "start": when.earliest.isoformat() if when.earliest else None,
        "end": when.latest.isoformat() if when.latest else None,
        "ships": [_ship(ship) for ship in (*claim.event.agents, *claim.event.recipients)],
        "place": place.name if place else None,
        "country": place.country if place else None,
        "stance": claim.stance.value,
        "quote": claim.quote,
        "evidence": claim.evidence,
        "rows": list(claim.row),
        "rule": claim.rule,
    }
    if seen:
        told |= {
            "form": seen.form,
            "observed": seen.observed,
            "inferred": seen.inferred,
            "otherwise": list(seen.otherwise),
            "strength": seen.strength,
            "measures": {measure.name: {"value": measure.value, "unit": measure.unit} for measure in seen.measures},
            "path": [_position((point.lat, point.lon)) for point in seen.path],
        }
    return told


def _ship(ship: Party) -> dict[str, Any]:
    numbers = ship.identifiers
    return {"id": ship.id, "name": ship.name, "flag": ship.country, "imo": numbers.imo, "mmsi": numbers.mmsi}


def _track(line: Line) -> dict[str, Any]:
    points = [(float(lat), float(lon)) for lat, lon in zip(line.lat, line.lon, strict=True)]
    told = {"kind": "track", "ship": line.ship, "mmsi": line.mmsi, "segment": int(line.segment)}
    told |= {"start_second": int(line.second[0]), "end_second": int(line.second[-1])}
    return {"type": "Feature", "geometry": _line(points), "properties": told}


def _line(points: list[LatLon]) -> dict[str, Any]:
    parts = [[_position(point) for point in part] for part in cut(points)]
    if len(parts) == 1:
        return {"type": "LineString", "coordinates": parts[0]}
    return {"type": "MultiLineString", "coordinates": parts}


def _position(point: LatLon) -> list[float]:
    """Return longitude and latitude, to a metre."""
    return [round(point[1], _DECIMALS), round(point[0], _DECIMALS)]
