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
