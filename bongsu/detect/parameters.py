"""The detectors' thresholds, read from `parameters.yml`, where each stands with its source."""

from dataclasses import dataclass, replace
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class GapParameters:
    """A silence of at least ``min_hours`` is a gap, told with what was heard around it.

    Attributes:
        min_hours: hours of silence, both ends' difference, from which on it is a gap.
        hours_before: length in hours of the time before the silence in which positions are counted.
        nearby_degrees: other ships count as nearby within so many degrees of latitude and of longitude.
    """

    min_hours: float
    hours_before: float
    nearby_degrees: float

    def __post_init__(self) -> None:
        """Refuse lengths that are not positive."""
        if not min(self.min_hours, self.hours_before, self.nearby_degrees) > 0:
            raise ValueError("gap parameters must be positive")


def gap_parameters(min_hours: float | None = None) -> GapParameters:
    """Return the parameters of `parameters.yml`, with another threshold (in hours) where one is given."""
    text = files("bongsu.detect").joinpath("parameters.yml").read_text(encoding="utf-8")
    entries = yaml.safe_load(text)["gaps"]
    held = GapParameters(**{name: float(entry["value"]) for name, entry in entries.items()})
    return held if min_hours is None else replace(held, min_hours=min_hours)
