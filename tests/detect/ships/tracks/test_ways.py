from bongsu.detect.ships.tracks.ways import ways
from bongsu.store import Engine
from tests.detect.ships.scenes import OTHER, SECOND, SHIP, report, scene


def test_only_the_ships_that_are_asked_for_have_a_way(engine: Engine) -> None:
    """Positions come by ship and time, without reports that say no place."""
    sea = [report(1, lat=38.8), report(0), report(0.5, lat=None, lon=None), report(0, OTHER)]
    found = engine.rows(ways(scene(engine, sea), {SHIP}))
    assert [(row["mmsi"], row["second"], row["lat"]) for row in found] == [
        (SHIP, SECOND, 38.7),
        (SHIP, SECOND + 3600, 38.8),
    ]


def test_of_ships_often_heard_only_so_many_positions_come(engine: Engine) -> None:
    """Two hours of a position every six minutes are at most four where two an hour are wanted, and the first stays."""
    sea = [report(0.1 * at, lat=38 + 0.01 * at) for at in range(20)]
    every, few = (engine.rows(ways(scene(engine, sea), {SHIP}, most=most)) for most in (1000, 6))
    assert len(every) == 20
    assert 3 <= len(few) <= 6
    assert few[0]["second"] == SECOND


def test_a_ship_that_is_not_there_has_none(engine: Engine) -> None:
    """No ship, no way."""
    assert not engine.rows(ways(scene(engine, [report(0)]), {OTHER}))
    assert not engine.rows(ways(scene(engine, [report(0)]), set()))
