"""GeoJSON: one feature an incident, places by longitude and latitude, no place no geometry."""

import json
from typing import Any

from bongsu.report import Dossier
from bongsu.report.exports.geojson import geojson


def features(dossier: Dossier) -> list[dict[str, Any]]:
    """Return the features of a collection."""
    found = json.loads(geojson(dossier))
    assert found["type"] == "FeatureCollection"
    return list(found["features"])


def test_an_incident_tells_its_findings(autumn: Dossier) -> None:
    """The three findings on one launch stand in one feature."""
    launch = next(item for item in features(autumn) if item["properties"]["kind"] == "missile_launch")
    assert len(launch["properties"]["findings"]) == 3
    assert launch["geometry"] is None
    assert launch["properties"]["place"] == "east coast"


def test_a_place_is_longitude_then_latitude_within_the_world(hostile: Dossier) -> None:
    """A place without both degrees has no geometry: missing data is never zero."""
    found = [item["geometry"] for item in features(hostile)]
    assert found.count(None) == 5
    assert {tuple(item["coordinates"]) for item in found if item} == {(180.0, -12.5)}
