from typing import Any

import pytest

from bongsu.detect.ships.calls.port_calls import PORT_CALLS
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import EventKind
from bongsu.store import Engine
from tests.detect.ships.scenes import OTHER, SHIP, Row, report, scene

WONSAN = (39.1667, 127.45)


def stay(hours: float, at: tuple[float, float] = WONSAN, sog: float = 0.1, **known: Any) -> list[Row]:
    """Return half-hourly reports at one place over so many hours."""
    steps = [half / 2 for half in range(int(hours * 2) + 1)]
    return [report(step, lat=at[0], lon=at[1], sog=sog, **known) for step in steps]


def seen(engine: Engine, rows: list[Row]) -> tuple[Claim, ...]:
    """Return the port calls in these reports."""
    return PORT_CALLS.watch(scene(engine, rows))


@pytest.mark.parametrize(
    ("rows", "calls"),
    [
        pytest.param(stay(5), 1, id="hours at the berth"),
        pytest.param(stay(0.5), 0, id="half an hour"),
        pytest.param(stay(5, sog=8.0), 0, id="sailing in circles"),
        pytest.param(stay(5, at=(38.0, 130.5)), 0, id="open sea"),
        pytest.param(stay(5, at=(35.1, 129.05)), 0, id="a port of a country that is not watched"),
        pytest.param(stay(5) + [report(40 + row, lat=39.17, lon=127.45, sog=0) for row in range(4)], 2, id="two calls"),
        pytest.param([], 0, id="nothing"),
    ],
)
def test_a_call_is_a_ship_that_lies_still_in_a_watched_port(engine: Engine, rows: list[Row], calls: int) -> None:
    """Slow for an hour or more within the port; after half a day without a report there it is another call."""
    assert len(seen(engine, rows)) == calls


def test_a_call_names_port_ship_and_rows(engine: Engine) -> None:
    """Place, country, both numbers of the ship, time and rows are there, and what else it may have been."""
    (call,) = seen(engine, stay(6, imo=9161003, name="LADY R"))
    (ship,) = call.event.agents
    assert (call.event.kind, call.stance) == (EventKind.PORT_CALL, Stance.ASSERTED)
    assert (ship.identifiers.imo, ship.identifiers.mmsi) == ("9161003", str(SHIP))
    assert call.event.place is not None
    assert (call.event.place.name, call.event.place.country) == ("Wonsan", "kp")
    assert call.row == (1, 13)
    assert call.sighting is not None
    assert (call.sighting.form, call.sighting.measures[0].value) == ("seen", 6.0)
    assert call.sighting.otherwise


def test_without_a_speed_the_way_between_reports_counts(engine: Engine) -> None:
    """Many tables give no speed over ground; a ship that does not move is slow all the same."""
    rows = [report(hour, OTHER, lat=WONSAN[0], lon=WONSAN[1]) for hour in range(6)]
    assert len(seen(engine, rows)) == 1
