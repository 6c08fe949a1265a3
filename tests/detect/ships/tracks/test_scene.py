import pytest

from bongsu.detect.ships.columns import HOUR
from bongsu.detect.ships.meeting.reach import silent_ships
from bongsu.detect.ships.silence.gaps import GAPS
from bongsu.detect.ships.tracks.scene import AT_ANCHOR, MOORED, Outage
from bongsu.store import Engine
from tests.detect.ships.scenes import SECOND, Row, report, scene


@pytest.mark.parametrize(
    ("longitudes", "mean"),
    [
        pytest.param((124.0, 124.02), 124.01, id="east"),
        pytest.param((-0.02, 0.02), 0.0, id="Greenwich"),
        pytest.param((179.98, -179.98), 180.0, id="the date line"),
        pytest.param((179.98, -179.99), 179.995, id="mostly west of it"),
        pytest.param((179.98, -179.96), -179.99, id="mostly east of it"),
    ],
)
def test_an_hours_mean_place_lies_between_its_reports(
    engine: Engine, longitudes: tuple[float, float], mean: float
) -> None:
    """The mean of 179.98 and -179.98 is the date line, not Greenwich."""
    (hour,) = engine.rows(scene(engine, [report(0.1 * at, lon=lon) for at, lon in enumerate(longitudes)]).hours)
    assert hour["lon"] == pytest.approx(mean)


def test_an_hour_counts_what_status_its_reports_say(engine: Engine) -> None:
    """Anchored and moored reports are counted; where no report brings a status, the counts are unknown."""
    rows: list[Row] = [report(0, nav_status=AT_ANCHOR), report(0.1, nav_status=MOORED), report(0.2, nav_status=0)]
    hours = scene(engine, [*rows, report(3)]).hours
    found = [(hour["at_anchor"], hour["moored"], hour["fishing"]) for hour in engine.rows(hours.order_by("hour"))]
    assert found == [(1, 1, 0), (None, None, None)]


@pytest.mark.parametrize(
    ("outages", "form", "blind"),
    [
        pytest.param([], "unexplained", None, id="nothing is known of the collection"),
        pytest.param([(1, 12)], "feed_outage", 11.0, id="most of the silence"),
        pytest.param([(-5, 4)], "feed_outage", 4.0, id="what is left is shorter than a gap"),
        pytest.param([(1, 2)], "unexplained", 1.0, id="what is left is a gap"),
        pytest.param([(1, 3), (2, 4), (3.5, 3.7)], "feed_outage", 3.0, id="outages that overlap count once"),
        pytest.param([(20, 40)], "unexplained", None, id="another time"),
    ],
)
def test_a_silence_of_the_collection_is_no_gap(
    engine: Engine, outages: list[tuple[float, float]], form: str, blind: float | None
) -> None:
    """Where nothing was collected of any ship, what is left of the silence must be long enough for a gap."""
    known = [Outage(SECOND + int(start * HOUR), SECOND + int(end * HOUR)) for start, end in outages]
    (claim,) = GAPS.watch(scene(engine, [report(0), report(14, lat=39.5)], outages=known))
    assert claim.sighting
    assert claim.sighting.form == form
    assert next((one.value for one in claim.sighting.measures if one.name == "blind_hours"), None) == blind


def test_who_was_silent_while_nothing_was_collected_met_nobody(engine: Engine) -> None:
    """A silence that lies within an outage is none in which a ship can have met another."""
    sea = [report(0), report(0.5, lat=38.8), report(8, lat=38.9), report(8.5, lat=39.0)]
    assert engine.rows(silent_ships(scene(engine, sea)))
    assert not engine.rows(silent_ships(scene(engine, sea, outages=[Outage(SECOND + HOUR, SECOND + 7 * HOUR)])))
