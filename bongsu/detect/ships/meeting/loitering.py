"""Loitering: a ship that stays slow at sea for hours, which gives time for a transfer, or for waiting, or for nothing.

Four consecutive hours with a mean below two knots (Global Fishing Watch). Ships wait, drift and fish for good reasons:
each event says where the nearest port is, what status the ship gave itself and how wide it drifted. Near a port or at
an anchorage it is told in a form of its own; alongside, in the port proper, a stay is no loitering.
"""

from collections.abc import Sequence

import ibis

from bongsu.detect.detector import Row, Table, cited
from bongsu.detect.ships.tracks.detector import Detector
from bongsu.detect.ships.tracks.near_ports import Nearness, with_port
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.slow_hours import mostly, slow_runs, with_ends
from bongsu.detect.ships.tracks.vessels import party, ship_type, with_vessel
from bongsu.detect.ships.wording import between, clock, middle, points, position
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind
from bongsu.model.sighting import Measure, Sighting

LOITERING_FORM = "loitering"
AT_ANCHORAGE_FORM = "loitering_at_anchorage_of_port"

ANCHOR_DRIFT_NM = 0.3
"""A ship at anchor swings on its chain and stays within this; a drifting one does not."""

LONG_HOURS = 24.0
"""From a day on, longer loitering says no more."""

_IDLE_TYPES = {"fishing vessel", "tug", "dredger", "pilot boat", "rescue ship", "patrol ship", "naval ship",
               "sailing boat", "pleasure craft", "passenger ship"}  # fmt: skip


def loitering(scene: Scene) -> Table:
    """Return one row per loitering of at least ``min_hours`` outside the berths of ports, by ship and start.

    Returns:
        The columns of `slow_runs` and `with_port`, those of `IDENTITY`, and start_file, start_row, end_file, end_row.
    """
    long = long_stays(scene)
    cited_rows = with_ends(long, scene, "loitering_ends")
    return with_vessel(cited_rows, scene.said, second="end_second").order_by("ship", "start_second")


def long_stays(scene: Scene) -> Table:
    """Return the runs of slow hours that are long enough, with what port is near, kept by the engine."""
    return scene.kept("loitering", _long)


def _long(scene: Scene) -> Table:
    runs = slow_runs(scene)
    long = runs.filter(runs.hours >= scene.parameters.loitering.min_hours, runs.lat.notnull())
    numbered = long.mutate(event=ibis.row_number().over(ibis.window(order_by=["ship", "start_second"])))
    near = with_port(numbered, scene)
    return near.filter(near.nearness.isnull() | ~near.nearness.isin([Nearness.BERTHS.value, Nearness.PORT.value]))


def loitering_claims(rows: Sequence[Row], scene: Scene) -> tuple[Claim, ...]:
    """Return one claim per row of the table that `loitering` makes."""
    return tuple(_claim(row, scene) for row in rows)


def _claim(row: Row, scene: Scene) -> Claim:
    evidence, cited_rows, beside = cited(
        scene.evidence, [(row["start_file"], row["start_row"]), (row["end_file"], row["end_row"])]
    )
    observed = _observed(row)
    at_port = row["nearness"] is not None
    sighting = Sighting(
        AT_ANCHORAGE_FORM if at_port else LOITERING_FORM,
        observed,
        None if at_port else "it had time to meet another ship, heard or not",
        tuple(_against(row)),
        _strength(row),
        _measures(row),
        points((row["start_lat"], row["start_lon"]), (row["lat"], row["lon"]), (row["end_lat"], row["end_lon"])),
        beside,
    )
    place = middle(row)
    event = Event(EventKind.LOITERING, agents=(party(row),), place=place, when=between(row))
    return Claim(event, Stance.ASSERTED, evidence, observed, LOITERING.rule, row=cited_rows, sighting=sighting)


def _observed(row: Row) -> str:
    when = f"from {clock(row['start_second'])} to {clock(row['end_second'])}"
    how = f"{row['hours']:.1f} hours at a mean of {row['knots']:.1f} knots, within {row['drift_nm']:.1f} nautical miles"
    near = f", {row['port_nm']:.0f} nautical miles from {row['port_name']}" if row["port_name"] else ""
    return f"MMSI {row['mmsi']:09d} stayed around {position(row['lat'], row['lon'])}{near} {when}: {how}."


def _measures(row: Row) -> tuple[Measure, ...]:
    units = {"hours": "h", "knots": "kn", "nm": "nm", "drift_nm": "nm", "reports": "", "port_nm": "nm"}
    return tuple(Measure(name, row[name], unit) for name, unit in units.items() if row[name] is not None)


def _against(row: Row) -> list[str]:
    """Return what speaks against anything but waiting, what the tracks show first."""
    said = []
    if row["port_name"]:
        said.append(f"it lay {row['port_nm']:.0f} nautical miles from {row['port_name']}, where ships wait for a berth")
    for name, words in (("at_anchor", "at anchor"), ("moored", "moored"), ("fishing", "fishing")):
        if mostly(row, name):
            said.append(f"it gave its status as {words}")
    kind = ship_type(row["ship_type"])
    if kind in _IDLE_TYPES:
        said.append(f"it is a {kind}, which often stays slow")
    if row["drift_nm"] <= ANCHOR_DRIFT_NM:
        said.append("it stayed in one place, as a ship at anchor does")
    return [*said, "it waited for orders or a berth", "its engine was stopped for repairs, or the weather was bad"]


def _strength(row: Row) -> float:
    """Return how well the stay bears that it waited for more than a berth."""
    if row["nearness"] is not None:
        return 0.1
    strength = 0.3 + 0.2 * min(1.0, float(row["hours"]) / LONG_HOURS) + (0.1 if row["area_name"] else 0.0)
    innocent = any(mostly(row, name) for name in ("at_anchor", "moored", "fishing"))
    return strength / 2 if innocent or ship_type(row["ship_type"]) in _IDLE_TYPES else strength


LOITERING = Detector("detect.ships.loitering/1", loitering, loitering_claims)
