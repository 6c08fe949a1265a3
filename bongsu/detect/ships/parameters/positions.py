"""Which positions no ship keeps."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CloneParameters:
    """When two tracks of one MMSI are two ships of one identity.

    Attributes:
        min_turns: impossible steps between both.
        min_reports: of each.
        stray_share: of the false places of the number, each track has more reports than so large a share.
        many_hulls: from so many tracks on the number is badly programmed, and nobody's.
        clock_hours: a receiver's clock may be off by as much.
        clock_minutes: and differs by no more over a track.
        same_path: so large a share of a track lies on the other's path where only the clock was wrong.
    """

    min_turns: int
    min_reports: int
    stray_share: float
    many_hulls: int
    clock_hours: float
    clock_minutes: float
    same_path: float


@dataclass(frozen=True, slots=True)
class CircleParameters:
    """When places lie on a circle that no ship steers.

    Attributes:
        least_nm: radius; a ship at anchor swings within less.
        most_nm: radius.
        most_spread: standard deviation of the radius over its mean.
        min_sectors: of twelve, in which the ship was heard.
        min_loops: rounds; a ship under way turns once.
        least_knots: from report to report.
        many_ships: so many around one point at one time are disturbed, not guilty.
    """

    least_nm: float
    most_nm: float
    most_spread: float
    min_sectors: int
    min_loops: float
    least_knots: float
    many_ships: int


@dataclass(frozen=True, slots=True)
class JumpParameters:
    """When false places in a row are more than faults.

    Attributes:
        min_places: instants with a false place.
        min_seconds: from the first to the last.
        apart_minutes: false places that lie farther apart are two rows.
        around_hours: within which the ship must be heard at its own place before and after.
        true_share: of its own reports between them, against the false ones.
        jump_knots: between two false places, where they lie near the ship.
        together_nm: ships that near, at one time, are disturbed together.
        many_ships: so many of them are.
    """

    min_places: int
    min_seconds: int
    apart_minutes: float
    around_hours: float
    true_share: float
    jump_knots: float
    together_nm: float
    many_ships: int


@dataclass(frozen=True, slots=True)
class ProgramParameters:
    """A track that keeps one speed for ``min_hours``, to within ``drift_metres``, was computed.

    Attributes:
        min_hours: of such a track.
        least_knots: a ship that hardly moves is even by itself.
        reports_an_hour: with fewer, nobody sees how even it is.
        even_share: by which the mean speeds of two hours may differ.
        drift_metres: root mean square of the distance to where an even speed puts it.
        steps: no single step is longer than the way by so many.
        many_ships: from so many on, and
        table_share: so large a share of the ships that sailed, the table was resampled.
    """

    min_hours: float
    least_knots: float
    reports_an_hour: int
    even_share: float
    drift_metres: float
    steps: int
    many_ships: int
    table_share: float


@dataclass(frozen=True, slots=True)
class ParkParameters:
    """A place that stays the same to the metre for ``min_hours`` is held or made up, where no berth explains it.

    Attributes:
        min_hours: of a ship that reports speed.
        min_reports: meanwhile.
        most_silent_hours: between two of them.
        said_knots: mean of the speeds that it reports, of a ship under way.
        sea_hours: of a ship on the open sea that reports none.
        shore_nm: so far from the shore is the open sea.
    """

    min_hours: float
    min_reports: int
    most_silent_hours: float
    said_knots: float
    sea_hours: float
    shore_nm: float


@dataclass(frozen=True, slots=True)
class LandParameters:
    """Places inland, away from ports and inland waters, of a ship that is otherwise afloat, are false.

    Attributes:
        inland_nm: so far from the shore a place is inland.
        port_nm: and so far from any port.
        min_reports: a shorter row of places is a fault of a receiver.
        min_minutes: from the first to the last.
        silent_hours: places that lie farther apart are two rows.
        around_hours: within which the ship must have been afloat, before or after.
        own_share: of the row's hours; a number that is heard at sea in more of them is two ships'.
        others: so many other ships heard inland there show that there is water.
        straight_nm: a ship that sails inland without a bound must go so far,
        straight_share: and make good so much of its way: rivers wind,
        straight_knots: at such a mean speed.
        least_metres: shorter craft are carried on roads.
        together_nm: ships shown inland that near each other, at one time, are disturbed together.
        many_ships: so many of them are.
    """

    inland_nm: float
    port_nm: float
    min_reports: int
    min_minutes: float
    silent_hours: float
    around_hours: float
    own_share: float
    others: int
    straight_nm: float
    straight_share: float
    straight_knots: float
    least_metres: float
    together_nm: float
    many_ships: int
