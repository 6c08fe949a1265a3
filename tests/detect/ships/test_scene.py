import pytest

from bongsu.detect.ships.scene import AT_ANCHOR, MOORED
from bongsu.store import Engine
from tests.detect.ships.scenes import Row, report, scene


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
