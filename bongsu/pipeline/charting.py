"""What was seen in tracks, as a map of one page and as GeoJSON."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bongsu.model.listing import ShipListing, Standing
from bongsu.pipeline.phrasing import listing_words
from bongsu.pipeline.sea import Sea


def draw_map(sea: Sea, path: Path, title: str) -> Path:
    """Write what was seen as one page that needs nothing else, and return where it lies.

    Raises:
        WatchError: the page cannot be written.
    """
    from bongsu.detect.ships.waters.places import ports
    from bongsu.report.ships import Chart, Spot, write_map

    spots = tuple(
        Spot(port.name, port.lat, port.lon, port.radius_nm, port.kind.value, port.country, port.estimate)
        for port in ports()
    )
    evidence = {one.id: one for one in sea.evidence}
    listed = frozenset(one.ship for one in sea.listings if one.by != "name" and one.standing is Standing.LISTED)
    chart = Chart(
        title, sea.claims, sea.ways, spots, remarks=_remarks(sea), listed=listed, notes=_notes(sea), evidence=evidence
    )
    return write_map(chart, path)


def _notes(sea: Sea) -> tuple[str, ...]:
    """Return what else a reader of the map must know."""
    faint = f"{sea.left_out:,} more of little weight {'is' if sea.left_out == 1 else 'are'} left out; --all shows them."
    unlisted = "No list is held, so no ship was looked up on one."
    return (*([faint] if sea.left_out else []), *([] if sea.lists else [unlisted]))


def as_geojson(sea: Sea) -> dict[str, Any]:
    """Return events and ways as a GeoJSON FeatureCollection; an event's properties tell how its ships are listed."""
    from bongsu.report.ships import geojson

    found = geojson(sea.claims, sea.ways)
    for feature in found["features"]:
        if "id" in feature:
            feature["properties"]["listings"] = [
                listing_words(one) for one in sea.listings if one.claim == feature["id"]
            ]
    return found


def _remarks(sea: Sea) -> dict[str, tuple[str, ...]]:
    """Return what lists say of each ship by its id; its name alone counts where there is nothing surer."""
    told: dict[str, dict[str, None]] = {}
    for ship, some in _by_ship(sea.listings).items():
        numbered = [one for one in some if one.by != "name"]
        told[ship] = dict.fromkeys(listing_words(one) for one in numbered or some)
    return {ship: tuple(words) for ship, words in told.items()}


def _by_ship(listings: Iterable[ShipListing]) -> dict[str, list[ShipListing]]:
    found: dict[str, list[ShipListing]] = {}
    for one in listings:
        found.setdefault(one.ship, []).append(one)
    return found
