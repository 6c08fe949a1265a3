from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bongsu.detect.ships.voyage.detours import DETOURS
from bongsu.detect.ships.waters.seaways import great_circle_nm, sea_route
from bongsu.model.claim import Claim
from bongsu.model.event import EventKind
from bongsu.model.record import from_json, to_json
from bongsu.store import Engine
from tests.detect.ships.position.test_parked import real
from tests.detect.ships.scenes import Row, report, scene, sighting

Place = tuple[float, float]
Sailed = Callable[[], list[Row]]
Change = Callable[[list[Row]], list[Row]]
BUSAN, SHANGHAI, NAKHODKA = (35.08, 129.05), (31.23, 121.5), (42.79, 132.9)
OFF_SHANGHAI, OFF_NAMPO, NAMPO, OPEN = (31.0, 122.9), (38.5, 124.7), (38.72, 125.38), (28.0, 131.5)
ROUND_AFRICA = (31.6, 32.4), (36.0, -6.5), (-34.8, 18.0), (12.5, 44.5)
OFF_FIJI = (-17.0, 178.0), (-25.0, -179.5), (-17.0, -178.0)
TO_WATCHED = "detour_to_watched_waters"
KNOTS = 12.0


def leg(start: float, one: Place, two: Place, knots: float = KNOTS, **said: Any) -> list[Row]:
    """Return half-hourly reports of a ship that sails straight from one place to another."""
    half_hours = max(1, round(great_circle_nm(one, two) / knots * 2))
    each = [(start + at / 2, at / half_hours) for at in range(half_hours)]
    return [report(hour, lat=one[0] + (two[0] - one[0]) * share, lon=one[1] + (two[1] - one[1]) * share, **said)
            for hour, share in each]  # fmt: skip


def stay(start: float, spot: Place, hours: float = 8, **said: Any) -> list[Row]:
    """Return half-hourly reports of a ship that lies still."""
    return [report(start + at / 2, lat=spot[0], lon=spot[1], sog=0.0, **said) for at in range(round(hours * 2))]


def voyage(*places: Place, berths: tuple[int, ...] | None = None, hours: float = 8, **said: Any) -> list[Row]:
    """Return a ship that sails over water from place to place, and lies at those that are numbered: both ends else.

    Args:
        places: to sail by.
        berths: the numbers of the places at which it stays for some hours.
        hours: that it stays.
        said: what it says of itself in each report.
    """
    stops = (0, len(places) - 1) if berths is None else berths
    rows, now = [], 0.0
    for at, spot in enumerate(places):
        if at:
            found = sea_route(places[at - 1], spot)
            assert found is not None
            for one, two in zip(found.path, found.path[1:], strict=False):
                rows += leg(now, one, two, **said)
                now = (rows[-1]["time"] - rows[0]["time"]).total_seconds() / 3600 + 0.5
        if at in stops:
            rows += stay(now, spot, hours, **said)
            now += hours
    return rows


def unheard(rows: list[Row]) -> list[Row]:
    """Return the reports without those of a ship that lies at Nampo, but the first and the last."""
    there = [at for at, row in enumerate(rows) if (row["lat"], row["lon"]) == NAMPO]
    return [row for at, row in enumerate(rows) if at not in there[1:-1]]


def told(engine: Engine, rows: list[Row]) -> tuple[Claim, ...]:
    """Return what the detector says of these reports."""
    return DETOURS.watch(scene(engine, rows))


DETOURED = [
    pytest.param(partial(voyage, BUSAN, OFF_NAMPO, SHANGHAI), [TO_WATCHED], id="by Nampo"),
    pytest.param(partial(voyage, BUSAN, OFF_NAMPO, SHANGHAI, ship_type=80), [TO_WATCHED], id="a tanker by Nampo"),
    pytest.param(partial(voyage, SHANGHAI, OPEN, BUSAN), ["detour"], id="by the open sea"),
    pytest.param(partial(voyage, OFF_SHANGHAI, OPEN, BUSAN, berths=(2,)), ["detour"], id="heard from the open sea on"),
    pytest.param(partial(voyage, OFF_SHANGHAI, OPEN, (34.0, 128.9), berths=()), ["detour"], id="in no port at all"),
    pytest.param(partial(voyage, SHANGHAI, OPEN, BUSAN, berths=(0, 1, 2)), ["detour"], id="with a stay out there"),
    pytest.param(partial(voyage, *OFF_FIJI, berths=()), ["detour"], id="at the date line"),
]
DIRECT = [
    pytest.param(list, id="nothing heard"),
    pytest.param(partial(voyage, BUSAN, SHANGHAI), id="the way over water"),
    pytest.param(partial(voyage, SHANGHAI, NAKHODKA), id="the way over water, far longer than the great circle"),
    pytest.param(partial(voyage, BUSAN, (33.0, 124.0), SHANGHAI), id="a little round"),
    pytest.param(partial(voyage, BUSAN, OPEN, BUSAN), id="out and back"),
    pytest.param(partial(voyage, BUSAN, NAMPO, SHANGHAI, berths=(0, 1, 2)), id="a call at a third port"),
    pytest.param(partial(voyage, SHANGHAI, OPEN, BUSAN, berths=(0, 1, 2), nav_status=1), id="at anchor on the way"),
    pytest.param(lambda: unheard(voyage(BUSAN, NAMPO, SHANGHAI, berths=(0, 1, 2), hours=20)), id="silent in a port"),
    pytest.param(partial(voyage, SHANGHAI, OPEN, BUSAN, ship_type=30), id="a fishing vessel"),
    pytest.param(partial(voyage, SHANGHAI, OPEN, BUSAN, nav_status=7), id="it says that it fishes"),
    pytest.param(partial(voyage, SHANGHAI, OPEN, BUSAN, ship_type=52), id="a tug"),
    pytest.param(partial(voyage, *ROUND_AFRICA, berths=()), id="round the Cape"),
]


@pytest.mark.parametrize(("sailed", "forms"), DETOURED)
def test_a_voyage_that_is_much_longer_than_the_way_over_water_is_told(
    engine: Engine, sailed: Sailed, forms: list[str]
) -> None:
    """From port to port, from where it was first heard, or to where it was last."""
    assert [sighting(claim).form for claim in told(engine, sailed())] == forms


@pytest.mark.parametrize("sailed", DIRECT)
def test_what_has_a_reason_is_no_detour(engine: Engine, sailed: Sailed) -> None:
    """Ways round land, third ports, anchorages, fishing, other trades, round trips, canals that are avoided."""
    assert told(engine, sailed()) == ()


def test_waiting_on_the_way_makes_no_detour(engine: Engine) -> None:
    """To and fro for days in one place, at speed: many miles, and nothing out of the way."""
    way = voyage(BUSAN, SHANGHAI)
    middle = len(way) // 2
    spot = (way[middle]["lat"], way[middle]["lon"])
    hour = (way[middle]["time"] - way[0]["time"]).total_seconds() / 3600
    box = [report(hour + at / 2, lat=spot[0] + at % 4 / 12, lon=spot[1], sog=10) for at in range(120)]
    late = [{**row, "time": row["time"] + (box[-1]["time"] - box[0]["time"])} for row in way[middle:]]
    assert told(engine, [*way[:middle], *box, *late]) == ()


def test_a_claim_says_how_much_farther_and_where_it_led(engine: Engine) -> None:
    """Both ends, both ways, the farthest place and whose shore is near; the words accuse nobody."""
    (claim,) = told(engine, voyage(BUSAN, OFF_NAMPO, SHANGHAI, ship_type=80))
    said = sighting(claim)
    assert claim.event.kind is EventKind.VOYAGE_IRREGULARITY
    assert "from Busan" in claim.quote
    assert "to Shanghai" in claim.quote
    assert "off the shore of KP" in claim.quote
    figures = {measure.name: measure.value for measure in said.measures}
    assert figures["sailed_nm"] > figures["direct_nm"] + 300
    assert figures["more_nm"] == pytest.approx(figures["sailed_nm"] - figures["direct_nm"], abs=0.01)
    assert figures["direct_nm"] + 150 < figures["by_farthest_nm"] < figures["sailed_nm"]
    assert claim.event.place is not None
    assert claim.event.place.lat == pytest.approx(OFF_NAMPO[0], abs=0.3)
    assert said.inferred is not None
    assert "KP" in said.inferred
    assert len(said.path) == 3
    assert not any(word in claim.quote for word in ("hid", "smuggl", "suspicious"))
    assert from_json(Claim, to_json(claim)) == claim


def halves(rows: list[Row], **said: Any) -> list[Row]:
    """Return the reports with other words in the second half of the way."""
    return [{**row, **(said if at > len(rows) // 2 else {})} for at, row in enumerate(rows)]


@cache
def plain() -> list[Row]:
    """Return a detour of a tanker, all of it heard."""
    return voyage(SHANGHAI, OPEN, BUSAN, ship_type=80, destination="BUSAN")


DOUBTS = [
    pytest.param(lambda rows: halves(rows, destination="NAHA"), '"BUSAN", then "NAHA"', id="new orders"),
    pytest.param(lambda rows: rows[:60] + rows[90:], "silent for 16 hours", id="a silence"),
    pytest.param(lambda rows: [{**row, "ship_type": None} for row in rows], "its type is not known", id="no type"),
    pytest.param(lambda rows: rows[30:], "begins", id="heard only from the sea on"),
]


@pytest.mark.parametrize(("change", "doubt"), DOUBTS)
def test_what_the_data_say_against_it_stands_first_and_weakens_it(engine: Engine, change: Change, doubt: str) -> None:
    """Orders that changed, a silence, an unknown trade, a voyage of which one end was not heard."""
    (strong,), (weaker,) = told(engine, plain()), told(engine, change(plain()))
    assert doubt in sighting(weaker).otherwise[0]
    assert doubt not in " ".join(sighting(strong).otherwise)
    assert sighting(weaker).strength < sighting(strong).strength


def test_a_stay_on_the_way_is_told(engine: Engine) -> None:
    """Where a ship lay for hours on the open sea it may have met another, or waited."""
    (claim,) = told(engine, voyage(SHANGHAI, OPEN, BUSAN, berths=(0, 1, 2), ship_type=80))
    assert any("where it may have waited for orders, taken on fuel or met another ship" in doubt
               for doubt in sighting(claim).otherwise)  # fmt: skip


def test_the_order_of_rows_changes_nothing(engine: Engine) -> None:
    """Rows in any order, each with its own number, give the same claims."""
    rows = [{**row, "row": at} for at, row in enumerate(plain(), 1)]
    assert told(engine, Random(2).sample(rows, len(rows))) == told(engine, rows)  # noqa: S311


@pytest.mark.shared
@pytest.mark.parametrize("name", ["evergiven", "kattegat", "marinecadastre", "half_real"])
def test_no_ordinary_ship_makes_a_detour(engine: Engine, shared: Path, name: str) -> None:
    """Ships that wait at Suez, ferries, and a day's sample of a country's traffic."""
    assert DETOURS.watch(real(engine, shared, name)) == ()
