"""When two ships meet, and where a silent one can have been."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MeetingParameters:
    """Two ships meet that stay within ``metres`` of each other, both slow, for at least ``min_hours``.

    Attributes:
        metres: farthest apart.
        close_metres: nearer than this, two ships can lie alongside.
        min_hours: of the time together, pauses not counted.
        slow_knots: both make less over ground.
        merge_hours: what two ships do again within this is one meeting.
        most_silent_hours: between two reports farther apart than this, nobody knows where a ship was.
        least_share: of the time from start to end in which both places are known, they were together.
    """

    metres: float
    close_metres: float
    min_hours: float
    slow_knots: float
    merge_hours: float
    most_silent_hours: float
    least_share: float


@dataclass(frozen=True, slots=True)
class ReachParameters:
    """Where a silent ship can have been, and who counts as its possible partner.

    Attributes:
        min_gap_hours: a silence is long enough for the way and a transfer.
        most_gap_hours: after a longer one it can have been anywhere.
        min_together_hours: that both can have been at the place.
        usual_knots: of a ship that was never heard under way.
        fastest_knots: hourly means above this are errors.
        least_fit: share of the time of either that both were there.
        astray_nm: so many miles out of the way make a candidate less likely by a factor e.
        far_nm: so many miles of way do.
        best: so many candidates of one silence are told.
        least_strength: weaker ones are not told.
    """

    min_gap_hours: float
    most_gap_hours: float
    min_together_hours: float
    usual_knots: float
    fastest_knots: float
    least_fit: float
    astray_nm: float
    far_nm: float
    best: int
    least_strength: float
