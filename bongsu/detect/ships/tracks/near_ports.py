"""How near to a port, an anchorage or an area of transfers something happened: a tier of what it may mean."""

from enum import StrEnum

import ibis

from bongsu.detect.detector import Column, Table
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.waters.geometry import distance_nm, with_cells, with_neighbours
from bongsu.detect.ships.waters.places import PlaceKind

NEAR_NM = 10 / 1.852
"""Ten kilometres: Global Fishing Watch leaves encounters nearer to a port out (pipe-encounters df93ee4)."""

BERTHS_NM = 3 / 1.852
"""Three kilometres: where Global Fishing Watch takes a ship for arrived in port (pipe-anchorages e1db7c8)."""

_CELL = 0.5  # degrees: 30 nautical miles of latitude; of longitude still 7.5 at 75 degrees


class Nearness(StrEnum):
    """What is around: within 3 km of a port's point, within its radius, an anchorage, within 10 km of a port."""

    BERTHS = "berths"
    PORT = "port"
    ANCHORAGE = "anchorage"
    NEAR = "near"


_TIERS = tuple(Nearness)


def with_port(events: Table, scene: Scene, key: str = "event") -> Table:
    """Return the events with the port or anchorage that each is at or near, the strictest tier first.

    Args:
        events: any table with lat and lon in degrees, and a column that numbers its rows.
        scene: keeps the table of ports.
        key: name of that column.

    Returns:
        The events with the columns nearness (a word of `Nearness`), port_name, port_country, port_nm (all null where
        no port is near) and area_name (of the area of transfers that it lies in; null outside all).
    """
    met = _met(events, scene, key)
    tiers = met.filter(met.tier.notnull())
    best = ibis.window(group_by=key, order_by=["tier", "port_nm", "port_id"])
    nearest = tiers.mutate(turn=ibis.row_number().over(best)).filter(lambda table: table.turn == 0)
    nearest = nearest.select(key, "nearness", "port_name", "port_country", "port_nm")
    area = (met.port_kind == PlaceKind.TRANSFER_AREA.value) & (met.port_nm <= met.radius_nm)
    areas = met.filter(area).group_by(key).aggregate(area_name=met.port_name.min())
    for part in (nearest, areas):
        events = events.left_join(part, key).drop(f"{key}_right")
    return events


def _met(events: Table, scene: Scene, key: str) -> Table:
    """Return each event with every port around it, and the tier in which it lies of it; null for none."""
    ports = scene.kept("ports_around", lambda seen: _around(seen.ports))
    placed = with_cells(events.select(key, "lat", "lon").filter(events.lat.notnull()), "lat", "lon", _CELL).view()
    met = placed.join(ports, ["cell_lat", "cell_lon"])
    met = met.mutate(port_nm=distance_nm(met.lat, met.lon, met.port_lat, met.port_lon))
    named = met.mutate(nearness=_nearness(met))
    order = {word.value: at for at, word in enumerate(_TIERS)}
    return named.mutate(tier=named.nearness.cases(*order.items(), else_=ibis.null("int8")))


def _nearness(met: Table) -> Column:
    harbour = met.port_kind.isin([PlaceKind.PORT.value, PlaceKind.OIL_TERMINAL.value])
    inside = met.port_nm <= met.radius_nm
    return ibis.cases(
        (harbour & inside & (met.port_nm <= BERTHS_NM), Nearness.BERTHS.value),
        (harbour & inside, Nearness.PORT.value),
        ((met.port_kind == PlaceKind.ANCHORAGE.value) & inside, Nearness.ANCHORAGE.value),
        (harbour & (met.port_nm <= NEAR_NM), Nearness.NEAR.value),
        else_=ibis.null("string"),
    )


def _around(ports: Table) -> Table:
    named = {f"port_{name}": ports[name] for name in ("id", "name", "country", "kind", "lat", "lon")}
    celled = with_cells(ports.select(radius_nm="radius_nm", **named), "port_lat", "port_lon", _CELL)
    return with_neighbours(celled, _CELL)
