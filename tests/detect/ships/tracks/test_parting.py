from itertools import groupby

import numpy as np
import pytest

from bongsu.detect.ships import parameters
from bongsu.detect.ships.columns import SEGMENTS
from bongsu.detect.ships.tracks.parting import Heard, parted
from bongsu.store import Engine
from tests.detect.ships.scenes import SHIP, Row, report, scene
from tests.detect.ships.voyages import moor, ordered, sail, shifted, strayed


def hulls(engine: Engine, rows: list[Row]) -> list[int]:
    """Return how many reports each ship of the scene has, strays apart."""
    track = scene(engine, rows).track
    counts = engine.rows(track.group_by("ship").aggregate(n=track.count()).order_by("ship"))
    return [int(row["n"]) for row in counts]  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("tracks", "expected"),
    [
        pytest.param([sail(1)], [1], id="one ship"),
        pytest.param([sail(1), sail(2, lat=28.0, lon=131.0)], [1, 2], id="two far apart"),
        pytest.param([sail(1), sail(2, lat=28.0, lon=131.0, minutes=60)], [1, 2], id="one heard once an hour"),
        pytest.param([sail(1), sail(2, lat=28.0), moor(3, lat=36.0)], [1, 2, 3], id="three hulls"),
        pytest.param([moor(1), moor(2, lat=33.15)], [1, 2], id="nine miles apart"),
        pytest.param(
            [moor(1, name="A"), moor(2, lat=33.02, name="B"), sail(3, mmsi=5)], [1], id="one mile, nothing impossible"
        ),
        pytest.param([sail(1, hours=5), sail(2, lat=28.0, start=5, hours=12)], [1, 2], id="one after the other"),
    ],
)
def test_as_many_ships_as_hulls(engine: Engine, tracks: list[list[Row]], expected: list[int]) -> None:
    """Reports of one hull stay together, whatever the others on its number do; nothing is lost."""
    found = hulls(engine, [row for row in ordered(*tracks) if row["mmsi"] == SHIP])
    assert len(found) == len(expected)
    if len(expected) > 1:
        assert sorted(found) == sorted(len(track) for track in tracks)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(strayed(sail(1), 10, 40), id="a false place every ten reports"),
        pytest.param(strayed(sail(2), 50, 2000), id="across the globe"),
        pytest.param(strayed(moor(3), 7, 15), id="at anchor"),
        pytest.param([report(-1, lat=10.0), *sail(4)], id="the first is false"),
        pytest.param([*sail(5), report(25, lat=10.0)], id="the last is false"),
    ],
)
def test_false_places_shatter_no_ship(engine: Engine, rows: list[Row]) -> None:
    """Single false places are put aside as strays, and the ship's own reports stay one track."""
    found = scene(engine, rows)
    strays = engine.rows(found.strays)
    (count,) = hulls(engine, rows)
    assert 0 < len(strays) <= len(rows) // 4
    assert count + len(strays) == len(rows)
    kept = engine.rows(found.track.aggregate(top=found.track.step_knots.max(where=found.track.step_nm > 3)))
    assert kept[0]["top"] is None or kept[0]["top"] < 50  # type: ignore[operator]


def test_a_walk_of_false_places_back_to_the_ship_does_not_become_the_ship(engine: Engine) -> None:
    """A slow ship that is shown miles away each minute, and comes back step by step, is one ship before and after."""
    rows = sail(1, hours=6, minutes=1, knots=2.6)
    for at, miles in zip(range(180, 190), (4, 8, 12, 16, 20, 16, 12, 8, 4, 2), strict=True):
        rows[at] = {**rows[at], "lat": rows[at]["lat"] + miles / 60}
    assert len(hulls(engine, rows)) == 1


def test_strays_make_no_gap(engine: Engine) -> None:
    """A false place in the middle of a silence breaks it not, and begins none."""
    rows = [*sail(1, hours=5), report(12, lat=10.0), *sail(1, hours=5, start=20)]
    found = scene(engine, rows)
    silent = found.track.filter(found.track.step_seconds > 12 * 3600)
    assert len(engine.rows(silent)) == 1


def test_two_names_side_by_side_are_two_ships(engine: Engine) -> None:
    """Hulls within a few miles of each other are told apart by what they call themselves."""
    near = [*ordered(moor(1, name="HAE SONG"), moor(2, lat=33.04, start=0.02, name="PYONG A"))]
    rows = [*near, report(30, lat=20.0), report(30.1, lat=20.0), report(30.2, lat=20.0)]
    names = {
        key: {row["name"] for row in group}
        for key, group in groupby(engine.rows(scene(engine, rows).said.order_by("ship")), lambda row: row["ship"])
    }
    assert all(len(said) == 1 for said in names.values())
    assert set().union(*names.values()) == {"HAE SONG", "PYONG A"}


def test_a_changed_name_parts_no_ship(engine: Engine) -> None:
    """One ship that takes another name on its way stays one, also where its track holds a false place."""
    rows = strayed([*sail(1, hours=10, name="A")], 20, 60)
    after = shifted(sail(1, hours=10, name="B"), 0)
    last = rows[-1]
    after = [
        {**row, "lat": row["lat"] - after[0]["lat"] + last["lat"], "lon": row["lon"] - after[0]["lon"] + last["lon"]}
        for row in shifted(after, 10.1)
    ]
    assert len(hulls(engine, [*rows, *after])) == 1


def test_two_at_one_instant_are_both_heard(engine: Engine) -> None:
    """Tables of one report a minute show two hulls at the same second; neither is dropped as a copy."""
    rows = [report(at / 60, lat=lat) for at in range(60) for lat in (33.0, 28.0)]
    assert hulls(engine, rows) == [60, 60]


def test_hostile_places_cost_no_more_than_others() -> None:
    """Places drawn at random are strays or tracks; segment numbers stay below those of the next MMSI."""
    chance = np.random.default_rng(7)
    count = 5000
    heard = Heard(
        np.arange(count) * 30, chance.uniform(-80, 80, count), chance.uniform(-180, 180, count),
        np.full(count, np.nan), np.full(count, np.nan), np.full(count, -1),
    )  # fmt: skip
    segments, strays = parted(heard, parameters().tracks)
    assert len(segments) == len(strays) == count
    assert segments.max() < SEGMENTS
