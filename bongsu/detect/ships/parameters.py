"""The detectors' thresholds, read from `parameters.yml`, where each stands with its source."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from importlib.resources import files
from typing import Any, TypeVar

import yaml

Group = TypeVar("Group")


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
class IdentityParameters:
    """What counts as said, and what a change of it is.

    Attributes:
        min_times: what a ship says fewer times is a fault of transmission.
        least_share: so is what makes a smaller share of all that it says of one thing.
        sea_types: first digits of AIS types of ships that must have an IMO number.
        together_hours: what changes within so many hours changes together.
        silence_hours: a change after so long a silence was made in it.
        moved_nm: a ship that lies farther from where it fell silent was under way.
        many_things: so many things of a ship that change together make another ship of it.
        size_metres: lengths that differ by less are one ship's.
        size_share: or by less than such a share.
        turns: changes to and fro of a number that two ships send in turn.
        apart_nm: ships farther apart at one time are two.
        flags: so many flags are hopping.
        flag_days: within so many days.
        near_nm: ships as near as this can have changed names with each other.
        near_hours: within so many hours of the change.
    """

    min_times: int
    least_share: float
    sea_types: tuple[int, ...]
    together_hours: float
    silence_hours: float
    moved_nm: float
    many_things: int
    size_metres: float
    size_share: float
    turns: int
    apart_nm: float
    flags: int
    flag_days: float
    near_nm: float
    near_hours: float


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
class DestinationParameters:
    """A ship ``away_nm`` farther from its destination after ``hours`` sails away; within ``near_nm`` it was there."""

    hours: float
    away_nm: float
    near_nm: float


@dataclass(frozen=True, slots=True)
class Parameters:
    """Every detector's thresholds."""

    tracks: TrackParameters
    gaps: GapParameters
    ports: PortParameters
    loitering: LoiteringParameters
    clones: CloneParameters
    circles: CircleParameters
    jumps: JumpParameters
    identity: IdentityParameters
    meetings: MeetingParameters
    reach: ReachParameters
    draughts: DraughtParameters
    programs: ProgramParameters
    parked: ParkParameters
    destinations: DestinationParameters

    def with_gap_hours(self, hours: float | None) -> "Parameters":
        """Return them with another threshold for silences, where one is given."""
        return self if hours is None else replace(self, gaps=replace(self.gaps, min_hours=hours))


@functools.cache
def parameters() -> Parameters:
    """Return the parameters of `parameters.yml`.

    Raises:
        KeyError, TypeError: the file lacks a value or has one too many; it is part of the program.
    """
    text = files("bongsu.detect.ships").joinpath("parameters.yml").read_text(encoding="utf-8")
    held = yaml.safe_load(text)
    return Parameters(**{item.name: _group(item.type, held[item.name]) for item in fields(Parameters)})


def _group(kind: Any, entries: Mapping[str, Mapping[str, Any]]) -> Any:
    return kind(**{name: _value(entry["value"]) for name, entry in entries.items()})


def _value(held: Any) -> Any:
    return tuple(held) if isinstance(held, list) else held
