from importlib.resources import files

import pytest
import yaml

from bongsu.detect.ships import parameters


def test_gaps_are_those_of_global_fishing_watch() -> None:
    """Twelve hours of silence, with the twelve hours before it, unless a watch says otherwise."""
    gaps = parameters().gaps
    assert (gaps.min_hours, gaps.hours_before, gaps.nearby_degrees) == (12, 12, 0.5)
    assert parameters().with_gap_hours(6).gaps.min_hours == 6
    assert parameters().with_gap_hours(None) == parameters()


def test_every_parameter_names_its_source() -> None:
    """No number without where it comes from."""
    groups = yaml.safe_load(files("bongsu.detect.ships").joinpath("parameters.yml").read_text(encoding="utf-8"))
    entries = [entry for group in groups.values() for entry in group.values()]
    assert entries
    assert all(set(entry) == {"value", "source"} and entry["source"].strip() for entry in entries)


def test_parameters_must_be_positive() -> None:
    """A threshold of nothing would make every report a gap."""
    with pytest.raises(ValueError, match="positive"):
        parameters().with_gap_hours(0)
