"""What is a track, a silence, a stay and a port call."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TrackParameters:
    """Which steps one hull can make; `parameters.yml` says where each value comes from.

    Attributes:
        fastest_knots: no ship of these waters is faster over ground.
        slack_nm: what a coarse fix may err; a step shorter than this is never impossible.
    """

    fastest_knots: float
    slack_nm: float


@dataclass(frozen=True, slots=True)
class GapParameters:
    """A silence of at least ``min_hours`` is a gap, told with what was heard around it.

    Attributes:
        min_hours: hours of silence, both ends' difference, from which on it is a gap.
        hours_before: length in hours of the time before the silence in which reports are counted.
        nearby_degrees: side of the cells in which other ships count as nearby, with the cells around.
        hours_ahead: so many hours on its last course a ship is followed, to see whether it left the covered area.
        covered_degrees: side of the cells that count as covered while anybody is heard in them.
        covered_share: of the places ahead, or on the way; where others are heard at fewer, it left the covered area.
        kept_on_share: of its speed before; a ship whose way and time make as much sailed on while it was silent.
        kept_on_nm: a shorter way says nothing about where it was meanwhile.
        back_minutes: silent ships that are heard again within so many of each other came back together.
        berth_nm: a ship nearer to the shore than this may lie at a berth.
        same_nm: a ship that is heard again nearer than this lies where it lay.
        still_knots: a ship that makes less than this from report to report lies still.
        still_nm: a ship at anchor swings and drifts less than this.
        outage_share: of all ships heard; where so many fell silent and came back together, the feed was lost.
        outage_ships: so many others must have.
        heard_on_share: reception went on where ships nearby were heard at least so often, against the hours before.
        others: so many other ships heard nearby are evidence of reception.
        steady_reports: so many of the ship in ``hours_before`` show that it was heard steadily.
    """

    min_hours: float
    hours_before: float
    nearby_degrees: float
    hours_ahead: int
    covered_degrees: float
    covered_share: float
    kept_on_share: float
    kept_on_nm: float
    back_minutes: float
    berth_nm: float
    same_nm: float
    still_knots: float
    still_nm: float
    outage_share: float
    outage_ships: int
    heard_on_share: float
    others: int
    steady_reports: int

    def __post_init__(self) -> None:
        """Refuse lengths that are not positive."""
        if not min(self.min_hours, self.hours_before, self.nearby_degrees) > 0:
            raise ValueError("gap parameters must be positive")


@dataclass(frozen=True, slots=True)
class PortParameters:
    """What a call at a port is, and how far a silent ship may have sailed to one.

    Attributes:
        countries: whose ports are watched, ISO two letters.
        slow_knots: a ship that makes no more lies still.
        stay_hours: so long it must lie still.
        apart_hours: reports in a port that lie farther apart belong to two calls.
        voyage_knots: what a cargo ship or tanker of these waters can keep up.
        least_strength: calls inferred from a silence are told from this strength on.
        near_nm: a silence that begins and ends farther from a port than this hardly speaks of it.
    """

    countries: tuple[str, ...]
    slow_knots: float
    stay_hours: float
    apart_hours: float
    voyage_knots: float
    least_strength: float
    near_nm: float


@dataclass(frozen=True, slots=True)
class LoiteringParameters:
    """A ship that stays slow for at least ``min_hours`` loiters.

    Attributes:
        slow_knots: an hour with a mean below this is slow.
        min_hours: hours of reports' steps that such a run has at least.
        most_silent_hours: a run goes on over a slow silence of at most so many hours.
    """

    slow_knots: float
    min_hours: float
    most_silent_hours: float
