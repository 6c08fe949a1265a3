"""What a row of events becomes in words and citations: instants, places, rows of evidence."""

from datetime import UTC, datetime

from bongsu.detect.detector import Row
from bongsu.model.event import Place, When
from bongsu.model.sighting import Point


def instant(second: int) -> datetime:
    """Return the time of so many seconds since 1970."""
    return datetime.fromtimestamp(second, UTC)


def between(row: Row) -> When:
    """Return the time from ``start_second`` to ``end_second``."""
    return When(instant(row["start_second"]), instant(row["end_second"]))


def clock(second: int) -> str:
    """Return a time as it is printed: ``2024-10-20 03:10 UTC``."""
    return f"{instant(second):%Y-%m-%d %H:%M} UTC"


def position(lat: float | None, lon: float | None) -> str:
    """Return a place as it is printed: ``38.70 N 124.90 E``."""
    return Place(lat=lat, lon=lon).degrees or "an unknown position"


def middle(row: Row) -> Place:
    """Return the place at ``lat`` and ``lon``, which were computed: rounded to a metre, so that engines agree."""
    return Place(lat=round(float(row["lat"]), 5), lon=round(float(row["lon"]), 5))


def points(*places: tuple[float | None, float | None]) -> tuple[Point, ...]:
    """Return the places that are known."""
    return tuple(Point(lat, lon) for lat, lon in places if lat is not None and lon is not None)
