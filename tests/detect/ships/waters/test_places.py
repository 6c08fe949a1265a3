"""Ports and areas are all there, once each, where their sources put them."""

import math

import pytest

from bongsu.detect.ships.waters.places import PlaceKind, Port, port_table, ports


def named(name: str) -> Port:
    """Return the place of that name."""
    return next(port for port in ports() if port.name == name)


@pytest.mark.parametrize(
    ("name", "locode", "country", "lat", "lon"),
    [
        ("Nampo", "KPNAM", "kp", 38.7167, 125.4),
        ("Songnim", "KPSGN", "kp", 38.7333, 125.6167),
        ("Haeju", "KPHAE", "kp", 38.0, 125.7),
        ("Wonsan", "KPWON", "kp", 39.1667, 127.45),
        ("Hungnam", "KPHGM", "kp", 39.8333, 127.6167),
        ("Ch'aho", None, "kp", 40.2, 128.65),
        ("Kimch'aek", "KPSON", "kp", 40.6667, 129.2),
        ("Ch'ongjin", "KPCHO", "kp", 41.7667, 129.8167),
        ("Rajin", "KPRJN", "kp", 42.2333, 130.3),
        ("Sonbong", None, "kp", 42.3333, 130.4),
        ("Vostochny", "RUVYP", "ru", 42.75, 133.0833),
        ("Zhoushan", "CNZOS", "cn", 30.0, 122.1),
        ("Rotterdam", "NLRTM", "nl", 51.9, 4.48),
    ],
)
def test_a_port_stands_where_the_index_puts_it(
    name: str, locode: str | None, country: str, lat: float, lon: float
) -> None:
    """Code, country and position are those of the World Port Index, within its rounding."""
    port = named(name)
    assert (port.locode, port.country, port.kind) == (locode, country, PlaceKind.PORT)
    assert math.hypot(port.lat - lat, port.lon - lon) < 0.03


def test_every_place_is_told_once() -> None:
    """No id stands twice, and no port of the world table stands beside its closer description."""
    every = ports()
    assert len({port.id for port in every}) == len(every) > 3_700
    assert [port.name for port in every if port.locode == "KPNAM"] == ["Nampo"]


def test_every_place_can_be_found_and_reached() -> None:
    """Positions are degrees, radii are positive, countries are two small letters, and each says its source."""
    for port in ports():
        assert -90 <= port.lat <= 90
        assert -180 <= port.lon <= 180
        assert 0 < port.radius_nm <= 100
        assert port.source
        assert port.country is None or (len(port.country) == 2 and port.country.islower())


def test_an_estimate_says_so() -> None:
    """Taean, Sinuiju and every transfer area are our own estimates, and are marked."""
    assert named("Taean").estimate
    assert named("Sinuiju").estimate
    areas = [port for port in ports() if port.kind is PlaceKind.TRANSFER_AREA]
    assert len(areas) >= 6
    assert all(port.estimate and "estimate" in port.source for port in areas)
    assert not named("Nampo").estimate


def test_a_country_s_ports_leave_out_roads_and_areas() -> None:
    """The ports of the DPRK are where cargo is handled: Ch'o-do waters are none."""
    names = {port.name for port in ports() if port.country == "kp" and port.kind is PlaceKind.PORT}
    assert {"Nampo", "Songnim", "Taean", "Rajin"} <= names
    assert not names & {"Nampo roads", "Ch'o-do waters"}


def test_the_table_holds_the_same_places() -> None:
    """The table for the engine has one row a place, in the same order, and names no law."""
    table = port_table()
    assert table.num_rows == len(ports())
    assert table["id"].to_pylist() == [port.id for port in ports()]
    assert set(table["kind"].to_pylist()) == {kind.value for kind in PlaceKind}
    assert not [name for name in table.column_names if "sanction" in name]
