"""Which ship it was: what it said of itself at the time of an event, and the party that makes of it."""

from collections.abc import Mapping
from typing import Any

import ibis

from bongsu.detect.detector import Table
from bongsu.detect.ships.columns import IDENTITY
from bongsu.model.party import Identifiers, Party, vessel
from bongsu.model.sighting import Particulars

_TYPES = {30: "fishing vessel", 31: "tug", 32: "tug", 33: "dredger", 35: "naval ship", 36: "sailing boat",
          37: "pleasure craft", 50: "pilot boat", 51: "rescue ship", 52: "tug", 55: "patrol ship"}  # fmt: skip
_TENS = {2: "wing-in-ground craft", 4: "high-speed craft", 6: "passenger ship", 7: "cargo ship", 8: "tanker"}


def with_vessel(events: Table, said: Table, *, ship: str = "ship", second: str = "second", prefix: str = "") -> Table:
    """Return the events with what the ship last said of itself by then, in columns of `IDENTITY` with this prefix.

    Args:
        events: any table; each row an event of the ship in column ``ship`` at the time in column ``second``.
        said: of `statements`.
        ship: name of that column.
        second: name of that column.
        prefix: before the names of the columns that come.
    """
    asked = events.select(asked_ship=events[ship], asked_second=events[second]).distinct().view()
    known = asked.inner_join(said, [asked.asked_ship == said.ship, said.first_second <= asked.asked_second])
    # of what is said in one second the later row counts, so that engines agree
    later = ibis.window(group_by=["asked_ship", "asked_second"], order_by=["last_second", "file", "row"])
    known = known.mutate(turn=ibis.row_number().over(later))
    known = known.group_by("asked_ship", "asked_second").aggregate(
        # last() over a window keeps nulls on DuckDB, so the last known value is asked for by its time
        **{f"{prefix}{name}": known[name].argmax(known.turn, where=known[name].notnull()) for name in IDENTITY}
    )
    joined = events.left_join(known, [events[ship] == known.asked_ship, events[second] == known.asked_second])
    return joined.drop("asked_ship", "asked_second")


def party(row: Mapping[str, Any], prefix: str = "") -> Party:
    """Return the ship of a row of events, from the columns ``mmsi`` and those of `IDENTITY` with this prefix.

    The flag counts where it is a country's code.
    """
    said = {name: row.get(f"{prefix}{name}") for name in IDENTITY}
    flag = (said["flag"] or "").lower()
    imo = f"{said['imo']:07d}" if said["imo"] else None
    identifiers = Identifiers(imo=imo, mmsi=f"{row[f'{prefix}mmsi']:09d}", call_sign=said["call_sign"] or None)
    return vessel(
        said["name"] or None,
        identifiers,
        flag if len(flag) == 2 and flag.isalpha() else None,
        _particulars(said),
    )


def ship_type(code: int | None) -> str | None:
    """Return an AIS type of ship in words; None for none, reserved or other."""
    if code is None:
        return None
    return _TYPES.get(code) or _TENS.get(code // 10)


def _particulars(said: Mapping[str, Any]) -> Particulars | None:
    found = Particulars(
        ship_type(said["ship_type"]),
        _metres(said["length"]),
        _metres(said["width"]),
        _metres(said["draught"]),
        said["destination"] or None,
    )
    return None if found == Particulars() else found


def _metres(value: float | None) -> float | None:
    return round(float(value), 1) if value else None
