"""Ports, roads and transfer areas: where on the water a ship's stop has an everyday reason, or a known one.

Two files stand behind it: `world_ports.csv`, the ports of the NGA World Port Index (a work of the US Government, in
the public domain; made by ``tools/ports/make_world_ports.py``), and `ports.yml`, which describes the waters around
Korea more closely. Detectors know no law: a place carries its country, and says nothing of sanctions.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import pyarrow as pa
import yaml

_FOLDER = files("bongsu.detect.ships.waters")


class PlaceKind(StrEnum):
    """What a ship does there: lies at a berth, at anchor, loads oil; or where reports say that ships meet."""

    PORT = "port"
    ANCHORAGE = "anchorage"
    OIL_TERMINAL = "oil_terminal"
    TRANSFER_AREA = "transfer_area"


@dataclass(frozen=True, slots=True)
class Port:
    """A ship within ``radius_nm`` nautical miles of this point counts as there.

    Attributes:
        id: the UN/LOCODE in lower case; ``wpi-60470`` where a port has none of its own; else a name of ours.
        name: as a reader expects it.
        also: other spellings and names.
        country: ISO two letters, lower case; None on the high seas.
        locode: UN/LOCODE, five capitals; None where the World Port Index gives none.
        lat, lon: degrees, WGS 84; those of the World Port Index are rounded to minutes of arc.
        radius_nm: nautical miles.
        kind: see `PlaceKind`.
        source: where the position comes from.
        estimate: True where we placed it ourselves: a hint where to look, and no proof of anything.
    """

    id: str
    name: str
    country: str | None
    locode: str | None
    lat: float
    lon: float
    radius_nm: float
    kind: PlaceKind
    source: str
    also: tuple[str, ...] = ()
    estimate: bool = False


@cache
def ports() -> tuple[Port, ...]:
    """Return every port, anchorage, oil terminal and transfer area: those of `ports.yml` first, then the world's."""
    told = yaml.safe_load(_FOLDER.joinpath("ports.yml").read_text(encoding="utf-8"))
    world = _world()
    sources, default = told["sources"], float(told["default_radius_nm"])
    own = [_described(entry, world, sources) for entry in told["ports"]]
    areas = [_area(entry) for entry in told["transfer_areas"]]
    described = {str(entry["wpi"]) for entry in told["ports"] if "wpi" in entry}
    taken = {port.id for port in own}
    rest = []
    for number, row in world.items():
        if number not in described:
            rest.append(_indexed(row, taken, default, sources["wpi"]))
            taken.add(rest[-1].id)
    return (*own, *areas, *rest)


@cache
def port_table() -> pa.Table:
    """Return `ports` as a table: id, name, country, locode, lat, lon (degrees), radius_nm, kind, estimate."""
    names = ("id", "name", "country", "locode", "lat", "lon", "radius_nm", "kind", "estimate")
    return pa.table({name: [_plain(getattr(port, name)) for port in ports()] for name in names})


def _plain(value: object) -> object:
    """Return a member of an enumeration as its word."""
    return value.value if isinstance(value, PlaceKind) else value


def _world() -> dict[str, Mapping[str, str]]:
    """Return the rows of the world table by their number in the World Port Index."""
    lines = _FOLDER.joinpath("world_ports.csv").read_text(encoding="utf-8").splitlines()
    return {row["wpi"]: row for row in csv.DictReader(lines)}


def _described(entry: Mapping[str, Any], world: Mapping[str, Mapping[str, str]], sources: Mapping[str, str]) -> Port:
    """Return a port of `ports.yml`, completed by the row of the world table that it names."""
    row = world[str(entry["wpi"])] if "wpi" in entry else {}
    locode = entry.get("locode") or row.get("locode") or None
    estimate = bool(entry.get("estimate", False))
    also = (*entry.get("also", ()), *((row["name"],) if row else ()))
    return Port(
        id=str(entry.get("id") or (locode or f"wpi-{entry['wpi']}").lower()),
        name=str(entry["name"]),
        country=str(entry.get("country") or row.get("country")),
        locode=locode,
        lat=float(entry.get("lat", row.get("lat"))),
        lon=float(entry.get("lon", row.get("lon"))),
        radius_nm=float(entry["radius_nm"]),
        kind=PlaceKind(entry.get("kind", PlaceKind.PORT)),
        source=sources["own" if estimate else "wpi"],
        also=tuple(dict.fromkeys(name for name in also if name != entry["name"])),
        estimate=estimate,
    )


def _area(entry: Mapping[str, Any]) -> Port:
    return Port(
        id=str(entry["id"]),
        name=str(entry["name"]),
        country=entry.get("country"),
        locode=None,
        lat=float(entry["lat"]),
        lon=float(entry["lon"]),
        radius_nm=float(entry["radius_nm"]),
        kind=PlaceKind.TRANSFER_AREA,
        source=str(entry["source"]),
        also=tuple(entry.get("also", ())),
        estimate=True,
    )


def _indexed(row: Mapping[str, str], taken: set[str], radius_nm: float, source: str) -> Port:
    """Return a row of the world table; its number is its id where its code is another port's too."""
    locode = row["locode"] or None
    key = (locode or "").lower()
    return Port(
        id=key if key and key not in taken else f"wpi-{row['wpi']}",
        name=row["name"],
        country=row["country"] or None,
        locode=locode,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        radius_nm=radius_nm,
        kind=PlaceKind.PORT,
        source=source,
        also=tuple(filter(None, row["also"].split("; "))),
    )
