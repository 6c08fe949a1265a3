"""Names that nobody lists: how many of them raise an alarm all the same."""

import csv
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml

from bongsu.model.designation import Subject
from bongsu.model.party import PartyKind
from bongsu.screen import ALERT, Index
from tests.quality.figures import Figure

_SEEDS = 1, 2
"""Of the sample that other engines were measured on, and of our larger one."""


def of_ordinary_names(pairs: Path, index: Index) -> dict[str, Figure]:
    """Return the share of ordinary names that match somebody listed at the alert line or above."""
    with (pairs / "yente" / "negatives_global.csv").open(encoding="utf-8", newline="") as file:
        world = [row["full_name"] for row in csv.DictReader(file)]
    names = _ordinary()
    first, second = (random.Random(seed) for seed in _SEEDS)  # noqa: S311 - samples, no secrets
    return {
        "alarms_world_200": alarms(index, first.sample(world, 200)),
        "alarms_korean_100": alarms(index, first.sample(_given_first(names["first"]), 100)),
        "alarms_world_4000": alarms(index, second.sample(world, 4000)),
        "alarms_korean_500": alarms(index, _surname_first(names["second"], 0)),
        "alarms_hangul_500": alarms(index, _surname_first(names["second"], 1)),
    }


def alarms(index: Index, names: Iterable[str]) -> Figure:
    """Return the share of these persons' names that match at the alert line or above."""
    held = list(names)
    subjects = (Subject(name, PartyKind.PERSON) for name in held)
    loud = sum(bool(matches) for matches in index.search_many(subjects, limit=1, at_least=ALERT))
    return Figure(loud / len(held), len(held), error=True)


def _ordinary() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "ordinary.yml").read_text(encoding="utf-8"))
    return found


def _given_first(names: dict[str, Sequence[str]]) -> list[str]:
    return [f"{given} {surname}" for surname in names["surnames"] for given in names["given"]]


def _surname_first(names: dict[str, dict[str, str]], hangul: int) -> list[str]:
    """Return every surname with every given name, in Latin letters or in Hangul without a blank."""
    surnames, given = names["surnames"], names["given"]
    if hangul:
        return [surname + name for surname in surnames.values() for name in given.values()]
    return [f"{surname} {name}" for surname in surnames for name in given]
