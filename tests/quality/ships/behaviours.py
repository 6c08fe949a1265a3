"""Behaviours that are put into the generated sea, each with its label; a ship does one of them."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from tests.quality.ships.chart import BOXES, NM, NODES, STATIONS, WATCHED, Box, Spot, moved, route
from tests.quality.ships.hulls import MOORED, Hull, identity, mmsi_of
from tests.quality.ships.traffic import Yard


class Label(NamedTuple):
    """What was put there.

    Attributes:
        kind: see kinds.yml.
        mmsi: of two ships the heard one is first.
        first, last: minutes since the start; in a finished sea seconds since 1970.
        spot: about where.
        heard: whether receivers took down enough of it to tell.
    """

    kind: str
    mmsi: tuple[int, ...]
    first: int
    last: int
    spot: Spot
    heard: bool = True


Done = tuple[list[Hull], Label]
_IN_REACH, _TRIES = 28, 50
_INLAND = (Spot(36.40, 127.90), Spot(36.60, 118.40), Spot(35.20, 135.20), Spot(31.80, 119.60))


def _water(yard: Yard) -> tuple[Box, Spot]:
    box = BOXES[int(yard.rng.integers(len(BOXES)))]
    return box, Spot(float(yard.rng.uniform(box.south, box.north)), float(yard.rng.uniform(box.west, box.east)))


def _comes(yard: Yard, hull: Hull, box: Box, spot: Spot, minute: int) -> None:
    """Plan the way from some port to a place at sea, to be there at this minute."""
    hull.arrive(yard.rng, (*yard.beside(route(yard.port(), box.node)), spot), yard.knots(), minute)


def _leaves(yard: Yard, hull: Hull, box: Box) -> Hull:
    """Plan the way to some port, and the rest of the time there."""
    hull.sail(yard.rng, (hull.here, *yard.beside(route(box.node, yard.port()))), yard.knots())
    hull.end(yard.rng, yard.minutes)
    return hull


def _ends(yard: Yard, *hulls: Hull) -> list[Hull]:
    for hull in hulls:
        hull.end(yard.rng, yard.minutes)
    return list(hulls)


def _hours(yard: Yard, least: float, most: float) -> int:
    return int(60 * yard.rng.uniform(least, most))


def transfer(yard: Yard, hard: float) -> Done:
    """Two ships lie side by side at sea, both heard; the one had waited, the other leaves later."""
    (box, spot), begin = _water(yard), yard.minute(2, 2)
    lasts, waits = _hours(yard, 3 - hard * 0.7, 9 - 5 * hard), _hours(yard, 0.5, 3)
    one, two = yard.hull(80), yard.hull(80)
    _comes(yard, one, box, spot, begin - waits)
    one.drift(yard.rng, waits, 0.5)
    _comes(yard, two, box, moved(one.here, 0, 0.05), begin)
    one.drift(yard.rng, lasts, float(yard.rng.uniform(0.2, 0.8 + 0.6 * hard)))
    two.follow(one, lasts, float(yard.rng.uniform(40, 120 + 250 * hard)))
    two.drift(yard.rng, waits, 0.5)
    hulls = [_leaves(yard, hull, box) for hull in (one, two)]
    return hulls, Label("transfer", (one.mmsi, two.mmsi), begin, begin + lasts, spot)


def dark_transfer(yard: Yard, hard: float) -> Done:
    """Two ships lie side by side at sea, one of them silent from before until after."""
    hulls, told = transfer(yard, hard)
    dark = (told.first - _hours(yard, 1, 3 + 5 * hard), told.last + _hours(yard, 1, 3 + 5 * hard))
    hulls[1].off.append(dark)
    return hulls, told._replace(kind="dark_transfer")


def loitering(yard: Yard, hard: float) -> Done:
    """A ship drifts at sea, alone."""
    (box, spot), begin = _water(yard), yard.minute(2, 2)
    lasts = _hours(yard, 8 - 3 * hard, 24 - 14 * hard)
    hull = yard.hull()
    _comes(yard, hull, box, spot, begin)
    hull.drift(yard.rng, lasts, float(yard.rng.uniform(0.2, 1.0 + 0.6 * hard)))
    _leaves(yard, hull, box)
    return [hull], Label("loitering", (hull.mmsi,), begin, begin + lasts, spot)


def disabling(yard: Yard, hard: float) -> Done:
    """A ship on its way switches off within reach of receivers, and on again when it is elsewhere."""
    rng, lasts = yard.rng, _hours(yard, 14, 44)
    far = rng.random() < hard
    for _ in range(_TRIES):
        hull, start = yard.hull(), yard.port()
        hull.stay(rng, _hours(yard, 20, 70), NODES[start], 0.01, MOORED)
        front = hull.minute
        yard.voyage(hull, start, yard.port(start))
        at = np.arange(front + 120, hull.minute - 360)
        lat, lon = np.concatenate(hull.lat)[at], np.concatenate(hull.lon)[at]
        away = np.min([np.hypot(lat - one.lat, (lon - one.lon) * 0.8) * NM for one in STATIONS], axis=0)
        at = at if far else at[away < _IN_REACH]
        if len(at):
            break
    begin = int(rng.choice(at))
    hull.off.append((begin, begin + lasts))
    spot = Spot(*(float(np.concatenate(part)[begin]) for part in (hull.lat, hull.lon)))
    return _ends(yard, hull), Label("disabling", (hull.mmsi,), begin, begin + lasts, spot)


def port_call(yard: Yard, hard: float) -> Done:
    """A ship calls at a port of the DPRK, heard."""
    rng, hull = yard.rng, yard.hull()
    port = str(rng.choice(WATCHED))
    begin, lasts = yard.minute(2.5, 3), _hours(yard, 14 - 6 * hard, 40)
    hull.arrive(rng, yard.beside(route(yard.port(), port)), yard.knots(), begin)
    hull.stay(rng, lasts, NODES[port], 0.01, MOORED)
    yard.voyage(hull, port, yard.port())
    return _ends(yard, hull), Label("port_call", (hull.mmsi,), begin, begin + lasts, NODES[port])


def dark_port_call(yard: Yard, hard: float) -> Done:
    """A ship calls at a port of the DPRK, silent from before until after."""
    (hull,), told = port_call(yard, hard)
    off = (told.first - _hours(yard, 2, 5 + 4 * hard), told.last + _hours(yard, 2, 5 + 4 * hard))
    hull.off.append(off)
    return [hull], Label("dark_port_call", told.mmsi, off[0], off[1], told.spot)


def clone(yard: Yard, hard: float) -> Done:
    """Two hulls in two seas send one number."""
    one, two = yard.hull(), yard.hull()
    two.mmsi, two.said = one.mmsi, two.said if yard.rng.random() < hard else one.said
    for hull, (start, end) in ((one, ("qingdao", "shanghai")), (two, ("busan", "nakhodka"))):
        hull.stay(yard.rng, _hours(yard, 1, 40), NODES[start], 0.01, MOORED)
        yard.voyage(hull, start, end)
    return _ends(yard, one, two), Label("clone", (one.mmsi,), 0, yard.minutes, NODES["qingdao"])


def _shown(yard: Yard, kind: str, spot: Spot, hours: tuple[float, float]) -> tuple[Hull, int, Label]:
    """Return a ship on its way at a minute from which on it shows itself elsewhere."""
    hull, begin, lasts = yard.hull(), yard.minute(1, 3), _hours(yard, *hours)
    start = yard.port()
    hull.stay(yard.rng, max(2, begin - _hours(yard, 5, 20)), NODES[start], 0.01, MOORED)
    yard.voyage(hull, start, yard.port(start))
    hull.end(yard.rng, yard.minutes)
    return hull, lasts, Label(kind, (hull.mmsi,), begin, begin + lasts, spot)


def circle(yard: Yard, hard: float) -> Done:
    """A ship shows itself on a circle that no rudder steers."""
    _, spot = _water(yard)
    hull, lasts, told = _shown(yard, "circle", spot, (4 - 2 * hard, 12 - 6 * hard))
    angle = np.arange(lasts) * 2 * np.pi / yard.rng.uniform(30, 80)
    radius = float(yard.rng.uniform(0.8, 3)) + yard.rng.normal(0, 0.02 * hard, lasts)
    lat = spot.lat + radius * np.cos(angle) / 60
    lon = spot.lon + radius * np.sin(angle) / 60 / np.cos(np.radians(spot.lat))
    hull.shown.append((told.first, lat, lon))
    return [hull], told


def jump(yard: Yard, hard: float) -> Done:
    """A ship shows itself hundreds of miles off for an hour or two, and is back."""
    _, spot = _water(yard)
    hull, lasts, told = _shown(yard, "jump", spot, (1.5 - hard, 3 - hard))
    lat = spot.lat + np.arange(lasts) * 0.003
    hull.shown.append((told.first, lat, np.full(lasts, spot.lon)))
    return [hull], told


def parked(yard: Yard, hard: float) -> Done:
    """A ship shows itself at one and the same place at sea, which it reached at a bound and leaves at one."""
    _, spot = _water(yard)
    hull, lasts, told = _shown(yard, "parked", spot, (30 - 15 * hard, 60 - 30 * hard))
    hull.shown.append((told.first, np.full(lasts, spot.lat), np.full(lasts, spot.lon)))
    return [hull], told


def on_land(yard: Yard, hard: float) -> Done:
    """A ship shows itself under way far inland."""
    spot = _INLAND[int(yard.rng.integers(len(_INLAND)))]
    hull, lasts, told = _shown(yard, "on_land", spot, (3 - 2 * hard, 6))
    hull.shown.append((told.first, spot.lat + np.arange(lasts) * 0.002, np.full(lasts, spot.lon)))
    return [hull], told


def renamed(yard: Yard, hard: float) -> Done:
    """A ship takes another name, call sign and flag at sea."""
    hull, _, told = _shown(yard, "renamed", NODES["jeju"], (1, 2))
    new = identity(yard.rng, hull.number, hull.said["ship_type"], "sl", hull.said["length"])
    keys = ("name", "flag") if yard.rng.random() < hard else ("name", "flag", "call_sign")
    hull.renamed.append((told.first, {key: new[key] for key in keys}))
    return [hull], told


def two_numbers(yard: Yard, hard: float) -> Done:
    """A ship goes on under another MMSI and keeps its IMO number."""
    hull, _, told = _shown(yard, "two_numbers", NODES["jeju"], (1, 2))
    new = {"mmsi": mmsi_of("sl", hull.number)}
    if yard.rng.random() < hard:
        new |= {key: identity(yard.rng, hull.number, 70, "sl", 99.0)[key] for key in ("name", "call_sign", "flag")}
    hull.renamed.append((told.first, new))
    return [hull], told._replace(mmsi=(hull.mmsi, new["mmsi"]))


def false_imo(yard: Yard, hard: float) -> Done:
    """A ship sends an IMO number whose check digit is wrong."""
    hull, _, told = _shown(yard, "false_imo", NODES["jeju"], (1, 2))
    wrong = hull.said["imo"]
    hull.said["imo"] = wrong - wrong % 10 + (wrong % 10 + 1 + int(yard.rng.integers(8 if hard else 1))) % 10
    return [hull], told._replace(first=0, last=yard.minutes)


BEHAVIOURS: tuple[Callable[[Yard, float], Done], ...] = (
    disabling, transfer, dark_transfer, loitering, port_call, dark_port_call, clone, circle, jump, parked, on_land,
    renamed, two_numbers, false_imo,
)  # fmt: skip

SILENT = frozenset({"disabling", "dark_port_call"})
"""Behaviours whose label is a silence."""

TURNING = frozenset({"clone", "renamed", "two_numbers", "false_imo"})
"""Behaviours that are told by what ships are heard to say, not at one time."""


def injected(yard: Yard, each: int, hard: float) -> Iterator[Done]:
    """Yield so many of each behaviour."""
    for behave in BEHAVIOURS:
        for _ in range(each):
            yield behave(yard, hard)
