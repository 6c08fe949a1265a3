"""Types of ship whose meetings have everyday reasons."""

from collections.abc import Set

from bongsu.detect.detector import Row
from bongsu.detect.ships.tracks.vessels import ship_type

SERVICE = frozenset({"tug", "pilot boat", "rescue ship", "dredger", "patrol ship", "naval ship", "sailing boat",
                     "pleasure craft"})  # fmt: skip
FERRIES = frozenset({"passenger ship", "high-speed craft"})


def of_type(row: Row, types: Set[str], *, both: bool = False) -> bool:
    """Return whether one ship (or both) of a meeting says that it is of one of these types."""
    found = [ship_type(row[f"{ship}_ship_type"]) in types for ship in ("one", "two")]
    return all(found) if both else any(found)


def both_fish(row: Row) -> bool:
    """Return whether both are fishing vessels."""
    return of_type(row, {"fishing vessel"}, both=True)
