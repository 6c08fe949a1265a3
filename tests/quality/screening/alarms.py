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
    return {f"alarms_{name}": alarms(index, names) for name, names in samples(pairs).items()}


def samples(pairs: Path) -> dict[str, list[str]]:
    """Return names that nobody lists: of all the world and of South Korea, those of others and ours."""
    with (pairs / "yente" / "negatives_global.csv").open(encoding="utf-8", newline="") as file:
        world = [row["full_name"] for row in csv.DictReader(file)]
    names = _ordinary()
    first, second = (random.Random(seed) for seed in _SEEDS)  # noqa: S311 - samples, no secrets
    return {
        "world_200": first.sample(world, 200),
        "korean_100": first.sample(_given_first(names["first"]), 100),
        "world_4000": second.sample(world, 4000),
        "korean_500": _surname_first(names["second"], 0),
        "hangul_500": _surname_first(names["second"], 1),
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
