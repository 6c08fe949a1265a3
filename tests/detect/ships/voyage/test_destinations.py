from random import Random
from typing import Any

import pytest

from bongsu.detect.ships.voyage.destinations import DESTINATIONS
from bongsu.detect.ships.voyage.stated import stated
from bongsu.model.claim import Claim
from bongsu.model.event import EventKind
from bongsu.model.record import from_json, to_json
from bongsu.store import Engine
from tests.detect.ships.scenes import Row, report, scene, sighting

WONSAN, CHONGJIN = (39.1667, 127.45), (41.7667, 129.8167)


@pytest.mark.parametrize(
    ("text", "country", "name"),
    [
        ("BUSAN", "kr", "Busan"),
        ("busan@@@@", "kr", "Busan"),
        ("PORT OF BUSAN", "kr", "Busan"),
        ("BUSAN, KOREA", "kr", "Busan"),
        ("NAMPO", "kp", "Nampo"),
        ("NAMP'O", "kp", "Nampo"),
        ("KPNAM", "kp", "Nampo"),
        ("KP NAM", "kp", "Nampo"),
        ("CHONGJIN", "kp", "Ch'ongjin"),
        ("KR PUS > RU VVO", "ru", "Vladivostok"),
        ("KRPUS>>RUVVO", "ru", "Vladivostok"),
        ("CN QQQ", "cn", None),
        ("FOR ORDERS", None, None),
        ("SOUTHAMPTON", None, None),
        ("KINGSTON", None, None),
        ("ARMED GUARDS ON BOARD", None, None),
        ("XX ABC", None, None),
        ("HOME", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_only_a_destination_that_is_certain_is_read(text: str | None, country: str | None, name: str | None) -> None:
    """Codes and names of one port are read; unknown words and names of several ports say nothing."""
    found = stated(text)
    assert (found and found.country, found and found.name) == (country, name)


def voyage(north: float, hours: int, *, lat: float = 33.0, lon: float = 130.5, **said: Any) -> list[Row]:
    """Return hourly reports of a ship that goes so many degrees north an hour."""
    return [report(hour, lat=lat + north * hour, lon=lon, **said) for hour in range(hours)]


def call(destination: str | None, port: tuple[float, float] = WONSAN, before: int = 24) -> list[Row]:
    """Return a ship that comes from the south-east, and lies in a port for six hours."""
    rows = [report(hour, lat=port[0] - (before - hour) / 20, lon=port[1] + (before - hour) / 10,
                   destination=destination) for hour in range(before)]  # fmt: skip
    return rows + [report(before + half / 2, lat=port[0], lon=port[1], sog=0.1) for half in range(12)]


def told(engine: Engine, rows: list[Row]) -> tuple[Claim, ...]:
    """Return what the detector says of these reports."""
    return DESTINATIONS.watch(scene(engine, rows))


@pytest.mark.parametrize(
    ("rows", "forms"),
    [
        pytest.param([], [], id="nothing heard"),
        pytest.param(call("BUSAN"), ["called_elsewhere"], id="another country's port"),
        pytest.param(call("CN QQQ"), ["called_elsewhere"], id="another country"),
        pytest.param(call("WONSAN"), [], id="the port it calls at"),
        pytest.param(call("CHONGJIN"), [], id="another port of the same country"),
        pytest.param(call("FOR ORDERS"), [], id="no destination"),
        pytest.param(call(None), [], id="nothing stated"),
        pytest.param(voyage(-0.15, 100, destination="VLADIVOSTOK"), ["sails_away_from_destination"], id="away from it"),
        pytest.param(voyage(0.1, 60, destination="VLADIVOSTOK"), [], id="towards it"),
        pytest.param(voyage(-0.15, 60, destination="VLADIVOSTOK"), [], id="for two days and a half"),
        pytest.param(voyage(-0.02, 100, destination="VLADIVOSTOK"), [], id="adrift"),
        pytest.param(voyage(-0.15, 100, lat=35.1, lon=129.2, destination="BUSAN"), [], id="it just left it"),
        pytest.param(voyage(-0.15, 100, destination="FOR ORDERS"), [], id="nowhere"),
    ],
)
def test_a_destination_that_the_track_contradicts_is_told(engine: Engine, rows: list[Row], forms: list[str]) -> None:
    """A call in a watched country under another's port, and days of sailing away from the port that is named."""
    assert [sighting(claim).form for claim in told(engine, rows)] == forms


def test_a_claim_quotes_what_was_typed(engine: Engine) -> None:
    """What was typed and where the ship lay is received; that it was a cover is inferred, and may be late typing."""
    (claim,) = told(engine, call("KR PUS > RU VVO"))
    assert claim.event.kind is EventKind.VOYAGE_IRREGULARITY
    assert claim.event.place is not None
    assert (claim.event.place.name, claim.event.place.country) == ("Wonsan", "kp")
    assert '"KR PUS > RU VVO", Vladivostok (RU)' in claim.quote
    assert "cover" not in claim.quote
    assert any("typed its destination late" in doubt for doubt in sighting(claim).otherwise)
    assert from_json(Claim, to_json(claim)) == claim


def test_who_comes_from_the_port_it_names_has_perhaps_not_typed_the_next(engine: Engine) -> None:
    """A stale destination is likelier than a false one, and the claim says so and is weaker."""
    busan = [report(hour - 60, lat=35.0 + hour / 40, lon=129.3, destination="BUSAN") for hour in range(60)]
    (stale,) = told(engine, busan + call("BUSAN"))
    (plain,) = told(engine, call("BUSAN"))
    assert "it had been at Busan before" in sighting(stale).otherwise[0]
    assert sighting(stale).strength < sighting(plain).strength


def test_the_order_of_rows_changes_nothing(engine: Engine) -> None:
    """Rows in any order, each with its own number, give the same claims."""
    rows = [{**row, "row": at} for at, row in enumerate(call("BUSAN"), 1)]
    assert told(engine, Random(3).sample(rows, len(rows))) == told(engine, rows)  # noqa: S311
