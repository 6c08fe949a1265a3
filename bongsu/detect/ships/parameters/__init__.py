"""The detectors' thresholds, read from `parameters.yml`, where each stands with its source."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from importlib.resources import files
from typing import Any

import yaml

from bongsu.detect.ships.parameters.identities import IdentityParameters
from bongsu.detect.ships.parameters.meetings import MeetingParameters, ReachParameters
from bongsu.detect.ships.parameters.positions import (
    CircleParameters,
    CloneParameters,
    JumpParameters,
    LandParameters,
    ParkParameters,
    ProgramParameters,
)
from bongsu.detect.ships.parameters.tracking import GapParameters, LoiteringParameters, PortParameters, TrackParameters
from bongsu.detect.ships.parameters.voyages import DestinationParameters, DetourParameters, DraughtParameters


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
    on_land: LandParameters
    detours: DetourParameters

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


__all__ = [
    "CircleParameters",
    "CloneParameters",
    "DestinationParameters",
    "DetourParameters",
    "DraughtParameters",
    "GapParameters",
    "IdentityParameters",
    "JumpParameters",
    "LandParameters",
    "LoiteringParameters",
    "MeetingParameters",
    "Parameters",
    "ParkParameters",
    "PortParameters",
    "ProgramParameters",
    "ReachParameters",
    "TrackParameters",
    "parameters",
]
