"""What the map's script draws: plain numbers and words, with everything invisible marked."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import numpy as np

from bongsu.model.claim import Claim
from bongsu.model.event import EventKind, When
from bongsu.model.grade import Credibility
from bongsu.model.party import Party
from bongsu.report import hostile, wording
from bongsu.report.ships.chart import SHIP_KINDS, Chart, Spot
from bongsu.report.ships.coastline import Box, coast
from bongsu.report.ships.geojson import names_of, spot, way
from bongsu.report.ships.seam import LatLon, around, middle
from bongsu.report.ships.thinning import Line, thinned

EVENTS = 1_500
"""Events on a page: those whose observation bears most; the others are counted."""

SPOTS = 250
"""Ports and areas on a page: the described ones and those nearest to what happened."""

WAY_POINTS = 200  # of one event
PAGE_UNITS = 10_000  # to the degree: eleven metres
HOME: Box = (31.0, 117.0, 44.0, 137.0)
"""What a page without anything to show shows: the seas around Korea, in degrees (south, west, north, east)."""

_EXPLAINED = frozenset({"feed_outage", "at_rest", "reception_lost", "left_coverage"})
"""Forms of silences that have an everyday reason, or say that the collection failed."""

Scene = dict[str, Any]


def scene(chart: Chart) -> Scene:
    """Return what the script draws, as JSON values; bounded in size whatever the chart holds."""
    claims = _heaviest(chart.claims)
    ships = _ships(claims)
    lines, ships_left_out = thinned(chart.tracks, {name for ship in ships for name in names_of(ship)})
    places = [point for claim in claims for point in (*way(claim), spot(claim)) if point]
    longitudes = [lon for _, lon in places] + [float(lon) for line in lines for lon in line.lon]
    centre = middle(longitudes or [(HOME[1] + HOME[3]) / 2])
    view, box = _boxes(places, lines, centre)
    return {
        "units": PAGE_UNITS,
        "view": view,
        "box": box,
        "coast": coast((box[0], box[1], box[2], box[3])),
        "ships": [_ship(ship, chart) for ship in ships],
        "events": [_event(claim, chart, ships, centre) for claim in claims],
        "tracks": _tracks(lines, ships, centre),
        "spots": _spots(chart.spots, places, box, centre),
        "left": {"events": len(chart.claims) - len(claims), "ships": ships_left_out},
    }


def _heaviest(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims to show, the weightiest first."""
    return sorted(claims, key=lambda claim: (-_strength(claim), claim.id))[:EVENTS]


def _strength(claim: Claim) -> float:
    return claim.sighting.strength if claim.sighting else 0.0


def _ships(claims: Iterable[Claim]) -> list[Party]:
    """Return the ships that the claims name, each once, those of most events first."""
    named: dict[str, tuple[Party, int]] = {}
    for claim in claims:
        for ship in (*claim.event.agents, *claim.event.recipients):
            held, times = named.get(ship.id, (ship, 0))
            named[ship.id] = (held, times + 1)
    return [ship for ship, _ in sorted(named.values(), key=lambda told: (-told[1], told[0].name, told[0].id))]


def _boxes(places: list[LatLon], lines: tuple[Line, ...], centre: float) -> tuple[list[float], list[float]]:
    """Return what is shown first and what can be shown at all: south, west, north, east."""
    lat = np.array([lat for lat, _ in places] + [float(x) for line in lines for x in line.lat])
    lon = around(np.array([lon for _, lon in places] + [float(x) for line in lines for x in line.lon]), centre)
    if not lat.size:
        return list(HOME), _wider(HOME, 0.5)
    # a forged position far away must not shrink the map to a dot
    view = (*np.quantile(lat, [0.01]), *np.quantile(lon, [0.01]), *np.quantile(lat, [0.99]), *np.quantile(lon, [0.99]))
    whole = (lat.min(), lon.min(), lat.max(), lon.max())
    south, west, north, east = (float(side) for side in view)
    return _wider((south, west, north, east), 0.06), _wider((*map(float, whole),), 0.6)  # type: ignore[arg-type]


def _wider(box: Box, share: float) -> list[float]:
    """Return the box with a margin, at least half a degree for a look and three for a world."""
    south, west, north, east = box
    least = 0.5 if share < 0.1 else 3.0
    tall, wide = max(least, (north - south) * share), max(least, (east - west) * share)
    sides = (max(-85.0, south - tall), max(-360.0, west - wide), min(85.0, north + tall), min(360.0, east + wide))
    return [round(side, 3) for side in sides]


def _event(claim: Claim, chart: Chart, ships: list[Party], centre: float) -> Scene:
    seen, event = claim.sighting, claim.event
    named = [ship.id for ship in ships]
    at = spot(claim)
    return {
        "id": hostile.anchor(claim.id),
        "kind": event.kind.value,
        "shape": shape(claim),
        "what": _shown(_capital(wording.sighting(claim))),
        "when": _interval(event.when),
        "start": _iso(event.when.earliest),
        "ships": [named.index(ship.id) for ship in (*event.agents, *event.recipients)],
        "where": _shown(wording.where(event.place)),
        "at": _point(at, centre) if at else None,
        "way": [_point(point, centre) for point in _spread(way(claim))],
        "strength": round(_strength(claim), 2),
        "sure": seen.borne if seen else "observed",
        "grade": _grade(chart.grades.get(claim.id)),
        "observed": _sentence(seen.observed if seen else claim.quote),
        "inferred": _sentence(seen.inferred or "" if seen else ""),
        "otherwise": [_sentence(words) for words in (seen.otherwise if seen else ())],
        "measures": [[_shown(one.name.replace("_", " ")), f"{one.value:g}", one.unit] for one in seen.measures]
        if seen
        else [],
        "cited": _shown(_cited(claim, chart)),
    }


def shape(claim: Claim) -> str:
    """Return how the map marks the event: one of the shapes of the legend."""
    form = claim.sighting.form if claim.sighting else ""
    kind = claim.event.kind
    if kind is EventKind.SHIP_TO_SHIP_TRANSFER:
        return "meeting-one-sided" if "one_sided" in form or "dark" in form else "meeting"
    if kind is EventKind.PORT_CALL:
        return "call-inferred" if "inferred" in form else "call"
    if kind is EventKind.AIS_GAP:
        return "gap-disabling" if "disabling" in form else "gap-explained" if form in _EXPLAINED else "gap"
    return {
        EventKind.LOITERING: "loitering",
        EventKind.IDENTITY_TAMPERING: "identity",
        EventKind.SHIP_IDENTITY: "identity",
        EventKind.POSITION_SPOOFING: "spoofing",
    }.get(kind, "other")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _grade(grade: Credibility | None) -> str:
    return f"{grade.value} {wording.CERTAINTY[grade]}" if grade else ""


def _cited(claim: Claim, chart: Chart) -> str:
    """Return the file and rows that the event rests on."""
    held = chart.evidence.get(claim.evidence)
    rows = ", ".join(f"{row:,}" for row in claim.row[:8]) + (" ..." if len(claim.row) > 8 else "")
    name = held.path if held else f"evidence {claim.evidence[:12]}"
    return f"{name}, row{'s' if len(claim.row) > 1 else ''} {rows}" if claim.row else name


def _interval(when: When) -> str:
    """Return the time in UTC, to the minute: ``3 Nov 2025 09:18 – 4 Nov 01:00 UTC``."""
    ends = [_minute(instant) for instant in (when.earliest, when.latest) if instant]
    if len(ends) == 2 and ends[0] != ends[1]:
        day, clock = ends[1].rsplit(" ", 1)
        if ends[0].startswith(day):
            return f"{ends[0]} – {clock} UTC"
        date, year = day.rsplit(" ", 1)
        return f"{ends[0]} – {f'{date} {clock}' if f' {year} ' in ends[0] else ends[1]} UTC"
    return f"{ends[0]} UTC" if ends else wording.UNDATED


def _minute(instant: datetime) -> str:
    utc = instant - (instant.utcoffset() or instant - instant)
    return f"{utc.day} {wording.MONTHS[utc.month - 1][:3]} {utc.year} {utc:%H:%M}"


def _iso(instant: datetime | None) -> str:
    return instant.isoformat() if instant else ""


def _ship(ship: Party, chart: Chart) -> Scene:
    numbers, told = ship.identifiers, ship.particulars
    facts = [f"IMO {numbers.imo}" if numbers.imo else "", f"MMSI {numbers.mmsi}" if numbers.mmsi else ""]
    facts = [fact for fact in facts if fact != ship.name]
    facts += [f"flag {ship.country.upper()}" if ship.country else "", (told.ship_type or "") if told else ""]
    facts += [f"{told.length:g} m" if told and told.length else ""]
    return {
        "name": _shown(ship.name),
        "facts": _shown(" · ".join(fact for fact in facts if fact)),
        "remarks": [_shown(remark) for remark in chart.remarks.get(ship.id, ())],
        "listed": ship.id in chart.listed,
    }


def _tracks(lines: tuple[Line, ...], ships: list[Party], centre: float) -> list[Scene]:
    """Return the lines as steps of latitude and longitude; a ship without events is told by -1 and its number."""
    number = {name: place for place, ship in reversed(list(enumerate(ships))) for name in names_of(ship)}
    drawn = []
    for line in lines:
        points = np.stack([line.lat, np.unwrap(around(line.lon, centre), period=360)], axis=1)
        whole = np.rint(points * PAGE_UNITS).astype(np.int64)
        steps = np.diff(whole, axis=0, prepend=0).reshape(-1).tolist()
        ship = number.get(line.mmsi, number.get(line.ship, -1))
        drawn.append({"ship": ship, "name": _shown(f"MMSI {line.mmsi}"), "steps": steps})
    return drawn


def _spots(spots: tuple[Spot, ...], places: list[LatLon], box: list[float], centre: float) -> list[Scene]:
    """Return the places inside the map, the areas and then those nearest to an event."""
    near = np.array(places[:5000]).reshape(-1, 2)
    inside = []
    for one in spots:
        lat, lon = _point((one.lat, one.lon), centre)
        if box[0] <= lat <= box[2] and box[1] <= lon <= box[3]:
            away = float(np.hypot(near[:, 0] - one.lat, near[:, 1] - one.lon).min()) if len(near) else 0.0
            inside.append((one.kind == "port", away, one, lat, lon))
    inside.sort(key=lambda held: (held[0], held[1], held[2].name))
    return [
        {
            "name": _shown(one.name),
            "kind": one.kind,
            "at": [lat, lon],
            "nm": one.radius_nm,
            "country": (one.country or "").upper(),
            "estimate": one.estimate,
        }
        for _, _, one, lat, lon in inside[:SPOTS]
    ]


def _spread(points: list[LatLon]) -> list[LatLon]:
    """Return the points, evenly thinned where there are too many."""
    if len(points) <= WAY_POINTS:
        return points
    return [points[number] for number in np.linspace(0, len(points) - 1, WAY_POINTS).round().astype(int)]


def _point(point: LatLon, centre: float) -> list[float]:
    return [round(point[0], 4), round(float(around(point[1], centre)), 4)]


def _sentence(words: str) -> str:
    """Return the words with a capital and a full stop."""
    shown = _shown(words.strip())
    closed = shown if shown.endswith((".", "?", "!")) or not shown else f"{shown}."
    return closed[:1].upper() + closed[1:]


def _shown(text: str) -> str:
    """Return the text as it may be shown: nothing invisible, and no longer than a name or a sentence is."""
    return str(hostile.visible(hostile.shortened(text, hostile.LONGEST_NAME)))


KINDS = [(kind.value, wording.kind(kind)) for kind in SHIP_KINDS]
"""The kinds that the page lets a reader choose from."""
