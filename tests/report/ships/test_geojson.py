"""GeoJSON as RFC 7946 asks for it."""

import json
from dataclasses import replace
from typing import Any

from bongsu.model.event import EventKind
from bongsu.report.ships import Chart, Fix, geojson
from tests.report.ships.conftest import OTHER, TANKER, told


def positions(geometry: dict[str, Any]) -> list[list[float]]:
    """Return all positions of a geometry."""
    found = geometry["coordinates"]
    if geometry["type"] == "Point":
        return [found]
    return found if geometry["type"] == "LineString" else [point for part in found for point in part]


def test_every_claim_is_a_feature(chart: Chart) -> None:
    """Each event has its geometry, its ships with their numbers, and what was observed and inferred."""
    made = geojson(chart.claims, chart.tracks)
    assert json.loads(json.dumps(made, allow_nan=False)) == made
    events = [feature for feature in made["features"] if feature["properties"]["kind"] != "track"]
    assert [feature["id"] for feature in events] == [claim.id for claim in chart.claims]
    gap, meeting = events[0], events[1]
    assert gap["geometry"] == {"type": "LineString", "coordinates": [[124.1, 38.2], [123.9, 37.4]]}
    assert meeting["geometry"] == {"type": "Point", "coordinates": [124.8, 38.5]}
    assert [one["mmsi"] for one in meeting["properties"]["ships"]] == ["457111000", "412222000"]
    assert meeting["properties"]["form"] == "two_sided"
    assert meeting["properties"]["otherwise"] == ["a broken transmitter", "poor reception"]
    assert meeting["properties"]["measures"] == {"hours": {"value": 12.0, "unit": "h"}}
    assert {feature["properties"]["mmsi"] for feature in made["features"][6:]} == {
        "457111000",
        "412222000",
        "999000111",
    }


def test_longitude_comes_first_and_stays_on_earth(chart: Chart) -> None:
    """Positions are longitude, latitude, within 180 and 90 degrees."""
    for feature in geojson(chart.claims, chart.tracks)["features"]:
        for lon, lat in positions(feature["geometry"]):
            assert 120 < lon < 130
            assert 30 < lat < 45


def test_lines_are_cut_at_the_date_line() -> None:
    """A gap and a track over the date line become lines of two parts."""
    gap = told(EventKind.AIS_GAP, "gap", (TANKER,), ((40.0, 179.0), (42.0, -179.0)))
    track = [Fix("1", "1", 0, 0, 40.0, 179.5), Fix("1", "1", 0, 3600, 40.0, -179.5)]
    for feature in geojson([gap], track)["features"]:
        assert feature["geometry"]["type"] == "MultiLineString"
        one, other = feature["geometry"]["coordinates"]
        assert one[-1][0] == 180
        assert other[0][0] == -180
        assert one[-1][1] == other[0][1]


def test_an_event_without_a_place_has_no_geometry() -> None:
    """Unknown is null, and not 0, 0."""
    claim = told(EventKind.IDENTITY_TAMPERING, "changed_name", (OTHER,), ())
    (feature,) = geojson([claim])["features"]
    assert feature["geometry"] is None
    bare = replace(claim, sighting=None)
    assert geojson([bare])["features"][0]["properties"]["quote"] == bare.quote


def test_nothing_gives_an_empty_collection() -> None:
    """No claims and no tracks are no error."""
    assert geojson([]) == {"type": "FeatureCollection", "features": []}
