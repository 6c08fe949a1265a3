"""Who has an interest of his own in what is said of whom: pairs of states, from a day on, as data."""

import functools
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from importlib import resources

import yaml

from bongsu.lang.areas import everyday_name


@dataclass(frozen=True, slots=True)
class Opposition:
    """These two states stand against each other from this day on, for this reason."""

    states: frozenset[str]
    since: date
    why: str


def interest_against(country: str | None, accused: Collection[str], day: date | None) -> str | None:
    """Say what interest a state had on a day in accusing these; None where none is known, or it is one of them.

    Args:
        country: who accuses, by ISO two letters in lower case.
        accused: those who are said to have done it, likewise.
        day: None counts as after all days.
    """
    if country is None or country in accused:
        return None
    for one in _oppositions():
        for other in sorted(accused):
            if one.states == {country, other} and (day is None or one.since <= day):
                return f"{everyday_name(country)} and {everyday_name(other)}, {one.why}"
    return None


@functools.cache
def _oppositions() -> tuple[Opposition, ...]:
    text = resources.files("bongsu.assess").joinpath("interests.yml").read_text(encoding="utf-8")
    return tuple(Opposition(frozenset(one["states"]), one["since"], one["why"]) for one in yaml.safe_load(text))
