from importlib.resources import files

import yaml

from bongsu.detect import GapParameters, gap_parameters


def test_defaults_are_those_of_global_fishing_watch() -> None:
    """Twelve hours of silence, with the twelve hours before it, unless a watch says otherwise."""
    assert gap_parameters() == GapParameters(min_hours=12, hours_before=12, nearby_degrees=0.5)
    assert gap_parameters(6) == GapParameters(min_hours=6, hours_before=12, nearby_degrees=0.5)


def test_every_parameter_names_its_source() -> None:
    """No number without where it comes from."""
    groups = yaml.safe_load(files("bongsu.detect").joinpath("parameters.yml").read_text(encoding="utf-8"))
    entries = [entry for group in groups.values() for entry in group.values()]
    assert entries
    assert all(set(entry) == {"value", "source"} and entry["source"].strip() for entry in entries)
