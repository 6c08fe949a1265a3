"""What does not fit a voyage."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DraughtParameters:
    """A draught that changes by at least ``metres`` and ``share`` away from ports is told.

    Attributes:
        metres: a smaller change is fuel, water or trim.
        share: of the deeper draught; a larger ship's changes by more from fuel and ballast.
        times: a draught that was sent less often is a slip.
        back_hours: what is taken back within this was a slip too.
        late_days: crews type so many days late what changed in port.
        watched_hours: of the ship before the change, at least.
        still_knots: an hour below this lies still.
    """

    metres: float
    share: float
    times: int
    back_hours: float
    late_days: float
    watched_hours: float
    still_knots: float


@dataclass(frozen=True, slots=True)
class DestinationParameters:
    """A ship ``away_nm`` farther from its destination after ``hours`` sails away; within ``near_nm`` it was there."""

    hours: float
    away_nm: float
    near_nm: float


@dataclass(frozen=True, slots=True)
class DetourParameters:
    """A voyage is a detour that is ``more_nm`` and ``more_share`` longer by its farthest place than over water.

    Attributes:
        more_nm: nautical miles.
        more_share: of the shortest way over water.
        apart_nm: ends of a voyage that lie nearer make it a round trip, and no detour.
        stop_hours: so long a ship must lie slow for a stop.
        waters_nm: a place as near to a country's shore as this lies in its waters.
        sea_types: first digits of AIS types of ships that carry cargo from port to port.
    """

    more_nm: float
    more_share: float
    apart_nm: float
    stop_hours: float
    waters_nm: float
    sea_types: tuple[int, ...]
