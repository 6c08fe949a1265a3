"""A small chart: a tanker goes silent, meets another ship, and calls at a port."""

from datetime import UTC, datetime, timedelta

import pytest

from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind, Place, When
from bongsu.model.evidence import Evidence
from bongsu.model.grade import Handling
from bongsu.model.party import Identifiers, Party, vessel
from bongsu.model.sighting import Measure, Particulars, Point, Sighting
from bongsu.report.ships import Chart, Fix, Spot

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
TRACKS = Evidence("ab" * 32, "receiver", "tracks/yellow-sea.csv", "text/csv", handling=Handling.AMBER)


def ship(name: str, mmsi: str) -> Party:
    """Return a tanker of that name and number."""
    return vessel(name, Identifiers(mmsi=mmsi), "mn", Particulars("tanker", 92.0))


TANKER, OTHER = ship("Su Blim 3", "457111000"), ship("Hai Feng 7", "412222000")


def told(
    kind: EventKind,
    form: str,
    ships: tuple[Party, ...],
    path: tuple[tuple[float, float], ...],
    strength: float = 0.5,
    observed: str = "What a receiver heard.",
) -> Claim:
    """Return an event of twelve hours along a path."""
    seen = Sighting(
        form,
        observed,
        "it can have handed over cargo",
        ("a broken transmitter", "poor reception"),
        strength,
        (Measure("hours", 12.0, "h"),),
        tuple(Point(*point) for point in path),
    )
    place = Place("off Nampo", "kp", *path[0]) if path else None
    when = When(NOON, NOON + timedelta(hours=12))
    return Claim(
        Event(kind, ships, place=place, when=when),
        Stance.ASSERTED,
        TRACKS.id,
        observed,
        "test",
        row=(3, 9),
        sighting=seen,
    )


@pytest.fixture
def chart() -> Chart:
    """A chart of six events, two ships with tracks and one that only passes."""
    claims = (
        told(EventKind.AIS_GAP, "apparent_disabling", (TANKER,), ((38.2, 124.1), (37.4, 123.9)), 0.8),
        told(EventKind.SHIP_TO_SHIP_TRANSFER, "two_sided", (TANKER, OTHER), ((38.5, 124.8),), 0.9),
        told(EventKind.SHIP_TO_SHIP_TRANSFER, "one_sided", (OTHER, TANKER), ((37.9, 123.8),), 0.4),
        told(EventKind.PORT_CALL, "inferred_from_gap", (TANKER,), ((38.7, 125.2),), 0.6),
        told(EventKind.LOITERING, "loitering", (OTHER,), ((37.8, 123.7), (37.9, 123.8)), 0.3),
        told(EventKind.POSITION_SPOOFING, "circle", (OTHER,), ((37.0, 123.0), (37.1, 123.1), (37.0, 123.2)), 0.7),
    )
    start = int(NOON.timestamp())
    tracks = [
        Fix(number, number, 0, start + 600 * step, 38.6 - 0.01 * step + lean * (step % 3), 124.8 - 0.008 * step)
        for number, lean in (("457111000", 0.004), ("412222000", 0.006), ("999000111", 0.002))
        for step in range(100)
    ]
    spots = (
        Spot("Nampo", 38.7167, 125.4, 4.5, country="kp"),
        Spot("Ch'o-do waters", 38.53, 124.82, 8, "transfer_area", "kp", estimate=True),
        Spot("Rotterdam", 51.9, 4.5, 3, country="nl"),
    )
    remarks = {TANKER.id: ("on a list of the Security Council since 30 March 2018",)}
    return Chart("Yellow Sea, January 2026", claims, tracks, spots, remarks=remarks, evidence={TRACKS.id: TRACKS})
